//! Rows grouped by fields: once, for every operation that works on groups.

use crate::field::Field;
use crate::order::Codes;
use crate::table::Table;
use crate::value::{Key, Name, Value};

use super::output_name;

/// The rows of a table in groups, in the order in which the groups first appear.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Groups {
    /// The group of each row.
    group_of: Vec<usize>,
    /// All rows, group by group.
    rows: Vec<usize>,
    /// Where each group ends in `rows`.
    ends: Vec<usize>,
}

/// The rows of each group, groups in the order in which they first appear.
#[must_use]
pub fn groups_of(table: &Table, fields: &[Field]) -> Vec<Vec<usize>> {
    Groups::of(table, fields).iter().map(<[usize]>::to_vec).collect()
}

impl Groups {
    /// Groups the rows by the fields' values. Without a field all rows are one group; without a row
    /// there is no group.
    #[must_use]
    pub fn of(table: &Table, fields: &[Field]) -> Self {
        Self::by_key(table, fields, Value::key)
    }

    /// Groups the rows by what a function makes of the fields' values.
    #[must_use]
    pub fn by_key(table: &Table, fields: &[Field], key: fn(&Value) -> Key) -> Self {
        let mut group_of = vec![0; table.len()];
        let mut groups = usize::from(!table.is_empty());
        for field in fields {
            let accessor = field.of(table);
            let (mut codes, mut pairs) = (Codes::default(), Codes::default());
            let alone = groups <= 1;
            for (row, group) in group_of.iter_mut().enumerate() {
                let code = codes.code(key(&accessor.look(row)));
                *group = if alone { code } else { pairs.code(pair(*group, code)) };
            }
            groups = if alone { codes.len() } else { pairs.len() };
        }
        Self::from_codes(group_of, groups)
    }

    /// Sorts the rows by their groups, keeping their order.
    fn from_codes(group_of: Vec<usize>, groups: usize) -> Self {
        let mut ends = vec![0; groups];
        for group in &group_of {
            if let Some(size) = ends.get_mut(*group) {
                *size += 1;
            }
        }
        let mut start = 0;
        let mut next: Vec<usize> = Vec::with_capacity(groups);
        for end in &mut ends {
            next.push(start);
            start += *end;
            *end = start;
        }
        let mut rows = vec![0; group_of.len()];
        for (row, group) in group_of.iter().enumerate() {
            if let Some(place) = next.get_mut(*group) {
                if let Some(slot) = rows.get_mut(*place) {
                    *slot = row;
                }
                *place += 1;
            }
        }
        Self { group_of, rows, ends }
    }

    /// How many groups there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is no group.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The group of a row.
    #[must_use]
    pub fn group_of(&self, row: usize) -> Option<usize> {
        self.group_of.get(row).copied()
    }

    /// The rows of a group, in the table's order.
    #[must_use]
    pub fn rows(&self, group: usize) -> &[usize] {
        let start = group.checked_sub(1).and_then(|before| self.ends.get(before)).copied();
        let end = self.ends.get(group).copied().unwrap_or_default();
        self.rows.get(start.unwrap_or_default()..end).unwrap_or_default()
    }

    /// The groups' rows, group by group.
    pub fn iter(&self) -> impl Iterator<Item = &[usize]> {
        (0..self.len()).map(|group| self.rows(group))
    }

    /// The first row of each group.
    #[must_use]
    pub fn firsts(&self) -> Vec<usize> {
        self.iter().filter_map(|rows| rows.first().copied()).collect()
    }
}

/// A group of the fields before and a code of this field, as one key.
fn pair(group: usize, code: usize) -> Key {
    Key::Number(((group as u64) << 32) | code as u64)
}

/// The columns of the fields for new rows that stand for the given rows: Vega's group-by dimensions.
#[must_use]
pub fn dimensions(table: &Table, fields: &[Field], rows: &[usize]) -> Vec<(Name, Vec<Value>)> {
    let column = |field: &Field| {
        let accessor = field.of(table);
        (output_name(field), rows.iter().map(|row| accessor.get(*row)).collect())
    };
    fields.iter().map(column).collect()
}
