//! Lists, and what lists and texts have in common.

use std::sync::Arc;

use crate::field::Field;
use crate::letters;
use crate::table::Table;
use crate::value::{Name, Object, Value, count};

use super::super::eval::member;
use super::super::operator::{at_most, less};
use super::super::{LIMIT_LIST, LIMIT_TEXT, utf16};
use super::{Args, Entry, Function, math};

pub const FUNCTIONS: [Entry; 18] = [
    ("clampRange", Function::Values(clamp_range)),
    ("extent", Function::Values(extent)),
    ("indexof", Function::Values(|args| index_of(args, false))),
    ("inrange", Function::Values(in_range)),
    ("interpolateLinear", Function::Values(interpolate)),
    ("join", Function::Values(join)),
    ("lastindexof", Function::Values(|args| index_of(args, true))),
    ("length", Function::Values(|args| member(args.get(0), &Value::text("length")))),
    ("lerp", Function::Values(lerp)),
    ("merge", Function::Values(merge)),
    ("peek", Function::Values(|args| end(args.get(0)))),
    ("pluck", Function::Values(pluck)),
    ("reverse", Function::Values(reverse)),
    ("sequence", Function::Values(sequence)),
    ("slice", Function::Values(slice)),
    ("sort", Function::Values(sort)),
    ("span", Function::Values(span)),
    ("bandspace", Function::Values(band_space)),
];

/// The first element of a list or character of a text.
fn start(value: &Value) -> Value {
    member(value, &Value::Number(0.0))
}

/// The last element of a list or character of a text.
fn end(value: &Value) -> Value {
    let len = member(value, &Value::text("length")).to_number();
    member(value, &Value::Number(len - 1.0))
}

/// A range of the same span that lies between two ends, or both ends if it is too wide.
fn clamp_range(args: &Args<'_>) -> Value {
    let (min, max) = (args.number(1), args.number(2));
    let first = member(args.get(0), &Value::Number(0.0)).to_number();
    let second = member(args.get(0), &Value::Number(1.0)).to_number();
    let (low, high) = if second < first { (second, first) } else { (first, second) };
    let span = high - low;
    let [low, high] = if span >= max - min {
        [min, max]
    } else {
        let low = math::min(math::max(low, min), max - span);
        [low, low + span]
    };
    Value::list(vec![low.into(), high.into()])
}

fn extent(args: &Args<'_>) -> Value {
    let mut ends: Option<(&Value, &Value)> = None;
    for value in args.list(0).into_iter().flat_map(|values| values.iter()) {
        ends = match ends {
            None if *value != Value::Number(f64::NAN) && is_comparable(value) => {
                Some((value, value))
            }
            Some((low, high)) if value.is_present() => Some((
                if less(value, low) { value } else { low },
                if less(high, value) { value } else { high },
            )),
            other => other,
        };
    }
    let (low, high) = ends.unzip();
    Value::list(vec![low.cloned().unwrap_or_default(), high.cloned().unwrap_or_default()])
}

fn is_comparable(value: &Value) -> bool {
    value.is_present() && !matches!(value, Value::Number(number) if number.is_nan())
}

fn index_of(args: &Args<'_>, last: bool) -> Value {
    match args.get(0) {
        Value::List(values) => index_in_list(values, args, last).into(),
        Value::Text(text) => index_in_text(text, args, last).into(),
        _ => Value::Undefined,
    }
}

fn index_in_list(values: &[Value], args: &Args<'_>, last: bool) -> f64 {
    let same = |value: &Value| value.strictly_equals(args.get(1));
    let found = if last {
        // Without a place to start from, the last element is the first to be looked at.
        let from = match args.values.get(2) {
            Some(from) if from.to_number() < 0.0 => {
                from.to_number().ceil() + count(values.len()) + 1.0
            }
            Some(from) => from.to_number().max(0.0).floor() + 1.0,
            None => f64::INFINITY,
        };
        let until = utf16::clamped(from, values.len());
        values.get(..until).unwrap_or_default().iter().rposition(same)
    } else {
        let from = utf16::index(args.get(2), values.len(), 0);
        let rest = values.get(from..).unwrap_or_default();
        rest.iter().position(same).map(|at| at + from)
    };
    found.map_or(-1.0, count)
}

fn index_in_text(text: &str, args: &Args<'_>, last: bool) -> f64 {
    let part = args.text(1);
    let from = args.number(2);
    let found = if last {
        let from = if from.is_nan() { f64::INFINITY } else { from };
        let byte = utf16::byte_of_index(text, utf16::clamped(from, text.len()));
        let until = (byte + part.len()).min(text.len());
        // The place to start from may lie within a character.
        let until =
            (until..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
        text.get(..until).and_then(|head| letters::find_last(head, &part))
    } else {
        let byte = utf16::byte_of_index(text, utf16::clamped(from, text.len()));
        text.get(byte..).and_then(|rest| letters::find(rest, &part)).map(|at| at + byte)
    };
    found.map_or(-1.0, |byte| utf16::index_of_byte(text, byte))
}

fn in_range(args: &Args<'_>) -> Value {
    let (first, last) = (start(args.get(1)), end(args.get(1)));
    let (low, high) = if less(&last, &first) { (last, first) } else { (first, last) };
    let closed = |at: usize| *args.get(at) == Value::Undefined || args.get(at).to_bool();
    let test = |closed: bool| if closed { at_most } else { less };
    (test(closed(2))(&low, args.get(0)) && test(closed(3))(args.get(0), &high)).into()
}

/// The line through evenly spaced values, at a place between 0 and 1.
fn interpolate(args: &Args<'_>) -> Value {
    let Some(values) = args.list(0).filter(|values| !values.is_empty()) else {
        return Value::Undefined;
    };
    let at = args.number(1);
    if values.len() == 1 || at.is_nan() || at <= 0.0 {
        return start(args.get(0));
    }
    if at >= 1.0 {
        return end(args.get(0));
    }
    let place = at * (count(values.len()) - 1.0);
    let (before, part) = (place.floor(), place - place.floor());
    let low = member(args.get(0), &before.into());
    if part == 0.0 {
        return low;
    }
    let high = member(args.get(0), &(before + 1.0).into());
    (low.to_number() + part * (high.to_number() - low.to_number())).into()
}

fn join(args: &Args<'_>) -> Value {
    let Some(values) = args.list(0) else { return Value::Undefined };
    let between = if *args.get(1) == Value::Undefined { ",".into() } else { args.text(1) };
    let mut out = String::new();
    for (at, value) in values.iter().enumerate() {
        if at > 0 {
            out.push_str(&between);
        }
        if value.is_present() {
            out.push_str(&value.to_text());
        }
        if out.len() > LIMIT_TEXT {
            return Value::Undefined;
        }
    }
    Value::text(&out)
}

fn lerp(args: &Args<'_>) -> Value {
    let (low, high, part) = (start(args.get(0)), end(args.get(0)), args.number(1));
    if high == Value::Undefined || part == 0.0 || part.is_nan() {
        low
    } else if part == 1.0 {
        high
    } else {
        (low.to_number() + part * (high.to_number() - low.to_number())).into()
    }
}

fn merge(args: &Args<'_>) -> Value {
    let mut out = Object::default();
    for value in args.values {
        if let Value::Object(object) = value {
            for (name, value) in &object.0 {
                out.set(Name::clone(name), value.clone());
            }
        }
    }
    Value::Object(Arc::new(out))
}

fn pluck(args: &Args<'_>) -> Value {
    let field = Field::parse(&args.text(1));
    match args.get(0) {
        Value::List(values) => Value::list(field.values(&Table::from_rows(values))),
        one => field.value(&Table::from_rows(std::slice::from_ref(one)), 0),
    }
}

fn reverse(args: &Args<'_>) -> Value {
    let list = |values: &Arc<Vec<Value>>| Value::list(values.iter().rev().cloned().collect());
    args.list(0).map(list).unwrap_or_default()
}

/// The numbers from a start to before a stop. Each is counted from the start: errors do not add up.
fn sequence(args: &Args<'_>) -> Value {
    let (start, stop) = match args.values {
        [stop] => (0.0, stop.to_number()),
        _ => (args.number(0), args.number(1)),
    };
    let step = if args.values.len() < 3 { 1.0 } else { args.number(2) };
    let many = Some(((stop - start) / step).ceil()).filter(|many| many.is_finite()).unwrap_or(0.0);
    if many > count(LIMIT_LIST) {
        return Value::Undefined;
    }
    let many = utf16::clamped(many, LIMIT_LIST);
    Value::list((0..many).map(|at| Value::Number(start + count(at) * step)).collect())
}

fn slice(args: &Args<'_>) -> Value {
    let range = |len: usize| {
        let from = utf16::index(args.get(1), len, 0);
        from..utf16::index(args.get(2), len, len).max(from)
    };
    match args.get(0) {
        Value::List(values) => {
            Value::list(values.get(range(values.len())).unwrap_or_default().to_vec())
        }
        Value::Text(text) => utf16::slice(text, range(utf16::len(text))),
        _ => Value::Undefined,
    }
}

/// In ascending order; what is `undefined` goes to the end, as JavaScript's own sort has it.
fn sort(args: &Args<'_>) -> Value {
    let Some(values) = args.list(0) else { return Value::Undefined };
    let (there, missing): (Vec<_>, Vec<_>) =
        values.iter().cloned().partition(|value| *value != Value::Undefined);
    let order = crate::sort::by_values(&there, false);
    let sorted = order.into_iter().filter_map(|at| there.get(at).cloned());
    Value::list(sorted.chain(missing).collect())
}

fn span(args: &Args<'_>) -> Value {
    let span = end(args.get(0)).to_number() - start(args.get(0)).to_number();
    Value::Number(if span.is_nan() { 0.0 } else { span })
}

/// How many steps a band scale's range takes.
fn band_space(args: &Args<'_>) -> Value {
    let or_zero =
        |at: usize| Some(args.number(at)).filter(|number| !number.is_nan()).unwrap_or(0.0);
    let many = or_zero(0);
    let space = many - or_zero(1) + or_zero(2) * 2.0;
    let steps = if space > 0.0 { space } else { 1.0 };
    Value::Number(if many == 0.0 { 0.0 } else { steps })
}
