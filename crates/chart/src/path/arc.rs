//! Arcs of circles by centre and angles, and arcs of ellipses as cubic curves.

use std::f64::consts::{FRAC_PI_2, PI, TAU};

use super::Path;

/// What is nearer than this is the same place (d3-path's epsilon).
const EPSILON: f64 = 1e-6;

/// A circle about a place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Circle {
    /// The middle.
    pub(crate) center: [f64; 2],
    /// Pixels.
    pub(crate) radius: f64,
}

impl Circle {
    fn at(&self, angle: f64) -> [f64; 2] {
        let (sin, cos) = libm::sincos(angle);
        [self.center[0] + self.radius * cos, self.center[1] + self.radius * sin]
    }
}

/// An arc of an ellipse as SVG writes it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ellipse {
    pub(super) radii: [f64; 2],
    pub(super) degrees: f64,
    pub(super) large: bool,
    pub(super) sweep: bool,
}

impl Path {
    /// Along a circle from one angle to another (radians from the right, clockwise), after a straight
    /// line to its start where the pen is elsewhere; the rules are those of d3-path's `arc`.
    pub(crate) fn around(&mut self, circle: Circle, from: f64, to: f64, clockwise: bool) {
        let start = circle.at(from);
        match self.pen() {
            None => self.move_to(start[0], start[1]),
            Some([x, y]) if (x - start[0]).abs() > EPSILON || (y - start[1]).abs() > EPSILON => {
                self.line_to(start[0], start[1])
            }
            Some(_) => self,
        };
        let radius = circle.radius;
        let span = if clockwise { to - from } else { from - to };
        let span = if span < 0.0 { span % TAU + TAU } else { span };
        if radius.is_nan() || radius <= 0.0 {
            return;
        }
        if span > TAU - EPSILON {
            self.arc_to(radius, true, clockwise, circle.at(from + PI));
            self.arc_to(radius, true, clockwise, start);
        } else if span > EPSILON {
            self.arc_to(radius, span >= PI, clockwise, circle.at(to));
        }
    }

    /// The radius of a path that is but a circle around the origin.
    pub(crate) fn circle(&self) -> Option<f64> {
        use super::Step::{Arc, Move};
        let [Move(x, y), Arc { radius, to: [left, _], .. }, Arc { to: [right, end], .. }] =
            *self.steps.as_slice()
        else {
            return None;
        };
        (x == radius && y == 0.0 && left == -x && right == x && end == y).then_some(radius)
    }

    /// Where the pen is.
    fn pen(&self) -> Option<[f64; 2]> {
        use super::Step;
        match *self.steps.last()? {
            Step::Move(x, y) | Step::Line(x, y) => Some([x, y]),
            Step::Quadratic(_, to) | Step::Cubic(_, _, to) | Step::Arc { to, .. } => Some(to),
            Step::Close => self.steps.iter().rev().find_map(|step| match *step {
                Step::Move(x, y) => Some([x, y]),
                _ => None,
            }),
        }
    }

    /// An arc of an ellipse, in cubic curves of at most a quarter each (SVG 2, appendix B.2.4).
    pub(super) fn ellipse_to(&mut self, from: [f64; 2], ellipse: Ellipse, to: [f64; 2]) {
        let [rx, ry] = ellipse.radii.map(f64::abs);
        if from == to {
            return;
        }
        if rx == 0.0 || ry == 0.0 {
            self.line_to(to[0], to[1]);
            return;
        }
        let (sin, cos) = libm::sincos(ellipse.degrees.to_radians());
        // In a space where the ellipse is a circle of radius 1, if it is wide enough for its ends.
        let unit = |[x, y]: [f64; 2]| [(cos * x + sin * y) / rx, (cos * y - sin * x) / ry];
        let (a, b) = (unit(from), unit(to));
        let half = libm::hypot(b[0] - a[0], b[1] - a[1]) / 2.0;
        let radius = half.max(1.0);
        let height = (radius * radius - half * half).max(0.0).sqrt() / half / 2.0;
        let side = if ellipse.large == ellipse.sweep { -height } else { height };
        let center = [
            f64::midpoint(a[0], b[0]) - side * (b[1] - a[1]),
            f64::midpoint(a[1], b[1]) + side * (b[0] - a[0]),
        ];
        let angle = |[x, y]: [f64; 2]| libm::atan2(y - center[1], x - center[0]);
        let start = angle(a);
        let turn = angle(b) - start;
        let turn = match (turn < 0.0, ellipse.sweep) {
            (true, true) => turn + TAU,
            (false, false) => turn - TAU,
            _ => turn,
        };
        let back = |[x, y]: [f64; 2]| {
            let (x, y) = (x * rx, y * ry);
            [cos * x - sin * y, sin * x + cos * y]
        };
        let count = (turn.abs() / (FRAC_PI_2 + 0.001)).ceil().max(1.0);
        for index in [0.0, 1.0, 2.0, 3.0].into_iter().take_while(|index| *index < count) {
            let (t0, t1) = (start + turn * index / count, start + turn * (index + 1.0) / count);
            let [first, second, end] = quarter(center, radius, t0, t1).map(back);
            self.cubic_to(first, second, if index + 1.0 < count { end } else { to });
        }
    }
}

/// The curve nearest to a circle's arc of at most a quarter.
fn quarter([x, y]: [f64; 2], radius: f64, from: f64, to: f64) -> [[f64; 2]; 3] {
    let reach = 4.0 / 3.0 * libm::tan((to - from) / 4.0);
    let ((sin0, cos0), (sin1, cos1)) = (libm::sincos(from), libm::sincos(to));
    [
        [cos0 - reach * sin0, sin0 + reach * cos0],
        [cos1 + reach * sin1, sin1 - reach * cos1],
        [cos1, sin1],
    ]
    .map(|[dx, dy]| [x + radius * dx, y + radius * dy])
}
