//! Cubic curves that never rise above or fall below their points (Steffen 1990).

use super::{Point, start};
use crate::path::Path;

/// Goes through the points, and tells how many they were without those upon the one before.
pub(super) fn monotone(points: &[Point], along_y: bool, joined: bool, out: &mut Path) -> usize {
    let swap = |[x, y]: Point| if along_y { [y, x] } else { [x, y] };
    let mut kept: Vec<Point> = Vec::with_capacity(points.len());
    for point in points.iter().map(|point| swap(*point)) {
        // A point upon the one before it has no slope to it.
        if kept.last() != Some(&point) {
            kept.push(point);
        }
    }
    let Some(first) = kept.first() else { return 0 };
    start(swap(*first), joined, out);
    if let [_, only] = kept.as_slice() {
        let [x, y] = swap(*only);
        out.line_to(x, y);
    }
    for (pair, slopes) in kept.windows(2).zip(slopes(&kept).windows(2)) {
        let ([[x0, y0], [x1, y1]], [t0, t1]) = (pair, slopes) else { continue };
        let third = (x1 - x0) / 3.0;
        out.cubic_to(
            swap([x0 + third, y0 + third * t0]),
            swap([x1 - third, y1 - third * t1]),
            swap([*x1, *y1]),
        );
    }
    kept.len()
}

/// The slopes at all points, where there are three or more.
fn slopes(points: &[Point]) -> Vec<f64> {
    let within = points.windows(3).filter_map(|three| match three {
        [a, b, c] => Some(slope_within(*a, *b, *c)),
        _ => None,
    });
    let within: Vec<f64> = within.collect();
    let ([a, b, ..], [.., y, z]) = (points, points) else { return Vec::new() };
    let ([head, ..], [.., tail]) = (within.as_slice(), within.as_slice()) else {
        return Vec::new();
    };
    let ends = (slope_at_end(*a, *b, *head), slope_at_end(*y, *z, *tail));
    std::iter::once(ends.0).chain(within).chain([ends.1]).collect()
}

/// The slope at the middle one of three points.
fn slope_within([x0, y0]: Point, [x1, y1]: Point, [x2, y2]: Point) -> f64 {
    let (h0, h1) = (x1 - x0, x2 - x1);
    // A wall is as steep as it gets, in the direction of its neighbour.
    let signed = |h: f64, other: f64| {
        let wall = if other < 0.0 { -0.0 } else { 0.0 };
        if h == 0.0 || h.is_nan() { wall } else { h }
    };
    let s0 = (y1 - y0) / signed(h0, h1);
    let s1 = (y2 - y1) / signed(h1, h0);
    let p = (s0 * h1 + s1 * h0) / (h0 + h1);
    let sign = |x: f64| if x < 0.0 { -1.0 } else { 1.0 };
    // Math.min gives NaN for NaN, where Rust's gives the other.
    let steepness = [s0, s1, 0.5 * p];
    if steepness.iter().any(|steepness| steepness.is_nan()) {
        return 0.0;
    }
    let slope =
        (sign(s0) + sign(s1)) * steepness.map(f64::abs).into_iter().fold(f64::MAX, f64::min);
    if slope.is_nan() { 0.0 } else { slope }
}

fn slope_at_end([x0, y0]: Point, [x1, y1]: Point, inner: f64) -> f64 {
    let h = x1 - x0;
    if h == 0.0 || h.is_nan() { inner } else { (3.0 * (y1 - y0) / h - inner) / 2.0 }
}
