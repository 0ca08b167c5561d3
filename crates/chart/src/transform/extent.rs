//! The least and the greatest value of a field.

use crate::field::Field;
use crate::table::Table;
use crate::value::Value;

use super::compare::is_less;

/// The least and the greatest number of a field, `None` when one of them is not finite or there is
/// none (Vega's `Extent`). Texts are read as numbers.
#[must_use]
pub fn extent(table: &Table, field: &Field) -> Option<(f64, f64)> {
    let accessor = field.of(table);
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    for row in 0..table.len() {
        let value = accessor.get(row);
        if !is_empty(&value) {
            // A NaN is neither less nor greater.
            let number = value.to_number();
            low = if number < low { number } else { low };
            high = if number > high { number } else { high };
        }
    }
    (low.is_finite() && high.is_finite()).then_some((low, high))
}

/// The least and the greatest value as they are, `Undefined` when there is none (vega-util's
/// `extent`): texts are compared as texts.
#[must_use]
pub fn extent_values(values: impl IntoIterator<Item = Value>) -> (Value, Value) {
    let mut found: Option<(Value, Value)> = None;
    for value in values.into_iter().filter(Value::is_valid) {
        match &mut found {
            None => found = Some((value.clone(), value)),
            Some((low, _)) if is_less(&value, low) => *low = value,
            Some((_, high)) if is_less(high, &value) => *high = value,
            Some(_) => {}
        }
    }
    found.unwrap_or_default()
}

/// What counts as missing: nothing, `null` and the empty text.
#[must_use]
pub(crate) fn is_empty(value: &Value) -> bool {
    match value {
        Value::Undefined | Value::Null => true,
        Value::Text(text) => text.is_empty(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{extent, extent_values};
    use crate::field::Field;
    use crate::transform::testing::table;
    use crate::value::Value;

    #[track_caller]
    fn check(json: &str, numbers: Option<(f64, f64)>, values: &(Value, Value)) {
        let rows = table(json);
        let field = Field::parse("data");
        assert_eq!(extent(&rows, &field), numbers);
        assert_eq!(&extent_values(field.values(&rows)), values);
    }

    #[test]
    fn finds_the_ends() {
        check("[3,null,\"\",1,7]", Some((1.0, 7.0)), &(Value::text(""), 7.0.into()));
        check("[\"10\",\"9\"]", Some((9.0, 10.0)), &("10".into(), "9".into()));
        check("[null]", None, &(Value::Undefined, Value::Undefined));
        check("[\"#NaN\",\"#Infinity\",2]", None, &(2.0.into(), f64::INFINITY.into()));
        check("[]", None, &(Value::Undefined, Value::Undefined));
    }
}
