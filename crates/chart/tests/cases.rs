//! Small specs and what must be in their pictures: one for each rule that a spec broke once. The
//! pictures they were taken from match those of Vega-Lite.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::path::Path;

use chart::spec::read::Read;
use chart::value::Value;

fn draw(spec: &Value) -> chart::problem::Result<String> {
    let options = chart::Options {
        measure: &chart::text::Estimate,
        locale: &chart::format::locale::EN_US,
        state: &chart::state::State::default(),
    };
    let compiled = chart::compile(spec, &(), &options)?;
    Ok(chart::svg::write(&compiled.scene, &chart::svg::Options::default()))
}

/// Each case has a sentence (`rule`), a `spec`, and what its picture has (`has`) and has not
/// (`hasNot`), or the place at which it is refused (`refused`).
#[test]
fn rules_that_were_broken_once_hold() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut count = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        let cases: Value = serde_json::from_str(&text).unwrap();
        for case in cases.items() {
            let rule = case.at("rule").str().unwrap();
            let drawn = draw(case.at("spec"));
            if let Some(place) = case.at("refused").str() {
                assert_eq!(drawn.map(|_| ()).unwrap_err().path.to_string(), place, "{rule}");
                count += 1;
                continue;
            }
            let svg = drawn.unwrap_or_else(|problem| panic!("{rule}: {problem}"));
            for part in case.at("has").items() {
                let part = part.str().unwrap();
                assert!(svg.contains(part), "{rule}: no «{part}» in\n{svg}");
            }
            for part in case.at("hasNot").items() {
                let part = part.str().unwrap();
                assert!(!svg.contains(part), "{rule}: «{part}» in\n{svg}");
            }
            count += 1;
        }
    }
    assert!(count > 10, "{count} cases");
}
