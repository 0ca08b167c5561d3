//! A new column computed from the others.

use crate::table::Table;
use crate::value::Name;

use super::Compute;

/// The table with a column of what is computed for each row.
#[must_use]
pub fn calculate(table: &Table, as_: &Name, compute: &mut Compute<'_>) -> Table {
    let values = (0..table.len()).map(|row| compute(table, row)).collect();
    let mut out = table.clone();
    out.set(Name::clone(as_), values);
    out
}
