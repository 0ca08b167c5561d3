//! The photos at hand, side by side. What moves is moved by transforms alone.

use std::collections::BTreeMap;

use gallery::viewer::State;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlImageElement};

use super::super::browser::{document, window};
use super::super::dom::{first, within};
use super::Shelf;
use crate::album::AlbumPhoto;
use crate::lightbox;

/// By how much a photo that is dragged all the way down has shrunk.
const SHRINK: f64 = 0.3;

pub(super) struct Slides {
    track: HtmlElement,
    shelf: Shelf,
    at_hand: BTreeMap<usize, Slide>,
    in_motion: bool,
}

struct Slide {
    place: HtmlElement,
    frame: HtmlElement,
    /// How wide its files were chosen for.
    width: f64,
}

impl Slides {
    pub(super) fn new(dialog: &Element, shelf: Shelf) -> Option<Self> {
        let track = first(dialog, ".track")?.dyn_into().ok()?;
        Some(Self { track, shelf, at_hand: BTreeMap::new(), in_motion: false })
    }

    /// The address of a small picture of a photo: one that the page below has already, or its narrowest file.
    fn thumb(&self, photo: &AlbumPhoto) -> String {
        loaded(&photo.slug).unwrap_or_else(|| {
            let file = photo.webp.first().map_or("", |it| it.1.as_str());
            format!("{}{file}", self.shelf.address_of(&photo.slug))
        })
    }

    /// The markup of a photo's thumbnail.
    pub(super) fn thumbnail(&self, photo: &AlbumPhoto, index: usize) -> Option<String> {
        let count = self.shelf.album.photos.len();
        Some(lightbox::thumbnail(photo, index, count, &self.thumb(photo)).into_string())
    }

    /// Keeps of the photos at hand those that there are, and makes those that a glide to the photo shows. One that
    /// did not come is asked for again.
    pub(super) fn turn(&mut self, state: &State) {
        let at_hand = state.at_hand();
        self.at_hand.retain(|index, slide| {
            let kept = at_hand.contains(index) && !slide.is_missed();
            if !kept {
                slide.place.remove();
            }
            kept
        });
        self.add(state, 1.0);
        self.arrange(state);
    }

    /// Makes the photos at hand that are still missing: they are further away than a glide shows, and a photo takes
    /// as long to make as a frame has.
    pub(super) fn complete(&mut self, state: &State) {
        if self.add(state, f64::INFINITY) {
            self.arrange(state);
        }
    }

    /// Makes those that are missing as far as so many steps away; whether there were any.
    fn add(&mut self, state: &State, reach: f64) -> bool {
        let mut added = false;
        for index in state.at_hand() {
            if !self.at_hand.contains_key(&index)
                && steps(index, state.index()).abs() <= reach
                && let Some(slide) = self.make(state, index)
            {
                self.at_hand.insert(index, slide);
                added = true;
            }
        }
        added
    }

    fn make(&self, state: &State, index: usize) -> Option<Slide> {
        let photo = self.shelf.album.photos.get(index)?;
        let place: HtmlElement = document()?.create_element("div").ok()?.dyn_into().ok()?;
        place.set_class_name("slide");
        let width = state.fit(index).size().width;
        let current = index == state.index();
        let (folder, thumb) = (self.shelf.address(index), self.thumb(photo));
        let (folder, thumb) = (folder.as_str(), thumb.as_str());
        let density = density();
        let slide = lightbox::Slide { photo, folder, thumb, width, density, current };
        place.set_inner_html(&slide.markup().into_string());
        let frame = first(&place, ".frame")?.dyn_into().ok()?;
        self.track.append_child(&place).ok()?;
        let slide = Slide { place, frame, width };
        slide.fit(state, index);
        Some(slide)
    }

    /// Each photo in its place beside the one that is looked at, which alone is there for those who listen.
    fn arrange(&self, state: &State) {
        for (index, slide) in &self.at_hand {
            let away = steps(*index, state.index()) * state.pitch();
            set(&slide.place, "transform", &format!("translateX({away:.1}px)"));
            if *index == state.index() {
                drop(slide.place.remove_attribute("aria-hidden"));
            } else {
                drop(slide.place.set_attribute("aria-hidden", "true"));
                set(&slide.frame, "transform", "none");
            }
        }
    }

    pub(super) fn refit(&mut self, state: &State) {
        for (index, slide) in &self.at_hand {
            slide.fit(state, *index);
        }
        self.arrange(state);
    }

    /// What changes from frame to frame.
    pub(super) fn draw(&mut self, state: &State) {
        // A row that only slides is painted already.
        let in_motion = state.is_in_motion() && (state.view().is_near() || state.sink() != 0.0);
        if self.in_motion != in_motion {
            self.in_motion = in_motion;
            drop(self.track.class_list().toggle_with_force("moving", in_motion));
        }
        set(&self.track, "transform", &format!("translateX({:.2}px)", state.slide()));
        let Some(slide) = self.at_hand.get_mut(&state.index()) else { return };
        let (view, sink) = (state.view(), state.sink());
        let stage = state.stage().height.max(1.0);
        let zoom = view.zoom * (1.0 - SHRINK * (sink / stage).clamp(0.0, 1.0));
        let (x, y) = (view.shift.x, view.shift.y + sink);
        set(&slide.frame, "transform", &format!("translate({x:.2}px,{y:.2}px) scale({zoom:.4})"));
        if state.wakes_in() != Some(0.0) {
            let photo = self.shelf.album.photos.get(state.index());
            let width = state.fit(state.index()).size().width * view.zoom;
            if let Some(photo) = photo {
                slide.refine(photo, width);
            }
        }
    }

    /// Whether a photo has come, or will not.
    pub(super) fn is_ready(&self, index: usize) -> bool {
        let image = self.at_hand.get(&index).and_then(Slide::image);
        image.is_none_or(|image| image.complete())
    }

    /// Whether a photo was asked for in vain.
    pub(super) fn is_missed(&self, index: usize) -> bool {
        self.at_hand.get(&index).is_some_and(Slide::is_missed)
    }
}

impl Slide {
    fn image(&self) -> Option<HtmlImageElement> {
        first(&self.frame, ".whole")?.dyn_into().ok()
    }

    fn is_missed(&self) -> bool {
        self.image().is_some_and(|image| image.complete() && image.natural_width() == 0)
    }

    fn fit(&self, state: &State, index: usize) {
        let size = state.fit(index).size();
        set(&self.frame, "width", &format!("{:.2}px", size.width));
        set(&self.frame, "height", &format!("{:.2}px", size.height));
    }

    /// A photo that has been brought nearer gets a file that shows more, once it is at rest.
    fn refine(&mut self, photo: &AlbumPhoto, width: f64) {
        if width <= self.width * 1.2 {
            return;
        }
        self.width = width;
        let (folder, thumb, density) = ("", "", density());
        let slide = lightbox::Slide { photo, folder, thumb, width, density, current: true };
        for source in within(&self.frame, "source, .whole") {
            let is_avif = source.get_attribute("type").is_some_and(|it| it == "image/avif");
            if is_avif && !slide.takes_avif() {
                source.remove();
            } else {
                drop(source.set_attribute("sizes", &slide.sizes()));
            }
        }
    }
}

/// The picture of a photo that the page below has loaded.
fn loaded(slug: &str) -> Option<String> {
    let found = document()?.query_selector(&format!("a[data-photo='{slug}'] img")).ok()??;
    let image: HtmlImageElement = found.dyn_into().ok()?;
    (image.complete() && image.natural_width() > 0).then(|| image.current_src())
}

/// How many photos lie between two.
#[allow(clippy::cast_precision_loss, reason = "an album has no thousand million photos")]
fn steps(to: usize, from: usize) -> f64 {
    to as f64 - from as f64
}

/// How many of the screen's pixels one of the window's takes.
fn density() -> f64 {
    window().map_or(1.0, |window| window.device_pixel_ratio())
}

/// Set through the object model, a style is none of those that the policy refuses.
fn set(element: &HtmlElement, name: &str, value: &str) {
    drop(element.style().set_property(name, value));
}
