//! What one CSV cell says, read by its column's datatype.

use super::limits::NUMBER_DIGITS;
use super::messages::{self, Message};
use super::slug;
use crate::bundle::{Cell, Datatype};

/// Reads a cell, or says why it cannot be read.
pub(crate) fn read(text: &str, datatype: Datatype, required: bool) -> Result<Cell, Message> {
    let text = text.trim();
    match datatype {
        _ if text.is_empty() && required => Err(messages::cell_empty()),
        _ if text.is_empty() => Ok(Cell::Empty),
        Datatype::String => Ok(Cell::Text(text.to_owned())),
        Datatype::Slug if slug::is_slug(text) => Ok(Cell::Text(text.to_owned())),
        Datatype::Slug => Err(messages::slug(text)),
        Datatype::NonNegativeInteger => whole(text).map(Cell::Number),
        Datatype::Decimal => decimal(text).map(Cell::Number),
    }
}

fn whole(text: &str) -> Result<f64, Message> {
    match number(text) {
        Some(value) if value < 0.0 => Err(messages::cell_negative(text)),
        Some(_) if text.contains(',') => Err(messages::cell_not_whole(text)),
        Some(value) => Ok(value),
        None if looks_pointed(text) => Err(messages::cell_ambiguous_point(text)),
        None => Err(messages::cell_not_integer(text)),
    }
}

fn decimal(text: &str) -> Result<f64, Message> {
    match number(text) {
        Some(value) => Ok(value),
        None if looks_pointed(text) => Err(messages::cell_decimal_point(text)),
        None => Err(messages::cell_not_number(text)),
    }
}

/// A number as Vietnamese writes it: `1.234,5`, `1234,5`, `09`; nothing else.
pub(crate) fn number(text: &str) -> Option<f64> {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = match unsigned.split_once(',') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (unsigned, None),
    };
    let digits = format!("{}.{}", ungrouped(whole)?, fraction.unwrap_or("0"));
    let fits = fraction.is_none_or(is_digits) && digits.len() <= NUMBER_DIGITS + 2;
    let value: f64 = fits.then(|| digits.parse().ok())??;
    let negative = unsigned.len() < text.len() && value != 0.0;
    Some(if negative { -value } else { value })
}

/// Digits, with or without a point before each group of three.
fn ungrouped(whole: &str) -> Option<String> {
    let mut groups = whole.split('.');
    let first = groups.next().filter(|group| is_digits(group))?;
    let rest: Vec<&str> = groups.collect();
    let grouped = rest.iter().all(|group| group.len() == 3 && is_digits(group));
    let fits = rest.is_empty() || (first.len() <= 3 && grouped);
    fits.then(|| format!("{first}{}", rest.concat()))
}

/// `12.5`: digits around one point that is not a thousands point.
fn looks_pointed(text: &str) -> bool {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let halves = unsigned.split_once('.');
    halves.is_some_and(|(whole, fraction)| is_digits(whole) && is_digits(fraction))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, datatype: Datatype, expected: Result<f64, Message>) {
        assert_eq!(read(text, datatype, true), expected.map(Cell::Number), "{text}");
    }

    #[test]
    fn whole_numbers() {
        let whole = |text, expected| check(text, Datatype::NonNegativeInteger, expected);
        whole("1234", Ok(1234.0));
        whole("1.234", Ok(1234.0));
        whole("12.345.678", Ok(12_345_678.0));
        whole("09", Ok(9.0));
        whole(" 7 ", Ok(7.0));
        whole("0", Ok(0.0));
        whole("-0", Ok(0.0));
        whole("-5", Err(messages::cell_negative("-5")));
        whole("1,5", Err(messages::cell_not_whole("1,5")));
        whole("5,0", Err(messages::cell_not_whole("5,0")));
        whole("1.23", Err(messages::cell_ambiguous_point("1.23")));
        whole("1234.567", Err(messages::cell_ambiguous_point("1234.567")));
        for text in [
            "năm",
            "5 người",
            "1 234",
            "1.23.456",
            "1..234",
            "+5",
            "5%",
            "1e3",
            "#N/A",
            "٣",
            "1234567890123456",
            ".",
            ",",
            "-",
        ] {
            whole(text, Err(messages::cell_not_integer(text)));
        }
    }

    #[test]
    fn decimal_numbers() {
        let decimal = |text, expected| check(text, Datatype::Decimal, expected);
        decimal("12,5", Ok(12.5));
        decimal("-12,5", Ok(-12.5));
        decimal("1.234,5", Ok(1234.5));
        decimal("1.234", Ok(1234.0));
        decimal("100", Ok(100.0));
        decimal("0,05", Ok(0.05));
        decimal("12.5", Err(messages::cell_decimal_point("12.5")));
        decimal("0.05", Err(messages::cell_decimal_point("0.05")));
        for text in ["12,", ",5", "1,2,3", "1,234.5", "NaN", "inf", "12,5%", "−5"] {
            decimal(text, Err(messages::cell_not_number(text)));
        }
    }

    #[test]
    fn empty_cells_and_slugs() {
        assert_eq!(read(" ", Datatype::Decimal, false), Ok(Cell::Empty));
        assert_eq!(read("", Datatype::String, true), Err(messages::cell_empty()));
        assert_eq!(read("Bí thư", Datatype::Slug, true), Err(messages::slug("Bí thư")));
        assert_eq!(read("bi-thu", Datatype::Slug, true), Ok(Cell::Text("bi-thu".into())));
    }
}
