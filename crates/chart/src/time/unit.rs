//! Vega-Lite's time units: which parts of a moment are kept, and what the rest is set to.

mod bins;
mod part;
mod specifier;

pub use part::Part;
pub use specifier::{VEGA_LITE, specifier};

use super::civil::{self, Civil};
use super::datetime;
use crate::value::number_text;

/// What a moment without a year gets: a leap year that begins on a Sunday.
const REFERENCE_YEAR: f64 = 2012.0;

/// Vega's default of `maxbins`.
const MAX_BINS: f64 = 40.0;

/// A time unit, with its options.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimeUnit {
    /// One bit for each part.
    parts: u16,
    /// How many of the smallest part are one; 1 or more mostly.
    pub step: f64,
    /// Written with `utc`. Moments are read in UTC all the same.
    pub utc: bool,
    /// The data are floored already.
    pub binned: bool,
    /// The parts are to be chosen for at most so many bins.
    pub maxbins: Option<f64>,
}

impl TimeUnit {
    /// A time unit by its name, as `yearmonth`, `utcyearmonthdate` or `binnedyearquarter`.
    ///
    /// ```
    /// use chart::time::unit::{Part, TimeUnit};
    /// let unit = TimeUnit::parse("utcyearmonth").unwrap();
    /// assert!(unit.utc && unit.has(Part::Month) && !unit.has(Part::Date));
    /// assert_eq!(TimeUnit::parse("weekmonth"), None);
    /// ```
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        let (name, binned) = without(name, "binned");
        let (name, utc) = without(name, "utc");
        let mut rest = name;
        let mut parts = Vec::new();
        for part in Part::ALL {
            if let Some(after) = rest.strip_prefix(part.name()) {
                rest = after;
                parts.push(part);
            }
        }
        let unit = Self { utc, binned, ..Self::of(&parts)? };
        rest.is_empty().then_some(unit)
    }

    /// A time unit of parts; nothing for none, and for parts that do not go together (a month's and
    /// a week's).
    #[must_use]
    pub fn of(parts: &[Part]) -> Option<Self> {
        let bits = parts.iter().fold(0, |bits, part| bits | part.bit());
        let unit = Self { parts: bits, step: 1.0, utc: false, binned: false, maxbins: None };
        let kinds: [&[Part]; 3] = [
            &[Part::Week, Part::Day],
            &[Part::Quarter, Part::Month, Part::Date],
            &[Part::DayOfYear],
        ];
        let used = kinds.iter().filter(|kind| kind.iter().any(|part| unit.has(*part))).count();
        (bits != 0 && used < 2).then_some(unit)
    }

    /// A time unit whose parts are chosen by the extent of the data, for at most so many bins.
    #[must_use]
    pub fn auto(maxbins: f64) -> Self {
        Self { parts: 0, step: 1.0, utc: false, binned: false, maxbins: Some(maxbins) }
    }

    /// The same with a step; 0 and `NaN` are 1, as in Vega.
    #[must_use]
    pub fn with_step(self, step: f64) -> Self {
        Self { step: if step == 0.0 || step.is_nan() { 1.0 } else { step }, ..self }
    }

    /// The unit with its parts chosen for an extent (vega-time's `timeBin`), where it has none.
    #[must_use]
    pub fn resolve(self, extent: [f64; 2]) -> Self {
        if self.parts != 0 {
            return self;
        }
        let max = self.maxbins.filter(|max| *max != 0.0 && !max.is_nan()).unwrap_or(MAX_BINS);
        let (parts, step) = bins::choose(extent, max);
        Self { parts, step, ..self }
    }

    /// Whether a part is kept.
    #[must_use]
    pub fn has(self, part: Part) -> bool {
        self.parts & part.bit() != 0
    }

    /// The parts that are kept, from the largest.
    #[must_use]
    pub fn parts(self) -> Vec<Part> {
        Part::ALL.into_iter().filter(|part| self.has(*part)).collect()
    }

    /// The smallest part that is kept; nothing before the parts are chosen.
    #[must_use]
    pub fn smallest(self) -> Option<Part> {
        Part::ALL.into_iter().rev().find(|part| self.has(*part))
    }

    /// The unit's name within the names of fields (Vega-Lite's `timeUnitToString`), without an
    /// underscore at its end: `yearmonth`, `utcyear_step_2`, `timeunit_maxbins_20`.
    #[must_use]
    pub fn name(self) -> String {
        let mut name = if self.utc { "utc" } else { "" }.to_owned();
        // A resolved unit is still called by what the spec says.
        match self.maxbins {
            Some(max) => name.push_str(&format!("timeunit_maxbins_{}", number_text(max))),
            None => self.parts().iter().for_each(|part| name.push_str(part.name())),
        }
        if self.binned {
            name.push_str("_binned_true");
        }
        if self.maxbins.is_none() && self.step != 1.0 {
            name.push_str(&format!("_step_{}", number_text(self.step)));
        }
        name.replace(|one: char| !one.is_ascii_alphanumeric() && one != '_', "_")
    }

    /// The start of a moment's unit (vega-time's `timeFloor`): parts that are not kept are the
    /// least, and the year is 2012. `NaN` for no moment.
    ///
    /// ```
    /// use chart::time::{iso, parse, unit::TimeUnit};
    /// let month = TimeUnit::parse("month").unwrap();
    /// let moment = parse("2021-11-15T09:30").unwrap();
    /// assert_eq!(iso(month.floor(moment)), "2012-11-01T00:00:00.000Z");
    /// ```
    #[must_use]
    pub fn floor(self, moment: f64) -> f64 {
        let timeless = [Part::Quarter, Part::Week, Part::DayOfYear];
        let Some(at) = Civil::of(moment) else {
            // What is no moment is in the first quarter, since `~~NaN` is 0.
            let counts = self.parts().iter().any(|part| !timeless.contains(part));
            return if counts { f64::NAN } else { datetime(&[REFERENCE_YEAR, 0.0, 1.0]) };
        };
        let keep = |part, value, least| {
            if self.has(part) { self.snap(part, civil::number(value), least) } else { least }
        };
        let year =
            if self.has(Part::Year) { keep(Part::Year, at.year, 0.0) } else { REFERENCE_YEAR };
        let month = match self.has(Part::Month) {
            true => keep(Part::Month, at.month, 0.0),
            false => 3.0 * keep(Part::Quarter, at.month / 3, 0.0),
        };
        civil::make([
            year,
            month,
            self.day(moment, at.day, year),
            keep(Part::Hours, at.hour, 0.0),
            keep(Part::Minutes, at.minute, 0.0),
            keep(Part::Seconds, at.second, 0.0),
            keep(Part::Milliseconds, at.millisecond, 0.0),
        ])
    }

    /// The day from the start of the month or of the year, whichever the unit's parts mean.
    fn day(self, moment: f64, date: i64, year: f64) -> f64 {
        let first = super::weekday(civil::make([year, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0]));
        let in_week = |week: f64, day: f64| day + week * 7.0 - (first + 6.0).rem_euclid(7.0);
        let (week, day) = (super::week(moment), super::weekday(moment));
        match (self.has(Part::Week), self.has(Part::Day)) {
            (true, true) => self.snap(Part::Day, in_week(week, day), 1.0),
            (true, false) => in_week(self.snap(Part::Week, week, 1.0), 0.0),
            (false, true) => self.snap(Part::Day, in_week(1.0, day), 1.0),
            _ if self.has(Part::Date) => self.snap(Part::Date, civil::number(date), 1.0),
            _ if self.has(Part::DayOfYear) => {
                self.snap(Part::DayOfYear, super::day_of_year(moment), 1.0)
            }
            _ => 1.0,
        }
    }

    /// The smallest part goes by steps from its least value.
    fn snap(self, part: Part, value: f64, least: f64) -> f64 {
        if self.smallest() != Some(part) || self.step <= 1.0 {
            return value;
        }
        least + self.step * ((value - least) / self.step).floor()
    }

    /// The moment so many of the smallest part later, whatever the step.
    #[must_use]
    pub fn offset(self, moment: f64, count: f64) -> f64 {
        self.smallest().map_or(f64::NAN, |part| part.interval().offset(moment, count))
    }

    /// The end of the unit that begins at a floored moment (the transform's second field).
    #[must_use]
    pub fn end(self, floor: f64) -> f64 {
        self.offset(floor, self.step)
    }

    /// The moment with the parts that Vega-Lite compares in a predicate with a time unit: weeks and
    /// days of the year do not count, and a step does not either.
    #[must_use]
    pub fn compared(self, moment: f64) -> f64 {
        let timeless = [Part::Quarter, Part::Week, Part::DayOfYear];
        let Some(at) = Civil::of(moment) else {
            // What is no moment is in the first quarter, since `~~NaN` is 0.
            let counts = self.parts().iter().any(|part| !timeless.contains(part));
            return if counts { f64::NAN } else { datetime(&[REFERENCE_YEAR, 0.0, 1.0]) };
        };
        let keep = |part, value, least| if self.has(part) { civil::number(value) } else { least };
        let day = match self.has(Part::Date) {
            true => civil::number(at.day),
            false if self.has(Part::Day) => super::weekday(moment) + 1.0,
            false => 1.0,
        };
        let month = match self.has(Part::Month) {
            true => civil::number(at.month),
            false => 3.0 * keep(Part::Quarter, at.month / 3, 0.0),
        };
        datetime(&[
            keep(Part::Year, at.year, REFERENCE_YEAR),
            month,
            day,
            keep(Part::Hours, at.hour, 0.0),
            keep(Part::Minutes, at.minute, 0.0),
            keep(Part::Seconds, at.second, 0.0),
            keep(Part::Milliseconds, at.millisecond, 0.0),
        ])
    }

    /// How long the unit is in a common year, in milliseconds (Vega-Lite's `durationExpr`): a month
    /// is January. Nothing for days of the week.
    #[must_use]
    pub fn duration(self) -> Option<f64> {
        let part = self.smallest().filter(|part| *part != Part::Day)?;
        let start = datetime(&[2001.0, 0.0]);
        let mut fields = [2001.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0];
        let (at, count) = part.field();
        if let Some(field) = fields.get_mut(at) {
            *field += count * self.step;
        }
        Some(datetime(&fields) - start)
    }

    /// The d3 format of the unit's moments with Vega-Lite's defaults, as `%b %Y`; `overrides` by
    /// the names of parts with hyphens between, as `("year-month", "%m/%Y")`.
    #[must_use]
    pub fn specifier(self, overrides: &[(&str, &str)]) -> String {
        specifier(&self.parts(), &[overrides, VEGA_LITE])
    }
}

fn without<'n>(name: &'n str, prefix: &str) -> (&'n str, bool) {
    name.strip_prefix(prefix).map_or((name, false), |rest| (rest, true))
}
