//! A photo in a page: itself, as a link to its own page, or a plain panel where its file has not been
//! supplied, which says what the photo shows and why it is not there.

use gallery::grid::Shape;
use gallery::rendition::Format;
use maud::{Markup, html};

use super::icon::{Icon, icon};
use crate::page_data::{PhotoView, Picture};
use crate::pages::Links;
use crate::route::Route;
use crate::texts;

/// The widths of the columns that photos stand in on a wide window, in rem.
const MEASURE: f64 = 42.0;
const ALBUM: f64 = 72.0;
/// The height of a photo that stands alone is held to this, in rem; the styles say the same.
const HIGHEST: f64 = 44.0;
/// What takes up no column by itself is offered this JPEG, if it reads nothing better.
const PLAIN: u32 = 640;

/// Where in a page a photo stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Frame {
    /// On its own page, which has its caption as its heading.
    Own,
    /// In a report's text.
    Report,
    /// Among others, in the column of text.
    Row,
    /// Among all of them; the first are seen at once.
    Album { first: bool },
}

impl Frame {
    /// Whether the photo has its place to itself.
    fn is_alone(self) -> bool {
        matches!(self, Self::Own | Self::Report)
    }
}

pub(crate) fn photo(photo: &PhotoView, frame: Frame, links: Links) -> Markup {
    match &photo.picture {
        Some(picture) => supplied(photo, picture, frame, links),
        None => missing(photo, links),
    }
}

fn supplied(photo: &PhotoView, picture: &Picture, frame: Frame, links: Links) -> Markup {
    let Shape { width, height } = shape(picture, frame);
    let class = if frame.is_alone() { "photo alone" } else { "photo" };
    let class = format!("{class} w{width} h{height}");
    // Its own page is here already: there the link leads to the largest file.
    let href = match picture.largest().filter(|_| frame == Frame::Own) {
        Some((_, _, path)) => links.file(path),
        None => links.to(&photo.route),
    };
    html! {
        figure class=(class) {
            a href=(href) data-photo=(slug(photo)) {
                (tint(picture))
                (sources(photo, picture, frame, links))
            }
            (caption(photo, frame))
        }
    }
}

/// The photo's colour, in its place before it has come: a drawing, since there are no inline styles.
fn tint(picture: &Picture) -> Markup {
    html! { svg.tint aria-hidden="true" { rect width="100%" height="100%" fill=(picture.placeholder) {} } }
}

fn sources(photo: &PhotoView, picture: &Picture, frame: Frame, links: Links) -> Markup {
    let sizes = sizes(picture, frame);
    let set = |renditions: &[(u32, String)]| {
        let each = renditions.iter().map(|(width, path)| format!("{} {width}w", links.file(path)));
        each.collect::<Vec<_>>().join(",")
    };
    let jpegs = picture.of(Format::Jpeg);
    let plain = jpegs.iter().rev().find(|(width, _)| *width <= PLAIN).or(jpegs.first());
    let eager = matches!(frame, Frame::Own | Frame::Album { first: true });
    html! {
        picture {
            @for format in [Format::Avif, Format::Webp] {
                source type=(format.mime()) srcset=(set(picture.of(format))) sizes=(sizes);
            }
            img src=[plain.map(|(_, path)| links.file(path))] srcset=(set(jpegs)) sizes=(sizes)
                width=(picture.width) height=(picture.height) alt=(photo.alt)
                loading=(if eager { "eager" } else { "lazy" }) decoding="async"
                fetchpriority=[(frame == Frame::Own).then_some("high")];
        }
    }
}

fn shape(picture: &Picture, frame: Frame) -> Shape {
    let size = [picture.width, picture.height];
    if frame.is_alone() { Shape::of(size) } else { Shape::in_grid(size) }
}

/// How wide the photo is drawn, as far as it is known before the styles are.
fn sizes(picture: &Picture, frame: Frame) -> String {
    let shape = shape(picture, frame);
    match frame {
        Frame::Row => shape.sizes(MEASURE),
        Frame::Album { .. } => shape.sizes(ALBUM),
        Frame::Own | Frame::Report => {
            let held = HIGHEST * f64::from(shape.width) / f64::from(shape.height);
            let widest = 16.0 * held.min(MEASURE);
            format!("(min-width:45rem) {widest:.0}px,100vw")
        }
    }
}

/// On its own page the heading says the caption.
fn caption(photo: &PhotoView, frame: Frame) -> Markup {
    let own = frame == Frame::Own;
    html! {
        @if !own || photo.credit.is_some() {
            figcaption {
                @if !own { (photo.caption) }
                @if let Some(credit) = &photo.credit {
                    @if !own { " " }
                    small { (texts::CREDIT) (credit) }
                }
            }
        }
    }
}

fn slug(photo: &PhotoView) -> &str {
    match &photo.route {
        Route::Photo(_, slug) => slug,
        _ => "",
    }
}

fn missing(photo: &PhotoView, links: Links) -> Markup {
    html! {
        figure.photo.missing {
            div.panel {
                (icon(Icon::PHOTOS))
                p { (photo.alt) }
                p { (texts::PHOTO_MISSING) }
            }
            figcaption {
                a href=(links.to(&photo.route)) { (photo.caption) }
                @if let Some(credit) = &photo.credit { " " small { (texts::CREDIT) (credit) } }
            }
        }
    }
}
