//! Parts of rings, after d3-shape's `arc`.

use std::f64::consts::{FRAC_PI_2, PI, TAU};

use crate::path::{Circle, Path};

/// What is less than this is nothing (d3-shape's epsilon).
const EPSILON: f64 = 1e-12;

/// A part of a ring: angles in radians from the top, clockwise.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
#[expect(missing_docs, reason = "the names are d3's")]
pub struct Arc {
    pub inner_radius: f64,
    pub outer_radius: f64,
    pub start_angle: f64,
    pub end_angle: f64,
    pub corner_radius: f64,
    pub pad_angle: f64,
}

/// The outline of a part of a ring about the origin.
#[must_use]
pub fn arc(arc: Arc) -> Path {
    let mut out = Path::default();
    let sector = Sector::new(&arc);
    if !is_some(sector.outer.radius) || sector.outer.span().is_nan() {
        out.move_to(0.0, 0.0);
    } else if sector.outer.span() > TAU - EPSILON {
        sector.ring(&mut out);
    } else {
        sector.padded(&arc).draw(arc.corner_radius, &mut out);
    }
    out.close();
    out
}

/// Whether a length or an angle is more than nothing.
fn is_some(length: f64) -> bool {
    length > EPSILON
}

/// One side of a ring: a circle about the origin from one angle to another, radians from the right.
#[derive(Clone, Copy)]
struct Side {
    radius: f64,
    from: f64,
    to: f64,
}

impl Side {
    fn span(&self) -> f64 {
        (self.to - self.from).abs()
    }

    fn start(&self) -> [f64; 2] {
        polar(self.radius, self.from)
    }

    fn end(&self) -> [f64; 2] {
        polar(self.radius, self.to)
    }

    fn circle(&self) -> Circle {
        Circle { center: [0.0, 0.0], radius: self.radius }
    }

    /// Both ends nearer to each other, or both in the middle where nothing would be left.
    fn padded(self, padding: f64, clockwise: bool) -> Self {
        let middle = f64::midpoint(self.from, self.to);
        if !is_some(self.span() - padding * 2.0) {
            return Self { from: middle, to: middle, ..self };
        }
        let padding = if clockwise { padding } else { -padding };
        Self { from: self.from + padding, to: self.to - padding, ..self }
    }
}

/// Both sides of a part of a ring.
#[derive(Clone, Copy)]
struct Sector {
    inner: Side,
    outer: Side,
    clockwise: bool,
    /// The angle before padding.
    span: f64,
}

impl Sector {
    fn new(arc: &Arc) -> Self {
        let (from, to) = (arc.start_angle - FRAC_PI_2, arc.end_angle - FRAC_PI_2);
        let side = |radius| Side { radius, from, to };
        let (mut inner, mut outer) = (side(arc.inner_radius), side(arc.outer_radius));
        if outer.radius < inner.radius {
            (inner, outer) = (outer, inner);
        }
        Self { inner, outer, clockwise: to > from, span: (to - from).abs() }
    }

    /// A whole ring, or a disc.
    fn ring(&self, out: &mut Path) {
        let (outer, inner) = (self.outer, self.inner);
        let [x, y] = outer.start();
        out.move_to(x, y);
        out.around(outer.circle(), outer.from, outer.to, self.clockwise);
        if is_some(inner.radius) {
            let [x, y] = inner.end();
            out.move_to(x, y);
            out.around(inner.circle(), inner.to, inner.from, !self.clockwise);
        }
    }

    /// With half of the padding taken from each end, as wide at the inner side as at the outer.
    fn padded(self, arc: &Arc) -> Self {
        let half = arc.pad_angle / 2.0;
        let (r0, r1) = (self.inner.radius, self.outer.radius);
        let distance = (r0 * r0 + r1 * r1).sqrt();
        if !is_some(half) || !is_some(distance) {
            return self;
        }
        let angle = |radius: f64| asin(distance / radius * libm::sin(half));
        Self {
            inner: self.inner.padded(angle(r0), self.clockwise),
            outer: self.outer.padded(angle(r1), self.clockwise),
            ..self
        }
    }

    fn draw(&self, corner: f64, out: &mut Path) {
        let (outer, inner) = (self.outer, self.inner);
        let corner = ((outer.radius - inner.radius).abs() / 2.0).min(corner);
        let (inner_corner, outer_corner) = self.corners(corner);
        let [x, y] = outer.start();
        if !is_some(outer.span()) {
            out.move_to(x, y);
        } else if is_some(outer_corner) {
            let ends = (inner.start(), outer.start(), outer.end(), inner.end());
            self.rounded(outer, outer_corner, corner, ends, out);
        } else {
            out.move_to(x, y);
            out.around(outer.circle(), outer.from, outer.to, self.clockwise);
        }
        let [x, y] = inner.end();
        if !is_some(inner.radius) || !is_some(inner.span()) {
            out.line_to(x, y);
        } else if is_some(inner_corner) {
            let ends = (inner.end(), outer.end(), outer.start(), inner.start());
            self.rounded(inner, -inner_corner, corner, ends, out);
        } else {
            out.around(inner.circle(), inner.to, inner.from, !self.clockwise);
        }
    }

    /// The radii of the inner and the outer corners, as far as there is room for them.
    fn corners(&self, corner: f64) -> (f64, f64) {
        if !is_some(corner) || self.span >= PI {
            return (corner, corner);
        }
        let (outer, inner) = (self.outer, self.inner);
        let meeting = intersect([outer.start(), inner.start()], [outer.end(), inner.end()]);
        let Some([x, y]) = meeting else { return (0.0, 0.0) };
        let from_meeting = |[px, py]: [f64; 2]| [px - x, py - y];
        let (a, b) = (from_meeting(outer.start()), from_meeting(outer.end()));
        let cosine = (a[0] * b[0] + a[1] * b[1]) / (length(a) * length(b));
        let k = 1.0 / libm::sin(libm::acos(cosine.clamp(-1.0, 1.0)) / 2.0);
        let distance = length([x, y]);
        (
            corner.min((inner.radius - distance) / (k - 1.0)),
            corner.min((outer.radius - distance) / (k + 1.0)),
        )
    }

    /// A side with round corners: each of them and the side between, or both as one where they meet.
    /// At the inner side the radius is negative.
    fn rounded(
        &self,
        side: Side,
        radius: f64,
        corner: f64,
        (before, first, last, after): ([f64; 2], [f64; 2], [f64; 2], [f64; 2]),
        out: &mut Path,
    ) {
        let t0 = tangent(before, first, side.radius, radius, self.clockwise);
        let t1 = tangent(last, after, side.radius, radius, self.clockwise);
        let is_outer = radius > 0.0;
        let radius = radius.abs();
        let [x, y] = plus(t0.center, t0.straight);
        if is_outer {
            out.move_to(x, y);
        } else {
            out.line_to(x, y);
        }
        let turn = self.clockwise;
        let (c0, c1) = (Circle { center: t0.center, radius }, Circle { center: t1.center, radius });
        if radius < corner {
            out.around(c0, angle(t0.straight), angle(t1.straight), turn);
            return;
        }
        let from = angle(plus(t0.center, t0.ring));
        let to = angle(plus(t1.center, t1.ring));
        out.around(c0, angle(t0.straight), angle(t0.ring), turn);
        out.around(side.circle(), from, to, is_outer == turn);
        out.around(c1, angle(t1.ring), angle(t1.straight), turn);
    }
}

/// A corner's circle, and from its centre to where it touches the straight side and the ring.
struct Tangent {
    center: [f64; 2],
    straight: [f64; 2],
    ring: [f64; 2],
}

/// The circle of radius `rc` that touches the straight side between two places and the ring of
/// radius `r1` from within (from without where `rc` is negative).
fn tangent(from: [f64; 2], to: [f64; 2], r1: f64, rc: f64, clockwise: bool) -> Tangent {
    let side = [from[0] - to[0], from[1] - to[1]];
    let off = if clockwise { rc } else { -rc } / length(side);
    let (ox, oy) = (off * side[1], -off * side[0]);
    let ([x11, y11], [x10, y10]) = (plus(from, [ox, oy]), plus(to, [ox, oy]));
    let (dx, dy) = (x10 - x11, y10 - y11);
    let squared = dx * dx + dy * dy;
    let r = r1 - rc;
    let cross = x11 * y10 - x10 * y11;
    let root = (r * r * squared - cross * cross).max(0.0).sqrt();
    let root = if dy < 0.0 { -root } else { root };
    // Where the middle of the corner may be: the nearer of two places.
    let one = [(cross * dy - dx * root) / squared, (-cross * dx - dy * root) / squared];
    let other = [(cross * dy + dx * root) / squared, (-cross * dx + dy * root) / squared];
    let middle = [f64::midpoint(x11, x10), f64::midpoint(y11, y10)];
    let far = |p: [f64; 2]| {
        let (dx, dy) = (p[0] - middle[0], p[1] - middle[1]);
        dx * dx + dy * dy
    };
    let center = if far(one) > far(other) { other } else { one };
    let ring = [center[0] * (r1 / r - 1.0), center[1] * (r1 / r - 1.0)];
    Tangent { center, straight: [-ox, -oy], ring }
}

/// Where two lines meet, each given by two places; `None` where they are parallel.
fn intersect([a, b]: [[f64; 2]; 2], [c, d]: [[f64; 2]; 2]) -> Option<[f64; 2]> {
    let (x10, y10) = (b[0] - a[0], b[1] - a[1]);
    let (x32, y32) = (d[0] - c[0], d[1] - c[1]);
    let cross = y32 * x10 - x32 * y10;
    if cross * cross < EPSILON {
        return None;
    }
    let t = (x32 * (a[1] - c[1]) - y32 * (a[0] - c[0])) / cross;
    Some([a[0] + t * x10, a[1] + t * y10])
}

fn polar(radius: f64, angle: f64) -> [f64; 2] {
    let (sin, cos) = libm::sincos(angle);
    [radius * cos, radius * sin]
}

fn plus(a: [f64; 2], b: [f64; 2]) -> [f64; 2] {
    [a[0] + b[0], a[1] + b[1]]
}

fn length([x, y]: [f64; 2]) -> f64 {
    (x * x + y * y).sqrt()
}

fn angle([x, y]: [f64; 2]) -> f64 {
    libm::atan2(y, x)
}

/// The arc sine of what may be a little too great.
fn asin(x: f64) -> f64 {
    if x >= 1.0 {
        FRAC_PI_2
    } else if x <= -1.0 {
        -FRAC_PI_2
    } else {
        libm::asin(x)
    }
}

#[cfg(test)]
mod tests {
    use super::{Arc, arc};
    use crate::svg::path_data;

    /// What d3-shape 3.2 draws: radii, angles, the corners' radius, the padding.
    #[test]
    fn rings_are_those_of_d3() {
        for (numbers, expected) in [
            ([0.0, 10.0, 0.0, 1.0, 0.0, 0.0], "M0,-10A10,10,0,0,1,8.415,-5.403L0,0Z"),
            (
                [5.0, 10.0, 0.0, 1.0, 0.0, 0.0],
                "M0,-10A10,10,0,0,1,8.415,-5.403L4.207,-2.702A5,5,0,0,0,0,-5Z",
            ),
            (
                [10.0, 5.0, 0.0, -1.0, 0.0, 0.0],
                "M0,-10A10,10,0,0,0,-8.415,-5.403L-4.207,-2.702A5,5,0,0,1,0,-5Z",
            ),
            ([0.0, 10.0, 0.0, 7.0, 0.0, 0.0], "M0,-10A10,10,0,1,1,0,10A10,10,0,1,1,0,-10Z"),
            (
                [5.0, 10.0, 1.0, 8.0, 0.0, 0.0],
                "M8.415,-5.403A10,10,0,1,1,-8.415,5.403A10,10,0,1,1,8.415,-5.403M4.947,0.728A5,5,0,1,0,-4.947,-0.728A5,5,0,1,0,4.947,0.728Z",
            ),
            ([0.0, 0.0, 0.0, 1.0, 0.0, 0.0], "M0,0Z"),
            (
                [5.0, 10.0, 0.0, 1.0, 2.0, 0.0],
                "M0,-7.746A2,2,0,0,1,2.5,-9.682A10,10,0,0,1,6.797,-7.335A2,2,0,0,1,6.518,-4.185L5.645,-3.624A2,2,0,0,1,3.26,-3.791A5,5,0,0,0,1.429,-4.792A2,2,0,0,1,0,-6.708Z",
            ),
            (
                [5.0, 10.0, 0.0, 1.0, 9.0, 0.0],
                "M0,-7.071A2.5,2.5,0,0,1,3.333,-9.428A10,10,0,0,1,6.132,-7.899A2.5,2.5,0,0,1,5.95,-3.821L5.95,-3.821A2.5,2.5,0,0,1,3.066,-3.949A5,5,0,0,0,1.667,-4.714A2.5,2.5,0,0,1,0,-7.071Z",
            ),
            (
                [0.0, 10.0, 0.0, 2.0, 3.0, 0.0],
                "M0,-6.325A3,3,0,0,1,4.286,-9.035A10,10,0,0,1,9.999,-0.137A3,3,0,0,1,5.751,2.632L0,0Z",
            ),
            (
                [5.0, 10.0, 0.0, 4.0, 2.0, 0.1],
                "M0.559,-7.58A2,2,0,0,1,3.198,-9.475A10,10,0,1,1,-5.08,8.614A2,2,0,0,1,-5.371,5.377L-4.566,4.682A2,2,0,0,1,-2.327,4.425A5,5,0,1,0,1.828,-4.654A2,2,0,0,1,0.559,-6.516Z",
            ),
            ([5.0, 10.0, 0.0, 0.05, 0.0, 0.2], "M0.25,-9.997L0.125,-4.998Z"),
            ([5.0, 10.0, 1.0, 1.0, 3.0, 0.0], "M8.415,-5.403L4.207,-2.702Z"),
            (
                [5.0, 10.0, 0.0, 0.2, 3.0, 0.01],
                "M0.056,-9.097A0.857,0.857,0,1,1,1.753,-8.927L1.031,-5.367A0.492,0.492,0,0,1,0.056,-5.465Z",
            ),
            (
                [20.0, 80.0, 3.0, 5.5, 8.0, 0.05],
                "M8.02,70.871A8,8,0,0,1,0.111,80A80,80,0,0,1,-63.812,-48.25A8,8,0,0,1,-51.761,-49.069L-19.896,-17.063A8,8,0,0,1,-18.261,-8.156A20,20,0,0,0,-4.481,19.492A8,8,0,0,1,1.647,26.159Z",
            ),
        ] {
            let [inner_radius, outer_radius, start_angle, end_angle, corner_radius, pad_angle] =
                numbers;
            let ring = Arc {
                inner_radius,
                outer_radius,
                start_angle,
                end_angle,
                corner_radius,
                pad_angle,
            };
            assert_eq!(path_data(&arc(ring)), expected, "{numbers:?}");
        }
    }

    #[test]
    fn what_is_no_number_is_no_ring() {
        for angle in [f64::NAN, f64::INFINITY] {
            let ring = Arc { outer_radius: 10.0, end_angle: angle, ..Arc::default() };
            assert!(arc(ring).steps.len() < 8);
            let ring = Arc { outer_radius: angle, end_angle: 1.0, ..Arc::default() };
            assert!(arc(ring).steps.len() < 8);
        }
    }
}
