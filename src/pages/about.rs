//! About this site.

use maud::{Markup, html};

use super::{Links, edition_link, heading, still};
use crate::page::Part;
use crate::page_data::{About, EditionNote, PageData};
use crate::texts::{self, offline};

pub(super) fn parts(about: &About, page: &PageData, links: Links) -> Vec<Part> {
    let about = html! {
        (heading(texts::ABOUT, page))
        div.prose {
            h2 { (texts::ABOUT_SITE) }
            p { (texts::ABOUT_WHAT) }
            p { (texts::ABOUT_TEXT) }
            @if !matches!(about.edition, EditionNote::Here(_)) {
                h2 { (offline::HEADING) }
                p { (offline::WHAT) }
                div data-offline="state" { p { (offline::UNKNOWN) } }
            }
            (edition(&about.edition, links))
            h2 { (texts::CITE) }
            p.citation { (about.citation) }
            h2 { (texts::PRIVACY) }
            p { (texts::ABOUT_PRIVACY) }
            h2 { (texts::RELEASE) }
            dl.facts {
                div { dt { (texts::RELEASE_ID) } dd { code { (about.release) } } }
                div { dt { (texts::PAGES) } dd { (about.pages) } }
            }
        }
    };
    vec![still(about), Part::Share]
}

/// The whole in one file: where it is to be had, or that it is here.
fn edition(note: &EditionNote, links: Links) -> Markup {
    html! {
        @match note {
            EditionNote::None => {},
            EditionNote::Offered(file) => {
                h2 { (texts::EDITION) }
                p { (texts::EDITION_WHAT) }
                p { (edition_link(file, links)) }
            },
            EditionNote::Here(online) => {
                h2 { (texts::EDITION) }
                p { (texts::EDITION_HERE) }
                @if let Some(address) = online {
                    p { (texts::EDITION_ONLINE) " " a href=(address) { (address) } }
                }
            },
        }
    }
}
