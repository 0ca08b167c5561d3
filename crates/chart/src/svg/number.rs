//! The one form of a number in SVG.

use std::fmt::{Display, Formatter, Result};

use crate::digits::plain;
use crate::value::number_text;

/// Above this no fraction is left that could be written with three decimals.
const WHOLE: f64 = 1e12;

/// From here on numbers have a power of ten, as in JavaScript: 1e300 would have 301 digits.
const LARGE: f64 = 1e21;

/// A number with at most three decimals (halves go up), no zeros at the end and no `-0`;
/// what is no number is 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Number(pub(super) f64);

impl Number {
    /// Writes the number. Pictures are numbers above all, so that this goes without `format!`.
    pub(super) fn push(self, out: &mut String) {
        let Self(value) = self;
        if !value.is_finite() {
            return out.push('0');
        }
        if value.abs() >= WHOLE {
            let large = value.abs() >= LARGE;
            return out.push_str(&if large { number_text(value) } else { plain(value) });
        }
        let thousandths = (value * 1000.0 + 0.5).floor();
        if thousandths < 0.0 {
            out.push('-');
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "below 10^15")]
        let rest = thousandths.abs() as u64;
        push_whole(rest / 1000, out);
        let (mut part, mut unit) = (rest % 1000, 100);
        if part > 0 {
            out.push('.');
        }
        while part > 0 {
            push_digit(part / unit, out);
            part %= unit;
            unit /= 10;
        }
    }
}

fn push_whole(number: u64, out: &mut String) {
    if number >= 10 {
        push_whole(number / 10, out);
    }
    push_digit(number % 10, out);
}

fn push_digit(digit: u64, out: &mut String) {
    out.push(char::from(b'0' + u8::try_from(digit).unwrap_or_default()));
}

impl Display for Number {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        let mut text = String::new();
        self.push(&mut text);
        out.write_str(&text)
    }
}

#[cfg(test)]
mod tests {
    use super::Number;

    #[test]
    fn numbers_are_short() {
        for (value, expected) in [
            (0.0, "0"),
            (-0.0, "0"),
            (-0.0001, "0"),
            (-0.0006, "-0.001"),
            (1.5, "1.5"),
            (2.0 / 3.0, "0.667"),
            (7.0625, "7.063"),
            (-7.0625, "-7.062"),
            (0.1 + 0.2, "0.3"),
            (100.0, "100"),
            (123_456_789.123_456, "123456789.123"),
            (-1e15, "-1000000000000000"),
            (f64::NAN, "0"),
            (f64::NEG_INFINITY, "0"),
        ] {
            assert_eq!(Number(value).to_string(), expected);
        }
        assert_eq!(Number(f64::MAX).to_string(), "1.7976931348623157e+308");
    }
}
