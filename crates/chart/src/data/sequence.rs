//! Generated numbers.

use crate::table::Table;
use crate::transform::{LIMIT_ROWS, TooLarge};
use crate::value::{Name, Value, count};

/// A table of equally spaced numbers, `stop` excluded (Vega's `sequence`). A step of 0 or `NaN`
/// is 1, as in Vega.
///
/// ```
/// use chart::data::sequence::sequence;
/// let table = sequence(0.0, 1.0, 0.25, "x").unwrap();
/// assert_eq!(table.to_value().to_json(), r#"[{"x":0},{"x":0.25},{"x":0.5},{"x":0.75}]"#);
/// assert!(sequence(0.0, 1e9, 1.0, "x").is_err());
/// ```
///
/// # Errors
///
/// There would be more rows than [`LIMIT_ROWS`].
pub fn sequence(start: f64, stop: f64, step: f64, as_: &str) -> Result<Table, TooLarge> {
    let values = numbers(start, stop, step)?;
    let mut table = Table::with_rows(values.len());
    table.set(Name::from(as_), values.into_iter().map(Value::Number).collect());
    Ok(table)
}

/// The numbers themselves, as the expression `sequence()` and imputed keys need them.
///
/// # Errors
///
/// There would be more than [`LIMIT_ROWS`].
pub fn numbers(start: f64, stop: f64, step: f64) -> Result<Vec<f64>, TooLarge> {
    let step = if step == 0.0 || step.is_nan() { 1.0 } else { step };
    let size = ((stop - start) / step).ceil();
    if size > count(LIMIT_ROWS) {
        return Err(TooLarge::Rows);
    }
    let places = (0..LIMIT_ROWS).map(count).take_while(|at| *at < size);
    Ok(places.map(|at| start + at * step).collect())
}

#[cfg(test)]
mod tests {
    use super::numbers;

    #[track_caller]
    fn check(start: f64, stop: f64, step: f64, expected: &[f64]) {
        assert_eq!(numbers(start, stop, step).unwrap(), expected);
    }

    #[test]
    fn counts_as_d3_does() {
        check(0.0, 3.0, 1.0, &[0.0, 1.0, 2.0]);
        check(3.0, 0.0, -1.5, &[3.0, 1.5]);
        check(0.0, 0.3, 0.1, &[0.0, 0.1, 0.2]);
        check(0.0, 2.0, 0.0, &[0.0, 1.0]);
        check(2.0, 0.0, 1.0, &[]);
        check(0.0, f64::NAN, 1.0, &[]);
        assert!(numbers(0.0, f64::INFINITY, 1.0).is_err());
        assert!(numbers(0.0, 1.0, 1e-300).is_err());
    }
}
