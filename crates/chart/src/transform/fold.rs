//! Columns turned into rows.

use crate::field::Field;
use crate::table::Table;
use crate::value::{Name, Value};

use super::{TooLarge, output_name, rows_like};

/// A row for each field of each row, with the field's name and value (Vega's `Fold`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fold {
    /// The fields.
    pub fields: Vec<Field>,
    /// The columns of the names and of the values.
    pub as_: [Name; 2],
}

impl Fold {
    /// The longer table.
    ///
    /// # Errors
    ///
    /// It would have too many rows.
    pub fn apply(&self, table: &Table) -> Result<Table, TooLarge> {
        rows_like(table, table.len().saturating_mul(self.fields.len()))?;
        let each = |row| std::iter::repeat_n(row, self.fields.len());
        let rows: Vec<usize> = (0..table.len()).flat_map(each).collect();
        let names: Vec<Value> =
            self.fields.iter().map(|field| Value::Text(output_name(field))).collect();
        let accessors: Vec<_> = self.fields.iter().map(|field| field.of(table)).collect();
        let of_row = |row| accessors.iter().map(move |accessor| accessor.get(row));
        let [key, value] = &self.as_;
        let mut out = table.gather(&rows);
        out.set(Name::clone(key), names.iter().cycle().take(rows.len()).cloned().collect());
        out.set(Name::clone(value), (0..table.len()).flat_map(of_row).collect());
        Ok(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transform::testing::{fields, same, table};

    const ROWS: &str = r##"[{"a":1,"b":2,"c":"x"},{"a":null,"c":"y"},{"b":5,"c":"z"}]"##;

    #[test]
    fn folds() {
        same(
            &Fold { fields: fields(&["a", "b"]), as_: ["k".into(), "v".into()] }
                .apply(&table(ROWS))
                .unwrap(),
            r##"[{"a":1,"b":2,"c":"x","k":"a","v":1},{"a":1,"b":2,"c":"x","k":"b","v":2},
             {"a":null,"c":"y","k":"a","v":null},{"a":null,"c":"y","k":"b"},
             {"b":5,"c":"z","k":"a"},{"b":5,"c":"z","k":"b","v":5}]"##,
        );
    }
}
