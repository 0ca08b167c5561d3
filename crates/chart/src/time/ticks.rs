//! Ticks of time scales, as d3-time and Vega choose them.

use super::interval::Interval;
use super::unit::Part;
use super::{DAY, HOUR, MINUTE, MONTH, SECOND, WEEK, YEAR};
use crate::ticks::tick_step;

/// No axis has more ticks than this.
pub const MAX_TICKS: usize = 10_000;

/// How many ticks there are, or at which moments.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum TickCount {
    /// About so many.
    Number(f64),
    /// One at each start of an interval.
    Every(Interval),
}

impl TickCount {
    /// Vega's default.
    pub const DEFAULT: Self = Self::Number(10.0);

    /// An interval as a spec names it: `month`, or `month` with a step of 3.
    ///
    /// Vega knows only the names of its time units here: `hour`, `minute`, `second` and
    /// `millisecond`, which Vega-Lite's schema has, leave the default count. With a step Vega fails
    /// at them, and here they are what they say.
    #[must_use]
    pub fn named(name: &str, step: Option<f64>) -> Self {
        let step = step.filter(|step| *step != 0.0);
        let interval = Part::named(name).map(Part::interval);
        match step {
            None => interval.map_or(Self::DEFAULT, Self::Every),
            Some(step) => interval
                .or_else(|| Part::named(&format!("{name}s")).map(Part::interval))
                .and_then(|interval| interval.every(step))
                .map_or(Self::DEFAULT, Self::Every),
        }
    }

    /// The number; ten if there is an interval instead.
    #[must_use]
    pub fn number(self) -> f64 {
        match self {
            Self::Number(number) => number,
            Self::Every(_) => 10.0,
        }
    }

    /// The interval for a domain; nothing where none fits.
    #[must_use]
    pub fn interval(self, start: f64, stop: f64, utc: bool) -> Option<Interval> {
        match self {
            Self::Every(interval) => Some(interval),
            Self::Number(count) => tick_interval(start, stop, count, utc),
        }
    }
}

impl From<f64> for TickCount {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

/// The ticks from one moment to another, both included; they go down when the moments do.
/// `utc` says that the scale's type is `utc`: it counts days from the epoch, not within months.
#[must_use]
pub fn ticks(start: f64, stop: f64, count: TickCount, utc: bool) -> Vec<f64> {
    let down = stop < start;
    let (low, high) = if down { (stop, start) } else { (start, stop) };
    let interval = count.interval(low, high, utc);
    let mut ticks =
        interval.map_or_else(Vec::new, |one| one.range(low, high + 1.0, 1.0, MAX_TICKS));
    if down {
        ticks.reverse();
    }
    ticks
}

/// The interval that cuts a stretch of time into about `count` pieces.
#[must_use]
pub fn tick_interval(start: f64, stop: f64, count: f64, utc: bool) -> Option<Interval> {
    let day = if utc { Interval::UNIX_DAY } else { Interval::DAY };
    let choices = [
        (Interval::SECOND, 1.0, SECOND),
        (Interval::SECOND, 5.0, SECOND),
        (Interval::SECOND, 15.0, SECOND),
        (Interval::SECOND, 30.0, SECOND),
        (Interval::MINUTE, 1.0, MINUTE),
        (Interval::MINUTE, 5.0, MINUTE),
        (Interval::MINUTE, 15.0, MINUTE),
        (Interval::MINUTE, 30.0, MINUTE),
        (Interval::HOUR, 1.0, HOUR),
        (Interval::HOUR, 3.0, HOUR),
        (Interval::HOUR, 6.0, HOUR),
        (Interval::HOUR, 12.0, HOUR),
        (day, 1.0, DAY),
        (day, 2.0, DAY),
        (Interval::WEEK, 1.0, WEEK),
        (Interval::MONTH, 1.0, MONTH),
        (Interval::MONTH, 3.0, MONTH),
        (Interval::YEAR, 1.0, YEAR),
    ];
    let target = (stop - start).abs() / count;
    match nearest(&choices, target, |(_, step, length)| step * length) {
        Nearest::One((interval, step, _)) => interval.every(*step),
        Nearest::Below => Interval::MILLISECOND.every(tick_step(start, stop, count).max(1.0)),
        Nearest::Above => Interval::YEAR.every(tick_step(start / YEAR, stop / YEAR, count)),
    }
}

/// Where a length lies among choices.
pub(in crate::time) enum Nearest<'c, T> {
    Below,
    One(&'c T),
    Above,
}

/// The choice whose length is nearest by ratio; the choices grow. `NaN` is above all.
pub(in crate::time) fn nearest<T>(
    choices: &[T],
    target: f64,
    length: impl Fn(&T) -> f64,
) -> Nearest<'_, T> {
    if target.is_nan() {
        return Nearest::Above;
    }
    let at = choices.partition_point(|choice| length(choice) <= target);
    let before = at.checked_sub(1).and_then(|at| choices.get(at));
    match (before, choices.get(at)) {
        (None, _) => Nearest::Below,
        (_, None) => Nearest::Above,
        (Some(one), Some(two)) => {
            let is_first = target / length(one) < length(two) / target;
            Nearest::One(if is_first { one } else { two })
        }
    }
}

/// A domain widened to starts of intervals (d3's `nice`); as it is where no interval fits.
#[must_use]
pub fn nice(domain: [f64; 2], count: TickCount, utc: bool) -> [f64; 2] {
    let [start, stop] = domain;
    match count.interval(start, stop, utc) {
        None => domain,
        Some(one) if stop < start => [one.ceil(start), one.floor(stop)],
        Some(one) => [one.floor(start), one.ceil(stop)],
    }
}
