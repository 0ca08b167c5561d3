//! Lines and areas through rows, with gaps where a row has no place.

use super::curve::{Curve, Way};
use crate::path::Path;

/// A line through points; `None` is a gap. A point alone between gaps is a dot (`M x,y Z`), which only
/// round or square caps show.
#[must_use]
pub fn line(points: &[Option<[f64; 2]>], curve: Curve) -> Path {
    let mut out = Path::default();
    for run in runs(points) {
        curve.through(&run, Way::Line, &mut out);
    }
    out
}

/// An area between two lines: along the first, back along the second.
///
/// Vega's vertical areas have (x, y) and (x, y2), its horizontal ones (x, y) and (x2, y). Curves that
/// are closed by themselves draw both lines apart, as d3 does; `bundle`, which d3 refuses for areas,
/// is drawn as for lines.
#[must_use]
pub fn area(points: &[Option<([f64; 2], [f64; 2])>], curve: Curve) -> Path {
    let mut out = Path::default();
    for run in runs(points) {
        let (there, mut back): (Vec<_>, Vec<_>) = run.into_iter().unzip();
        back.reverse();
        curve.through(&there, Way::There, &mut out);
        curve.through(&back, Way::Back, &mut out);
    }
    out
}

/// Points between gaps.
pub(super) fn runs<T: Copy>(points: &[Option<T>]) -> Vec<Vec<T>> {
    let pieces = points.split(Option::is_none);
    pieces
        .filter(|run| !run.is_empty())
        .map(|run| run.iter().flatten().copied().collect())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{area, line};
    use crate::shape::curve::Curve;
    use crate::svg::path_data;

    #[test]
    fn gaps_and_dots() {
        let points = [None, Some([0.0, 0.0]), None, Some([1.0, 1.0]), Some([2.0, 2.0]), None, None];
        assert_eq!(path_data(&line(&points, Curve::Linear)), "M0,0ZM1,1L2,2");
        assert_eq!(path_data(&line(&[None, None], Curve::Linear)), "");
        let both = [Some(([0.0, 0.0], [0.0, 9.0])), Some(([5.0, 1.0], [5.0, 9.0])), None];
        assert_eq!(path_data(&area(&both, Curve::Linear)), "M0,0L5,1L5,9L0,9Z");
        assert_eq!(path_data(&area(&both, Curve::Step(0.0))), "M0,0L0,1L5,1L5,9L0,9L0,9Z");
    }
}
