//! B-splines.

use super::{Point, around, start};
use crate::path::Path;

/// A part of a B-spline: toward the middle of the last three points.
fn part([x0, y0]: Point, [x1, y1]: Point, [x, y]: Point, out: &mut Path) {
    out.cubic_to(
        [(2.0 * x0 + x1) / 3.0, (2.0 * y0 + y1) / 3.0],
        [(x0 + 2.0 * x1) / 3.0, (y0 + 2.0 * y1) / 3.0],
        middle([x0, y0], [x1, y1], [x, y]),
    );
}

fn middle([x0, y0]: Point, [x1, y1]: Point, [x, y]: Point) -> Point {
    [(x0 + 4.0 * x1 + x) / 6.0, (y0 + 4.0 * y1 + y) / 6.0]
}

pub(super) fn basis(points: &[Point], joined: bool, out: &mut Path) {
    let Some(first) = points.first() else { return };
    start(*first, joined, out);
    if let [[x0, y0], [x1, y1], _, ..] = points {
        out.line_to((5.0 * x0 + x1) / 6.0, (5.0 * y0 + y1) / 6.0);
    }
    for three in points.windows(3) {
        if let [zero, one, two] = three {
            part(*zero, *one, *two, out);
        }
    }
    if let [.., before, last] = points {
        if points.len() > 2 {
            part(*before, *last, *last, out);
        }
        out.line_to(last[0], last[1]);
    }
}

pub(super) fn open(points: &[Point], joined: bool, out: &mut Path) {
    for (at, three) in points.windows(3).enumerate() {
        let [zero, one, two] = three else { continue };
        if at == 0 {
            start(middle(*zero, *one, *two), joined, out);
        } else {
            part(*zero, *one, *two, out);
        }
    }
}

pub(super) fn closed(points: &[Point], out: &mut Path) {
    match points {
        [] => {}
        [[x, y]] => {
            out.move_to(*x, *y).close();
        }
        [[x0, y0], [x1, y1]] => {
            out.move_to((x0 + 2.0 * x1) / 3.0, (y0 + 2.0 * y1) / 3.0);
            out.line_to((x1 + 2.0 * x0) / 3.0, (y1 + 2.0 * y0) / 3.0).close();
        }
        _ => open(&around(points), false, out),
    }
}

/// A B-spline through points drawn toward the straight line from the first to the last.
pub(super) fn bundle(points: &[Point], beta: f64, joined: bool, out: &mut Path) {
    let ([[x0, y0], ..], [.., [xn, yn]]) = (points, points) else { return };
    let last = crate::value::count(points.len().saturating_sub(1)).max(1.0);
    let straightened = |(at, [x, y]): (usize, &Point)| {
        let t = crate::value::count(at) / last;
        [
            beta * x + (1.0 - beta) * (x0 + t * (xn - x0)),
            beta * y + (1.0 - beta) * (y0 + t * (yn - y0)),
        ]
    };
    let points: Vec<Point> = points.iter().enumerate().map(straightened).collect();
    basis(&points, joined, out);
}
