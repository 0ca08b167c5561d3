//! d3-array's steps between the ticks of numbers: 1, 2 or 5 times a power of ten.

/// The step between about `count` ticks from one number to another, below 0 when they go down.
/// `NaN` or infinite for what is no number.
///
/// ```
/// assert_eq!(chart::time::step::tick_step(0.0, 10.0, 6.0), 2.0);
/// assert_eq!(chart::time::step::tick_step(1.0, 0.0, 10.0), -0.1);
/// ```
#[must_use]
pub fn tick_step(start: f64, stop: f64, count: f64) -> f64 {
    let down = stop < start;
    let (low, high) = if down { (stop, start) } else { (start, stop) };
    let increment = tick_increment(low, high, count);
    let step = if increment < 0.0 { 1.0 / -increment } else { increment };
    if down { -step } else { step }
}

/// The step as d3's `tickIncrement` gives it: below 0, it is the inverse of the step, which is
/// exact where the step is not.
#[must_use]
pub fn tick_increment(start: f64, stop: f64, count: f64) -> f64 {
    let (increment, is_empty) = increment(start, stop, count);
    // No tick would lie between: half the step may do.
    if is_empty && (0.5..2.0).contains(&count) {
        return tick_increment(start, stop, count * 2.0);
    }
    increment
}

/// The increment, and whether no multiple of the step lies between start and stop.
fn increment(start: f64, stop: f64, count: f64) -> (f64, bool) {
    let step = (stop - start) / count.max(0.0);
    let power = libm::log10(step).floor();
    let factor = factor(step / libm::pow(10.0, power));
    if power < 0.0 {
        let inverse = libm::pow(10.0, -power) / factor;
        (-inverse, is_empty(start, stop, |at| at * inverse, |index| index / inverse))
    } else {
        let size = libm::pow(10.0, power) * factor;
        (size, is_empty(start, stop, |at| at / size, |index| index * size))
    }
}

fn factor(error: f64) -> f64 {
    // The geometric means of 1 and 2, 2 and 5, 5 and 10: √2, √10, √50.
    match error {
        _ if error >= 50_f64.sqrt() => 10.0,
        _ if error >= 10_f64.sqrt() => 5.0,
        _ if error >= 2_f64.sqrt() => 2.0,
        _ => 1.0,
    }
}

fn is_empty(start: f64, stop: f64, to: impl Fn(f64) -> f64, from: impl Fn(f64) -> f64) -> bool {
    let (mut first, mut last) = ((to(start) + 0.5).floor(), (to(stop) + 0.5).floor());
    if from(first) < start {
        first += 1.0;
    }
    if from(last) > stop {
        last -= 1.0;
    }
    last < first
}
