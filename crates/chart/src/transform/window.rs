//! What is computed for each row from the rows around it.

use crate::field::{Accessor, Field};
use crate::table::Table;
use crate::value::{Name, Value, count};

use super::cell::{Measure, Running};
use super::compare::{Comparator, Compare};
use super::group::Groups;
use super::window_op::{WindowOnly, WindowOp};
use super::{TooLarge, whole, work_allowed};

/// Computes columns over a sliding frame of each group's rows (Vega's `Window`). The rows keep their
/// order.
#[derive(Clone, Debug, PartialEq)]
pub struct Window {
    /// The fields to group by.
    pub groupby: Vec<Field>,
    /// The order within a group.
    pub sort: Compare,
    /// The frame's first and last row, from the row itself; `None` is the group's end.
    pub frame: [Option<f64>; 2],
    /// Whether the frame ends between rows that are equal in order.
    pub ignore_peers: bool,
    /// What to compute.
    pub ops: Vec<WindowOp>,
}

impl Default for Window {
    /// Everything up to the row itself.
    fn default() -> Self {
        Self {
            groupby: Vec::new(),
            sort: Compare::default(),
            frame: [None, Some(0.0)],
            ignore_peers: false,
            ops: Vec::new(),
        }
    }
}

impl Window {
    /// The table with a column for each operation.
    ///
    /// # Errors
    ///
    /// The frames need too much work.
    pub fn apply(&self, table: &Table) -> Result<Table, TooLarge> {
        let comparator = self.sort.of(table);
        let groups = Groups::of(table, &self.groupby);
        let partitions: Vec<Partition<'_>> =
            groups.iter().map(|rows| self.partition(rows, &comparator)).collect();
        let mut out = table.clone();
        let mut work = 0;
        for op in &self.ops {
            let mut column = vec![Value::Undefined; table.len()];
            for partition in &partitions {
                let values = match op {
                    WindowOp::Aggregate(op) => {
                        partition.aggregate(&op.measure(table), &mut work)?
                    }
                    WindowOp::Only { op, field, parameter, .. } => {
                        let accessor = field.as_ref().map(|field| field.of(table));
                        partition.only(*op, accessor, parameter.unwrap_or(f64::NAN))
                    }
                };
                for (row, value) in partition.rows.iter().zip(values) {
                    if let Some(slot) = column.get_mut(*row) {
                        *slot = value;
                    }
                }
            }
            out.set(Name::clone(op.name()), column);
        }
        Ok(out)
    }

    /// A group's rows in order, with the frame of each.
    fn partition<'c>(&self, rows: &[usize], comparator: &'c Comparator) -> Partition<'c> {
        let mut rows = rows.to_vec();
        comparator.sort(&mut rows);
        let compare = (!self.sort.is_empty()).then_some(comparator);
        let mut partition = Partition { rows, frames: Vec::new(), compare };
        partition.frames = (0..partition.rows.len())
            .map(|at| {
                let frame = self.frame(at, partition.rows.len());
                if self.ignore_peers { frame } else { partition.with_peers(frame) }
            })
            .collect();
        partition
    }

    /// The frame of a row: its start, and its end exclusively.
    fn frame(&self, at: usize, size: usize) -> (usize, usize) {
        let [first, last] = self.frame;
        let start = first.map_or(0, |offset| whole((count(at) + offset).ceil()));
        let end = last.map_or(size, |offset| whole((count(at) + offset + 1.0).ceil()));
        (start.min(size), end.min(size))
    }
}

/// A group in order.
struct Partition<'c> {
    rows: Vec<usize>,
    frames: Vec<(usize, usize)>,
    /// `None` without an order: then no two rows are peers.
    compare: Option<&'c Comparator>,
}

impl Partition<'_> {
    /// Whether the rows at two places are equal in order.
    fn are_peers(&self, one: usize, two: usize) -> bool {
        match (self.compare, self.rows.get(one), self.rows.get(two)) {
            (Some(comparator), Some(one), Some(two)) => comparator.compare(*one, *two).is_eq(),
            _ => false,
        }
    }

    /// Widens a frame by the peers of its ends.
    fn with_peers(&self, (start, end): (usize, usize)) -> (usize, usize) {
        let (Some(comparator), Some(last)) = (self.compare, end.checked_sub(1)) else {
            return (start, end);
        };
        let mut frame = (start, end);
        if start > 0
            && self.are_peers(start, start - 1)
            && let Some(row) = self.rows.get(start)
        {
            frame.0 = self.rows.partition_point(|one| comparator.compare(*one, *row).is_lt());
        }
        if self.are_peers(last, end)
            && let Some(row) = self.rows.get(last)
        {
            frame.1 = self.rows.partition_point(|one| comparator.compare(*one, *row).is_le());
        }
        frame
    }

    /// An aggregation of each frame. Rows come and go in Vega's order, for its rounding.
    fn aggregate(&self, measure: &Measure<'_>, work: &mut usize) -> Result<Vec<Value>, TooLarge> {
        let mut running = Running::default();
        let mut before = (0, 0);
        // What has to look at whole frames is refused before it starts.
        let of_frame = |(start, end): &(usize, usize)| measure.work(end.saturating_sub(*start));
        *work = self.frames.iter().map(of_frame).fold(*work, usize::saturating_add);
        work_allowed(*work)?;
        let mut values = Vec::with_capacity(self.rows.len());
        for frame in &self.frames {
            if measure.is_running() {
                for row in self.rows.get(before.0..frame.0).unwrap_or_default() {
                    running.remove(measure, *row);
                }
                for row in self.rows.get(before.1..frame.1).unwrap_or_default() {
                    running.add(measure, *row);
                }
            }
            let rows = self.rows.get(frame.0..frame.1).unwrap_or_default();
            *work = work.saturating_add(running.search(rows.len()));
            work_allowed(*work)?;
            values.push(running.result(measure, rows));
            before = *frame;
        }
        Ok(values)
    }

    /// An operation that only a window has, for each row.
    fn only(&self, op: WindowOnly, field: Option<Accessor<'_>>, parameter: f64) -> Vec<Value> {
        let places = 0..self.rows.len();
        let last = count(self.rows.len()) - 1.0;
        match op {
            WindowOnly::RowNumber => places.map(|at| count(at + 1).into()).collect(),
            WindowOnly::Rank => self.ranks(false).map(Value::Number).collect(),
            WindowOnly::DenseRank => self.ranks(true).map(Value::Number).collect(),
            WindowOnly::PercentRank => {
                self.ranks(false).map(|rank| ((rank - 1.0) / last).into()).collect()
            }
            WindowOnly::CumeDist => self.shares().map(Value::Number).collect(),
            WindowOnly::Ntile => {
                self.shares().map(|share| (parameter * share).ceil().into()).collect()
            }
            WindowOnly::PrevValue => nearest(places.map(|at| self.value(field, Some(at)))),
            WindowOnly::NextValue => {
                let mut values = nearest(places.rev().map(|at| self.value(field, Some(at))));
                values.reverse();
                values
            }
            _ => {
                let value = |at| self.value(field, self.place(op, at, parameter));
                let missing = match op {
                    WindowOnly::FirstValue | WindowOnly::LastValue => Value::Undefined,
                    _ => Value::Null,
                };
                places.map(|at| value(at).unwrap_or_else(|| missing.clone())).collect()
            }
        }
    }

    /// The place whose value an operation takes for a row.
    fn place(&self, op: WindowOnly, at: usize, parameter: f64) -> Option<usize> {
        let (start, end) = self.frames.get(at).copied()?;
        let offset = if parameter == 0.0 || parameter.is_nan() { 1.0 } else { parameter };
        match op {
            WindowOnly::Lag => moved(at, -offset),
            WindowOnly::Lead => moved(at, offset),
            WindowOnly::FirstValue => Some(start),
            WindowOnly::LastValue => end.checked_sub(1),
            _ => moved(start, parameter - 1.0).filter(|place| *place < end),
        }
    }

    /// The field's value at a place, if there is a row.
    fn value(&self, field: Option<Accessor<'_>>, place: Option<usize>) -> Option<Value> {
        self.rows.get(place?).zip(field).map(|(row, field)| field.get(*row))
    }

    /// The rank of each row, with or without gaps.
    fn ranks(&self, dense: bool) -> impl Iterator<Item = f64> {
        let mut rank = 1.0;
        (0..self.rows.len()).map(move |at| {
            if at.checked_sub(1).is_some_and(|before| !self.are_peers(before, at)) {
                rank = if dense { rank + 1.0 } else { count(at + 1) };
            }
            rank
        })
    }

    /// The share of rows up to each row's last peer. Vega does not look for the peers of the very
    /// first row, and neither does this.
    fn shares(&self) -> impl Iterator<Item = f64> {
        let mut last = 0;
        (0..self.rows.len()).map(move |at| {
            if last < at {
                last = at;
                while self.are_peers(last, last + 1) {
                    last += 1;
                }
            }
            count(1 + last) / count(self.rows.len())
        })
    }
}

/// A place some rows away, if it can be one.
fn moved(at: usize, by: f64) -> Option<usize> {
    let place = count(at) + by;
    (place >= 0.0 && place.fract() == 0.0).then(|| whole(place))
}

/// The last value that was there, for each value.
fn nearest(values: impl Iterator<Item = Option<Value>>) -> Vec<Value> {
    let mut last = Value::Null;
    values
        .map(|value| {
            if let Some(value) = value.filter(Value::is_present) {
                last = value;
            }
            last.clone()
        })
        .collect()
}

#[cfg(test)]
mod tests;
