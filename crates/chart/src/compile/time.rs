//! Moments as specs write them: texts, numbers, and `{"year": 2021, "month": 11}`.

use crate::spec::def::{Def, TimeUnitDef};
use crate::spec::read::{Read, object};
use crate::time::unit::TimeUnit;
use crate::time::{datetime, names};
use crate::value::Value;

/// A date object's moment; `None` where the value is none.
pub(crate) fn of_object(value: &Value) -> Option<f64> {
    const PARTS: [&str; 11] = [
        "year",
        "quarter",
        "month",
        "date",
        "day",
        "hours",
        "minutes",
        "seconds",
        "milliseconds",
        "utc",
        "week",
    ];
    let entries = value.entries();
    if entries.is_empty() || !entries.iter().all(|(name, _)| PARTS.contains(&&**name)) {
        return None;
    }
    let part = |name: &str| value.at(name).num();
    let month = match value.at("month") {
        Value::Text(name) => month_named(name)?,
        Value::Number(month) => month - 1.0,
        _ => part("quarter").map_or(0.0, |quarter| (quarter - 1.0) * 3.0),
    };
    let weekday = match value.at("day") {
        Value::Text(name) => Some(day_named(name)?),
        Value::Number(day) => Some(day % 7.0),
        _ => None,
    };
    // A day of the week without a year is one of the week that starts 2012.
    let year = part("year").unwrap_or(2012.0);
    let day = part("date").or(weekday.map(|day| day + 1.0)).unwrap_or(1.0);
    let of_day =
        ["hours", "minutes", "seconds", "milliseconds"].map(|name| part(name).unwrap_or(0.0));
    let [hours, minutes, seconds, milliseconds] = of_day;
    Some(datetime(&[year, month, day, hours, minutes, seconds, milliseconds]))
}

fn month_named(name: &str) -> Option<f64> {
    names::month(name)
        .map(crate::value::count)
        .or_else(|| crate::digits::read(name).map(|month| month - 1.0))
}

fn day_named(name: &str) -> Option<f64> {
    names::weekday(name).map(crate::value::count)
}

/// A value of a spec that stands for a moment of a field: a number below 10 000 counts the field's
/// single time unit (`valueExpr`).
pub(crate) fn moment_of(value: &Value, def: &Def) -> Value {
    moment(value, def.time_unit.as_ref())
}

/// The same for a time unit alone.
pub(crate) fn moment(value: &Value, unit: Option<&TimeUnitDef>) -> Value {
    if let Some(moment) = of_object(value) {
        return Value::Date(moment);
    }
    let single = unit.filter(|unit| unit.parts().len() == 1);
    match value {
        Value::Number(number) => match single.filter(|_| *number < 10_000.0) {
            Some(unit) => in_unit(unit, value),
            // JavaScript's `new Date(number)`.
            None => Value::Date(*number),
        },
        Value::Text(text) => match (crate::time::parse(text), single) {
            (Some(moment), _) => Value::Date(moment),
            (None, Some(unit)) => in_unit(unit, value),
            (None, None) => Value::Date(f64::NAN),
        },
        other => other.clone(),
    }
}

fn in_unit(unit: &TimeUnitDef, value: &Value) -> Value {
    let name = match unit.parts().first().copied().unwrap_or("year") {
        // A date has no days of the year, no more than weeks.
        "dayofyear" => "week",
        name => name,
    };
    of_object(&object([(name, value.clone())])).map_or(Value::Date(f64::NAN), Value::Date)
}

/// A time unit that can cut moments, by what a spec says of it and the extent of the data.
pub(crate) fn unit(def: &TimeUnitDef, extent: Option<(f64, f64)>) -> TimeUnit {
    let named = def.unit.as_deref().and_then(TimeUnit::parse);
    let unit = named.unwrap_or_else(|| TimeUnit::auto(def.maxbins.unwrap_or(40.0)));
    let unit = def.step.map_or(unit, |step| unit.with_step(step));
    extent.map_or(unit, |(low, high)| unit.resolve([low, high]))
}
