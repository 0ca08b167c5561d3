//! Numbers, moments and colours written as text, and read from it.

use std::sync::Arc;

use crate::color::{Color, Space};
use crate::time;
use crate::value::Value;

use super::super::{LIMIT_TEXT, seam};
use super::{Args, Entry, Function, math};

pub const FUNCTIONS: [Entry; 16] = [
    ("contrast", Function::Values(contrast)),
    ("dayAbbrevFormat", Function::Values(|args| day_name(args, "%a"))),
    ("dayFormat", Function::Values(|args| day_name(args, "%A"))),
    ("format", Function::Values(format)),
    ("hcl", Function::Values(|args| color(Space::Hcl, args))),
    ("hsl", Function::Values(|args| color(Space::Hsl, args))),
    ("lab", Function::Values(|args| color(Space::Lab, args))),
    ("luminance", Function::Values(|args| luminance(seam::color_of_text(&args.text(0))).into())),
    ("monthAbbrevFormat", Function::Values(|args| month_name(args, "%b"))),
    ("monthFormat", Function::Values(|args| month_name(args, "%B"))),
    ("rgb", Function::Values(|args| color(Space::Rgb, args))),
    ("timeFormat", Function::Values(format_moment)),
    ("timeParse", Function::Values(parse_moment)),
    ("timeUnitSpecifier", Function::Values(unit_specifier)),
    ("utcFormat", Function::Values(format_moment)),
    ("utcParse", Function::Values(parse_moment)),
];

fn format(args: &Args<'_>) -> Value {
    if *args.get(0) == Value::Null {
        return Value::text("null");
    }
    let written = seam::format_number(&args.text(1), args.number(0), args.env.locale());
    written
        .filter(|text| text.len() <= LIMIT_TEXT)
        .map_or(Value::Undefined, |text| Value::text(&text))
}

/// A text is one specifier; an object names one for each unit, and nothing means the usual ones.
fn format_moment(args: &Args<'_>) -> Value {
    if *args.get(0) == Value::Null {
        return Value::text("null");
    }
    // A text is taken for a number here, not for a date: `timeFormat` of d3 does so.
    let ms = args.number(0);
    let locale = args.env.locale();
    Value::text(&match args.get(1) {
        Value::Text(specifier) => crate::format::time::format(specifier, ms, locale),
        other => seam::format_moment_multi(other, ms, locale),
    })
}

fn parse_moment(args: &Args<'_>) -> Value {
    if *args.get(0) == Value::Null {
        return Value::text("null");
    }
    time::parse_with(&args.text(0), &args.text(1)).map_or(Value::Null, Value::Date)
}

/// The name of a month, 0 for January. What is no whole number has no name.
fn month_name(args: &Args<'_>, specifier: &str) -> Value {
    name(args, specifier, |month| [2000.0, month, 1.0])
}

/// The name of a day, 0 for Sunday: the second of January 2000 was one.
fn day_name(args: &Args<'_>, specifier: &str) -> Value {
    name(args, specifier, |day| [2000.0, 0.0, 2.0 + day])
}

fn name(args: &Args<'_>, specifier: &str, date: fn(f64) -> [f64; 3]) -> Value {
    match args.get(0) {
        Value::Number(number) if number.fract() == 0.0 => {
            let [year, month, day] = date(*number);
            let ms = time::datetime(&[year, month, day]);
            Value::text(&crate::format::time::format(specifier, ms, args.env.locale()))
        }
        _ => Value::text(""),
    }
}

/// The units from the largest to the smallest, and the specifiers of them and of some sets of them.
const UNITS: [&str; 12] = [
    "year",
    "quarter",
    "month",
    "week",
    "isoweek",
    "date",
    "day",
    "dayofyear",
    "hours",
    "minutes",
    "seconds",
    "milliseconds",
];
const SPECIFIERS: [(&str, &str); 16] = [
    ("year", "%Y "),
    ("quarter", "Q%q "),
    ("month", "%b "),
    ("date", "%d "),
    ("week", "W%U "),
    ("isoweek", "W%V "),
    ("day", "%a "),
    ("dayofyear", "%j "),
    ("hours", "%H:00"),
    ("minutes", "00:%M"),
    ("seconds", ":%S"),
    ("milliseconds", ".%L"),
    ("year-isoweek", "%G W%V "),
    ("year-month", "%Y-%m "),
    ("year-month-date", "%Y-%m-%d "),
    ("hours-minutes", "%H:%M"),
];

/// The specifier of units: those of the longest sets of them that have one, from the left.
fn unit_specifier(args: &Args<'_>) -> Value {
    let asked: Vec<Arc<str>> = match args.get(0) {
        Value::List(units) => units.iter().map(Value::to_text).collect(),
        one => vec![one.to_text()],
    };
    let known = |unit: &Arc<str>| UNITS.contains(&&**unit);
    if asked.is_empty() || !asked.iter().all(known) {
        return Value::Undefined;
    }
    let is_asked = |unit: &&str| asked.iter().any(|one| **one == **unit);
    let units: Vec<&str> = UNITS.into_iter().filter(is_asked).collect();
    let mut out = String::new();
    let mut rest = units.as_slice();
    while !rest.is_empty() {
        let longest = (1..=rest.len()).rev().find_map(|end| {
            let (set, after) = rest.split_at_checked(end)?;
            Some((specifier(&set.join("-"), args.get(1))?, after))
        });
        let Some((specifier, after)) = longest else { return Value::Undefined };
        out.push_str(&specifier);
        rest = after;
    }
    Value::text(out.trim())
}

/// The specifier of a set of units: the author's, or else the usual one. The author's `null` takes the
/// usual one away.
fn specifier(set: &str, authors: &Value) -> Option<Arc<str>> {
    match authors.get(set) {
        Value::Null => None,
        Value::Undefined => SPECIFIERS
            .iter()
            .find(|(one, _)| *one == set)
            .map(|(_, specifier)| Arc::from(*specifier)),
        own => Some(own.to_text()),
    }
}

/// A colour by its channels in a space, or one colour as CSS writes it.
fn color(space: Space, args: &Args<'_>) -> Value {
    Value::text(&match args.values {
        [one] => seam::color_of_text(&one.to_text()).to_css(),
        _ => {
            let channels = [args.number(0), args.number(1), args.number(2), args.number_or(3, 1.0)];
            seam::color(space, channels)
        }
    })
}

/// WCAG's relative luminance of a colour.
fn luminance(color: Color) -> f64 {
    let linear = |channel: f64| {
        let part = channel / 255.0;
        if part <= 0.03928 { part / 12.92 } else { libm::pow((part + 0.055) / 1.055, 2.4) }
    };
    0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b)
}

/// WCAG's contrast of two colours, from 1 to 21.
fn contrast(args: &Args<'_>) -> Value {
    let of = |at: usize| luminance(seam::color_of_text(&args.text(at)));
    let (one, two) = (of(0), of(1));
    Value::Number((math::max(one, two) + 0.05) / (math::min(one, two) + 0.05))
}
