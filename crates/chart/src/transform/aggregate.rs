//! One row for each group, with what is computed from the group's rows.

use crate::field::Field;
use crate::order::{Codes, sorted};
use crate::table::Table;
use crate::value::{Key, Name, Value};

use super::cell::Measure;
use super::group::Groups;
use super::op::Op;
use super::{TooLarge, output_name, rows_allowed, work_allowed};

/// An aggregation and the column it becomes.
#[derive(Clone, Debug, PartialEq)]
pub struct AggregateOp {
    /// The aggregation.
    pub op: Op,
    /// The field; only `count` goes without one.
    pub field: Option<Field>,
    /// The parameter of the exponential averages.
    pub parameter: Option<f64>,
    /// The column's name.
    pub as_: Name,
}

impl AggregateOp {
    /// An aggregation without a parameter.
    #[must_use]
    pub fn new(op: Op, field: Option<Field>, as_: &str) -> Self {
        Self { op, field, parameter: None, as_: Name::from(as_) }
    }

    /// The name that Vega gives when none is given: `mean_x`, `count`.
    #[must_use]
    pub fn default_name(op: Op, field: Option<&Field>) -> Name {
        match field {
            Some(field) => Name::from(format!("{}_{}", op.name(), output_name(field))),
            None => Name::from(op.name()),
        }
    }

    pub(super) fn measure<'t>(&'t self, table: &'t Table) -> Measure<'t> {
        Measure::of(self.op, self.parameter, self.field.as_ref(), table)
    }
}

/// Groups rows and aggregates each group (Vega's `Aggregate`). Groups come in the order in which
/// they first appear; a table without rows has none. Vega's `drop` says what happens to groups that
/// lose their rows while data changes, so it has no part here.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Aggregate {
    /// The fields to group by.
    pub groupby: Vec<Field>,
    /// What to compute.
    pub ops: Vec<AggregateOp>,
    /// Whether every combination of the groups' values gets a row.
    pub cross: bool,
}

impl Aggregate {
    /// The groups' columns, then the aggregations.
    ///
    /// # Errors
    ///
    /// The combinations are too many, or a confidence interval needs too much work.
    pub fn apply(&self, table: &Table) -> Result<Table, TooLarge> {
        let groups = Groups::of(table, &self.groupby);
        let firsts = groups.firsts();
        let mut dimensions = super::group::dimensions(table, &self.groupby, &firsts);
        if self.cross && self.groupby.len() > 1 {
            cross(&mut dimensions)?;
        }
        let rows = dimensions.first().map_or(groups.len(), |(_, values)| values.len());
        let mut out = Table::with_rows(rows);
        for (name, values) in dimensions {
            out.set(name, values);
        }
        for op in &self.ops {
            out.set(Name::clone(&op.as_), column(&op.measure(table), &groups, rows)?);
        }
        Ok(out)
    }
}

/// The aggregation of each group, and of no rows for the empty groups that follow.
pub(super) fn column(
    measure: &Measure<'_>,
    groups: &Groups,
    rows: usize,
) -> Result<Vec<Value>, TooLarge> {
    work_allowed(measure.work(groups.iter().map(<[usize]>::len).sum()))?;
    let empty = std::iter::repeat_n(&[] as &[usize], rows.saturating_sub(groups.len()));
    Ok(groups.iter().chain(empty).map(|rows| measure.over(rows)).collect())
}

/// Adds the combinations that are not there, in Vega's order.
fn cross(dimensions: &mut [(Name, Vec<Value>)]) -> Result<(), TooLarge> {
    let mut seen = Codes::default();
    let there = dimensions.first().map_or(0, |(_, values)| values.len());
    for row in 0..there {
        seen.code(row_key(dimensions.iter().filter_map(|(_, values)| values.get(row))));
    }
    let domains: Vec<Vec<Value>> = dimensions.iter().map(|(_, values)| domain(values)).collect();
    let sizes = domains.iter().map(Vec::len);
    let all = rows_allowed(sizes.fold(1, usize::saturating_mul))?;
    for at in 0..all {
        let combination = combination(&domains, at, all);
        let before = seen.len();
        if seen.code(row_key(combination.iter().copied())) == before {
            for ((_, values), value) in dimensions.iter_mut().zip(combination) {
                values.push(value.clone());
            }
        }
    }
    Ok(())
}

/// The combination at a place, the last dimension changing fastest.
fn combination(domains: &[Vec<Value>], at: usize, all: usize) -> Vec<&Value> {
    let mut block = all;
    let pick = |domain: &'_ Vec<Value>| {
        block /= domain.len().max(1);
        at / block.max(1) % domain.len().max(1)
    };
    let places: Vec<usize> = domains.iter().map(pick).collect();
    domains.iter().zip(places).filter_map(|(domain, place)| domain.get(place)).collect()
}

/// A row's key in Vega: the texts of its values.
fn row_key<'v>(values: impl Iterator<Item = &'v Value>) -> Key {
    Key::Text(values.map(Value::to_text).collect::<Vec<_>>().join("|").into())
}

/// A dimension's values: JavaScript's objects give whole numbers first, then what came first.
fn domain(values: &[Value]) -> Vec<Value> {
    let mut codes = Codes::default();
    let mut found: Vec<Value> = Vec::new();
    for value in values {
        if codes.code(value.key()) == found.len() {
            found.push(value.clone());
        }
    }
    let index = |value: &Value| {
        let number = value.to_number();
        let whole = (0.0..4_294_967_295.0).contains(&number) && number.fract() == 0.0;
        let is_index = whole && *value.to_text() == *crate::value::number_text(number);
        if is_index { number } else { f64::INFINITY }
    };
    sorted(found, &|one, two| index(one).total_cmp(&index(two)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transform::testing::{fields, same, table};

    const ROWS: &str = r##"[{"g":"a","h":1,"v":1},{"g":"b","h":2,"v":"#NaN"},{"g":"a","h":1,"v":4},
             {"g":"a","h":2,"v":null},{"g":"b","h":1,"v":""},{"g":"a","h":1,"v":"3"},
             {"h":2,"v":7},{"g":null,"h":10,"v":2.5},{"g":"b","h":2,"v":6},{"g":"b","h":1},
             {"g":"a","h":2,"v":-1.5}]"##;

    const NUMBERS: &str = r##"[{"v":1},{"v":4},{"v":null},{"v":"#NaN"},{"v":-2.5},{"v":0.3}]"##;

    fn op(name: &str) -> AggregateOp {
        let op = Op::parse(name).unwrap();
        let field = (op != Op::Count).then(|| Field::parse("v"));
        AggregateOp { op, field, parameter: Some(0.5), as_: name.into() }
    }

    #[track_caller]
    fn aggregate(groupby: &[&str], ops: &[&str], cross: bool) -> Table {
        let ops = ops.iter().map(|name| op(name)).collect();
        Aggregate { groupby: fields(groupby), ops, cross }.apply(&table(ROWS)).unwrap()
    }

    #[test]
    fn every_operation() {
        same(
            &aggregate(&["g"], &["count"], false),
            r##"[{"g":"a","count":5},{"g":"b","count":4},{"count":1},{"g":null,"count":1}]"##,
        );
        same(
            &aggregate(&["g"], &["valid"], false),
            r##"[{"g":"a","valid":4},{"g":"b","valid":1},{"valid":1},{"g":null,"valid":1}]"##,
        );
        same(
            &aggregate(&["g"], &["missing"], false),
            r##"[{"g":"a","missing":1},{"g":"b","missing":2},{"missing":0},
             {"g":null,"missing":0}]"##,
        );
        same(
            &aggregate(&["g"], &["distinct"], false),
            r##"[{"g":"a","distinct":5},{"g":"b","distinct":4},{"distinct":1},
             {"g":null,"distinct":1}]"##,
        );
        same(
            &aggregate(&["g"], &["sum"], false),
            r##"[{"g":"a","sum":6.5},{"g":"b","sum":6},{"sum":7},{"g":null,"sum":2.5}]"##,
        );
        same(
            &aggregate(&["g"], &["product"], false),
            r##"[{"g":"a","product":-18},{"g":"b","product":6},{"product":7},
             {"g":null,"product":2.5}]"##,
        );
        same(
            &aggregate(&["g"], &["mean"], false),
            r##"[{"g":"a","mean":1.625},{"g":"b","mean":6},{"mean":7},{"g":null,"mean":2.5}]"##,
        );
        same(
            &aggregate(&["g"], &["average"], false),
            r##"[{"g":"a","average":1.625},{"g":"b","average":6},{"average":7},
             {"g":null,"average":2.5}]"##,
        );
        same(
            &aggregate(&["g"], &["variance"], false),
            r##"[{"g":"a","variance":5.895833333333333},{"g":"b"},{},{"g":null}]"##,
        );
        same(
            &aggregate(&["g"], &["variancep"], false),
            r##"[{"g":"a","variancep":4.421875},{"g":"b","variancep":0},{"variancep":0},
             {"g":null,"variancep":0}]"##,
        );
        same(
            &aggregate(&["g"], &["stdev"], false),
            r##"[{"g":"a","stdev":2.4281337140555777},{"g":"b"},{},{"g":null}]"##,
        );
        same(
            &aggregate(&["g"], &["stdevp"], false),
            r##"[{"g":"a","stdevp":2.1028254801575903},{"g":"b","stdevp":0},{"stdevp":0},
             {"g":null,"stdevp":0}]"##,
        );
        same(
            &aggregate(&["g"], &["stderr"], false),
            r##"[{"g":"a","stderr":1.2140668570277888},{"g":"b"},{},{"g":null}]"##,
        );
        same(
            &aggregate(&["g"], &["median"], false),
            r##"[{"g":"a","median":2},{"g":"b","median":6},{"median":7},{"g":null,"median":2.5}]"##,
        );
        same(
            &aggregate(&["g"], &["q1"], false),
            r##"[{"g":"a","q1":0.375},{"g":"b","q1":6},{"q1":7},{"g":null,"q1":2.5}]"##,
        );
        same(
            &aggregate(&["g"], &["q3"], false),
            r##"[{"g":"a","q3":3.25},{"g":"b","q3":6},{"q3":7},{"g":null,"q3":2.5}]"##,
        );
        same(
            &aggregate(&["g"], &["min"], false),
            r##"[{"g":"a","min":-1.5},{"g":"b","min":6},{"min":7},{"g":null,"min":2.5}]"##,
        );
        same(
            &aggregate(&["g"], &["max"], false),
            r##"[{"g":"a","max":4},{"g":"b","max":6},{"max":7},{"g":null,"max":2.5}]"##,
        );
        same(
            &aggregate(&["g"], &["argmin"], false),
            r##"[{"g":"a","argmin":{"g":"a","h":2,"v":-1.5}},
             {"g":"b","argmin":{"g":"b","h":1,"v":""}},{"argmin":{"h":2,"v":7}},
             {"g":null,"argmin":{"g":null,"h":10,"v":2.5}}]"##,
        );
        same(
            &aggregate(&["g"], &["argmax"], false),
            r##"[{"g":"a","argmax":{"g":"a","h":1,"v":4}},
             {"g":"b","argmax":{"g":"b","h":2,"v":6}},{"argmax":{"h":2,"v":7}},
             {"g":null,"argmax":{"g":null,"h":10,"v":2.5}}]"##,
        );
        same(
            &aggregate(&["h"], &["values"], false),
            r##"[{"h":1,"values":[{"g":"a","h":1,"v":1},{"g":"a","h":1,"v":4},{"g":"b","h":1,"v":""},{"g":"a","h":1,"v":"3"},{"g":"b","h":1}]},
             {"h":2,"values":[{"g":"b","h":2,"v":"#NaN"},{"g":"a","h":2,"v":null},{"h":2,"v":7},{"g":"b","h":2,"v":6},{"g":"a","h":2,"v":-1.5}]},
             {"h":10,"values":[{"g":null,"h":10,"v":2.5}]}]"##,
        );
    }

    #[test]
    fn exponential_average() {
        same(
            &Aggregate { ops: vec![op("exponential")], ..Aggregate::default() }
                .apply(&table(NUMBERS))
                .unwrap(),
            r##"[{"exponential":0.09333333333333332}]"##,
        );
    }

    #[test]
    fn without_groups() {
        same(
            &aggregate(&[], &["count", "mean"], false),
            r##"[{"count":11,"mean":3.142857142857143}]"##,
        );
    }

    #[test]
    fn all_combinations() {
        same(
            &aggregate(&["g", "h"], &["count", "sum", "distinct", "argmin"], true),
            r##"[{"g":"a","h":1,"count":3,"sum":8,"distinct":3,"argmin":{"g":"a","h":1,"v":1}},
             {"g":"b","h":2,"count":2,"sum":6,"distinct":2,"argmin":{"g":"b","h":2,"v":6}},
             {"g":"a","h":2,"count":2,"sum":-1.5,"distinct":2,"argmin":{"g":"a","h":2,"v":-1.5}},
             {"g":"b","h":1,"count":2,"distinct":2,"argmin":{"g":"b","h":1,"v":""}},
             {"h":2,"count":1,"sum":7,"distinct":1,"argmin":{"h":2,"v":7}},
             {"g":null,"h":10,"count":1,"sum":2.5,"distinct":1,"argmin":{"g":null,"h":10,"v":2.5}},
             {"g":"a","h":10,"count":0,"distinct":0,"argmin":{}},
             {"g":"b","h":10,"count":0,"distinct":0,"argmin":{}},
             {"h":1,"count":0,"distinct":0,"argmin":{}},
             {"h":10,"count":0,"distinct":0,"argmin":{}},
             {"g":null,"h":1,"count":0,"distinct":0,"argmin":{}},
             {"g":null,"h":2,"count":0,"distinct":0,"argmin":{}}]"##,
        );
        same(
            &aggregate(&["h", "g"], &["count", "max"], false),
            r##"[{"h":1,"g":"a","count":3,"max":4},{"h":2,"g":"b","count":2,"max":6},
             {"h":2,"g":"a","count":2,"max":-1.5},{"h":1,"g":"b","count":2},
             {"h":2,"count":1,"max":7},{"h":10,"g":null,"count":1,"max":2.5}]"##,
        );
    }
}
