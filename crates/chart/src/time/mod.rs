//! Moments: milliseconds since 1970-01-01T00:00Z, always read in UTC.

mod civil;
pub mod interval;
pub mod names;
mod parse;
mod pattern;
pub mod ticks;
pub mod unit;

pub use civil::{Civil, datetime, day_of_year, iso, iso_week, week, weekday};
pub(crate) use civil::{iso_thursday, number, week_from};
pub use parse::parse;
pub use pattern::parse_with;

/// A second, in milliseconds.
pub const SECOND: f64 = 1000.0;
/// A minute, in milliseconds.
pub const MINUTE: f64 = 60.0 * SECOND;
/// An hour, in milliseconds.
pub const HOUR: f64 = 60.0 * MINUTE;
/// A day, in milliseconds: UTC has no clock changes.
pub const DAY: f64 = 24.0 * HOUR;
/// A week, in milliseconds.
pub const WEEK: f64 = 7.0 * DAY;
/// d3's rough month, in milliseconds.
pub const MONTH: f64 = 30.0 * DAY;
/// d3's rough year, in milliseconds.
pub const YEAR: f64 = 365.0 * DAY;

/// The furthest moment from the epoch that a JavaScript date holds, in milliseconds.
pub const FURTHEST: f64 = 8.64e15;

/// A moment as a JavaScript date holds it: whole milliseconds, `NaN` when too far away.
#[must_use]
pub fn clip(moment: f64) -> f64 {
    // Adding zero turns -0 into 0.
    if moment.abs() <= FURTHEST { moment.trunc() + 0.0 } else { f64::NAN }
}

#[cfg(test)]
mod tests;
