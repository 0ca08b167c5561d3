//! The names of columns that are made for the parts, as fields and as expressions have them.

use crate::spec::def::flat;
use crate::value::Value;

/// The column that is made of a field, as `lower_box_Body Mass (g)`.
pub(super) fn column(prefix: &str, field: &str) -> String {
    format!("{prefix}_{}", flat(field))
}

/// A column's name as a field: what would read as a path is escaped.
pub(super) fn as_field(column: &str) -> Value {
    let mut name = String::new();
    for letter in column.chars() {
        if matches!(letter, '.' | '[' | ']' | '\\' | '"' | '\'') {
            name.push('\\');
        }
        name.push(letter);
    }
    Value::text(&name)
}

/// The expression that reads a column.
pub(super) fn read(column: &str) -> String {
    format!("datum['{}']", column.replace('\\', "\\\\").replace('\'', "\\'"))
}

#[cfg(test)]
mod tests {
    use super::{as_field, column, read};
    use crate::spec::def::flat;
    use crate::spec::read::Read;

    #[test]
    fn a_column_is_found_under_its_own_name() {
        for field in ["a", "a.b", "a\\.b", "it's", "x[0]", "x\\[0\\]", "Body Mass (g)"] {
            let column = column("upper", field);
            assert_eq!(flat(as_field(&column).str().unwrap()), column, "{field}");
        }
        assert_eq!(read("upper_it's"), "datum['upper_it\\'s']");
    }
}
