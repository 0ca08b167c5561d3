//! A chart in a page: its picture, its table, its words and its controls, from a spec, its tables and
//! what a reader has touched. Pure: the host prerenders with it and draws the states beforehand that a
//! reader may ask for; the engine's wasm module draws the others with it, the same bytes.

#[cfg(not(target_arch = "wasm32"))]
mod classes;
mod control;
mod csv;
mod drawing;
mod export;
#[cfg(not(target_arch = "wasm32"))]
mod figure;
mod marking;
mod options;
mod picking;
mod pointing;
#[cfg(not(target_arch = "wasm32"))]
mod prepared;
mod sheet;
mod shown;
mod summary;
mod theme;

#[cfg(not(target_arch = "wasm32"))]
pub use classes::Classes;
pub use control::{Choice, Control, Kind, Touched, read, state};
pub use csv::csv;
pub use drawing::{Drawing, Width};
pub use export::{Caption, standalone};
#[cfg(not(target_arch = "wasm32"))]
pub use figure::{Figure, Heading, Untouched, figure, shared_controls};
pub use options::{Options, key};
#[cfg(not(target_arch = "wasm32"))]
pub use picking::unanswered;
pub use picking::{class, picked};
pub use pointing::{Spot, nearest, stops, words_at};
#[cfg(not(target_arch = "wasm32"))]
pub use prepared::{PREPARED_BYTES, PREPARED_STATES, Prepared};
pub use sheet::Sheet;
pub use shown::Shown;

use chart::spec::read::Read;
use chart::value::Value;
use chart::{Loaded, Tables};
use serde::Deserialize;

/// The charts of a page with their tables; that of a chart's own page travels to the engine, as
/// `specs.json` beside it.
#[derive(Clone, Debug, Deserialize)]
pub struct Charts {
    /// The rows of each table, by the address that specs have for it.
    pub tables: Value,
    /// The charts, in the order of the page.
    pub charts: Vec<Chart>,
}

/// A chart: a spec and what is said beside it.
#[derive(Clone, Debug, Deserialize)]
pub struct Chart {
    /// Its address within the conference's figures.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// The Vega-Lite spec.
    pub spec: Value,
    /// The sentences that its numbers come from, and the day, as printed.
    pub source: String,
}

impl Charts {
    /// The chart with this slug.
    #[must_use]
    pub fn chart(&self, slug: &str) -> Option<&Chart> {
        self.charts.iter().find(|chart| chart.slug == slug)
    }

    /// As it travels.
    #[must_use]
    pub fn to_json(&self) -> String {
        let text = |text: &str| Value::text(text);
        let chart = |chart: &Chart| {
            Value::object(vec![
                ("slug".into(), text(&chart.slug)),
                ("title".into(), text(&chart.title)),
                ("spec".into(), chart.spec.clone()),
                ("source".into(), text(&chart.source)),
            ])
        };
        let charts = self.charts.iter().map(chart).collect();
        let all =
            vec![("tables".into(), self.tables.clone()), ("charts".into(), Value::list(charts))];
        Value::object(all).to_json()
    }
}

impl Tables for Charts {
    /// Tables have been read already, whatever their files' format.
    fn load(&self, url: &str, _as_json: bool) -> Option<Loaded> {
        self.tables.member(url).cloned().map(Loaded::Json)
    }
}
