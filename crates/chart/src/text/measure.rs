//! Who measures words, and Vega's own way where there is no canvas.

use crate::scene::Font;
use crate::value::count;

/// Measures words.
pub trait Measure {
    /// The width of a line, in pixels.
    fn width(&self, text: &str, font: &Font) -> f64;
}

/// Vega's own estimate where there is no canvas: 0.8 of the size for each UTF-16 unit, in whole pixels.
#[derive(Clone, Copy, Debug)]
pub struct Estimate;

impl Measure for Estimate {
    fn width(&self, text: &str, font: &Font) -> f64 {
        let width = (0.8 * count(text.encode_utf16().count()) * font.size).trunc();
        if width.is_finite() { width } else { 0.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::{Estimate, Measure};
    use crate::scene::Font;

    #[track_caller]
    fn check(text: &str, size: f64, expected: f64) {
        let font = Font { family: "sans-serif".into(), size, weight: None, style: None };
        assert_eq!(Estimate.width(text, &font), expected, "{text} {size}");
    }

    #[test]
    fn estimates_as_vega_does() {
        check("", 10.0, 0.0);
        check("Đoàn viên", 10.0, 72.0);
        check("abc", 11.0, 26.0);
        // Two UTF-16 units.
        check("😀", 10.0, 16.0);
        check("abc", f64::NAN, 0.0);
    }
}
