//! How long charts take: the median of some runs, in milliseconds. `cargo bench -p ky-yeu-chart`
//! measures; no library does it, since one would be compiled with every test.
//!
//! The release profile is made for size; `CARGO_PROFILE_BENCH_OPT_LEVEL=3` measures for speed.
#![allow(clippy::print_stdout, clippy::unwrap_used, missing_docs)]

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::Instant;

use chart::value::Value;
use chart::{Loaded, Options, Tables};

/// A table with a word, two numbers and a day in each row.
struct Rows(usize);

impl Tables for Rows {
    fn load(&self, _url: &str, _as_json: bool) -> Option<Loaded> {
        let mut text = String::from("group,x,y,day\n");
        for row in 0..self.0 {
            let (x, y) = (row * 7919 % 1009, row * 104_729 % 997);
            let day = 1 + row % 28;
            writeln!(text, "nhóm {},{x},{y}.5,2021-03-{day:02}", row % 12).ok()?;
        }
        Some(Loaded::Text(text))
    }
}

const OPTIONS: Options<'_> = Options {
    measure: &chart::text::WidthTable,
    locale: &chart::format::locale::VI_VN,
    state: chart::state::State::UNTOUCHED,
};

fn measured(name: &str, run: &mut dyn FnMut()) {
    let mut times: Vec<f64> = Vec::new();
    for _ in 0..11 {
        let started = Instant::now();
        run();
        times.push(started.elapsed().as_secs_f64() * 1000.0);
    }
    times.sort_by(f64::total_cmp);
    println!("{name:<44} {:>9.3} ms", times.get(times.len() / 2).copied().unwrap_or_default());
}

const CHARTS: [(&str, usize, &str); 7] = [
    (
        "bars of 100,000 rows",
        100_000,
        r#""mark":"bar","encoding":{"x":{"field":"group"},"y":{"aggregate":"mean","field":"y","type":"quantitative"}}"#,
    ),
    (
        "bars by day of 100,000 rows",
        100_000,
        r#""mark":"bar","encoding":{"x":{"field":"day","timeUnit":"yearmonthdate"},"y":{"aggregate":"count"}}"#,
    ),
    (
        "1,000 points",
        1_000,
        r#""mark":"point","encoding":{"x":{"field":"x","type":"quantitative"},"y":{"field":"y","type":"quantitative"},"color":{"field":"group"}}"#,
    ),
    (
        "10,000 points",
        10_000,
        r#""mark":"point","encoding":{"x":{"field":"x","type":"quantitative"},"y":{"field":"y","type":"quantitative"},"color":{"field":"group"}}"#,
    ),
    (
        "10,000 points with conditions",
        10_000,
        r#""mark":{"type":"point","fill":{"expr":"datum.y > 500 ? 'red' : 'blue'"}},"encoding":{"x":{"field":"x","type":"quantitative"},"y":{"field":"y","type":"quantitative"},"size":{"condition":{"test":"datum.x > 500","value":9},"value":30}}"#,
    ),
    (
        "12 cells of 10,000 rows",
        10_000,
        r#""mark":"point","encoding":{"facet":{"field":"group","columns":4},"x":{"field":"x","type":"quantitative"},"y":{"field":"y","type":"quantitative"}}"#,
    ),
    (
        "stacked bars that fit",
        1_000,
        r#""width":400,"autosize":"fit","mark":"bar","encoding":{"x":{"field":"day","type":"ordinal"},"y":{"aggregate":"sum","field":"y","type":"quantitative"},"color":{"field":"group"}}"#,
    ),
];

fn main() {
    for (name, rows, rest) in CHARTS {
        let text = format!(r#"{{"data":{{"url":"rows.csv"}},{rest}}}"#);
        let spec: Value = serde_json::from_str(&text).unwrap();
        let table = Rows(rows);
        let Ok(drawn) = chart::compile(&spec, &table, &OPTIONS) else {
            println!("{name}: refused");
            continue;
        };
        measured(name, &mut || drop(black_box(chart::compile(&spec, &table, &OPTIONS))));
        let options = chart::svg::Options::default();
        measured("  … as SVG", &mut || {
            drop(black_box(chart::svg::write(&drawn.scene, &options)));
        });
    }
    let Some(Loaded::Text(text)) = Rows(100_000).load("", false) else { return };
    measured("reading the CSV of 100,000 rows", &mut || {
        drop(black_box(chart::data::csv::csv(&text, ',')));
    });
    measured("making that CSV (counted in above)", &mut || {
        drop(black_box(Rows(100_000).load("", false)));
    });
}
