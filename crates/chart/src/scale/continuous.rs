//! From numbers to numbers or colours, piece by piece (d3-scale 4.0, `continuous.js`).

use super::transform::Transform;
use crate::color::{Color, Interpolate};
use crate::math::round;
use crate::ticks::bisect;
use crate::value::Value;

/// How two neighbours of the range are mixed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Mix {
    /// By what they are: numbers as numbers, colours in RGB.
    Value,
    /// As whole numbers.
    Round,
    /// As colours.
    Color(Interpolate),
}

/// A continuous scale: piece by piece from the bent domain to the range.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Continuous {
    pub transform: Transform,
    /// The range as it was given.
    pub range: Vec<Value>,
    clamp: Option<(f64, f64)>,
    pub mix: Mix,
    /// The bent domain, ascending, and what it maps to.
    pieces: Vec<f64>,
    targets: Vec<Value>,
    /// The same as numbers, if the range is made of them.
    numbers: Option<Vec<f64>>,
    /// The range as numbers, ascending, and the bent domain that it comes from.
    inverse: (Vec<f64>, Vec<f64>),
}

impl Continuous {
    pub fn new(
        transform: Transform,
        domain: &[f64],
        range: &[Value],
        clamp: bool,
        mix: Mix,
    ) -> Self {
        let used = domain.len().min(range.len());
        let lifted: Vec<f64> = domain.iter().map(|x| transform.lift(*x)).collect();
        let targets: Vec<f64> = range.iter().map(Value::to_number).collect();
        let (pieces, oriented) = orient(&lifted, range, used);
        let numeric = range.iter().all(|value| matches!(value, Value::Number(_)));
        let numeric = numeric && !matches!(mix, Mix::Color(_));
        let at = |place: usize| domain.get(place).copied();
        Self {
            transform,
            clamp: at(0).zip(at(used.wrapping_sub(1))).filter(|_| clamp),
            mix,
            numbers: numeric.then(|| oriented.iter().map(Value::to_number).collect()),
            pieces,
            targets: oriented,
            range: range.to_vec(),
            inverse: orient(&targets, &lifted, used),
        }
    }

    /// The position of a number, `NaN` if there is none.
    pub fn number(&self, x: f64) -> f64 {
        let Some(numbers) = &self.numbers else { return f64::NAN };
        let (piece, t) = self.locate(x);
        let position = between(numbers, piece, t);
        if self.mix == Mix::Round { round(position) } else { position }
    }

    /// What a number maps to.
    pub fn map(&self, x: f64) -> Value {
        if self.numbers.is_some() {
            return Value::Number(self.number(x));
        }
        let (piece, t) = self.locate(x);
        let at = |place: usize| self.targets.get(place).unwrap_or(&Value::Undefined);
        mix_values(self.mix, at(piece), at(piece + 1), t)
    }

    /// The number at a position.
    pub fn invert(&self, position: f64) -> f64 {
        let (sources, targets) = &self.inverse;
        let (piece, t) = locate(sources, targets.len(), position);
        self.clamped(self.transform.ground(between(targets, piece, t)))
    }

    fn locate(&self, x: f64) -> (usize, f64) {
        locate(&self.pieces, self.targets.len(), self.transform.lift(self.clamped(x)))
    }

    fn clamped(&self, x: f64) -> f64 {
        match self.clamp {
            Some((one, two)) if !x.is_nan() => x.min(one.max(two)).max(one.min(two)),
            _ => x,
        }
    }
}

/// Domain and range with the domain ascending. Two of a kind are all that counts up to two.
fn orient<T: Clone>(sources: &[f64], targets: &[T], used: usize) -> (Vec<f64>, Vec<T>) {
    let cut = if used > 2 { usize::MAX } else { 2 };
    let (mut sources, mut targets): (Vec<f64>, Vec<T>) =
        (sources.iter().take(cut).copied().collect(), targets.iter().take(cut).cloned().collect());
    let last = sources.get(used.max(2) - 1);
    if last.zip(sources.first()).is_some_and(|(last, first)| last < first) {
        sources.reverse();
        targets.reverse();
    }
    (sources, targets)
}

/// The piece in which `x` lies, and how far along it.
fn locate(sources: &[f64], targets: usize, x: f64) -> (usize, f64) {
    let last = sources.len().min(targets).saturating_sub(1).max(1);
    let piece = bisect(sources, x, 1, last).saturating_sub(1);
    let at = |place: usize| sources.get(place).copied().unwrap_or(f64::NAN);
    let (start, span) = (at(piece), at(piece + 1) - at(piece));
    let t = if span.is_nan() {
        f64::NAN
    } else if span == 0.0 {
        0.5
    } else {
        (x - start) / span
    };
    (piece, t)
}

fn between(numbers: &[f64], piece: usize, t: f64) -> f64 {
    let at = |place: usize| numbers.get(place).copied().unwrap_or(f64::NAN);
    at(piece) * (1.0 - t) + at(piece + 1) * t
}

/// A value between two (d3's `interpolate`): what is neither number nor colour does not change.
fn mix_values(mix: Mix, from: &Value, to: &Value, t: f64) -> Value {
    let number = || from.to_number() * (1.0 - t) + to.to_number() * t;
    let color = |value: &Value| Color::parse(&value.to_text());
    let mixed = |way: Interpolate| {
        let [from, to] = [from, to].map(|value| color(value).unwrap_or(Color::NONE));
        Value::text(&way.mix(from, to, t).to_css())
    };
    match (mix, to) {
        (Mix::Color(way), _) => mixed(way),
        (Mix::Round, _) => Value::Number(round(number())),
        (Mix::Value, Value::Number(_) | Value::Date(_)) => Value::Number(number()),
        (Mix::Value, Value::Text(_)) if color(to).is_some() => mixed(Interpolate::default()),
        (Mix::Value, Value::List(list)) => mix_lists(from, list, t),
        (Mix::Value, _) => to.clone(),
    }
}

/// Lists are mixed element by element, as the dashes of strokes are.
fn mix_lists(from: &Value, to: &[Value], t: f64) -> Value {
    let mixed = to.iter().enumerate().map(|(at, to)| match from.get(&at.to_string()) {
        Value::Undefined => to.clone(),
        from => mix_values(Mix::Value, &from, to, t),
    });
    Value::list(mixed.collect())
}
