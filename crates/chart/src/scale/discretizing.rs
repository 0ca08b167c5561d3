//! From numbers to single values: quantile, quantize, threshold and bin-ordinal scales.

use super::Kind;
use crate::ticks::bisect;
use crate::value::{Value, count};

/// Thresholds and the values between them.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Discretizing {
    pub thresholds: Vec<f64>,
    pub range: Vec<Value>,
    cyclic: bool,
}

impl Discretizing {
    /// A scale of one of the discretizing kinds.
    pub fn new(kind: Kind, domain: &[f64], range: Vec<Value>) -> Self {
        let thresholds = match kind {
            Kind::Quantile => quantiles(domain, range.len()),
            Kind::Quantize => equal_parts(domain, range.len()),
            _ => domain.to_vec(),
        };
        Self { thresholds, range, cyclic: kind == Kind::BinOrdinal }
    }

    /// What a number maps to; `Undefined` below the first bin.
    pub fn map(&self, x: f64) -> Value {
        let place = if self.cyclic { self.bin(x) } else { Some(self.class(x)) };
        place.and_then(|place| self.range.get(place)).cloned().unwrap_or_default()
    }

    /// The first value of the range, which words get where they count as numbers below all others.
    pub fn first(&self) -> Value {
        self.range.first().cloned().unwrap_or_default()
    }

    fn class(&self, x: f64) -> usize {
        let last = self.thresholds.len().min(self.range.len().saturating_sub(1));
        bisect(&self.thresholds, x, 0, last)
    }

    /// The bins take the values of the range by turns. One value alone also has what is below.
    fn bin(&self, x: f64) -> Option<usize> {
        let before = bisect(&self.thresholds, x, 0, self.thresholds.len());
        match self.range.len() {
            1 => Some(0),
            values => before.checked_sub(1)?.checked_rem(values),
        }
    }

    /// The part of the domain that maps to a value of the range.
    pub fn extent_of(&self, value: &Value) -> Option<(Option<f64>, Option<f64>)> {
        let at = self.range.iter().position(|one| one == value)?;
        let threshold = |at: usize| self.thresholds.get(at).copied();
        Some((at.checked_sub(1).and_then(threshold), threshold(at)))
    }
}

/// The sample's quantiles between `parts` parts (d3's `quantileSorted`).
fn quantiles(sample: &[f64], parts: usize) -> Vec<f64> {
    let parts = parts.max(1);
    (1..parts).map(|part| quantile(sample, count(part) / count(parts))).collect()
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "0 to the sample's size"
)]
fn quantile(sorted: &[f64], share: f64) -> f64 {
    let (Some(first), Some(last)) = (sorted.first(), sorted.len().checked_sub(1)) else {
        return f64::NAN;
    };
    let place = count(last) * share;
    let low = sorted.get(place.floor() as usize).unwrap_or(first);
    let high = sorted.get(place.floor() as usize + 1).unwrap_or(low);
    low + (high - low) * (place - place.floor())
}

/// The boundaries between equal parts of a domain.
fn equal_parts(domain: &[f64], parts: usize) -> Vec<f64> {
    let at = |place: usize| domain.get(place).copied().unwrap_or(f64::NAN);
    let (start, stop, n) = (at(0), at(1), count(parts.max(1)) - 1.0);
    let boundary = |i: f64| ((i + 1.0) * stop - (i - n) * start) / (n + 1.0);
    (1..parts.max(1)).map(|part| boundary(count(part) - 1.0)).collect()
}

#[cfg(test)]
mod tests {
    use super::quantiles;

    #[test]
    fn quantiles_lie_between_samples() {
        assert_eq!(quantiles(&[1.0, 2.0, 4.0, 8.0, 16.0], 4), [2.0, 4.0, 8.0]);
        assert_eq!(quantiles(&[1.0, 2.0], 3), [1.0 + 1.0 / 3.0, 1.0 + 2.0 / 3.0]);
        assert_eq!(quantiles(&[7.0], 2), [7.0]);
        assert!(quantiles(&[], 2).iter().all(|one| one.is_nan()));
        assert!(quantiles(&[1.0], 0).is_empty());
    }
}
