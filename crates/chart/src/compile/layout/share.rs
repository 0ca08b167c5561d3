//! Room shared among the plots that stand beside each other.

use super::super::model::Id;
use super::fit::{Fitted, Goal, Way, is_contained};
use crate::geometry::Bounds;
use crate::value::count;

/// How small plots beside each other may become: what does not fit then is wider than its container.
const LEAST: f64 = 20.0;

/// The room of a view and of those within it, from its own origin.
#[derive(Clone, Debug)]
pub(crate) struct Extent {
    pub(crate) id: Id,
    pub(crate) room: Bounds,
    /// The size of a plot.
    pub(crate) size: (f64, f64),
    /// In how many columns its views stand.
    pub(crate) columns: usize,
    pub(crate) cells: Vec<Extent>,
}

/// A goal along one dimension.
#[derive(Clone, Copy)]
pub(super) struct Along<'a> {
    pub(super) goal: &'a Goal<'a>,
    pub(super) at: usize,
}

impl Along<'_> {
    pub(super) fn before(self, extent: &Extent) -> f64 {
        -if self.at == 0 { extent.room.x1 } else { extent.room.y1 }
    }

    fn after(self, extent: &Extent) -> f64 {
        if self.at == 0 { extent.room.x2 } else { extent.room.y2 }
    }

    fn size(self, extent: &Extent) -> f64 {
        if self.at == 0 { extent.size.0 } else { extent.size.1 }
    }

    /// The columns, or the rows, of a view.
    fn lines(self, extent: &Extent) -> Vec<Vec<&Extent>> {
        let columns = extent.columns.clamp(1, extent.cells.len().max(1));
        let rows = extent.cells.len().div_ceil(columns);
        let count = if self.at == 0 { columns } else { rows };
        let mut lines = vec![Vec::new(); count];
        for (place, cell) in extent.cells.iter().enumerate() {
            let line = if self.at == 0 { place % columns } else { place / columns };
            if let Some(line) = lines.get_mut(line) {
                line.push(cell);
            }
        }
        lines
    }

    /// How many plots that fit stand beside each other.
    fn many(self, extent: &Extent) -> usize {
        if !extent.cells.is_empty() {
            return self.lines(extent).iter().map(|line| self.most(line)).sum();
        }
        let model = self.goal.model;
        usize::from(match self.goal.ways.get(self.at) {
            Some(Way::All(_)) => super::super::is_plot(&model.node(extent.id).kind),
            Some(Way::Contained(_)) => is_contained(model, extent.id, self.at),
            _ => false,
        })
    }

    fn most(self, line: &[&Extent]) -> usize {
        line.iter().map(|cell| self.many(cell)).max().unwrap_or(0)
    }

    /// How far a view reaches from its origin besides its plots that fit.
    fn fixed(self, extent: &Extent) -> f64 {
        if extent.cells.is_empty() {
            let size = if self.many(extent) > 0 { self.size(extent) } else { 0.0 };
            return (self.after(extent) - size).max(0.0).ceil();
        }
        let lines = self.lines(extent);
        let mut rest = self.after(extent);
        let mut fixed = 0.0;
        for (at, line) in lines.iter().enumerate() {
            let most = |of: &dyn Fn(&Extent) -> f64| {
                line.iter().map(|cell| of(cell)).fold(0.0_f64, f64::max).ceil()
            };
            let before = if at == 0 { 0.0 } else { most(&|cell| self.before(cell)) };
            let reach = most(&|cell| self.after(cell));
            rest -= before + reach;
            fixed += before + if self.most(line) > 0 { self.fixed_of(line) } else { reach };
        }
        (rest + fixed).ceil()
    }

    fn fixed_of(self, line: &[&Extent]) -> f64 {
        let fitting = line.iter().filter(|cell| self.many(cell) > 0);
        fitting.map(|cell| self.fixed(cell)).fold(0.0, f64::max)
    }

    /// Shares room among the plots of a view, equally among those beside each other.
    pub(super) fn share(self, extent: &Extent, room: f64, fitted: &mut Fitted) {
        let many = self.many(extent);
        if many == 0 {
            return;
        }
        let each = (room - self.fixed(extent)) / count(many);
        if extent.cells.is_empty() {
            let least = if extent.id == 0 { 0.0 } else { LEAST };
            return fitted.give(extent.id, self.at, each.max(least).floor());
        }
        for line in self.lines(extent) {
            let room = self.fixed_of(&line) + count(self.most(&line)) * each;
            // Plots above each other are alike; what is made of several takes all the room.
            let alike = line.iter().all(|cell| cell.cells.is_empty());
            for cell in &line {
                let room = if alike { self.fixed(cell) + each } else { room };
                self.share(cell, room, fitted);
            }
        }
    }
}
