//! What an axis asks of a scale: ticks, which of them are valid, how they are written (vega-scale 8,
//! `ticks.js`).

use super::{Kind, LogFilter, Map, Scale, TickCount};
use crate::order::sorted;
use crate::ticks::{MAX_TICKS, tick_step, ticks};
use crate::time::ticks as time;
use crate::value::{Value, count};

/// How the labels of a scale's ticks are written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum TickFormat {
    /// As text; with a format of numbers if the spec gives one.
    Text,
    /// As a moment, in local time.
    Time,
    /// As a moment, in UTC.
    Utc,
    /// As a number with as many digits as it has (`formatFloat`); nothing where the filter says so.
    Float {
        /// Which ticks have a label; `None` is all.
        filter: Option<LogFilter>,
    },
    /// As a number with the digits that tell such ticks apart (`formatSpan`).
    Span {
        /// The domain's start.
        start: f64,
        /// The domain's end.
        stop: f64,
        /// The number of ticks.
        count: f64,
    },
}

impl Scale {
    /// About `count` ticks in the domain; the whole domain of a scale that has no ticks.
    #[must_use]
    pub fn ticks(&self, count: &TickCount) -> Vec<Value> {
        if !self.kind.has_ticks() {
            return self.domain.clone();
        }
        let (start, stop) = self.extent();
        let number = count.number().min(MAX_TICKS);
        match self.kind {
            Kind::Log => numbers(self.log_base().ticks(start, stop, number)),
            Kind::Time | Kind::Utc => {
                let count = match count {
                    TickCount::Number(_) => TickCount::Number(number),
                    every => *every,
                };
                time::ticks(start, stop, count, false).into_iter().map(Value::Date).collect()
            }
            _ => numbers(ticks(start, stop, number)),
        }
    }

    /// The ticks of an axis: the boundaries of bins that lie in the range, or [`Scale::ticks`].
    #[must_use]
    pub fn tick_values(&self, count: &TickCount) -> Vec<Value> {
        match &self.bins {
            Some(bins) => self.valid_ticks(&numbers(bins.clone()), count),
            None => self.ticks(count),
        }
    }

    /// The values that lie in the range, in its order; every other one is left out until there are no
    /// more than `count`.
    #[must_use]
    pub fn valid_ticks(&self, values: &[Value], count: &TickCount) -> Vec<Value> {
        let (first, last) = self.range_extent();
        let (low, high) = (first.min(last).floor(), first.max(last).ceil());
        if first.is_nan() || last.is_nan() {
            return Vec::new();
        }
        let placed = values.iter().map(|value| (self.number(value), value));
        let placed: Vec<_> = placed.filter(|(place, _)| (low..=high).contains(place)).collect();
        let placed = sorted(placed, &|one, two| {
            if first > last { two.0.total_cmp(&one.0) } else { one.0.total_cmp(&two.0) }
        });
        let valid = placed.into_iter().map(|(_, value)| value.clone()).collect();
        match count {
            TickCount::Number(number) if *number > 0.0 => thin(valid, *number),
            _ => valid,
        }
    }

    /// The number of ticks once bins and a least step between them are taken into account.
    #[must_use]
    pub fn tick_count(&self, wanted: &TickCount, min_step: Option<f64>) -> TickCount {
        let TickCount::Number(number) = wanted else { return *wanted };
        let bins = self.bins.as_ref().map_or(0.0, |bins| count(bins.len()));
        let number = if bins > *number { bins } else { *number };
        let Some(min_step) = min_step else { return TickCount::Number(number) };
        let (one, two) = self.extent();
        let (low, high) = (one.min(two), one.max(two));
        let steps = (high - low) / min_step;
        let steps = if steps == 0.0 || steps.is_nan() { 1.0 } else { steps };
        let mut number = number.min(steps.floor() + 1.0);
        let plain = self.bins.is_none() && self.kind != Kind::Log && !self.kind.is_temporal();
        if plain && low < high {
            number = number.min(MAX_TICKS);
            while number > 1.0 && tick_step(low, high, number) < min_step {
                number -= 1.0;
            }
        }
        TickCount::Number(number)
    }

    /// How the labels of `count` ticks are written. `all` is set where values are given by the spec:
    /// then none is left out.
    #[must_use]
    pub fn tick_format(&self, count: &TickCount, all: bool) -> TickFormat {
        let (start, stop) = self.extent();
        match self.kind {
            Kind::Time => TickFormat::Time,
            Kind::Utc => TickFormat::Utc,
            Kind::Log => {
                let named = all || self.bins.is_some();
                TickFormat::Float { filter: (!named).then(|| self.log_filter(count)) }
            }
            Kind::BinOrdinal => TickFormat::Span { start, stop, count: count.number() },
            kind if kind.has_ticks() => TickFormat::Span { start, stop, count: count.number() },
            _ => TickFormat::Text,
        }
    }

    /// Which of a logarithmic scale's ticks have a label.
    pub(super) fn log_filter(&self, count: &TickCount) -> LogFilter {
        LogFilter::new(self.base, count.number(), self.tick_values(count).len())
    }

    pub(super) fn is_log(&self) -> bool {
        self.kind == Kind::Log && !matches!(self.map, Map::Interpolating(_))
    }
}

fn numbers(numbers: Vec<f64>) -> Vec<Value> {
    numbers.into_iter().map(Value::Number).collect()
}

/// Leaves out every other tick while there are more than `most`; the ends stay if less than three do.
fn thin(values: Vec<Value>, most: f64) -> Vec<Value> {
    let [first, .., last] = values.as_slice() else { return values };
    let ends = vec![first.clone(), last.clone()];
    let mut kept = values;
    while count(kept.len()) > most && kept.len() >= 3 {
        kept = kept.into_iter().step_by(2).collect();
    }
    if kept.len() < 3 { ends } else { kept }
}
