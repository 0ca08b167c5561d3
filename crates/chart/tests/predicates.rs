//! Which rows a filter keeps: `predicates.json` has what vega-lite itself keeps of the same rows
//! (`tests/charts/predicates.mjs` of the workspace fills it in), and where the engine keeps others.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use chart::scene::{Item, Mark, Shape};
use chart::value::Value;

const CASES: &str = include_str!("predicates.json");

/// The ids of the rows that are drawn; nothing where the spec is refused.
fn kept(rows: &Value, params: &Value, filter: &Value) -> Option<Vec<Value>> {
    let object = |members: Vec<(&str, Value)>| {
        Value::object(members.into_iter().map(|(name, value)| (name.into(), value)).collect())
    };
    let field = |name: &str| object(vec![("field", Value::from(name))]);
    let spec = object(vec![
        ("data", object(vec![("values", rows.clone())])),
        ("params", params.clone()),
        ("transform", Value::list(vec![object(vec![("filter", filter.clone())])])),
        ("mark", Value::from("text")),
        ("encoding", object(vec![("text", field("id"))])),
    ]);
    let options = chart::Options {
        measure: &chart::text::Estimate,
        locale: &chart::format::locale::EN_US,
        state: chart::state::State::UNTOUCHED,
    };
    let compiled = chart::compile(&spec, &(), &options).ok()?;
    let mut ids = Vec::new();
    texts(std::slice::from_ref(&compiled.scene.root), &mut ids);
    Some(ids)
}

fn texts(marks: &[Mark], ids: &mut Vec<Value>) {
    for Item { shape, .. } in marks.iter().flat_map(|mark| &mark.items) {
        match shape {
            Shape::Text(text) => ids.push(Value::Number(text.lines.concat().parse().unwrap())),
            Shape::Group(group) => texts(&group.marks, ids),
            _ => {}
        }
    }
}

#[test]
fn a_filter_keeps_the_rows_that_vega_lite_keeps() {
    let all: Value = serde_json::from_str(CASES).unwrap();
    let (rows, params) = (all.get("rows"), all.get("params"));
    let Value::List(cases) = all.get("cases") else { panic!("no cases") };
    assert!(cases.len() > 150);
    let mut wrong = Vec::new();
    for case in cases.iter() {
        let filter = case.get("filter");
        let expected = match case.get("ours") {
            Value::Undefined => case.get("kept"),
            ours => ours,
        };
        let found = kept(&rows, &params, &filter);
        // What vega-lite throws at, the engine may draw.
        if expected != Value::Undefined && found.clone().map(Value::list) != Some(expected.clone())
        {
            let found = found.map_or("refused".to_owned(), |ids| Value::list(ids).to_json());
            wrong.push(format!("{}: {} not {found}", filter.to_json(), expected.to_json()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
