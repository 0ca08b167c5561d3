//! The photos of a conference, and the page of one.

use maud::html;

use super::{Links, heading, step, still};
use crate::components::photo::photo;
use crate::page::Part;
use crate::page_data::{PageData, PhotoPage, PhotoView};
use crate::route::Route;
use crate::texts;

/// All photos.
pub(super) fn album(photos: &[PhotoView], page: &PageData, links: Links) -> Vec<Part> {
    vec![still(html! {
        (heading(texts::PHOTOS, page))
        @if photos.is_empty() { p.empty { (texts::NO_PHOTOS) } }
        div.album { @for one in photos { (photo(one, links)) } }
    })]
}

/// One photo.
pub(super) fn single(single: &PhotoPage, page: &PageData, links: Links) -> Vec<Part> {
    let all = links.to(&Route::Photos(page.shell.slug.clone()));
    let top = html! {
        (heading(&single.photo.caption, page))
        p.meta {
            span { (texts::position(single.position, single.count)) }
            " " a href=(all) { (texts::ALL_PHOTOS) }
        }
        (photo(&single.photo, links))
    };
    let neighbours = html! {
        nav.neighbours aria-label=(texts::PHOTOS) {
            @if let Some(route) = &single.previous {
                (step("prev", &links.to(route), texts::PREVIOUS_PHOTO, ""))
            }
            @if let Some(route) = &single.next {
                (step("next", &links.to(route), texts::NEXT_PHOTO, ""))
            }
        }
    };
    vec![still(top), Part::Share, still(neighbours)]
}
