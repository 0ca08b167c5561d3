//! Vega-Lite's time units: a moment cut down to the parts that count.

use super::interval::{Interval, Unit, offset};
use super::{Civil, DAY, HOUR, MINUTE, SECOND, day_of_year, week_of_year, weekday};

/// A time unit: the parts of a moment that count, from the largest.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeUnit {
    parts: Vec<&'static str>,
    step: f64,
}

impl TimeUnit {
    /// A unit of these parts, from the largest.
    #[must_use]
    pub fn new(parts: Vec<&'static str>, step: Option<f64>) -> Self {
        Self { parts, step: step.filter(|step| *step >= 1.0).unwrap_or(1.0) }
    }

    /// The unit that cuts an extent into at most so many (vega-time's `timeBin`).
    #[must_use]
    pub fn fitting(extent: (f64, f64), maxbins: f64) -> Self {
        let span = (extent.1 - extent.0).abs();
        let target = span / maxbins.max(1.0);
        let after = BINS.iter().position(|(.., length)| *length > target);
        let (parts, step) = match after {
            None => {
                let year = 365.0 * DAY;
                (vec!["year"], crate::ticks::step(extent.0 / year, extent.1 / year, maxbins))
            }
            Some(0) => {
                let step = crate::ticks::step(extent.0, extent.1, maxbins).max(1.0);
                (MILLISECONDS.to_vec(), step)
            }
            Some(next) => {
                let pick =
                    |at: usize| BINS.get(at).copied().unwrap_or((&["year"], 1.0, 365.0 * DAY));
                let (before, after) = (pick(next - 1), pick(next));
                let (parts, step, _) =
                    if target / before.2 < after.2 / target { before } else { after };
                (parts.to_vec(), step)
            }
        };
        Self::new(parts, Some(step))
    }

    /// Its parts, from the largest.
    #[must_use]
    pub fn parts(&self) -> &[&'static str] {
        &self.parts
    }

    fn has(&self, part: &str) -> bool {
        self.parts.contains(&part)
    }

    /// The start of the unit that a moment lies in. Without a year it lies in 2012, a leap year
    /// whose first day is a Sunday.
    #[must_use]
    pub fn floor(&self, moment: f64) -> f64 {
        let civil = Civil::of(moment);
        let smallest = self.parts.last().copied().unwrap_or_default();
        let down = |part: &str, value: f64, first: f64| {
            if part == smallest && self.step > 1.0 {
                ((value - first) / self.step).floor() * self.step + first
            } else {
                value
            }
        };
        let year = if self.has("year") { down("year", civil.year, 0.0) } else { 2012.0 };
        let month = if self.has("month") {
            down("month", civil.month, 0.0)
        } else if self.has("quarter") {
            down("quarter", (civil.month / 3.0).floor(), 0.0) * 3.0
        } else {
            0.0
        };
        let date = self.date(moment, &civil, year, &down);
        let of = |part: &str, value: f64| if self.has(part) { down(part, value, 0.0) } else { 0.0 };
        let start = Civil {
            year,
            month,
            day: 1.0,
            hour: of("hours", civil.hour),
            minute: of("minutes", civil.minute),
            second: of("seconds", civil.second),
            millisecond: of("milliseconds", civil.millisecond),
        };
        start.to_moment() + (date - 1.0) * DAY
    }

    /// The day, counted from the first of the month that has been found.
    fn date(
        &self,
        moment: f64,
        civil: &Civil,
        year: f64,
        down: &dyn Fn(&str, f64, f64) -> f64,
    ) -> f64 {
        if self.has("date") {
            return down("date", civil.day, 1.0);
        }
        if self.has("dayofyear") {
            return down("dayofyear", day_of_year(moment) + 1.0, 1.0);
        }
        // The day of January on which this day of this week of the year falls.
        let first = weekday(Civil::day(year, 0.0, 1.0).to_moment());
        let in_week = |week: f64, day: f64| day + 7.0 * week - (first + 6.0) % 7.0;
        if self.has("week") {
            let day = if self.has("day") { weekday(moment) } else { 0.0 };
            return in_week(down("week", week_of_year(moment, 0.0), 0.0), day);
        }
        if self.has("day") {
            return down("day", in_week(1.0, weekday(moment)), 1.0);
        }
        1.0
    }

    /// The start of the unit after the one that starts here.
    #[must_use]
    pub fn next(&self, start: f64) -> f64 {
        let (unit, times) = self.smallest();
        offset(unit, start, times * self.step)
    }

    /// The unit in which starts are apart, and how many.
    #[must_use]
    pub fn smallest(&self) -> (Unit, f64) {
        match self.parts.last().copied().unwrap_or_default() {
            "year" => (Unit::Year, 1.0),
            "quarter" => (Unit::Month, 3.0),
            "month" => (Unit::Month, 1.0),
            "week" => (Unit::Day, 7.0),
            "date" | "day" | "dayofyear" => (Unit::Day, 1.0),
            "hours" => (Unit::Hour, 1.0),
            "minutes" => (Unit::Minute, 1.0),
            "seconds" => (Unit::Second, 1.0),
            _ => (Unit::Millisecond, 1.0),
        }
    }

    /// How long one is, in a year without a leap day; nothing for days of a week.
    #[must_use]
    pub fn duration(&self) -> Option<f64> {
        if self.parts.last().copied() == Some("day") {
            return None;
        }
        let start = Civil::day(2001.0, 0.0, 1.0).to_moment();
        Some(self.next(start) - start)
    }

    /// The interval that scales are made nice with.
    #[must_use]
    pub fn interval(&self) -> Interval {
        let (unit, times) = self.smallest();
        Interval::new(unit, times * self.step)
    }

    /// How its starts are written, as a d3 specifier (vega-time's `timeUnitSpecifier` with
    /// Vega-Lite's own forms).
    #[must_use]
    pub fn specifier(&self) -> String {
        specifier(&self.parts)
    }
}

const MILLISECONDS: [&str; 7] =
    ["year", "month", "date", "hours", "minutes", "seconds", "milliseconds"];
const SECONDS: &[&str] = &["year", "month", "date", "hours", "minutes", "seconds"];
const MINUTES: &[&str] = &["year", "month", "date", "hours", "minutes"];
const HOURS: &[&str] = &["year", "month", "date", "hours"];
const DATES: &[&str] = &["year", "month", "date"];

/// The units that an extent may be cut into, with their lengths.
const BINS: [(&[&str], f64, f64); 17] = [
    (SECONDS, 1.0, SECOND),
    (SECONDS, 5.0, 5.0 * SECOND),
    (SECONDS, 15.0, 15.0 * SECOND),
    (SECONDS, 30.0, 30.0 * SECOND),
    (MINUTES, 1.0, MINUTE),
    (MINUTES, 5.0, 5.0 * MINUTE),
    (MINUTES, 15.0, 15.0 * MINUTE),
    (MINUTES, 30.0, 30.0 * MINUTE),
    (HOURS, 1.0, HOUR),
    (HOURS, 3.0, 3.0 * HOUR),
    (HOURS, 6.0, 6.0 * HOUR),
    (HOURS, 12.0, 12.0 * HOUR),
    (DATES, 1.0, DAY),
    (&["year", "week"], 1.0, 7.0 * DAY),
    (&["year", "month"], 1.0, 30.0 * DAY),
    (&["year", "month"], 3.0, 90.0 * DAY),
    (&["year"], 1.0, 365.0 * DAY),
];

/// How parts are written; several parts together go before each alone.
const SPECIFIERS: [(&[&str], &str); 15] = [
    (&["year", "month", "date"], "%b %d, %Y "),
    (&["year", "month"], "%b %Y "),
    (&["hours", "minutes"], "%H:%M"),
    (&["year"], "%Y "),
    (&["quarter"], "Q%q "),
    (&["month"], "%b "),
    (&["date"], "%d "),
    (&["week"], "W%U "),
    (&["day"], "%a "),
    (&["dayofyear"], "%j "),
    (&["hours"], "%H:00"),
    (&["minutes"], "00:%M"),
    (&["seconds"], ":%S"),
    (&["milliseconds"], ".%L"),
    (&[], ""),
];

fn specifier(parts: &[&str]) -> String {
    let mut out = String::new();
    let mut rest = parts;
    while !rest.is_empty() {
        let longest =
            SPECIFIERS.iter().filter(|(some, _)| !some.is_empty() && rest.starts_with(some));
        let Some((some, written)) = longest.max_by_key(|(some, _)| some.len()) else { break };
        out.push_str(written);
        rest = rest.get(some.len()..).unwrap_or_default();
    }
    out.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::TimeUnit;
    use crate::time::{iso, parse};

    #[track_caller]
    fn check(parts: &[&'static str], step: f64, from: &str, start: &str, end: &str) {
        let unit = TimeUnit::new(parts.to_vec(), Some(step));
        let floor = unit.floor(parse(from).unwrap());
        assert_eq!(iso(floor)[..16].to_owned(), start, "{parts:?}");
        assert_eq!(iso(unit.next(floor))[..16].to_owned(), end, "{parts:?}");
    }

    #[test]
    fn floors_are_those_of_vega() {
        check(&["year"], 1.0, "2021-11-15T13:45", "2021-01-01T00:00", "2022-01-01T00:00");
        check(&["year", "month"], 1.0, "2021-11-15T13:45", "2021-11-01T00:00", "2021-12-01T00:00");
        check(&["month"], 1.0, "2021-11-15T13:45", "2012-11-01T00:00", "2012-12-01T00:00");
        check(&["quarter"], 1.0, "2021-11-15T13:45", "2012-10-01T00:00", "2013-01-01T00:00");
        check(&["day"], 1.0, "2021-11-15T13:45", "2012-01-02T00:00", "2012-01-03T00:00");
        check(&["hours"], 1.0, "2021-11-15T13:45", "2012-01-01T13:00", "2012-01-01T14:00");
        check(
            &["hours", "minutes"],
            1.0,
            "2021-11-15T13:45",
            "2012-01-01T13:45",
            "2012-01-01T13:46",
        );
        check(&["date"], 1.0, "2021-11-15T13:45", "2012-01-15T00:00", "2012-01-16T00:00");
        check(&["month", "date"], 1.0, "2021-11-15T13:45", "2012-11-15T00:00", "2012-11-16T00:00");
        check(&["year", "week"], 1.0, "2021-11-17T13:45", "2021-11-14T00:00", "2021-11-21T00:00");
        check(&["year"], 5.0, "2021-11-15", "2020-01-01T00:00", "2025-01-01T00:00");
    }

    #[test]
    fn specifiers_are_those_of_vega_lite() {
        let written = |parts: &[&'static str]| TimeUnit::new(parts.to_vec(), None).specifier();
        assert_eq!(written(&["year", "month", "date"]), "%b %d, %Y");
        assert_eq!(written(&["year", "month"]), "%b %Y");
        assert_eq!(written(&["month"]), "%b");
        assert_eq!(written(&["quarter"]), "Q%q");
        assert_eq!(written(&["year", "month", "date", "hours", "minutes"]), "%b %d, %Y %H:%M");
        assert_eq!(written(&["year", "quarter"]), "%Y Q%q");
    }
}
