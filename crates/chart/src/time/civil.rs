//! The calendar: moments taken apart into year, month, day and clock, and put together again.

use super::{DAY, HOUR, MINUTE, SECOND, clip, interval::Interval};

/// A moment's parts in UTC. Parts out of range carry over when a moment is made of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Civil {
    /// The astronomical year: 0 is 1 BC.
    pub year: i64,
    /// The month, from 0 for January to 11.
    pub month: i64,
    /// The day of the month, from 1.
    pub day: i64,
    /// The hour, 0 to 23.
    pub hour: i64,
    /// The minute, 0 to 59.
    pub minute: i64,
    /// The second, 0 to 59.
    pub second: i64,
    /// The millisecond, 0 to 999.
    pub millisecond: i64,
}

impl Civil {
    /// A moment's parts; nothing for `NaN` and what no JavaScript date holds.
    ///
    /// ```
    /// use chart::time::Civil;
    /// let leap = Civil::of(951_782_400_000.0).unwrap();
    /// assert_eq!((leap.year, leap.month, leap.day), (2000, 1, 29));
    /// assert_eq!(Civil::of(f64::NAN), None);
    /// ```
    #[must_use]
    pub fn of(moment: f64) -> Option<Self> {
        let moment = clip(moment);
        if moment.is_nan() {
            return None;
        }
        let days = (moment / DAY).floor();
        let clock = whole(moment - days * DAY);
        let (year, month, day) = date_of(whole(days));
        Some(Self {
            year,
            month,
            day,
            hour: clock / 3_600_000,
            minute: clock / 60_000 % 60,
            second: clock / 1000 % 60,
            millisecond: clock % 1000,
        })
    }

    /// The moment of these parts, as JavaScript's `Date.UTC` without its rule for the years 0–99.
    ///
    /// ```
    /// use chart::time::{Civil, iso};
    /// let late = Civil { year: 2021, month: 12, day: 0, ..Civil::default() };
    /// assert_eq!(iso(late.to_moment()), "2021-12-31T00:00:00.000Z");
    /// ```
    #[must_use]
    pub fn to_moment(&self) -> f64 {
        make([
            number(self.year),
            number(self.month),
            number(self.day),
            number(self.hour),
            number(self.minute),
            number(self.second),
            number(self.millisecond),
        ])
    }
}

/// The moment of the expression `datetime(year, month[, day, …])`: the years 0–99 are 1900–1999,
/// months count from 0, what is not given is the least, and what is not a number makes `NaN`.
#[must_use]
pub fn datetime(fields: &[f64]) -> f64 {
    let mut all = [f64::NAN, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0];
    for (slot, field) in all.iter_mut().zip(fields) {
        *slot = field.trunc();
    }
    let [year, ..] = &mut all;
    if (0.0..=99.0).contains(year) {
        *year += 1900.0;
    }
    make(all)
}

/// A moment as JavaScript's `toISOString`, and `Invalid Date` for what is none.
///
/// ```
/// use chart::time::iso;
/// assert_eq!(iso(0.0), "1970-01-01T00:00:00.000Z");
/// assert_eq!(iso(f64::NAN), "Invalid Date");
/// ```
#[must_use]
pub fn iso(moment: f64) -> String {
    let Some(at) = Civil::of(moment) else { return "Invalid Date".to_owned() };
    let year = match at.year {
        0..=9999 => format!("{:04}", at.year),
        _ => format!("{:+07}", at.year),
    };
    let Civil { day, hour, minute, second, millisecond, .. } = at;
    let month = at.month + 1;
    format!("{year}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{millisecond:03}Z")
}

/// The day of the week, from 0 for Sunday; `NaN` for no moment.
#[must_use]
pub fn weekday(moment: f64) -> f64 {
    // The epoch was a Thursday.
    let days = (clip(moment) / DAY).floor() + 4.0;
    days - (days / 7.0).floor() * 7.0
}

/// The day of the year, from 1; `NaN` for no moment.
#[must_use]
pub fn day_of_year(moment: f64) -> f64 {
    Interval::DAY.count(Interval::YEAR.floor(moment), moment) + 1.0
}

/// The week of the year whose weeks begin on Sundays, 0 before the first Sunday; `NaN` for no
/// moment.
#[must_use]
pub fn week(moment: f64) -> f64 {
    week_from(moment, 0)
}

/// The week of the year whose weeks begin on a weekday (0 for Sunday), 0 before the first of them.
#[must_use]
pub(crate) fn week_from(moment: f64, first: u8) -> f64 {
    Interval::week_on(first).count(Interval::YEAR.floor(moment) - 1.0, moment)
}

/// The ISO week of a moment, from 1; `NaN` for no moment.
#[must_use]
pub fn iso_week(moment: f64) -> f64 {
    let thursday = iso_thursday(moment);
    (day_of_year(thursday) / 7.0).ceil()
}

/// The Thursday of a moment's ISO week: its year is the week's year.
#[must_use]
pub(crate) fn iso_thursday(moment: f64) -> f64 {
    Interval::week_on(1).floor(moment) + 3.0 * DAY
}

/// The moment of year, month, day, hour, minute, second and millisecond; fractions are dropped and
/// what is out of range carries over.
pub(crate) fn make(fields: [f64; 7]) -> f64 {
    let [year, month, day, hour, minute, second, millisecond] = fields.map(f64::trunc);
    let years = (month / 12.0).floor();
    let year = year + years;
    if year.is_nan() || year.abs() > 400_000.0 {
        return f64::NAN;
    }
    let first = number(days_before(whole(year), whole(month - years * 12.0)));
    let clock = hour * HOUR + minute * MINUTE + second * SECOND + millisecond;
    clip((first + day - 1.0) * DAY + clock)
}

/// Days from the epoch to the first of a month (0 to 11), by years that begin in March: a leap day
/// is then the last of its year.
fn days_before(year: i64, month: i64) -> i64 {
    let (year, month) = if month < 2 { (year - 1, month + 10) } else { (year, month - 2) };
    let (era, in_era) = (year.div_euclid(400), year.rem_euclid(400));
    let days = in_era * 365 + in_era / 4 - in_era / 100 + (153 * month + 2) / 5;
    era * 146_097 + days - 719_468
}

/// The year, the month (0 to 11) and the day (from 1) of a day counted from the epoch.
fn date_of(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let (era, in_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let years = (in_era - in_era / 1460 + in_era / 36_524 - in_era / 146_096) / 365;
    let in_year = in_era - (365 * years + years / 4 - years / 100);
    let from_march = (5 * in_year + 2) / 153;
    let day = in_year - (153 * from_march + 2) / 5 + 1;
    let year = years + era * 400;
    if from_march < 10 { (year, from_march + 2, day) } else { (year + 1, from_march - 10, day) }
}

/// A whole number that fits; `NaN` is 0.
#[expect(clippy::cast_possible_truncation, reason = "callers pass days, years and milliseconds")]
pub(crate) fn whole(number: f64) -> i64 {
    number as i64
}

/// A part of a date as a number: far below 2^53.
pub(crate) fn number(part: i64) -> f64 {
    part as f64
}

#[cfg(test)]
mod tests {
    use super::super::FURTHEST;
    use super::{Civil, datetime, day_of_year, iso, iso_week, week, weekday};

    #[test]
    fn writes_iso_dates() {
        let check = |moment: f64, expected: &str| assert_eq!(iso(moment), expected);
        check(-1.0, "1969-12-31T23:59:59.999Z");
        check(1.9, "1970-01-01T00:00:00.001Z");
        check(951_868_799_999.0, "2000-02-29T23:59:59.999Z");
        check(-62_167_219_200_001.0, "-000001-12-31T23:59:59.999Z");
        check(FURTHEST, "+275760-09-13T00:00:00.000Z");
        check(-FURTHEST, "-271821-04-20T00:00:00.000Z");
        check(FURTHEST + 1.0, "Invalid Date");
    }

    #[test]
    fn parts_make_the_moment_again() {
        for step in -2000..2000 {
            let moment = f64::from(step) * 4_319_991_234_567.0 / 3.0;
            let moment = moment.trunc();
            assert_eq!(Civil::of(moment).map(|at| at.to_moment()), Some(moment));
        }
    }

    #[test]
    fn carries_over() {
        let check = |fields: &[f64], expected: &str| assert_eq!(iso(datetime(fields)), expected);
        check(&[2012.0, 0.0], "2012-01-01T00:00:00.000Z");
        check(&[2012.0, -1.0, 31.0, 25.0], "2012-01-01T01:00:00.000Z");
        check(&[99.9, 13.0, 1.0], "2000-02-01T00:00:00.000Z");
        check(&[2012.0, 1.0, 30.0, 0.0, -1.0, 0.0, 0.0], "2012-02-29T23:59:00.000Z");
        check(&[2012.0, f64::NAN], "Invalid Date");
        check(&[f64::INFINITY, 0.0], "Invalid Date");
        check(&[], "Invalid Date");
    }

    #[test]
    fn counts_days_and_weeks() {
        #[track_caller]
        fn check(fields: [f64; 3], expected: [f64; 4]) {
            let moment = datetime(&fields);
            let found = [weekday(moment), day_of_year(moment), week(moment), iso_week(moment)];
            assert_eq!(found, expected);
        }
        // vega-time's day, dayofyear, week and isoweek.
        check([2012.0, 0.0, 1.0], [0.0, 1.0, 1.0, 52.0]);
        check([2021.0, 0.0, 1.0], [5.0, 1.0, 0.0, 53.0]);
        check([2020.0, 11.0, 31.0], [4.0, 366.0, 52.0, 53.0]);
        check([2018.0, 11.0, 31.0], [1.0, 365.0, 52.0, 1.0]);
        check([1969.0, 5.0, 15.0], [0.0, 166.0, 24.0, 24.0]);
        assert!(week(f64::NAN).is_nan() && iso_week(f64::NAN).is_nan());
    }
}
