//! All conferences, newest first, a page of them.

use maud::html;

use super::{Links, heading, step, still};
use crate::page::Part;
use crate::page_data::{Archive, PageData};
use crate::route::Route;
use crate::texts;

pub(super) fn parts(archive: &Archive, page: &PageData, links: Links) -> Vec<Part> {
    let at = |page| links.to(&Route::Archive(page));
    vec![still(html! {
        (heading(texts::ARCHIVE, page))
        ol.cards {
            @for (route, title, date) in &archive.conferences {
                li {
                    h2 { a href=(links.to(route)) { (title) } }
                    p.meta { (date) }
                }
            }
        }
        nav.neighbours aria-label=(texts::ARCHIVE) {
            @if archive.page > 1 { (step("prev", &at(archive.page - 1), texts::NEWER, "")) }
            @if archive.page < archive.pages {
                (step("next", &at(archive.page + 1), texts::OLDER, ""))
            }
        }
    })]
}
