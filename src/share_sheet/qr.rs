//! An address as a code that a camera reads.

use std::fmt::Write as _;

use qrcode::{Color, EcLevel, QrCode};

/// The light border that readers need, in modules.
const BORDER: usize = 4;

/// The code of a text as an SVG, drawn as one path; none where the text is too long for one.
///
/// ```
/// let svg = ky_yeu::share_sheet::qr::svg("https://example.vn/").unwrap();
/// assert!(svg.starts_with("<svg viewBox=\"0 0 33 33\""));
/// ```
#[must_use]
pub fn svg(text: &str) -> Option<String> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let width = code.width();
    let mut path = String::new();
    for (row, modules) in code.to_colors().chunks(width).enumerate() {
        let mut x = 0;
        for run in modules.chunk_by(|one, next| one == next) {
            if run.first() == Some(&Color::Dark) {
                let (left, top, long) = (x + BORDER, row + BORDER, run.len());
                let _ = write!(path, "M{left} {top}h{long}v1h-{long}z");
            }
            x += run.len();
        }
    }
    let size = width + 2 * BORDER;
    Some(format!(
        "<svg viewBox=\"0 0 {size} {size}\" shape-rendering=\"crispEdges\" aria-hidden=\"true\"><rect width=\"{size}\" height=\"{size}\" fill=\"#fff\"/><path fill=\"#000\" d=\"{path}\"/></svg>"
    ))
}

#[cfg(test)]
mod tests {
    use super::svg;

    #[test]
    fn what_is_too_long_has_no_code() {
        assert!(svg(&"a".repeat(2000)).is_some());
        assert!(svg(&"a".repeat(3000)).is_none());
    }
}
