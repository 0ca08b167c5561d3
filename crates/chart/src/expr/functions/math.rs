//! Numbers: JavaScript's `Math`. All but the roots goes through `libm`, which is the same everywhere.

use crate::math::round;
use crate::value::Value;

use super::{Args, Entry, Function};

pub const FUNCTIONS: [Entry; 21] = [
    (
        "isNaN",
        Function::Values(|args| matches!(args.get(0), Value::Number(x) if x.is_nan()).into()),
    ),
    (
        "isFinite",
        Function::Values(|args| matches!(args.get(0), Value::Number(x) if x.is_finite()).into()),
    ),
    ("abs", Function::Number(f64::abs)),
    ("acos", Function::Number(libm::acos)),
    ("asin", Function::Number(libm::asin)),
    ("atan", Function::Number(libm::atan)),
    ("atan2", Function::Values(|args| libm::atan2(args.number(0), args.number(1)).into())),
    ("ceil", Function::Number(f64::ceil)),
    ("clamp", Function::Values(clamp)),
    ("cos", Function::Number(libm::cos)),
    ("exp", Function::Number(libm::exp)),
    ("floor", Function::Number(f64::floor)),
    ("hypot", Function::Values(|args| hypot(&args.numbers().collect::<Vec<_>>()).into())),
    ("log", Function::Number(libm::log)),
    ("max", Function::Values(|args| args.numbers().fold(f64::NEG_INFINITY, max).into())),
    ("min", Function::Values(|args| args.numbers().fold(f64::INFINITY, min).into())),
    ("pow", Function::Values(|args| pow(args.number(0), args.number(1)).into())),
    ("round", Function::Number(round)),
    ("sin", Function::Number(libm::sin)),
    ("sqrt", Function::Number(f64::sqrt)),
    ("tan", Function::Number(libm::tan)),
];

fn clamp(args: &Args<'_>) -> Value {
    max(args.number(1), min(args.number(2), args.number(0))).into()
}

/// JavaScript's `Math.max` of two: `NaN` if one is.
#[must_use]
pub fn max(one: f64, two: f64) -> f64 {
    if one.is_nan() || two.is_nan() { f64::NAN } else { one.max(two) }
}

/// JavaScript's `Math.min` of two: `NaN` if one is.
#[must_use]
pub fn min(one: f64, two: f64) -> f64 {
    if one.is_nan() || two.is_nan() { f64::NAN } else { one.min(two) }
}

/// Unlike C's, one to the power of `NaN` or of infinity is `NaN`.
#[must_use]
pub fn pow(base: f64, exponent: f64) -> f64 {
    let unclear = exponent.is_nan() || (base.abs() == 1.0 && exponent.is_infinite());
    if unclear { f64::NAN } else { libm::pow(base, exponent) }
}

/// The root of the sum of squares, taken of parts of the largest so that no square runs over, with the
/// rounding errors of the sum carried along.
fn hypot(numbers: &[f64]) -> f64 {
    if numbers.iter().any(|number| number.is_infinite()) {
        return f64::INFINITY;
    }
    let largest = numbers.iter().fold(0.0, |most, number| max(most, number.abs()));
    if largest == 0.0 || largest.is_nan() {
        return largest;
    }
    let (mut sum, mut lost) = (0.0, 0.0);
    for number in numbers {
        let part = number.abs() / largest;
        let square = part * part - lost;
        let next = sum + square;
        lost = (next - sum) - square;
        sum = next;
    }
    sum.sqrt() * largest
}
