//! d3-time's intervals: the ways in which time is cut into pieces.

use super::civil::{self, Civil};
use super::{DAY, HOUR, MINUTE, SECOND, WEEK, clip};

/// How many times a stepped interval is passed at most in one offset.
const MAX_PASSES: u32 = 10_000;

/// What time is cut into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Base {
    Millisecond,
    Second,
    Minute,
    Hour,
    /// A day, counted within its month.
    Day,
    /// A day, counted from the epoch.
    UnixDay,
    /// A week that begins on a weekday, from 0 for Sunday.
    Week(u8),
    Month,
    Year,
}

/// A way to cut time: days, or months, or every third month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    base: Base,
    step: i64,
}

impl Interval {
    /// Milliseconds.
    pub const MILLISECOND: Self = Self::of(Base::Millisecond);
    /// Seconds.
    pub const SECOND: Self = Self::of(Base::Second);
    /// Minutes.
    pub const MINUTE: Self = Self::of(Base::Minute);
    /// Hours.
    pub const HOUR: Self = Self::of(Base::Hour);
    /// Days; every second day is the 1st, the 3rd … of each month.
    pub const DAY: Self = Self::of(Base::Day);
    /// Days; every second day is even from the epoch on.
    pub const UNIX_DAY: Self = Self::of(Base::UnixDay);
    /// Weeks from Sunday.
    pub const WEEK: Self = Self::week_on(0);
    /// Months.
    pub const MONTH: Self = Self::of(Base::Month);
    /// Quarters of years.
    pub const QUARTER: Self = Self { base: Base::Month, step: 3 };
    /// Years.
    pub const YEAR: Self = Self::of(Base::Year);

    const fn of(base: Base) -> Self {
        Self { base, step: 1 }
    }

    /// Weeks that begin on a weekday, from 0 for Sunday to 6.
    #[must_use]
    pub const fn week_on(weekday: u8) -> Self {
        Self::of(Base::Week(weekday))
    }

    /// Every so many of these: within the next larger interval for seconds to months, from year 0
    /// for years, from the epoch for the others. Nothing for a step below 1, and nothing for what
    /// already has one, as in d3.
    ///
    /// ```
    /// use chart::time::{datetime, interval::Interval};
    /// let quarter = Interval::MONTH.every(3.0).unwrap();
    /// assert_eq!(quarter.floor(datetime(&[2012.0, 4.0, 7.0])), datetime(&[2012.0, 3.0]));
    /// ```
    #[must_use]
    pub fn every(self, step: f64) -> Option<Self> {
        let step = step.floor();
        if !step.is_finite() || step < 1.0 || self.step > 1 {
            return None;
        }
        Some(Self { step: civil::whole(step.min(super::FURTHEST)), ..self })
    }

    /// The last start of an interval that is not after the moment.
    #[must_use]
    pub fn floor(self, moment: f64) -> f64 {
        let floor = self.base.floor(moment);
        match self.step {
            1 => floor,
            step => self.base.offset(floor, -civil::number(self.base.index(floor, step))),
        }
    }

    /// The first start of an interval that is not before the moment.
    #[must_use]
    pub fn ceil(self, moment: f64) -> f64 {
        self.floor(self.offset(self.floor(clip(moment) - 1.0), 1.0))
    }

    /// The nearest start of an interval, the later of two.
    #[must_use]
    pub fn round(self, moment: f64) -> f64 {
        let (before, after) = (self.floor(moment), self.ceil(moment));
        if moment - before < after - moment { before } else { after }
    }

    /// The moment so many intervals later, or earlier for less than 0; a fraction is floored.
    #[must_use]
    pub fn offset(self, moment: f64, count: f64) -> f64 {
        let (moment, count) = (clip(moment), count.floor());
        match (self.step, self.base) {
            (1, base) => base.offset(moment, count),
            (step, Base::Millisecond | Base::Year) => {
                self.base.offset(moment, count * civil::number(step))
            }
            _ => self.pass(moment, count),
        }
    }

    /// Passes starts of a stepped interval one by one.
    fn pass(self, mut moment: f64, count: f64) -> f64 {
        let direction = count.signum();
        for _ in 0..MAX_PASSES.min(civil::whole(count.abs()).try_into().unwrap_or(MAX_PASSES)) {
            moment = self.next(moment, direction);
        }
        moment
    }

    /// The next moment in a direction whose base interval is one of the steps.
    fn next(self, moment: f64, direction: f64) -> f64 {
        let past = self.base.index(moment, self.step);
        if matches!(self.base, Base::Week(_) | Base::UnixDay) {
            let count = match (past, direction > 0.0) {
                (0, _) => self.step,
                (_, true) => self.step - past,
                (_, false) => past,
            };
            return self.base.offset(moment, direction * civil::number(count));
        }
        let mut at = self.base.offset(moment, direction);
        // No larger interval holds more than 60 of the smaller.
        for _ in 0..60 {
            if self.base.index(at, self.step) == 0 {
                break;
            }
            at = self.base.offset(at, direction);
        }
        at
    }

    /// The starts of intervals from one moment up to, but not at, another, every `step`-th of
    /// them, and at most `limit`.
    #[must_use]
    pub fn range(self, start: f64, stop: f64, step: f64, limit: usize) -> Vec<f64> {
        let mut starts = Vec::new();
        let mut at = self.ceil(start);
        if !(at < stop && step.floor() > 0.0) {
            return starts;
        }
        while starts.len() < limit {
            starts.push(at);
            let next = self.floor(self.offset(at, step));
            if !(at < next && next < stop) {
                break;
            }
            at = next;
        }
        starts
    }

    /// How many starts of base intervals lie after one moment and not after another. The step, if
    /// there is one, does not count, for d3 counts no such intervals.
    #[must_use]
    pub fn count(self, start: f64, end: f64) -> f64 {
        self.base.count(self.base.floor(start), self.base.floor(end))
    }
}

impl Base {
    /// The length in milliseconds where it is always the same.
    fn length(self) -> Option<f64> {
        Some(match self {
            Self::Millisecond => 1.0,
            Self::Second => SECOND,
            Self::Minute => MINUTE,
            Self::Hour => HOUR,
            Self::Day | Self::UnixDay => DAY,
            Self::Week(_) => WEEK,
            Self::Month | Self::Year => return None,
        })
    }

    fn floor(self, moment: f64) -> f64 {
        let moment = clip(moment);
        match (self, self.length()) {
            (Self::Week(first), _) => {
                let past = (super::weekday(moment) + 7.0 - f64::from(first)).rem_euclid(7.0);
                clip((moment / DAY).floor() * DAY - past * DAY)
            }
            (_, Some(length)) => clip((moment / length).floor() * length),
            _ => Civil::of(moment).map_or(f64::NAN, |at| {
                let month = if self == Self::Month { at.month } else { 0 };
                Civil { year: at.year, month, day: 1, ..Civil::default() }.to_moment()
            }),
        }
    }

    /// So many intervals later: a day that a month lacks carries over into the next.
    fn offset(self, moment: f64, count: f64) -> f64 {
        if let Some(length) = self.length() {
            return clip(moment + count * length);
        }
        if count.is_nan() || count.abs() > 1e9 {
            return f64::NAN;
        }
        let count = civil::whole(count);
        Civil::of(moment).map_or(f64::NAN, |at| match self {
            Self::Month => Civil { month: at.month + count, ..at }.to_moment(),
            _ => Civil { year: at.year + count, ..at }.to_moment(),
        })
    }

    fn count(self, start: f64, end: f64) -> f64 {
        if let Some(length) = self.length() {
            return ((end - start) / length).floor();
        }
        let (Some(start), Some(end)) = (Civil::of(start), Civil::of(end)) else { return f64::NAN };
        let years = end.year - start.year;
        civil::number(if self == Self::Month {
            years * 12 + end.month - start.month
        } else {
            years
        })
    }

    /// How far a moment's interval is past the last of every `step`-th.
    fn index(self, moment: f64, step: i64) -> i64 {
        let Some(at) = Civil::of(moment) else { return 0 };
        let index = match self {
            Self::Second => at.second,
            Self::Minute => at.minute,
            Self::Hour => at.hour,
            Self::Day => at.day - 1,
            Self::Month => at.month,
            Self::Year => at.year,
            Self::Millisecond | Self::UnixDay | Self::Week(_) => {
                civil::whole(self.count(self.floor(0.0), self.floor(moment)))
            }
        };
        index.rem_euclid(step)
    }
}
