//! A field as specs write it: `a`, `a.b`, `a[0]`, `a['b c']`, and `a\\.b` for a name with a point.

use std::borrow::Cow;

use crate::table::{Column, Table};
use crate::value::{Name, Value};

/// A field: a column and the steps into its values.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Field {
    column: Name,
    steps: Vec<Name>,
}

impl Field {
    /// Reads a field as it is written in a spec (Vega's `splitAccessPath`).
    ///
    /// ```
    /// use chart::field::Field;
    /// assert_eq!(Field::parse("a.b[0]['c d']").to_string(), "a.b.0.c d");
    /// assert_eq!(Field::parse("a\\.b").to_string(), "a\\.b");
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut steps = split(text).into_iter();
        Self { column: steps.next().unwrap_or_else(|| Name::from("")), steps: steps.collect() }
    }

    /// A column by its very name.
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self { column: Name::from(name), steps: Vec::new() }
    }

    /// The steps with points between them, without escapes.
    #[must_use]
    pub fn flat(&self) -> String {
        let steps: Vec<&str> =
            [&self.column].into_iter().chain(&self.steps).map(|step| &**step).collect();
        steps.join(".")
    }

    /// The column.
    #[must_use]
    pub fn column(&self) -> &Name {
        &self.column
    }

    /// Whether the field lies within a column's values.
    #[must_use]
    pub fn is_nested(&self) -> bool {
        !self.steps.is_empty()
    }

    /// The expression that reads it, as `datum['a']['b']`.
    #[must_use]
    pub fn expression(&self) -> String {
        let quoted = |step: &Name| step.replace('\\', "\\\\").replace('\'', "\\'");
        let steps = std::iter::once(&self.column).chain(&self.steps);
        let steps: Vec<String> = steps.map(|step| format!("['{}']", quoted(step))).collect();
        format!("datum{}", steps.concat())
    }

    /// The field in this table, found once for all rows.
    #[must_use]
    pub fn of<'t>(&'t self, table: &'t Table) -> Accessor<'t> {
        Accessor { column: table.column(&self.column), steps: &self.steps }
    }

    /// The field's value in one row.
    #[must_use]
    pub fn value(&self, table: &Table, row: usize) -> Value {
        self.of(table).get(row)
    }

    /// The field's values, row by row.
    #[must_use]
    pub fn values(&self, table: &Table) -> Vec<Value> {
        let accessor = self.of(table);
        match accessor.column {
            Some(column) if self.steps.is_empty() => column.to_vec(),
            _ => (0..table.len()).map(|row| accessor.get(row)).collect(),
        }
    }
}

impl std::fmt::Display for Field {
    /// Steps with points between them; a point within a step is escaped.
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.column.replace('.', "\\."))?;
        self.steps.iter().try_for_each(|step| write!(out, ".{}", step.replace('.', "\\.")))
    }
}

/// A field found in a table.
#[derive(Clone, Copy, Debug)]
pub struct Accessor<'t> {
    column: Option<&'t Column>,
    steps: &'t [Name],
}

impl<'t> Accessor<'t> {
    /// The value in a row, or `Undefined`.
    #[must_use]
    pub fn get(&self, row: usize) -> Value {
        self.look(row).into_owned()
    }

    /// The same, for a look at it: not cloned where it is a column's own.
    #[must_use]
    pub fn look(&self, row: usize) -> Cow<'t, Value> {
        let value = self.column.and_then(|column| column.get(row)).unwrap_or(&Value::Undefined);
        if self.steps.is_empty() {
            return Cow::Borrowed(value);
        }
        Cow::Owned(self.steps.iter().fold(value.clone(), |value, step| value.get(step)))
    }
}

/// A path's steps. Quotes and brackets are taken off; a backslash keeps the next character as it is.
fn split(text: &str) -> Vec<Name> {
    let mut steps = Vec::new();
    let mut step = String::new();
    let mut quote = None;
    let mut in_bracket = false;
    let mut chars = text.chars();
    while let Some(one) = chars.next() {
        match one {
            '\\' => step.extend(chars.next()),
            _ if quote == Some(one) => quote = None,
            _ if quote.is_some() => step.push(one),
            '"' | '\'' if in_bracket => quote = Some(one),
            '.' if !in_bracket => finish(&mut step, &mut steps),
            '[' => {
                finish(&mut step, &mut steps);
                in_bracket = true;
            }
            ']' if in_bracket => {
                steps.push(Name::from(std::mem::take(&mut step)));
                in_bracket = false;
            }
            _ => step.push(one),
        }
    }
    finish(&mut step, &mut steps);
    steps
}

/// A step ends; between `]` and `.` there is none.
fn finish(step: &mut String, steps: &mut Vec<Name>) {
    if !step.is_empty() {
        steps.push(Name::from(std::mem::take(step)));
    }
}

#[cfg(test)]
mod tests {
    use super::Field;

    #[track_caller]
    fn check(text: &str, column: &str, steps: &[&str]) {
        let field = Field::parse(text);
        assert_eq!(&**field.column(), column, "{text}");
        assert_eq!(field.steps.iter().map(|step| &**step).collect::<Vec<_>>(), steps, "{text}");
    }

    #[test]
    fn splits_paths() {
        check("a", "a", &[]);
        check("a.b.c", "a", &["b", "c"]);
        check("a[0].b", "a", &["0", "b"]);
        check("['a.b']", "a.b", &[]);
        check("[\"a b\"][1]", "a b", &["1"]);
        check("a\\.b.c", "a.b", &["c"]);
        check("a\\[0\\]", "a[0]", &[]);
        check("it's", "it's", &[]);
        check("", "", &[]);
    }
}
