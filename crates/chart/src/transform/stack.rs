//! Values stacked on each other.

use crate::field::Field;
use crate::table::Table;
use crate::value::{Key, Name, Value};

use super::compare::Compare;
use super::group::Groups;

/// Where a stack starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Offset {
    /// At 0; what is negative is stacked downwards.
    #[default]
    Zero,
    /// At 0, and every stack ends at 1.
    Normalize,
    /// In the middle of the largest stack.
    Center,
}

impl Offset {
    /// The offset of a name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        match name {
            "zero" => Some(Self::Zero),
            "normalize" => Some(Self::Normalize),
            "center" => Some(Self::Center),
            _ => None,
        }
    }
}

/// Writes where each value starts and ends in its stack (Vega's `Stack`). The rows keep their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stack {
    /// The field to stack; without one every row counts 1.
    pub field: Option<Field>,
    /// The fields whose values make a stack.
    pub groupby: Vec<Field>,
    /// The order within a stack.
    pub sort: Compare,
    /// Where a stack starts.
    pub offset: Offset,
    /// The names of starts and ends.
    pub as_: [Name; 2],
}

impl Stack {
    /// The table with the two columns.
    #[must_use]
    pub fn apply(&self, table: &Table) -> Table {
        let values: Vec<f64> = match &self.field {
            Some(field) => field.values(table).iter().map(Value::to_number).collect(),
            None => vec![1.0; table.len()],
        };
        let groups = Groups::by_key(table, &self.groupby, json_key);
        let comparator = self.sort.of(table);
        // Summed in the table's order, as Vega does before it sorts.
        let sizes: Vec<f64> = groups.iter().map(|rows| size(rows, &values)).collect();
        let largest = sizes.iter().fold(0.0, |most, size| if *size > most { *size } else { most });
        let (mut starts, mut ends) = (vec![Value::Undefined; table.len()], Vec::new());
        ends.clone_from(&starts);
        for (rows, size) in groups.iter().zip(sizes) {
            let mut sorted = rows.to_vec();
            comparator.sort(&mut sorted);
            let places = self.offset.place(&sorted, &values, size, largest);
            for (row, (start, end)) in sorted.iter().zip(places) {
                if let (Some(first), Some(last)) = (starts.get_mut(*row), ends.get_mut(*row)) {
                    (*first, *last) = (start.into(), end.into());
                }
            }
        }
        let mut out = table.clone();
        let [start_as, end_as] = &self.as_;
        out.set(Name::clone(start_as), starts);
        out.set(Name::clone(end_as), ends);
        out
    }
}

impl Offset {
    /// The starts and ends of a stack's values.
    fn place(self, rows: &[usize], values: &[f64], size: f64, largest: f64) -> Vec<(f64, f64)> {
        let (mut up, mut down, mut sum) = (0.0, 0.0, 0.0);
        if self == Self::Center {
            up = (largest - size) / 2.0;
        }
        let scale = 1.0 / size;
        let one = |row: &usize| {
            let value = values.get(*row).copied().unwrap_or(f64::NAN);
            let last = if self == Self::Zero && value < 0.0 { &mut down } else { &mut up };
            let start = *last;
            *last = match self {
                Self::Zero => start + value,
                Self::Center => start + value.abs(),
                Self::Normalize => {
                    sum += value.abs();
                    scale * sum
                }
            };
            (start, *last)
        };
        rows.iter().map(one).collect()
    }
}

fn size(rows: &[usize], values: &[f64]) -> f64 {
    rows.iter().filter_map(|row| values.get(*row)).fold(0.0, |sum, value| sum + value.abs())
}

/// Stacks are told apart by JSON, which has one word for all that is no value.
fn json_key(value: &Value) -> Key {
    if value.is_valid() { value.key() } else { Key::Null }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transform::compare::Order;
    use crate::transform::testing::{fields, same, table};

    const ROWS: &str = r##"[{"x":"a","c":"p","v":1},{"x":"b","c":"p","v":-2},{"x":"a","c":"q","v":-3},
             {"x":"a","c":"r","v":5},{"x":"b","c":"q","v":4},{"x":"a","c":"p","v":null},
             {"x":"b","c":"r","v":"2"},{"c":"p","v":3},{"x":null,"c":"q","v":1}]"##;

    fn stack(
        field: Option<&str>,
        groupby: &[&str],
        sort: &[(&str, Order)],
        offset: Offset,
    ) -> Table {
        let sort = sort.iter().map(|(name, order)| (Field::parse(name), *order)).collect();
        let as_ = ["y0", "y1"].map(Name::from);
        let (field, groupby) = (field.map(Field::parse), fields(groupby));
        Stack { field, groupby, sort: Compare { fields: sort }, offset, as_ }.apply(&table(ROWS))
    }

    #[test]
    fn stacks() {
        same(
            &stack(Some("v"), &["x"], &[], Offset::Zero),
            r##"[{"x":"a","c":"p","v":1,"y0":0,"y1":1},{"x":"b","c":"p","v":-2,"y0":0,"y1":-2},
             {"x":"a","c":"q","v":-3,"y0":0,"y1":-3},{"x":"a","c":"r","v":5,"y0":1,"y1":6},
             {"x":"b","c":"q","v":4,"y0":0,"y1":4},{"x":"a","c":"p","v":null,"y0":6,"y1":6},
             {"x":"b","c":"r","v":"2","y0":4,"y1":6},{"c":"p","v":3,"y0":0,"y1":3},
             {"x":null,"c":"q","v":1,"y0":3,"y1":4}]"##,
        );
        same(
            &stack(Some("v"), &["x"], &[("c", Order::Descending)], Offset::Zero),
            r##"[{"x":"a","c":"p","v":1,"y0":5,"y1":6},{"x":"b","c":"p","v":-2,"y0":0,"y1":-2},
             {"x":"a","c":"q","v":-3,"y0":0,"y1":-3},{"x":"a","c":"r","v":5,"y0":0,"y1":5},
             {"x":"b","c":"q","v":4,"y0":2,"y1":6},{"x":"a","c":"p","v":null,"y0":6,"y1":6},
             {"x":"b","c":"r","v":"2","y0":0,"y1":2},{"c":"p","v":3,"y0":1,"y1":4},
             {"x":null,"c":"q","v":1,"y0":0,"y1":1}]"##,
        );
        same(
            &stack(
                Some("v"),
                &["x"],
                &[("c", Order::Ascending), ("v", Order::Descending)],
                Offset::Normalize,
            ),
            r##"[{"x":"a","c":"p","v":1,"y0":0,"y1":0.1111111111111111},
             {"x":"b","c":"p","v":-2,"y0":0,"y1":0.25},
             {"x":"a","c":"q","v":-3,"y0":0.1111111111111111,"y1":0.4444444444444444},
             {"x":"a","c":"r","v":5,"y0":0.4444444444444444,"y1":1},
             {"x":"b","c":"q","v":4,"y0":0.25,"y1":0.75},
             {"x":"a","c":"p","v":null,"y0":0.1111111111111111,"y1":0.1111111111111111},
             {"x":"b","c":"r","v":"2","y0":0.75,"y1":1},{"c":"p","v":3,"y0":0,"y1":0.75},
             {"x":null,"c":"q","v":1,"y0":0.75,"y1":1}]"##,
        );
        same(
            &stack(Some("v"), &["x"], &[], Offset::Center),
            r##"[{"x":"a","c":"p","v":1,"y0":0,"y1":1},
             {"x":"b","c":"p","v":-2,"y0":0.5,"y1":2.5},
             {"x":"a","c":"q","v":-3,"y0":1,"y1":4},{"x":"a","c":"r","v":5,"y0":4,"y1":9},
             {"x":"b","c":"q","v":4,"y0":2.5,"y1":6.5},
             {"x":"a","c":"p","v":null,"y0":9,"y1":9},
             {"x":"b","c":"r","v":"2","y0":6.5,"y1":8.5},{"c":"p","v":3,"y0":2.5,"y1":5.5},
             {"x":null,"c":"q","v":1,"y0":5.5,"y1":6.5}]"##,
        );
        same(
            &stack(None, &["c", "x"], &[], Offset::Zero),
            r##"[{"x":"a","c":"p","v":1,"y0":0,"y1":1},{"x":"b","c":"p","v":-2,"y0":0,"y1":1},
             {"x":"a","c":"q","v":-3,"y0":0,"y1":1},{"x":"a","c":"r","v":5,"y0":0,"y1":1},
             {"x":"b","c":"q","v":4,"y0":0,"y1":1},{"x":"a","c":"p","v":null,"y0":1,"y1":2},
             {"x":"b","c":"r","v":"2","y0":0,"y1":1},{"c":"p","v":3,"y0":0,"y1":1},
             {"x":null,"c":"q","v":1,"y0":0,"y1":1}]"##,
        );
        same(
            &stack(Some("v"), &[], &[], Offset::Normalize),
            r##"[{"x":"a","c":"p","v":1,"y0":0,"y1":0.047619047619047616},
             {"x":"b","c":"p","v":-2,"y0":0.047619047619047616,"y1":0.14285714285714285},
             {"x":"a","c":"q","v":-3,"y0":0.14285714285714285,"y1":0.2857142857142857},
             {"x":"a","c":"r","v":5,"y0":0.2857142857142857,"y1":0.5238095238095237},
             {"x":"b","c":"q","v":4,"y0":0.5238095238095237,"y1":0.7142857142857142},
             {"x":"a","c":"p","v":null,"y0":0.7142857142857142,"y1":0.7142857142857142},
             {"x":"b","c":"r","v":"2","y0":0.7142857142857142,"y1":0.8095238095238095},
             {"c":"p","v":3,"y0":0.8095238095238095,"y1":0.9523809523809523},
             {"x":null,"c":"q","v":1,"y0":0.9523809523809523,"y1":1}]"##,
        );
    }
}
