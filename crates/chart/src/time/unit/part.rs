//! The parts of time units.

use crate::time::interval::Interval;

/// A part of a time unit. The order is Vega's, from the largest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The year.
    Year,
    /// The quarter of the year.
    Quarter,
    /// The month.
    Month,
    /// The week of the year, from the first Sunday.
    Week,
    /// The day of the month.
    Date,
    /// The day of the year.
    DayOfYear,
    /// The day of the week.
    Day,
    /// The hour.
    Hours,
    /// The minute.
    Minutes,
    /// The second.
    Seconds,
    /// The millisecond.
    Milliseconds,
}

impl Part {
    /// All parts from the largest. No time unit has two kinds of days, so their order is free: the
    /// longer name comes first for reading.
    pub const ALL: [Self; 11] = [
        Self::Year,
        Self::Quarter,
        Self::Month,
        Self::Week,
        Self::Date,
        Self::DayOfYear,
        Self::Day,
        Self::Hours,
        Self::Minutes,
        Self::Seconds,
        Self::Milliseconds,
    ];

    /// The name, as in `timeUnit`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Quarter => "quarter",
            Self::Month => "month",
            Self::Week => "week",
            Self::Date => "date",
            Self::DayOfYear => "dayofyear",
            Self::Day => "day",
            Self::Hours => "hours",
            Self::Minutes => "minutes",
            Self::Seconds => "seconds",
            Self::Milliseconds => "milliseconds",
        }
    }

    /// The part of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.name() == name)
    }

    /// The interval that the part counts.
    #[must_use]
    pub fn interval(self) -> Interval {
        match self {
            Self::Year => Interval::YEAR,
            Self::Quarter => Interval::QUARTER,
            Self::Month => Interval::MONTH,
            Self::Week => Interval::WEEK,
            Self::Date | Self::DayOfYear | Self::Day => Interval::DAY,
            Self::Hours => Interval::HOUR,
            Self::Minutes => Interval::MINUTE,
            Self::Seconds => Interval::SECOND,
            Self::Milliseconds => Interval::MILLISECOND,
        }
    }

    /// The part's bit in a set of parts.
    pub(super) fn bit(self) -> u16 {
        1 << (self as u16)
    }

    /// Which field of a date, from 0 for the year, goes on by how much with the part.
    pub(super) fn field(self) -> (usize, f64) {
        match self {
            Self::Year => (0, 1.0),
            Self::Quarter => (1, 3.0),
            Self::Month => (1, 1.0),
            Self::Week => (2, 7.0),
            Self::Date | Self::DayOfYear | Self::Day => (2, 1.0),
            Self::Hours => (3, 1.0),
            Self::Minutes => (4, 1.0),
            Self::Seconds => (5, 1.0),
            Self::Milliseconds => (6, 1.0),
        }
    }
}
