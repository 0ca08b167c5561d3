//! The slideshow: how long the photo has been shown.

/// How long each photo is shown, in milliseconds.
pub(super) const EACH: f64 = 5000.0;

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Show {
    /// How long, while it is on.
    shown: Option<f64>,
}

impl Show {
    pub(super) fn switch(&mut self) {
        self.shown = if self.is_on() { None } else { Some(0.0) };
    }

    pub(super) fn halt(&mut self) {
        self.shown = None;
    }

    /// Another photo begins.
    pub(super) fn begin(&mut self) {
        self.shown = self.shown.map(|_| 0.0);
    }

    pub(super) fn is_on(self) -> bool {
        self.shown.is_some()
    }

    pub(super) fn remaining(self) -> Option<f64> {
        self.shown.map(|shown| (EACH - shown).max(1.0))
    }

    /// Time passes; whether it is up.
    pub(super) fn pass(&mut self, passed: f64) -> bool {
        let Some(shown) = self.shown.as_mut() else { return false };
        *shown += passed;
        *shown >= EACH
    }
}
