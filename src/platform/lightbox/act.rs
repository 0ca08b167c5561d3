//! The lightbox's controls: what they do, and what they show.

use gallery::viewer::Event;
use maud::html;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event as Told, HtmlElement};

use super::super::browser::{self, document};
use super::super::dom::{add, add_early, closest, first, set_text};
use super::room;
use crate::album::AlbumPhoto;
use crate::components::icon::{Icon, icon};
use crate::texts;

pub(super) fn listen(dialog: &Element) {
    add(dialog, "click", |event| clicked(&event));
    add(dialog, "fullscreenchange", |_| show_full());
    // Neither rises from what has met it.
    add_early(dialog, "error", |_| {
        room::with(|room| room.tell_missed());
    });
    add_early(dialog, "scroll", |_| {
        room::with(room::Room::follow_strip);
    });
}

fn clicked(event: &Told) {
    let of = |selector: &str, name: &str| closest(event, selector)?.get_attribute(name);
    if let Some(index) = of("[data-go]", "data-go").and_then(|it| it.parse().ok()) {
        return room::happen(Event::Go(index));
    }
    match of("[data-act]", "data-act").as_deref() {
        Some("close") => room::happen(Event::Close),
        Some("previous") => room::happen(Event::Previous),
        Some("next") => room::happen(Event::Next),
        Some("nearer") => room::happen(Event::Nearer),
        Some("farther") => room::happen(Event::Farther),
        Some("play") => room::happen(Event::Play),
        Some("full") => switch_full(),
        Some("share") => browser::spawn(share()),
        _ => {}
    }
}

/// The full screen is asked for by what the dialog holds: the dialog itself is on top already.
fn switch_full() {
    let Some(document) = document() else { return };
    if document.fullscreen_element().is_some() {
        document.exit_fullscreen();
    } else if let Some(Some(inner)) = room::with(|room| first(&room.dialog, ".room")) {
        drop(inner.request_fullscreen());
    }
}

fn show_full() {
    let is_full = document().is_some_and(|it| it.fullscreen_element().is_some());
    room::with(|room| press(&room.dialog, "full", is_full));
}

fn press(dialog: &Element, act: &str, pressed: bool) {
    if let Some(button) = first(dialog, &format!("[data-act={act}]")) {
        drop(button.set_attribute("aria-pressed", if pressed { "true" } else { "false" }));
    }
}

/// The photo's own page.
async fn share() {
    let Some((title, url)) = room::with(|room| (browser_title(), room.address())) else { return };
    if browser::share(&title, &url) {
        return;
    }
    let copied = browser::copy(&url).await;
    let words =
        if copied { texts::COPIED.to_owned() } else { format!("{}{url}", texts::NOT_COPIED) };
    room::with(|room| set_text(&room.dialog, ".said", &words));
}

fn browser_title() -> String {
    document().map(|document| document.title()).unwrap_or_default()
}

pub(super) fn show_playing(dialog: &Element, playing: bool) {
    let Some(button) = first(dialog, "[data-act=play]") else { return };
    let (name, face) =
        if playing { (texts::PAUSE, Icon::PAUSE) } else { (texts::PLAY, Icon::PLAY) };
    button.set_inner_html(&icon(face).into_string());
    for attribute in ["aria-label", "title"] {
        drop(button.set_attribute(attribute, name));
    }
}

/// The photo alone, or with what lies around it.
pub(super) fn show_bare(dialog: &Element, bare: bool) {
    if let Some(inner) = first(dialog, ".room") {
        drop(inner.class_list().toggle_with_force("bare", bare));
    }
}

/// The caption, and who took the photo.
pub(super) fn show_words(dialog: &Element, photo: &AlbumPhoto) {
    let words = html! {
        (photo.caption)
        @if let Some(credit) = &photo.credit { " " small { (texts::CREDIT) (credit) } }
    };
    if let Some(caption) = first(dialog, ".caption") {
        caption.set_inner_html(&words.into_string());
    }
    set_text(dialog, ".said", "");
}

/// There is nothing before the first photo, nor after the last.
pub(super) fn show_ends(dialog: &Element, index: usize, count: usize) {
    for (selector, is_end) in [(".before", index == 0), (".after", index + 1 >= count)] {
        let Some(button) = first(dialog, selector) else { continue };
        let had_focus = document().and_then(|it| it.active_element()).as_ref() == Some(&button);
        drop(button.toggle_attribute_with_force("disabled", is_end));
        if let (true, true, Some(stage)) = (is_end, had_focus, html_element(dialog, ".stage")) {
            drop(stage.focus());
        }
    }
}

/// The largest JPEG, under the photo's name.
pub(super) fn show_file(dialog: &Element, folder: &str, photo: &AlbumPhoto) {
    let (Some(link), Some(largest)) = (first(dialog, "[data-act=keep]"), photo.jpeg.last()) else {
        return;
    };
    drop(link.set_attribute("href", &format!("{folder}{}", largest.1)));
    drop(link.set_attribute("download", &format!("{}.jpg", photo.slug)));
}

fn html_element(dialog: &Element, selector: &str) -> Option<HtmlElement> {
    first(dialog, selector)?.dyn_into().ok()
}
