//! Texts written in other letters: base64, and what an address may hold.

use crate::value::Value;

use super::text::bounded;
use super::{Args, Entry, Function};

pub const FUNCTIONS: [Entry; 3] = [
    ("atob", Function::Values(atob)),
    ("btoa", Function::Values(btoa)),
    ("encodeURIComponent", Function::Values(|args| bounded(&encode_uri(&args.text(0))))),
];

const BASE64: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Base64 of a text whose characters are all below 256; others have none.
fn btoa(args: &Args<'_>) -> Value {
    let text = args.text(0);
    let bytes: Option<Vec<u8>> =
        text.chars().map(|one| u8::try_from(u32::from(one)).ok()).collect();
    let Some(bytes) = bytes else { return Value::Undefined };
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let at = |index: usize| u32::from(chunk.get(index).copied().unwrap_or(0));
        let bits = (at(0) << 16) | (at(1) << 8) | at(2);
        for digit in 0..4 {
            let index = usize::try_from((bits >> (18 - 6 * digit)) & 63).unwrap_or(0);
            let there = usize::try_from(digit).unwrap_or(0) <= chunk.len();
            let one = BASE64.get(index).filter(|_| there).copied().unwrap_or(b'=');
            out.push(char::from(one));
        }
    }
    bounded(&out)
}

fn atob(args: &Args<'_>) -> Value {
    let text = args.text(0);
    let mut digits: Vec<u8> = text.bytes().filter(|one| !one.is_ascii_whitespace()).collect();
    if digits.len().is_multiple_of(4) {
        for _ in 0..2 {
            digits.pop_if(|last| *last == b'=');
        }
    }
    let places = digits.iter().map(|digit| BASE64.iter().position(|one| one == digit));
    let Some(places) = places.collect::<Option<Vec<usize>>>() else { return Value::Undefined };
    if places.len() % 4 == 1 {
        return Value::Undefined;
    }
    let mut out = String::new();
    for chunk in places.chunks(4) {
        let at = |index: usize| chunk.get(index).copied().unwrap_or(0);
        let bits = (at(0) << 18) | (at(1) << 12) | (at(2) << 6) | at(3);
        let bytes = [bits >> 16, bits >> 8, bits].map(|bits| u8::try_from(bits & 255).unwrap_or(0));
        out.extend(bytes.into_iter().take(chunk.len() - 1).map(char::from));
    }
    bounded(&out)
}

fn encode_uri(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.!~*'()".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let digit = |four: u8| char::from_digit(u32::from(four), 16).unwrap_or('0');
            out.extend([
                '%',
                digit(byte >> 4).to_ascii_uppercase(),
                digit(byte & 15).to_ascii_uppercase(),
            ]);
        }
    }
    out
}
