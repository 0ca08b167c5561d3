//! How things come to rest: by closed formulas, so that a late frame changes nothing but what is seen between.

use crate::geometry::View;

/// How quickly what was asked for is reached, and how long a thrown photo glides, in milliseconds.
pub(super) const BRISK: f64 = 70.0;
pub(super) const GLIDE: f64 = 240.0;
/// How stiff the spring is that draws photos to the middle, for each millisecond.
const STIFF: f64 = 0.014;
/// What nobody sees any more.
const UNSEEN: f64 = 0.3;
const SLOW: f64 = 0.004;
const UNSEEN_ZOOM: f64 = 0.0008;

/// A view on its way to another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Ease {
    pub to: View,
    /// In how many milliseconds all but a third of the way is done.
    pub pace: f64,
}

impl Ease {
    /// The view after some time. It gets there.
    pub(super) fn after(self, from: View, passed: f64) -> View {
        let left = (-passed / self.pace).exp();
        let zoom = self.to.zoom + (from.zoom - self.to.zoom) * left;
        let shift = self.to.shift + (from.shift - self.to.shift) * left;
        let is_there =
            (zoom - self.to.zoom).abs() < UNSEEN_ZOOM && (shift - self.to.shift).length() < UNSEEN;
        if is_there { self.to } else { View { zoom, shift } }
    }
}

/// A length that a critically damped spring draws to nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Spring {
    pub at: f64,
    speed: f64,
}

impl Spring {
    pub(super) fn pass(&mut self, passed: f64, at_once: bool) {
        if at_once {
            *self = Self::default();
            return;
        }
        let pull = self.speed + STIFF * self.at;
        let left = (-STIFF * passed).exp();
        let at = (self.at + pull * passed) * left;
        let speed = (self.speed - STIFF * pull * passed) * left;
        let is_there = at.abs() < UNSEEN && speed.abs() < SLOW;
        *self = if is_there || !at.is_finite() || !speed.is_finite() {
            Self::default()
        } else {
            Self { at, speed }
        };
    }

    /// Sets it going, so fast at most that it overshoots by a third of a length.
    pub(super) fn throw(&mut self, speed: f64, length: f64, at_once: bool) {
        let most = STIFF * length;
        self.speed = if at_once { 0.0 } else { speed.clamp(-most, most) };
    }

    pub(super) fn halt(&mut self) {
        self.speed = 0.0;
    }

    pub(super) fn is_still(self) -> bool {
        self == Self::default()
    }
}
