//! Lists turned into rows.

use crate::field::Field;
use crate::table::Table;
use crate::value::{Name, Value, count};

use super::{TooLarge, output_name, rows_like};

/// A row for each element of the lists in a row (Vega's `Flatten`): the elements of several lists
/// stand side by side, and shorter lists end with `null`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flatten {
    /// The fields with lists.
    pub fields: Vec<Field>,
    /// The columns' names; the fields' own where there is none.
    pub as_: Vec<Name>,
    /// The column of the elements' places, from 0.
    pub index: Option<Name>,
}

impl Flatten {
    /// The longer table. A row in which a field is a value without length has no place in it; where
    /// there is nothing at all, which stops Vega, the list is empty.
    ///
    /// # Errors
    ///
    /// It would have too many rows.
    pub fn apply(&self, table: &Table) -> Result<Table, TooLarge> {
        let lists: Vec<Vec<Option<Value>>> = self
            .fields
            .iter()
            .map(|field| field.values(table).into_iter().map(list).collect())
            .collect();
        let length = |row: usize| {
            let mut lengths = lists.iter().map(|column| column.get(row)?.as_ref().map(elements));
            lengths.try_fold(0, |longest: usize, one| Some(longest.max(one?.len()))).unwrap_or(0)
        };
        let lengths: Vec<usize> = (0..table.len()).map(length).collect();
        rows_like(table, lengths.iter().fold(0, |sum: usize, one| sum.saturating_add(*one)))?;
        let places =
            || lengths.iter().enumerate().flat_map(|(row, all)| (0..*all).map(move |at| (row, at)));
        let mut out = table.gather(&places().map(|(row, _)| row).collect::<Vec<_>>());
        for (at, (field, column)) in self.fields.iter().zip(&lists).enumerate() {
            let name = self.as_.get(at).cloned().unwrap_or_else(|| output_name(field));
            let element = |(row, at): (usize, usize)| {
                let list = column.get(row).and_then(Option::as_ref);
                let value = list.and_then(|list| elements(list).get(at)).cloned();
                value.filter(Value::is_present).unwrap_or(Value::Null)
            };
            out.set(name, places().map(element).collect());
        }
        if let Some(name) = &self.index {
            out.set(Name::clone(name), places().map(|(_, at)| count(at).into()).collect());
        }
        Ok(out)
    }
}

/// A value as a list: a text is one of its characters. `None` for what has no length.
fn list(value: Value) -> Option<Value> {
    match value {
        Value::List(_) => Some(value),
        Value::Undefined | Value::Null => Some(Value::list(Vec::new())),
        Value::Text(text) => {
            Some(Value::list(text.chars().map(|one| one.to_string().as_str().into()).collect()))
        }
        _ => None,
    }
}

fn elements(list: &Value) -> &[Value] {
    match list {
        Value::List(values) => values,
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transform::testing::{fields, same, table};

    const ROWS: &str = r##"[{"a":[1,2,3],"b":["x","y"],"c":1},{"a":[],"b":[],"c":2},
             {"a":[null,5],"b":"pqr","c":3},{"a":7,"b":[1],"c":4}]"##;

    #[test]
    fn flattens() {
        same(
            &Flatten {
                fields: fields(&["a", "b"]),
                as_: vec!["p".into()],
                index: Some("i".into()),
            }
            .apply(&table(ROWS))
            .unwrap(),
            r##"[{"a":[1,2,3],"b":"x","c":1,"p":1,"i":0},{"a":[1,2,3],"b":"y","c":1,"p":2,"i":1},
             {"a":[1,2,3],"b":null,"c":1,"p":3,"i":2},
             {"a":[null,5],"b":"p","c":3,"p":null,"i":0},
             {"a":[null,5],"b":"q","c":3,"p":5,"i":1},
             {"a":[null,5],"b":"r","c":3,"p":null,"i":2}]"##,
        );
        same(
            &Flatten { fields: fields(&["b"]), as_: Vec::new(), index: None }
                .apply(&table(ROWS))
                .unwrap(),
            r##"[{"a":[1,2,3],"b":"x","c":1},{"a":[1,2,3],"b":"y","c":1},
             {"a":[null,5],"b":"p","c":3},{"a":[null,5],"b":"q","c":3},
             {"a":[null,5],"b":"r","c":3},{"a":7,"b":1,"c":4}]"##,
        );
    }
}
