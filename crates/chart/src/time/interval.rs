//! Intervals of time, after d3-time: where one starts, and where the next one does.

use super::{Civil, DAY, HOUR, MINUTE, SECOND, weekday};

/// How many moments a list of ticks may have.
pub const MAX_TICKS: usize = 10_000;

/// A kind of interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Unit {
    Millisecond,
    Second,
    Minute,
    Hour,
    Day,
    /// Seven days from Sunday.
    Week,
    Month,
    Year,
}

/// So many of a unit, counted from where the larger unit starts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The unit.
    pub unit: Unit,
    /// How many.
    pub step: f64,
}

impl Interval {
    /// So many of a unit; less than one is one.
    #[must_use]
    pub fn new(unit: Unit, step: f64) -> Self {
        Self { unit, step: if step >= 1.0 { step.floor() } else { 1.0 } }
    }

    /// A unit by the name that Vega gives it.
    #[must_use]
    pub fn named(name: &str, step: f64) -> Option<Self> {
        let (unit, times) = match name {
            "milliseconds" | "millisecond" => (Unit::Millisecond, 1.0),
            "seconds" | "second" => (Unit::Second, 1.0),
            "minutes" | "minute" => (Unit::Minute, 1.0),
            "hours" | "hour" => (Unit::Hour, 1.0),
            "date" | "day" | "dayofyear" => (Unit::Day, 1.0),
            "week" => (Unit::Week, 1.0),
            "month" => (Unit::Month, 1.0),
            "quarter" => (Unit::Month, 3.0),
            "year" => (Unit::Year, 1.0),
            _ => return None,
        };
        Some(Self::new(unit, step.max(1.0) * times))
    }

    /// The start of the interval that a moment lies in.
    #[must_use]
    pub fn floor(self, moment: f64) -> f64 {
        let Civil { year, month, day, hour, minute, second, .. } = Civil::of(moment);
        let down = |value: f64| (value / self.step).floor() * self.step;
        let start = Civil::day(year, month, day);
        match self.unit {
            Unit::Millisecond => down(moment),
            Unit::Second => Civil { hour, minute, second: down(second), ..start }.to_moment(),
            Unit::Minute => Civil { hour, minute: down(minute), ..start }.to_moment(),
            Unit::Hour => Civil { hour: down(hour), ..start }.to_moment(),
            Unit::Day => Civil::day(year, month, down(day - 1.0) + 1.0).to_moment(),
            Unit::Week => {
                let week = start.to_moment() - weekday(moment) * DAY;
                let weeks = ((week - SUNDAY) / (7.0 * DAY)).round();
                SUNDAY + down(weeks) * 7.0 * DAY
            }
            Unit::Month => Civil::day(year, down(month), 1.0).to_moment(),
            Unit::Year => Civil::day(down(year), 0.0, 1.0).to_moment(),
        }
    }

    /// The first start at or after a moment.
    #[must_use]
    pub fn ceil(self, moment: f64) -> f64 {
        self.next(self.floor(moment - 1.0))
    }

    /// The start after this start.
    #[must_use]
    pub fn next(self, start: f64) -> f64 {
        let next = self.floor(offset(self.unit, start, self.step));
        // Days of a month and hours of a day do not divide evenly: the next count starts anew.
        if next > start { next } else { self.floor(offset(self.unit, start, self.step * 2.0)) }
    }

    /// The starts from a moment up to another, the last one excluded.
    #[must_use]
    pub fn range(self, from: f64, to: f64) -> Vec<f64> {
        let mut all = Vec::new();
        let mut at = self.ceil(from);
        while at < to && all.len() < MAX_TICKS {
            all.push(at);
            let next = self.next_tick(at);
            if next <= at {
                break;
            }
            at = next;
        }
        all
    }

    /// The start after this one: where a larger unit ends before the step does, it starts anew.
    fn next_tick(self, at: f64) -> f64 {
        if self.step <= 1.0 || matches!(self.unit, Unit::Millisecond | Unit::Week | Unit::Year) {
            return self.next(at);
        }
        let one = Self { step: 1.0, ..self };
        let mut next = one.next(at);
        // Bounded: within a larger unit there are at most 60 of a smaller one.
        for _ in 0..62 {
            if self.floor(next) == next {
                break;
            }
            next = one.next(next);
        }
        next
    }
}

/// The first Sunday of 1970.
const SUNDAY: f64 = 3.0 * DAY;

/// A moment so many units later, or earlier.
#[must_use]
pub fn offset(unit: Unit, moment: f64, by: f64) -> f64 {
    let civil = Civil::of(moment);
    match unit {
        Unit::Millisecond => moment + by,
        Unit::Second => moment + by * SECOND,
        Unit::Minute => moment + by * MINUTE,
        Unit::Hour => moment + by * HOUR,
        Unit::Day => moment + by * DAY,
        Unit::Week => moment + by * 7.0 * DAY,
        Unit::Month => Civil { month: civil.month + by, ..civil }.to_moment(),
        Unit::Year => Civil { year: civil.year + by, ..civil }.to_moment(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Interval, Unit};
    use crate::time::{iso, parse};

    #[track_caller]
    fn check(unit: Unit, step: f64, from: &str, to: &str, expected: &[&str]) {
        let starts = Interval::new(unit, step).range(parse(from).unwrap(), parse(to).unwrap());
        let starts: Vec<String> = starts.into_iter().map(|at| iso(at)[..16].to_owned()).collect();
        assert_eq!(starts, expected);
    }

    #[test]
    fn ranges_are_those_of_d3() {
        check(
            Unit::Year,
            5.0,
            "2001-01-01",
            "2012-01-01",
            &["2005-01-01T00:00", "2010-01-01T00:00"],
        );
        check(
            Unit::Month,
            3.0,
            "2001-02-01",
            "2001-12-01",
            &["2001-04-01T00:00", "2001-07-01T00:00", "2001-10-01T00:00"],
        );
        check(
            Unit::Week,
            1.0,
            "2021-11-10",
            "2021-11-25",
            &["2021-11-14T00:00", "2021-11-21T00:00"],
        );
        check(
            Unit::Day,
            2.0,
            "2021-01-29",
            "2021-02-04",
            &["2021-01-29T00:00", "2021-01-31T00:00", "2021-02-01T00:00", "2021-02-03T00:00"],
        );
        check(
            Unit::Hour,
            6.0,
            "2021-01-01T05:00",
            "2021-01-01T13:00",
            &["2021-01-01T06:00", "2021-01-01T12:00"],
        );
    }

    #[test]
    fn floors_and_ceils() {
        let month = Interval::new(Unit::Month, 1.0);
        let moment = parse("2021-11-15").unwrap();
        assert_eq!(iso(month.floor(moment))[..10].to_owned(), "2021-11-01");
        assert_eq!(iso(month.ceil(moment))[..10].to_owned(), "2021-12-01");
        assert_eq!(month.ceil(month.floor(moment)), month.floor(moment));
    }
}
