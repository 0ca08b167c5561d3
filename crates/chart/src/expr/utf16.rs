//! Texts by JavaScript's indices, which count UTF-16 units.

use std::ops::Range;
use std::sync::Arc;

use crate::value::{Value, count};

/// How long a text is.
#[must_use]
pub fn len(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.encode_utf16().count() }
}

/// A part of a text. Half of a character becomes U+FFFD.
#[must_use]
pub fn slice(text: &Arc<str>, range: Range<usize>) -> Value {
    if text.is_ascii() {
        return Value::text(text.get(range).unwrap_or_default());
    }
    let units: Vec<u16> = text.encode_utf16().collect();
    Value::text(&String::from_utf16_lossy(units.get(range).unwrap_or_default()))
}

/// The index of a byte of a text.
#[must_use]
pub fn index_of_byte(text: &str, byte: usize) -> f64 {
    count(len(text.get(..byte).unwrap_or_default()))
}

/// The byte at an index, or the end of the text.
#[must_use]
pub fn byte_of_index(text: &str, index: usize) -> usize {
    if text.is_ascii() {
        return index.min(text.len());
    }
    let mut left = index;
    let past = text.char_indices().find(|(_, one)| {
        let there = left == 0;
        left = left.saturating_sub(one.len_utf16());
        there
    });
    past.map_or(text.len(), |(byte, _)| byte)
}

/// A number as an index into what is `len` long: whole, cut at both ends; one below zero counts from the
/// end. `default` stands for what is not given.
#[must_use]
pub fn index(value: &Value, len: usize, default: usize) -> usize {
    if *value == Value::Undefined {
        return default;
    }
    let number = value.to_number();
    if number < 0.0 { clamped(number.ceil() + count(len), len) } else { clamped(number, len) }
}

/// A number as an index that is never below zero.
#[must_use]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "it saturates, NaN is 0"
)]
pub fn clamped(number: f64, len: usize) -> usize {
    (number as usize).min(len)
}
