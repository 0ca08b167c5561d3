//! Windows against those of Vega.

use super::*;
use crate::transform::aggregate::AggregateOp;
use crate::transform::compare::Order;
use crate::transform::op::Op;
use crate::transform::testing::{fields, same, table};

const ROWS: &str = r##"[{"g":1,"k":3,"v":5},{"g":2,"k":1,"v":2},{"g":1,"k":1,"v":null},
             {"g":1,"k":2,"v":4},{"g":1,"k":2,"v":7},{"g":2,"k":1,"v":3},{"g":1,"k":1,"v":1},
             {"g":2,"k":2,"v":"#NaN"},{"g":1,"k":5,"v":0.1},{"g":1,"k":4,"v":0.2}]"##;

fn op(name: &str, field: Option<&str>, parameter: Option<f64>, as_: &str) -> WindowOp {
    let (field, as_) = (field.map(Field::parse), Name::from(as_));
    match WindowOnly::parse(name) {
        Some(op) => WindowOp::Only { op, field, parameter, as_ },
        None => {
            let op = Op::parse(name).unwrap();
            WindowOp::Aggregate(AggregateOp { op, field, parameter, as_ })
        }
    }
}

fn sort(names: &[&str]) -> Compare {
    Compare { fields: fields(names).into_iter().map(|field| (field, Order::Ascending)).collect() }
}

#[test]
fn operations_of_a_window() {
    same(
        &Window {
            groupby: fields(&["g"]),
            sort: sort(&["k"]),
            frame: [None, Some(0f64)],
            ignore_peers: false,
            ops: vec![
                op("row_number", None, None, "row_number"),
                op("rank", None, None, "rank"),
                op("dense_rank", None, None, "dense_rank"),
                op("percent_rank", None, None, "percent_rank"),
                op("cume_dist", None, None, "cume_dist"),
                op("ntile", None, Some(3f64), "ntile"),
                op("lag", Some("v"), Some(2f64), "lag"),
                op("lead", Some("v"), None, "lead"),
                op("first_value", Some("v"), None, "first_value"),
                op("last_value", Some("v"), None, "last_value"),
                op("nth_value", Some("v"), Some(2f64), "nth_value"),
                op("prev_value", Some("v"), None, "prev_value"),
                op("next_value", Some("v"), None, "next_value"),
            ],
        }
        .apply(&table(ROWS))
        .unwrap(),
        r##"[{"g":1,"k":3,"v":5,"row_number":5,"rank":5,"dense_rank":3,"percent_rank":0.6666666666666666,"cume_dist":0.7142857142857143,"ntile":3,"lag":4,"lead":0.2,"first_value":null,"last_value":5,"nth_value":1,"prev_value":5,"next_value":5},
             {"g":2,"k":1,"v":2,"row_number":1,"rank":1,"dense_rank":1,"percent_rank":0,"cume_dist":0.3333333333333333,"ntile":1,"lag":null,"lead":3,"first_value":2,"last_value":3,"nth_value":3,"prev_value":2,"next_value":2},
             {"g":1,"k":1,"v":null,"row_number":1,"rank":1,"dense_rank":1,"percent_rank":0,"cume_dist":0.14285714285714285,"ntile":1,"lag":null,"lead":1,"first_value":null,"last_value":1,"nth_value":1,"prev_value":null,"next_value":1},
             {"g":1,"k":2,"v":4,"row_number":3,"rank":3,"dense_rank":2,"percent_rank":0.3333333333333333,"cume_dist":0.5714285714285714,"ntile":2,"lag":null,"lead":7,"first_value":null,"last_value":7,"nth_value":1,"prev_value":4,"next_value":4},
             {"g":1,"k":2,"v":7,"row_number":4,"rank":3,"dense_rank":2,"percent_rank":0.3333333333333333,"cume_dist":0.5714285714285714,"ntile":2,"lag":1,"lead":5,"first_value":null,"last_value":7,"nth_value":1,"prev_value":7,"next_value":7},
             {"g":2,"k":1,"v":3,"row_number":2,"rank":1,"dense_rank":1,"percent_rank":0,"cume_dist":0.6666666666666666,"ntile":2,"lag":null,"lead":"#NaN","first_value":2,"last_value":3,"nth_value":3,"prev_value":3,"next_value":3},
             {"g":1,"k":1,"v":1,"row_number":2,"rank":1,"dense_rank":1,"percent_rank":0,"cume_dist":0.2857142857142857,"ntile":1,"lag":null,"lead":4,"first_value":null,"last_value":1,"nth_value":1,"prev_value":1,"next_value":1},
             {"g":2,"k":2,"v":"#NaN","row_number":3,"rank":3,"dense_rank":2,"percent_rank":1,"cume_dist":1,"ntile":3,"lag":2,"lead":null,"first_value":2,"last_value":"#NaN","nth_value":3,"prev_value":"#NaN","next_value":"#NaN"},
             {"g":1,"k":5,"v":0.1,"row_number":7,"rank":7,"dense_rank":5,"percent_rank":1,"cume_dist":1,"ntile":3,"lag":5,"lead":null,"first_value":null,"last_value":0.1,"nth_value":1,"prev_value":0.1,"next_value":0.1},
             {"g":1,"k":4,"v":0.2,"row_number":6,"rank":6,"dense_rank":4,"percent_rank":0.8333333333333334,"cume_dist":0.8571428571428571,"ntile":3,"lag":7,"lead":0.1,"first_value":null,"last_value":0.2,"nth_value":1,"prev_value":0.2,"next_value":0.2}]"##,
    );
    same(
        &Window {
            groupby: fields(&[]),
            sort: sort(&["k"]),
            frame: [Some(-1f64), Some(1f64)],
            ignore_peers: true,
            ops: vec![
                op("row_number", None, None, "row_number"),
                op("rank", None, None, "rank"),
                op("dense_rank", None, None, "dense_rank"),
                op("percent_rank", None, None, "percent_rank"),
                op("cume_dist", None, None, "cume_dist"),
                op("ntile", None, Some(3f64), "ntile"),
                op("lag", Some("v"), Some(2f64), "lag"),
                op("lead", Some("v"), None, "lead"),
                op("first_value", Some("v"), None, "first_value"),
                op("last_value", Some("v"), None, "last_value"),
                op("nth_value", Some("v"), Some(2f64), "nth_value"),
                op("prev_value", Some("v"), None, "prev_value"),
                op("next_value", Some("v"), None, "next_value"),
            ],
        }
        .apply(&table(ROWS))
        .unwrap(),
        r##"[{"g":1,"k":3,"v":5,"row_number":8,"rank":8,"dense_rank":3,"percent_rank":0.7777777777777778,"cume_dist":0.8,"ntile":3,"lag":7,"lead":0.2,"first_value":"#NaN","last_value":0.2,"nth_value":5,"prev_value":5,"next_value":5},
             {"g":2,"k":1,"v":2,"row_number":1,"rank":1,"dense_rank":1,"percent_rank":0,"cume_dist":0.1,"ntile":1,"lag":null,"lead":null,"first_value":2,"last_value":null,"nth_value":null,"prev_value":2,"next_value":2},
             {"g":1,"k":1,"v":null,"row_number":2,"rank":1,"dense_rank":1,"percent_rank":0,"cume_dist":0.4,"ntile":2,"lag":null,"lead":3,"first_value":2,"last_value":3,"nth_value":null,"prev_value":2,"next_value":3},
             {"g":1,"k":2,"v":4,"row_number":5,"rank":5,"dense_rank":2,"percent_rank":0.4444444444444444,"cume_dist":0.7,"ntile":3,"lag":3,"lead":7,"first_value":1,"last_value":7,"nth_value":4,"prev_value":4,"next_value":4},
             {"g":1,"k":2,"v":7,"row_number":6,"rank":5,"dense_rank":2,"percent_rank":0.4444444444444444,"cume_dist":0.7,"ntile":3,"lag":1,"lead":"#NaN","first_value":4,"last_value":"#NaN","nth_value":7,"prev_value":7,"next_value":7},
             {"g":2,"k":1,"v":3,"row_number":3,"rank":1,"dense_rank":1,"percent_rank":0,"cume_dist":0.4,"ntile":2,"lag":2,"lead":1,"first_value":null,"last_value":1,"nth_value":3,"prev_value":3,"next_value":3},
             {"g":1,"k":1,"v":1,"row_number":4,"rank":1,"dense_rank":1,"percent_rank":0,"cume_dist":0.4,"ntile":2,"lag":null,"lead":4,"first_value":3,"last_value":4,"nth_value":1,"prev_value":1,"next_value":1},
             {"g":2,"k":2,"v":"#NaN","row_number":7,"rank":5,"dense_rank":2,"percent_rank":0.4444444444444444,"cume_dist":0.7,"ntile":3,"lag":4,"lead":5,"first_value":7,"last_value":5,"nth_value":"#NaN","prev_value":"#NaN","next_value":"#NaN"},
             {"g":1,"k":5,"v":0.1,"row_number":10,"rank":10,"dense_rank":5,"percent_rank":1,"cume_dist":1,"ntile":3,"lag":5,"lead":null,"first_value":0.2,"last_value":0.1,"nth_value":0.1,"prev_value":0.1,"next_value":0.1},
             {"g":1,"k":4,"v":0.2,"row_number":9,"rank":9,"dense_rank":4,"percent_rank":0.8888888888888888,"cume_dist":0.9,"ntile":3,"lag":"#NaN","lead":0.1,"first_value":5,"last_value":0.1,"nth_value":0.2,"prev_value":0.2,"next_value":0.2}]"##,
    );
    same(
        &Window {
            groupby: fields(&[]),
            sort: sort(&[]),
            frame: [None, None],
            ignore_peers: false,
            ops: vec![
                op("row_number", None, None, "row_number"),
                op("rank", None, None, "rank"),
                op("dense_rank", None, None, "dense_rank"),
                op("percent_rank", None, None, "percent_rank"),
                op("cume_dist", None, None, "cume_dist"),
                op("ntile", None, Some(3f64), "ntile"),
                op("lag", Some("v"), Some(2f64), "lag"),
                op("lead", Some("v"), None, "lead"),
                op("first_value", Some("v"), None, "first_value"),
                op("last_value", Some("v"), None, "last_value"),
                op("prev_value", Some("v"), None, "prev_value"),
                op("next_value", Some("v"), None, "next_value"),
                op("nth_value", Some("v"), Some(3f64), "nth_value"),
            ],
        }
        .apply(&table(ROWS))
        .unwrap(),
        r##"[{"g":1,"k":3,"v":5,"row_number":1,"rank":1,"dense_rank":1,"percent_rank":0,"cume_dist":0.1,"ntile":1,"lag":null,"lead":2,"first_value":5,"last_value":0.2,"prev_value":5,"next_value":5,"nth_value":null},
             {"g":2,"k":1,"v":2,"row_number":2,"rank":2,"dense_rank":2,"percent_rank":0.1111111111111111,"cume_dist":0.2,"ntile":1,"lag":null,"lead":null,"first_value":5,"last_value":0.2,"prev_value":2,"next_value":2,"nth_value":null},
             {"g":1,"k":1,"v":null,"row_number":3,"rank":3,"dense_rank":3,"percent_rank":0.2222222222222222,"cume_dist":0.3,"ntile":1,"lag":5,"lead":4,"first_value":5,"last_value":0.2,"prev_value":2,"next_value":4,"nth_value":null},
             {"g":1,"k":2,"v":4,"row_number":4,"rank":4,"dense_rank":4,"percent_rank":0.3333333333333333,"cume_dist":0.4,"ntile":2,"lag":2,"lead":7,"first_value":5,"last_value":0.2,"prev_value":4,"next_value":4,"nth_value":null},
             {"g":1,"k":2,"v":7,"row_number":5,"rank":5,"dense_rank":5,"percent_rank":0.4444444444444444,"cume_dist":0.5,"ntile":2,"lag":null,"lead":3,"first_value":5,"last_value":0.2,"prev_value":7,"next_value":7,"nth_value":null},
             {"g":2,"k":1,"v":3,"row_number":6,"rank":6,"dense_rank":6,"percent_rank":0.5555555555555556,"cume_dist":0.6,"ntile":2,"lag":4,"lead":1,"first_value":5,"last_value":0.2,"prev_value":3,"next_value":3,"nth_value":null},
             {"g":1,"k":1,"v":1,"row_number":7,"rank":7,"dense_rank":7,"percent_rank":0.6666666666666666,"cume_dist":0.7,"ntile":3,"lag":7,"lead":"#NaN","first_value":5,"last_value":0.2,"prev_value":1,"next_value":1,"nth_value":null},
             {"g":2,"k":2,"v":"#NaN","row_number":8,"rank":8,"dense_rank":8,"percent_rank":0.7777777777777778,"cume_dist":0.8,"ntile":3,"lag":3,"lead":0.1,"first_value":5,"last_value":0.2,"prev_value":"#NaN","next_value":"#NaN","nth_value":null},
             {"g":1,"k":5,"v":0.1,"row_number":9,"rank":9,"dense_rank":9,"percent_rank":0.8888888888888888,"cume_dist":0.9,"ntile":3,"lag":1,"lead":0.2,"first_value":5,"last_value":0.2,"prev_value":0.1,"next_value":0.1,"nth_value":null},
             {"g":1,"k":4,"v":0.2,"row_number":10,"rank":10,"dense_rank":10,"percent_rank":1,"cume_dist":1,"ntile":3,"lag":"#NaN","lead":null,"first_value":5,"last_value":0.2,"prev_value":0.2,"next_value":0.2,"nth_value":null}]"##,
    );
}

#[test]
fn aggregations_of_a_frame() {
    same(
        &Window {
            groupby: fields(&["g"]),
            sort: sort(&["k"]),
            frame: [None, Some(0f64)],
            ignore_peers: false,
            ops: vec![
                op("count", None, None, "count"),
                op("sum", Some("v"), None, "sum"),
                op("mean", Some("v"), None, "mean"),
                op("stdev", Some("v"), None, "stdev"),
                op("min", Some("v"), None, "min"),
                op("max", Some("v"), None, "max"),
                op("median", Some("v"), None, "median"),
                op("valid", Some("v"), None, "valid"),
                op("missing", Some("v"), None, "missing"),
                op("distinct", Some("v"), None, "distinct"),
                op("product", Some("v"), None, "product"),
            ],
        }
        .apply(&table(ROWS))
        .unwrap(),
        r##"[{"g":1,"k":3,"v":5,"count":5,"sum":17,"mean":4.25,"valid":4,"missing":1,"product":140,"stdev":2.5,"median":4.5,"distinct":5,"min":1,"max":7},
             {"g":2,"k":1,"v":2,"count":2,"sum":5,"mean":2.5,"valid":2,"missing":0,"product":6,"stdev":0.7071067811865476,"median":2.5,"distinct":2,"min":2,"max":3},
             {"g":1,"k":1,"v":null,"count":2,"sum":1,"mean":1,"valid":1,"missing":1,"product":1,"median":1,"distinct":2,"min":1,"max":1},
             {"g":1,"k":2,"v":4,"count":4,"sum":12,"mean":4,"valid":3,"missing":1,"product":28,"stdev":3,"median":4,"distinct":4,"min":1,"max":7},
             {"g":1,"k":2,"v":7,"count":4,"sum":12,"mean":4,"valid":3,"missing":1,"product":28,"stdev":3,"median":4,"distinct":4,"min":1,"max":7},
             {"g":2,"k":1,"v":3,"count":2,"sum":5,"mean":2.5,"valid":2,"missing":0,"product":6,"stdev":0.7071067811865476,"median":2.5,"distinct":2,"min":2,"max":3},
             {"g":1,"k":1,"v":1,"count":2,"sum":1,"mean":1,"valid":1,"missing":1,"product":1,"median":1,"distinct":2,"min":1,"max":1},
             {"g":2,"k":2,"v":"#NaN","count":3,"sum":5,"mean":2.5,"valid":2,"missing":0,"product":6,"stdev":0.7071067811865476,"median":2.5,"distinct":3,"min":2,"max":3},
             {"g":1,"k":5,"v":0.1,"count":7,"sum":17.3,"mean":2.8833333333333333,"valid":6,"missing":1,"product":2.8000000000000003,"stdev":2.8694366462193703,"median":2.5,"distinct":7,"min":0.1,"max":7},
             {"g":1,"k":4,"v":0.2,"count":6,"sum":17.2,"mean":3.44,"valid":5,"missing":1,"product":28,"stdev":2.822764602300376,"median":4,"distinct":6,"min":0.2,"max":7}]"##,
    );
    same(
        &Window {
            groupby: fields(&[]),
            sort: sort(&["k"]),
            frame: [Some(-2f64), Some(1f64)],
            ignore_peers: false,
            ops: vec![
                op("count", None, None, "count"),
                op("sum", Some("v"), None, "sum"),
                op("mean", Some("v"), None, "mean"),
                op("stdev", Some("v"), None, "stdev"),
                op("min", Some("v"), None, "min"),
                op("max", Some("v"), None, "max"),
                op("median", Some("v"), None, "median"),
                op("valid", Some("v"), None, "valid"),
                op("missing", Some("v"), None, "missing"),
                op("distinct", Some("v"), None, "distinct"),
                op("product", Some("v"), None, "product"),
            ],
        }
        .apply(&table(ROWS))
        .unwrap(),
        r##"[{"g":1,"k":3,"v":5,"count":5,"sum":16.2,"mean":4.05,"valid":4,"missing":0,"product":28,"stdev":2.8536526301099316,"median":4.5,"distinct":5,"min":0.2,"max":7},
             {"g":2,"k":1,"v":2,"count":4,"sum":6,"mean":2,"valid":3,"missing":1,"product":6,"stdev":1,"median":2,"distinct":4,"min":1,"max":3},
             {"g":1,"k":1,"v":null,"count":4,"sum":6,"mean":2,"valid":3,"missing":1,"product":6,"stdev":1,"median":2,"distinct":4,"min":1,"max":3},
             {"g":1,"k":2,"v":4,"count":7,"sum":17,"mean":3.4,"valid":5,"missing":1,"product":168,"stdev":2.3021728866442674,"median":3,"distinct":7,"min":1,"max":7},
             {"g":1,"k":2,"v":7,"count":7,"sum":17,"mean":3.4,"valid":5,"missing":1,"product":168,"stdev":2.3021728866442674,"median":3,"distinct":7,"min":1,"max":7},
             {"g":2,"k":1,"v":3,"count":4,"sum":6,"mean":2,"valid":3,"missing":1,"product":6,"stdev":1,"median":2,"distinct":4,"min":1,"max":3},
             {"g":1,"k":1,"v":1,"count":7,"sum":17,"mean":3.4,"valid":5,"missing":1,"product":168,"stdev":2.3021728866442674,"median":3,"distinct":7,"min":1,"max":7},
             {"g":2,"k":2,"v":"#NaN","count":4,"sum":16,"mean":5.333333333333333,"valid":3,"missing":0,"product":140,"stdev":1.5275252316519465,"median":5,"distinct":4,"min":4,"max":7},
             {"g":1,"k":5,"v":0.1,"count":3,"sum":5.300000000000001,"mean":1.7666666666666664,"valid":3,"missing":0,"product":0.1,"stdev":2.8005951748393283,"median":0.2,"distinct":3,"min":0.1,"max":5},
             {"g":1,"k":4,"v":0.2,"count":6,"sum":16.3,"mean":3.26,"valid":5,"missing":0,"product":2.8000000000000003,"stdev":3.03776233435073,"median":4,"distinct":6,"min":0.1,"max":7}]"##,
    );
    same(
        &Window {
            groupby: fields(&[]),
            sort: sort(&[]),
            frame: [Some(-1f64), Some(0f64)],
            ignore_peers: false,
            ops: vec![
                op("count", None, None, "count"),
                op("sum", Some("v"), None, "sum"),
                op("mean", Some("v"), None, "mean"),
                op("stdev", Some("v"), None, "stdev"),
                op("min", Some("v"), None, "min"),
                op("max", Some("v"), None, "max"),
                op("median", Some("v"), None, "median"),
                op("valid", Some("v"), None, "valid"),
                op("missing", Some("v"), None, "missing"),
                op("distinct", Some("v"), None, "distinct"),
                op("product", Some("v"), None, "product"),
            ],
        }
        .apply(&table(ROWS))
        .unwrap(),
        r##"[{"g":1,"k":3,"v":5,"count":1,"sum":5,"mean":5,"valid":1,"missing":0,"product":5,"median":5,"distinct":1,"min":5,"max":5},
             {"g":2,"k":1,"v":2,"count":2,"sum":7,"mean":3.5,"valid":2,"missing":0,"product":10,"stdev":2.1213203435596424,"median":3.5,"distinct":2,"min":2,"max":5},
             {"g":1,"k":1,"v":null,"count":2,"sum":2,"mean":2,"valid":1,"missing":1,"product":2,"median":2,"distinct":2,"min":2,"max":2},
             {"g":1,"k":2,"v":4,"count":2,"sum":4,"mean":4,"valid":1,"missing":1,"product":4,"median":4,"distinct":2,"min":4,"max":4},
             {"g":1,"k":2,"v":7,"count":2,"sum":11,"mean":5.5,"valid":2,"missing":0,"product":28,"stdev":2.1213203435596424,"median":5.5,"distinct":2,"min":4,"max":7},
             {"g":2,"k":1,"v":3,"count":2,"sum":10,"mean":5,"valid":2,"missing":0,"product":21,"stdev":2.8284271247461903,"median":5,"distinct":2,"min":3,"max":7},
             {"g":1,"k":1,"v":1,"count":2,"sum":4,"mean":2,"valid":2,"missing":0,"product":3,"stdev":1.4142135623730951,"median":2,"distinct":2,"min":1,"max":3},
             {"g":2,"k":2,"v":"#NaN","count":2,"sum":1,"mean":1,"valid":1,"missing":0,"product":1,"median":1,"distinct":2,"min":1,"max":1},
             {"g":1,"k":5,"v":0.1,"count":2,"sum":0.1,"mean":0.1,"valid":1,"missing":0,"product":0.1,"median":0.1,"distinct":2,"min":0.1,"max":0.1},
             {"g":1,"k":4,"v":0.2,"count":2,"sum":0.30000000000000004,"mean":0.15000000000000002,"valid":2,"missing":0,"product":0.020000000000000004,"stdev":0.07071067811865475,"median":0.15000000000000002,"distinct":2,"min":0.1,"max":0.2}]"##,
    );
    same(
        &Window {
            groupby: fields(&[]),
            sort: sort(&[]),
            frame: [Some(1f64), Some(3f64)],
            ignore_peers: false,
            ops: vec![
                op("count", None, None, "count"),
                op("sum", Some("v"), None, "sum"),
                op("mean", Some("v"), None, "mean"),
                op("stdev", Some("v"), None, "stdev"),
                op("min", Some("v"), None, "min"),
                op("max", Some("v"), None, "max"),
                op("median", Some("v"), None, "median"),
                op("valid", Some("v"), None, "valid"),
                op("missing", Some("v"), None, "missing"),
                op("distinct", Some("v"), None, "distinct"),
                op("product", Some("v"), None, "product"),
            ],
        }
        .apply(&table(ROWS))
        .unwrap(),
        r##"[{"g":1,"k":3,"v":5,"count":3,"sum":6,"mean":"#NaN","valid":2,"missing":1,"product":8,"stdev":"#NaN","median":3,"distinct":3,"min":2,"max":5},
             {"g":2,"k":1,"v":2,"count":3,"sum":11,"mean":"#NaN","valid":2,"missing":1,"product":28,"stdev":"#NaN","median":5.5,"distinct":3,"min":4,"max":7},
             {"g":1,"k":1,"v":null,"count":3,"sum":14,"mean":"#NaN","valid":3,"missing":0,"product":84,"stdev":"#NaN","median":4,"distinct":3,"min":3,"max":7},
             {"g":1,"k":2,"v":4,"count":3,"sum":11,"mean":"#NaN","valid":3,"missing":0,"product":21,"stdev":"#NaN","median":3,"distinct":3,"min":1,"max":7},
             {"g":1,"k":2,"v":7,"count":3,"sum":4,"mean":"#NaN","valid":2,"missing":0,"product":3,"stdev":"#NaN","median":2,"distinct":3,"min":1,"max":3},
             {"g":2,"k":1,"v":3,"count":3,"sum":1.1,"mean":"#NaN","valid":2,"missing":0,"product":0.1,"stdev":"#NaN","median":0.55,"distinct":3,"min":0.1,"max":1},
             {"g":1,"k":1,"v":1,"count":3,"sum":0.3000000000000001,"mean":"#NaN","valid":2,"missing":0,"product":0.020000000000000004,"stdev":"#NaN","median":0.15000000000000002,"distinct":3,"min":0.1,"max":0.2},
             {"g":2,"k":2,"v":"#NaN","count":2,"sum":0.3000000000000001,"mean":"#NaN","valid":2,"missing":0,"product":0.020000000000000004,"stdev":"#NaN","median":0.15000000000000002,"distinct":2,"min":0.1,"max":0.2},
             {"g":1,"k":5,"v":0.1,"count":1,"sum":0.2000000000000001,"mean":"#NaN","valid":1,"missing":0,"product":0.20000000000000004,"median":0.2,"distinct":1,"min":0.2,"max":0.2},
             {"g":1,"k":4,"v":0.2,"count":0,"valid":0,"missing":0,"distinct":0}]"##,
    );
    same(
        &Window {
            groupby: fields(&[]),
            sort: sort(&["k", "v"]),
            frame: [Some(-2f64), Some(-1f64)],
            ignore_peers: true,
            ops: vec![
                op("count", None, None, "count"),
                op("sum", Some("v"), None, "sum"),
                op("mean", Some("v"), None, "mean"),
                op("stdev", Some("v"), None, "stdev"),
                op("min", Some("v"), None, "min"),
                op("max", Some("v"), None, "max"),
                op("median", Some("v"), None, "median"),
                op("valid", Some("v"), None, "valid"),
                op("missing", Some("v"), None, "missing"),
                op("distinct", Some("v"), None, "distinct"),
                op("product", Some("v"), None, "product"),
            ],
        }
        .apply(&table(ROWS))
        .unwrap(),
        r##"[{"g":1,"k":3,"v":5,"count":2,"sum":11,"mean":5.5,"valid":2,"missing":0,"product":28,"stdev":2.1213203435596424,"median":5.5,"distinct":2,"min":4,"max":7},
             {"g":2,"k":1,"v":2,"count":2,"sum":1,"mean":1,"valid":1,"missing":1,"product":1,"median":1,"distinct":2,"min":1,"max":1},
             {"g":1,"k":1,"v":null,"count":0,"valid":0,"missing":0,"distinct":0},
             {"g":1,"k":2,"v":4,"count":2,"sum":3,"mean":3,"valid":1,"missing":0,"product":3,"median":3,"distinct":2,"min":3,"max":3},
             {"g":1,"k":2,"v":7,"count":2,"sum":4,"mean":4,"valid":1,"missing":0,"product":4,"median":4,"distinct":2,"min":4,"max":4},
             {"g":2,"k":1,"v":3,"count":2,"sum":3,"mean":1.5,"valid":2,"missing":0,"product":2,"stdev":0.7071067811865476,"median":1.5,"distinct":2,"min":1,"max":2},
             {"g":1,"k":1,"v":1,"count":1,"valid":0,"missing":1,"distinct":1},
             {"g":2,"k":2,"v":"#NaN","count":2,"sum":5,"mean":2.5,"valid":2,"missing":0,"product":6,"stdev":0.7071067811865476,"median":2.5,"distinct":2,"min":2,"max":3},
             {"g":1,"k":5,"v":0.1,"count":2,"sum":5.2,"mean":2.6,"valid":2,"missing":0,"product":1,"stdev":3.394112549695428,"median":2.6,"distinct":2,"min":0.2,"max":5},
             {"g":1,"k":4,"v":0.2,"count":2,"sum":12,"mean":6,"valid":2,"missing":0,"product":35,"stdev":1.4142135623730951,"median":6,"distinct":2,"min":5,"max":7}]"##,
    );
    same(
        &Window {
            groupby: fields(&["g"]),
            sort: sort(&[]),
            frame: [None, None],
            ignore_peers: false,
            ops: vec![
                op("count", None, None, "count"),
                op("sum", Some("v"), None, "sum"),
                op("mean", Some("v"), None, "mean"),
                op("stdev", Some("v"), None, "stdev"),
                op("min", Some("v"), None, "min"),
                op("max", Some("v"), None, "max"),
                op("median", Some("v"), None, "median"),
                op("valid", Some("v"), None, "valid"),
                op("missing", Some("v"), None, "missing"),
                op("distinct", Some("v"), None, "distinct"),
                op("product", Some("v"), None, "product"),
            ],
        }
        .apply(&table(ROWS))
        .unwrap(),
        r##"[{"g":1,"k":3,"v":5,"count":7,"sum":17.3,"mean":2.8833333333333333,"valid":6,"missing":1,"product":2.8000000000000003,"stdev":2.86943664621937,"median":2.5,"distinct":7,"min":0.1,"max":7},
             {"g":2,"k":1,"v":2,"count":3,"sum":5,"mean":2.5,"valid":2,"missing":0,"product":6,"stdev":0.7071067811865476,"median":2.5,"distinct":3,"min":2,"max":3},
             {"g":1,"k":1,"v":null,"count":7,"sum":17.3,"mean":2.8833333333333333,"valid":6,"missing":1,"product":2.8000000000000003,"stdev":2.86943664621937,"median":2.5,"distinct":7,"min":0.1,"max":7},
             {"g":1,"k":2,"v":4,"count":7,"sum":17.3,"mean":2.8833333333333333,"valid":6,"missing":1,"product":2.8000000000000003,"stdev":2.86943664621937,"median":2.5,"distinct":7,"min":0.1,"max":7},
             {"g":1,"k":2,"v":7,"count":7,"sum":17.3,"mean":2.8833333333333333,"valid":6,"missing":1,"product":2.8000000000000003,"stdev":2.86943664621937,"median":2.5,"distinct":7,"min":0.1,"max":7},
             {"g":2,"k":1,"v":3,"count":3,"sum":5,"mean":2.5,"valid":2,"missing":0,"product":6,"stdev":0.7071067811865476,"median":2.5,"distinct":3,"min":2,"max":3},
             {"g":1,"k":1,"v":1,"count":7,"sum":17.3,"mean":2.8833333333333333,"valid":6,"missing":1,"product":2.8000000000000003,"stdev":2.86943664621937,"median":2.5,"distinct":7,"min":0.1,"max":7},
             {"g":2,"k":2,"v":"#NaN","count":3,"sum":5,"mean":2.5,"valid":2,"missing":0,"product":6,"stdev":0.7071067811865476,"median":2.5,"distinct":3,"min":2,"max":3},
             {"g":1,"k":5,"v":0.1,"count":7,"sum":17.3,"mean":2.8833333333333333,"valid":6,"missing":1,"product":2.8000000000000003,"stdev":2.86943664621937,"median":2.5,"distinct":7,"min":0.1,"max":7},
             {"g":1,"k":4,"v":0.2,"count":7,"sum":17.3,"mean":2.8833333333333333,"valid":6,"missing":1,"product":2.8000000000000003,"stdev":2.86943664621937,"median":2.5,"distinct":7,"min":0.1,"max":7}]"##,
    );
}
