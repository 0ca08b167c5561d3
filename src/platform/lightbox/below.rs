//! The page below the lightbox: its pictures, which are many.

use web_sys::Element;

use super::super::{dom, photos};

/// So many are seen to for a frame: whoever swipes meanwhile does not notice.
const PORTION: usize = 8;

/// Writes out the addresses of all pictures of the page at an address, bit by bit: those near the window have been
/// seen to, and the others come near only once the window is turned or the page is scrolled.
pub(super) fn anchor_rest(page: String) {
    anchor(dom::all(photos::PICTURES), page);
}

fn anchor(mut left: Vec<Element>, page: String) {
    let rest = left.split_off(left.len().min(PORTION));
    for picture in &left {
        photos::anchor(picture, &page);
    }
    if !rest.is_empty() {
        dom::after_paint(move || anchor(rest, page));
    }
}
