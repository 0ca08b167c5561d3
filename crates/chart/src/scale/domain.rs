//! The domain of a scale: zero, given ends, padding (vega-encode 5, `Scale.js`, `configureDomain`).

use super::transform::Transform;
use super::{Kind, Range, ScaleSpec};
use crate::math::round;
use crate::order::sorted_numbers;
use crate::value::Value;

/// The domain before its ends become nice, and how many values count for a range of colours.
pub(super) fn configure(spec: &ScaleSpec, colors: bool) -> Option<Vec<Value>> {
    if let Some(raw) = &spec.domain_raw {
        return Some(raw.clone());
    }
    let mut domain = spec.domain.clone()?;
    // Scales of colours include zero only if a spec says so.
    if spec.zero.unwrap_or(spec.kind.includes_zero() && !colors) {
        include_zero(&mut domain);
    }
    set_ends(spec, &mut domain);
    if spec.kind.is_continuous() && !colors {
        pad(spec, &mut domain);
    }
    Some(domain)
}

/// The index of the domain's other end: 1 if there is none.
fn end_of(domain: &[Value]) -> usize {
    domain.len().saturating_sub(1).max(1)
}

fn include_zero(domain: &mut [Value]) {
    let end = end_of(domain);
    if let Some(first) = domain.first_mut().filter(|first| first.to_number() > 0.0) {
        *first = Value::Number(0.0);
    }
    if let Some(last) = domain.get_mut(end).filter(|last| last.to_number() < 0.0) {
        *last = Value::Number(0.0);
    }
}

/// The lowest, middle and highest values that a spec gives.
fn set_ends(spec: &ScaleSpec, domain: &mut Vec<Value>) {
    let end = end_of(domain);
    for (place, value) in [(0, spec.domain_min), (end, spec.domain_max)] {
        let Some(value) = value else { continue };
        if domain.len() <= place {
            domain.resize(place + 1, Value::Undefined);
        }
        if let Some(old) = domain.get_mut(place) {
            *old = Value::Number(value);
        }
    }
    if let Some(middle) = spec.domain_mid {
        let at = |place: usize| domain.get(place).map_or(f64::NAN, Value::to_number);
        let place = if middle > at(end) {
            end + 1
        } else if middle < at(0) {
            0
        } else {
            end
        };
        domain.insert(place.min(domain.len()), Value::Number(middle));
    }
}

/// Extends a domain so that there are some pixels beyond its ends.
fn pad(spec: &ScaleSpec, domain: &mut [Value]) {
    let Some(padding) = spec.padding.filter(|padding| *padding != 0.0) else { return };
    let Some(span) = span(&spec.range) else { return };
    let [first, .., last] = domain else { return };
    let (low, high) = (first.to_number(), last.to_number());
    if low == high {
        return;
    }
    let transform = zoom_transform(spec, low);
    let (from, to) = (transform.lift(low), transform.lift(high));
    let (middle, factor) = (f64::midpoint(from, to), span / (span - 2.0 * padding));
    *first = Value::Number(transform.ground(middle + (from - middle) * factor));
    *last = Value::Number(transform.ground(middle + (to - middle) * factor));
}

fn span(range: &Range) -> Option<f64> {
    let Range::Values(values) = range else { return None };
    let (Value::Number(first), Value::Number(last)) = (values.first()?, values.last()?) else {
        return None;
    };
    Some((last - first).abs())
}

/// Vega's zoom does not take d3's shorter ways for usual exponents, and 0 stands for nothing given.
fn zoom_transform(spec: &ScaleSpec, first: f64) -> Transform {
    let given = |number: Option<f64>| number.filter(|number| *number != 0.0).unwrap_or(1.0);
    match spec.kind {
        Kind::Log if first < 0.0 => Transform::NegativeLog,
        Kind::Log => Transform::Log,
        Kind::Sqrt => Transform::Pow(0.5),
        Kind::Pow => Transform::Pow(given(spec.exponent)),
        Kind::Symlog => Transform::Symlog(given(spec.constant)),
        _ => Transform::Identity,
    }
}

/// The domain of a kind if a spec gives none.
pub(super) fn default(kind: Kind) -> Vec<Value> {
    match kind {
        Kind::Log => vec![1.0.into(), 10.0.into()],
        // The first day of the year 2000.
        Kind::Time | Kind::Utc => {
            vec![Value::Date(946_684_800_000.0), Value::Date(946_771_200_000.0)]
        }
        Kind::Threshold => vec![0.5.into()],
        Kind::BinOrdinal | Kind::Ordinal | Kind::Band | Kind::Point | Kind::Quantile => Vec::new(),
        _ => vec![0.0.into(), 1.0.into()],
    }
}

/// The domain's values as a kind keeps them: numbers, moments, a sorted sample; `ramp` is how many
/// values a scale of colours has.
pub(super) fn coerce(spec: &ScaleSpec, mut domain: Vec<Value>, ramp: Option<usize>) -> Vec<Value> {
    let limit = if spec.kind == Kind::Quantize { Some(2) } else { ramp };
    if let Some(limit) = limit {
        domain.resize(limit, Value::Undefined);
    }
    match spec.kind {
        Kind::Ordinal | Kind::Band | Kind::Point | Kind::Threshold => domain,
        Kind::Time | Kind::Utc => domain.iter().map(moment).collect(),
        Kind::Quantile => sample(&domain),
        _ => domain.iter().map(|value| Value::Number(value.to_number())).collect(),
    }
}

/// A moment in whole milliseconds; what lies beyond JavaScript's calendar is none.
fn moment(value: &Value) -> Value {
    const LAST: f64 = 8.64e15;
    let moment = match value {
        Value::Date(moment) => *moment,
        other => round(other.to_number()),
    };
    Value::Date(if moment.abs() <= LAST { moment } else { f64::NAN })
}

fn sample(domain: &[Value]) -> Vec<Value> {
    let numbers: Vec<f64> = domain.iter().filter_map(super::valid_number).collect();
    sorted_numbers(&numbers).into_iter().map(Value::Number).collect()
}
