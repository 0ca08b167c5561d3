//! The lightbox as markup: its controls, a photo in its place, a thumbnail.

use gallery::rendition::Format;
use maud::{Markup, html};

use crate::album::{AlbumPhoto, Rendition};
use crate::components::icon::{Icon, icon};
use crate::texts;

/// What the browser can do beyond showing photos.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Abilities {
    /// It can show an element on the full screen.
    pub(crate) full_screen: bool,
}

/// What stands in the dialog.
pub(crate) fn room(can: Abilities) -> Markup {
    let tool = |act: &str, kind: Icon, name: &str| html! { button type="button" data-act=(act) aria-label=(name) title=(name) { (icon(kind)) } };
    html! {
        div.room {
            div.tools {
                p.where {}
                (tool("nearer", Icon::NEARER, texts::NEARER))
                (tool("farther", Icon::FARTHER, texts::FARTHER))
                (tool("play", Icon::PLAY, texts::PLAY))
                @if can.full_screen { (tool("full", Icon::FULL, texts::FULL_SCREEN)) }
                (tool("share", Icon::SHARE, texts::SHARE_PHOTO))
                a download data-act="keep" aria-label=(texts::DOWNLOAD_PHOTO) title=(texts::DOWNLOAD_PHOTO) { (icon(Icon::KEEP)) }
                (tool("close", Icon::CLOSE, texts::CLOSE))
            }
            div.stage tabindex="0" role="group" aria-label=(texts::LIGHTBOX_KEYS) { div.track {} }
            button.beside.before type="button" data-act="previous" aria-label=(texts::PREVIOUS_PHOTO) { (icon(Icon::PREVIOUS)) }
            button.beside.after type="button" data-act="next" aria-label=(texts::NEXT_PHOTO) { (icon(Icon::NEXT)) }
            div.words {
                p.caption id=(CAPTION) {}
                p.said role="status" {}
            }
            div.strip role="group" aria-label=(texts::THUMBNAILS) { div.row {} }
            p.heard aria-live="polite" {}
        }
    }
}

/// Names the caption, which describes the dialog. No id that comes from content has an underscore.
pub(crate) const CAPTION: &str = "_caption";

/// A photo in its place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Slide<'a> {
    /// The photo.
    pub(crate) photo: &'a AlbumPhoto,
    /// The address of its folder.
    pub(crate) folder: &'a str,
    /// A picture that is there already, or soon.
    pub(crate) thumb: &'a str,
    /// How wide it is shown, in the window's pixels, and how many of the screen's one of these takes.
    pub(crate) width: f64,
    pub(crate) density: f64,
    /// Whether it is the one that is looked at.
    pub(crate) current: bool,
}

impl Slide<'_> {
    /// The thumbnail below, the photo over it.
    pub(crate) fn markup(self) -> Markup {
        let Self { photo, thumb, .. } = self;
        let sizes = self.sizes();
        let priority = if self.current { "high" } else { "low" };
        html! {
            div.frame {
                svg.tint aria-hidden="true" { rect width="100%" height="100%" fill=(photo.placeholder) {} }
                img.thumb src=(thumb) alt="" draggable="false";
                picture {
                    @if self.takes_avif() { (self.source(Format::Avif, &sizes)) }
                    (self.source(Format::Webp, &sizes))
                    img.whole srcset=(self.set(Format::Jpeg)) sizes=(sizes) alt=(photo.alt) decoding="async" fetchpriority=(priority) draggable="false";
                }
            }
        }
    }

    fn source(self, format: Format, sizes: &str) -> Markup {
        html! { source type=(format.mime()) srcset=(self.set(format)) sizes=(sizes); }
    }

    fn set(self, format: Format) -> String {
        let all = self.photo.renditions(format).iter();
        let each: Vec<String> =
            all.map(|Rendition(width, file)| format!("{}{file} {width}w", self.folder)).collect();
        each.join(",")
    }

    pub(crate) fn sizes(self) -> String {
        format!("{:.0}px", self.width.max(1.0))
    }

    /// The widest files are not AVIF: it stands back where they show more.
    pub(crate) fn takes_avif(self) -> bool {
        let widest = |format| self.photo.renditions(format).last().map_or(0, |it| it.0);
        let avif = widest(Format::Avif);
        avif >= widest(Format::Webp) || self.width * self.density <= f64::from(avif)
    }
}

/// The thumbnail of one of so many photos.
pub(crate) fn thumbnail(photo: &AlbumPhoto, index: usize, count: usize, thumb: &str) -> Markup {
    html! {
        button type="button" data-go=(index) tabindex="-1"
            aria-label={ (texts::position(index + 1, count)) ": " (photo.caption) } {
            img src=(thumb) alt="" decoding="async" draggable="false";
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Slide;
    use crate::album::{AlbumPhoto, Rendition};

    fn photo() -> AlbumPhoto {
        let all = |widths: &[u32], ending: &str| {
            widths.iter().map(|width| Rendition(*width, format!("{width}.{ending}"))).collect()
        };
        AlbumPhoto {
            slug: "mot".into(),
            caption: "Một".into(),
            alt: "Một «người»".into(),
            credit: None,
            album: None,
            width: 4000,
            height: 3000,
            placeholder: "#123456".into(),
            avif: all(&[320, 1280], "avif"),
            webp: all(&[320, 1280, 1920], "webp"),
            jpeg: all(&[320, 1280, 1920], "jpg"),
        }
    }

    fn slide(photo: &AlbumPhoto, width: f64, density: f64) -> Slide<'_> {
        Slide { photo, folder: "https://a.vn/mot/", thumb: "t.webp", width, density, current: true }
    }

    #[test]
    fn a_photo_is_offered_in_every_format_by_whole_addresses() {
        let photo = photo();
        let markup = slide(&photo, 400.4, 2.0).markup().into_string();
        assert!(markup.contains("<source type=\"image/avif\" srcset=\"https://a.vn/mot/320.avif 320w,https://a.vn/mot/1280.avif 1280w\" sizes=\"400px\">"), "{markup}");
        assert!(markup.contains("srcset=\"https://a.vn/mot/320.jpg 320w,"), "{markup}");
        assert!(markup.contains("alt=\"Một «người»\""), "{markup}");
    }

    #[test]
    fn avif_stands_back_where_wider_files_show_more() {
        let mut photo = photo();
        assert!(slide(&photo, 640.0, 2.0).takes_avif());
        assert!(!slide(&photo, 641.0, 2.0).takes_avif());
        photo.webp.pop();
        assert!(slide(&photo, 9000.0, 2.0).takes_avif(), "nothing is wider");
    }
}
