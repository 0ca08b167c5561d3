//! The page below the lightbox. Nobody sees it meanwhile, and hundreds of photos that nobody sees would be painted
//! and looked after in every frame: it is out of the browser's work until it is seen again.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::HtmlImageElement;

use super::super::{browser, dom, photos};

/// Its mark, for which the styles have what follows.
const BELOW: &str = "below";
/// So many are seen to for a frame: whoever swipes meanwhile does not notice.
const PORTION: usize = 2;

thread_local! {
    /// The address of the page.
    static PAGE: RefCell<String> = const { RefCell::new(String::new()) };
}

/// What the page's pictures count from, whatever the address bar says.
pub(super) fn of(page: &str) {
    PAGE.set(page.to_owned());
}

/// The page lies below from now on. It keeps its height, and so how far it is scrolled.
pub(super) fn cover() {
    if let Some(root) = browser::root() {
        let size = root.get_bounding_client_rect();
        for (name, length) in [("--below-width", size.width()), ("--below-height", size.height())] {
            drop(root.style().set_property(name, &format!("{length:.2}px")));
        }
        drop(root.class_list().add_1(BELOW));
    }
    let can_hide = can_hide();
    let pictures = dom::all(photos::PICTURES).into_iter().filter_map(|it| it.dyn_into().ok());
    anchor(pictures.filter(|picture| !can_hide || is_loaded(picture)).collect());
}

/// It is seen again. Its address comes back only after that.
pub(super) fn uncover() {
    if let Some(root) = browser::root() {
        drop(root.class_list().remove_1(BELOW));
    }
}

/// Has those pictures look their files up in the right place that are near what is seen of the page by now.
pub(super) fn anchor_near() {
    PAGE.with_borrow(|page| photos::anchor_near(page));
}

/// Whether the browser can leave out what is not seen. Then nothing comes near meanwhile, and pictures that have not
/// been loaded look for nothing.
fn can_hide() -> bool {
    const NAME: &str = "content-visibility";
    let Some(root) = browser::root() else { return false };
    drop(root.style().set_property(NAME, "visible"));
    root.style().remove_property(NAME).is_ok_and(|value| !value.is_empty())
}

fn is_loaded(picture: &HtmlImageElement) -> bool {
    !picture.current_src().is_empty()
}

/// Writes out the addresses of pictures, bit by bit: those near the window have been seen to, and the others are
/// looked up anew when the window is turned.
fn anchor(mut left: Vec<HtmlImageElement>) {
    let rest = left.split_off(left.len().min(PORTION));
    PAGE.with_borrow(|page| left.iter().for_each(|picture| photos::anchor(picture, page)));
    if !rest.is_empty() {
        dom::after_paint(move || anchor(rest));
    }
}
