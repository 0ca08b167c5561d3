//! From numbers to the colours of a ramp (d3-scale 4.0, `sequential.js` and `diverging.js`).

use super::transform::Transform;
use crate::color::{Color, Ramp};

/// A sequential scale, or a diverging one with a middle.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Interpolating {
    pub transform: Transform,
    clamp: bool,
    pub ramp: Ramp,
    /// Where the ramp has its start, or its middle, and how fast it runs before and after.
    anchor: f64,
    before: f64,
    after: f64,
    /// The ramp's share at the anchor, and whether the domain ascends.
    share: f64,
    ascending: bool,
}

impl Interpolating {
    /// A scale of a domain with two ends, or with three values.
    pub fn new(transform: Transform, domain: &[f64], ramp: Ramp, clamp: bool) -> Self {
        let lifted: Vec<f64> = domain.iter().map(|x| transform.lift(*x)).collect();
        let slope =
            |share: f64, from: f64, to: f64| if from == to { 0.0 } else { share / (to - from) };
        let nothing = f64::NAN;
        let (anchor, before, after, share, ascending) = match lifted.as_slice() {
            [low, middle, high, ..] => {
                let (before, after) = (slope(0.5, *low, *middle), slope(0.5, *middle, *high));
                (*middle, before, after, 0.5, *middle >= *low)
            }
            // A domain of one value has the colour of the middle.
            [low, high] if low == high => (0.0, 0.0, 0.0, 0.5, true),
            [low, high] => (*low, slope(1.0, *low, *high), slope(1.0, *low, *high), 0.0, true),
            _ => (nothing, nothing, nothing, nothing, true),
        };
        Self { transform, clamp, ramp, anchor, before, after, share, ascending }
    }

    /// The colour of a number.
    pub fn at(&self, x: f64) -> Color {
        let away = self.transform.lift(x) - self.anchor;
        let slope = if (away < 0.0) == self.ascending { self.before } else { self.after };
        // Also of what is infinitely far away.
        let share = if slope == 0.0 { self.share } else { self.share + away * slope };
        self.ramp.at(if self.clamp { share.clamp(0.0, 1.0) } else { share })
    }
}
