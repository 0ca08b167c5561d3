//! Nice ends of a domain, and the boundaries of bins (vega-encode 5, `Scale.js`).

use super::log::Base;
use super::{Bins, Kind, Nice, ScaleSpec, TickCount};
use crate::ticks::{nice, whole};
use crate::time::ticks as time;
use crate::value::{Value, count};

/// The number of ticks that ends are made nice for if a spec gives none.
const DEFAULT_COUNT: f64 = 10.0;

/// The domain with nice ends, if the spec asks for them.
pub(super) fn configure(spec: &ScaleSpec, mut domain: Vec<Value>) -> Vec<Value> {
    let Some(wanted) = spec.nice.as_ref().filter(|_| spec.kind.has_ticks()) else { return domain };
    if let [first, .., last] = domain.as_mut_slice() {
        let (start, stop) = ends(spec, wanted, first.to_number(), last.to_number());
        let value = |number| {
            if spec.kind.is_temporal() { Value::Date(number) } else { Value::Number(number) }
        };
        (*first, *last) = (value(start), value(stop));
    }
    domain
}

fn ends(spec: &ScaleSpec, wanted: &Nice, start: f64, stop: f64) -> (f64, f64) {
    let wanted_count = match wanted {
        Nice::Ticks(TickCount::Number(count)) if *count != 0.0 && !count.is_nan() => *count,
        _ => DEFAULT_COUNT,
    };
    match spec.kind {
        Kind::Log => {
            Base { base: spec.base.unwrap_or(10.0), negative: start < 0.0 }.nice(start, stop)
        }
        Kind::Time | Kind::Utc => {
            let count = match wanted {
                Nice::Ticks(every @ TickCount::Every(_)) => *every,
                _ => TickCount::Number(wanted_count),
            };
            let down = stop < start;
            let (low, high) = if down { (stop, start) } else { (start, stop) };
            let [low, high] = time::nice([low, high], count, false);
            if down { (high, low) } else { (low, high) }
        }
        _ => nice(start, stop, wanted_count),
    }
}

/// The boundaries of bins within the domain.
pub(super) fn bins(spec: &ScaleSpec, domain: &[Value]) -> Option<Vec<f64>> {
    let (step, start, stop) = match spec.bins.as_ref()? {
        Bins::Values(values) => return Some(values.clone()),
        Bins::Step { step, start, stop } => (*step, *start, *stop),
    };
    if step == 0.0 || step.is_nan() {
        return None;
    }
    let number = |value: Option<&Value>| value.map_or(f64::NAN, Value::to_number);
    let (low, high) = (number(domain.first()), number(domain.last()));
    let (start, stop) = (start.unwrap_or(low), stop.unwrap_or(high));
    let start = if start < low { step * (low / step).ceil() } else { start };
    let stop = if stop > high { step * (high / step).floor() } else { stop };
    let boundaries = ((stop + step / 2.0 - start) / step).ceil();
    let boundaries = if boundaries.is_finite() { whole(boundaries) } else { 0 };
    Some((0..boundaries).map(|at| start + count(at) * step).collect())
}
