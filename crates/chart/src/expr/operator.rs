//! The operators, with JavaScript's conversions.

use std::cmp::Ordering;
use std::sync::Arc;

use crate::value::Value;

use super::LIMIT_TEXT;
use super::ast::{Operator, Unary};

/// An operator before its operand.
#[must_use]
pub fn unary(operator: Unary, value: &Value) -> Value {
    match operator {
        Unary::Plus => Value::Number(value.to_number()),
        Unary::Minus => Value::Number(-value.to_number()),
        Unary::Not => Value::Bool(!value.to_bool()),
        Unary::BitNot => Value::Number(f64::from(!int32(value.to_number()))),
    }
}

/// An operator between its operands; `&&` and `||` choose one of them.
#[must_use]
pub fn binary(operator: Operator, one: &Value, two: &Value) -> Value {
    match operator {
        Operator::Or => if one.to_bool() { one } else { two }.clone(),
        Operator::And => if one.to_bool() { two } else { one }.clone(),
        Operator::Equal => Value::Bool(one.loosely_equals(two)),
        Operator::NotEqual => Value::Bool(!one.loosely_equals(two)),
        Operator::Same => Value::Bool(one.strictly_equals(two)),
        Operator::NotSame => Value::Bool(!one.strictly_equals(two)),
        Operator::Less => Value::Bool(less(one, two)),
        Operator::LessOrEqual => Value::Bool(at_most(one, two)),
        Operator::Greater => Value::Bool(less(two, one)),
        Operator::GreaterOrEqual => Value::Bool(at_most(two, one)),
        Operator::In => Value::Bool(has(two, &one.to_text())),
        Operator::Add => add(one, two),
        _ => Value::Number(arithmetic(operator, one.to_number(), two.to_number())),
    }
}

fn arithmetic(operator: Operator, one: f64, two: f64) -> f64 {
    match operator {
        Operator::Subtract => one - two,
        Operator::Multiply => one * two,
        Operator::Divide => one / two,
        Operator::Remainder => one % two,
        _ => bits(operator, int32(one), int32(two)),
    }
}

fn bits(operator: Operator, one: i32, two: i32) -> f64 {
    // JavaScript takes the last five bits of what is shifted by, as these methods do.
    let by = two.cast_unsigned();
    match operator {
        Operator::BitOr => f64::from(one | two),
        Operator::BitXor => f64::from(one ^ two),
        Operator::BitAnd => f64::from(one & two),
        Operator::ShiftLeft => f64::from(one.wrapping_shl(by)),
        Operator::ShiftRight => f64::from(one.wrapping_shr(by)),
        Operator::ShiftRightUnsigned => f64::from(one.cast_unsigned().wrapping_shr(by)),
        _ => f64::NAN,
    }
}

/// JavaScript's `ToInt32`: the last 32 bits of the whole part.
///
/// ```
/// use chart::expr::int32;
/// assert_eq!(int32(4_294_967_297.9), 1);
/// assert_eq!(int32(2_147_483_648.0), i32::MIN);
/// assert_eq!(int32(f64::NAN), 0);
/// ```
#[must_use]
#[expect(clippy::cast_possible_truncation, reason = "the remainder fits 33 bits; the cut is meant")]
pub fn int32(number: f64) -> i32 {
    (number.trunc() % 4_294_967_296.0) as i64 as i32
}

/// `+`: numbers are added, everything else is written one after the other.
fn add(one: &Value, two: &Value) -> Value {
    if let (Value::Number(one), Value::Number(two)) = (one, two) {
        return Value::Number(one + two);
    }
    if is_worded(one) || is_worded(two) {
        join(&one.to_text(), &two.to_text())
    } else {
        Value::Number(one.to_number() + two.to_number())
    }
}

/// Whether JavaScript makes text of a value before it adds. A moment is such a value.
fn is_worded(value: &Value) -> bool {
    matches!(value, Value::Text(_) | Value::List(_) | Value::Object(_) | Value::Date(_))
}

fn join(one: &Arc<str>, two: &Arc<str>) -> Value {
    if one.len() + two.len() > LIMIT_TEXT {
        return Value::Undefined;
    }
    Value::text(&format!("{one}{two}"))
}

/// JavaScript's `<`.
#[must_use]
pub fn less(one: &Value, two: &Value) -> bool {
    order(one, two) == Some(Ordering::Less)
}

/// JavaScript's `<=`.
#[must_use]
pub fn at_most(one: &Value, two: &Value) -> bool {
    matches!(order(one, two), Some(Ordering::Less | Ordering::Equal))
}

/// The order of two texts by their UTF-16, or of two numbers; what is no number has none.
#[must_use]
pub fn order(one: &Value, two: &Value) -> Option<Ordering> {
    match (words(one), words(two)) {
        (Some(one), Some(two)) => Some(one.encode_utf16().cmp(two.encode_utf16())),
        _ => one.to_number().partial_cmp(&two.to_number()),
    }
}

fn words(value: &Value) -> Option<Arc<str>> {
    match value {
        Value::Text(text) => Some(Arc::clone(text)),
        Value::List(_) | Value::Object(_) => Some(value.to_text()),
        _ => None,
    }
}

/// JavaScript's `in`.
fn has(value: &Value, key: &str) -> bool {
    match value {
        Value::Object(object) => object.get(key).is_some(),
        Value::List(values) => {
            key == "length" || key.parse().is_ok_and(|at: usize| at < values.len())
        }
        _ => false,
    }
}
