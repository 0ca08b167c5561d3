//! Symbols of a size in square pixels, as Vega draws them.

use std::f64::consts::TAU;

use super::curve::Curve;
use crate::path::{Circle, Path};

/// A symbol by its name, or by an SVG path within a box from -1 to 1.
#[must_use]
pub fn symbol(shape: &str, size: f64) -> Option<Path> {
    let size = if size.is_finite() { size.max(0.0) } else { 0.0 };
    let r = size.sqrt() / 2.0;
    let tall = 3.0_f64.sqrt() / 2.0 * r;
    let low = tall - r / 3.0_f64.sqrt();
    let (s, t, v) = (r / 7.0, r / 2.5, r / 8.0);
    Some(match shape {
        "circle" => circle(r),
        "cross" => polygon(&[
            [-r, -t],
            [-r, t],
            [-t, t],
            [-t, r],
            [t, r],
            [t, t],
            [r, t],
            [r, -t],
            [t, -t],
            [t, -r],
            [-t, -r],
            [-t, -t],
        ]),
        "diamond" => polygon(&[[-r, 0.0], [0.0, -r], [r, 0.0], [0.0, r]]),
        "square" => polygon(&[[-r, -r], [r, -r], [r, r], [-r, r]]),
        "arrow" => polygon(&[[-s, r], [s, r], [s, -v], [t, -v], [0.0, -r], [-t, -v], [-s, -v]]),
        "wedge" => polygon(&[[0.0, -tall - low], [-r / 4.0, tall - low], [r / 4.0, tall - low]]),
        "triangle" => polygon(&[[0.0, -tall - low], [-r, tall - low], [r, tall - low]]),
        "triangle-up" => polygon(&[[0.0, -tall], [-r, tall], [r, tall]]),
        "triangle-down" => polygon(&[[0.0, tall], [-r, -tall], [r, -tall]]),
        "triangle-right" => polygon(&[[tall, 0.0], [-tall, -r], [-tall, r]]),
        "triangle-left" => polygon(&[[-tall, 0.0], [tall, -r], [tall, r]]),
        "stroke" => stroke(r),
        path => Path::parse(path)?.scaled(r),
    })
}

fn circle(r: f64) -> Path {
    let mut out = Path::default();
    out.around(Circle { center: [0.0, 0.0], radius: r }, 0.0, TAU, true);
    out
}

fn stroke(r: f64) -> Path {
    let mut out = Path::default();
    out.move_to(-r, 0.0).line_to(r, 0.0);
    out
}

fn polygon(points: &[[f64; 2]]) -> Path {
    let points: Vec<_> = points.iter().copied().map(Some).collect();
    super::line::line(&points, Curve::LinearClosed)
}

#[cfg(test)]
mod tests {
    use super::symbol;
    use crate::svg::path_data;

    /// What Vega draws, 100 square pixels large.
    #[test]
    fn symbols_are_those_of_vega() {
        for (name, expected) in [
            ("circle", "M5,0A5,5,0,1,1,-5,0A5,5,0,1,1,5,0"),
            ("cross", "M-5,-2L-5,2L-2,2L-2,5L2,5L2,2L5,2L5,-2L2,-2L2,-5L-2,-5L-2,-2Z"),
            ("diamond", "M-5,0L0,-5L5,0L0,5Z"),
            ("square", "M-5,-5L5,-5L5,5L-5,5Z"),
            ("arrow", "M-0.714,5L0.714,5L0.714,-0.625L2,-0.625L0,-5L-2,-0.625L-0.714,-0.625Z"),
            ("wedge", "M0,-5.774L-1.25,2.887L1.25,2.887Z"),
            ("triangle", "M0,-5.774L-5,2.887L5,2.887Z"),
            ("triangle-up", "M0,-4.33L-5,4.33L5,4.33Z"),
            ("triangle-down", "M0,4.33L-5,-4.33L5,-4.33Z"),
            ("triangle-right", "M4.33,0L-4.33,-5L-4.33,5Z"),
            ("triangle-left", "M-4.33,0L4.33,-5L4.33,5Z"),
            ("stroke", "M-5,0L5,0"),
            ("M-1,-1h2v2q1,1-1,0.5z", "M-5,-5L5,-5L5,5Q10,10,0,7.5Z"),
        ] {
            assert_eq!(path_data(&symbol(name, 100.0).unwrap()), expected, "{name}");
        }
    }

    #[test]
    fn sizes_may_be_anything() {
        assert!(symbol("no such thing", 64.0).is_none());
        for size in [0.0, -4.0, f64::NAN, f64::INFINITY] {
            assert_eq!(path_data(&symbol("circle", size).unwrap()), "M0,0", "{size}");
        }
    }
}
