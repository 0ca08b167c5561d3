//! Smoothed values for the points of each group.

use crate::field::Field;
use crate::order::sorted;
use crate::table::Table;
use crate::value::Name;

use super::group::Groups;
use super::points::Out;
use super::statistics::fit::{Points, pairs};
use super::statistics::loess::{ROUNDS, loess, neighbours};
use super::{TooLarge, output_name, work_allowed};

/// Locally weighted regression for each group (Vega's `Loess`).
#[derive(Clone, Debug, PartialEq)]
pub struct Loess {
    /// The field of the known values.
    pub x: Field,
    /// The field of the smoothed values.
    pub y: Field,
    /// The fields to group by.
    pub groupby: Vec<Field>,
    /// The share of the points that counts at each point; Vega's default is 0.3, also for 0.
    pub bandwidth: f64,
    /// The columns of the points; the fields' names when there are none.
    pub as_: Option<[Name; 2]>,
}

impl Loess {
    /// The smoothed points.
    ///
    /// # Errors
    ///
    /// They need too much work.
    pub fn apply(&self, table: &Table) -> Result<Table, TooLarge> {
        let groups = Groups::of(table, &self.groupby);
        let (x, y) = (self.x.of(table), self.y.of(table));
        let usable = self.bandwidth != 0.0 && !self.bandwidth.is_nan();
        let bandwidth = if usable { self.bandwidth } else { 0.3 };
        let mut work = 0_usize;
        let mut out = Out::default();
        for rows in groups.iter() {
            let pairs = pairs(rows.iter().map(|row| (x.get(*row), y.get(*row))));
            let near = neighbours(pairs.len(), bandwidth).min(pairs.len());
            work = work.saturating_add(pairs.len().saturating_mul(near).saturating_mul(ROUNDS + 1));
            work_allowed(work)?;
            let pairs = sorted(pairs, &|one, two| {
                one.0.partial_cmp(&two.0).unwrap_or(std::cmp::Ordering::Equal)
            });
            let first = rows.first().copied().unwrap_or_default();
            for (x, y) in loess(&Points::centred(&pairs), bandwidth) {
                out.push(first, x.into(), y.into());
            }
        }
        let names = [output_name(&self.x), output_name(&self.y)];
        Ok(out.table(table, &self.groupby, self.as_.as_ref().unwrap_or(&names)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transform::testing::{fields, same, table};

    const ROWS: &str = r##"[{"g":"q","x":1,"y":3.541},{"g":"p","x":2,"y":4.309},{"g":"p","x":3,"y":4.241},
             {"g":"q","x":5,"y":4.541},{"g":"p","x":8,"y":8.589},{"g":"p","x":9,"y":8.712},
             {"g":"q","x":11,"y":8.7},{"g":"p","x":12,"y":9.863},{"g":"p","x":14,"y":12.791},
             {"g":"q","x":17,"y":12.939},{"g":"p","x":20,"y":16.913},
             {"g":"p","x":null,"y":1},{"g":"q","x":4},{"g":"p","x":8,"y":3.25}]"##;

    fn loess(bandwidth: f64, groupby: &[&str]) -> Table {
        let (x, y) = (Field::parse("x"), Field::parse("y"));
        let loess = Loess { x, y, groupby: fields(groupby), bandwidth, as_: None };
        loess.apply(&table(ROWS)).unwrap()
    }

    #[test]
    fn smooths() {
        same(
            &loess(0.3, &[]),
            r##"[{"x":1,"y":3.5409999999999817},{"x":2,"y":4.309},{"x":3,"y":4.241},
             {"x":5,"y":4.540999999999999},{"x":8,"y":5.9195},{"x":9,"y":8.712},
             {"x":11,"y":8.7},{"x":12,"y":9.863},{"x":14,"y":12.791000000000004},
             {"x":17,"y":12.939},{"x":20,"y":16.912999999999997}]"##,
        );
        same(
            &loess(0.8, &["g"]),
            r##"[{"g":"q","x":1,"y":3.540999999999999},{"g":"q","x":5,"y":4.5409999999999995},
             {"g":"q","x":11,"y":8.7},{"g":"q","x":17,"y":12.939},
             {"g":"p","x":2,"y":3.965373996997373},{"g":"p","x":3,"y":4.678908222066292},
             {"g":"p","x":8,"y":8.267451032076961},{"g":"p","x":9,"y":8.845829705297172},
             {"g":"p","x":12,"y":10.873041105442471},{"g":"p","x":14,"y":12.597403830199902},
             {"g":"p","x":20,"y":16.987808331007816}]"##,
        );
        same(
            &loess(1.2, &[]),
            r##"[{"x":1,"y":"#NaN"},{"x":2,"y":"#NaN"},{"x":3,"y":"#NaN"},{"x":5,"y":"#NaN"},
             {"x":8,"y":"#NaN"},{"x":9,"y":"#NaN"},{"x":11,"y":"#NaN"},{"x":12,"y":"#NaN"},
             {"x":14,"y":"#NaN"},{"x":17,"y":"#NaN"},{"x":20,"y":"#NaN"}]"##,
        );
    }
}
