//! The time unit for data that are to fall into so many bins at most (vega-time's `timeBin`).

use super::Part;
use crate::ticks::tick_step;
use crate::time::ticks::{Nearest, nearest};
use crate::time::{DAY, HOUR, MINUTE, MONTH, SECOND, WEEK, YEAR};

/// The parts, as bits, and the step that cut an extent into at most so many bins.
pub(super) fn choose(extent: [f64; 2], max: f64) -> (u16, f64) {
    let [start, stop] = extent;
    let down_to = |last: Part| {
        let dates =
            [Part::Year, Part::Month, Part::Date, Part::Hours, Part::Minutes, Part::Seconds];
        let larger = dates.into_iter().filter(|part| part.bit() < last.bit());
        // Weeks lie within years, not within months.
        let larger = larger.filter(|part| last != Part::Week || *part == Part::Year);
        larger.fold(last.bit(), |bits, part| bits | part.bit())
    };
    let choices = [
        (Part::Seconds, 1.0, SECOND),
        (Part::Seconds, 5.0, SECOND),
        (Part::Seconds, 15.0, SECOND),
        (Part::Seconds, 30.0, SECOND),
        (Part::Minutes, 1.0, MINUTE),
        (Part::Minutes, 5.0, MINUTE),
        (Part::Minutes, 15.0, MINUTE),
        (Part::Minutes, 30.0, MINUTE),
        (Part::Hours, 1.0, HOUR),
        (Part::Hours, 3.0, HOUR),
        (Part::Hours, 6.0, HOUR),
        (Part::Hours, 12.0, HOUR),
        (Part::Date, 1.0, DAY),
        (Part::Week, 1.0, WEEK),
        (Part::Month, 1.0, MONTH),
        (Part::Month, 3.0, MONTH),
        (Part::Year, 1.0, YEAR),
    ];
    match nearest(&choices, (stop - start).abs() / max, |(_, step, length)| step * length) {
        Nearest::One((part, step, _)) => (down_to(*part), *step),
        Nearest::Below => (down_to(Part::Milliseconds), tick_step(start, stop, max).max(1.0)),
        Nearest::Above => (down_to(Part::Year), tick_step(start / YEAR, stop / YEAR, max)),
    }
}
