//! The density of a field's values, as a curve.

use crate::field::Field;
use crate::table::Table;
use crate::value::{Name, Value, count};

use super::extent::extent_values;
use super::group::Groups;
use super::points::Out;
use super::statistics::curve::sample;
use super::statistics::kernel::Density as Kernel;
use super::{TooLarge, rows_allowed, work_allowed};

/// A kernel density estimate for each group (Vega's `KDE`).
#[derive(Clone, Debug, PartialEq)]
pub struct Density {
    /// The field with the numbers.
    pub field: Field,
    /// The fields to group by.
    pub groupby: Vec<Field>,
    /// The kernels' width; 0 to estimate it.
    pub bandwidth: f64,
    /// Whether the densities are multiplied by the number of values.
    pub counts: bool,
    /// Whether the shares below the values are computed instead of the density.
    pub cumulative: bool,
    /// From where to where the curve goes; the values' own extent when there is none.
    pub extent: Option<[f64; 2]>,
    /// Whether all curves have the same extent and steps. Vega-Lite's default is yes.
    pub shared: bool,
    /// The exact number of steps.
    pub steps: Option<usize>,
    /// The least steps; Vega's default is 25.
    pub minsteps: usize,
    /// The most steps; Vega's default is 200.
    pub maxsteps: usize,
    /// The columns of values and densities.
    pub as_: [Name; 2],
}

impl Density {
    /// The density of a field with Vega-Lite's defaults.
    #[must_use]
    pub fn new(field: Field, groupby: Vec<Field>) -> Self {
        Self {
            field,
            groupby,
            bandwidth: 0.0,
            counts: false,
            cumulative: false,
            extent: None,
            shared: true,
            steps: None,
            minsteps: 25,
            maxsteps: 200,
            as_: [Name::from("value"), Name::from("density")],
        }
    }

    /// The curves' points. A table without rows has none.
    ///
    /// # Errors
    ///
    /// There would be too many points, or they need too much work.
    pub fn apply(&self, table: &Table) -> Result<Table, TooLarge> {
        let groups = Groups::of(table, &self.groupby);
        let (least, most) = self.steps();
        let points = most.max(least).saturating_add(1);
        rows_allowed(points.saturating_mul(groups.len()))?;
        // A point of the curve costs a look at every value of its group; refining, a second one.
        work_allowed(points.saturating_mul(table.len()).saturating_mul(2))?;
        let values = self.field.values(table);
        let domain = match self.extent {
            Some([low, high]) => Some((low, high)),
            None => self.shared.then(|| numeric_extent(values.iter().cloned())),
        };
        let mut out = Out::default();
        for rows in groups.iter() {
            let own: Vec<Value> = rows.iter().filter_map(|row| values.get(*row)).cloned().collect();
            let extent = domain.unwrap_or_else(|| numeric_extent(own.iter().cloned()));
            let first = rows.first().copied().unwrap_or_default();
            for (x, y) in self.curve(&own, extent, least, most) {
                out.push(first, x.into(), y.into());
            }
        }
        Ok(out.table(table, &self.groupby, &self.as_))
    }

    fn curve(
        &self,
        own: &[Value],
        extent: (f64, f64),
        least: usize,
        most: usize,
    ) -> Vec<(f64, f64)> {
        let kernel = Kernel::of(own, self.bandwidth);
        let density = |x: f64| if self.cumulative { kernel.cdf(x) } else { kernel.pdf(x) };
        let scale = if self.counts { count(own.len()) } else { 1.0 };
        sample(&density, extent, least, most).into_iter().map(|(x, y)| (x, y * scale)).collect()
    }

    /// The least and the most steps.
    fn steps(&self) -> (usize, usize) {
        let or = |number: usize, default: usize| if number == 0 { default } else { number };
        let exact = self.steps.filter(|steps| *steps != 0);
        let most = exact.unwrap_or(or(self.maxsteps, 200));
        let least = if self.shared { most } else { exact.unwrap_or(or(self.minsteps, 25)) };
        (least, most)
    }
}

pub(super) fn numeric_extent(values: impl Iterator<Item = Value>) -> (f64, f64) {
    let (low, high) = extent_values(values);
    (low.to_number(), high.to_number())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transform::testing::{fields, picked, table};

    const ROWS: &str = r##"[{"g":"a","v":1},{"g":"a","v":2},{"g":"b","v":5},{"g":"a","v":2.5},
             {"g":"b","v":6},{"g":"b","v":6.5},{"g":"a","v":null},{"g":"a","v":9},
             {"g":"b","v":8}]"##;

    fn density() -> Density {
        Density::new(Field::parse("v"), Vec::new())
    }

    #[test]
    fn draws_densities() {
        picked(
            &Density { shared: true, ..density() }.apply(&table(ROWS)).unwrap(),
            201,
            &[0, 1, 10, 200],
            r##"[{"value":1,"density":0.08272129997877767},
             {"value":1.04,"density":0.08316514833390623},
             {"value":1.4,"density":0.08641396949800632},
             {"value":9,"density":0.06228301010568828}]"##,
        );
        picked(
            &Density { shared: false, ..density() }.apply(&table(ROWS)).unwrap(),
            134,
            &[0, 1, 10, 133],
            r##"[{"value":1,"density":0.08272129997877767},
             {"value":1.08,"density":0.08359242289573676},
             {"value":1.56,"density":0.08743472409260436},
             {"value":9,"density":0.06228301010568828}]"##,
        );
        picked(
            &Density { shared: false, groupby: fields(&["g"]), counts: true, ..density() }
                .apply(&table(ROWS))
                .unwrap(),
            216,
            &[0, 1, 10, 215],
            r##"[{"g":"a","value":1,"density":0.9001503706124412},
             {"g":"a","value":1.04,"density":0.9051166324210297},
             {"g":"a","value":1.44,"density":0.931186581605006},
             {"g":"b","value":8,"density":0.648704193576376}]"##,
        );
        picked(
            &Density { groupby: fields(&["g"]), cumulative: true, steps: Some(20), ..density() }
                .apply(&table(ROWS))
                .unwrap(),
            42,
            &[0, 1, 10, 41],
            r##"[{"g":"a","value":1,"density":0.327063930638756},
             {"g":"a","value":1.4,"density":0.4005841072390285},
             {"g":"a","value":5,"density":0.7905817711569426},
             {"g":"b","value":9,"density":0.9827039936015776}]"##,
        );
        picked(
            &Density { bandwidth: 0.5, extent: Some([-3.0, 40.0]), cumulative: true, ..density() }
                .apply(&table(ROWS))
                .unwrap(),
            201,
            &[0, 1, 10, 200],
            r##"[{"value":-3,"density":1.0962091862907311e-10},
             {"value":-2.785,"density":1.4152206039184172e-9},
             {"value":-0.8500000000000001,"density":0.004963696499201416},
             {"value":40,"density":1}]"##,
        );
        picked(
            &Density { bandwidth: 0.3, minsteps: 30, maxsteps: 90, shared: false, ..density() }
                .apply(&table(ROWS))
                .unwrap(),
            59,
            &[0, 1, 10, 58],
            r##"[{"value":1,"density":0.14889937967167766},
             {"value":1.1333333333333333,"density":0.13625960440416848},
             {"value":2.333333333333333,"density":0.20633527668568014},
             {"value":9,"density":0.1483276145917497}]"##,
        );
    }
}
