//! Quantiles and deviations of numbers.

use crate::order::sorted_numbers;
use crate::transform::extent::is_empty;
use crate::transform::whole;
use crate::value::{Value, count};

/// The values that are numbers or can be read as one (vega-statistics' `numbers`).
#[must_use]
pub fn numbers(values: impl IntoIterator<Item = Value>) -> Vec<f64> {
    let there = values.into_iter().filter(|value| !is_empty(value));
    there.map(|value| value.to_number()).filter(|number| !number.is_nan()).collect()
}

/// Sorts numbers; there is no `NaN` among them.
pub fn sort(numbers: &mut Vec<f64>) {
    *numbers = sorted_numbers(numbers);
}

/// A quantile of sorted numbers, between the two nearest (d3's `quantileSorted`, R's type 7).
///
/// ```
/// use chart::transform::statistics::quantile::quantile;
/// assert_eq!(quantile(&[1.0, 2.0, 4.0, 8.0], 0.5), Some(3.0));
/// assert_eq!(quantile(&[], 0.5), None);
/// ```
#[must_use]
pub fn quantile(sorted: &[f64], probability: f64) -> Option<f64> {
    let (first, last) = (*sorted.first()?, *sorted.last()?);
    if probability.is_nan() {
        return None;
    }
    if probability <= 0.0 || sorted.len() < 2 {
        return Some(first);
    }
    if probability >= 1.0 {
        return Some(last);
    }
    let place = count(sorted.len() - 1) * probability;
    let below = place.floor();
    let low = *sorted.get(whole(below))?;
    let high = *sorted.get(whole(below) + 1)?;
    Some(low + (high - low) * (place - below))
}

/// The sample's standard deviation, `None` for fewer than two numbers (d3's `deviation`).
#[must_use]
pub fn deviation(numbers: &[f64]) -> Option<f64> {
    let (mut mean, mut sum, mut seen) = (0.0, 0.0, 0.0);
    for number in numbers {
        seen += 1.0;
        let delta = number - mean;
        mean += delta / seen;
        sum += delta * (number - mean);
    }
    (seen > 1.0).then(|| (sum / (seen - 1.0)).sqrt())
}
