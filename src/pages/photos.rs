//! The photos of a conference, and the page of one.

use maud::{Markup, html};

use super::{Links, heading, neighbours, still};
use crate::components::photo::{Frame, photo};
use crate::page::Part;
use crate::page_data::{PageData, PhotoPage, PhotoView};
use crate::route::Route;
use crate::texts;

/// How many photos are seen before anybody scrolls: these do not wait.
const FIRST: usize = 4;

/// All photos.
pub(super) fn album(photos: &[PhotoView], page: &PageData, links: Links) -> Vec<Part> {
    let parts = photos.chunk_by(|one, next| one.album == next.album);
    let starts = parts.clone().scan(0, |start, part| {
        let first = *start;
        *start += part.len();
        Some(first)
    });
    let all = html! {
        (heading(texts::PHOTOS, page))
        @if photos.is_empty() { p.empty { (texts::NO_PHOTOS) } }
        div.gallery { @for (part, start) in parts.clone().zip(starts) { (titled(part, start, links)) } }
        @if photos.iter().any(|photo| photo.picture.is_some()) {
            div.save.needs-address data-offline="albums" {}
        }
    };
    vec![still(all), Part::Share]
}

/// The photos of one album, under its title.
fn titled(photos: &[PhotoView], start: usize, links: Links) -> Markup {
    let grid = html! {
        div.album {
            @for (index, one) in photos.iter().enumerate() {
                (photo(one, Frame::Album { first: start + index < FIRST }, links))
            }
        }
    };
    html! {
        @match photos.first().and_then(|photo| photo.album.as_ref()) {
            Some(title) => section { h2 { (title) } (grid) },
            None => (grid),
        }
    }
}

/// One photo.
pub(super) fn single(single: &PhotoPage, page: &PageData, links: Links) -> Vec<Part> {
    let all = links.to(&Route::Photos(page.shell.slug.clone()));
    let largest = single.photo.picture.as_ref().and_then(|picture| picture.largest());
    let top = html! {
        (heading(&single.photo.caption, page))
        p.meta {
            span { (texts::position(single.position, single.count)) }
            " " a href=(all) { (texts::ALL_PHOTOS) }
        }
        (photo(&single.photo, Frame::Own, links))
        @if let Some((width, height, path)) = largest {
            p { a.more href=(links.file(path)) download { (texts::download_photo(width, height)) } }
        }
    };
    let neighbours = neighbours(
        texts::NEIGHBOUR_PHOTOS,
        [texts::PREVIOUS_PHOTO, texts::NEXT_PHOTO],
        single.previous.as_ref(),
        single.next.as_ref(),
        links,
    );
    vec![still(top), Part::Share, still(neighbours)]
}
