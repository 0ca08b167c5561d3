//! A photo in a page: for now a plain panel in its place, which says what the photo shows and why it
//! is not there.

use maud::{Markup, html};

use super::icon::{Icon, icon};
use crate::page_data::PhotoView;
use crate::pages::Links;
use crate::texts;

pub(crate) fn photo(photo: &PhotoView, links: Links) -> Markup {
    html! {
        figure.photo {
            div.panel {
                (icon(Icon::Photos))
                p { (photo.alt) }
                p { (if photo.supplied { texts::PHOTO_WAITING } else { texts::PHOTO_MISSING }) }
            }
            figcaption {
                a href=(links.to(&photo.route)) { (photo.caption) }
                @if let Some(credit) = &photo.credit { " " small { (texts::CREDIT) (credit) } }
            }
        }
    }
}
