//! Lines of changing width.

use std::f64::consts::{PI, TAU};

use super::line::runs;
use crate::path::{Circle, Path};

/// A line through points with a width each; `None` is a gap.
#[must_use]
pub fn trail(points: &[Option<([f64; 2], f64)>]) -> Path {
    let mut out = Path::default();
    for run in runs(points) {
        for pair in run.windows(2) {
            if let [(from, width0), (to, width1)] = pair {
                let circle = |center, width: f64| Circle { center, radius: width / 2.0 };
                stretch(circle(*from, *width0), circle(*to, *width1), &mut out);
            }
        }
    }
    out
}

/// From one circle to the next, with a round end at both.
fn stretch(one: Circle, two: Circle, out: &mut Path) {
    let ([x1, y1], [x2, y2]) = (one.center, two.center);
    let (dx, dy) = (y1 - y2, x2 - x1);
    if dx == 0.0 && dy == 0.0 {
        out.around(two, 0.0, TAU, true);
        out.close();
        return;
    }
    let length = libm::hypot(dx, dy);
    let (ux, uy) = (dx / length, dy / length);
    let angle = libm::atan2(uy, ux);
    out.move_to(x1 - ux * one.radius, y1 - uy * one.radius);
    out.line_to(x2 - ux * two.radius, y2 - uy * two.radius);
    out.around(two, angle - PI, angle, true);
    out.line_to(x1 + ux * one.radius, y1 + uy * one.radius);
    out.around(one, angle, angle + PI, true);
    out.close();
}

#[cfg(test)]
mod tests {
    use super::trail;
    use crate::svg::path_data;

    #[track_caller]
    fn check(points: &[Option<([f64; 2], f64)>], expected: &str) {
        assert_eq!(path_data(&trail(points)), expected);
    }

    #[test]
    fn trails_are_those_of_vega() {
        check(
            &[Some(([0.0, 0.0], 2.0)), Some(([10.0, 0.0], 4.0))],
            "M0,-1L10,-2A2,2,0,1,1,10,2L0,1A1,1,0,1,1,0,-1Z",
        );
        check(
            &[Some(([0.0, 0.0], 2.0)), Some(([10.0, 10.0], 4.0)), Some(([10.0, 10.0], 6.0))],
            "M0.707,-0.707L11.414,8.586A2,2,0,1,1,8.586,11.414L-0.707,0.707A1,1,0,1,1,0.707,-0.707ZL13,10A3,3,0,1,1,7,10A3,3,0,1,1,13,10Z",
        );
        check(
            &[Some(([0.0, 0.0], 2.0)), None, Some(([5.0, 5.0], 2.0)), Some(([5.0, 9.0], 0.0))],
            "M6,5L5,9L4,5A1,1,0,1,1,6,5Z",
        );
        check(&[Some(([1.0, 1.0], 1.0))], "");
    }
}
