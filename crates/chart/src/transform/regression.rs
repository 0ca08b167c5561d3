//! Curves fitted through the points of each group.

use crate::field::Field;
use crate::table::Table;
use crate::value::{Name, Value};

use super::density::numeric_extent;
use super::extent::extent_values;
use super::group::Groups;
use super::points::Out;
use super::statistics::curve::sample;
use super::statistics::fit::{LIMIT_ORDER, Method, pairs};
use super::{TooLarge, output_name, rows_allowed, work_allowed};

/// The least and the most steps of a curve.
const STEPS: (usize, usize) = (25, 200);

/// Fits a curve for each group (Vega's `Regression`). A group with fewer rows than the curve has
/// parameters has none.
#[derive(Clone, Debug, PartialEq)]
pub struct Regression {
    /// The field of the known values.
    pub x: Field,
    /// The field of the predicted values.
    pub y: Field,
    /// The fields to group by.
    pub groupby: Vec<Field>,
    /// The curve.
    pub method: Method,
    /// From where to where the curve goes; the known values' extent when there is none.
    pub extent: Option<[f64; 2]>,
    /// The columns of the curve's points; the fields' names when there are none.
    pub as_: Option<[Name; 2]>,
}

impl Regression {
    /// The curves' points.
    ///
    /// # Errors
    ///
    /// There would be too many points, or the order is too high.
    pub fn apply(&self, table: &Table) -> Result<Table, TooLarge> {
        let groups = self.groups(table)?;
        rows_allowed(groups.len().saturating_mul(STEPS.1 + 1))?;
        let xs = self.x.values(table);
        let of = |rows: &[usize]| -> Vec<Value> {
            rows.iter().filter_map(|row| xs.get(*row)).cloned().collect()
        };
        let mut out = Out::default();
        for rows in self.large_enough(&groups) {
            let model = self.method.fit(&self.pairs(table, rows));
            let first = rows.first().copied().unwrap_or_default();
            if self.method.is_straight() {
                for x in self.ends(of(rows)) {
                    let y = model.predict(x.to_number());
                    out.push(first, x, y.into());
                }
            } else {
                let extent = match self.domain() {
                    Some([low, high]) => (low, high),
                    None => numeric_extent(of(rows).into_iter()),
                };
                for (x, y) in sample(&|x| model.predict(x), extent, STEPS.0, STEPS.1) {
                    out.push(first, x.into(), y.into());
                }
            }
        }
        let names = [output_name(&self.x), output_name(&self.y)];
        Ok(out.table(table, &self.groupby, self.as_.as_ref().unwrap_or(&names)))
    }

    /// The curves' parameters: the groups' values (`keys`), the coefficients (`coef`) and `rSquared`.
    ///
    /// # Errors
    ///
    /// The order is too high.
    pub fn params(&self, table: &Table) -> Result<Table, TooLarge> {
        let groups = self.groups(table)?;
        let (mut keys, mut coefficients, mut shares) = (Vec::new(), Vec::new(), Vec::new());
        for rows in self.large_enough(&groups) {
            let model = self.method.fit(&self.pairs(table, rows));
            let first = rows.first().copied().unwrap_or_default();
            let dimension = |field: &Field| field.value(table, first);
            keys.push(match self.groupby.as_slice() {
                [] => Value::Undefined,
                fields => Value::list(fields.iter().map(dimension).collect()),
            });
            let numbers = model.coefficients.iter().map(|one| Value::Number(*one));
            coefficients.push(Value::list(numbers.collect()));
            shares.push(model.r_squared.into());
        }
        let mut out = Table::with_rows(keys.len());
        out.set("keys".into(), keys);
        out.set("coef".into(), coefficients);
        out.set("rSquared".into(), shares);
        Ok(out)
    }

    /// The groups, if the fits do not need too much work.
    fn groups(&self, table: &Table) -> Result<Groups, TooLarge> {
        let order = self.method.degrees_of_freedom();
        if order > LIMIT_ORDER {
            return Err(TooLarge::Work);
        }
        let groups = Groups::of(table, &self.groupby);
        let cubed = (order + 1).saturating_pow(3);
        work_allowed(groups.len().saturating_mul(cubed))?;
        Ok(groups)
    }

    fn large_enough<'g>(&self, groups: &'g Groups) -> impl Iterator<Item = &'g [usize]> {
        let least = self.method.degrees_of_freedom();
        groups.iter().filter(move |rows| rows.len() > least)
    }

    fn pairs(&self, table: &Table, rows: &[usize]) -> Vec<(f64, f64)> {
        let (x, y) = (self.x.of(table), self.y.of(table));
        pairs(rows.iter().map(|row| (x.get(*row), y.get(*row))))
    }

    /// The extent, if the curve is defined in it.
    fn domain(&self) -> Option<[f64; 2]> {
        self.extent.filter(|[low, _]| self.method != Method::Log || *low > 0.0)
    }

    /// The ends of a straight line, as they stand in the table.
    fn ends(&self, xs: Vec<Value>) -> [Value; 2] {
        match self.domain() {
            Some([low, high]) => [low.into(), high.into()],
            None => {
                let (low, high) = extent_values(xs);
                [low, high]
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transform::testing::{fields, picked, same, table};

    const ROWS: &str = r##"[{"g":"q","x":1,"y":3.541},{"g":"p","x":2,"y":4.309},{"g":"p","x":3,"y":4.241},
             {"g":"q","x":5,"y":4.541},{"g":"p","x":8,"y":8.589},{"g":"p","x":9,"y":8.712},
             {"g":"q","x":11,"y":8.7},{"g":"p","x":12,"y":9.863},{"g":"p","x":14,"y":12.791},
             {"g":"q","x":17,"y":12.939},{"g":"p","x":20,"y":16.913},
             {"g":"p","x":null,"y":1},{"g":"q","x":4},{"g":"p","x":8,"y":3.25}]"##;

    fn regression(
        method: &str,
        order: usize,
        groupby: &[&str],
        extent: Option<[f64; 2]>,
    ) -> Regression {
        let method = Method::parse(method, order).unwrap();
        let (x, y, groupby) = (Field::parse("x"), Field::parse("y"), fields(groupby));
        let as_ = Some(["u", "v"].map(Name::from));
        Regression { x, y, groupby, method, extent, as_ }
    }

    #[test]
    fn parameters() {
        same(
            &regression("linear", 3, &[], None).params(&table(ROWS)).unwrap(),
            r##"[{"coef":[1.8437172797262606,0.6933126603934988],"rSquared":0.8781690657964946}]"##,
        );
        same(
            &regression("log", 3, &[], None).params(&table(ROWS)).unwrap(),
            r##"[{"coef":[0.6818186875910177,3.903702037586388],"rSquared":0.6534274298723364}]"##,
        );
        same(
            &regression("exp", 3, &[], None).params(&table(ROWS)).unwrap(),
            r##"[{"coef":[3.602923174617039,0.08000868517362278],"rSquared":0.8878047273548084}]"##,
        );
        same(
            &regression("pow", 3, &[], None).params(&table(ROWS)).unwrap(),
            r##"[{"coef":[2.67122781758674,0.5095884173844925],"rSquared":0.7414301121151539}]"##,
        );
        same(
            &regression("quad", 3, &[], None).params(&table(ROWS)).unwrap(),
            r##"[{"coef":[3.068497709068869,0.3285576026482439,0.01818718969947549],"rSquared":0.8986218275820292}]"##,
        );
        same(
            &regression("poly", 3, &[], None).params(&table(ROWS)).unwrap(),
            r##"[{"coef":[3.8738351519831626,-0.14413705098239393,0.07576218805774823,-0.0018496114939634811],"rSquared":0.902977691481295}]"##,
        );
        same(
            &regression("poly", 5, &[], None).params(&table(ROWS)).unwrap(),
            r##"[{"coef":[2.1762730625227373,1.9761878739232508,-0.6656839098587358,0.09915830633109007,-0.005789378862520427,0.00011702657252565018],"rSquared":0.9145192260519743}]"##,
        );
        same(
            &regression("linear", 3, &["g"], None).params(&table(ROWS)).unwrap(),
            r##"[{"keys":["q"],"coef":[2.2677721088435376,0.6073503401360544],"rSquared":0.9782063224226027},
             {"keys":["p"],"coef":[1.5453854166666696,0.7408541666666665],"rSquared":0.8536434735604691}]"##,
        );
        same(&regression("poly", 9, &["g"], None).params(&table(ROWS)).unwrap(), r##"[]"##);
    }

    #[test]
    fn points() {
        same(
            &regression("linear", 3, &[], None).apply(&table(ROWS)).unwrap(),
            r##"[{"u":1,"v":2.5370299401197594},{"u":20,"v":15.709970487596237}]"##,
        );
        same(
            &regression("constant", 3, &[], None).apply(&table(ROWS)).unwrap(),
            r##"[{"u":1,"v":8.199083333333332},{"u":20,"v":8.199083333333332}]"##,
        );
        picked(
            &regression("log", 3, &[], None).apply(&table(ROWS)).unwrap(),
            49,
            &[0, 1, 2, 17, 48],
            r##"[{"u":1,"v":0.6818186875910177},{"u":1.19,"v":1.3608805670536732},
             {"u":1.38,"v":1.9391366995704389},{"u":4.23,"v":6.311745546503411},
             {"u":20,"v":12.376264867927034}]"##,
        );
        picked(
            &regression("exp", 3, &[], None).apply(&table(ROWS)).unwrap(),
            26,
            &[0, 1, 2, 17, 25],
            r##"[{"u":1,"v":3.903033979269603},{"u":1.76,"v":4.147728333403336},
             {"u":2.52,"v":4.407763401264632},
             {"u":13.920000000000002,"v":10.973314891558093},{"u":20,"v":17.84849538285408}]"##,
        );
        picked(
            &regression("pow", 3, &[], None).apply(&table(ROWS)).unwrap(),
            35,
            &[0, 1, 2, 17, 34],
            r##"[{"u":1,"v":2.67122781758674},{"u":1.19,"v":2.9188298917327167},
             {"u":1.38,"v":3.147688091266397},{"u":7.08,"v":7.242325355293219},
             {"u":20,"v":12.294213341940702}]"##,
        );
        picked(
            &regression("quad", 3, &[], None).apply(&table(ROWS)).unwrap(),
            26,
            &[0, 1, 2, 17, 25],
            r##"[{"u":1,"v":3.4152425014165884},{"u":1.76,"v":3.7030957285428734},
             {"u":2.52,"v":4.011958797209992},
             {"u":13.920000000000002,"v":11.166085812116874},{"u":20,"v":16.914525641823943}]"##,
        );
        picked(
            &regression("poly", 4, &[], None).apply(&table(ROWS)).unwrap(),
            55,
            &[0, 1, 2, 17, 54],
            r##"[{"u":1,"v":4.0662179275187285},{"u":1.19,"v":3.990698605799301},
             {"u":1.38,"v":3.927789334026025},{"u":3.375,"v":3.9207268008714213},
             {"u":20,"v":16.66819777677219}]"##,
        );
        same(
            &regression("linear", 3, &["g"], Some([-1f64, 30f64])).apply(&table(ROWS)).unwrap(),
            r##"[{"g":"q","u":-1,"v":1.6604217687074834},{"g":"q","u":30,"v":20.48828231292517},
             {"g":"p","u":-1,"v":0.8045312500000031},{"g":"p","u":30,"v":23.771010416666662}]"##,
        );
        picked(
            &regression("log", 3, &[], Some([0f64, 30f64])).apply(&table(ROWS)).unwrap(),
            49,
            &[0, 1, 2, 17, 48],
            r##"[{"u":1,"v":0.6818186875910177},{"u":1.19,"v":1.3608805670536732},
             {"u":1.38,"v":1.9391366995704389},{"u":4.23,"v":6.311745546503411},
             {"u":20,"v":12.376264867927034}]"##,
        );
        picked(
            &regression("quad", 3, &["g"], Some([0f64, 25f64])).apply(&table(ROWS)).unwrap(),
            57,
            &[0, 1, 2, 17, 56],
            r##"[{"g":"q","u":0,"v":3.045657152230971},{"g":"q","u":0.5,"v":3.1971565780839892},
             {"g":"q","u":1,"v":3.3572913385826766},{"g":"q","u":13,"v":9.79112598425197},
             {"g":"p","u":25,"v":23.143344551647182}]"##,
        );
    }
}
