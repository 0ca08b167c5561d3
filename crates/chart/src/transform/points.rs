//! Rows of two computed columns beside their groups' columns.

use crate::field::Field;
use crate::table::Table;
use crate::value::{Name, Value};

use super::group::dimensions;

/// Rows as they are computed.
#[derive(Debug, Default)]
pub(super) struct Out {
    firsts: Vec<usize>,
    xs: Vec<Value>,
    ys: Vec<Value>,
}

impl Out {
    /// Adds a row of the group to which a row of the table belongs.
    pub(super) fn push(&mut self, first: usize, x: Value, y: Value) {
        self.firsts.push(first);
        self.xs.push(x);
        self.ys.push(y);
    }

    /// The rows as a table.
    pub(super) fn table(self, table: &Table, groupby: &[Field], as_: &[Name; 2]) -> Table {
        let mut out = Table::with_rows(self.firsts.len());
        for (name, values) in dimensions(table, groupby, &self.firsts) {
            out.set(name, values);
        }
        let [x, y] = as_;
        out.set(Name::clone(x), self.xs);
        out.set(Name::clone(y), self.ys);
        out
    }
}
