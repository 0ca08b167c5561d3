//! Texts. Indices and lengths count UTF-16 units, as in JavaScript.

use std::sync::Arc;

use crate::letters;
use crate::value::{Value, count};

use super::super::ast;
use super::super::lexer::is_space;
use super::super::regexp::{Match, Regexp};
use super::super::{LIMIT_LIST, LIMIT_TEXT, utf16};
use super::coerce::is_regexp;
use super::{Args, Entry, Function, math};

pub const FUNCTIONS: [Entry; 12] = [
    ("lower", Function::Values(|args| Value::text(&letters::lower(&args.text(0))))),
    ("pad", Function::Values(pad)),
    ("parseFloat", Function::Values(|args| parse_float(&args.text(0)).into())),
    ("parseInt", Function::Values(|args| parse_int(&args.text(0), args.number(1)).into())),
    ("regexp", Function::Values(regexp)),
    ("replace", Function::Values(replace)),
    ("split", Function::Values(split)),
    ("substring", Function::Values(substring)),
    ("test", Function::Values(test)),
    ("trim", Function::Values(|args| Value::text(args.text(0).trim_matches(is_space)))),
    ("truncate", Function::Values(truncate)),
    ("upper", Function::Values(|args| Value::text(&letters::upper(&args.text(0))))),
];

/// A text, unless it is longer than one may be.
pub fn bounded(text: &str) -> Value {
    if text.len() > LIMIT_TEXT { Value::Undefined } else { Value::text(text) }
}

fn pad(args: &Args<'_>) -> Value {
    let text = args.text(0);
    let filler = if args.get(2).to_bool() { args.text(2) } else { " ".into() };
    let missing = args.number(1) - count(utf16::len(&text));
    if missing.is_nan() || missing <= 0.0 {
        return Value::Text(text);
    }
    if missing * count(filler.len()) > count(LIMIT_TEXT) {
        return Value::Undefined;
    }
    let fill = |many: f64| filler.repeat(utf16::clamped(many, LIMIT_TEXT));
    bounded(&match &*args.text(3) {
        "left" => fill(missing) + &text,
        "center" => fill(missing / 2.0) + &text + &fill((missing / 2.0).ceil()),
        _ => text.to_string() + &fill(missing),
    })
}

fn truncate(args: &Args<'_>) -> Value {
    let text = args.text(0);
    let dots = if args.get(3).is_present() { args.text(3) } else { "\u{2026}".into() };
    let (len, limit) = (utf16::len(&text), args.number(1));
    if count(len) <= limit {
        return Value::Text(text);
    }
    let kept = math::max(0.0, limit - count(utf16::len(&dots)));
    let part = |from: f64, to: f64| {
        let from = utf16::index(&from.into(), len, 0);
        utf16::slice(&text, from..utf16::index(&to.into(), len, len).max(from)).to_text()
    };
    let len = count(len);
    bounded(&match &*args.text(2) {
        "left" => format!("{dots}{}", part(len - kept, len)),
        "center" => {
            let head = part(0.0, (kept / 2.0).ceil());
            format!("{head}{dots}{}", part(len - (kept / 2.0).trunc(), len))
        }
        _ => format!("{}{dots}", part(0.0, kept)),
    })
}

/// Between two indices, whichever is first.
fn substring(args: &Args<'_>) -> Value {
    let text = args.text(0);
    let len = utf16::len(&text);
    let index = |at: usize, default: usize| match args.get(at) {
        Value::Undefined => default,
        value => utf16::clamped(value.to_number(), len),
    };
    let (one, two) = (index(1, 0), index(2, len));
    utf16::slice(&text, one.min(two)..one.max(two))
}

fn split(args: &Args<'_>) -> Value {
    let text = args.text(0);
    let limit = match args.get(2) {
        Value::Undefined => LIMIT_LIST,
        limit => utf16::clamped(limit.to_number(), LIMIT_LIST),
    };
    let mut parts = match args.get(1) {
        Value::Undefined => vec![Value::Text(Arc::clone(&text))],
        pattern if is_regexp(pattern) => match compiled(pattern) {
            Some(pattern) => split_by(&text, &pattern),
            None => return Value::Undefined,
        },
        _ if args.text(1).is_empty() => {
            let len = utf16::len(&text);
            (0..len).map(|at| utf16::slice(&text, at..at + 1)).collect()
        }
        _ => letters::split(&text, &args.text(1)).into_iter().map(Value::text).collect(),
    };
    parts.truncate(limit);
    Value::list(parts)
}

/// The parts between matches, and what groups matched. An empty match is no end of the text.
fn split_by(text: &Arc<str>, pattern: &Regexp) -> Vec<Value> {
    let mut parts = Vec::new();
    let mut from = 0;
    let matches = pattern.matches(text);
    if text.is_empty() && !matches.is_empty() {
        return parts;
    }
    for found in matches {
        let (start, end) = found.range();
        if end == from || (start == end && end == text.len()) {
            continue;
        }
        parts.push(Value::text(text.get(from..start).unwrap_or_default()));
        parts.extend(
            (1..found.groups())
                .map(|group| found.group(text, group).map_or(Value::Undefined, Value::text)),
        );
        from = end;
    }
    parts.push(Value::text(text.get(from..).unwrap_or_default()));
    parts
}

fn regexp(args: &Args<'_>) -> Value {
    if is_regexp(args.get(0)) {
        return args.get(0).clone();
    }
    let flags = if *args.get(1) == Value::Undefined { "".into() } else { args.text(1) };
    ast::regexp(&args.text(0), &flags)
}

/// A regular expression, or a text that is one, ready to match.
fn compiled(value: &Value) -> Option<Regexp> {
    match value {
        Value::Object(_) if is_regexp(value) => {
            Regexp::compile(&value.get("source").to_text(), &value.get("flags").to_text()).ok()
        }
        other => Regexp::compile(&other.to_text(), "").ok(),
    }
}

fn test(args: &Args<'_>) -> Value {
    let text = args.text(1);
    compiled(args.get(0))
        .map_or(Value::Undefined, |pattern| pattern.find(&text, 0).is_some().into())
}

fn replace(args: &Args<'_>) -> Value {
    let (text, by) = (args.text(0), args.text(2));
    let found = match args.get(1) {
        Value::Text(part) => letters::find(&text, part)
            .map(|at| Match::new(at, at + part.len()))
            .into_iter()
            .collect(),
        pattern if is_regexp(pattern) => match compiled(pattern) {
            Some(pattern) if pattern.is_global() => pattern.matches(&text),
            Some(pattern) => pattern.find(&text, 0).into_iter().collect(),
            None => return Value::Undefined,
        },
        _ => return Value::Undefined,
    };
    let mut out = String::new();
    let mut from = 0;
    for one in &found {
        let (start, end) = one.range();
        out.push_str(text.get(from..start).unwrap_or_default());
        expand(&by, &text, one, &mut out);
        from = end;
        if out.len() > LIMIT_TEXT {
            return Value::Undefined;
        }
    }
    out.push_str(text.get(from..).unwrap_or_default());
    bounded(&out)
}

/// Writes a replacement: `$&` is the match, `$1` a group, `` $` `` and `$'` what is around, `$$` a dollar.
fn expand(by: &str, text: &str, found: &Match, out: &mut String) {
    let (start, end) = found.range();
    let mut rest = by;
    while let Some((plain, after)) = rest.split_once('$') {
        out.push_str(plain);
        let (put, taken) = match after.bytes().next() {
            Some(b'$') => ("$", 1),
            Some(b'&') => (text.get(start..end).unwrap_or_default(), 1),
            Some(b'`') => (text.get(..start).unwrap_or_default(), 1),
            Some(b'\'') => (text.get(end..).unwrap_or_default(), 1),
            _ => match group_number(after, found.groups()) {
                Some((group, taken)) => (found.group(text, group).unwrap_or_default(), taken),
                None => ("$", 0),
            },
        };
        out.push_str(put);
        if out.len() > LIMIT_TEXT {
            return;
        }
        rest = after.get(taken..).unwrap_or_default();
    }
    out.push_str(rest);
}

/// A group's number in one or two digits, and how many they are: the most that name a group.
fn group_number(text: &str, groups: usize) -> Option<(usize, usize)> {
    [2, 1].into_iter().find_map(|digits| {
        let number: usize = text.get(..digits)?.parse().ok()?;
        (1..groups).contains(&number).then_some((number, digits))
    })
}

/// The number at the start of a text, or `NaN`.
fn parse_float(text: &str) -> f64 {
    let text = text.trim_start_matches(is_space);
    let (negative, digits) = signed(text);
    if digits.starts_with("Infinity") {
        return if negative { f64::NEG_INFINITY } else { f64::INFINITY };
    }
    let whole = digits_of(digits, 10);
    let rest = digits.get(whole..).unwrap_or_default();
    let fraction = rest.strip_prefix('.').map_or(0, |rest| 1 + digits_of(rest, 10));
    let mantissa = whole + fraction;
    let with_power = mantissa + power_len(digits.get(mantissa..).unwrap_or_default());
    let number = digits.get(..with_power).and_then(crate::digits::read);
    number.map_or(f64::NAN, |number| if negative { -number } else { number })
}

/// How long the exponent at the start of a text is; 0 for none.
fn power_len(text: &str) -> usize {
    let Some(rest) = text.strip_prefix(['e', 'E']) else { return 0 };
    let sign = usize::from(rest.starts_with(['+', '-']));
    match digits_of(rest.get(sign..).unwrap_or_default(), 10) {
        0 => 0,
        digits => 1 + sign + digits,
    }
}

fn digits_of(text: &str, radix: u32) -> usize {
    text.find(|one: char| !one.is_digit(radix)).unwrap_or(text.len())
}

fn signed(text: &str) -> (bool, &str) {
    match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    }
}

/// The whole number at the start of a text in a radix of 2–36, or `NaN`.
fn parse_int(text: &str, radix: f64) -> f64 {
    let (negative, mut digits) = signed(text.trim_start_matches(is_space));
    let mut radix = super::super::int32(radix);
    let hexadecimal = digits.strip_prefix("0x").or_else(|| digits.strip_prefix("0X"));
    if let (0 | 16, Some(rest)) = (radix, hexadecimal) {
        (radix, digits) = (16, rest);
    }
    let radix = if radix == 0 { 10 } else { radix.cast_unsigned() };
    if !(2..=36).contains(&radix) {
        return f64::NAN;
    }
    let digits = digits.get(..digits_of(digits, radix)).unwrap_or_default();
    let add = |sum: f64, digit: u32| sum * f64::from(radix) + f64::from(digit);
    let number = match radix {
        // Of many digits, only the whole of them is rounded right.
        _ if digits.is_empty() => f64::NAN,
        10 => crate::digits::read(digits).unwrap_or(f64::NAN),
        _ => digits.chars().filter_map(|digit| digit.to_digit(radix)).fold(0.0, add),
    };
    if negative { -number } else { number }
}
