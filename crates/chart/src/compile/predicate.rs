//! Tests of rows: expressions, comparisons of fields, selections, and what is put together from them.

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
    Field { field: String, unit: Option<TimeUnitDef>, test: Test },
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
            let value = params.resolved(value);
            if unit.is_some() {
                moment(&value, unit.as_ref())
            } else {
                of_object(&value).map_or(value, Value::Date)
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
        Ok(Self::Field { field: field.to_owned(), unit, test })
    }

    /// The fields that must be read as something before the test, and as what.
    pub(crate) fn reads(&self) -> Vec<(String, Kind)> {
        match self {
            Self::Field { field, unit: Some(_), .. } => vec![(field.clone(), Kind::Date)],
            Self::Field { field, test, .. } => {
                let value = match test {
                    Test::Equal(value)
                    | Test::Less(value, _)
                    | Test::Greater(value, _)
                    | Test::Range(value, _) => Some(value),
                    Test::OneOf(values) => values.first(),
                    Test::Valid(_) => None,
                };
                let kind = match value {
                    Some(Value::Date(_)) => Kind::Date,
                    Some(Value::Number(number)) if *number != 0.0 => Kind::Number,
                    Some(Value::Text(text)) if !text.is_empty() => Kind::Text,
                    _ => return Vec::new(),
                };
                vec![(field.clone(), kind)]
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
            Self::Field { field, unit: time_unit, test } => {
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
                        Some(cut) => Value::Number(cut.compared(value.to_number())),
                        None => value,
                    };
                    test.is_met(&value)
                })
            }
        }
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
                let at = value.to_number();
                let (low, high) = (low.clone(), high.clone());
                let above = !low.is_present() || low.to_number() <= at;
                let below = !high.is_present() || at <= high.to_number();
                let both = low.is_present() && high.is_present();
                let (from, to) = (low.to_number(), high.to_number());
                if both { from.min(to) <= at && at <= from.max(to) } else { above && below }
            }
            Self::OneOf(all) => all.iter().any(|one| moment(one).key() == value.key()),
            Self::Valid(valid) => (value.is_valid() && value.to_number().is_finite()) == *valid,
        }
    }
}
