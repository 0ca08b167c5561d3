//! Ticks and nice ends of logarithmic scales (d3-scale 4.0, `log.js`).

use crate::math::round;
use crate::ticks::{MAX_TICKS, ticks};
use crate::value::number_text;

/// A base, and whether the domain lies below zero.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Base {
    pub base: f64,
    pub negative: bool,
}

impl Base {
    fn log(self, x: f64) -> f64 {
        let log = |x: f64| {
            if self.base == std::f64::consts::E {
                libm::log(x)
            } else if self.base == 10.0 {
                libm::log10(x)
            } else if self.base == 2.0 {
                libm::log2(x)
            } else {
                libm::log(x) / libm::log(self.base)
            }
        };
        if self.negative { -log(-x) } else { log(x) }
    }

    fn power(self, x: f64) -> f64 {
        let power = |x: f64| {
            if self.base == 10.0 {
                power_of_ten(x)
            } else if self.base == std::f64::consts::E {
                libm::exp(x)
            } else {
                libm::pow(self.base, x)
            }
        };
        if self.negative { -power(-x) } else { power(x) }
    }

    /// The ends of a domain at whole powers, in their old order.
    pub fn nice(self, start: f64, stop: f64) -> (f64, f64) {
        let floor = |x: f64| self.power(self.log(x).floor());
        let ceil = |x: f64| self.power(self.log(x).ceil());
        if stop < start { (ceil(start), floor(stop)) } else { (floor(start), ceil(stop)) }
    }

    /// About `count` ticks: whole powers and their multiples.
    pub fn ticks(self, start: f64, stop: f64, count: f64) -> Vec<f64> {
        let (low, high) = if stop < start { (stop, start) } else { (start, stop) };
        let (first, last) = (self.log(low), self.log(high));
        let mut found = if self.base % 1.0 == 0.0 && last - first < count {
            let found = self.multiples(low, high, first.floor(), last.ceil());
            let few = crate::value::count(found.len()) * 2.0 < count;
            if few { ticks(low, high, count) } else { found }
        } else {
            let powers = ticks(first, last, (last - first).min(count));
            powers.into_iter().map(|power| self.power(power)).collect()
        };
        if stop < start {
            found.reverse();
        }
        found
    }

    /// The multiples of whole powers from `low` to `high`.
    fn multiples(self, low: f64, high: f64, first: f64, last: f64) -> Vec<f64> {
        let mut found = Vec::new();
        let factors = (self.base - 1.0).clamp(0.0, MAX_TICKS);
        let mut power = first;
        while power <= last && crate::value::count(found.len()) < MAX_TICKS {
            let mut at = 1.0;
            while at <= factors {
                let tick =
                    self.multiple(power, if low > 0.0 { at } else { self.base - at }, low > 0.0);
                if tick > high {
                    break;
                }
                if tick >= low {
                    found.push(tick);
                }
                at += 1.0;
            }
            power += 1.0;
        }
        found
    }

    /// A multiple of a power, without the error that a fraction would bring.
    fn multiple(self, power: f64, factor: f64, positive: bool) -> f64 {
        let as_fraction = if positive { power < 0.0 } else { power > 0.0 };
        if as_fraction { factor / self.power(-power) } else { factor * self.power(power) }
    }
}

/// As JavaScript reads `1e…`, which is exact: a part of a power is no number.
fn power_of_ten(x: f64) -> f64 {
    if x.is_finite() {
        crate::digits::read(&format!("1e{}", number_text(x))).unwrap_or(f64::NAN)
    } else if x < 0.0 {
        0.0
    } else {
        x
    }
}

/// Which ticks of a logarithmic scale have a label: the more there are, the fewer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LogFilter {
    base: f64,
    most: f64,
}

impl LogFilter {
    /// For `ticks` ticks where `count` are asked for.
    pub(super) fn new(base: f64, count: f64, ticks: usize) -> Self {
        let most = base * count / crate::value::count(ticks);
        // As JavaScript's `Math.max`, which keeps `NaN`.
        Self { base, most: if most < 1.0 { 1.0 } else { most } }
    }

    /// Whether a tick has a label.
    #[must_use]
    pub fn keeps(&self, tick: f64) -> bool {
        let power = round(libm::log(tick) / libm::log(self.base));
        let multiple = tick / libm::pow(self.base, power);
        let multiple =
            if multiple * self.base < self.base - 0.5 { multiple * self.base } else { multiple };
        multiple <= self.most
    }
}
