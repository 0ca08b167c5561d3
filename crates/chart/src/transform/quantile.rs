//! The quantiles of a field.

use crate::field::Field;
use crate::table::Table;
use crate::value::{Name, count};

use super::group::Groups;
use super::points::Out;
use super::statistics::quantile::{numbers, quantile, sort};
use super::{LIMIT_ROWS, TooLarge, rows_allowed, whole};

/// Cuts the last step off when rounding leaves it just below 1.
const EPSILON: f64 = 1e-14;

/// A row for each probability, with the quantile (Vega's `Quantile`).
#[derive(Clone, Debug, PartialEq)]
pub struct Quantile {
    /// The field with the numbers.
    pub field: Field,
    /// The fields to group by.
    pub groupby: Vec<Field>,
    /// The probabilities; without them every step from half of it to 1.
    pub probs: Option<Vec<f64>>,
    /// The step; Vega's default is 0.01.
    pub step: f64,
    /// The columns of probabilities and quantiles.
    pub as_: [Name; 2],
}

impl Quantile {
    /// The groups' columns, the probabilities and the quantiles.
    ///
    /// # Errors
    ///
    /// There would be too many rows.
    pub fn apply(&self, table: &Table) -> Result<Table, TooLarge> {
        let groups = Groups::of(table, &self.groupby);
        let steps = match &self.probs {
            Some(probs) => probs.len(),
            None => self.steps()?,
        };
        rows_allowed(steps.saturating_mul(groups.len()))?;
        let step = |at: usize| self.step / 2.0 + count(at) * self.step;
        let probs = || match &self.probs {
            Some(probs) => probs.clone(),
            None => (0..steps).map(step).collect(),
        };
        let accessor = self.field.of(table);
        let mut out = Out::default();
        for rows in groups.iter() {
            let mut found = numbers(rows.iter().map(|row| accessor.get(*row)));
            sort(&mut found);
            let first = rows.first().copied().unwrap_or_default();
            for probability in probs() {
                let value = quantile(&found, probability);
                out.push(first, probability.into(), value.map(Into::into).unwrap_or_default());
            }
        }
        Ok(out.table(table, &self.groupby, &self.as_))
    }

    /// How many probabilities the step makes.
    fn steps(&self) -> Result<usize, TooLarge> {
        let steps = ((1.0 - EPSILON - self.step / 2.0) / self.step).ceil();
        if steps > count(LIMIT_ROWS) { Err(TooLarge::Rows) } else { Ok(whole(steps)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transform::testing::{fields, same, table};

    const ROWS: &str = r##"[{"g":"a","v":1},{"g":"a","v":2},{"g":"b","v":5},{"g":"a","v":2.5},
             {"g":"b","v":6},{"g":"b","v":6.5},{"g":"a","v":null},{"g":"a","v":9},
             {"g":"b","v":8}]"##;

    fn quantiles(groupby: &[&str], probs: Option<Vec<f64>>, step: f64) -> Table {
        let as_ = ["prob", "value"].map(Name::from);
        let quantile =
            Quantile { field: Field::parse("v"), groupby: fields(groupby), probs, step, as_ };
        quantile.apply(&table(ROWS)).unwrap()
    }

    #[test]
    fn finds_quantiles() {
        same(
            &quantiles(&["g"], Some(vec![0.0, 0.1, 0.5, 1.0]), 0.01),
            r##"[{"g":"a","prob":0,"value":1},{"g":"a","prob":0.1,"value":1.3},
             {"g":"a","prob":0.5,"value":2.25},{"g":"a","prob":1,"value":9},
             {"g":"b","prob":0,"value":5},{"g":"b","prob":0.1,"value":5.3},
             {"g":"b","prob":0.5,"value":6.25},{"g":"b","prob":1,"value":8}]"##,
        );
        same(
            &quantiles(&[], None, 0.1),
            r##"[{"prob":0.05,"value":1.35},
             {"prob":0.15000000000000002,"value":2.0250000000000004},
             {"prob":0.25,"value":2.375},
             {"prob":0.35000000000000003,"value":3.6250000000000004},
             {"prob":0.45,"value":5.15},{"prob":0.55,"value":5.8500000000000005},
             {"prob":0.6500000000000001,"value":6.275},
             {"prob":0.7500000000000001,"value":6.875000000000002},
             {"prob":0.8500000000000001,"value":7.925000000000002},
             {"prob":0.9500000000000001,"value":8.65}]"##,
        );
    }
}
