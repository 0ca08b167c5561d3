//! About this site.

use maud::html;

use super::{heading, still};
use crate::page::Part;
use crate::page_data::{About, PageData};
use crate::texts;

pub(super) fn parts(about: &About, page: &PageData) -> Vec<Part> {
    vec![still(html! {
        (heading(texts::ABOUT, page))
        div.prose {
            h2 { (texts::ABOUT_SITE) }
            p { (texts::ABOUT_WHAT) }
            p { (texts::ABOUT_TEXT) }
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
    })]
}
