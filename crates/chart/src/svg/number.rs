//! The one form of a number in SVG.

use std::fmt::{Display, Formatter, Result};

/// Above this no fraction is left that could be written with three decimals.
const WHOLE: f64 = 1e12;

/// From here on numbers have a power of ten, as in JavaScript: 1e300 would have 301 digits.
const LARGE: f64 = 1e21;

/// A number with at most three decimals (halves go up), no zeros at the end and no `-0`;
/// what is no number is 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Number(pub(super) f64);

impl Display for Number {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        let Self(value) = *self;
        if !value.is_finite() {
            return out.write_str("0");
        }
        let short =
            if value.abs() < WHOLE { (value * 1000.0 + 0.5).floor() / 1000.0 } else { value };
        if short.abs() >= LARGE {
            return out.write_str(&crate::value::number_text(short));
        }
        // The shortest digits of a number with three decimals are at most those. Zero takes away a sign.
        out.write_str(&crate::digits::plain(short + 0.0))
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
