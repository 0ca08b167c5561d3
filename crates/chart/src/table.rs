//! A table: named columns of the same length.

mod read;

use std::sync::Arc;

use crate::value::{Name, Object, Value, count};

/// One column's values. Shared: a table that gains a column does not copy the others.
pub type Column = Arc<Vec<Value>>;

/// Named columns of the same length. A row without a field has `Undefined` in its column.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Table {
    columns: Vec<(Name, Column)>,
    rows: usize,
}

impl Table {
    /// A table without columns.
    #[must_use]
    pub fn with_rows(rows: usize) -> Self {
        Self { columns: Vec::new(), rows }
    }

    /// A table from objects; what is no object becomes a row with the field `data`, as in Vega.
    #[must_use]
    pub fn from_rows(values: &[Value]) -> Self {
        let mut table = Builder::default();
        for value in values {
            match value {
                Value::Object(object) => table.push(object.0.iter().cloned()),
                other => table.push([(Name::from("data"), other.clone())]),
            }
        }
        table.finish()
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows == 0
    }

    /// The columns' names, in order.
    pub fn names(&self) -> impl Iterator<Item = &Name> {
        self.columns.iter().map(|(name, _)| name)
    }

    /// A column by its name.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|(one, _)| &**one == name).map(|(_, column)| column)
    }

    /// The value at a row of a column, or `Undefined`.
    #[must_use]
    pub fn value(&self, name: &str, row: usize) -> Value {
        self.column(name).and_then(|column| column.get(row)).cloned().unwrap_or_default()
    }

    /// Adds a column, or replaces the one of this name. A column that is too short is filled up with
    /// `Undefined`, one that is too long is cut.
    pub fn set(&mut self, name: Name, mut values: Vec<Value>) {
        values.resize(self.rows, Value::Undefined);
        let column = Arc::new(values);
        match self.columns.iter_mut().find(|(one, _)| *one == name) {
            Some((_, old)) => *old = column,
            None => self.columns.push((name, column)),
        }
    }

    /// The rows of these indices, in this order; an index may come more than once.
    #[must_use]
    pub fn gather(&self, rows: &[usize]) -> Self {
        let pick = |column: &Column| {
            Arc::new(rows.iter().map(|row| column.get(*row).cloned().unwrap_or_default()).collect())
        };
        let columns = self.columns.iter().map(|(name, column)| (Name::clone(name), pick(column)));
        Self { columns: columns.collect(), rows: rows.len() }
    }

    /// A row as an object.
    #[must_use]
    pub fn row(&self, row: usize) -> Object {
        let value = |column: &Column| column.get(row).cloned().unwrap_or_default();
        let all = self.columns.iter().map(|(name, column)| (Name::clone(name), value(column)));
        Object(all.filter(|(_, value)| *value != Value::Undefined).collect())
    }

    /// All rows as objects, in a list.
    #[must_use]
    pub fn to_value(&self) -> Value {
        Value::list((0..self.rows).map(|row| Value::Object(Arc::new(self.row(row)))).collect())
    }

    /// How many rows there are, as a number.
    #[must_use]
    pub fn count(&self) -> f64 {
        count(self.rows)
    }
}

/// Builds a table row by row.
#[derive(Clone, Debug, Default)]
pub struct Builder {
    columns: Vec<(Name, Vec<Value>)>,
    rows: usize,
}

impl Builder {
    /// Adds a row.
    pub fn push(&mut self, entries: impl IntoIterator<Item = (Name, Value)>) {
        for (at, (name, value)) in entries.into_iter().enumerate() {
            let place = self.place(at, &name, || Name::clone(&name));
            self.put(place, value);
        }
        self.rows += 1;
    }

    /// The column of a name. Rows of one table mostly have the same fields in the same order.
    fn place(&mut self, likely: usize, name: &str, named: impl FnOnce() -> Name) -> usize {
        let is_it = |(one, _): &(Name, Vec<Value>)| {
            // Names are mostly shared.
            std::ptr::eq(&**one, name) || **one == *name
        };
        if self.columns.get(likely).is_some_and(is_it) {
            return likely;
        }
        self.columns.iter().position(is_it).unwrap_or_else(|| {
            self.columns.push((named(), Vec::new()));
            self.columns.len() - 1
        })
    }

    /// Sets the value of a column in the row that is being added; the last one stays.
    fn put(&mut self, place: usize, value: Value) {
        if let Some((_, column)) = self.columns.get_mut(place) {
            if column.len() != self.rows {
                column.resize(self.rows, Value::Undefined);
            }
            column.push(value);
        }
    }

    /// The table.
    #[must_use]
    pub fn finish(self) -> Table {
        let mut table = Table::with_rows(self.rows);
        for (name, values) in self.columns {
            table.set(name, values);
        }
        table
    }
}

#[cfg(test)]
mod tests {
    use super::Table;
    use crate::value::Value;

    fn table(json: &str) -> Table {
        let Value::List(rows) = serde_json::from_str(json).unwrap() else { panic!("a list") };
        Table::from_rows(&rows)
    }

    #[test]
    fn rows_keep_what_they_lack() {
        let table = table(r#"[{"a":1},{"b":2},7,{"a":null,"b":3}]"#);
        assert_eq!(table.to_value().to_json(), r#"[{"a":1},{"b":2},{"data":7},{"a":null,"b":3}]"#);
        assert_eq!(table.value("a", 1), Value::Undefined);
    }

    #[test]
    fn gathers_rows() {
        let table = table(r#"[{"a":1},{"a":2}]"#).gather(&[1, 1, 0]);
        assert_eq!(table.to_value().to_json(), r#"[{"a":2},{"a":2},{"a":1}]"#);
    }
}
