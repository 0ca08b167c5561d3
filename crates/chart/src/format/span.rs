//! The formats of ticks: as many digits as their steps need.

use super::decimal::Decimal;
use super::number::{NumberFormat, power_of_1000};
use super::specifier::Specifier;
use crate::ticks::tick_step;

/// The format of about `count` ticks from one number to another (Vega's `formatSpan`): the
/// specifier with the precision that the ticks' step needs where it has none, `,f` where there is
/// no specifier. Nothing if the specifier is none.
///
/// ```
/// use chart::format::{locale::EN_US, tick_format};
/// let format = tick_format(0.0, 1.0, 5.0, None).unwrap();
/// assert_eq!(format.format(0.2, &EN_US), "0.2");
/// let format = tick_format(0.0, 2e6, 5.0, Some("s")).unwrap();
/// assert_eq!(format.format(5e5, &EN_US), "0.5M");
/// ```
#[must_use]
pub fn tick_format(
    start: f64,
    stop: f64,
    count: f64,
    specifier: Option<&str>,
) -> Option<NumberFormat> {
    let mut format = NumberFormat::parse(specifier.unwrap_or(",f"))?;
    if format.specifier.precision.is_some() {
        return Some(format);
    }
    let step = exponent(tick_step(start, stop, count).abs());
    let most = start.abs().max(stop.abs());
    let Specifier { kind, precision, .. } = &mut format.specifier;
    match kind {
        Some('s') => {
            let power = exponent(most).map_or(0, power_of_1000);
            *precision = step.and_then(|step| places(3 * power - step, 0));
            *kind = Some('f');
            format.prefix = Some(power);
        }
        None | Some('e' | 'g' | 'p' | 'r') => {
            let step_size = tick_step(start, stop, count).abs();
            let digits = exponent((most - step_size).abs()).zip(step);
            let less = i32::from(*kind == Some('e'));
            *precision = digits.and_then(|(most, step)| places((most - step).max(0) + 1, less));
        }
        Some('f') => *precision = step.and_then(|step| places(-step, 0)),
        Some('%') => *precision = step.and_then(|step| places(-step, 2)),
        Some(_) => {}
    }
    Some(format)
}

/// So many places, less some, but not below none.
fn places(count: i32, less: i32) -> Option<usize> {
    usize::try_from((count.max(0) - less).max(0)).ok()
}

/// The power of ten of a number's first digit.
fn exponent(number: f64) -> Option<i32> {
    Decimal::shortest(number).map(|digits| digits.exponent)
}
