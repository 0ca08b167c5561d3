//! One chart, at an address of its own.

use maud::html;

use super::{Links, charts, eyebrow, neighbours, still};
use crate::page::Part;
use crate::page_data::{ChartPage, PageData};
use crate::route::Route;
use crate::texts;

pub(super) fn parts(chart: &ChartPage, page: &PageData, links: Links) -> Vec<Part> {
    let all = links.to(&Route::Figures(page.shell.slug.clone()));
    let top = html! {
        header.page-head { (eyebrow(page)) h1 tabindex="-1" { (chart.title) } }
        (charts(std::slice::from_ref(&chart.figure), ""))
        p { a.more href=(all) { (texts::ALL_CHARTS) } }
    };
    let neighbours = neighbours(
        texts::NEIGHBOUR_CHARTS,
        [texts::PREVIOUS_CHART, texts::NEXT_CHART],
        chart.previous.as_ref(),
        chart.next.as_ref(),
        links,
    );
    vec![still(top), Part::Share, still(neighbours)]
}
