//! Straight lines and steps.

use super::{Point, start};
use crate::path::Path;

pub(super) fn linear(points: &[Point], joined: bool, out: &mut Path) {
    let Some((first, rest)) = points.split_first() else { return };
    start(*first, joined, out);
    for [x, y] in rest {
        out.line_to(*x, *y);
    }
}

pub(super) fn closed(points: &[Point], out: &mut Path) {
    linear(points, false, out);
    if !points.is_empty() {
        out.close();
    }
}

/// Steps that rise at a part of the way: 0 at once, 1 at the end.
pub(super) fn steps(points: &[Point], at: f64, joined: bool, out: &mut Path) {
    let Some(first) = points.first() else { return };
    start(*first, joined, out);
    for pair in points.windows(2) {
        let [[x0, y0], [x, y]] = pair else { continue };
        if at <= 0.0 {
            out.line_to(*x0, *y).line_to(*x, *y);
        } else {
            let between = x0 * (1.0 - at) + x * at;
            out.line_to(between, *y0).line_to(between, *y);
        }
    }
    if let (true, [.., _, [x, y]]) = (0.0 < at && at < 1.0, points) {
        out.line_to(*x, *y);
    }
}
