//! What an entry of the browser's history says of itself: the number of its page, and whether the
//! lightbox lies over that page.

use wasm_bindgen::JsValue;

use super::browser::window;

/// Follows the number in the state of the lightbox's entry. Such an entry belongs to the page below: it
/// has its number, and is scrolled as far.
const MARK: &str = " lightbox";

/// An entry that this app made knows its place; any other is where a document began.
pub(super) fn number() -> u32 {
    let state = state();
    below(&state).unwrap_or_else(|| whole(state.as_f64().unwrap_or(0.0)))
}

/// Whether the current entry is the lightbox's.
pub(super) fn is_lightbox() -> bool {
    below(&state()).is_some()
}

/// The number of the page that the lightbox lies over.
fn below(state: &JsValue) -> Option<u32> {
    state.as_string()?.strip_suffix(MARK)?.parse().ok()
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it was a u32")]
fn whole(number: f64) -> u32 {
    number as u32
}

fn state() -> JsValue {
    let history = window().and_then(|window| window.history().ok());
    history.and_then(|history| history.state().ok()).unwrap_or_default()
}

/// Makes the current entry that of a page of its own, and gives back its number: it follows the page that
/// it lay over.
pub(super) fn take_mark_off() -> u32 {
    let number = number().wrapping_add(1);
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        drop(history.replace_state_with_url(&number.into(), "", None));
    }
    number
}

/// Makes an entry for the lightbox over the current page; false where the browser refuses.
pub(super) fn push_lightbox(url: &str) -> bool {
    let state = format!("{}{MARK}", number()).into();
    let history = window().and_then(|window| window.history().ok());
    history.is_some_and(|it| it.push_state_with_url(&state, "", Some(url)).is_ok())
}

/// Gives the current entry another address.
pub(super) fn replace(url: &str) {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        // A frame without an address of its own has none to change.
        drop(history.replace_state_with_url(&state(), "", Some(url)));
    }
}

/// Goes back by one entry. It takes a while.
pub(super) fn back() {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        drop(history.back());
    }
}
