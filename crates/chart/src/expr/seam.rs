//! The one place where expressions touch moments, formats and colours.

use crate::color::{Color, Space};
use crate::format::{self, NumberFormat};
use crate::time;
use crate::time::unit::Part;
use crate::value::{Object, Value};

pub use crate::format::Locale;

/// The locale of a chart that says nothing of it.
pub static DEFAULT_LOCALE: Locale = format::locale::EN_US;

/// A number by a d3 specifier, or `None` for one that is none.
#[must_use]
pub fn format_number(specifier: &str, number: f64, locale: &Locale) -> Option<String> {
    Some(NumberFormat::parse(specifier)?.format(number, locale))
}

/// A moment by the specifier that fits it: hours for a full hour, years for the start of a year.
/// `specifiers` may name others, unit by unit.
#[must_use]
pub fn format_moment_multi(specifiers: &Value, ms: f64, locale: &Locale) -> String {
    let own = match specifiers {
        Value::Object(object) => named_parts(object),
        _ => Vec::new(),
    };
    format::time::multi(ms, locale, &own)
}

fn named_parts(object: &Object) -> Vec<(Part, &str)> {
    let texts = object.0.iter().filter_map(|(name, value)| match value {
        Value::Text(text) => Some((Part::named(name)?, text.as_ref())),
        _ => None,
    });
    texts.collect()
}

/// JavaScript's `Date.parse`, or `NaN`.
#[must_use]
pub fn moment_of_text(text: &str) -> f64 {
    time::parse(text).unwrap_or(f64::NAN)
}

/// JavaScript's `new Date(value)` as milliseconds, or `NaN`.
#[must_use]
pub fn moment(value: &Value) -> f64 {
    match value {
        Value::Text(text) => moment_of_text(text),
        Value::List(_) => moment_of_text(&value.to_text()),
        other => time::clip(other.to_number()),
    }
}

/// The colour of a space's three channels and its opacity, as CSS writes it.
#[must_use]
pub fn color(space: Space, channels: [f64; 4]) -> String {
    space.to_rgb(channels).to_css()
}

/// A colour that CSS knows; what is none is black when it is written.
#[must_use]
pub fn color_of_text(css: &str) -> Color {
    Color::parse(css).unwrap_or(Color::NONE)
}
