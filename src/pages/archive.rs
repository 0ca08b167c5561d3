//! All conferences, newest first, a page of them.

use maud::html;

use super::{Links, edition_link, heading, step, still};
use crate::page::Part;
use crate::page_data::{Archive, PageData};
use crate::route::Route;
use crate::texts;

pub(super) fn parts(archive: &Archive, page: &PageData, links: Links) -> Vec<Part> {
    let at = |page| links.to(&Route::Archive(page));
    let all = html! {
        (heading(texts::ARCHIVE, page))
        ol.cards {
            @for one in &archive.conferences {
                li {
                    h2 { a href=(links.to(&one.route)) { (one.title) } }
                    p.meta {
                        (one.date)
                        @if let Some(file) = &one.edition { " " (edition_link(file, links)) }
                    }
                }
            }
        }
        nav.neighbours aria-label=(texts::ARCHIVE) {
            @if archive.page > 1 { (step("prev", &at(archive.page - 1), texts::NEWER, "")) }
            @if archive.page < archive.pages {
                (step("next", &at(archive.page + 1), texts::OLDER, ""))
            }
        }
    };
    vec![still(all), Part::Share]
}
