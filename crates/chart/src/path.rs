//! Outlines: what a pen does.

/// An outline, in pixels.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Path {
    /// What the pen does, in order.
    pub steps: Vec<Step>,
}

/// What a pen does; places are absolute.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Step {
    /// Starts a new stretch.
    Move(f64, f64),
    /// A straight line.
    Line(f64, f64),
    /// A quadratic curve by its control point, to a place.
    Quadratic([f64; 2], [f64; 2]),
    /// A cubic curve by its control points, to a place.
    Cubic([f64; 2], [f64; 2], [f64; 2]),
    /// A circle's arc of a radius, the long way or not, clockwise or not, to a place.
    Arc {
        /// The radius.
        radius: f64,
        /// More than half of the circle.
        large: bool,
        /// Clockwise on the screen.
        sweep: bool,
        /// The end.
        to: [f64; 2],
    },
    /// Back to the start of the stretch.
    Close,
}
