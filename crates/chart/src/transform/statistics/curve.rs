//! A curve sampled more densely where it bends.

use crate::value::count;

/// A turn of half a degree, in radians: what is flatter needs no further point.
const LEAST_TURN: f64 = 0.5 * std::f64::consts::PI / 180.0;

type Point = (f64, f64);

/// Points of a function over an extent, between `least` and about `most` steps of them
/// (vega-statistics' `sampleCurve`).
#[must_use]
pub fn sample(f: &dyn Fn(f64) -> f64, extent: (f64, f64), least: usize, most: usize) -> Vec<Point> {
    let most = most.max(least);
    let (low, span) = (extent.0, extent.1 - extent.0);
    let point = |x: f64| (x, f(x));
    let step = |at: usize| point(low + (count(at) / count(least)) * span);
    let first = point(low);
    let end = std::iter::once(point(extent.1));
    if least == most {
        return std::iter::once(first).chain((1..most).map(step)).chain(end).collect();
    }
    let waiting = end.chain((1..least).rev().map(step)).collect();
    refine(&point, first, waiting, span, span / count(most))
}

/// Halves the stretches between points where the curve turns; the next point is the last one.
fn refine(
    point: &dyn Fn(f64) -> Point,
    first: Point,
    mut waiting: Vec<Point>,
    span: f64,
    stop: f64,
) -> Vec<Point> {
    let scale = (1.0 / span, scale_y(first.1, &waiting));
    let (mut before, mut done) = (first, vec![first]);
    while let Some(next) = waiting.last().copied() {
        let middle = point((before.0 + next.0) / 2.0);
        if middle.0 - before.0 >= stop && turn(before, middle, next, scale) > LEAST_TURN {
            waiting.push(middle);
        } else {
            before = next;
            done.push(next);
            waiting.pop();
        }
    }
    done
}

fn scale_y(first: f64, points: &[Point]) -> f64 {
    let (mut low, mut high) = (first, first);
    for (_, y) in points {
        low = if *y < low { *y } else { low };
        high = if *y > high { *y } else { high };
    }
    1.0 / (high - low)
}

/// By how much the curve turns at the middle point.
fn turn(from: Point, middle: Point, to: Point, scale: (f64, f64)) -> f64 {
    let angle = |end: Point| libm::atan2(scale.1 * (end.1 - from.1), scale.0 * (end.0 - from.0));
    (angle(to) - angle(middle)).abs()
}
