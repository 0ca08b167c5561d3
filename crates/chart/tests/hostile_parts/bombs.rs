//! Small specs that ask for something without end.

use serde_json::{Value, json};

/// The specs with their names.
pub fn all() -> Vec<(&'static str, Value)> {
    let x = |name, more| ("x", name, more);
    let channels = [
        x("ticks", json!({"axis": {"tickCount": 1e9}})),
        x(
            "log",
            json!({"axis": {"tickCount": 1e9}, "scale": {"type": "log", "domain": [1e-300, 1e300]}}),
        ),
        x("base", json!({"scale": {"type": "log", "base": 1.0000001}})),
        x(
            "symlog",
            json!({"axis": {"tickCount": 1e9}, "scale": {"type": "symlog", "constant": 1e-300}}),
        ),
        x("power", json!({"scale": {"type": "pow", "exponent": 1e300}})),
        x("step", json!({"axis": {"tickMinStep": 1e-300}})),
        x("nice", json!({"scale": {"nice": 1e9}})),
        x(
            "moments",
            json!({"type": "temporal", "axis": {"tickCount": {"interval": "millisecond", "step": 1e-300}}}),
        ),
        x(
            "rounded",
            json!({"type": "temporal", "scale": {"nice": {"interval": "millisecond", "step": 1e-9}}}),
        ),
        x("bins", json!({"bin": {"maxbins": 1e9}})),
        x("thin", json!({"bin": {"step": 1e-300}})),
        x("listed", json!({"bin": {"step": 1e-4}, "type": "ordinal"})),
        x("based", json!({"bin": {"base": 1.0000001, "maxbins": 1e9}})),
        x(
            "units",
            json!({"type": "temporal", "timeUnit": {"unit": "milliseconds", "step": 1e-300}}),
        ),
        x("padded", json!({"axis": {"labelExpr": "pad(datum.label, 1e9, 'x')"}})),
        (
            "color",
            "entries",
            json!({"legend": {"tickCount": 1e9, "type": "symbol", "symbolLimit": 1e9}}),
        ),
        ("color", "long", json!({"legend": {"gradientLength": 1e300}})),
        (
            "color",
            "many",
            json!({"scale": {"type": "quantize", "scheme": {"name": "blues", "count": 1e9}}}),
        ),
        ("row", "cells", json!({"bin": {"step": 1e-6}})),
        ("facet", "columns", json!({"type": "nominal", "columns": 1e300})),
    ];
    let transforms = [
        ("keys", json!([{"impute": "a", "key": "b", "keyvals": {"start": 0, "stop": 1e12}}])),
        ("density", json!([{"density": "b", "steps": 1e12}])),
        ("order", json!([{"regression": "a", "on": "b", "method": "poly", "order": 1e9}])),
        ("quantile", json!([{"quantile": "b", "step": 1e-12}])),
        ("sample", json!([{"sample": 1e300}])),
        (
            "frame",
            json!([{"window": [{"op": "lag", "field": "a", "param": 1e300, "as": "c"}], "frame": [-1e9, 1e9]}]),
        ),
        ("names", json!([{"fold": vec!["a"; 2000]}, {"fold": vec!["a"; 2000]}])),
        (
            "lists",
            json!([{"calculate": "sequence(1000)", "as": "l"}, {"flatten": ["l"]}, {"flatten": ["l"]},
            {"calculate": "sequence(1000)", "as": "l"}, {"flatten": ["l"]}]),
        ),
        ("text", again("'aaaaaaaa'", "datum.z + datum.z + datum.z + datum.z")),
        ("list", again("[1]", "[datum.z, datum.z, datum.z, datum.z]")),
        ("object", again("{}", "{a: datum.z, b: datum.z}")),
        ("joined", json!(vec![json!({"joinaggregate": [{"op": "values", "as": "z"}]}); 12])),
        ("pattern", json!([{"filter": "test(/(a*)*b/, 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa')"}])),
    ];
    let marks = [
        ("font", json!({"type": "text", "fontSize": 1e308, "text": "a"})),
        ("dashes", json!({"type": "line", "strokeDash": vec![1e-9; 10_000]})),
        ("ring", json!({"type": "arc", "innerRadius": 1e300, "padAngle": 1e300})),
        ("curve", json!({"type": "line", "interpolate": "cardinal", "tension": 1e300})),
    ];
    let channels = channels.into_iter().map(|(channel, name, more)| {
        let mut spec = base();
        let mut def = json!({"field": "b", "type": "quantitative"});
        for (key, value) in more.as_object().into_iter().flatten() {
            def[key] = value.clone();
        }
        spec["encoding"][channel] = def;
        (name, spec)
    });
    let transforms = transforms.into_iter().map(|(name, all)| with(name, "transform", all));
    let marks = marks.into_iter().map(|(name, mark)| with(name, "mark", mark));
    channels.chain(transforms).chain(marks).chain([with("wide", "width", json!(1e300))]).collect()
}

fn base() -> Value {
    let rows: Vec<Value> = (0..20).map(|at| json!({"a": at % 7, "b": at, "z": at})).collect();
    json!({"data": {"values": rows}, "mark": "point", "encoding": {
        "x": {"field": "b", "type": "quantitative"}, "y": {"field": "a", "type": "quantitative"},
        "detail": {"field": "z"}}})
}

fn with(name: &'static str, key: &str, value: Value) -> (&'static str, Value) {
    let mut spec = base();
    spec[key] = value;
    (name, spec)
}

fn again(first: &str, then: &str) -> Value {
    let step = |text: &str| json!({"calculate": text, "as": "z"});
    let mut all = vec![step(first)];
    all.resize(40, step(then));
    json!(all)
}
