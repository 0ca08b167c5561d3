//! The one form of a number in SVG.

use std::fmt::{Display, Formatter, Result, Write as _};

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

impl Display for Number {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        let Self(value) = *self;
        if !value.is_finite() {
            return out.write_str("0");
        }
        if value.abs() >= WHOLE {
            let large = value.abs() >= LARGE;
            let written = if large { number_text(value) } else { plain(value) };
            return out.write_str(&written);
        }
        let thousandths = (value * 1000.0 + 0.5).floor();
        if thousandths < 0.0 {
            out.write_char('-')?;
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "below 10^15")]
        let rest = thousandths.abs() as u64;
        write!(out, "{}", rest / 1000)?;
        match rest % 1000 {
            0 => Ok(()),
            part if part % 100 == 0 => write!(out, ".{}", part / 100),
            part if part % 10 == 0 => write!(out, ".{:02}", part / 10),
            part => write!(out, ".{part:03}"),
        }
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
