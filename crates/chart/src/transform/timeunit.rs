//! Moments put into units of time.

use crate::data::parse::once_each;
use crate::field::Field;
use crate::table::Table;
use crate::value::{Name, Value};

/// Writes the unit of time in which each moment lies (Vega's `TimeUnit`); what is missing has
/// `null`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeUnit {
    /// The field with the moments.
    pub field: Field,
    /// The name of the units' starts.
    pub start_as: Name,
    /// The name of the units' ends.
    pub end_as: Option<Name>,
}

impl TimeUnit {
    /// The table with the units' columns; the floor gives start and end in milliseconds.
    #[must_use]
    pub fn apply(&self, table: &Table, floor: &dyn Fn(f64) -> (f64, f64)) -> Table {
        let unit = |value: &Value| {
            if value.is_present() {
                let (start, end) = floor(moment(value));
                (Value::Date(start), Value::Date(end))
            } else {
                (Value::Null, Value::Null)
            }
        };
        let (starts, ends) = once_each(&self.field.values(table), unit).into_iter().unzip();
        let mut out = table.clone();
        out.set(Name::clone(&self.start_as), starts);
        if let Some(name) = &self.end_as {
            out.set(Name::clone(name), ends);
        }
        out
    }
}

/// A value as a moment: texts are read as dates.
fn moment(value: &Value) -> f64 {
    match value {
        Value::Text(text) => crate::time::parse(text).unwrap_or(f64::NAN),
        _ => value.to_number(),
    }
}

#[cfg(test)]
mod tests {
    use super::TimeUnit;
    use crate::field::Field;
    use crate::transform::testing::{same, table};

    #[test]
    fn writes_units() {
        let rows = table(r##"[{"t":"#Date:2500"},{"t":null},{"t":999},{}]"##);
        let unit =
            TimeUnit { field: Field::parse("t"), start_as: "a".into(), end_as: Some("b".into()) };
        let floor = |moment: f64| {
            let start = (moment / 1000.0).floor() * 1000.0;
            (start, start + 1000.0)
        };
        same(
            &unit.apply(&rows, &floor),
            r##"[{"t":"#Date:2500","a":"#Date:2000","b":"#Date:3000"},{"t":null,"a":null,"b":null},
                {"t":999,"a":"#Date:0","b":"#Date:1000"},{"a":null,"b":null}]"##,
        );
    }
}
