//! The foot of every page: the related links, and the ways out.

use maud::{Markup, html};

use crate::page_data::PageData;
use crate::pages::Links;
use crate::route::Route;
use crate::texts;

pub(crate) fn footer(page: &PageData) -> Markup {
    let links = Links::from(&page.route);
    let shell = &page.shell;
    html! {
        section {
            h2 { (shell.related_title) }
            @if shell.related.is_empty() {
                p.empty { (texts::NO_RELATED) }
            } @else {
                ul {
                    @for (label, href) in &shell.related {
                        li { a rel="external" href=(href) { (label) } }
                    }
                }
            }
        }
        p.ways {
            a href=(links.to(&Route::About)) { (texts::ABOUT) }
            @if shell.archive { " " a href=(links.to(&Route::Archive(1))) { (texts::ARCHIVE) } }
            " " span { (shell.organisation) }
        }
        // A script says here what the device has kept; a file keeps nothing.
        p.kept.needs-address data-offline="line" {}
    }
}
