//! Sorting a table.

use crate::table::Table;

use super::compare::Compare;

/// Puts the rows in order; equal rows keep theirs.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Collect {
    /// The fields to sort by.
    pub sort: Compare,
}

impl Collect {
    /// The sorted table.
    #[must_use]
    pub fn apply(&self, table: &Table) -> Table {
        if self.sort.is_empty() { table.clone() } else { table.gather(&self.sort.order(table)) }
    }
}
