//! Tables in JSON.

use crate::field::Field;
use crate::table::Table;
use crate::value::Value;

/// A table from JSON: a list of objects or values, a single object, or what stands at a path within
/// it (`format.property`). What is not there is an empty table.
///
/// ```
/// use chart::data::json::json;
/// use chart::value::Value;
/// let value: Value = serde_json::from_str(r#"{"a":{"rows":[{"x":1},2]}}"#).unwrap();
/// assert_eq!(json(&value, Some("a.rows")).to_value().to_json(), r#"[{"x":1},{"data":2}]"#);
/// ```
#[must_use]
pub fn json(value: &Value, property: Option<&str>) -> Table {
    let found = match property.filter(|path| !path.is_empty()) {
        Some(path) => at(value, &Field::parse(path)),
        None => value.clone(),
    };
    match found {
        Value::List(rows) => Table::from_rows(&rows),
        Value::Undefined | Value::Null => Table::default(),
        one => Table::from_rows(&[one]),
    }
}

/// The value at a path: a field of a table of one row.
fn at(value: &Value, path: &Field) -> Value {
    path.value(&Table::from_rows(std::slice::from_ref(value)), 0)
}
