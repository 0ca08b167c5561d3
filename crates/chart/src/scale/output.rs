//! The range of a scale: schemes, steps, reversal (vega-encode 5, `Scale.js`, `configureRange`).

use super::band::band_space;
use super::{Kind, Range, ScaleSpec, Scheme};
use crate::color::{Color, Interpolate, Ramp};
use crate::ticks::{MAX_TICKS, whole};
use crate::value::{Value, count as number_of};

/// How many colours a scheme gives if nothing says how many.
const DEFAULT_COUNT: f64 = 5.0;

/// A range, ready for use.
pub(super) enum Output {
    Values(Vec<Value>),
    Ramp(Ramp),
}

/// Whether the range is made of colours that a continuous scale runs through (Vega's
/// `isContinuousColor`).
pub(super) fn is_colors(spec: &ScaleSpec) -> bool {
    let colors = match &spec.range {
        Range::Scheme { .. } => true,
        Range::Values(values) => {
            !values.is_empty() && values.iter().all(|value| matches!(value, Value::Text(_)))
        }
        Range::Default | Range::Step(_) => false,
    };
    colors && spec.kind.is_continuous() && !spec.kind.is_temporal()
}

/// The range of a scale with `count` values in its domain. `ramp` asks for a ramp of colours.
pub(super) fn configure(spec: &ScaleSpec, ramp: bool, count: usize) -> Output {
    let values = match &spec.range {
        Range::Default => default_range(spec.kind),
        Range::Values(values) => values.clone(),
        Range::Step(step) => {
            vec![Value::Number(0.0), Value::Number(extent_of_steps(spec, *step, count))]
        }
        Range::Scheme { scheme: Scheme::Ramp(_) | Scheme::Mixed(_), extent, .. } if ramp => {
            return Output::Ramp(part_of_scheme(spec, *extent, spec.reverse));
        }
        Range::Scheme { scheme: Scheme::Ramp(_) | Scheme::Mixed(_), extent, count: wanted } => {
            let wanted = whole(scheme_count(spec.kind, *wanted, count));
            let colors = part_of_scheme(spec, *extent, false).quantize(wanted);
            colors.iter().map(|color| Value::text(&color.to_css())).collect()
        }
        Range::Scheme { scheme, count: wanted, .. } => {
            let mut colors = scheme.to_values();
            if spec.kind != Kind::Ordinal && !ramp {
                colors.truncate(whole(scheme_count(spec.kind, *wanted, count)));
            }
            colors
        }
    };
    let values = flip(values, spec.reverse && spec.range != Range::Default);
    if ramp { Output::Ramp(ramp_of(&values, spec)) } else { Output::Values(values) }
}

fn default_range(kind: Kind) -> Vec<Value> {
    match kind {
        Kind::Ordinal | Kind::Quantile | Kind::BinOrdinal => Vec::new(),
        _ => vec![Value::Number(0.0), Value::Number(1.0)],
    }
}

/// How far all bands or points reach.
fn extent_of_steps(spec: &ScaleSpec, step: f64, count: usize) -> f64 {
    let outer = spec.padding_outer.or(spec.padding).unwrap_or(0.0);
    let inner = if spec.kind == Kind::Point {
        1.0
    } else {
        spec.padding_inner.or(spec.padding).unwrap_or(0.0)
    };
    step * band_space(number_of(count), inner, outer)
}

/// How many colours are needed.
fn scheme_count(kind: Kind, wanted: Option<f64>, count: usize) -> f64 {
    let count = number_of(count);
    let wanted = wanted.filter(|wanted| *wanted != 0.0 && !wanted.is_nan());
    match kind {
        Kind::Threshold => count + 1.0,
        Kind::BinOrdinal => count - 1.0,
        Kind::Ordinal => wanted.unwrap_or(if count > 0.0 { count } else { DEFAULT_COUNT }),
        Kind::Quantile | Kind::Quantize => wanted.unwrap_or(DEFAULT_COUNT),
        _ => count,
    }
    .min(MAX_TICKS)
}

/// The part of a ramp that is used.
fn part_of_scheme(spec: &ScaleSpec, extent: Option<(f64, f64)>, reverse: bool) -> Ramp {
    let Range::Scheme { scheme, .. } = &spec.range else {
        return Ramp::new(&[], Interpolate::default());
    };
    let ramp = Ramp::new(scheme.colors(), scheme_interpolation(spec, scheme));
    let (start, stop) = extent.unwrap_or((0.0, 1.0));
    match (extent, reverse) {
        (None, false) => ramp,
        (_, false) => ramp.part(start, stop),
        (_, true) => ramp.part(stop, start),
    }
}

fn scheme_interpolation(spec: &ScaleSpec, scheme: &Scheme) -> Interpolate {
    match scheme {
        Scheme::Ramp(_) | Scheme::Categorical(_) => Interpolate::default(),
        Scheme::Mixed(_) => spec.interpolate.unwrap_or_default(),
    }
}

/// A ramp of colours that stand in a range.
fn ramp_of(values: &[Value], spec: &ScaleSpec) -> Ramp {
    let color = |value: &Value| Color::parse(&value.to_text()).unwrap_or(Color::NONE);
    let colors: Vec<Color> = values.iter().map(color).collect();
    Ramp::new(&colors, spec.interpolate.unwrap_or_default())
}

fn flip<T>(mut values: Vec<T>, reverse: bool) -> Vec<T> {
    if reverse {
        values.reverse();
    }
    values
}
