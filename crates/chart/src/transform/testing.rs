//! Tables written as JSON, for the tests of the operations.

use std::sync::Arc;

use crate::field::Field;
use crate::table::Table;
use crate::value::{Name, Object, Value};

/// A table from JSON; the text `"#NaN"` stands for a number that is none, `"#Date:5"` for a moment.
#[track_caller]
pub(crate) fn table(json: &str) -> Table {
    let Value::List(rows) = serde_json::from_str(json).unwrap() else { panic!("a list") };
    let rows: Vec<Value> = rows.iter().map(special).collect();
    Table::from_rows(&rows)
}

fn special(value: &Value) -> Value {
    match value {
        Value::Text(text) => match text.strip_prefix('#') {
            Some("NaN") => Value::Number(f64::NAN),
            Some("Infinity") => Value::Number(f64::INFINITY),
            Some("-Infinity") => Value::Number(f64::NEG_INFINITY),
            Some(date) => Value::Date(date["Date:".len()..].parse().unwrap()),
            None => value.clone(),
        },
        Value::List(values) => Value::list(values.iter().map(special).collect()),
        Value::Object(object) => {
            let entries = object.0.iter().map(|(name, value)| (Name::clone(name), special(value)));
            Value::Object(Arc::new(Object(entries.collect())))
        }
        _ => value.clone(),
    }
}

/// The text of a value with what JSON cannot say: `NaN`, infinities and moments.
fn write(value: &Value) -> String {
    match value {
        Value::Number(number) if !number.is_finite() => format!("\"#{}\"", value.to_text()),
        Value::Date(moment) => format!("\"#Date:{moment}\""),
        Value::List(values) => {
            format!("[{}]", values.iter().map(write).collect::<Vec<_>>().join(","))
        }
        Value::Object(object) => {
            let entry = |(name, value): &(Name, Value)| format!("\"{name}\":{}", write(value));
            let there = object.0.iter().filter(|(_, value)| *value != Value::Undefined);
            format!("{{{}}}", there.map(entry).collect::<Vec<_>>().join(","))
        }
        _ => value.to_json(),
    }
}

/// Compares some rows of a table of so many rows.
#[track_caller]
pub(crate) fn picked(found: &Table, rows: usize, at: &[usize], expected: &str) {
    assert_eq!(found.len(), rows);
    same(&found.gather(at), expected);
}

/// Compares a table with rows of JSON, the members of each row in any order.
#[track_caller]
pub(crate) fn same(found: &Table, expected: &str) {
    let names: std::collections::BTreeSet<Name> = found.names().cloned().collect();
    let expected = table(expected);
    let mut wanted = expected.names().cloned().collect::<std::collections::BTreeSet<_>>();
    wanted.extend(names.iter().cloned());
    let lines = |table: &Table| {
        let line = |row| {
            let entries = wanted.iter().map(|name| (Name::clone(name), table.value(name, row)));
            write(&Value::object(entries.collect()))
        };
        (0..table.len()).map(line).collect::<Vec<_>>()
    };
    assert_eq!(lines(found), lines(&expected));
}

/// Fields by their names.
pub(crate) fn fields(names: &[&str]) -> Vec<Field> {
    names.iter().map(|name| Field::parse(name)).collect()
}
