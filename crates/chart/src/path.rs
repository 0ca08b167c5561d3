//! Outlines: what a pen does.

mod arc;
mod extent;
mod parse;

pub(crate) use arc::Circle;

use crate::geometry::Bounds;

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

impl Path {
    /// Starts a new stretch.
    pub fn move_to(&mut self, x: f64, y: f64) -> &mut Self {
        self.push(Step::Move(x, y))
    }

    /// A straight line.
    pub fn line_to(&mut self, x: f64, y: f64) -> &mut Self {
        self.push(Step::Line(x, y))
    }

    /// A quadratic curve.
    pub fn quadratic_to(&mut self, control: [f64; 2], to: [f64; 2]) -> &mut Self {
        self.push(Step::Quadratic(control, to))
    }

    /// A cubic curve.
    pub fn cubic_to(&mut self, first: [f64; 2], second: [f64; 2], to: [f64; 2]) -> &mut Self {
        self.push(Step::Cubic(first, second, to))
    }

    /// A circle's arc.
    pub fn arc_to(&mut self, radius: f64, large: bool, sweep: bool, to: [f64; 2]) -> &mut Self {
        self.push(Step::Arc { radius, large, sweep, to })
    }

    /// Back to the start of the stretch; nothing where there is none.
    pub fn close(&mut self) -> &mut Self {
        if self.steps.is_empty() { self } else { self.push(Step::Close) }
    }

    fn push(&mut self, step: Step) -> &mut Self {
        self.steps.push(step);
        self
    }

    /// An outline from SVG's path language, every command of it; `None` where it is none.
    /// Arcs of ellipses become cubic curves.
    ///
    /// ```
    /// use chart::path::{Path, Step};
    /// let line = Path::parse("m1 1h2").unwrap();
    /// assert_eq!(line.steps, [Step::Move(1.0, 1.0), Step::Line(3.0, 1.0)]);
    /// assert!(Path::parse("no path").is_none());
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        parse::parse(text)
    }

    /// The same outline, every length multiplied.
    #[must_use]
    pub fn scaled(&self, by: f64) -> Self {
        self.mapped(|[x, y]| [x * by, y * by], by.abs())
    }

    /// The same outline elsewhere.
    #[must_use]
    pub fn moved(&self, dx: f64, dy: f64) -> Self {
        self.mapped(|[x, y]| [x + dx, y + dy], 1.0)
    }

    /// The same outline turned about the origin, by degrees clockwise.
    #[must_use]
    pub fn rotated(&self, degrees: f64) -> Self {
        let (sin, cos) = libm::sincos(degrees.to_radians());
        self.mapped(|[x, y]| [cos * x - sin * y, sin * x + cos * y], 1.0)
    }

    fn mapped(&self, map: impl Fn([f64; 2]) -> [f64; 2], by: f64) -> Self {
        let one = |step: &Step| match *step {
            Step::Move(x, y) => {
                let [x, y] = map([x, y]);
                Step::Move(x, y)
            }
            Step::Line(x, y) => {
                let [x, y] = map([x, y]);
                Step::Line(x, y)
            }
            Step::Quadratic(control, to) => Step::Quadratic(map(control), map(to)),
            Step::Cubic(first, second, to) => Step::Cubic(map(first), map(second), map(to)),
            Step::Arc { radius, large, sweep, to } => {
                Step::Arc { radius: radius * by, large, sweep, to: map(to) }
            }
            Step::Close => Step::Close,
        };
        Self { steps: self.steps.iter().map(one).collect() }
    }

    /// The smallest box around it. Curves are measured at their extremes.
    #[must_use]
    pub fn bounds(&self) -> Bounds {
        extent::bounds(&self.steps)
    }
}
