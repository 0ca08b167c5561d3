//! How far outlines reach: curves at their extremes, arcs where they pass a side of their circle.

use std::f64::consts::{FRAC_PI_2, TAU};

use super::Step;
use crate::geometry::Bounds;

type Point = [f64; 2];

/// The smallest box around what a pen does.
pub(super) fn bounds(steps: &[Step]) -> Bounds {
    let mut bounds = Bounds::EMPTY;
    let mut at = [0.0, 0.0];
    let mut start = at;
    for step in steps {
        match *step {
            Step::Move(x, y) => (start, at) = ([x, y], [x, y]),
            Step::Line(x, y) => at = [x, y],
            Step::Quadratic(control, to) => {
                let toward = |end| mix(end, control, 2.0 / 3.0);
                add_cubic(&mut bounds, at, toward(at), toward(to), to);
                at = to;
            }
            Step::Cubic(first, second, to) => {
                add_cubic(&mut bounds, at, first, second, to);
                at = to;
            }
            Step::Arc { radius, large, sweep, to } => {
                add_arc(&mut bounds, at, radius, large == sweep, sweep, to);
                at = to;
            }
            Step::Close => at = start,
        }
        bounds.add(at);
    }
    bounds
}

fn mix([x0, y0]: Point, [x1, y1]: Point, part: f64) -> Point {
    [x0 + (x1 - x0) * part, y0 + (y1 - y0) * part]
}

/// The ends are added by the caller.
fn add_cubic(bounds: &mut Bounds, from: Point, first: Point, second: Point, to: Point) {
    let ([x0, y0], [x1, y1], [x2, y2], [x3, y3]) = (from, first, second, to);
    for t in extremes(x0, x1, x2, x3).into_iter().chain(extremes(y0, y1, y2, y3)) {
        if 0.0 < t && t < 1.0 {
            bounds.add([cubic(t, x0, x1, x2, x3), cubic(t, y0, y1, y2, y3)]);
        }
    }
}

fn cubic(t: f64, a: f64, b: f64, c: f64, d: f64) -> f64 {
    let u = 1.0 - t;
    u * u * u * a + 3.0 * u * u * t * b + 3.0 * u * t * t * c + t * t * t * d
}

/// Where a cubic curve turns around along one axis; NaN where it does not.
fn extremes(p0: f64, p1: f64, p2: f64, p3: f64) -> [f64; 2] {
    let (a, b, c) = (p3 - 3.0 * p2 + 3.0 * p1 - p0, p2 - 2.0 * p1 + p0, p1 - p0);
    if a.abs() < 1e-12 {
        return [-c / (2.0 * b), f64::NAN];
    }
    let root = (b * b - a * c).sqrt();
    [(-b + root) / a, (-b - root) / a]
}

/// An arc reaches as far as its circle where it passes a side of it.
fn add_arc(
    bounds: &mut Bounds,
    from: Point,
    radius: f64,
    to_the_right: bool,
    clockwise: bool,
    to: Point,
) {
    let Some((center, radius)) = circle(from, radius, to_the_right, to) else { return };
    let angle = |[x, y]: Point| libm::atan2(y - center[1], x - center[0]);
    // Counted along the way that is gone.
    let along = |angle: f64| if clockwise { angle } else { -angle };
    let (start, end) = (along(angle(from)), along(angle(to)));
    let span = (end - start).rem_euclid(TAU);
    for side in [0.0, 1.0, 2.0, 3.0] {
        let side = side * FRAC_PI_2;
        if (along(side) - start).rem_euclid(TAU) < span {
            let (sin, cos) = libm::sincos(side);
            bounds.add([center[0] + radius * cos, center[1] + radius * sin]);
        }
    }
}

/// The circle of an arc; a radius too small for its ends grows, as SVG has it.
fn circle(from: Point, radius: f64, to_the_right: bool, to: Point) -> Option<(Point, f64)> {
    let (dx, dy) = (to[0] - from[0], to[1] - from[1]);
    let chord = libm::hypot(dx, dy);
    let fits = chord > 0.0 && chord.is_finite() && radius > 0.0 && radius.is_finite();
    if !fits {
        return None;
    }
    let radius = radius.max(chord / 2.0);
    let height = (radius * radius - chord * chord / 4.0).max(0.0).sqrt();
    let side = if to_the_right { -height } else { height } / chord;
    let [x, y] = mix(from, to, 0.5);
    Some(([x - side * dy, y + side * dx], radius))
}

#[cfg(test)]
mod tests {
    use crate::geometry::Bounds;
    use crate::path::Path;

    #[track_caller]
    fn check(path: &str, expected: [f64; 4]) {
        let Bounds { x1, y1, x2, y2 } = Path::parse(path).unwrap().bounds();
        for (found, expected) in [x1, y1, x2, y2].into_iter().zip(expected) {
            assert!((found - expected).abs() < 1e-6, "{path}: {x1},{y1} {x2},{y2}");
        }
    }

    #[test]
    fn curves_are_measured_at_their_extremes() {
        check("M0,0L10,5", [0.0, 0.0, 10.0, 5.0]);
        check("M0,0C0,10,10,10,10,0", [0.0, 0.0, 10.0, 7.5]);
        check("M0,0Q5,10,10,0", [0.0, 0.0, 10.0, 5.0]);
        // Its control points lie outside of what it reaches.
        check("M0,0C20,5,-10,5,10,10", [0.0, 0.0, 10.0, 10.0]);
        check("M10,0A10,10,0,1,1,-10,0A10,10,0,1,1,10,0", [-10.0, -10.0, 10.0, 10.0]);
        check("M10,0A10,10,0,0,1,0,10", [0.0, 0.0, 10.0, 10.0]);
        check("M10,0A10,10,0,1,0,0,10", [-10.0, -10.0, 10.0, 10.0]);
        check("M10,0A10,10,0,1,1,0,10", [0.0, 0.0, 20.0, 20.0]);
        // A radius too small for its ends.
        check("M0,0A1,1,0,0,1,20,0", [0.0, -10.0, 20.0, 0.0]);
    }

    #[test]
    fn turned_outlines_are_measured_after_turning() {
        let square = Path::parse("M-5,-5L5,-5L5,5L-5,5Z").unwrap().rotated(45.0).bounds();
        assert!((square.x2 - 50.0_f64.sqrt()).abs() < 1e-9);
        let circle = Path::parse("M5,0A5,5,0,1,1,-5,0A5,5,0,1,1,5,0").unwrap().rotated(45.0);
        assert!((circle.bounds().x2 - 5.0).abs() < 1e-9);
    }

    #[test]
    fn what_is_no_number_has_no_room() {
        assert!(Path::default().bounds().is_empty());
        let mut path = Path::default();
        path.move_to(f64::NAN, 0.0).arc_to(f64::INFINITY, true, true, [f64::NAN, 1.0]);
        assert_eq!(path.bounds().y2, 1.0);
    }
}
