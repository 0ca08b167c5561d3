//! Where scales meet the calendar.

use crate::time::ticks::{self, TickCount};

/// Moments at round times, about `count` of them.
pub(super) fn ticks(start: f64, stop: f64, count: f64) -> Vec<f64> {
    ticks::ticks(start, stop, TickCount::Count(count), false)
}

/// The ends of a domain at round times.
pub(super) fn nice(start: f64, stop: f64, count: f64) -> (f64, f64) {
    let [start, stop] = ticks::nice([start, stop], TickCount::Count(count), false);
    (start, stop)
}

/// Moments at every `step` of a unit, `None` if there is no such unit.
pub(super) fn interval_ticks(start: f64, stop: f64, unit: &str, step: f64) -> Option<Vec<f64>> {
    Some(ticks::ticks(start, stop, TickCount::named(unit, Some(step)), false))
}

/// The ends of a domain at every `step` of a unit, `None` if there is no such unit.
pub(super) fn interval_nice(start: f64, stop: f64, unit: &str, step: f64) -> Option<(f64, f64)> {
    let [start, stop] = ticks::nice([start, stop], TickCount::named(unit, Some(step)), false);
    Some((start, stop))
}
