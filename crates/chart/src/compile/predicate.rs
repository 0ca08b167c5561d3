//! Tests of rows: expressions, comparisons of fields, selections, and what is put together from them.

use std::cmp::Ordering;

use super::data::Kind;
use super::params::{Params, parse};
use super::time::{moment, of_object, unit};
use crate::expr::Expr;
use crate::field::Field;
use crate::problem::{Path, Problem, Result};
use crate::spec::def::TimeUnitDef;
use crate::spec::read::Read;
use crate::table::Table;
use crate::value::Value;

/// A test of a row.
#[derive(Debug)]
pub(crate) enum Predicate {
    Expression(Expr),
    Selection { name: String, empty: bool },
    Field { field: String, unit: Option<TimeUnitDef>, test: Test, read: Option<Kind> },
    Not(Box<Predicate>),
    And(Vec<Predicate>),
    Or(Vec<Predicate>),
}

/// What a field must be.
#[derive(Debug)]
pub(crate) enum Test {
    Equal(Value),
    Less(Value, bool),
    Greater(Value, bool),
    Range(Value, Value),
    OneOf(Vec<Value>),
    Valid(bool),
}

impl Predicate {
    /// Reads a test.
    ///
    /// # Errors
    ///
    /// An expression that is none, and comparisons that Vega-Lite does not have.
    pub(crate) fn read(value: &Value, path: &Path, params: &Params) -> Result<Self> {
        if let Some(text) = value.str() {
            let expr = parse(text, path)?;
            params.check(&expr, path)?;
            return Ok(Self::Expression(expr));
        }
        let many = |key: &str| -> Result<Vec<Self>> {
            let place = path.key(key);
            let all = value.at(key).items().iter().enumerate();
            all.map(|(at, one)| Self::read(one, &place.index(at), params)).collect()
        };
        if value.member("not").is_some() {
            return Ok(Self::Not(Box::new(Self::read(value.at("not"), &path.key("not"), params)?)));
        }
        if value.member("and").is_some() {
            return Ok(Self::And(many("and")?));
        }
        if value.member("or").is_some() {
            return Ok(Self::Or(many("or")?));
        }
        if let Some(name) = value.at("param").str() {
            let empty = value.at("empty").bool().unwrap_or(true);
            return Ok(Self::Selection { name: name.to_owned(), empty });
        }
        if let Some(text) = value.at("expr").str() {
            return Self::read(&Value::text(text), &path.key("expr"), params);
        }
        Self::comparison(value, path, params)
    }

    fn comparison(value: &Value, path: &Path, params: &Params) -> Result<Self> {
        let unit = TimeUnitDef::read(value.at("timeUnit"));
        let field = value
            .at("field")
            .str()
            .ok_or_else(|| Problem::unsupported(path, crate::messages::unsupported("filter")))?;
        let resolved = |value: &Value| {
            let is_expression = value.at("expr").is_some();
            match (is_expression, params.resolved(value)) {
                // What an expression gives is a moment as it is, not a count of the unit.
                (true, value) if unit.is_some() => Value::Date(js_date(&value)),
                (false, value) if unit.is_some() => moment(&value, unit.as_ref()),
                (_, value) => of_object(&value).map_or(value, Value::Date),
            }
        };
        let of = |key: &str| value.member(key).map(&resolved);
        let test = if let Some(value) = of("equal") {
            Test::Equal(value)
        } else if let Some(value) = of("lt") {
            Test::Less(value, false)
        } else if let Some(value) = of("lte") {
            Test::Less(value, true)
        } else if let Some(value) = of("gt") {
            Test::Greater(value, false)
        } else if let Some(value) = of("gte") {
            Test::Greater(value, true)
        } else if let Some(range) = value.member("range") {
            let range = params.resolved(range);
            match range.items() {
                [low, high] => Test::Range(resolved(low), resolved(high)),
                _ => {
                    return Err(Problem::invalid(
                        &path.key("range"),
                        crate::messages::expected("hai giá trị"),
                    ));
                }
            }
        } else if let Some(list) = value.member("oneOf").or_else(|| value.member("in")) {
            Test::OneOf(params.resolved(list).items().iter().map(&resolved).collect())
        } else if let Some(valid) = value.at("valid").bool() {
            Test::Valid(valid)
        } else {
            return Err(Problem::unsupported(path, crate::messages::unsupported("filter")));
        };
        let read = read_as(value, unit.is_some());
        Ok(Self::Field { field: field.to_owned(), unit, test, read })
    }

    /// The fields that must be read as something before the test, and as what.
    pub(crate) fn reads(&self) -> Vec<(String, Kind)> {
        match self {
            Self::Field { field, read, .. } => {
                read.iter().map(|kind| (field.clone(), kind.clone())).collect()
            }
            Self::Not(inner) => inner.reads(),
            Self::And(all) | Self::Or(all) => all.iter().flat_map(Self::reads).collect(),
            Self::Expression(_) | Self::Selection { .. } => Vec::new(),
        }
    }

    /// The test for the rows of a table.
    pub(crate) fn bind<'a>(
        &'a self,
        table: &'a Table,
        params: &'a Params,
    ) -> Box<dyn Fn(usize) -> bool + 'a> {
        match self {
            Self::Expression(expr) => {
                let bound = expr.bind(table);
                Box::new(move |row| bound.eval(row, params).to_bool())
            }
            Self::Selection { name, empty } => {
                Box::new(move |row| params.selects(name, *empty, table, row))
            }
            Self::Not(inner) => {
                let inner = inner.bind(table, params);
                Box::new(move |row| !inner(row))
            }
            Self::And(all) => {
                let all: Vec<_> = all.iter().map(|one| one.bind(table, params)).collect();
                Box::new(move |row| all.iter().all(|one| one(row)))
            }
            Self::Or(all) => {
                let all: Vec<_> = all.iter().map(|one| one.bind(table, params)).collect();
                Box::new(move |row| all.iter().any(|one| one(row)))
            }
            Self::Field { field, unit: time_unit, test, .. } => {
                let flat = crate::spec::def::flat(field);
                let field = if table.column(&flat).is_some() {
                    Field::named(&flat)
                } else {
                    Field::parse(field)
                };
                let cut = time_unit.as_ref().filter(|unit| !unit.binned).map(|def| unit(def, None));
                Box::new(move |row| {
                    let value = field.value(table, row);
                    let value = match &cut {
                        Some(cut) => Value::Number(cut.compared(js_date(&value))),
                        None => value,
                    };
                    test.is_met(&value)
                })
            }
        }
    }
}

/// As what a compared field must be read: by what it is compared with, if that is written out.
fn read_as(value: &Value, has_unit: bool) -> Option<Kind> {
    const COMPARED: [&str; 7] = ["equal", "lt", "lte", "gt", "gte", "range", "oneOf"];
    let written = COMPARED.iter().find_map(|key| value.member(key))?;
    let first = written.items().first();
    match first.unwrap_or(written) {
        _ if has_unit => Some(Kind::Date),
        object @ Value::Object(_) => of_object(object).map(|_| Kind::Date),
        Value::Number(number) if *number != 0.0 => Some(Kind::Number),
        Value::Text(text) if !text.is_empty() => Some(Kind::Text),
        _ => None,
    }
}

/// JavaScript's `new Date(value)`, as a number.
fn js_date(value: &Value) -> f64 {
    match value {
        Value::Text(text) => crate::time::parse(text).unwrap_or(f64::NAN),
        other => other.to_number(),
    }
}

impl Test {
    fn is_met(&self, value: &Value) -> bool {
        let moment = |value: &Value| match value {
            Value::Date(moment) => Value::Number(*moment),
            other => other.clone(),
        };
        let value = moment(value);
        let order = |other: &Value| crate::expr::order(&value, &moment(other));
        match self {
            Self::Equal(other) => value.strictly_equals(&moment(other)),
            Self::Less(other, or_equal) => {
                order(other).is_some_and(|order| order.is_lt() || (*or_equal && order.is_eq()))
            }
            Self::Greater(other, or_equal) => {
                order(other).is_some_and(|order| order.is_gt() || (*or_equal && order.is_eq()))
            }
            Self::Range(low, high) => {
                let (low, high) = (moment(low), moment(high));
                let both = low.is_present() && high.is_present();
                let turned = both && crate::expr::order(&low, &high).is_some_and(Ordering::is_gt);
                let (low, high) = if turned { (high, low) } else { (low, high) };
                (!low.is_present() || crate::expr::at_most(&low, &value))
                    && (!high.is_present() || crate::expr::at_most(&value, &high))
            }
            Self::OneOf(all) => all.iter().any(|one| moment(one).key() == value.key()),
            Self::Valid(valid) => (value.is_valid() && value.to_number().is_finite()) == *valid,
        }
    }
}
