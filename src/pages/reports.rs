//! The list of a conference's reports.

use maud::{Markup, html};

use super::{Links, heading, still};
use crate::page::Part;
use crate::page_data::{PageData, ReportCard};
use crate::texts;

pub(super) fn parts(reports: &[ReportCard], page: &PageData, links: Links) -> Vec<Part> {
    let all = html! {
        (heading(texts::REPORTS, page))
        (cards(reports, links, Level::Second))
    };
    vec![still(all), Part::Share]
}

/// The level of the headings in a list of reports: one below the heading above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Level {
    Second,
    Third,
}

/// The reports in reading order.
pub(super) fn cards(reports: &[ReportCard], links: Links, level: Level) -> Markup {
    html! {
        @if reports.is_empty() {
            p.empty { (texts::NO_REPORTS) }
        } @else {
            ol.cards {
                @for report in reports {
                    li {
                        @let link = html! { a href=(links.to(&report.route)) { (report.title) } };
                        @match level {
                            Level::Second => h2 { (link) },
                            Level::Third => h3 { (link) },
                        }
                        p { (report.summary) }
                        p.meta { (texts::minutes(report.minutes)) }
                    }
                }
            }
        }
    }
}
