//! The list of a conference's reports.

use maud::{Markup, html};

use super::{Links, heading, still};
use crate::page::Part;
use crate::page_data::{PageData, ReportCard};
use crate::texts;

pub(super) fn parts(reports: &[ReportCard], page: &PageData, links: Links) -> Vec<Part> {
    vec![still(html! {
        (heading(texts::REPORTS, page))
        (cards(reports, links))
    })]
}

/// The reports in reading order.
pub(super) fn cards(reports: &[ReportCard], links: Links) -> Markup {
    html! {
        @if reports.is_empty() {
            p.empty { (texts::NO_REPORTS) }
        } @else {
            ol.cards {
                @for report in reports {
                    li {
                        h3 { a href=(links.to(&report.route)) { (report.title) } }
                        p { (report.summary) }
                        p.meta { (texts::minutes(report.minutes)) }
                    }
                }
            }
        }
    }
}
