//! Colour schemes by their names in Vega.

use super::palettes::{CONTINUOUS, DISCRETE};
use crate::color::Color;
use crate::value::Value;

/// The colours of a scheme.
#[derive(Clone, Debug, PartialEq)]
pub enum Scheme {
    /// Colours of categories.
    Categorical(Vec<Color>),
    /// The stops of a ramp at equal distances, mixed in RGB.
    Ramp(Vec<Color>),
    /// The stops of a ramp that a spec lists, mixed as the scale says.
    Mixed(Vec<Color>),
}

/// A scheme by its name, in any case. Vega 6 knows no forms as `blues-5`: a count is a parameter.
///
/// ```
/// use chart::scale::{Scheme, scheme};
/// assert!(matches!(scheme("Tableau10"), Some(Scheme::Categorical(colors)) if colors.len() == 10));
/// assert!(matches!(scheme("yellowGreenBlue"), Some(Scheme::Ramp(_))));
/// assert_eq!(scheme("blues-5"), None);
/// ```
#[must_use]
pub fn scheme(name: &str) -> Option<Scheme> {
    let name = name.to_ascii_lowercase();
    let find = |all: &[(&str, &'static str)]| {
        all.iter().find(|(one, _)| *one == name).map(|(_, digits)| colors(digits))
    };
    find(&DISCRETE).map(Scheme::Categorical).or_else(|| find(&CONTINUOUS).map(Scheme::Ramp))
}

impl Scheme {
    /// The colours or stops.
    #[must_use]
    pub fn colors(&self) -> &[Color] {
        let (Self::Categorical(colors) | Self::Ramp(colors) | Self::Mixed(colors)) = self;
        colors
    }

    /// The colours as `#rrggbb`.
    #[must_use]
    pub fn to_values(&self) -> Vec<Value> {
        self.colors().iter().map(|color| Value::text(&color.to_hex())).collect()
    }
}

/// Six hexadecimal digits for each colour.
fn colors(digits: &str) -> Vec<Color> {
    let pieces = digits.as_bytes().chunks_exact(6);
    pieces
        .filter_map(|piece| u32::from_str_radix(str::from_utf8(piece).ok()?, 16).ok())
        .map(Color::from_hex)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{CONTINUOUS, DISCRETE, scheme};

    #[test]
    fn every_palette_is_whole() {
        for (name, digits) in DISCRETE.into_iter().chain(CONTINUOUS) {
            let scheme = scheme(name).unwrap();
            assert_eq!(scheme.colors().len() * 6, digits.len(), "{name}");
            let text: String = scheme.colors().iter().map(|color| color.to_hex()).collect();
            assert_eq!(text.replace('#', ""), digits, "{name}");
        }
    }
}
