//! One aggregation over some rows: computed at once, or kept up to date while rows come and go.

use std::borrow::Cow;
use std::sync::Arc;

use crate::field::{Accessor, Field};
use crate::order::Codes;
use crate::table::Table;
use crate::value::{Value, count};

use super::compare::is_less;
use super::extent::is_empty;
use super::op::Op;
use super::statistics::quantile::{numbers, quantile, sort};
use super::statistics::random::{SAMPLES, confidence};

/// An aggregation of a field of a table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Measure<'t> {
    op: Op,
    parameter: f64,
    table: &'t Table,
    /// `None` for a count of rows.
    accessor: Option<Accessor<'t>>,
}

impl<'t> Measure<'t> {
    /// The aggregation of a field; without one every value is missing.
    pub(crate) fn of(
        op: Op,
        parameter: Option<f64>,
        field: Option<&'t Field>,
        table: &'t Table,
    ) -> Self {
        let parameter = parameter.unwrap_or(f64::NAN);
        Self { op, parameter, table, accessor: field.map(|field| field.of(table)) }
    }

    fn value(&self, row: usize) -> Value {
        self.look(row).into_owned()
    }

    fn look(&self, row: usize) -> Cow<'t, Value> {
        self.accessor.map_or(Cow::Owned(Value::Undefined), |accessor| accessor.look(row))
    }

    /// The aggregation over rows.
    pub(crate) fn over(&self, rows: &[usize]) -> Value {
        let mut running = Running::default();
        if self.is_running() {
            rows.iter().for_each(|row| running.add(self, *row));
        }
        running.result(self, rows)
    }

    /// Whether the result follows from numbers that are kept as rows come and go.
    pub(crate) fn is_running(&self) -> bool {
        self.work(1) == 0
    }

    /// How much work a result needs beyond a look at each row.
    pub(crate) fn work(&self, rows: usize) -> usize {
        match self.op {
            Op::Ci0 | Op::Ci1 => rows.saturating_mul(2 * SAMPLES),
            Op::Distinct | Op::Median | Op::Q1 | Op::Q3 => rows.saturating_mul(8),
            Op::Argmin | Op::Argmax => rows.saturating_mul(4),
            // Objects are work and memory.
            Op::Values => rows.saturating_mul(64),
            _ => 0,
        }
    }

    /// What is computed from all rows together.
    fn stored(&self, rows: &[usize]) -> Value {
        let values = || rows.iter().map(|row| self.value(*row));
        match self.op {
            Op::Distinct => {
                let mut codes = Codes::default();
                values().for_each(|value| {
                    codes.code(value.key());
                });
                Value::Number(count(codes.len()))
            }
            Op::Q1 => quartile(values(), 0.25),
            Op::Median => quartile(values(), 0.5),
            Op::Q3 => quartile(values(), 0.75),
            Op::Ci0 => or_nothing(confidence(&numbers(values())).map(|(low, _)| low)),
            Op::Ci1 => or_nothing(confidence(&numbers(values())).map(|(_, high)| high)),
            Op::Argmin => self.row_of(rows, is_less),
            Op::Argmax => self.row_of(rows, is_more),
            Op::Min => self.best(rows, is_less, true).map(|(_, value)| value).unwrap_or_default(),
            Op::Max => self.best(rows, is_more, true).map(|(_, value)| value).unwrap_or_default(),
            Op::Values => Value::list(rows.iter().map(|row| self.object(*row)).collect()),
            _ => Value::Undefined,
        }
    }

    /// The first row than which none is better, empty texts counted or not.
    fn best(&self, rows: &[usize], better: Better, empty: bool) -> Option<(usize, Value)> {
        let mut best: Option<(usize, Value)> = None;
        for row in rows {
            let value = self.value(*row);
            let counts = value.is_valid() && (empty || !is_empty(&value));
            if counts && best.as_ref().is_none_or(|(_, old)| better(&value, old)) {
                best = Some((*row, value));
            }
        }
        best
    }

    /// As in Vega, empty texts count when no value is better than the first one.
    fn row_of(&self, rows: &[usize], better: Better) -> Value {
        let first = self.best(rows, |_, _| false, false).map(|(row, _)| row);
        let best = self.best(rows, better, false).map(|(row, _)| row);
        let best = best.filter(|_| best != first);
        match best.or_else(|| self.best(rows, better, true).map(|(row, _)| row)) {
            Some(row) => self.object(row),
            None => Value::object(Vec::new()),
        }
    }

    fn object(&self, row: usize) -> Value {
        Value::Object(Arc::new(self.table.row(row)))
    }
}

/// Whether one value is better than another.
type Better = fn(&Value, &Value) -> bool;

fn is_more(one: &Value, two: &Value) -> bool {
    is_less(two, one)
}

fn quartile(values: impl Iterator<Item = Value>, probability: f64) -> Value {
    let mut found = numbers(values);
    sort(&mut found);
    or_nothing(quantile(&found, probability))
}

fn or_nothing(number: Option<f64>) -> Value {
    number.map_or(Value::Undefined, Value::Number)
}

/// An aggregation's state while rows come and go. The sums are taken back as Vega takes them back,
/// for its results carry the same rounding.
#[derive(Clone, Debug, Default)]
pub(crate) struct Running {
    rows: f64,
    valid: f64,
    missing: f64,
    /// The sum, the product or the exponential average; each starts elsewhere.
    total: Option<f64>,
    mean: f64,
    deviations: f64,
    extreme: Extreme,
}

/// The least or greatest value so far.
#[derive(Clone, Debug, Default)]
enum Extreme {
    #[default]
    None,
    Known(Value),
    /// It has gone: the rows that are left have to be looked through.
    Gone,
}

impl Running {
    /// A row comes.
    pub(crate) fn add(&mut self, measure: &Measure<'_>, row: usize) {
        self.rows += 1.0;
        if let Some(value) = self.counted(measure, row, 1.0) {
            self.enter(measure, &value);
        }
    }

    /// A row goes.
    pub(crate) fn remove(&mut self, measure: &Measure<'_>, row: usize) {
        self.rows -= 1.0;
        if let Some(value) = self.counted(measure, row, -1.0) {
            self.leave(measure, &value);
        }
    }

    /// Counts a value, and gives it if there is something to compute with.
    fn counted<'t>(
        &mut self,
        measure: &Measure<'t>,
        row: usize,
        by: f64,
    ) -> Option<Cow<'t, Value>> {
        if measure.op == Op::Count {
            return None;
        }
        let value = measure.look(row);
        if is_empty(&value) {
            self.missing += by;
            return None;
        }
        let valid = value.is_valid();
        self.valid += if valid { by } else { 0.0 };
        valid.then_some(value)
    }

    fn enter(&mut self, measure: &Measure<'_>, value: &Value) {
        match measure.op {
            Op::Sum => self.total = Some(self.total.unwrap_or(0.0) + value.to_number()),
            Op::Product => self.total = Some(self.total.unwrap_or(1.0) * value.to_number()),
            Op::Exponential | Op::Exponentialb => {
                let before = measure.parameter * self.total.unwrap_or(0.0);
                self.total = Some(before + value.to_number());
            }
            Op::Min => self.compete(value, is_less),
            Op::Max => self.compete(value, is_more),
            Op::Count | Op::Valid | Op::Missing => {}
            _ => {
                let number = value.to_number();
                let delta = number - self.mean;
                self.mean += delta / self.valid;
                self.deviations += delta * (number - self.mean);
            }
        }
    }

    fn leave(&mut self, measure: &Measure<'_>, value: &Value) {
        match measure.op {
            Op::Sum => self.total = Some(self.total.unwrap_or(0.0) - value.to_number()),
            Op::Product => self.total = Some(self.total.unwrap_or(1.0) / value.to_number()),
            Op::Exponential | Op::Exponentialb => {
                let rate = measure.parameter;
                let share = value.to_number() / crate::math::pow(rate, self.valid - 1.0);
                self.total = Some((self.total.unwrap_or(0.0) - share) / rate);
            }
            Op::Min => self.forget(value, is_less),
            Op::Max => self.forget(value, is_more),
            Op::Count | Op::Valid | Op::Missing => {}
            _ => {
                let number = value.to_number();
                let delta = number - self.mean;
                self.mean -= if self.valid == 0.0 { self.mean } else { delta / self.valid };
                self.deviations -= delta * (number - self.mean);
            }
        }
    }

    fn compete(&mut self, value: &Value, better: Better) {
        match &self.extreme {
            Extreme::None => self.extreme = Extreme::Known(value.clone()),
            Extreme::Known(old) if better(value, old) => {
                self.extreme = Extreme::Known(value.clone());
            }
            Extreme::Known(_) | Extreme::Gone => {}
        }
    }

    fn forget(&mut self, value: &Value, better: Better) {
        if let Extreme::Known(old) = &self.extreme
            && !better(old, value)
        {
            self.extreme = Extreme::Gone;
        }
    }

    /// How many rows the next result has to look through, because the extreme value has gone.
    pub(crate) fn search(&self, rows: usize) -> usize {
        if let Extreme::Gone = self.extreme { rows } else { 0 }
    }

    /// The result; the rows are those that came and did not go.
    pub(crate) fn result(&mut self, measure: &Measure<'_>, rows: &[usize]) -> Value {
        let valid = self.valid;
        let squares = if self.deviations < 0.0 { 0.0 } else { self.deviations };
        let if_any = |number: f64| if valid == 0.0 { Value::Undefined } else { number.into() };
        let if_two = |number: f64| if valid > 1.0 { number.into() } else { Value::Undefined };
        match measure.op {
            Op::Count => self.rows.into(),
            Op::Valid => valid.into(),
            Op::Missing => self.missing.into(),
            Op::Sum => if_any(self.total.unwrap_or(0.0)),
            Op::Product => if_any(self.total.unwrap_or(1.0)),
            Op::Mean | Op::Average => if_any(self.mean),
            Op::Variance => if_two(squares / (valid - 1.0)),
            Op::Variancep => if_any(squares / valid),
            Op::Stdev => if_two((squares / (valid - 1.0)).sqrt()),
            Op::Stdevp => if_any((squares / valid).sqrt()),
            Op::Stderr => if_two((squares / (valid * (valid - 1.0))).sqrt()),
            Op::Exponential => {
                let rate = measure.parameter;
                let whole = 1.0 - crate::math::pow(rate, valid);
                if_any(self.total.unwrap_or(0.0) * (1.0 - rate) / whole)
            }
            Op::Exponentialb => if_any(self.total.unwrap_or(0.0) * (1.0 - measure.parameter)),
            Op::Min | Op::Max => self.extreme(measure, rows),
            _ => measure.stored(rows),
        }
    }

    fn extreme(&mut self, measure: &Measure<'_>, rows: &[usize]) -> Value {
        if let Extreme::Gone = self.extreme {
            self.extreme = match measure.stored(rows) {
                Value::Undefined => Extreme::None,
                found => Extreme::Known(found),
            };
        }
        match &self.extreme {
            Extreme::Known(value) => value.clone(),
            Extreme::None | Extreme::Gone => Value::Undefined,
        }
    }
}
