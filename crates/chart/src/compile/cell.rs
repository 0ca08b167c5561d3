//! A cell of a facet: the rows that belong to it.

use crate::table::Table;
use crate::value::{Key, Name};

/// Which rows belong to a cell; all of them where there is no facet.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cell {
    wanted: Vec<(Name, Key)>,
}

impl Cell {
    /// A cell within this one.
    pub(crate) fn with(&self, wanted: impl IntoIterator<Item = (Name, Key)>) -> Self {
        let mut all = self.wanted.clone();
        all.extend(wanted);
        Self { wanted: all }
    }

    /// The rows of the cell. A table without a facet's column belongs to every cell.
    pub(crate) fn rows(&self, table: &Table) -> Option<Vec<usize>> {
        let columns: Vec<_> = self
            .wanted
            .iter()
            .filter_map(|(name, key)| table.column(name).map(|column| (column, key)))
            .collect();
        if columns.is_empty() {
            return None;
        }
        let belongs = |row: &usize| {
            columns
                .iter()
                .all(|(column, key)| column.get(*row).is_some_and(|value| value.key() == **key))
        };
        Some((0..table.len()).filter(belongs).collect())
    }

    /// The part of a table that belongs to the cell.
    pub(crate) fn within(&self, table: &Table) -> Table {
        self.rows(table).map_or_else(|| table.clone(), |rows| table.gather(&rows))
    }
}
