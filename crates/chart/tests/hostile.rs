//! Specs, tables and texts that nobody means: nothing panics, hangs or swells, and what is drawn is
//! SVG.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod goldens;
mod hostile_parts;

use std::time::{Duration, Instant};

use chart::problem::Kind;
use chart::value::Value;
use goldens::{Folder, GOLDENS, draw};
use hostile_parts::{bombs, specs, svg};
use proptest::prelude::*;
use serde_json::json;

/// Far more than any of these takes, even without optimisation and beside other work.
const LONG: Duration = Duration::from_secs(20);

/// What is drawn is checked; what is refused says where.
#[track_caller]
fn check(spec: &serde_json::Value) -> bool {
    let value: Value = serde_json::from_value(spec.clone()).unwrap();
    let started = Instant::now();
    let drawn = draw(&value, &Folder);
    assert!(started.elapsed() < LONG, "{:?} for {spec}", started.elapsed());
    match &drawn {
        Ok(text) => svg::check(text).unwrap_or_else(|why| panic!("{why} in {spec}")),
        Err(problem) => assert!(problem.path.to_string().starts_with('$'), "{problem}"),
    }
    drawn.is_ok()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn any_spec_is_drawn_or_refused(spec in specs::spec()) {
        check(&spec);
    }

    #[test]
    fn any_change_of_a_golden_is_drawn_or_refused(
        golden in 0..GOLDENS.len(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), specs::strange()), 1..4),
        moved in any::<Option<(prop::sample::Index, prop::sample::Index)>>(),
    ) {
        let mut spec: serde_json::Value = serde_json::from_str(GOLDENS[golden].1).unwrap();
        if let Some((from, to)) = moved {
            let part = specs::place(&mut spec, from).clone();
            *specs::place(&mut spec, to) = part;
        }
        for (at, value) in changes {
            *specs::place(&mut spec, at) = value;
        }
        check(&spec);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1000) })]

    #[test]
    fn any_text_is_an_expression_or_none(text in "(datum|[a-z]+\\(|\\)|\\[|\\]|[0-9.e]+|'[^']*'|[-+*/%<>=!&|?:,.~^ ]|\\PC){0,20}") {
        let started = Instant::now();
        if let Ok(expr) = chart::expr::Expr::parse(&text) {
            let _ = expr.eval(&Value::Null, &chart::expr::NoEnv);
        }
        assert!(started.elapsed() < LONG, "{text}");
    }

    #[test]
    fn any_text_is_a_format_or_none(text in "(\\PC?[<>=^])?[-+( ]?[$#]?0?[0-9]{0,10},?(\\.[0-9]{0,10})?~?\\PC?", number: f64) {
        let locale = &chart::format::locale::VI_VN;
        if let Some(format) = chart::format::NumberFormat::parse(&text) {
            assert!(format.format(number, locale).len() < 10_000, "{text}");
        }
        let moments = [0.0, number, f64::NAN];
        for moment in moments {
            assert!(chart::format::time::format(&format!("%{text}%Y"), moment, locale).len() < 10_000);
        }
    }

    #[test]
    fn any_pattern_is_matched_in_good_time(
        pattern in "(\\(|\\)|\\[|\\]|[ab.^$|]|[*+?]|\\{[0-9]{1,4},?[0-9]{0,4}\\}|\\\\[a-zA-Z0-9]|\\PC){0,12}",
        text in "[ab]{0,200}",
    ) {
        let pattern = pattern.replace(['\'', '\\'], "");
        let started = Instant::now();
        if let Ok(expr) = chart::expr::Expr::parse(&format!("replace('{text}', regexp('{pattern}', 'gi'), 'x')")) {
            let _ = expr.eval(&Value::Null, &chart::expr::NoEnv);
        }
        assert!(started.elapsed() < LONG, "{pattern}");
    }

    #[test]
    fn any_text_is_a_moment_or_none(text in "\\PC{0,30}|[-0-9:T/ .Z+]{0,30}") {
        let _ = chart::time::parse(&text);
    }
}

#[test]
fn what_would_have_no_end_is_drawn_small_or_refused() {
    for (name, spec) in bombs::all() {
        let started = Instant::now();
        check(&spec);
        assert!(started.elapsed() < LONG, "{name}");
    }
}

#[track_caller]
fn is_too_large(spec: &serde_json::Value, path: &str) {
    let spec: Value = serde_json::from_value(spec.clone()).unwrap();
    let problem = draw(&spec, &Folder).unwrap_err();
    assert_eq!((problem.kind, problem.path.to_string().as_str()), (Kind::Limit, path), "{problem}");
    assert!(problem.message.chars().any(|one| one.is_ascii_digit()), "names the limit: {problem}");
}

#[test]
fn what_is_too_large_is_refused_with_its_limit() {
    let rows = |stop: f64| json!({"sequence": {"start": 0, "stop": stop}});
    let x = json!({"x": {"field": "data", "type": "quantitative"}});
    is_too_large(&json!({"data": rows(1e7), "mark": "bar"}), "$.data.sequence");
    is_too_large(&json!({"data": rows(5e5), "mark": "point", "encoding": x}), "$");
    let facet = json!({"row": {"field": "data"}, "column": {"field": "other"}});
    let other = json!([{"calculate": "datum.data", "as": "other"}]);
    let cell = json!({"mark": "point", "encoding": x});
    is_too_large(
        &json!({"data": rows(1000.0), "transform": other, "facet": facet, "spec": cell}),
        "$",
    );
    let steps = vec![json!({"calculate": "[datum.a]", "as": "a"}); 500];
    is_too_large(&json!({"data": rows(1.0), "transform": steps, "mark": "point"}), "$.transform");
    let deep = (0..10).fold(
        json!({"mark": "point", "encoding": x}),
        |spec, _| json!({"repeat": ["a", "b"], "spec": spec}),
    );
    let refused: Value = serde_json::from_value(deep).unwrap();
    let problem = draw(&refused, &Folder).unwrap_err();
    assert_eq!(problem.kind, Kind::Limit, "{problem}");
}

#[test]
fn the_check_of_svg_can_fail() {
    let good = r#"<svg a="1"><g><path d="M0,0"/>&amp;</g></svg>"#;
    assert_eq!(svg::check(good), Ok(()));
    for (from, to) in [
        ("</g>", ""),
        ("M0,0", "MNaN,0"),
        ("&amp;", "&"),
        ("\"1\"", "1"),
        ("&amp;", "\u{8}"),
        ("<g>", "<g><<"),
        ("</g>", "</h>"),
    ] {
        assert!(svg::check(&good.replace(from, to)).is_err(), "{from} {to}");
    }
}
