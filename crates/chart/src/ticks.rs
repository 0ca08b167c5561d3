//! Ticks of numbers, after d3-array: steps of 1, 2 or 5 times a power of ten.

/// How many ticks a list may have.
pub const MAX_TICKS: f64 = 10_000.0;

/// The first and last multiple of a step within two numbers, and the step; a step below one is
/// given as the negative of its inverse, which is whole.
fn spec(start: f64, stop: f64, count: f64) -> (f64, f64, f64) {
    let step = (stop - start) / count.max(0.0);
    let power = libm::log10(step).floor();
    let error = step / libm::pow(10.0, power);
    let factor = if error >= 50.0_f64.sqrt() {
        10.0
    } else if error >= 10.0_f64.sqrt() {
        5.0
    } else if error >= 2.0_f64.sqrt() {
        2.0
    } else {
        1.0
    };
    let (first, last, inc);
    if power < 0.0 {
        let inverse = libm::pow(10.0, -power) / factor;
        let (mut from, mut to) = ((start * inverse).round(), (stop * inverse).round());
        if from / inverse < start {
            from += 1.0;
        }
        if to / inverse > stop {
            to -= 1.0;
        }
        (first, last, inc) = (from, to, -inverse);
    } else {
        let whole = libm::pow(10.0, power) * factor;
        let (mut from, mut to) = ((start / whole).round(), (stop / whole).round());
        if from * whole < start {
            from += 1.0;
        }
        if to * whole > stop {
            to -= 1.0;
        }
        (first, last, inc) = (from, to, whole);
    }
    if last < first && (0.5..2.0).contains(&count) {
        return spec(start, stop, count * 2.0);
    }
    (first, last, inc)
}

/// About so many numbers from one to another.
///
/// ```
/// use chart::ticks::ticks;
/// assert_eq!(ticks(0.0, 1.0, 5.0), [0.0, 0.2, 0.4, 0.6, 0.8, 1.0]);
/// assert_eq!(ticks(100.0, 0.0, 2.0), [100.0, 50.0, 0.0]);
/// ```
#[must_use]
pub fn ticks(start: f64, stop: f64, count: f64) -> Vec<f64> {
    if count.is_nan() || count <= 0.0 || !start.is_finite() || !stop.is_finite() {
        return Vec::new();
    }
    if start == stop {
        return vec![start];
    }
    let (low, high) = (start.min(stop), start.max(stop));
    let (first, last, inc) = spec(low, high, count.min(MAX_TICKS));
    if last.is_nan() || first.is_nan() || last < first || last - first > 10.0 * MAX_TICKS {
        return Vec::new();
    }
    let mut all = Vec::new();
    let mut at = first;
    while at <= last {
        all.push(if inc < 0.0 { at / -inc } else { at * inc });
        at += 1.0;
    }
    if stop < start {
        all.reverse();
    }
    all
}

/// The step of ticks; negative where it is the inverse of a whole number.
#[must_use]
pub fn increment(start: f64, stop: f64, count: f64) -> f64 {
    spec(start, stop, count).2
}

/// The step of ticks between two numbers, negative where they fall.
#[must_use]
pub fn step(start: f64, stop: f64, count: f64) -> f64 {
    let inc =
        if stop < start { increment(stop, start, count) } else { increment(start, stop, count) };
    let size = if inc < 0.0 { 1.0 / -inc } else { inc };
    if stop < start { -size } else { size }
}

/// Two numbers moved outwards to multiples of a step (d3-scale's `nice` of a linear scale).
#[must_use]
pub fn nice(start: f64, stop: f64, count: f64) -> (f64, f64) {
    let reversed = stop < start;
    let (mut low, mut high) = (start.min(stop), start.max(stop));
    let mut before = 0.0;
    for _ in 0..10 {
        let inc = increment(low, high, count);
        if inc == before {
            break;
        }
        if inc > 0.0 {
            low = (low / inc).floor() * inc;
            high = (high / inc).ceil() * inc;
        } else if inc < 0.0 {
            low = (low * inc).ceil() / inc;
            high = (high * inc).floor() / inc;
        } else {
            break;
        }
        before = inc;
    }
    if !(low.is_finite() && high.is_finite()) {
        return (start, stop);
    }
    if reversed { (high, low) } else { (low, high) }
}

#[cfg(test)]
mod tests {
    use super::{nice, step, ticks};

    #[test]
    fn ticks_are_those_of_d3() {
        assert_eq!(ticks(0.0, 10.0, 4.0), [0.0, 2.0, 4.0, 6.0, 8.0, 10.0]);
        assert_eq!(ticks(0.0, 1.0, 10.0).len(), 11);
        assert_eq!(ticks(-1.0, 1.0, 3.0), [-1.0, -0.5, 0.0, 0.5, 1.0]);
        assert_eq!(ticks(3.0, 3.0, 3.0), [3.0]);
        assert_eq!(ticks(0.0, 1e-300, 4.0).len(), 6);
        assert!(ticks(0.0, f64::INFINITY, 4.0).is_empty());
        assert!(ticks(0.0, 1.0, f64::NAN).is_empty());
        assert!(ticks(0.0, 1.0, 1e300).len() < 100_000);
    }

    #[test]
    fn steps_and_nice_ends() {
        assert_eq!(step(0.0, 10.0, 5.0), 2.0);
        assert_eq!(step(10.0, 0.0, 5.0), -2.0);
        assert_eq!(nice(0.132, 0.876, 10.0), (0.1, 0.9));
        assert_eq!(nice(1.1, 10.9, 10.0), (1.0, 11.0));
        assert_eq!(nice(10.9, 1.1, 10.0), (11.0, 1.0));
        assert_eq!(nice(0.0, f64::NAN, 10.0).0, 0.0);
    }
}
