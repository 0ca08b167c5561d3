//! The charts of all pages, drawn beforehand in the states that a reader may ask for: what a page is
//! given besides its document.

use std::collections::BTreeMap;

use ky_yeu::chart_view::{Chart, Charts, Prepared};
use ky_yeu::page_data::PageData;
use rayon::prelude::*;

/// What has been drawn, by conference and chart. A chart stands on several pages and is drawn once.
pub(crate) struct Drawn(BTreeMap<(String, String), One>);

struct One {
    json: String,
    is_whole: bool,
}

impl Drawn {
    /// Draws the charts of all pages. One that is not drawn has been told already; it stays out, and
    /// its page says that it is missing.
    pub(crate) fn of(pages: &[PageData]) -> Self {
        let mut wanted: BTreeMap<(String, String), (&Chart, &Charts)> = BTreeMap::new();
        for (page, charts) in pages.iter().filter_map(|page| Some((page, page.charts.as_ref()?))) {
            for chart in &charts.charts {
                wanted.entry(key(page, chart)).or_insert((chart, charts));
            }
        }
        let draw = |(key, (chart, charts)): ((String, String), (&Chart, &Charts))| {
            let prepared = Prepared::draw(chart, charts).ok()?;
            let json = serde_json::to_string(&prepared).ok()?;
            Some((key, One { json, is_whole: prepared.is_whole }))
        };
        Self(wanted.into_par_iter().filter_map(draw).collect())
    }

    /// The files beside a page: `charts.json` with what has been drawn of its charts, and `specs.json`
    /// for the engine where more can be asked for.
    pub(crate) fn files(&self, page: &PageData) -> Vec<(String, Vec<u8>)> {
        let Some(charts) = &page.charts else { return Vec::new() };
        let path = page.route.path();
        let drawn = charts.charts.iter().map(|chart| (chart, self.0.get(&key(page, chart))));
        let drawn: Vec<(&Chart, &One)> =
            drawn.filter_map(|(chart, one)| Some((chart, one?))).collect();
        let members: Vec<String> =
            drawn.iter().map(|(chart, one)| format!("\"{}\":{}", chart.slug, one.json)).collect();
        let mut files =
            vec![(format!("{path}charts.json"), format!("{{{}}}", members.join(",")).into_bytes())];
        if drawn.iter().any(|(_, one)| !one.is_whole) {
            files.push((format!("{path}specs.json"), charts.to_json().into_bytes()));
        }
        files
    }
}

fn key(page: &PageData, chart: &Chart) -> (String, String) {
    (page.shell.slug.clone(), chart.slug.clone())
}
