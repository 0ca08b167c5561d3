//! Rows compared by several fields, and sorted so that equal rows keep their order.

use std::cmp::Ordering;

use crate::field::Field;
use crate::sort::sorted;
use crate::table::Table;
use crate::value::Value;

/// A direction of sorting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Order {
    /// Small values first.
    #[default]
    Ascending,
    /// Large values first.
    Descending,
}

/// Fields with directions; the first field that tells two rows apart decides.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Compare {
    /// The fields and their directions.
    pub fields: Vec<(Field, Order)>,
}

impl Compare {
    /// Whether there is no field, so that no row comes before another.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }

    /// The comparator of a table's rows.
    #[must_use]
    pub fn of(&self, table: &Table) -> Comparator {
        Comparator(self.fields.iter().map(|(field, order)| (field.values(table), *order)).collect())
    }

    /// All rows of a table in order.
    #[must_use]
    pub fn order(&self, table: &Table) -> Vec<usize> {
        let mut rows = (0..table.len()).collect();
        self.of(table).sort(&mut rows);
        rows
    }
}

/// The values by which a table's rows are compared.
#[derive(Clone, Debug)]
pub struct Comparator(Vec<(Vec<Value>, Order)>);

impl Comparator {
    /// Which of two rows comes first.
    #[must_use]
    pub fn compare(&self, one: usize, two: usize) -> Ordering {
        let mut decided = Ordering::Equal;
        for (values, order) in &self.0 {
            decided = match (values.get(one), values.get(two)) {
                (Some(Value::Text(one)), Some(Value::Text(two))) => text_order(one, two),
                (Some(one), Some(two)) => one.ascending(two),
                _ => Ordering::Equal,
            };
            if *order == Order::Descending {
                decided = decided.reverse();
            }
            if decided != Ordering::Equal {
                break;
            }
        }
        decided
    }

    /// Sorts rows; equal ones keep their order.
    pub fn sort(&self, rows: &mut Vec<usize>) {
        if !self.0.is_empty() {
            *rows = sorted(rows, &mut |one, two| self.compare(one, two));
        }
    }
}

/// JavaScript's order of texts: by UTF-16. It is that of the bytes, but for characters from U+E000
/// on, which come after those beyond U+FFFF.
#[must_use]
pub fn text_order(one: &str, two: &str) -> Ordering {
    match one.bytes().zip(two.bytes()).find(|(one, two)| one != two) {
        Some((0xee.., 0xee..)) => one.encode_utf16().cmp(two.encode_utf16()),
        Some((one, two)) => one.cmp(&two),
        None => one.len().cmp(&two.len()),
    }
}

/// JavaScript's `one < two` for values of tables.
#[must_use]
pub fn is_less(one: &Value, two: &Value) -> bool {
    match (one, two) {
        (Value::Text(one), Value::Text(two)) => text_order(one, two).is_lt(),
        _ => one.to_number() < two.to_number(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Compare, Order, text_order};
    use crate::field::Field;
    use crate::transform::testing::table;

    #[track_caller]
    fn check(fields: &[(&str, Order)], expected: &[usize]) {
        let rows = table(
            r#"[{"a":2,"b":"x"},{"a":null,"b":"y"},{"a":10,"b":"x"},{"a":"3","b":"y"},{"a":2,"b":"w"}]"#,
        );
        let fields = fields.iter().map(|(name, order)| (Field::parse(name), *order)).collect();
        assert_eq!(Compare { fields }.order(&rows), expected);
    }

    #[test]
    fn sorts_by_several_fields() {
        check(&[], &[0, 1, 2, 3, 4]);
        check(&[("a", Order::Ascending)], &[1, 0, 4, 3, 2]);
        check(&[("a", Order::Descending)], &[2, 3, 0, 4, 1]);
        check(&[("b", Order::Descending), ("a", Order::Ascending)], &[1, 3, 0, 2, 4]);
        check(&[("missing", Order::Descending)], &[0, 1, 2, 3, 4]);
    }

    #[test]
    fn texts_are_ordered_by_utf16() {
        let sorted =
            ["", "a", "ab", "b", "\u{e9}", "\u{1f600}", "\u{1f601}", "\u{e000}", "\u{ffee}"];
        for (place, one) in sorted.iter().enumerate() {
            for (other, two) in sorted.iter().enumerate() {
                assert_eq!(text_order(one, two), place.cmp(&other), "{one} {two}");
            }
        }
    }

    #[test]
    fn a_circle_of_values_does_not_panic() {
        let rows: Vec<String> = (0..200)
            .map(|at| ["9", "\"10\"", "\"9\"", "\"x\"", "null"][at * 7 % 5].to_owned())
            .collect();
        let rows = table(&format!("[{}]", rows.join(",")));
        let compare = Compare { fields: vec![(Field::parse("data"), Order::Ascending)] };
        assert_eq!(compare.order(&rows).len(), 200);
    }
}
