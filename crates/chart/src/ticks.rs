//! Round numbers between two numbers (d3-array 3.2, `ticks.js`), and searching among numbers.

use crate::math::round;

/// More ticks than this are never made, whatever is asked for.
pub(crate) const MAX_TICKS: f64 = 10_000.0;

/// The first and the last tick in steps, and the step: negative is one part of that many.
struct Steps {
    first: f64,
    last: f64,
    step: f64,
}

fn steps(start: f64, stop: f64, count: f64) -> Steps {
    let rough = (stop - start) / count.max(0.0);
    let power = libm::log10(rough).floor();
    let factor = factor(rough / libm::pow(10.0, power));
    let found = if power < 0.0 {
        let parts = libm::pow(10.0, -power) / factor;
        let (first, last) = (round(start * parts), round(stop * parts));
        let first = if first / parts < start { first + 1.0 } else { first };
        let last = if last / parts > stop { last - 1.0 } else { last };
        Steps { first, last, step: -parts }
    } else {
        let step = libm::pow(10.0, power) * factor;
        let (first, last) = (round(start / step), round(stop / step));
        let first = if first * step < start { first + 1.0 } else { first };
        let last = if last * step > stop { last - 1.0 } else { last };
        Steps { first, last, step }
    };
    // One tick at least, where one or two are asked for.
    if found.last < found.first && (0.5..2.0).contains(&count) {
        return steps(start, stop, count * 2.0);
    }
    found
}

/// 1, 2, 5 or 10: whichever is nearest by ratio.
fn factor(error: f64) -> f64 {
    const LIMITS: [(f64, f64); 3] = [(50.0, 10.0), (10.0, 5.0), (2.0, 2.0)];
    LIMITS.iter().find(|(square, _)| error >= square.sqrt()).map_or(1.0, |(_, factor)| *factor)
}

/// About `count` round numbers from `start` to `stop`, both included, in that order.
///
/// ```
/// use chart::ticks::ticks;
/// assert_eq!(ticks(0.0, 1.0, 4.0), [0.0, 0.2, 0.4, 0.6, 0.8, 1.0]);
/// assert_eq!(ticks(5.0, -5.0, 2.0), [5.0, 0.0, -5.0]);
/// ```
#[must_use]
pub fn ticks(start: f64, stop: f64, count: f64) -> Vec<f64> {
    if count.is_nan() || count <= 0.0 {
        return Vec::new();
    }
    if start == stop {
        return vec![start];
    }
    let (low, high) = if stop < start { (stop, start) } else { (start, stop) };
    let Steps { first, last, step } = steps(low, high, count.min(MAX_TICKS));
    let value = |at: f64| if step < 0.0 { at / -step } else { at * step };
    let upwards = (0..whole(last - first + 1.0)).map(|at| value(first + crate::value::count(at)));
    if stop < start { upwards.rev().collect() } else { upwards.collect() }
}

/// The step between ticks: negative is one part of that many; `NaN` or infinite if there is none.
#[must_use]
pub fn tick_increment(start: f64, stop: f64, count: f64) -> f64 {
    steps(start, stop, count).step
}

/// The distance between ticks, negative if `stop` is before `start`.
#[must_use]
pub fn tick_step(start: f64, stop: f64, count: f64) -> f64 {
    let size = |step: f64| if step < 0.0 { 1.0 / -step } else { step };
    if stop < start {
        -size(tick_increment(stop, start, count))
    } else {
        size(tick_increment(start, stop, count))
    }
}

/// The ends of a domain at ticks, in their old order (d3-scale's `nice` of linear scales).
#[must_use]
pub(crate) fn nice(start: f64, stop: f64, count: f64) -> (f64, f64) {
    if stop < start {
        let (stop, start) = nice(stop, start, count);
        return (start, stop);
    }
    let (mut low, mut high, mut before) = (start, stop, None);
    // Ends that do not settle stay as they were.
    for _ in 0..10 {
        let step = tick_increment(low, high, count);
        if before == Some(step) {
            return (low, high);
        }
        if step > 0.0 {
            (low, high) = ((low / step).floor() * step, (high / step).ceil() * step);
        } else if step < 0.0 {
            (low, high) = ((low * step).ceil() / step, (high * step).floor() / step);
        } else {
            break;
        }
        before = Some(step);
    }
    (start, stop)
}

/// A number of things, cut at [`MAX_TICKS`]; `NaN` is none.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
pub(crate) fn whole(number: f64) -> usize {
    number.clamp(0.0, MAX_TICKS) as usize
}

/// How many of these numbers come before or at `x` (d3's `bisectRight`), searched from `low` to `high`.
#[must_use]
pub(crate) fn bisect(numbers: &[f64], x: f64, mut low: usize, mut high: usize) -> usize {
    if x.is_nan() {
        return high.max(low);
    }
    while low < high {
        let middle = low.midpoint(high);
        if numbers.get(middle).is_some_and(|number| *number <= x) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

#[cfg(test)]
mod tests {
    use super::{nice, tick_step, ticks};

    #[track_caller]
    fn check(start: f64, stop: f64, count: f64, expected: &[f64]) {
        assert_eq!(ticks(start, stop, count), expected);
    }

    #[test]
    fn ticks_are_those_of_d3() {
        check(0.0, 1.0, 10.0, &[0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0]);
        check(0.0, 1.0, 1.0, &[0.0, 1.0]);
        check(-5.0, 3.0, 5.0, &[-4.0, -2.0, 0.0, 2.0]);
        check(0.1, 0.23, 7.0, &[0.1, 0.12, 0.14, 0.16, 0.18, 0.2, 0.22]);
        check(1e-9, 3e-9, 4.0, &[1e-9, 1.5e-9, 2e-9, 2.5e-9, 3e-9]);
        check(12.0, 98765.0, 6.0, &[20000.0, 40000.0, 60000.0, 80000.0]);
        check(0.0, 9.999, 3.0, &[0.0, 5.0]);
        check(3.0, 3.0, 5.0, &[3.0]);
        check(10.0, -10.0, 4.0, &[10.0, 5.0, 0.0, -5.0, -10.0]);
        check(0.3, 0.1, 5.0, &[0.3, 0.25, 0.2, 0.15, 0.1]);
        check(0.2, 0.9, 1.0, &[0.5]);
        check(
            1000000000000000.0,
            1000000100000000.0,
            3.0,
            &[1000000000000000.0, 1000000050000000.0, 1000000100000000.0],
        );
    }

    #[test]
    fn steps_and_nice_ends_are_those_of_d3() {
        for (start, stop, count, step, ends) in [
            (0.0, 1.0, 10.0, 0.1, (0.0, 1.0)),
            (0.13, 9.7, 10.0, 1.0, (0.0, 10.0)),
            (0.13, 9.7, 2.0, 5.0, (0.0, 10.0)),
            (-0.0037, 0.0091, 5.0, 0.002, (-0.004, 0.01)),
            (97.0, -3.2, 10.0, -10.0, (100.0, -10.0)),
            (123456.0, 987654.0, 4.0, 200000.0, (0.0, 1000000.0)),
            (5.0, 5.0, 10.0, 0.0, (5.0, 5.0)),
            (0.0, 0.0, 10.0, 0.0, (0.0, 0.0)),
            (-1e-7, 100000.0, 10.0, 10000.0, (-10000.0, 100000.0)),
            (1.1, 10.9, 10.0, 1.0, (1.0, 11.0)),
        ] {
            let found = tick_step(start, stop, count);
            assert!(
                found == step || found.is_nan() && step.is_nan(),
                "{start} {stop} {found} {step}"
            );
            assert_eq!(nice(start, stop, count), ends, "{start} {stop}");
        }
    }
    #[test]
    fn no_input_asks_for_too_much() {
        for count in [0.0, -1.0, f64::NAN] {
            assert_eq!(ticks(0.0, 1.0, count).len(), 0, "{count}");
        }
        assert!(ticks(0.0, 1.0, f64::INFINITY).len() <= 20_000);
        assert!(ticks(-1e308, 1e308, 10.0).len() < 2);
        assert!(ticks(f64::NAN, 1.0, 10.0).is_empty());
        assert!(ticks(f64::NEG_INFINITY, f64::INFINITY, 10.0).is_empty());
        assert!(nice(f64::NAN, 1.0, 10.0).0.is_nan());
    }
}
