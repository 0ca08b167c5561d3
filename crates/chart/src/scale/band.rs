//! Bands and points side by side (vega-scale 8, `scaleBand.js`).

use super::ordinal::Places;
use super::{Kind, ScaleSpec};
use crate::math::round;
use crate::value::{Value, count};

/// How many steps this many bands and their paddings take; 0 for none (Vega's `bandspace`).
///
/// ```
/// use chart::scale::band_space;
/// assert_eq!(band_space(3.0, 0.1, 0.05), 3.0);
/// assert_eq!(band_space(1.0, 1.0, 0.0), 1.0);
/// assert_eq!(band_space(0.0, 0.1, 0.5), 0.0);
/// ```
#[must_use]
pub fn band_space(count: f64, inner: f64, outer: f64) -> f64 {
    let space = count - inner + outer * 2.0;
    if count == 0.0 || count.is_nan() {
        0.0
    } else if space > 0.0 {
        space
    } else {
        1.0
    }
}

/// A scale of bands, or of points: bands without a width.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Band {
    pub places: Places,
    pub range: (f64, f64),
    start: f64,
    pub step: f64,
    pub bandwidth: f64,
}

impl Band {
    /// Places bands in a range.
    pub fn new(spec: &ScaleSpec, places: Places, range: (f64, f64)) -> Self {
        let share = |number: f64| number.clamp(0.0, 1.0);
        let outer = share(spec.padding_outer.or(spec.padding).unwrap_or(0.0));
        let inner = match spec.kind {
            Kind::Point => 1.0,
            _ => share(spec.padding_inner.or(spec.padding).unwrap_or(0.0)),
        };
        let bands = count(places.len());
        let (low, high) = if range.1 < range.0 { (range.1, range.0) } else { range };
        let space = band_space(bands, inner, outer);
        let step = (high - low) / if space == 0.0 { 1.0 } else { space };
        let step = if spec.round { step.floor() } else { step };
        let free = high - low - step * (bands - inner);
        let start = low + free * share(spec.align.unwrap_or(0.5));
        let bandwidth = step * (1.0 - inner);
        if spec.round {
            return Self { places, range, start: round(start), step, bandwidth: round(bandwidth) };
        }
        Self { places, range, start, step, bandwidth }
    }

    /// Where the band of a value begins.
    pub fn number(&self, value: &Value) -> Option<f64> {
        self.places.of(value).map(|place| self.place(place))
    }

    fn place(&self, place: usize) -> f64 {
        let from_start = if self.is_reversed() { self.places.len() - 1 - place } else { place };
        self.start + self.step * count(from_start)
    }

    fn is_reversed(&self) -> bool {
        self.range.1 < self.range.0
    }

    /// The places of the bands that a part of the range touches.
    pub fn within(&self, one: f64, two: f64) -> Option<std::ops::RangeInclusive<usize>> {
        let (low, high) = if two < one { (two, one) } else { (one, two) };
        let last = self.places.len().checked_sub(1)?;
        let end = self.range.0.max(self.range.1);
        if low.is_nan() || high.is_nan() || high < self.start || low > end {
            return None;
        }
        let from_start = |position: f64| self.upto(position).saturating_sub(1);
        let (first, second) = (from_start(low), from_start(high));
        let into = low - (self.start + self.step * count(first));
        let first = if into > self.bandwidth + 1e-10 { first + 1 } else { first };
        let (first, second) = if self.is_reversed() {
            (last.checked_sub(second)?, last.checked_sub(first)?)
        } else {
            (first, second)
        };
        (first <= second).then_some(first..=second)
    }

    /// How many bands begin before or at a position.
    fn upto(&self, position: f64) -> usize {
        (0..self.places.len())
            .take_while(|at| self.start + self.step * count(*at) <= position)
            .count()
    }
}
