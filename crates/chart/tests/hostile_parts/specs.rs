//! Specs put together from what the grammar has, with values that it does not have.

use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Map, Value, json};

/// A value that nobody expects.
pub fn strange() -> impl Strategy<Value = Value> {
    let all = vec![
        json!(null),
        json!(true),
        json!(false),
        json!(-1),
        json!(0),
        json!(0.5),
        json!(1e9),
        json!(1e308),
        json!(-1e308),
        json!(5e-324),
        json!(""),
        json!("a"),
        json!("datum"),
        json!("\u{0}<&\"'>\u{1f600}"),
        json!("none"),
        json!("descending"),
        json!("container"),
        json!("quantitative"),
        json!([]),
        json!([[]]),
        json!([null, "x", 3]),
        json!([1, 2]),
        json!([2, 1]),
        json!({}),
        json!({"field": "a"}),
        json!({"expr": "datum.a"}),
        json!({"expr": "1/0"}),
        json!({"signal": "width"}),
        json!({"step": 1e-9}),
        json!({"year": 2020}),
        json!({"param": "p"}),
        json!({"repeat": "row"}),
        json!({"value": 1}),
        json!({"datum": 1e300}),
        json!({"aggregate": "mean", "field": "b"}),
    ];
    select(all)
}

/// What a table's row may have in a column.
fn cell() -> impl Strategy<Value = Value> {
    prop_oneof![
        4 => (-5_i32..100).prop_map(|number| json!(number)),
        1 => select(vec![json!(null), json!(1e308), json!(-1e308), json!(1e-320), json!("NaN"), json!(true)]),
        2 => select(vec![json!("x"), json!("Cán bộ"), json!(""), json!("2021-05-03"), json!("0012"), json!("\n<")]),
        1 => select(vec![json!([1, 2]), json!({"a": [1]}), json!([]), json!({})]),
    ]
}

fn data() -> impl Strategy<Value = Value> {
    let row = prop::collection::btree_map(select(vec!["a", "b", "c", "d"]), cell(), 0..5)
        .prop_map(|row| json!(row));
    prop::collection::vec(row, 0..20).prop_map(|rows| json!({"values": rows}))
}

fn word(all: &[&'static str]) -> impl Strategy<Value = Value> + use<> {
    select(all.iter().map(|one| json!(one)).collect::<Vec<_>>())
}

/// Now and then something else than what should be there.
fn mostly(usual: impl Strategy<Value = Value> + 'static) -> BoxedStrategy<Value> {
    prop_oneof![9 => usual, 1 => strange()].boxed()
}

/// An object of some of these members.
fn members(all: Vec<(&'static str, BoxedStrategy<Value>)>, most: usize) -> BoxedStrategy<Value> {
    let one = select(all).prop_flat_map(|(name, value)| value.prop_map(move |value| (name, value)));
    prop::collection::vec(one, 0..=most)
        .prop_map(|all| {
            Value::Object(all.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
        })
        .boxed()
}

fn field() -> BoxedStrategy<Value> {
    mostly(word(&["a", "b", "c", "d", "a.b", "d[0]", "none"]))
}

fn scale() -> BoxedStrategy<Value> {
    let kinds = word(&[
        "linear",
        "log",
        "pow",
        "sqrt",
        "symlog",
        "time",
        "utc",
        "ordinal",
        "band",
        "point",
        "quantile",
        "quantize",
        "threshold",
        "bin-ordinal",
    ]);
    let numbers = || prop::collection::vec(select(vec![-10.0, 0.0, 1.0, 5.0, 1e9, 1e-300]), 0..5);
    members(
        vec![
            ("type", mostly(kinds)),
            ("domain", mostly(numbers().prop_map(|all| json!(all)))),
            ("range", mostly(numbers().prop_map(|all| json!(all)))),
            ("zero", strange().boxed()),
            ("nice", strange().boxed()),
            ("base", strange().boxed()),
            ("exponent", strange().boxed()),
            ("constant", strange().boxed()),
            ("padding", strange().boxed()),
            ("reverse", strange().boxed()),
            ("scheme", mostly(word(&["blues", "category10", "viridis"]))),
            ("clamp", strange().boxed()),
            ("domainMid", strange().boxed()),
            ("interpolate", strange().boxed()),
        ],
        3,
    )
}

fn guide() -> BoxedStrategy<Value> {
    let names = [
        "title",
        "format",
        "values",
        "tickCount",
        "labelAngle",
        "labelOverlap",
        "labelLimit",
        "orient",
        "offset",
        "labelExpr",
        "labelFontSize",
        "grid",
        "tickMinStep",
        "columns",
        "direction",
        "gradientLength",
        "symbolLimit",
        "type",
        "titleLimit",
        "bandPosition",
        "zindex",
        "domain",
        "labelAlign",
        "formatType",
    ];
    members(names.into_iter().map(|name| (name, strange().boxed())).collect(), 4)
}

fn channel_def() -> BoxedStrategy<Value> {
    let ops = word(&[
        "count", "sum", "mean", "median", "min", "max", "q1", "ci0", "distinct", "values", "stdev",
        "argmin", "product", "missing",
    ]);
    let units = word(&[
        "year",
        "yearmonth",
        "month",
        "hours",
        "day",
        "week",
        "quarter",
        "yearmonthdatehours",
    ]);
    let all = vec![
        ("field", field()),
        ("field", field()),
        ("type", mostly(word(&["quantitative", "ordinal", "nominal", "temporal"]))),
        ("type", mostly(word(&["quantitative", "ordinal", "nominal", "temporal"]))),
        ("aggregate", mostly(ops)),
        (
            "bin",
            mostly(members(vec![("maxbins", strange().boxed()), ("step", strange().boxed())], 2)),
        ),
        ("timeUnit", mostly(units)),
        ("stack", mostly(word(&["zero", "normalize", "center"]))),
        ("sort", mostly(word(&["ascending", "descending", "x", "-y"]))),
        ("scale", scale()),
        ("axis", guide()),
        ("legend", guide()),
        ("header", guide()),
        ("value", strange().boxed()),
        ("datum", strange().boxed()),
        ("impute", strange().boxed()),
        ("condition", strange().boxed()),
        ("title", strange().boxed()),
        ("band", strange().boxed()),
    ];
    members(all, 6)
}

fn encoding() -> BoxedStrategy<Value> {
    let names = [
        "x",
        "y",
        "x2",
        "y2",
        "xOffset",
        "yOffset",
        "color",
        "fill",
        "stroke",
        "opacity",
        "size",
        "shape",
        "strokeDash",
        "strokeWidth",
        "theta",
        "theta2",
        "radius",
        "text",
        "tooltip",
        "href",
        "detail",
        "order",
        "key",
        "angle",
        "row",
        "column",
        "facet",
        "x",
        "y",
        "x",
        "y",
        "color",
    ];
    members(names.into_iter().map(|name| (name, channel_def())).collect(), 5)
}

fn mark() -> BoxedStrategy<Value> {
    let kinds = || {
        word(&[
            "bar",
            "line",
            "area",
            "point",
            "circle",
            "square",
            "tick",
            "rect",
            "rule",
            "text",
            "arc",
            "trail",
            "image",
            "boxplot",
            "errorbar",
            "errorband",
        ])
    };
    let props = [
        "fontSize",
        "size",
        "opacity",
        "interpolate",
        "tension",
        "cornerRadius",
        "innerRadius",
        "padAngle",
        "strokeDash",
        "orient",
        "invalid",
        "tooltip",
        "point",
        "line",
        "clip",
        "width",
        "bandSize",
        "limit",
        "angle",
        "dx",
        "stroke",
        "fill",
        "color",
        "shape",
        "text",
        "extent",
        "strokeWidth",
        "order",
    ];
    let props = props.into_iter().map(|name| (name, strange().boxed())).collect();
    let long = (kinds(), members(props, 4)).prop_map(|(kind, mut props)| {
        props["type"] = kind;
        props
    });
    mostly(prop_oneof![kinds(), long])
}

fn transforms() -> BoxedStrategy<Value> {
    let kinds = [
        "filter",
        "calculate",
        "aggregate",
        "joinaggregate",
        "window",
        "stack",
        "fold",
        "flatten",
        "pivot",
        "impute",
        "density",
        "regression",
        "loess",
        "quantile",
        "sample",
        "bin",
        "timeUnit",
        "lookup",
        "extent",
    ];
    let ops = json!([{"op": "mean", "field": "a", "as": "b"}, {"op": "values", "as": "d"}]);
    let usual = select(vec![
        json!("a"),
        json!("datum.a * 2 > 3"),
        json!("datum"),
        json!(["a"]),
        json!(["a", "d"]),
        ops,
        json!(true),
        json!("year"),
        json!(5),
    ]);
    let others = [
        "as",
        "groupby",
        "field",
        "key",
        "keyvals",
        "value",
        "op",
        "frame",
        "steps",
        "extent",
        "counts",
        "on",
        "method",
        "order",
        "limit",
        "step",
        "offset",
        "sort",
        "ignorePeers",
        "cumulative",
        "bandwidth",
        "from",
    ];
    let value = || prop_oneof![1 => strange(), 2 => usual.clone()];
    let others = others.into_iter().map(|name| (name, value().boxed())).collect();
    let one =
        (select(kinds.to_vec()), value(), members(others, 4)).prop_map(|(kind, value, mut all)| {
            all[kind] = value;
            all
        });
    prop::collection::vec(one, 0..3).prop_map(Value::Array).boxed()
}

fn unit() -> BoxedStrategy<Value> {
    let size = || mostly(select(vec![json!(100), json!({"step": 20}), json!("container")]));
    let extra = members(
        vec![
            ("transform", transforms()),
            ("width", size()),
            ("height", size()),
            ("title", strange().boxed()),
            ("autosize", mostly(word(&["fit", "pad", "fit-x"]))),
            ("view", strange().boxed()),
            ("config", strange().boxed()),
            ("params", strange().boxed()),
            ("projection", strange().boxed()),
            (
                "resolve",
                mostly(select(vec![
                    json!({"scale": {"x": "independent", "color": "independent"}}),
                ])),
            ),
        ],
        2,
    );
    (mark(), encoding(), extra)
        .prop_map(|(mark, encoding, mut all)| {
            all["mark"] = mark;
            all["encoding"] = encoding;
            all
        })
        .boxed()
}

/// A whole spec.
pub fn spec() -> impl Strategy<Value = Value> {
    let views = unit().prop_recursive(3, 12, 3, |inner| {
        let many = prop::collection::vec(inner.clone(), 0..3).prop_map(Value::Array);
        let several = (select(vec!["layer", "hconcat", "vconcat", "concat"]), many)
            .prop_map(|(name, views)| Value::Object(Map::from_iter([(name.to_owned(), views)])));
        let facet = (channel_def(), inner.clone())
            .prop_map(|(facet, spec)| json!({"facet": {"row": facet}, "spec": spec}));
        let repeated =
            (strange(), inner).prop_map(|(over, spec)| json!({"repeat": over, "spec": spec}));
        prop_oneof![several, facet, repeated]
    });
    (views, data()).prop_map(|(mut spec, data)| {
        spec["data"] = data;
        spec
    })
}

/// One of the values within a value.
pub fn place(value: &mut Value, at: Index) -> &mut Value {
    fn count(value: &Value) -> usize {
        let inner = match value {
            Value::Array(items) => items.iter().map(count).sum(),
            Value::Object(members) => members.values().map(count).sum(),
            _ => 0,
        };
        inner + 1
    }
    fn nth(value: &mut Value, left: usize) -> &mut Value {
        if left == 0 {
            return value;
        }
        let mut left = left - 1;
        let inner: Vec<&mut Value> = match value {
            Value::Array(items) => items.iter_mut().collect(),
            Value::Object(members) => members.values_mut().collect(),
            _ => Vec::new(),
        };
        for one in inner {
            let size = count(one);
            if left < size {
                return nth(one, left);
            }
            left -= size;
        }
        unreachable!("a place within the value")
    }
    let all = count(value);
    nth(value, at.index(all))
}
