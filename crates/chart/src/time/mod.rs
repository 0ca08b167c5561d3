//! Moments: milliseconds since 1970-01-01T00:00Z, always read in UTC.

/// A moment as an ISO date.
#[must_use]
pub fn iso(moment: f64) -> String {
    crate::value::number_text(moment)
}
