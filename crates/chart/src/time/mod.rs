//! Moments: milliseconds since 1970-01-01T00:00Z, always read in UTC.

pub mod interval;
pub mod parse;
pub mod ticks;
pub mod unit;

pub use parse::{parse, parse_with};

/// Milliseconds in a second.
pub const SECOND: f64 = 1000.0;
/// Milliseconds in a minute.
pub const MINUTE: f64 = 60.0 * SECOND;
/// Milliseconds in an hour.
pub const HOUR: f64 = 60.0 * MINUTE;
/// Milliseconds in a day.
pub const DAY: f64 = 24.0 * HOUR;

/// A moment's parts. Out of their bounds they mean what JavaScript's `Date.UTC` takes them for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Civil {
    /// The year.
    pub year: f64,
    /// The month, from 0.
    pub month: f64,
    /// The day of the month, from 1.
    pub day: f64,
    /// The hour, from 0.
    pub hour: f64,
    /// The minute.
    pub minute: f64,
    /// The second.
    pub second: f64,
    /// The millisecond.
    pub millisecond: f64,
}

impl Civil {
    /// The first moment of a day.
    #[must_use]
    pub fn day(year: f64, month: f64, day: f64) -> Self {
        Self { year, month, day, hour: 0.0, minute: 0.0, second: 0.0, millisecond: 0.0 }
    }

    /// The parts of a moment.
    ///
    /// ```
    /// use chart::time::Civil;
    /// let civil = Civil::of(1_636_934_400_000.0);
    /// assert_eq!((civil.year, civil.month, civil.day), (2021.0, 10.0, 15.0));
    /// ```
    #[must_use]
    pub fn of(moment: f64) -> Self {
        let days = (moment / DAY).floor();
        let rest = moment - days * DAY;
        let (year, month, day) = civil_from_days(days);
        Self {
            year,
            month,
            day,
            hour: (rest / HOUR).floor(),
            minute: (rest / MINUTE).floor() % 60.0,
            second: (rest / SECOND).floor() % 60.0,
            millisecond: rest.floor() % 1000.0,
        }
    }

    /// The moment of these parts.
    #[must_use]
    pub fn to_moment(self) -> f64 {
        let months = self.month.floor();
        let year = self.year + (months / 12.0).floor();
        let month = months.rem_euclid(12.0);
        let days = days_from_civil(year, month) + self.day - 1.0;
        days * DAY
            + self.hour * HOUR
            + self.minute * MINUTE
            + self.second * SECOND
            + self.millisecond
    }
}

/// Days from 1970-01-01 to the first of a month (after Howard Hinnant's `days_from_civil`).
fn days_from_civil(year: f64, month: f64) -> f64 {
    let year = if month < 2.0 { year - 1.0 } else { year };
    let era = (year / 400.0).floor();
    let of_era = year - era * 400.0;
    let from_march = (month + 10.0) % 12.0;
    let of_year = ((153.0 * from_march + 2.0) / 5.0).floor();
    let of_cycle = of_era * 365.0 + (of_era / 4.0).floor() - (of_era / 100.0).floor() + of_year;
    era * 146_097.0 + of_cycle - 719_468.0
}

fn civil_from_days(days: f64) -> (f64, f64, f64) {
    let shifted = days + 719_468.0;
    let era = (shifted / 146_097.0).floor();
    let of_era = shifted - era * 146_097.0;
    let leap =
        (of_era / 1460.0).floor() - (of_era / 36_524.0).floor() + (of_era / 146_096.0).floor();
    let year_of_era = ((of_era - leap) / 365.0).floor();
    let of_year = of_era
        - (365.0 * year_of_era + (year_of_era / 4.0).floor() - (year_of_era / 100.0).floor());
    let from_march = ((5.0 * of_year + 2.0) / 153.0).floor();
    let day = of_year - ((153.0 * from_march + 2.0) / 5.0).floor() + 1.0;
    let month = (from_march + 2.0) % 12.0;
    let year = year_of_era + era * 400.0 + if month < 2.0 { 1.0 } else { 0.0 };
    (year, month, day)
}

/// The day of the week, from 0 for Sunday.
#[must_use]
pub fn weekday(moment: f64) -> f64 {
    ((moment / DAY).floor() + 4.0).rem_euclid(7.0)
}

/// The day of the year, from 0.
#[must_use]
pub fn day_of_year(moment: f64) -> f64 {
    let start = Civil::day(Civil::of(moment).year, 0.0, 1.0).to_moment();
    ((moment - start) / DAY).floor()
}

/// The week of the year; weeks start on `first` (0 for Sunday), days before the first one are in
/// week 0.
#[must_use]
pub fn week_of_year(moment: f64, first: f64) -> f64 {
    let since = (weekday(moment) - first).rem_euclid(7.0);
    ((day_of_year(moment) + 7.0 - since) / 7.0).floor()
}

/// A moment as an ISO date, as JavaScript's `toISOString` writes it.
#[must_use]
pub fn iso(moment: f64) -> String {
    if !moment.is_finite() {
        return "Invalid Date".to_owned();
    }
    let Civil { year, month, day, hour, minute, second, millisecond } = Civil::of(moment);
    let year = if (0.0..10_000.0).contains(&year) {
        format!("{year:04}")
    } else {
        format!("{}{:06}", if year < 0.0 { '-' } else { '+' }, year.abs())
    };
    let month = month + 1.0;
    format!("{year}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{millisecond:03}Z")
}

#[cfg(test)]
mod tests {
    use super::{Civil, iso, week_of_year, weekday};

    #[track_caller]
    fn check(moment: f64, expected: &str) {
        assert_eq!(iso(moment), expected);
        assert_eq!(Civil::of(moment).to_moment(), moment);
    }

    #[test]
    fn writes_moments() {
        check(0.0, "1970-01-01T00:00:00.000Z");
        check(951_782_400_000.0, "2000-02-29T00:00:00.000Z");
        check(1_636_988_645_678.0, "2021-11-15T15:04:05.678Z");
        check(-1.0, "1969-12-31T23:59:59.999Z");
        check(-62_167_219_200_000.0, "0000-01-01T00:00:00.000Z");
        check(253_402_300_800_000.0, "+010000-01-01T00:00:00.000Z");
        assert_eq!(iso(f64::NAN), "Invalid Date");
    }

    #[test]
    fn parts_out_of_bounds_carry_over() {
        let carried = Civil { hour: 25.0, ..Civil::day(2020.0, 13.0, 0.0) };
        assert_eq!(iso(carried.to_moment()), "2021-02-01T01:00:00.000Z");
    }

    #[test]
    fn knows_the_week() {
        let moment = Civil::day(2021.0, 10.0, 15.0).to_moment();
        assert_eq!(
            (weekday(moment), week_of_year(moment, 0.0), week_of_year(moment, 1.0)),
            (1.0, 46.0, 46.0)
        );
    }
}
