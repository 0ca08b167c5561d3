//! What kind of value something is, and the same value as another kind.

use crate::value::Value;

use super::super::ast::REGEXP;
use super::super::seam;
use super::{Args, Entry, Function};

pub const FUNCTIONS: [Entry; 16] = [
    ("isArray", Function::Values(|args| matches!(args.get(0), Value::List(_)).into())),
    ("isBoolean", Function::Values(|args| matches!(args.get(0), Value::Bool(_)).into())),
    ("isDate", Function::Values(|args| matches!(args.get(0), Value::Date(_)).into())),
    ("isDefined", Function::Values(|args| (*args.get(0) != Value::Undefined).into())),
    ("isNumber", Function::Values(|args| matches!(args.get(0), Value::Number(_)).into())),
    ("isObject", Function::Values(is_object)),
    ("isRegExp", Function::Values(|args| is_regexp(args.get(0)).into())),
    ("isString", Function::Values(|args| matches!(args.get(0), Value::Text(_)).into())),
    ("isValid", Function::Values(is_valid)),
    ("toBoolean", Function::Values(|args| coerce(args.get(0), to_bool))),
    ("toDate", Function::Values(|args| coerce(args.get(0), to_date))),
    ("toNumber", Function::Values(|args| coerce(args.get(0), |value| value.to_number().into()))),
    (
        "toString",
        Function::Values(|args| coerce(args.get(0), |value| Value::Text(value.to_text()))),
    ),
    ("warn", Function::Values(last)),
    ("info", Function::Values(last)),
    ("debug", Function::Values(last)),
];

fn is_object(args: &Args<'_>) -> Value {
    matches!(args.get(0), Value::Object(_) | Value::List(_) | Value::Date(_)).into()
}

/// Whether a value is a regular expression.
#[must_use]
pub fn is_regexp(value: &Value) -> bool {
    matches!(value, Value::Object(object) if object.get(REGEXP).is_some())
}

/// Present and not `NaN`. A moment is an object, and so it is valid even when it is none.
fn is_valid(args: &Args<'_>) -> Value {
    match args.get(0) {
        Value::Number(number) => (!number.is_nan()).into(),
        other => other.is_present().into(),
    }
}

/// A value as another kind; what is empty becomes `null`.
fn coerce(value: &Value, convert: fn(&Value) -> Value) -> Value {
    match value {
        Value::Undefined | Value::Null => Value::Null,
        Value::Text(text) if text.is_empty() => Value::Null,
        other => convert(other),
    }
}

fn to_bool(value: &Value) -> Value {
    match value {
        Value::Text(text) => (**text != *"false" && **text != *"0").into(),
        other => other.to_bool().into(),
    }
}

/// A number stays a number, and a text becomes one: so does Vega's `toDate`.
fn to_date(value: &Value) -> Value {
    match value {
        Value::Number(_) | Value::Date(_) => value.clone(),
        other => seam::moment_of_text(&other.to_text()).into(),
    }
}

/// What is said to the log is also the result.
fn last(args: &Args<'_>) -> Value {
    args.values.last().cloned().unwrap_or_default()
}
