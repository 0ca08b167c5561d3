//! Catmull–Rom splines: cardinal splines that mind how far apart the points are.

use super::{Point, around, cardinal, start};
use crate::path::Path;

/// What is nearer than this is the same place (d3-shape's epsilon).
const EPSILON: f64 = 1e-12;

/// A distance to the power of alpha, and its square.
#[derive(Clone, Copy, Default)]
struct Span {
    one: f64,
    two: f64,
}

impl Span {
    fn between(from: Point, to: Point, alpha: f64) -> Self {
        let (dx, dy) = (from[0] - to[0], from[1] - to[1]);
        let two = libm::pow(dx * dx + dy * dy, alpha);
        Self { one: two.sqrt(), two }
    }
}

/// From the second of four points to the third, by the spans between them.
fn part([zero, one, two, three]: [Point; 4], [a, b, c]: [Span; 3], out: &mut Path) {
    let bend = |near: Point, side: Point, far: Point, outer: Span| {
        if outer.one <= EPSILON || outer.one.is_nan() {
            return near;
        }
        let whole = 2.0 * outer.two + 3.0 * outer.one * b.one + b.two;
        let parts = 3.0 * outer.one * (outer.one + b.one);
        let one = |near, side, far| (near * whole - side * b.two + far * outer.two) / parts;
        [one(near[0], side[0], far[0]), one(near[1], side[1], far[1])]
    };
    out.cubic_to(bend(one, zero, two, a), bend(two, three, one, c), two);
}

/// The parts between all but the outermost of the points.
fn parts(points: &[Point], spans: &[Span], out: &mut Path) {
    for (four, three) in points.windows(4).zip(spans.windows(3)) {
        if let ([p, q, r, s], [a, b, c]) = (four, three) {
            part([*p, *q, *r, *s], [*a, *b, *c], out);
        }
    }
}

fn spans(points: &[Point], alpha: f64) -> Vec<Span> {
    points.iter().zip(points.iter().skip(1)).map(|(a, b)| Span::between(*a, *b, alpha)).collect()
}

pub(super) fn catmull_rom(points: &[Point], alpha: f64, joined: bool, out: &mut Path) {
    if alpha == 0.0 {
        return cardinal::cardinal(points, 0.0, joined, out);
    }
    let ([first, rest @ ..], Some(last)) = (points, points.last()) else { return };
    start(*first, joined, out);
    if let [[x, y]] = rest {
        out.line_to(*x, *y);
    }
    if rest.len() < 2 {
        return;
    }
    // The ends count twice, with no way between them.
    let mut all = vec![*first];
    all.extend_from_slice(points);
    all.push(*last);
    let mut lengths = vec![Span::default()];
    lengths.append(&mut spans(points, alpha));
    lengths.push(Span::between(*last, *last, alpha));
    parts(&all, &lengths, out);
}

pub(super) fn open(points: &[Point], alpha: f64, joined: bool, out: &mut Path) {
    if alpha == 0.0 {
        return cardinal::open(points, 0.0, joined, out);
    }
    if let [_, second, _, ..] = points {
        start(*second, joined, out);
    }
    parts(points, &spans(points, alpha), out);
}

pub(super) fn closed(points: &[Point], alpha: f64, out: &mut Path) {
    if alpha == 0.0 || points.len() < 3 {
        return cardinal::closed(points, 0.0, out);
    }
    open(&around(points), alpha, false, out);
}
