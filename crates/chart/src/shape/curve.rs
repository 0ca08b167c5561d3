//! How a path goes from point to point, after d3-shape's curves.

mod basis;
mod cardinal;
mod catmull_rom;
mod monotone;
mod natural;
mod straight;
#[cfg(test)]
mod tests;

use crate::path::Path;

/// How a path goes from point to point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Curve {
    /// Straight.
    Linear,
    /// Straight, and back to the start.
    LinearClosed,
    /// In steps: the rise is at this part of the way.
    Step(f64),
    /// A B-spline.
    Basis,
    /// A B-spline without its ends.
    BasisOpen,
    /// A B-spline around and around.
    BasisClosed,
    /// A B-spline straightened by this much: 1 not at all.
    Bundle(f64),
    /// A cardinal spline of this tension.
    Cardinal(f64),
    /// A cardinal spline without its ends.
    CardinalOpen(f64),
    /// A cardinal spline around and around.
    CardinalClosed(f64),
    /// A Catmull–Rom spline: 0 uniform, 0.5 centripetal.
    CatmullRom(f64),
    /// A Catmull–Rom spline without its ends.
    CatmullRomOpen(f64),
    /// A Catmull–Rom spline around and around.
    CatmullRomClosed(f64),
    /// Never above or below its points, along `x`.
    MonotoneX,
    /// The same along `y`.
    MonotoneY,
    /// A natural cubic spline.
    Natural,
}

type Point = [f64; 2];

/// On which way a stretch is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// A line by itself.
    Line,
    /// The first side of an area.
    There,
    /// Its second side, joined to the first.
    Back,
}

impl Curve {
    /// A curve by Vega's name of it. `monotone` goes along `y` where the mark is horizontal.
    /// A tension that is no number counts as none.
    #[must_use]
    pub fn named(name: &str, horizontal: bool, tension: Option<f64>) -> Option<Self> {
        let tension = tension.filter(|tension| tension.is_finite());
        let tension_or = |default: f64| tension.unwrap_or(default);
        Some(match name {
            "linear" => Self::Linear,
            "linear-closed" => Self::LinearClosed,
            "step" => Self::Step(0.5),
            "step-before" => Self::Step(0.0),
            "step-after" => Self::Step(1.0),
            "basis" => Self::Basis,
            "basis-open" => Self::BasisOpen,
            "basis-closed" => Self::BasisClosed,
            "bundle" => Self::Bundle(tension_or(0.85)),
            "cardinal" => Self::Cardinal(tension_or(0.0)),
            "cardinal-open" => Self::CardinalOpen(tension_or(0.0)),
            "cardinal-closed" => Self::CardinalClosed(tension_or(0.0)),
            "catmull-rom" => Self::CatmullRom(tension_or(0.5)),
            "catmull-rom-open" => Self::CatmullRomOpen(tension_or(0.5)),
            "catmull-rom-closed" => Self::CatmullRomClosed(tension_or(0.5)),
            "monotone" if horizontal => Self::MonotoneY,
            "monotone" | "monotone-x" => Self::MonotoneX,
            "monotone-y" => Self::MonotoneY,
            "natural" => Self::Natural,
            _ => return None,
        })
    }

    /// Goes through the points of a stretch. On the way back they are given backwards.
    pub(super) fn through(self, points: &[Point], way: Way, out: &mut Path) {
        let joined = way == Way::Back;
        // With so many points a line by itself is closed: it has shrunk to a dot.
        let mut dot = 1;
        let mut count = points.len();
        match self {
            Self::LinearClosed => return straight::closed(points, out),
            Self::BasisClosed => return basis::closed(points, out),
            Self::CardinalClosed(tension) => return cardinal::closed(points, tension, out),
            Self::CatmullRomClosed(alpha) => return catmull_rom::closed(points, alpha, out),
            Self::Linear => straight::linear(points, joined, out),
            Self::Step(at) => {
                straight::steps(points, if joined { 1.0 - at } else { at }, joined, out);
            }
            Self::Basis => basis::basis(points, joined, out),
            // Nothing is drawn of a dot, and so nothing is closed.
            Self::Bundle(beta) if beta != 1.0 && count < 2 => return,
            Self::Bundle(beta) => basis::bundle(points, beta, joined, out),
            Self::Cardinal(tension) => cardinal::cardinal(points, tension, joined, out),
            Self::CatmullRom(alpha) => catmull_rom::catmull_rom(points, alpha, joined, out),
            Self::MonotoneX => count = monotone::monotone(points, false, joined, out),
            Self::MonotoneY => count = monotone::monotone(points, true, joined, out),
            Self::Natural => natural::natural(points, joined, out),
            Self::BasisOpen | Self::CardinalOpen(_) | Self::CatmullRomOpen(_) => {
                dot = 3;
                self.open(points, joined, out);
            }
        }
        if joined || (way == Way::Line && count == dot) {
            out.close();
        }
    }

    fn open(self, points: &[Point], joined: bool, out: &mut Path) {
        match self {
            Self::CardinalOpen(tension) => cardinal::open(points, tension, joined, out),
            Self::CatmullRomOpen(alpha) => catmull_rom::open(points, alpha, joined, out),
            _ => basis::open(points, joined, out),
        }
    }
}

/// The first place of a stretch.
fn start([x, y]: Point, joined: bool, out: &mut Path) {
    if joined {
        out.line_to(x, y);
    } else {
        out.move_to(x, y);
    }
}

/// The points once around, and the first three of them again.
fn around(points: &[Point]) -> Vec<Point> {
    points.iter().chain(points.iter().take(3)).copied().collect()
}
