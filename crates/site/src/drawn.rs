//! What a page is given of a chart besides its document: the states that a reader may ask for, drawn
//! beforehand.

use ky_yeu::chart_view::Prepared;
use ky_yeu::page_data::{Body, PageData};

/// The files beside a chart's own page: what has been drawn of it, for every page that shows it, and
/// its spec for the engine where more can be asked for. A chart that is not drawn has been told
/// already; it has none, and its pages say that it is missing.
pub(crate) fn files(page: &PageData) -> Vec<(String, Vec<u8>)> {
    let (Body::Chart(_), Some(charts)) = (&page.body, &page.charts) else { return Vec::new() };
    let drawn = charts.charts.first().and_then(|chart| Prepared::draw(chart, charts).ok());
    let json = drawn.as_ref().and_then(|drawn| serde_json::to_vec(drawn).ok());
    let specs = drawn.is_some_and(|drawn| !drawn.is_whole).then(|| charts.to_json().into_bytes());
    let path = page.route.path();
    let named = |name: &str, bytes: Option<Vec<u8>>| Some((format!("{path}{name}"), bytes?));
    [named("chart.json", json), named("specs.json", specs)].into_iter().flatten().collect()
}
