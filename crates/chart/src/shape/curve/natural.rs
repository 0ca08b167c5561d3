//! Natural cubic splines.

use super::{Point, start};
use crate::path::Path;

pub(super) fn natural(points: &[Point], joined: bool, out: &mut Path) {
    let Some(first) = points.first() else { return };
    start(*first, joined, out);
    if let [_, only] = points {
        out.line_to(only[0], only[1]);
    }
    if points.len() < 3 {
        return;
    }
    let along = |axis: fn(&Point) -> f64| controls(&points.iter().map(axis).collect::<Vec<_>>());
    let parts = along(|[x, _]| *x).into_iter().zip(along(|[_, y]| *y));
    for (((ax, bx), (ay, by)), to) in parts.zip(points.iter().skip(1)) {
        out.cubic_to([ax, ay], [bx, by], *to);
    }
}

/// The control points of each part along one axis: a tridiagonal system, solved by elimination.
fn controls(values: &[f64]) -> Vec<(f64, f64)> {
    let parts: Vec<(f64, f64)> =
        values.iter().zip(values.iter().skip(1)).map(|(from, to)| (*from, *to)).collect();
    let last = parts.len().saturating_sub(1);
    // Downwards: each row's diagonal and right side, without what is left of the diagonal.
    let mut rows: Vec<(f64, f64)> = Vec::with_capacity(parts.len());
    for (at, (from, to)) in parts.iter().enumerate() {
        let (lower, diagonal, right) = match at {
            0 => (0.0, 2.0, from + 2.0 * to),
            _ if at == last => (2.0, 7.0, 8.0 * from + to),
            _ => (1.0, 4.0, 4.0 * from + 2.0 * to),
        };
        let (above, above_right) = rows.last().copied().unwrap_or((1.0, 0.0));
        let factor = lower / above;
        rows.push((diagonal - factor, right - factor * above_right));
    }
    // Upwards: the first control point of a part gives the second one of the part before it.
    let mut out = Vec::with_capacity(parts.len());
    let mut after: Option<f64> = None;
    for ((diagonal, right), (_, to)) in rows.iter().zip(&parts).rev() {
        let first = (right - after.unwrap_or(0.0)) / diagonal;
        let second = after.map_or(f64::midpoint(*to, first), |after| 2.0 * to - after);
        out.push((first, second));
        after = Some(first);
    }
    out.reverse();
    out
}
