//! The dialog: made once, filled each time that it opens, and kept in step with the state.

use std::cell::RefCell;

use gallery::geometry::Size;
use gallery::viewer::{Event, State};
use gallery::visit::Happening;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, HtmlElement};

use super::super::browser::{self, document, window};
use super::super::dom::{first, set_text};
use super::slides::Slides;
use super::strip::Thumbnails;
use super::{Shelf, act, below, hands, happen as visit, pace};
use crate::lightbox::{self, Abilities, Seen};
use crate::texts;

/// What is open.
pub(super) struct Room {
    pub(super) dialog: HtmlDialogElement,
    pub(super) shelf: Shelf,
    /// It is away only while an event is taken in.
    state: Option<State>,
    slides: Slides,
    strip: Thumbnails,
    /// The page's title, which comes back.
    title: String,
}

thread_local! {
    static DIALOG: RefCell<Option<HtmlDialogElement>> = const { RefCell::new(None) };
    static ROOM: RefCell<Option<Room>> = const { RefCell::new(None) };
}

pub(super) fn with<T>(use_it: impl FnOnce(&mut Room) -> T) -> Option<T> {
    ROOM.with_borrow_mut(|room| room.as_mut().map(use_it))
}

/// Shows a photo: opens the dialog, or turns to it.
pub(super) fn show(shelf: &Shelf, index: usize) {
    if with(|_| ()).is_some() {
        take_in(Event::Go(index));
    } else if open(shelf, index).is_none() {
        // A browser without dialogs has the photo's page.
        super::history::leave_for(&shelf.address(index));
    }
}

fn open(shelf: &Shelf, index: usize) -> Option<()> {
    let dialog = dialog()?;
    let can = Abilities { full_screen: document()?.fullscreen_enabled() };
    dialog.set_inner_html(&lightbox::room(can).into_string());
    // First of all, since what lies below a dialog is marked as out of reach, photo by photo.
    below::cover();
    document()?.body()?.append_child(&dialog).ok()?;
    dialog.show_modal().ok()?;
    let stage: HtmlElement = first(&dialog, ".stage")?.dyn_into().ok()?;
    let sizes = shelf.album.photos.iter();
    let sizes =
        sizes.map(|photo| Size::new(f64::from(photo.width), f64::from(photo.height))).collect();
    let state = State::new(sizes, index, size_of(&stage), is_calm());
    let slides = Slides::new(&dialog, shelf.clone())?;
    let strip = Thumbnails::new(&dialog, shelf.album.photos.len())?;
    let title = document()?.title();
    let (shelf, state) = (shelf.clone(), Some(state));
    let mut room = Room { dialog, shelf, state, slides, strip, title };
    room.turn();
    drop(stage.focus());
    super::super::dom::watch_size(&stage, |_| resized());
    ROOM.set(Some(room));
    // The photo first.
    super::super::dom::after_paint(|| {
        with(|room| room.strip.watch());
    });
    Some(())
}

/// The one dialog, with ears.
fn dialog() -> Option<HtmlDialogElement> {
    if let Some(known) = DIALOG.with_borrow(Clone::clone) {
        return Some(known);
    }
    let made: HtmlDialogElement = document()?.create_element("dialog").ok()?.dyn_into().ok()?;
    made.set_class_name("lightbox");
    for (name, value) in [("aria-label", texts::LIGHTBOX), ("aria-describedby", lightbox::CAPTION)]
    {
        made.set_attribute(name, value).ok()?;
    }
    browser::adopt(lightbox::STYLES);
    hands::listen(&made);
    act::listen(&made);
    DIALOG.set(Some(made.clone()));
    Some(made)
}

/// Takes the dialog away, and brings the focus to the thumbnail of the photo that was seen last.
pub(super) fn hide() {
    let Some(room) = ROOM.take() else { return };
    pace::halt();
    if let Some(document) = document().filter(|it| it.fullscreen_element().is_some()) {
        document.exit_fullscreen();
    }
    browser::set_title(&room.title);
    below::uncover();
    room.dialog.close();
    room.dialog.remove();
    room.dialog.set_inner_html("");
    let index = room.state.as_ref().map_or(0, State::index);
    let photo = room.shelf.album.photos.get(index);
    let thumbnail = photo.and_then(|photo| {
        let found = document()?.query_selector(&format!("a[data-photo='{}']", photo.slug));
        found.ok()??.dyn_into::<HtmlElement>().ok()
    });
    // Elsewhere the focus is where it was, by the dialog itself.
    if let Some(thumbnail) = thumbnail {
        drop(thumbnail.focus());
    }
    below::anchor_near();
}

/// Takes an event in, and shows what has become of it.
pub(super) fn happen(event: Event) {
    let Some(Some((before, now))) = with(|room| room.next(event)) else { return };
    if now.closed {
        visit(Happening::Closed);
        return;
    }
    show_change(&event, &before, &now);
    if now.index != before.index {
        visit(Happening::Went(now.index));
    }
}

/// The same, where the visit knows already.
fn take_in(event: Event) {
    if let Some(Some((before, now))) = with(|room| room.next(event)) {
        show_change(&event, &before, &now);
    }
}

fn show_change(event: &Event, before: &Seen, now: &Seen) {
    let wakes = with(|room| {
        if now.index == before.index {
            room.draw();
        } else {
            room.turn();
        }
        room.bring_rest(event);
        if now.playing != before.playing {
            act::show_playing(&room.dialog, now.playing);
        }
        if now.bare != before.bare {
            act::show_bare(&room.dialog, now.bare);
        }
        if let Some(words) = lightbox::heard(before, now, event, &room.shelf.album) {
            set_text(&room.dialog, ".heard", &words);
        }
        room.state.as_ref().and_then(State::wakes_in)
    });
    pace::wake_in(wakes.flatten());
}

fn resized() {
    let size = with(|room| room.stage().map(|stage| size_of(&stage))).flatten();
    // One that is not shown has none.
    if let Some(size) = size.filter(|size| size.width > 1.0 && size.height > 1.0) {
        happen(Event::Resize(size));
        with(Room::refit);
    }
}

fn size_of(stage: &Element) -> Size {
    Size::new(f64::from(stage.client_width()), f64::from(stage.client_height()))
}

/// Whether the visitor wants no motion.
fn is_calm() -> bool {
    let query = window().and_then(|it| it.match_media("(prefers-reduced-motion: reduce)").ok()?);
    query.is_some_and(|query| query.matches())
}

impl Room {
    fn next(&mut self, event: Event) -> Option<(Seen, Seen)> {
        let state = self.state.take()?;
        let before = Seen::of(&state);
        let state = state.next(event);
        let now = Seen::of(&state);
        self.state = Some(state);
        Some((before, now))
    }

    fn stage(&self) -> Option<Element> {
        first(&self.dialog, ".stage")
    }

    /// The address of the photo that is looked at.
    pub(super) fn address(&self) -> String {
        self.shelf.address(self.index())
    }

    fn index(&self) -> usize {
        self.state.as_ref().map_or(0, State::index)
    }

    /// Says so where the photo that is looked at did not come.
    pub(super) fn tell_missed(&self) {
        if self.slides.is_missed(self.index()) {
            set_text(&self.dialog, ".said", texts::PHOTO_FAILED);
        }
    }

    /// Whether time may go on: a photo that has not come yet holds the slideshow up.
    pub(super) fn is_ready(&self) -> bool {
        let is_playing = self.state.as_ref().is_some_and(State::is_playing);
        !is_playing || self.slides.is_ready(self.index())
    }

    fn draw(&mut self) {
        if let Some(state) = &self.state {
            self.slides.draw(state);
        }
    }

    /// All photos at hand are fitted anew.
    fn refit(&mut self) {
        if let Some(state) = &self.state {
            self.slides.refit(state);
            self.slides.draw(state);
        }
    }

    /// Turns to the photo that the state is at.
    fn turn(&mut self) {
        let Some(state) = &self.state else { return };
        self.slides.turn(state);
        self.slides.draw(state);
        let (index, count) = (state.index(), state.count());
        let Some(photo) = self.shelf.album.photos.get(index) else { return };
        set_text(&self.dialog, ".where", &format!("{}/{count}", index + 1));
        act::show_words(&self.dialog, photo);
        act::show_ends(&self.dialog, index, count);
        act::show_file(&self.dialog, &self.shelf.address(index), photo);
        let site = self.title.rsplit(" · ").next().unwrap_or_default();
        browser::set_title(&format!("{} · {site}", photo.caption));
    }

    /// Brings the strip and the photos further away after the photo. They let a swipe glide to its end first: they
    /// take as long to make as a frame has.
    fn bring_rest(&mut self, event: &Event) {
        let Some(state) = &self.state else { return };
        if state.is_in_motion() && event.is_of_motion() {
            return;
        }
        self.slides.complete(state);
        if !self.strip.is_at(self.index()) {
            self.fill_strip();
        }
    }

    /// The strip has another size, or has been shown.
    pub(super) fn fit_strip(&mut self) {
        self.strip.measure();
        self.fill_strip();
    }

    /// Brings the photo's thumbnail into the middle of the strip.
    fn fill_strip(&mut self) {
        let index = self.index();
        let Self { strip, slides, shelf, .. } = self;
        strip.turn(index, &|index| slides.thumbnail(shelf.album.photos.get(index)?, index));
    }

    /// The strip has been scrolled.
    pub(super) fn follow_strip(&mut self) {
        let index = self.index();
        let Self { strip, slides, shelf, .. } = self;
        strip.follow(index, &|index| slides.thumbnail(shelf.album.photos.get(index)?, index));
    }
}
