//! The strip of thumbnails alive: of hundreds only those near what is seen of it are there.

use std::collections::BTreeMap;

use gallery::strip::{Shown, Strip};
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement};

use super::super::browser::document;
use super::super::dom::{first, watch_size};
use super::room;

/// Makes the markup of a thumbnail.
pub(super) type Make<'a> = &'a dyn Fn(usize) -> Option<String>;

pub(super) struct Thumbnails {
    window: HtmlElement,
    row: HtmlElement,
    /// Its sizes, once it has been painted.
    strip: Option<Strip>,
    count: usize,
    there: BTreeMap<usize, HtmlElement>,
    /// The one that is marked.
    marked: Option<usize>,
}

impl Thumbnails {
    pub(super) fn new(dialog: &Element, count: usize) -> Option<Self> {
        let window: HtmlElement = first(dialog, ".strip")?.dyn_into().ok()?;
        let row: HtmlElement = first(&window, ".row")?.dyn_into().ok()?;
        row.style().set_property("--count", &count.to_string()).ok()?;
        Some(Self { window, row, strip: None, count, there: BTreeMap::new(), marked: None })
    }

    /// From here on it is told of its size, first of all of the one it has.
    pub(super) fn watch(&self) {
        watch_size(&self.window, |_| {
            room::with(room::Room::fit_strip);
        });
    }

    /// One that is not shown, as in a low window, has no size and no thumbnails.
    pub(super) fn measure(&mut self) {
        let width = f64::from(self.window.client_width());
        let row = self.row.get_bounding_client_rect().width();
        let pitch = row / f64::from(u32::try_from(self.count.max(1)).unwrap_or(u32::MAX));
        self.strip = (width > 0.0).then_some(Strip { count: self.count, pitch, width });
    }

    /// Whether it has been brought to a photo.
    pub(super) fn is_at(&self, current: usize) -> bool {
        self.marked == Some(current)
    }

    /// Brings the thumbnail of the photo that is looked at into the middle, and marks it.
    pub(super) fn turn(&mut self, current: usize, make: Make<'_>) {
        let Some(strip) = self.strip else { return };
        let scroll = strip.scroll_to(current);
        let shown = strip.shown(scroll, current);
        self.add(&shown, make);
        self.mark(current);
        self.keep(&shown);
        self.window.set_scroll_left(whole(scroll));
    }

    /// Somebody scrolls: thumbnails that come near are made, those that are far go.
    pub(super) fn follow(&mut self, current: usize, make: Make<'_>) {
        let Some(strip) = self.strip else { return };
        let shown = strip.shown(f64::from(self.window.scroll_left()), current);
        self.add(&shown, make);
        self.keep(&shown);
    }

    fn add(&mut self, shown: &Shown, make: Make<'_>) {
        for index in shown.all() {
            if !self.there.contains_key(&index)
                && let Some(made) = make(index).and_then(|markup| self.insert(index, &markup))
            {
                self.there.insert(index, made);
            }
        }
    }

    /// Puts a thumbnail before the next one that is there: who listens to them hears them in their order.
    fn insert(&self, index: usize, markup: &str) -> Option<HtmlElement> {
        let holder = document()?.create_element("div").ok()?;
        holder.set_inner_html(markup);
        let made: HtmlElement = holder.first_element_child()?.dyn_into().ok()?;
        made.style().set_property("--at", &index.to_string()).ok()?;
        let next = self.there.range(index..).next().map(|(_, next)| next.as_ref());
        self.row.insert_before(&made, next).ok()?;
        Some(made)
    }

    /// Tab leads to the one that is looked at; whoever walks along the strip stays with the photo.
    fn mark(&mut self, current: usize) {
        let Some(thumbnail) = self.there.get(&current) else { return };
        let before = self.marked.replace(current).filter(|before| *before != current);
        if let Some(before) = before.and_then(|before| self.there.get(&before)) {
            drop(before.remove_attribute("aria-current"));
            drop(before.set_attribute("tabindex", "-1"));
        }
        drop(thumbnail.set_attribute("aria-current", "true"));
        drop(thumbnail.set_attribute("tabindex", "0"));
        let focused = document().and_then(|it| it.active_element());
        if focused.is_some_and(|it| it.has_attribute("data-go")) {
            let options = FocusOptions::new();
            options.set_prevent_scroll(true);
            drop(thumbnail.focus_with_options(&options));
        }
    }

    fn keep(&mut self, shown: &Shown) {
        self.there.retain(|index, thumbnail| {
            let kept = shown.has(*index);
            if !kept {
                thumbnail.remove();
            }
            kept
        });
    }
}

#[allow(clippy::cast_possible_truncation, reason = "held to what a browser can scroll")]
fn whole(pixels: f64) -> i32 {
    pixels.clamp(0.0, 30_000_000.0).round() as i32
}
