//! Lines cut to a width (Vega's `truncate`).

use std::sync::Arc;

use super::Measure;
use crate::scene::Font;

/// In which direction a line is read: its end is what is cut.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// Its end is at the right.
    #[default]
    LeftToRight,
    /// Its end is at the left.
    RightToLeft,
}

/// A line that is read from left to right, cut to a width: see [`truncate`].
#[must_use]
pub fn truncated(
    text: &str,
    limit: f64,
    ellipsis: &str,
    font: &Font,
    measure: &dyn Measure,
) -> Arc<str> {
    truncate(text, limit, ellipsis, font, measure, Direction::LeftToRight)
}

/// A line without space around it, cut to a width, with an ellipsis where it was cut. No limit where
/// it is 0. As in Vega it is cut in the middle of words, but never of a character.
#[must_use]
pub fn truncate(
    text: &str,
    limit: f64,
    ellipsis: &str,
    font: &Font,
    measure: &dyn Measure,
    direction: Direction,
) -> Arc<str> {
    let text = text.trim();
    let is_limited = limit > 0.0 && !text.is_empty();
    if !is_limited || measure.width(text, font) < limit {
        return text.into();
    }
    let ellipsis = if ellipsis.is_empty() { "…" } else { ellipsis };
    let room = limit - measure.width(ellipsis, font);
    // The places between characters.
    let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let place = |at: usize| places.get(at).copied().unwrap_or(text.len());
    let last = places.len().saturating_sub(1);
    match direction {
        Direction::LeftToRight => {
            let kept = |at: usize| text.get(..place(at)).unwrap_or_default();
            let fits = |at: usize| measure.width(kept(at), font) < room;
            format!("{}{ellipsis}", kept(first_failing(1, last, fits) - 1)).into()
        }
        Direction::RightToLeft => {
            let kept = |at: usize| text.get(place(at)..).unwrap_or_default();
            let is_too_wide = |at: usize| measure.width(kept(at), font) > room;
            format!("{ellipsis}{}", kept(first_failing(0, last.saturating_sub(1), is_too_wide)))
                .into()
        }
    }
}

/// The first number from `low` to `high` that does not pass, or the one after them; those that pass
/// come first.
fn first_failing(low: usize, high: usize, passes: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut end) = (low, high + 1);
    while low < end {
        let middle = low + (end - low) / 2;
        if passes(middle) {
            low = middle + 1;
        } else {
            end = middle;
        }
    }
    low
}

#[cfg(test)]
mod tests {
    use super::{Direction, truncate, truncated};
    use crate::scene::Font;
    use crate::text::Estimate;

    fn font() -> Font {
        Font { family: "sans-serif".into(), size: 10.0, weight: None, style: None }
    }

    /// Expected: what vega-scenegraph's `textValue` gives at size 10, from left to right and back.
    #[track_caller]
    fn check(text: &str, limit: f64, ellipsis: &str, expected: [&str; 2]) {
        let ways = [Direction::LeftToRight, Direction::RightToLeft];
        for (way, expected) in ways.into_iter().zip(expected) {
            let found = truncate(text, limit, ellipsis, &font(), &Estimate, way);
            assert_eq!(&*found, expected, "{text} {limit} {way:?}");
        }
        assert_eq!(&*truncated(text, limit, ellipsis, &font(), &Estimate), expected[0]);
    }

    #[test]
    fn cuts_as_vega_does() {
        check("a long label indeed", 80.0, "…", ["a long l…", "…el indeed"]);
        check("short", 80.0, "…", ["short", "short"]);
        check("anything", 1.0, "…", ["…", "…"]);
        check(" spaced ", 0.0, "…", ["spaced", "spaced"]);
        check("exactly", 56.0, "…", ["exact…", "…xactly"]);
        check("exactly", 57.0, "…", ["exactly", "exactly"]);
        check("Nghiên cứu khoa học", 50.0, "...", ["Ngh...", "...học"]);
        check("abcdef", 24.0, "…", ["a…", "…ef"]);
        check("abcdef", 9.0, "…", ["…", "…"]);
        check("abcdef", 16.0, "…", ["…", "…f"]);
        check("abcdef", 40.0, "", ["abc…", "…cdef"]);
        check("", 10.0, "…", ["", ""]);
        check("ab", -3.0, "…", ["ab", "ab"]);
        check("xin chào các bạn trẻ", 100.0, "…", ["xin chào cá…", "…các bạn trẻ"]);
        check("abcdefghij", 41.0, " [more]", [" [more]", " [more]"]);
    }

    #[test]
    fn characters_stay_whole() {
        assert_eq!(&*truncated("😀😀😀", 40.0, "…", &font(), &Estimate), "😀…");
        assert_eq!(&*truncated("anything", f64::NAN, "…", &font(), &Estimate), "anything");
    }
}
