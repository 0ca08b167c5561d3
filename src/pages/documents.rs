//! The documents on their timeline, and each in words.

use maud::{Markup, html};

use super::{Links, heading, still};
use crate::components::timeline::timeline;
use crate::page::Part;
use crate::page_data::{DocumentView, Documents, PageData};
use crate::texts;

pub(super) fn parts(all: &Documents, page: &PageData, links: Links) -> Vec<Part> {
    let page = html! {
        (heading(texts::DOCUMENTS, page))
        @if all.items.is_empty() {
            p.empty { (texts::NO_DOCUMENTS) }
        } @else {
            (timeline(all))
            @for item in &all.items { (document(item, links)) }
        }
    };
    vec![still(page), Part::Share]
}

fn document(item: &DocumentView, links: Links) -> Markup {
    html! {
        section.document id=(item.slug) tabindex="-1" {
            h2 { (item.name) }
            p { (item.title) }
            dl.facts {
                div { dt { (texts::ISSUER) } dd { (item.issuer) } }
                div { dt { (texts::ISSUED) } dd { (date(item)) } }
                div { dt { (texts::PERIOD) } dd { (item.period) } }
            }
            @if let Some(note) = &item.note { p.note { (note) } }
            @if let Some((route, title)) = &item.report {
                p { a.more href=(links.to(route)) { (texts::READ_REPORT) (title) } }
            }
        }
    }
}

fn date(item: &DocumentView) -> Markup {
    html! {
        @match &item.date {
            Some((printed, day)) => time datetime=(day) { (printed) },
            None => span.empty { (texts::NO_DATE) },
        }
    }
}
