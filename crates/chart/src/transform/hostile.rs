//! Tables and parameters that nobody means: no operation may panic, hang or swell.

use super::aggregate::{Aggregate, AggregateOp};
use super::bin::{Bin, BinParams};
use super::compare::{Compare, Order};
use super::density::Density;
use super::flatten::Flatten;
use super::fold::Fold;
use super::impute::{Impute, Method as Fill};
use super::joinaggregate::JoinAggregate;
use super::loess::Loess;
use super::lookup::Lookup;
use super::op::Op;
use super::pivot::Pivot;
use super::quantile::Quantile;
use super::regression::Regression;
use super::sample::Sample;
use super::stack::{Offset, Stack};
use super::statistics::fit::Method;
use super::testing::{fields, table};
use super::window::Window;
use super::window_op::{WindowOnly, WindowOp};
use crate::field::Field;
use crate::table::Table;
use crate::value::{Name, Value};

const NUMBERS: [f64; 14] = [
    0.0,
    -0.0,
    1.0,
    -1.0,
    0.5,
    3.0,
    1e-320,
    1e18,
    1e308,
    -1e308,
    f64::NAN,
    f64::INFINITY,
    f64::NEG_INFINITY,
    f64::EPSILON,
];

/// Tables of all kinds of values, from none to many rows.
fn tables() -> Vec<Table> {
    let all = r##"[{},{"x":null,"y":1,"g":[]},{"x":"","y":"#NaN","g":{}},{"x":"#Infinity","y":2,"g":"a"},
        {"x":"#-Infinity","y":"a","g":"b"},{"x":[1,2],"y":[3],"g":1},{"x":{"a":1},"y":true,"g":true},
        {"x":1e308,"y":-1e308},{"x":-1e308,"y":1e308},{"x":"#Date:5","y":"#Date:NaN"},{"x":"9","y":"10"},
        {"x":1,"y":1,"g":"a"},{"x":1,"y":1,"g":"a"},{"x":2,"y":5e-324,"g":"a"},{"x":3,"y":0,"g":"a"}]"##;
    let all = table(all);
    let one = all.gather(&[11]);
    let numbers = all.gather(&[11, 12, 13, 14, 7, 8]);
    let same = all.gather(&[11; 40]);
    let empty = all.gather(&[]);
    vec![Table::default(), empty, one, same, numbers, all]
}

fn name() -> Name {
    Name::from("out")
}

fn field(name: &str) -> Field {
    Field::parse(name)
}

/// Every pair of hostile numbers.
fn pairs() -> impl Iterator<Item = (f64, f64)> {
    NUMBERS.iter().flat_map(|one| NUMBERS.iter().map(move |two| (*one, *two)))
}

#[test]
fn bins() {
    for (one, two) in pairs() {
        for number in NUMBERS {
            let params = [
                BinParams { extent: [one, two], maxbins: number, ..BinParams::default() },
                BinParams {
                    extent: [0.0, one],
                    base: two,
                    minstep: number,
                    ..BinParams::default()
                },
                BinParams {
                    extent: [one, 5.0],
                    step: Some(two),
                    anchor: Some(number),
                    ..BinParams::default()
                },
                BinParams {
                    extent: [0.0, one],
                    steps: vec![two, number],
                    divide: vec![number, two],
                    ..BinParams::default()
                },
            ];
            for params in params {
                let bin =
                    Bin { field: field("x"), params, start_as: name(), end_as: Some("end".into()) };
                for rows in tables() {
                    assert_eq!(bin.apply(&rows).len(), rows.len());
                }
            }
        }
    }
}

#[test]
fn groups() {
    let names = [
        "count",
        "valid",
        "missing",
        "distinct",
        "sum",
        "product",
        "mean",
        "variance",
        "stderr",
        "median",
        "ci0",
        "min",
        "max",
        "argmin",
        "argmax",
        "values",
        "exponential",
        "exponentialb",
    ];
    for rows in tables() {
        for name in names {
            let op = AggregateOp {
                parameter: Some(0.0),
                ..AggregateOp::new(Op::parse(name).unwrap(), Some(field("y")), name)
            };
            for groupby in [fields(&[]), fields(&["g"]), fields(&["g", "x.a", "y"])] {
                let ops = vec![op.clone()];
                let join = JoinAggregate { groupby: groupby.clone(), ops: ops.clone() };
                assert_eq!(join.apply(&rows).unwrap().len(), rows.len());
                assert!(Aggregate { groupby, ops, cross: true }.apply(&rows).is_ok());
            }
            let pivot = Pivot {
                groupby: fields(&["x"]),
                field: field("g"),
                value: field("y"),
                op: op.op,
                limit: 0,
            };
            assert!(pivot.apply(&rows).is_ok());
        }
    }
}

#[test]
fn windows() {
    let only = [
        "row_number",
        "rank",
        "dense_rank",
        "percent_rank",
        "cume_dist",
        "ntile",
        "lag",
        "lead",
        "first_value",
        "last_value",
        "nth_value",
        "prev_value",
        "next_value",
    ];
    for (one, two) in pairs() {
        let mut ops: Vec<WindowOp> = only
            .iter()
            .map(|op| WindowOp::Only {
                op: WindowOnly::parse(op).unwrap(),
                field: Some(field("y")),
                parameter: Some(one),
                as_: (*op).into(),
            })
            .collect();
        for op in ["mean", "min", "max", "median", "exponential", "values"] {
            ops.push(WindowOp::Aggregate(AggregateOp::new(
                Op::parse(op).unwrap(),
                Some(field("y")),
                op,
            )));
        }
        let sort = Compare {
            fields: vec![(field("x"), Order::Descending), (field("y"), Order::Ascending)],
        };
        let window = Window {
            groupby: fields(&["g"]),
            sort,
            frame: [Some(one), Some(two)],
            ignore_peers: false,
            ops,
        };
        for rows in tables() {
            assert_eq!(window.apply(&rows).unwrap().len(), rows.len());
        }
    }
}

#[test]
fn curves() {
    let as_ = || ["u", "v"].map(Name::from);
    for rows in tables() {
        for (one, two) in pairs() {
            let (x, y, groupby) = (field("x"), field("y"), fields(&["g"]));
            let density = Density {
                bandwidth: one,
                extent: Some([two, one]),
                cumulative: one > 0.0,
                shared: two > 0.0,
                ..Density::new(x.clone(), groupby.clone())
            };
            assert!(density.apply(&rows).is_ok());
            let loess = Loess {
                x: x.clone(),
                y: y.clone(),
                groupby: groupby.clone(),
                bandwidth: one,
                as_: None,
            };
            assert!(loess.apply(&rows).is_ok());
            let quantile = Quantile {
                field: x.clone(),
                groupby: groupby.clone(),
                probs: None,
                step: one,
                as_: as_(),
            };
            assert!(quantile.apply(&rows).is_ok() || one.abs() < 1e-5);
            for method in [
                Method::Linear,
                Method::Log,
                Method::Exp,
                Method::Pow,
                Method::Quad,
                Method::Poly(7),
            ] {
                let extent = Some([one, two]);
                let fit = Regression {
                    x: x.clone(),
                    y: y.clone(),
                    groupby: Vec::new(),
                    method,
                    extent,
                    as_: None,
                };
                assert!(fit.apply(&rows).is_ok());
                assert!(fit.params(&rows).is_ok());
            }
        }
    }
}

#[test]
fn rows() {
    for rows in tables() {
        for offset in [Offset::Zero, Offset::Normalize, Offset::Center] {
            let sort = Compare { fields: vec![(field("y"), Order::Ascending)] };
            let stack = Stack {
                field: Some(field("x")),
                groupby: fields(&["g"]),
                sort,
                offset,
                as_: ["a".into(), "b".into()],
            };
            assert_eq!(stack.apply(&rows).len(), rows.len());
        }
        for method in
            [Fill::Mean, Fill::Median, Fill::Min, Fill::Max, Fill::Value(Value::Undefined)]
        {
            let impute = Impute {
                field: field("x"),
                key: field("y"),
                keyvals: vec![f64::NAN.into()],
                groupby: fields(&["g"]),
                method,
            };
            assert!(impute.apply(&rows).is_ok());
        }
        let lookup = Lookup {
            field: field("x"),
            key: field("x"),
            values: Vec::new(),
            as_: Vec::new(),
            default: Value::Null,
        };
        assert_eq!(lookup.apply(&rows, &rows).len(), rows.len());
        let flatten = Flatten { fields: fields(&["x", "y"]), as_: Vec::new(), index: None };
        assert!(flatten.apply(&rows).is_ok());
        assert_eq!(
            Fold { fields: Vec::new(), as_: ["a".into(), "b".into()] }.apply(&rows).unwrap().len(),
            0
        );
        assert_eq!(Sample { size: 0, seed: 0 }.apply(&rows).len(), 0);
    }
}

#[test]
fn what_is_too_large_is_refused() {
    let rows = Table::with_rows(20_000);
    let density = Density { steps: Some(usize::MAX), ..Density::new(field("x"), Vec::new()) };
    assert!(density.apply(&rows).is_err());
    let many = vec![field("x"); 60];
    assert!(Fold { fields: many, as_: ["a".into(), "b".into()] }.apply(&rows).is_err());
    let numbers: Vec<Value> = (0..20_000).map(|row| f64::from(row).into()).collect();
    let mut rows = rows;
    rows.set("x".into(), numbers.clone());
    let ops = vec![WindowOp::Aggregate(AggregateOp::new(Op::Median, Some(field("x")), "m"))];
    assert!(Window { ops, ..Window::default() }.apply(&rows).is_err());
    let pivot =
        Pivot { groupby: Vec::new(), field: field("x"), value: field("x"), op: Op::Sum, limit: 0 };
    assert!(pivot.apply(&rows).is_err());
    let loess =
        Loess { x: field("x"), y: field("x"), groupby: Vec::new(), bandwidth: 1.0, as_: None };
    assert!(loess.apply(&rows).is_err());
    let impute = Impute {
        field: field("x"),
        key: field("x"),
        keyvals: Vec::new(),
        groupby: fields(&["x"]),
        method: Fill::Mean,
    };
    assert!(impute.apply(&rows).is_err());
    rows.set("y".into(), numbers);
    assert!(
        Aggregate { groupby: fields(&["x", "y"]), ops: Vec::new(), cross: true }
            .apply(&rows)
            .is_err()
    );
}
