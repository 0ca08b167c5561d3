//! Colours: read as CSS writes them, converted between spaces, mixed, and written back as d3-color does.

mod interpolate;
mod names;
mod parse;
mod space;

pub use interpolate::{Interpolate, Ramp};
pub use space::Space;

use crate::math::round;
use crate::value::number_text;

/// A colour in sRGB. The channels are not rounded and may leave their range on the way through other
/// spaces; `NaN` is a channel that says nothing, as those of `transparent`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Color {
    /// Red, 0 to 255.
    pub r: f64,
    /// Green, 0 to 255.
    pub g: f64,
    /// Blue, 0 to 255.
    pub b: f64,
    /// Opacity, 0 to 1.
    pub opacity: f64,
}

impl Color {
    /// What d3-color makes of a text that is no colour: black when it is written.
    pub const NONE: Self = Self { r: f64::NAN, g: f64::NAN, b: f64::NAN, opacity: f64::NAN };

    /// An opaque colour, its channels 0 to 255.
    #[must_use]
    pub fn rgb(r: f64, g: f64, b: f64) -> Self {
        Self { r, g, b, opacity: 1.0 }
    }

    /// A colour from 0xRRGGBB.
    #[must_use]
    pub fn from_hex(rgb: u32) -> Self {
        let [_, r, g, b] = rgb.to_be_bytes();
        Self::rgb(f64::from(r), f64::from(g), f64::from(b))
    }

    /// Reads a CSS colour as d3-color does: names, `#rgb`, `#rgba`, `#rrggbb`, `#rrggbbaa`, `rgb()`,
    /// `rgba()`, `hsl()`, `hsla()` with commas, and `transparent`. `None` for anything else.
    ///
    /// ```
    /// use chart::color::Color;
    /// assert_eq!(Color::parse("SteelBlue").unwrap().to_css(), "rgb(70, 130, 180)");
    /// assert_eq!(Color::parse("rgb(10%, 20%, 30%)").unwrap().to_css(), "rgb(26, 51, 77)");
    /// assert_eq!(Color::parse("rgb(1 2 3)"), None);
    /// ```
    #[must_use]
    pub fn parse(css: &str) -> Option<Self> {
        parse::parse(css.trim().to_ascii_lowercase().as_str())
    }

    /// `rgb(r, g, b)` with rounded channels, or `rgba(r, g, b, opacity)` (d3-color's `toString`).
    ///
    /// ```
    /// use chart::color::Color;
    /// assert_eq!(Color { r: 300.0, g: 1.5, b: -7.0, opacity: 0.25 }.to_css(), "rgba(255, 2, 0, 0.25)");
    /// ```
    #[must_use]
    pub fn to_css(self) -> String {
        let [r, g, b] = [self.r, self.g, self.b].map(byte);
        let opacity = if self.opacity.is_nan() { 1.0 } else { self.opacity.clamp(0.0, 1.0) };
        if opacity == 1.0 {
            format!("rgb({r}, {g}, {b})")
        } else {
            format!("rgba({r}, {g}, {b}, {})", number_text(opacity))
        }
    }

    /// `#rrggbb`; the opacity is left out (d3-color's `formatHex`).
    #[must_use]
    pub fn to_hex(self) -> String {
        let [r, g, b] = [self.r, self.g, self.b].map(byte);
        format!("#{r:02x}{g:02x}{b:02x}")
    }
}

/// A channel as a whole number from 0 to 255; `NaN` is 0.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped before")]
fn byte(channel: f64) -> u8 {
    round(channel).clamp(0.0, 255.0) as u8
}
