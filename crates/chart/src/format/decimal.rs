//! Decimal digits as JavaScript's `toFixed`, `toExponential` and `toPrecision` give them: rounded
//! by the exact value, and a tie goes up.

use crate::digits;

/// From here on `toFixed` writes as `String` does.
const LARGE: f64 = 1e21;

/// Whole numbers up to here are written without reckoning digits.
const WHOLE: f64 = 1e15;

/// The digits before the point of what is smaller.
const LARGE_DIGITS: usize = 21;

/// A number's digits, and the power of ten of the first. No sign, no point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Decimal {
    pub(super) digits: String,
    pub(super) exponent: i32,
}

impl Decimal {
    /// The fewest digits that read as this number; nothing for 0 and what is not finite.
    pub(super) fn shortest(number: f64) -> Option<Self> {
        if number == 0.0 || !number.is_finite() {
            return None;
        }
        Some(Self::from(&digits::Decimal::shortest(number.abs()), 0))
    }

    /// So many digits, at least one; nothing for 0 and what is not finite.
    pub(super) fn rounded(number: f64, count: usize) -> Option<Self> {
        Self::exact(number, count)?.cut(count)
    }

    /// The digits of the very number, at least so many of them.
    fn exact(number: f64, count: usize) -> Option<Self> {
        if number == 0.0 || !number.is_finite() {
            return None;
        }
        Some(Self::from(&digits::Decimal::of(number.abs()), count))
    }

    /// The digits as text, at least so many.
    fn from(exact: &digits::Decimal, least: usize) -> Self {
        let mut digits: String =
            exact.digits.iter().map(|digit| char::from(b'0' + digit)).collect();
        while digits.len() < least {
            digits.push('0');
        }
        Self { digits, exponent: exact.point - 1 }
    }

    /// Cut to so many digits; half of the last one and more goes up. Nothing is left of a number
    /// that is cut to no digits and not even half of the place before them.
    fn cut(self, count: usize) -> Option<Self> {
        let (kept, rest) = self.digits.split_at_checked(count)?;
        let mut kept = kept.to_owned();
        let is_up = rest.starts_with(|digit| digit >= '5');
        if is_up {
            let nines = kept.len() - kept.trim_end_matches('9').len();
            kept.truncate(kept.len() - nines);
            match kept.pop() {
                Some(last) => {
                    kept.extend(char::from_digit(last.to_digit(10)? + 1, 10));
                    kept.push_str(&"0".repeat(nines));
                }
                None => {
                    // All were nines: 9.99 is 10.0, of as many digits.
                    let digits = format!("1{}", "0".repeat(nines.saturating_sub(1)));
                    return Some(Self { digits, exponent: self.exponent + 1 });
                }
            }
        }
        (!kept.is_empty()).then_some(Self { digits: kept, exponent: self.exponent })
    }

    /// With a point where it belongs, as `0.0123` or `1230`.
    pub(super) fn plain(&self) -> String {
        let Self { digits, exponent } = self;
        match usize::try_from(*exponent) {
            Err(_) => {
                let zeros = usize::try_from(-1 - exponent).unwrap_or(0);
                format!("0.{}{digits}", "0".repeat(zeros))
            }
            Ok(exponent) => match digits.split_at_checked(exponent + 1) {
                Some((whole, "")) => whole.to_owned(),
                Some((whole, fraction)) => format!("{whole}.{fraction}"),
                None => format!("{digits}{}", "0".repeat(exponent + 1 - digits.len())),
            },
        }
    }

    /// With a power of ten, as `1.23e+4`.
    fn scientific(&self) -> String {
        let (first, rest) = self.digits.split_at_checked(1).unwrap_or_default();
        let point = if rest.is_empty() { "" } else { "." };
        format!("{first}{point}{rest}e{:+}", self.exponent)
    }
}

/// `number.toFixed(places)` of a number that is not negative.
pub(super) fn fixed(number: f64, places: usize) -> String {
    if !number.is_finite() || number >= LARGE {
        return crate::value::number_text(number);
    }
    if let Some(whole) = whole(number) {
        return pointed(&whole, places);
    }
    // Below 0 digits, the number is too small to be even half of the last place.
    let digits = Decimal::exact(number, LARGE_DIGITS + places).and_then(|exact| {
        let count = exact.exponent + 1 + i32::try_from(places).ok()?;
        exact.cut(usize::try_from(count).ok()?)
    });
    let Some(digits) = digits else { return zero(places) };
    let plain = digits.plain();
    let written = plain.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    let point = if written == 0 && places > 0 { "." } else { "" };
    format!("{plain}{point}{}", "0".repeat(places.saturating_sub(written)))
}

/// `number.toExponential(places)` of a number that is not negative.
pub(super) fn exponential(number: f64, places: usize) -> String {
    match Decimal::rounded(number, places + 1) {
        Some(digits) => digits.scientific(),
        None if number == 0.0 => format!("{}e+0", zero(places)),
        None => crate::value::number_text(number),
    }
}

/// `number.toPrecision(count)` of a number that is not negative.
pub(super) fn precision(number: f64, count: usize) -> String {
    let whole =
        whole(number).and_then(|whole| Some(pointed(&whole, count.checked_sub(whole.len())?)));
    whole.unwrap_or_else(|| reckoned(number, count))
}

/// The same, by the digits of the very number.
fn reckoned(number: f64, count: usize) -> String {
    match Decimal::rounded(number, count) {
        Some(digits) => {
            let is_plain = digits.exponent >= -6
                && usize::try_from(digits.exponent).map_or(true, |exponent| exponent < count);
            if is_plain { digits.plain() } else { digits.scientific() }
        }
        None if number == 0.0 => zero(count.saturating_sub(1)),
        None => crate::value::number_text(number),
    }
}

/// The number rounded to a whole one, in a base that is a power of two.
pub(super) fn radix(number: f64, base: u32) -> String {
    let mut rest = number.round();
    if !rest.is_finite() {
        return crate::value::number_text(rest);
    }
    let mut digits = Vec::new();
    // A power of two divides without rounding.
    while rest >= 1.0 || digits.is_empty() {
        let digit = rest % f64::from(base);
        digits.push((0..base).find(|one| f64::from(*one) == digit).unwrap_or(0));
        rest = ((rest - digit) / f64::from(base)).trunc();
    }
    digits.iter().rev().filter_map(|digit| char::from_digit(*digit, base)).collect()
}

fn zero(places: usize) -> String {
    pointed("0", places)
}

/// The digits of a number that is whole, and small enough to need no reckoning.
fn whole(number: f64) -> Option<String> {
    (number.fract() == 0.0 && number < WHOLE).then(|| crate::digits::plain(number.abs()))
}

/// A whole number's digits with so many zeros after the point.
fn pointed(whole: &str, places: usize) -> String {
    let point = if places > 0 { "." } else { "" };
    format!("{whole}{point}{}", "0".repeat(places))
}

#[cfg(test)]
mod tests {
    use super::{WHOLE, precision, reckoned};

    #[test]
    fn whole_numbers_are_written_as_their_digits_are_reckoned() {
        for number in
            [0.0, 1.0, 9.0, 10.0, 143.0, 999_999_999_999.0, 1e12, 1e12 + 1.0, WHOLE - 1.0, WHOLE]
        {
            for count in 1..=21 {
                assert_eq!(precision(number, count), reckoned(number, count), "{number}, {count}");
            }
        }
        assert_eq!(precision(1e12, 12), "1.00000000000e+12");
        assert_eq!(precision(1e12, 13), "1000000000000");
        assert_eq!(precision(12.0, 3), "12.0");
    }
}
