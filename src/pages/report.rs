//! One report.

use maud::{Markup, html};

use super::{Links, charts, eyebrow, neighbours, still};
use crate::components::photo::{Frame, photo};
use crate::page::Part;
use crate::page_data::{DocumentView, PageData, ReportPage, Segment};
use crate::route::Route;
use crate::texts;

pub(super) fn parts(report: &ReportPage, page: &PageData, links: Links) -> Vec<Part> {
    let mut parts = vec![still(head(report, page, links)), Part::Share];
    parts.extend(contents(&report.contents).map(still));
    parts.extend(report.text.iter().map(|segment| stretch(segment, links)));
    parts.push(still(neighbours(
        texts::NEIGHBOURS,
        [texts::PREVIOUS, texts::NEXT],
        report.previous.as_ref(),
        report.next.as_ref(),
        links,
    )));
    parts
}

fn head(report: &ReportPage, page: &PageData, links: Links) -> Markup {
    html! {
        header.page-head {
            (eyebrow(page))
            h1 tabindex="-1" { (report.title) }
            p.lead { (report.summary) }
            p.meta {
                time datetime=(report.datetime) { (report.date) }
                @if let Some(byline) = &report.byline { " " span { (byline) } }
                " " span { (texts::minutes(report.minutes)) }
            }
            @if let Some(document) = &report.document { (about(document, page, links)) }
        }
    }
}

fn about(document: &DocumentView, page: &PageData, links: Links) -> Markup {
    let documents = links.to(&Route::Documents(page.shell.slug.clone()));
    html! {
        p.about-document {
            a href={ (documents) "#" (document.slug) } { (document.name) }
            " " span { (document.title) }
        }
    }
}

/// One heading needs no table of contents.
fn contents(contents: &[(String, String)]) -> Option<Markup> {
    (contents.len() > 1).then(|| {
        html! {
            nav.contents aria-labelledby="_muc-luc" {
                h2 id="_muc-luc" { (texts::CONTENTS) }
                ol {
                    @for (id, text) in contents {
                        li { a href={ "#" (id) } { (text) } }
                    }
                }
            }
        }
    })
}

fn stretch(segment: &Segment, links: Links) -> Part {
    match segment {
        Segment::Prose(blocks) => Part::Prose(blocks.clone()),
        Segment::Photo(one) => still(photo(one, Frame::Report, links)),
        Segment::Chart(one) => still(charts(std::slice::from_ref(one), "")),
    }
}
