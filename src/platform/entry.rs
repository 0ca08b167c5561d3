//! What an entry of the browser's history says of itself: the number of its page, and whether the
//! lightbox lies over that page.

use wasm_bindgen::JsValue;
use web_sys::History;

use super::browser::window;

/// An entry that this app made knows its place; any other is where a document began.
///
/// The lightbox's entry belongs to the page below: it has its number, and is scrolled as far.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it was a u32")]
pub(super) fn number() -> u32 {
    let state = state();
    (if state < 0.0 { -state - 1.0 } else { state }) as u32
}

/// Whether the current entry is the lightbox's.
pub(super) fn is_lightbox() -> bool {
    state() < 0.0
}

/// The state of the lightbox's entry: below zero, over page 0 as well.
fn over(number: u32) -> JsValue {
    (-f64::from(number) - 1.0).into()
}

fn state() -> f64 {
    history().and_then(|history| history.state().ok()?.as_f64()).unwrap_or(0.0)
}

fn history() -> Option<History> {
    window()?.history().ok()
}

/// Makes the current entry that of a page of its own, and gives back its number: it follows the page that
/// it lay over.
pub(super) fn take_mark_off() -> u32 {
    let number = number().wrapping_add(1);
    if let Some(history) = history() {
        drop(history.replace_state_with_url(&number.into(), "", None));
    }
    number
}

/// Makes an entry for the lightbox over the current page; false where the browser refuses.
pub(super) fn push_lightbox(url: &str) -> bool {
    history()
        .is_some_and(|history| history.push_state_with_url(&over(number()), "", Some(url)).is_ok())
}

/// Gives the current entry, which is the lightbox's, another address.
pub(super) fn replace(url: &str) {
    if let Some(history) = history() {
        // A frame without an address of its own has none to change.
        drop(history.replace_state_with_url(&state().into(), "", Some(url)));
    }
}

/// Goes back by one entry. It takes a while.
pub(super) fn back() {
    if let Some(history) = history() {
        drop(history.back());
    }
}
