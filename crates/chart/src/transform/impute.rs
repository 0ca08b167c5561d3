//! Rows for keys that a group lacks.

use crate::field::Field;
use crate::order::Codes;
use crate::table::Table;
use crate::value::{Name, Value};

use super::compare::is_less;
use super::extent::is_empty;
use super::group::{Groups, dimensions};
use super::lookup::key;
use super::statistics::quantile::{quantile, sort};
use super::{TooLarge, output_name, rows_like};

/// What stands in an imputed row.
#[derive(Clone, Debug, PartialEq)]
pub enum Method {
    /// A value; Vega's own default is 0.
    Value(Value),
    /// The mean of the group's values.
    Mean,
    /// Their median.
    Median,
    /// The least.
    Min,
    /// The greatest.
    Max,
}

impl Method {
    /// The method of a name, and of a value for `value`.
    #[must_use]
    pub fn parse(name: &str, value: Value) -> Option<Self> {
        Some(match name {
            "value" => Self::Value(value),
            "mean" => Self::Mean,
            "median" => Self::Median,
            "min" => Self::Min,
            "max" => Self::Max,
            _ => return None,
        })
    }
}

/// Appends a row for each key that a group lacks (Vega's `Impute`), marked by `_impute`. Vega-Lite
/// imputes `null` and fills it by a window over its frame; a spec is put together from both.
#[derive(Clone, Debug, PartialEq)]
pub struct Impute {
    /// The field to impute.
    pub field: Field,
    /// The field with the keys.
    pub key: Field,
    /// Keys that must be there, besides those that are in the table.
    pub keyvals: Vec<Value>,
    /// The fields whose values make a group.
    pub groupby: Vec<Field>,
    /// What stands in an imputed row.
    pub method: Method,
}

impl Impute {
    /// The longer table.
    ///
    /// # Errors
    ///
    /// It would have too many rows.
    pub fn apply(&self, table: &Table) -> Result<Table, TooLarge> {
        let groups = Groups::of(table, &self.groupby);
        let (keys, key_of) = self.keys(table);
        let most = keys.len().saturating_mul(groups.len()).saturating_add(table.len());
        rows_like(table, most)?;
        let mut new = Rows::default();
        for rows in groups.iter() {
            let last = last_of_each(rows, &key_of, keys.len());
            let missing = last.iter().zip(&keys).filter(|(row, _)| row.is_none());
            let missing: Vec<&Value> = missing.map(|(_, key)| key).collect();
            if let (Some(first), false) = (rows.first(), missing.is_empty()) {
                let value = self.value(table, &last);
                for key in missing {
                    new.firsts.push(*first);
                    new.keys.push(key.clone());
                    new.values.push(value.clone());
                }
            }
        }
        Ok(self.extended(table, new))
    }

    /// All keys, and the number of each row's key.
    fn keys(&self, table: &Table) -> (Vec<Value>, Vec<usize>) {
        let mut codes = Codes::default();
        let mut keys = Vec::new();
        let mut code = |value: &Value| {
            let code = codes.code(key(value));
            if code == keys.len() {
                keys.push(value.clone());
            }
            code
        };
        self.keyvals.iter().for_each(|value| {
            code(value);
        });
        let key_of = self.key.values(table).iter().map(code).collect();
        (keys, key_of)
    }

    /// What the method makes of a group: only the last row of each key counts.
    fn value(&self, table: &Table, last: &[Option<usize>]) -> Value {
        let values = || last.iter().flatten().map(|row| self.field.value(table, *row));
        match &self.method {
            Method::Value(value) => value.clone(),
            Method::Mean => {
                let found = numbers(values());
                let sum = found.iter().fold(0.0, |sum, one| sum + one);
                if found.is_empty() {
                    Value::Undefined
                } else {
                    (sum / crate::value::count(found.len())).into()
                }
            }
            Method::Median => {
                let mut found = numbers(values());
                sort(&mut found);
                quantile(&found, 0.5).map_or(Value::Undefined, Value::Number)
            }
            Method::Min => best(values(), is_less),
            Method::Max => best(values(), |one, two| is_less(two, one)),
        }
    }

    /// The table with the new rows below.
    fn extended(&self, table: &Table, new: Rows) -> Table {
        if new.firsts.is_empty() {
            return table.clone();
        }
        let mut columns = vec![(Name::from("_impute"), vec![true.into(); new.firsts.len()])];
        columns.extend(dimensions(table, &self.groupby, &new.firsts));
        columns.push((output_name(&self.key), new.keys));
        columns.push((output_name(&self.field), new.values));
        let total = table.len() + new.firsts.len();
        let mut out = Table::with_rows(total);
        for name in table.names() {
            let old = table.column(name).map(|column| column.to_vec()).unwrap_or_default();
            out.set(Name::clone(name), old);
        }
        for (name, values) in columns {
            let mut column: Vec<Value> =
                table.column(&name).map(|column| column.to_vec()).unwrap_or_default();
            column.resize(table.len(), Value::Undefined);
            column.extend(values);
            out.set(name, column);
        }
        out
    }
}

/// The rows to append.
#[derive(Default)]
struct Rows {
    /// A row of the same group.
    firsts: Vec<usize>,
    keys: Vec<Value>,
    values: Vec<Value>,
}

/// The last row of each key in a group.
fn last_of_each(rows: &[usize], key_of: &[usize], keys: usize) -> Vec<Option<usize>> {
    let mut last = vec![None; keys];
    for row in rows {
        if let Some(slot) = key_of.get(*row).and_then(|key| last.get_mut(*key)) {
            *slot = Some(*row);
        }
    }
    last
}

/// d3 takes an empty text for 0 here.
fn numbers(values: impl Iterator<Item = Value>) -> Vec<f64> {
    let there = values.filter(Value::is_present);
    there.map(|value| value.to_number()).filter(|number| !number.is_nan()).collect()
}

fn best(values: impl Iterator<Item = Value>, better: fn(&Value, &Value) -> bool) -> Value {
    let valid = values.filter(|value| value.is_valid() && !is_empty(value));
    let keep = |one: Value, two: Value| if better(&two, &one) { two } else { one };
    valid.reduce(keep).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transform::testing::{fields, same, table};

    const ROWS: &str = r##"[{"k":1,"g":"a","v":5},{"k":2,"g":"a","v":7},{"k":1,"g":"b","v":3},
             {"k":4,"g":"b","v":1},{"k":4,"g":"b","v":9},{"k":7,"g":"a","v":null}]"##;

    fn impute(keyvals: &[f64], groupby: &[&str], method: Method) -> Impute {
        let keyvals = keyvals.iter().map(|key| Value::Number(*key)).collect();
        let (field, key) = (Field::parse("v"), Field::parse("k"));
        Impute { field, key, keyvals, groupby: fields(groupby), method }
    }

    #[test]
    fn imputes() {
        same(
            &impute(&[], &["g"], Method::Value((-1.0).into())).apply(&table(ROWS)).unwrap(),
            r##"[{"k":1,"g":"a","v":5},{"k":2,"g":"a","v":7},{"k":1,"g":"b","v":3},
             {"k":4,"g":"b","v":1},{"k":4,"g":"b","v":9},{"k":7,"g":"a","v":null},
             {"_impute":true,"g":"a","k":4,"v":-1},{"_impute":true,"g":"b","k":2,"v":-1},
             {"_impute":true,"g":"b","k":7,"v":-1}]"##,
        );
        same(
            &impute(&[3f64, 1f64], &["g"], Method::Mean).apply(&table(ROWS)).unwrap(),
            r##"[{"k":1,"g":"a","v":5},{"k":2,"g":"a","v":7},{"k":1,"g":"b","v":3},
             {"k":4,"g":"b","v":1},{"k":4,"g":"b","v":9},{"k":7,"g":"a","v":null},
             {"_impute":true,"g":"a","k":3,"v":6},{"_impute":true,"g":"a","k":4,"v":6},
             {"_impute":true,"g":"b","k":3,"v":6},{"_impute":true,"g":"b","k":2,"v":6},
             {"_impute":true,"g":"b","k":7,"v":6}]"##,
        );
        same(
            &impute(&[], &["g"], Method::Median).apply(&table(ROWS)).unwrap(),
            r##"[{"k":1,"g":"a","v":5},{"k":2,"g":"a","v":7},{"k":1,"g":"b","v":3},
             {"k":4,"g":"b","v":1},{"k":4,"g":"b","v":9},{"k":7,"g":"a","v":null},
             {"_impute":true,"g":"a","k":4,"v":6},{"_impute":true,"g":"b","k":2,"v":6},
             {"_impute":true,"g":"b","k":7,"v":6}]"##,
        );
        same(
            &impute(&[], &["g"], Method::Min).apply(&table(ROWS)).unwrap(),
            r##"[{"k":1,"g":"a","v":5},{"k":2,"g":"a","v":7},{"k":1,"g":"b","v":3},
             {"k":4,"g":"b","v":1},{"k":4,"g":"b","v":9},{"k":7,"g":"a","v":null},
             {"_impute":true,"g":"a","k":4,"v":5},{"_impute":true,"g":"b","k":2,"v":3},
             {"_impute":true,"g":"b","k":7,"v":3}]"##,
        );
        same(
            &impute(&[], &["g"], Method::Max).apply(&table(ROWS)).unwrap(),
            r##"[{"k":1,"g":"a","v":5},{"k":2,"g":"a","v":7},{"k":1,"g":"b","v":3},
             {"k":4,"g":"b","v":1},{"k":4,"g":"b","v":9},{"k":7,"g":"a","v":null},
             {"_impute":true,"g":"a","k":4,"v":7},{"_impute":true,"g":"b","k":2,"v":9},
             {"_impute":true,"g":"b","k":7,"v":9}]"##,
        );
        same(
            &impute(&[9f64], &[], Method::Value(Value::Null)).apply(&table(ROWS)).unwrap(),
            r##"[{"k":1,"g":"a","v":5},{"k":2,"g":"a","v":7},{"k":1,"g":"b","v":3},
             {"k":4,"g":"b","v":1},{"k":4,"g":"b","v":9},{"k":7,"g":"a","v":null},
             {"_impute":true,"k":9,"v":null}]"##,
        );
    }
}
