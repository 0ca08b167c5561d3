//! Moments. The reader's time zone is not known ahead of time, so local time is UTC, and each function is
//! the same with and without `utc` in its name.

use crate::time::interval::Interval;
use crate::time::unit::Part;
use crate::time::{self, Civil};
use crate::value::Value;

use super::super::{LIMIT_LIST, seam};
use super::{Args, Entry, Function};

pub const FUNCTIONS: [Entry; 32] = [
    ("date", Function::Part(|civil| civil.day)),
    ("datetime", Function::Values(datetime)),
    ("day", Function::Moment(time::weekday)),
    ("dayofyear", Function::Moment(time::day_of_year)),
    ("hours", Function::Part(|civil| civil.hour)),
    ("isoweek", Function::Moment(time::iso_week)),
    ("milliseconds", Function::Part(|civil| civil.millisecond)),
    ("minutes", Function::Part(|civil| civil.minute)),
    ("month", Function::Part(|civil| civil.month)),
    ("quarter", Function::Values(quarter)),
    ("seconds", Function::Part(|civil| civil.second)),
    ("time", Function::Values(|args| seam::moment(args.get(0)).into())),
    ("timeOffset", Function::Values(offset)),
    ("timeSequence", Function::Values(sequence)),
    ("timezoneoffset", Function::Part(|_| 0)),
    ("utc", Function::Values(|args| parts(args).into())),
    ("utcOffset", Function::Values(offset)),
    ("utcSequence", Function::Values(sequence)),
    ("utcdate", Function::Part(|civil| civil.day)),
    ("utcday", Function::Moment(time::weekday)),
    ("utcdayofyear", Function::Moment(time::day_of_year)),
    ("utchours", Function::Part(|civil| civil.hour)),
    ("utcisoweek", Function::Moment(time::iso_week)),
    ("utcmilliseconds", Function::Part(|civil| civil.millisecond)),
    ("utcminutes", Function::Part(|civil| civil.minute)),
    ("utcmonth", Function::Part(|civil| civil.month)),
    ("utcquarter", Function::Values(quarter)),
    ("utcseconds", Function::Part(|civil| civil.second)),
    ("utcweek", Function::Moment(time::week)),
    ("utcyear", Function::Part(|civil| civil.year)),
    ("week", Function::Moment(time::week)),
    ("year", Function::Part(|civil| civil.year)),
];

/// One argument is a moment of any kind; more are its parts.
fn datetime(args: &Args<'_>) -> Value {
    Value::Date(match args.values {
        [one] => seam::moment(one),
        _ => parts(args),
    })
}

/// The moment of the parts that are given, and for the others the first day of the year at midnight.
fn parts(args: &Args<'_>) -> f64 {
    time::datetime(&args.numbers().collect::<Vec<_>>())
}

/// The quarter, from 1. That of no moment is the first: so it comes out of JavaScript's `~~`.
fn quarter(args: &Args<'_>) -> Value {
    let month = Civil::of(seam::moment(args.get(0))).map_or(0, |civil| civil.month);
    Value::Number(time::number(1 + month / 3))
}

/// The interval of a unit, or `None` for a unit that there is not.
fn interval(unit: &str) -> Option<Interval> {
    match unit {
        "isoweek" => Some(Interval::week_on(1)),
        _ => Part::named(unit).map(Part::interval),
    }
}

/// How many units: whole, and 1 if not given.
fn steps(value: &Value) -> f64 {
    if value.is_present() { value.to_number().floor() } else { 1.0 }
}

fn offset(args: &Args<'_>) -> Value {
    let Some(interval) = interval(&args.text(0)) else { return Value::Undefined };
    Value::Date(interval.offset(number(args, 1), steps(args.get(2))))
}

/// d3's intervals take a text for a number, not for a date.
fn number(args: &Args<'_>, at: usize) -> f64 {
    match args.get(at) {
        Value::Text(_) => args.number(at),
        value => seam::moment(value),
    }
}

/// The starts of units from one moment to before another, unless they are too many.
fn sequence(args: &Args<'_>) -> Value {
    let Some(interval) = interval(&args.text(0)) else { return Value::Undefined };
    let (start, stop) = (number(args, 1), number(args, 2));
    let starts = interval.range(start, stop, steps(args.get(3)), LIMIT_LIST + 1);
    if starts.len() > LIMIT_LIST {
        return Value::Undefined;
    }
    Value::list(starts.into_iter().map(Value::Date).collect())
}
