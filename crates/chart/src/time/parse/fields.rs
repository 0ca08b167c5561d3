//! The numbers of a date as they are found, and what they mean when all are there.

use crate::time::civil;

/// The numbers of the day, in the order in which they were written.
#[derive(Clone, Debug, Default)]
pub(super) struct Day {
    numbers: Vec<i64>,
    pub(super) month: Option<i64>,
    pub(super) is_iso: bool,
}

impl Day {
    /// Takes a number; no date has more than three.
    pub(super) fn add(&mut self, number: i64) -> bool {
        let has_place = self.numbers.len() < 3;
        if has_place {
            self.numbers.push(number);
        }
        has_place
    }

    pub(super) fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }

    /// The moment of midnight. A number that is no day of a month is a year; what is not written is
    /// 1, also the year, which is 2001 then.
    pub(super) fn moment(&self) -> Option<f64> {
        let is_day = |number: i64| (1..=31).contains(&number);
        let (first, rest) = self.numbers.split_first()?;
        let first = *first;
        let mut rest = rest.iter().copied().chain([1, 1]);
        let (second, third) = (rest.next()?, rest.next()?);
        let (year, month, day) = match self.month {
            None if self.is_iso || !is_day(first) => (first, second, third),
            None => (third, first, second),
            Some(month) if !is_day(first) => (first, month, second),
            Some(month) => (second, month, first),
        };
        if !(1..=12).contains(&month) || !is_day(day) {
            return None;
        }
        let [year, month, day] = [self.full(year), month - 1, day].map(civil::number);
        Some(civil::make([year, month, day, 0.0, 0.0, 0.0, 0.0]))
    }

    /// A year of two digits is of 1950 to 2049.
    fn full(&self, year: i64) -> i64 {
        match year {
            _ if self.is_iso => year,
            0..=49 => year + 2000,
            50..=99 => year + 1900,
            _ => year,
        }
    }
}

/// Hour, minute, second and millisecond, as far as they were written.
#[derive(Clone, Debug, Default)]
pub(super) struct Clock {
    numbers: Vec<i64>,
    /// 0 for `am`, 12 for `pm`.
    pub(super) half: Option<i64>,
}

impl Clock {
    /// Takes a number; a clock has no more than four.
    pub(super) fn add(&mut self, number: i64) -> bool {
        let has_place = self.numbers.len() < 4;
        if has_place {
            self.numbers.push(number);
        }
        has_place
    }

    /// Takes the last number.
    pub(super) fn finish(&mut self, number: i64) {
        self.add(number);
        self.numbers.resize(4, 0);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }

    /// Whether the number may be the next after an hour, a minute or a second.
    pub(super) fn expects(&self, number: i64) -> bool {
        match self.numbers.len() {
            1 | 2 => (0..60).contains(&number),
            3 => (0..1000).contains(&number),
            _ => false,
        }
    }

    /// Milliseconds since midnight.
    pub(super) fn moment(&self) -> Option<f64> {
        let at = |place: usize| self.numbers.get(place).copied().unwrap_or(0);
        let (mut hour, minute, second, millisecond) = (at(0), at(1), at(2), at(3));
        if let Some(half) = self.half {
            if !(0..=12).contains(&hour) {
                return None;
            }
            hour = hour % 12 + half;
        }
        let is_clock = hour < 24 && minute < 60 && second < 60 && millisecond < 1000;
        let is_end_of_day = (hour, minute, second, millisecond) == (24, 0, 0, 0);
        let seconds = (hour * 60 + minute) * 60 + second;
        (is_clock || is_end_of_day).then(|| civil::number(seconds * 1000 + millisecond))
    }
}

/// A time zone; without a sign there is none.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Zone {
    pub(super) sign: Option<i64>,
    pub(super) hour: Option<i64>,
    pub(super) minute: Option<i64>,
}

impl Zone {
    /// A zone of whole hours.
    pub(super) fn set(&mut self, hours: i64) {
        let sign = if hours < 0 { -1 } else { 1 };
        *self = Self { sign: Some(sign), hour: Some(hours.abs()), minute: Some(0) };
    }

    pub(super) fn is_utc(self) -> bool {
        (self.hour, self.minute) == (Some(0), Some(0))
    }

    /// Whether the number may be the minutes of the zone.
    pub(super) fn expects(self, number: i64) -> bool {
        self.hour.is_some() && self.minute.is_none() && (0..60).contains(&number)
    }

    /// How far the zone is before UTC, in milliseconds.
    pub(super) fn offset(self) -> f64 {
        let minutes = self.hour.unwrap_or(0) * 60 + self.minute.unwrap_or(0);
        civil::number(self.sign.unwrap_or(0) * minutes * 60_000)
    }
}

/// The milliseconds of a fraction's digits. V8 reads nine digits after leading zeros, and so must we.
pub(super) fn milliseconds(value: i64, length: usize) -> i64 {
    match length {
        1 => value * 100,
        2 => value * 10,
        3 => value,
        _ => (3..length.min(9)).fold(value, |value, _| value / 10),
    }
}
