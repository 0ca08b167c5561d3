//! Values fetched from another table.

use std::sync::Arc;

use crate::field::Field;
use crate::order::Codes;
use crate::table::Table;
use crate::value::{Key, Name, Value};

/// Joins each row with the row of another table that has its key (Vega's `Lookup`). Keys are
/// compared as texts, so that `"1"` finds 1; of several rows with a key the last one counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Lookup {
    /// The field in the table.
    pub field: Field,
    /// The field in the other table.
    pub key: Field,
    /// The fields to fetch; none to fetch the whole row as an object.
    pub values: Vec<Field>,
    /// The columns' names: one for each field, or one for the object.
    pub as_: Vec<Name>,
    /// What stands where no row is found; Vega's own default is `null`.
    pub default: Value,
}

impl Lookup {
    /// The table with what was fetched.
    #[must_use]
    pub fn apply(&self, table: &Table, from: &Table) -> Table {
        let (index, rows) = index(&self.key.values(from));
        let accessor = self.field.of(table);
        let find =
            |row| index.find(&key(&accessor.get(row))).and_then(|code| rows.get(code)).copied();
        let found: Vec<Option<usize>> = (0..table.len()).map(find).collect();
        let mut out = table.clone();
        if self.values.is_empty() {
            if let Some(name) = self.as_.first() {
                let objects = objects(from, &found);
                let object = |row: &Option<usize>| row.and_then(|row| objects.get(row)).cloned();
                out.set(Name::clone(name), self.column(found.iter().map(object)));
            }
            return out;
        }
        for (field, name) in self.values.iter().zip(&self.as_) {
            let accessor = field.of(from);
            let value = |row: &Option<usize>| row.map(|row| accessor.get(row));
            out.set(Name::clone(name), self.column(found.iter().map(value)));
        }
        out
    }

    fn column(&self, found: impl Iterator<Item = Option<Value>>) -> Vec<Value> {
        let default = if self.default.is_present() { &self.default } else { &Value::Null };
        found.map(|value| value.unwrap_or_else(|| default.clone())).collect()
    }
}

/// The last row of each key.
fn index(keys: &[Value]) -> (Codes, Vec<usize>) {
    let (mut codes, mut rows) = (Codes::default(), Vec::new());
    for (row, value) in keys.iter().enumerate() {
        let code = codes.code(key(value));
        match rows.get_mut(code) {
            Some(last) => *last = row,
            None => rows.push(row),
        }
    }
    (codes, rows)
}

/// The other table's rows as objects, those that are wanted.
fn objects(from: &Table, found: &[Option<usize>]) -> Vec<Value> {
    let mut objects = vec![Value::Undefined; from.len()];
    for row in found.iter().flatten() {
        if let Some(slot @ Value::Undefined) = objects.get_mut(*row) {
            *slot = Value::Object(Arc::new(from.row(*row)));
        }
    }
    objects
}

/// A key as text, as a JavaScript object has it.
pub(super) fn key(value: &Value) -> Key {
    Key::Text(value.to_text())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transform::testing::{fields, same, table};

    const ROWS: &str = r##"[{"id":"1"},{"id":2},{"id":"x"},{},{"id":3}]"##;

    const OTHER: &str = r##"[{"key":1,"a":10,"b":"p"},{"key":2,"a":20,"b":"q"},{"key":3,"a":null,"b":"r"},
             {"key":1,"a":11,"b":"s"}]"##;

    fn lookup(values: &[&str], as_: &[&str], default: Value) -> Table {
        let as_ = as_.iter().map(|name| Name::from(*name)).collect();
        let (field, key) = (Field::parse("id"), Field::parse("key"));
        let lookup = Lookup { field, key, values: fields(values), as_, default };
        lookup.apply(&table(ROWS), &table(OTHER))
    }

    #[test]
    fn fetches_values() {
        same(
            &lookup(&["a", "b"], &["a", "q"], Value::Undefined),
            r##"[{"id":"1","a":11,"q":"s"},{"id":2,"a":20,"q":"q"},{"id":"x","a":null,"q":null},
             {"a":null,"q":null},{"id":3,"a":null,"q":"r"}]"##,
        );
        same(
            &lookup(&["a"], &["a"], "-".into()),
            r##"[{"id":"1","a":11},{"id":2,"a":20},{"id":"x","a":"-"},{"a":"-"},
             {"id":3,"a":null}]"##,
        );
        same(
            &lookup(&[], &["o"], Value::Null),
            r##"[{"id":"1","o":{"key":1,"a":11,"b":"s"}},{"id":2,"o":{"key":2,"a":20,"b":"q"}},
             {"id":"x","o":null},{"o":null},{"id":3,"o":{"key":3,"a":null,"b":"r"}}]"##,
        );
    }
}
