//! Nothing stands here.

use maud::html;

use super::{Links, still};
use crate::page::Part;
use crate::route::Route;
use crate::texts;

pub(super) fn parts(links: Links) -> Vec<Part> {
    vec![still(html! {
        header.page-head { h1 tabindex="-1" { (texts::NOT_FOUND) } }
        p.lead { (texts::NOT_FOUND_HELP) }
        p { a.more href=(links.to(&Route::Home)) { (texts::GO_HOME) } }
    })]
}
