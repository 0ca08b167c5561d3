//! Ticks of time scales, after d3-time's `timeTicks` and d3-scale's `nice`.

use super::interval::{Interval, Unit};
use super::{DAY, HOUR, MINUTE, SECOND};

const YEAR: f64 = 365.0 * DAY;

/// The intervals that ticks may have, with their lengths.
const STEPS: [(Unit, f64, f64); 18] = [
    (Unit::Second, 1.0, SECOND),
    (Unit::Second, 5.0, 5.0 * SECOND),
    (Unit::Second, 15.0, 15.0 * SECOND),
    (Unit::Second, 30.0, 30.0 * SECOND),
    (Unit::Minute, 1.0, MINUTE),
    (Unit::Minute, 5.0, 5.0 * MINUTE),
    (Unit::Minute, 15.0, 15.0 * MINUTE),
    (Unit::Minute, 30.0, 30.0 * MINUTE),
    (Unit::Hour, 1.0, HOUR),
    (Unit::Hour, 3.0, 3.0 * HOUR),
    (Unit::Hour, 6.0, 6.0 * HOUR),
    (Unit::Hour, 12.0, 12.0 * HOUR),
    (Unit::Day, 1.0, DAY),
    (Unit::Day, 2.0, 2.0 * DAY),
    (Unit::Week, 1.0, 7.0 * DAY),
    (Unit::Month, 1.0, 30.0 * DAY),
    (Unit::Month, 3.0, 90.0 * DAY),
    (Unit::Year, 1.0, YEAR),
];

/// The interval that gives about so many ticks between two moments.
#[must_use]
pub fn interval(start: f64, stop: f64, count: f64) -> Interval {
    let target = (stop - start).abs() / count.max(1.0);
    let after = STEPS.iter().position(|(_, _, length)| *length > target);
    let at = |at: usize| STEPS.get(at).copied().unwrap_or((Unit::Year, 1.0, YEAR));
    match after {
        None => {
            let step = crate::ticks::step(start / YEAR, stop / YEAR, count);
            Interval::new(Unit::Year, step)
        }
        Some(0) => {
            Interval::new(Unit::Millisecond, crate::ticks::step(start, stop, count).max(1.0))
        }
        Some(next) => {
            let (before, after) = (at(next - 1), at(next));
            let (unit, step, _) = if target / before.2 < after.2 / target { before } else { after };
            Interval::new(unit, step)
        }
    }
}

/// About so many moments between two moments, both included where they are ticks.
#[must_use]
pub fn ticks(start: f64, stop: f64, count: f64) -> Vec<f64> {
    if !(start.is_finite() && stop.is_finite()) {
        return Vec::new();
    }
    by(interval(start.min(stop), start.max(stop), count), start, stop)
}

/// The starts of an interval between two moments.
#[must_use]
pub fn by(interval: Interval, start: f64, stop: f64) -> Vec<f64> {
    let mut all = interval.range(start.min(stop), start.max(stop) + 1.0);
    if stop < start {
        all.reverse();
    }
    all
}

/// The two moments, moved outwards to starts of an interval.
#[must_use]
pub fn nice(interval: Interval, start: f64, stop: f64) -> (f64, f64) {
    if stop < start {
        let (stop, start) = nice(interval, stop, start);
        return (start, stop);
    }
    (interval.floor(start), interval.ceil(stop))
}

#[cfg(test)]
mod tests {
    use super::ticks;
    use crate::time::{iso, parse};

    #[track_caller]
    fn check(from: &str, to: &str, count: f64, length: usize, first: &str, second: &str) {
        let found = ticks(parse(from).unwrap(), parse(to).unwrap(), count);
        assert_eq!(found.len(), length, "{from}–{to}");
        assert_eq!(iso(found[0])[..16].to_owned(), first);
        assert_eq!(iso(found[1])[..16].to_owned(), second);
    }

    #[test]
    fn ticks_are_those_of_d3() {
        check("2000-01-01", "2010-03-01", 8.0, 11, "2000-01-01T00:00", "2001-01-01T00:00");
        check("2012-01-01", "2012-12-31", 8.0, 12, "2012-01-01T00:00", "2012-02-01T00:00");
        check("2012-01-01", "2012-02-01", 8.0, 5, "2012-01-01T00:00", "2012-01-08T00:00");
        check("2012-01-01", "2012-01-02", 8.0, 9, "2012-01-01T00:00", "2012-01-01T03:00");
    }
}
