//! Keeping the rows that pass a test.

use crate::table::Table;

use super::Compute;

/// The rows for which the test is true, in JavaScript's sense.
#[must_use]
pub fn filter(table: &Table, test: &mut Compute<'_>) -> Table {
    let rows: Vec<usize> = (0..table.len()).filter(|row| test(table, *row).to_bool()).collect();
    if rows.len() == table.len() { table.clone() } else { table.gather(&rows) }
}

#[cfg(test)]
mod tests {
    use super::filter;
    use crate::transform::testing::{same, table};

    #[test]
    fn keeps_what_is_true_in_javascript() {
        let rows = table(r##"[0,1,"","0",null,"#NaN",[],true]"##);
        same(&filter(&rows, &mut |table, row| table.value("data", row)), r##"[1,"0",[],true]"##);
    }
}
