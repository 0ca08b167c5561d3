//! What a picture is made for.

use crate::format::Locale;
use crate::state::State;
use crate::text::Measure;

/// What a picture is made for.
#[derive(Clone, Copy)]
pub struct Options<'a> {
    /// How wide words are.
    pub measure: &'a dyn Measure,
    /// How numbers and dates are written.
    pub locale: &'a Locale,
    /// What has been touched.
    pub state: &'a State,
}

impl std::fmt::Debug for Options<'_> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Options").finish_non_exhaustive()
    }
}
