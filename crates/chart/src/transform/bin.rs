//! Numbers sorted into bins of equal width.

use crate::field::Field;
use crate::table::Table;
use crate::value::{Name, Value};

use super::extent::is_empty;

/// Offsets the rounding of numbers that lie on a boundary (vega#1737).
const EPSILON: f64 = 1e-14;

/// How often a step is made larger before the bins are left as they are.
const LIMIT_GROWTH: usize = 2_000;

/// How bins are chosen (Vega's `bin` parameters).
#[derive(Clone, Debug, PartialEq)]
pub struct BinParams {
    /// The least and the greatest value; `NaN` where there is none.
    pub extent: [f64; 2],
    /// The most bins.
    pub maxbins: f64,
    /// The number whose powers are steps.
    pub base: f64,
    /// By what a power may be divided.
    pub divide: Vec<f64>,
    /// The least step.
    pub minstep: f64,
    /// The step itself, before all other parameters.
    pub step: Option<f64>,
    /// The steps to choose from.
    pub steps: Vec<f64>,
    /// The width that the steps are chosen for, when it is not the extent's.
    pub span: Option<f64>,
    /// A value that shall be a boundary.
    pub anchor: Option<f64>,
    /// Whether the boundaries are multiples of the step.
    pub nice: bool,
}

impl Default for BinParams {
    fn default() -> Self {
        Self {
            extent: [f64::NAN; 2],
            maxbins: 20.0,
            base: 10.0,
            divide: vec![5.0, 2.0],
            minstep: 0.0,
            step: None,
            steps: Vec::new(),
            span: None,
            anchor: None,
            nice: true,
        }
    }
}

/// Bins of equal width.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bins {
    /// Where the first bin starts.
    pub start: f64,
    /// Where the last bin ends.
    pub stop: f64,
    /// The bins' width.
    pub step: f64,
}

/// JavaScript's `number || …`: neither 0 nor `NaN`.
fn truthy(number: f64) -> Option<f64> {
    (number != 0.0 && !number.is_nan()).then_some(number)
}

impl BinParams {
    /// The bins (vega-statistics' `bin`).
    #[must_use]
    pub fn bins(&self) -> Bins {
        let [mut low, mut high] = self.extent;
        let log_base = crate::math::log(truthy(self.base).unwrap_or(10.0));
        let step = self.choose_step();
        if self.nice {
            let log = crate::math::log(step);
            let precision = if log >= 0.0 { 0.0 } else { (-log / log_base).trunc() + 1.0 };
            let epsilon = crate::math::pow(truthy(self.base).unwrap_or(10.0), -precision - 1.0);
            let first = (low / step + epsilon).floor() * step;
            low = if low < first { first - step } else { first };
            high = (high / step).ceil() * step;
        }
        Bins { start: low, stop: if high == low { low + step } else { high }, step }
    }

    fn choose_step(&self) -> f64 {
        let [low, high] = self.extent;
        let most = truthy(self.maxbins).unwrap_or(20.0);
        let given = self.span.and_then(truthy).or_else(|| truthy(high - low));
        let span = given.or_else(|| truthy(low.abs())).unwrap_or(1.0);
        if let Some(step) = self.step.and_then(truthy) {
            return step;
        }
        if !self.steps.is_empty() {
            let small = self.steps.iter().take_while(|step| **step < span / most).count();
            return self.steps.get(small.saturating_sub(1)).copied().unwrap_or(f64::NAN);
        }
        self.power_step(span, most)
    }

    /// A power of the base, or a part of it.
    fn power_step(&self, span: f64, most: f64) -> f64 {
        let base = truthy(self.base).unwrap_or(10.0);
        let log_base = crate::math::log(base);
        let level = (crate::math::log(most) / log_base).ceil();
        let power =
            crate::math::pow(base, (crate::math::log(span) / log_base + 0.5).floor() - level);
        let mut step = if power < self.minstep { self.minstep } else { power };
        let mut grown = 0;
        while (span / step).ceil() > most && grown < LIMIT_GROWTH {
            step *= base;
            grown += 1;
        }
        for divisor in &self.divide {
            let part = step / divisor;
            if part >= self.minstep && span / part <= most {
                step = part;
            }
        }
        step
    }
}

/// Writes each number's bin (Vega's `Bin`): its start, and its end if there is a name for it. What
/// is missing has `null`; what lies outside has infinities.
#[derive(Clone, Debug, PartialEq)]
pub struct Bin {
    /// The field with the numbers.
    pub field: Field,
    /// How the bins are chosen.
    pub params: BinParams,
    /// The name of the starts.
    pub start_as: Name,
    /// The name of the ends.
    pub end_as: Option<Name>,
}

impl Bin {
    /// The bins as they are used: moved to the anchor, a whole number of steps wide.
    #[must_use]
    pub fn bins(&self) -> Bins {
        let Bins { mut start, stop, step } = self.params.bins();
        let mut stop = start + ((stop - start) / step).ceil() * step;
        if let Some(anchor) = self.params.anchor {
            let shift = anchor - (start + step * ((anchor - start) / step).floor());
            start += shift;
            stop += shift;
        }
        Bins { start, stop, step }
    }

    /// The table with the bins' columns.
    #[must_use]
    pub fn apply(&self, table: &Table) -> Table {
        let bins = self.bins();
        let starts: Vec<Value> =
            self.field.values(table).iter().map(|value| bins.start_of(value)).collect();
        let mut out = table.clone();
        if let Some(name) = &self.end_as {
            let ends = starts.iter().map(|start| bins.end_of(start)).collect();
            out.set(Name::clone(&self.start_as), starts);
            out.set(Name::clone(name), ends);
        } else {
            out.set(Name::clone(&self.start_as), starts);
        }
        out
    }
}

impl Bins {
    /// Where the bin of a value starts.
    #[must_use]
    pub fn start_of(&self, value: &Value) -> Value {
        if is_empty(value) {
            return Value::Null;
        }
        let number = value.to_number();
        if number.is_nan() || self.start.is_nan() {
            return f64::NAN.into();
        }
        if number < self.start {
            return f64::NEG_INFINITY.into();
        }
        if number > self.stop {
            return f64::INFINITY.into();
        }
        let last = self.stop - self.step;
        let inside = if number > last { last } else { number };
        let inside = if inside < self.start { self.start } else { inside };
        let steps = (EPSILON + (inside - self.start) / self.step).floor();
        (self.start + self.step * steps).into()
    }

    /// Where the bin of a start ends.
    #[must_use]
    pub fn end_of(&self, start: &Value) -> Value {
        match start {
            Value::Number(start) => {
                // Vega's order of operations, for its rounding.
                let steps = 1.0 + (start - self.start) / self.step;
                (self.start + self.step * steps).into()
            }
            _ => Value::Null,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transform::testing::{same, table};

    const VALUES: &str = r##"[{"data":-7},{"data":0},{"data":0.3},{"data":1},{"data":2.5},{"data":null},
             {"data":""},{"data":"3"},{"data":"#NaN"},{"data":"#Infinity"},{"data":9.99},
             {"data":10},{"data":33}]"##;

    fn bin(params: BinParams) -> Table {
        let [start_as, end_as] = ["bin0", "bin1"].map(Name::from);
        Bin { field: Field::parse("data"), params, start_as, end_as: Some(end_as) }
            .apply(&table(VALUES))
    }

    #[test]
    fn writes_bins() {
        same(
            &bin(BinParams { extent: [0f64, 10f64], ..BinParams::default() }),
            r##"[{"data":-7,"bin0":"#-Infinity","bin1":"#-Infinity"},
             {"data":0,"bin0":0,"bin1":0.5},{"data":0.3,"bin0":0,"bin1":0.5},
             {"data":1,"bin0":1,"bin1":1.5},{"data":2.5,"bin0":2.5,"bin1":3},
             {"data":null,"bin0":null,"bin1":null},{"data":"","bin0":null,"bin1":null},
             {"data":"3","bin0":3,"bin1":3.5},{"data":"#NaN","bin0":"#NaN","bin1":"#NaN"},
             {"data":"#Infinity","bin0":"#Infinity","bin1":"#Infinity"},
             {"data":9.99,"bin0":9.5,"bin1":10},{"data":10,"bin0":9.5,"bin1":10},
             {"data":33,"bin0":"#Infinity","bin1":"#Infinity"}]"##,
        );
        same(
            &bin(BinParams { extent: [0f64, 10f64], maxbins: 5f64, ..BinParams::default() }),
            r##"[{"data":-7,"bin0":"#-Infinity","bin1":"#-Infinity"},
             {"data":0,"bin0":0,"bin1":2},{"data":0.3,"bin0":0,"bin1":2},
             {"data":1,"bin0":0,"bin1":2},{"data":2.5,"bin0":2,"bin1":4},
             {"data":null,"bin0":null,"bin1":null},{"data":"","bin0":null,"bin1":null},
             {"data":"3","bin0":2,"bin1":4},{"data":"#NaN","bin0":"#NaN","bin1":"#NaN"},
             {"data":"#Infinity","bin0":"#Infinity","bin1":"#Infinity"},
             {"data":9.99,"bin0":8,"bin1":10},{"data":10,"bin0":8,"bin1":10},
             {"data":33,"bin0":"#Infinity","bin1":"#Infinity"}]"##,
        );
        same(
            &bin(BinParams {
                extent: [0.3f64, 33f64],
                maxbins: 10f64,
                anchor: Some(0.5f64),
                ..BinParams::default()
            }),
            r##"[{"data":-7,"bin0":"#-Infinity","bin1":"#-Infinity"},
             {"data":0,"bin0":"#-Infinity","bin1":"#-Infinity"},
             {"data":0.3,"bin0":"#-Infinity","bin1":"#-Infinity"},
             {"data":1,"bin0":0.5,"bin1":5.5},{"data":2.5,"bin0":0.5,"bin1":5.5},
             {"data":null,"bin0":null,"bin1":null},{"data":"","bin0":null,"bin1":null},
             {"data":"3","bin0":0.5,"bin1":5.5},{"data":"#NaN","bin0":"#NaN","bin1":"#NaN"},
             {"data":"#Infinity","bin0":"#Infinity","bin1":"#Infinity"},
             {"data":9.99,"bin0":5.5,"bin1":10.5},{"data":10,"bin0":5.5,"bin1":10.5},
             {"data":33,"bin0":30.5,"bin1":35.5}]"##,
        );
        same(
            &bin(BinParams { extent: [0f64, 10f64], step: Some(3f64), ..BinParams::default() }),
            r##"[{"data":-7,"bin0":"#-Infinity","bin1":"#-Infinity"},
             {"data":0,"bin0":0,"bin1":3},{"data":0.3,"bin0":0,"bin1":3},
             {"data":1,"bin0":0,"bin1":3},{"data":2.5,"bin0":0,"bin1":3},
             {"data":null,"bin0":null,"bin1":null},{"data":"","bin0":null,"bin1":null},
             {"data":"3","bin0":3,"bin1":6},{"data":"#NaN","bin0":"#NaN","bin1":"#NaN"},
             {"data":"#Infinity","bin0":"#Infinity","bin1":"#Infinity"},
             {"data":9.99,"bin0":9,"bin1":12},{"data":10,"bin0":9,"bin1":12},
             {"data":33,"bin0":"#Infinity","bin1":"#Infinity"}]"##,
        );
        same(
            &bin(BinParams {
                extent: [0f64, 10f64],
                nice: false,
                maxbins: 7f64,
                ..BinParams::default()
            }),
            r##"[{"data":-7,"bin0":"#-Infinity","bin1":"#-Infinity"},
             {"data":0,"bin0":0,"bin1":2},{"data":0.3,"bin0":0,"bin1":2},
             {"data":1,"bin0":0,"bin1":2},{"data":2.5,"bin0":2,"bin1":4},
             {"data":null,"bin0":null,"bin1":null},{"data":"","bin0":null,"bin1":null},
             {"data":"3","bin0":2,"bin1":4},{"data":"#NaN","bin0":"#NaN","bin1":"#NaN"},
             {"data":"#Infinity","bin0":"#Infinity","bin1":"#Infinity"},
             {"data":9.99,"bin0":8,"bin1":10},{"data":10,"bin0":8,"bin1":10},
             {"data":33,"bin0":"#Infinity","bin1":"#Infinity"}]"##,
        );
        same(
            &bin(BinParams { extent: [-7f64, 33f64], minstep: 5f64, ..BinParams::default() }),
            r##"[{"data":-7,"bin0":-10,"bin1":-5},{"data":0,"bin0":0,"bin1":5},
             {"data":0.3,"bin0":0,"bin1":5},{"data":1,"bin0":0,"bin1":5},
             {"data":2.5,"bin0":0,"bin1":5},{"data":null,"bin0":null,"bin1":null},
             {"data":"","bin0":null,"bin1":null},{"data":"3","bin0":0,"bin1":5},
             {"data":"#NaN","bin0":"#NaN","bin1":"#NaN"},
             {"data":"#Infinity","bin0":"#Infinity","bin1":"#Infinity"},
             {"data":9.99,"bin0":5,"bin1":10},{"data":10,"bin0":10,"bin1":15},
             {"data":33,"bin0":30,"bin1":35}]"##,
        );
        same(
            &bin(BinParams {
                extent: [0f64, 33f64],
                steps: vec![1f64, 2f64, 4f64, 8f64],
                maxbins: 6f64,
                ..BinParams::default()
            }),
            r##"[{"data":-7,"bin0":"#-Infinity","bin1":"#-Infinity"},
             {"data":0,"bin0":0,"bin1":4},{"data":0.3,"bin0":0,"bin1":4},
             {"data":1,"bin0":0,"bin1":4},{"data":2.5,"bin0":0,"bin1":4},
             {"data":null,"bin0":null,"bin1":null},{"data":"","bin0":null,"bin1":null},
             {"data":"3","bin0":0,"bin1":4},{"data":"#NaN","bin0":"#NaN","bin1":"#NaN"},
             {"data":"#Infinity","bin0":"#Infinity","bin1":"#Infinity"},
             {"data":9.99,"bin0":8,"bin1":12},{"data":10,"bin0":8,"bin1":12},
             {"data":33,"bin0":32,"bin1":36}]"##,
        );
        same(
            &bin(BinParams {
                extent: [0f64, 10f64],
                span: Some(3f64),
                maxbins: 10f64,
                ..BinParams::default()
            }),
            r##"[{"data":-7,"bin0":"#-Infinity","bin1":"#-Infinity"},
             {"data":0,"bin0":0,"bin1":0.5},{"data":0.3,"bin0":0,"bin1":0.5},
             {"data":1,"bin0":1,"bin1":1.5},{"data":2.5,"bin0":2.5,"bin1":3},
             {"data":null,"bin0":null,"bin1":null},{"data":"","bin0":null,"bin1":null},
             {"data":"3","bin0":3,"bin1":3.5},{"data":"#NaN","bin0":"#NaN","bin1":"#NaN"},
             {"data":"#Infinity","bin0":"#Infinity","bin1":"#Infinity"},
             {"data":9.99,"bin0":9.5,"bin1":10},{"data":10,"bin0":9.5,"bin1":10},
             {"data":33,"bin0":"#Infinity","bin1":"#Infinity"}]"##,
        );
        same(
            &bin(BinParams { extent: [4f64, 4f64], ..BinParams::default() }),
            r##"[{"data":-7,"bin0":"#-Infinity","bin1":"#-Infinity"},
             {"data":0,"bin0":"#-Infinity","bin1":"#-Infinity"},
             {"data":0.3,"bin0":"#-Infinity","bin1":"#-Infinity"},
             {"data":1,"bin0":"#-Infinity","bin1":"#-Infinity"},
             {"data":2.5,"bin0":"#-Infinity","bin1":"#-Infinity"},
             {"data":null,"bin0":null,"bin1":null},{"data":"","bin0":null,"bin1":null},
             {"data":"3","bin0":"#-Infinity","bin1":"#-Infinity"},
             {"data":"#NaN","bin0":"#NaN","bin1":"#NaN"},
             {"data":"#Infinity","bin0":"#Infinity","bin1":"#Infinity"},
             {"data":9.99,"bin0":"#Infinity","bin1":"#Infinity"},
             {"data":10,"bin0":"#Infinity","bin1":"#Infinity"},
             {"data":33,"bin0":"#Infinity","bin1":"#Infinity"}]"##,
        );
        same(
            &bin(BinParams { extent: [0f64, 0.0003f64], ..BinParams::default() }),
            r##"[{"data":-7,"bin0":"#-Infinity","bin1":"#-Infinity"},
             {"data":0,"bin0":0,"bin1":0.000019999999999999998},
             {"data":0.3,"bin0":"#Infinity","bin1":"#Infinity"},
             {"data":1,"bin0":"#Infinity","bin1":"#Infinity"},
             {"data":2.5,"bin0":"#Infinity","bin1":"#Infinity"},
             {"data":null,"bin0":null,"bin1":null},{"data":"","bin0":null,"bin1":null},
             {"data":"3","bin0":"#Infinity","bin1":"#Infinity"},
             {"data":"#NaN","bin0":"#NaN","bin1":"#NaN"},
             {"data":"#Infinity","bin0":"#Infinity","bin1":"#Infinity"},
             {"data":9.99,"bin0":"#Infinity","bin1":"#Infinity"},
             {"data":10,"bin0":"#Infinity","bin1":"#Infinity"},
             {"data":33,"bin0":"#Infinity","bin1":"#Infinity"}]"##,
        );
        same(
            &bin(BinParams {
                extent: [0f64, 10f64],
                base: 2f64,
                divide: vec![2f64],
                maxbins: 6f64,
                ..BinParams::default()
            }),
            r##"[{"data":-7,"bin0":"#-Infinity","bin1":"#-Infinity"},
             {"data":0,"bin0":0,"bin1":2},{"data":0.3,"bin0":0,"bin1":2},
             {"data":1,"bin0":0,"bin1":2},{"data":2.5,"bin0":2,"bin1":4},
             {"data":null,"bin0":null,"bin1":null},{"data":"","bin0":null,"bin1":null},
             {"data":"3","bin0":2,"bin1":4},{"data":"#NaN","bin0":"#NaN","bin1":"#NaN"},
             {"data":"#Infinity","bin0":"#Infinity","bin1":"#Infinity"},
             {"data":9.99,"bin0":8,"bin1":10},{"data":10,"bin0":8,"bin1":10},
             {"data":33,"bin0":"#Infinity","bin1":"#Infinity"}]"##,
        );
    }
}
