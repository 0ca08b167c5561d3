//! Which parts composite marks come to, and what they refuse.

use super::expand;
use crate::problem::Path;
use crate::spec::config::Config;
use crate::spec::read::Read;
use crate::value::Value;

fn expanded(json: &str) -> crate::problem::Result<Value> {
    let spec: Value = serde_json::from_str(json).unwrap();
    let config = Config::new(spec.at("config").clone());
    expand(&spec, &Path::root(), &config).map(Option::unwrap)
}

/// Each part as `mark style from-to`, layers within layers in their order.
fn parts(spec: &Value, all: &mut Vec<String>) {
    for layer in spec.at("layer").items() {
        parts(layer, all);
    }
    if spec.member("mark").is_some() {
        let encoding = spec.at("encoding");
        let field = |channel: &str| encoding.at(channel).at("field").to_text();
        let end =
            if encoding.at("y2").is_some() { format!("-{}", field("y2")) } else { String::new() };
        let mark = spec.at("mark");
        let kind = mark.at("type").to_text();
        all.push(format!("{kind} {} {}{end}", mark.at("style").to_text(), field("y")));
    }
}

#[track_caller]
fn check(json: &str, expected: &[&str]) {
    let mut all = Vec::new();
    parts(&expanded(json).unwrap(), &mut all);
    assert_eq!(all, expected, "{json}");
}

#[track_caller]
fn refused(json: &str, place: &str) {
    assert_eq!(expanded(json).unwrap_err().path.to_string(), place, "{json}");
}

const Y: &str = r#""encoding":{"y":{"field":"a","type":"quantitative"},"x":{"field":"g"}}"#;

#[test]
fn parts_of_each_mark() {
    check(
        &format!(r#"{{"mark":{{"type":"boxplot"}},{Y}}}"#),
        &[
            "point boxplot-outliers a",
            "rule boxplot-rule lower_whisker_a-lower_box_a",
            "rule boxplot-rule upper_box_a-upper_whisker_a",
            "bar boxplot-box lower_box_a-upper_box_a",
            "tick boxplot-median mid_box_a",
        ],
    );
    check(
        &format!(
            r#"{{"mark":{{"type":"boxplot","extent":"min-max","rule":false,"ticks":true}},{Y}}}"#
        ),
        &[
            "tick boxplot-ticks lower_whisker_a",
            "tick boxplot-ticks upper_whisker_a",
            "bar boxplot-box lower_box_a-upper_box_a",
            "tick boxplot-median mid_box_a",
        ],
    );
    check(
        &format!(r#"{{"mark":{{"type":"errorbar"}},{Y}}}"#),
        &["rule errorbar-rule lower_a-upper_a"],
    );
    check(
        &format!(
            r#"{{"mark":{{"type":"errorband"}},{Y},"config":{{"errorband":{{"borders":true}}}}}}"#
        ),
        &[
            "area errorband-band lower_a-upper_a",
            "line errorband-borders lower_a",
            "line errorband-borders upper_a",
        ],
    );
    check(
        r#"{"mark":{"type":"errorband"},"encoding":{"y":{"field":"a","type":"quantitative"}}}"#,
        &["rect errorband-band lower_a-upper_a"],
    );
}

#[test]
fn what_is_computed() {
    let computed = |extent: &str| {
        let spec = format!(r#"{{"mark":{{"type":"errorbar","extent":"{extent}"}},{Y}}}"#);
        let transforms = expanded(&spec).unwrap().at("transform").clone();
        let ops = transforms.items().first().unwrap().at("aggregate").clone();
        let named = ops.items().iter().map(|op| op.at("op").to_text().to_string());
        (named.collect::<Vec<_>>().join(" "), transforms.items().len())
    };
    assert_eq!(computed("stderr"), ("stderr mean".to_owned(), 3));
    assert_eq!(computed("stdev"), ("stdev mean".to_owned(), 3));
    assert_eq!(computed("ci"), ("ci0 ci1 mean".to_owned(), 1));
    assert_eq!(computed("iqr"), ("q1 q3 median".to_owned(), 1));
}

#[test]
fn what_is_no_composite_mark_is_refused_with_its_place() {
    refused(r#"{"mark":{"type":"boxplot"},"encoding":{"x":{"field":"a"}}}"#, "$.encoding");
    refused(&format!(r#"{{"mark":{{"type":"boxplot","extent":"all"}},{Y}}}"#), "$.mark.extent");
    refused(&format!(r#"{{"mark":{{"type":"errorbar","extent":"all"}},{Y}}}"#), "$.mark.extent");
    let reach = r#"{"mark":{"type":"errorbar"},"encoding":{
        "y":{"field":"a","type":"quantitative"},"yError2":{"field":"b"}}}"#;
    refused(reach, "$.encoding.yError2");
    let both = r#"{"mark":{"type":"errorband"},"encoding":{
        "x":{"field":"a","type":"quantitative"},"x2":{"field":"b"},
        "y":{"field":"a","type":"quantitative"},"yError":{"field":"b"}}}"#;
    refused(both, "$.encoding.yError");
}
