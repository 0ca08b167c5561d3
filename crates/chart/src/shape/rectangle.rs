//! Boxes with round corners, as Vega draws them.

use crate::path::Path;

/// How far a control point is from its corner: one minus the constant that makes a cubic curve
/// nearest to a quarter of a circle.
const CORNER: f64 = 0.448_084_975_506;

/// A box; radii from the top left clockwise, each at most half of the shorter side.
#[must_use]
pub fn rectangle(x: f64, y: f64, width: f64, height: f64, corners: [f64; 4]) -> Path {
    let mut out = Path::default();
    let most = (width.min(height) / 2.0).max(0.0);
    let [tl, tr, br, bl] = corners.map(|radius| radius.clamp(0.0, most));
    let (x2, y2) = (x + width, y + height);
    if [tl, tr, br, bl].iter().all(|radius| *radius <= 0.0) {
        out.move_to(x, y).line_to(x2, y).line_to(x2, y2).line_to(x, y2).close();
        return out;
    }
    out.move_to(x + tl, y).line_to(x2 - tr, y);
    out.cubic_to([x2 - CORNER * tr, y], [x2, y + CORNER * tr], [x2, y + tr]).line_to(x2, y2 - br);
    out.cubic_to([x2, y2 - CORNER * br], [x2 - CORNER * br, y2], [x2 - br, y2]).line_to(x + bl, y2);
    out.cubic_to([x + CORNER * bl, y2], [x, y2 - CORNER * bl], [x, y2 - bl]).line_to(x, y + tl);
    out.cubic_to([x, y + CORNER * tl], [x + CORNER * tl, y], [x + tl, y]).close();
    out
}

#[cfg(test)]
mod tests {
    use super::rectangle;
    use crate::svg::path_data;

    #[track_caller]
    fn check([x, y, width, height]: [f64; 4], corners: [f64; 4], expected: &str) {
        assert_eq!(path_data(&rectangle(x, y, width, height, corners)), expected);
    }

    #[test]
    fn boxes_are_those_of_vega() {
        check([1.0, 2.0, 10.0, 20.0], [0.0; 4], "M1,2L11,2L11,22L1,22Z");
        check(
            [1.0, 2.0, 10.0, 20.0],
            [3.0, 0.0, 9.0, -1.0],
            "M4,2L11,2C11,2,11,2,11,2L11,17C11,19.76,8.76,22,6,22L1,22C1,22,1,22,1,22L1,5C1,3.344,2.344,2,4,2Z",
        );
        check(
            [0.0, 0.0, 4.0, 4.0],
            [9.0; 4],
            "M2,0L2,0C3.104,0,4,0.896,4,2L4,2C4,3.104,3.104,4,2,4L2,4C0.896,4,0,3.104,0,2L0,2C0,0.896,0.896,0,2,0Z",
        );
    }

    #[test]
    fn boxes_may_have_any_size() {
        for width in [f64::NAN, -3.0, 0.0, f64::INFINITY] {
            let _ = rectangle(0.0, 0.0, width, width, [1.0, f64::NAN, 0.0, f64::INFINITY]);
        }
    }
}
