//! What a legend asks of a scale: its entries, their places along a gradient, the gradient itself
//! (vega-scale 8, `labels.js` and `interpolate.js`; vega-functions, `scale-gradient.js`).

use super::continuous::{Continuous, Mix};
use super::transform::Transform;
use super::{Kind, Map, Scale, TickCount, TickFormat};
use crate::value::{Value, count};

/// The values of a legend's entries.
#[derive(Clone, Debug, PartialEq)]
pub struct LabelValues {
    /// One value for each entry; the first threshold of a discretizing scale is negative infinity.
    pub values: Vec<Value>,
    /// Where the last entry ends, if entries stand for ranges.
    pub max: Option<f64>,
}

impl LabelValues {
    /// The finite ends of the range that an entry of a symbol legend stands for.
    #[must_use]
    pub fn bounds(&self, entry: usize) -> (Option<f64>, Option<f64>) {
        let at = |entry: usize| self.values.get(entry).map(Value::to_number);
        let end = at(entry + 1).or(self.max);
        let finite = |number: &f64| number.is_finite();
        (at(entry).filter(finite), end.filter(finite))
    }
}

/// The label of a range whose ends are written already.
///
/// ```
/// use chart::scale::range_label;
/// assert_eq!(range_label(Some("1"), Some("2")), "1 – 2");
/// assert_eq!(range_label(None, Some("2")), "< 2");
/// assert_eq!(range_label(Some("2"), None), "≥ 2");
/// ```
#[must_use]
pub fn range_label(low: Option<&str>, high: Option<&str>) -> String {
    match (low, high) {
        (Some(low), Some(high)) => format!("{low} – {high}"),
        (None, Some(high)) => format!("< {high}"),
        (low, None) => format!("≥ {}", low.unwrap_or("null")),
    }
}

/// How far along the domain a value is, from 0 to 1, on the scale's own curve.
#[derive(Clone, Debug, PartialEq)]
pub struct Fraction(Option<Continuous>);

impl Fraction {
    /// The share of a number.
    #[must_use]
    pub fn at(&self, number: f64) -> f64 {
        self.0.as_ref().map_or(0.5, |scale| scale.number(number))
    }
}

impl Scale {
    /// The values of about `count` entries.
    #[must_use]
    pub fn label_values(&self, count: &TickCount) -> LabelValues {
        if let Some(bins) = &self.bins {
            let values = bins.split_last().map_or(&[][..], |(_, values)| values);
            let values = values.iter().copied().map(Value::Number).collect();
            return LabelValues { values, max: bins.last().copied() };
        }
        match &self.map {
            Map::Discretizing(scale) => {
                let thresholds = scale.thresholds.iter().copied();
                let values = [f64::NEG_INFINITY].into_iter().chain(thresholds);
                LabelValues {
                    values: values.map(Value::Number).collect(),
                    max: Some(f64::INFINITY),
                }
            }
            _ => LabelValues { values: self.named_ticks(count), max: None },
        }
    }

    /// The ticks that a logarithmic scale has labels for; all ticks of other scales.
    fn named_ticks(&self, count: &TickCount) -> Vec<Value> {
        let mut values = self.tick_values(count);
        if self.is_log() {
            let filter = self.log_filter(count);
            values.retain(|value| filter.keeps(value.to_number()));
        }
        values
    }

    /// How the labels of entries are written.
    #[must_use]
    pub fn label_format(&self, count: &TickCount, all: bool) -> TickFormat {
        let boundaries = match (&self.map, self.kind) {
            (Map::Discretizing(scale), Kind::Quantile) => scale.thresholds.clone(),
            (_, Kind::Quantize) => self.numbers(),
            _ => return self.tick_format(count, all),
        };
        let nearest = boundaries.windows(2).map(|pair| match pair {
            [one, two] => two - one,
            _ => f64::NAN,
        });
        let alone = boundaries.first().copied().unwrap_or(f64::NAN);
        let distance = nearest.reduce(f64::min).unwrap_or(alone);
        // Three ticks, ten times finer.
        TickFormat::Span { start: 0.0, stop: distance, count: 30.0 }
    }

    /// Whether entries stand for ranges of numbers.
    #[must_use]
    pub fn has_ranges(&self) -> bool {
        self.bins.is_some() || matches!(self.map, Map::Discretizing(_))
    }

    /// How far along the domain a boundary of a discrete legend is, from 0 to 1.
    #[must_use]
    pub fn label_fraction(&self, number: f64) -> f64 {
        let (mut low, mut high) = self.extent();
        if self.kind == Kind::Threshold {
            let gaps = count(self.domain.len()) - 1.0;
            let more = if gaps > 0.0 { (high - low) / gaps } else { 0.1 };
            (low, high) = (low - more, high + more);
        }
        (number - low) / (high - low)
    }

    /// How far numbers are between two numbers, on the scale's own curve; always one half if these
    /// two are the same.
    #[must_use]
    pub fn fraction(&self, min: f64, max: f64) -> Fraction {
        let span = max - min;
        if span == 0.0 || !span.is_finite() {
            return Fraction(None);
        }
        let transform = self.curve.transform(Some(min));
        let range = [Value::Number(0.0), Value::Number(1.0)];
        Fraction(Some(Continuous::new(transform, &[min, max], &range, self.clamp, Mix::Value)))
    }

    /// The stops of a gradient that shows the scale: shares from 0 to 1 and their colours.
    #[must_use]
    pub fn gradient_stops(&self, wanted: Option<f64>) -> Vec<(f64, Value)> {
        let wanted = wanted.filter(|wanted| *wanted != 0.0 && !wanted.is_nan()).unwrap_or(15.0);
        let (min, max) = self.extent();
        if max - min == 0.0 || (max - min).is_nan() {
            return self.flat_stops(wanted);
        }
        let fraction = self.fraction(min, max);
        let ticks = self.ticks(&TickCount::Number(wanted));
        let mut stops: Vec<f64> = ticks.iter().map(Value::to_number).collect();
        if self.kind.has_ticks() {
            close(&mut stops, min, max);
        }
        stops.into_iter().map(|x| (fraction.at(x), self.map(&Value::Number(x)))).collect()
    }

    /// A domain without width still shows the whole range.
    fn flat_stops(&self, wanted: f64) -> Vec<(f64, Value)> {
        let mut stops = super::ticks(0.0, 1.0, wanted);
        close(&mut stops, 0.0, 1.0);
        let mix = if let Map::Continuous(scale) = &self.map { scale.mix } else { Mix::Value };
        let flat = Continuous::new(Transform::Identity, &[0.0, 1.0], &self.range(), false, mix);
        let color = |t: f64| match &self.map {
            Map::Interpolating(scale) => Value::text(&scale.ramp.at(t).to_css()),
            _ => flat.map(t),
        };
        stops.into_iter().map(|t| (t, color(t))).collect()
    }
}

/// Adds the ends where they are missing.
fn close(stops: &mut Vec<f64>, min: f64, max: f64) {
    if stops.first() != Some(&min) {
        stops.insert(0, min);
    }
    if stops.last() != Some(&max) {
        stops.push(max);
    }
}
