//! What an expression sees besides its own text: the datum, and the chart around it.

use crate::field::Field;
use crate::table::Table;
use crate::value::Value;

use super::seam::{DEFAULT_LOCALE, Locale};

/// What an expression is computed for.
#[derive(Clone, Copy, Debug)]
pub enum Datum<'a> {
    /// A row of a table.
    Row(&'a Table, usize),
    /// A value.
    Value(&'a Value),
}

impl Datum<'_> {
    /// The datum as a value. That of a row is made anew each time.
    #[must_use]
    pub fn to_value(&self) -> Value {
        match self {
            Self::Row(table, row) => Value::Object(std::sync::Arc::new(table.row(*row))),
            Self::Value(value) => (*value).clone(),
        }
    }

    /// A member by its very name.
    #[must_use]
    pub fn get(&self, name: &str) -> Value {
        match self {
            Self::Row(table, row) => table.value(name, *row),
            Self::Value(value) => value.get(name),
        }
    }

    /// A field, which may lie deeper.
    #[must_use]
    pub fn field(&self, field: &Field) -> Value {
        match self {
            Self::Row(table, row) => field.value(table, *row),
            Self::Value(value) => field.value(&Table::from_rows(std::slice::from_ref(*value)), 0),
        }
    }
}

/// The chart around an expression. What a chart does not have stays as it is here.
pub trait Env {
    /// A signal, or `event`, `item` and `parent`.
    fn signal(&self, _name: &str) -> Option<Value> {
        None
    }

    /// A scale's value: `scale(name, value)`.
    fn scale(&self, _name: &str, _value: &Value) -> Value {
        Value::Undefined
    }

    /// What a scale gives this value for, or these two ends: `invert(name, range)`.
    fn invert(&self, _name: &str, _range: &Value) -> Value {
        Value::Undefined
    }

    /// A scale's domain.
    fn domain(&self, _name: &str) -> Vec<Value> {
        Vec::new()
    }

    /// A scale's range.
    fn range(&self, _name: &str) -> Vec<Value> {
        Vec::new()
    }

    /// How wide a scale's bands are; 0 for a scale without bands.
    fn bandwidth(&self, _name: &str) -> f64 {
        0.0
    }

    /// The rows of a data set.
    fn data(&self, _name: &str) -> Value {
        Value::list(Vec::new())
    }

    /// How many rows of a data set have this value in this field, or `Undefined` for none.
    fn indata(&self, _name: &str, _field: &str, _value: &Value) -> Value {
        Value::Undefined
    }

    /// `vlSelectionTest`: whether a datum is in a selection by the values of its fields. `operation` is
    /// `"intersect"`, `"union"` or nothing.
    fn selection_test(&self, _store: &str, _datum: Datum<'_>, _operation: &str) -> Value {
        Value::Undefined
    }

    /// `vlSelectionIdTest`: whether a datum is in a selection of rows.
    fn selection_id_test(&self, _store: &str, _datum: Datum<'_>, _operation: &str) -> Value {
        Value::Undefined
    }

    /// Whether a datum is in the selection of a parameter: the test `{"param": name, "empty": empty}`. A
    /// parameter that is a value counts by its truth, and an unknown one selects nothing.
    fn selects(&self, param: &str, _datum: Datum<'_>, empty: bool) -> bool {
        self.signal(param).map_or(empty, |value| value.to_bool())
    }

    /// `vlSelectionResolve(store, operation, isMulti, vl5)`: what is selected, field by field.
    fn selection_resolve(&self, _store: &str, _operation: &str, _multi: bool, _vl5: bool) -> Value {
        Value::Undefined
    }

    /// How numbers and moments are written.
    fn locale(&self) -> &Locale {
        &DEFAULT_LOCALE
    }
}

/// A chart that has nothing.
#[derive(Clone, Copy, Debug)]
pub struct NoEnv;

impl Env for NoEnv {}
