//! A number for each row.

use crate::table::Table;
use crate::value::{Name, Value, count};

/// The table with a column that counts its rows from 1.
#[must_use]
pub fn identifier(table: &Table, as_: &Name) -> Table {
    let mut out = table.clone();
    out.set(Name::clone(as_), (1..=table.len()).map(|row| Value::Number(count(row))).collect());
    out
}
