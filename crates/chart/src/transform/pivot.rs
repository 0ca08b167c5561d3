//! Values turned into columns.

use crate::field::Field;
use crate::order::Codes;
use crate::table::Table;
use crate::value::{Key, Name, Value};

use super::cell::Measure;
use super::extent::is_empty;
use super::group::{Groups, dimensions};
use super::lookup::key;
use super::op::Op;
use super::{LIMIT_COLUMNS, TooLarge, rows_allowed, work_allowed};

/// One row for each group, with a column for each value of a field (Vega's `Pivot`).
#[derive(Clone, Debug, PartialEq)]
pub struct Pivot {
    /// The fields to group by.
    pub groupby: Vec<Field>,
    /// The field whose values become columns, sorted.
    pub field: Field,
    /// The field that is aggregated.
    pub value: Field,
    /// The aggregation; Vega's default is the sum.
    pub op: Op,
    /// The most columns; 0 for all.
    pub limit: usize,
}

impl Pivot {
    /// The groups' columns, then one for each value.
    ///
    /// # Errors
    ///
    /// There would be too many columns or cells, or they need too much work.
    pub fn apply(&self, table: &Table) -> Result<Table, TooLarge> {
        let groups = Groups::of(table, &self.groupby);
        let keys = self.keys(table);
        if keys.len() > LIMIT_COLUMNS {
            return Err(TooLarge::Columns);
        }
        rows_allowed(keys.len().saturating_mul(groups.len()))?;
        let measure = Measure::of(self.op, None, Some(&self.value), table);
        work_allowed(measure.work(table.len()))?;
        let mut out = Table::with_rows(groups.len());
        for (name, values) in dimensions(table, &self.groupby, &groups.firsts()) {
            out.set(name, values);
        }
        let columns = self.columns(table, &groups, &keys, &measure)?;
        for (key, values) in keys.iter().zip(columns) {
            out.set(Name::from(&*key.to_text()), values);
        }
        Ok(out)
    }

    /// The field's different values, sorted.
    fn keys(&self, table: &Table) -> Vec<Value> {
        let mut codes = Codes::default();
        let mut found = Vec::new();
        for value in self.field.values(table) {
            if codes.code(key(&value)) == found.len() {
                found.push(value);
            }
        }
        let order = crate::sort::by_values(&found, false);
        let most = if self.limit == 0 { usize::MAX } else { self.limit };
        order.iter().take(most).filter_map(|at| found.get(*at)).cloned().collect()
    }

    /// Each key's column. Vega aggregates the whole group with `NaN` for the rows of other keys, and
    /// that shows in two aggregations: `distinct` counts it, and `values` are all rows.
    fn columns(
        &self,
        table: &Table,
        groups: &Groups,
        keys: &[Value],
        measure: &Measure<'_>,
    ) -> Result<Vec<Vec<Value>>, TooLarge> {
        let mut codes = Codes::default();
        for key in keys {
            codes.code(key.key());
        }
        if self.op == Op::Values {
            rows_allowed(keys.len().saturating_mul(table.len()))?;
        }
        let accessor = self.field.of(table);
        let mut columns = vec![Vec::with_capacity(groups.len()); keys.len()];
        for rows in groups.iter() {
            let mut of_key: Vec<Vec<usize>> = vec![Vec::new(); keys.len()];
            for row in rows {
                let found = accessor.get(*row).key();
                let code = if found == NAN { None } else { codes.find(&found) };
                if let Some(own) = code.and_then(|code| of_key.get_mut(code)) {
                    own.push(*row);
                }
            }
            for (own, column) in of_key.iter().zip(&mut columns) {
                column.push(self.cell(table, measure, own, rows));
            }
        }
        Ok(columns)
    }

    fn cell(&self, table: &Table, measure: &Measure<'_>, own: &[usize], all: &[usize]) -> Value {
        match self.op {
            // Vega counts here what is a value or missing, not what is `NaN`.
            Op::Count => {
                let values = self.value.of(table);
                let counts = |row: &&usize| {
                    let value = values.get(**row);
                    is_empty(&value) || value.is_valid()
                };
                crate::value::count(own.iter().filter(counts).count()).into()
            }
            Op::Distinct if own.len() < all.len() => {
                let values = self.value.of(table);
                let has_nan = own.iter().any(|row| values.get(*row).key() == NAN);
                let more = if has_nan { 0.0 } else { 1.0 };
                (measure.over(own).to_number() + more).into()
            }
            Op::Values => measure.over(all),
            _ => measure.over(own),
        }
    }
}

/// `NaN` as a key: it is not equal to itself.
const NAN: Key = Key::Number(f64::NAN.to_bits());

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transform::testing::{fields, same, table};

    const ROWS: &str = r##"[{"g":"a","k":"y","v":1},{"g":"a","k":"x","v":2},{"g":"b","k":"y","v":3},
             {"g":"a","k":"y","v":5},{"g":"b","k":10,"v":null},{"g":"b","k":9,"v":"#NaN"},
             {"g":"b","k":"y","v":1}]"##;

    fn pivot(op: Op, limit: usize) -> Table {
        let (field, value) = (Field::parse("k"), Field::parse("v"));
        Pivot { groupby: fields(&["g"]), field, value, op, limit }.apply(&table(ROWS)).unwrap()
    }

    #[test]
    fn pivots() {
        same(&pivot(Op::Sum, 0), r##"[{"g":"a","x":2,"y":6},{"g":"b","y":4}]"##);
        same(&pivot(Op::Sum, 2), r##"[{"g":"a","x":2,"y":6},{"g":"b","y":4}]"##);
        same(
            &pivot(Op::Count, 0),
            r##"[{"9":0,"10":0,"g":"a","x":1,"y":2},{"9":0,"10":1,"g":"b","x":0,"y":2}]"##,
        );
        same(&pivot(Op::Mean, 0), r##"[{"g":"a","x":2,"y":3},{"g":"b","y":2}]"##);
        same(
            &pivot(Op::Distinct, 0),
            r##"[{"9":1,"10":1,"g":"a","x":2,"y":3},{"9":1,"10":2,"g":"b","x":1,"y":3}]"##,
        );
        same(&pivot(Op::Max, 0), r##"[{"g":"a","x":2,"y":5},{"g":"b","y":3}]"##);
        same(&pivot(Op::Median, 0), r##"[{"g":"a","x":2,"y":3},{"g":"b","y":2}]"##);
    }
}
