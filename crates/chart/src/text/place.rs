//! Where lines stand below each other and about their anchor (Vega's rules).

/// From the anchor to the first line's baseline (Vega's `offset`), in whole pixels.
#[must_use]
pub fn baseline_offset(baseline: &str, size: f64, line_height: f64) -> f64 {
    let exact = match baseline {
        "top" => 0.79 * size,
        "middle" => 0.30 * size,
        "bottom" => -0.21 * size,
        "line-top" => 0.29 * size + 0.5 * line_height,
        "line-bottom" => 0.29 * size - 0.5 * line_height,
        _ => 0.0,
    };
    // JavaScript's Math.round: halves go up.
    (exact + 0.5).floor()
}

/// From line to line, where nothing is said: two pixels more than the size.
#[must_use]
pub fn line_height(size: f64) -> f64 {
    size + 2.0
}

/// The lines of a text. It is one where there is nothing to break it at.
#[must_use]
pub fn split_lines<'t>(text: &'t str, line_break: Option<&str>) -> Vec<&'t str> {
    match line_break {
        Some(at) if !at.is_empty() => crate::letters::split(text, at),
        _ => vec![text],
    }
}

#[cfg(test)]
mod tests {
    use super::{baseline_offset, split_lines};

    #[track_caller]
    fn check(baseline: &str, size: f64, expected: f64) {
        assert_eq!(baseline_offset(baseline, size, size + 2.0), expected, "{baseline} {size}");
    }

    #[test]
    fn baselines_are_those_of_vega() {
        for (baseline, expected) in [
            ("top", [8.0, 9.0, 12.0]),
            ("middle", [3.0, 3.0, 5.0]),
            ("bottom", [-2.0, -2.0, -3.0]),
            ("line-top", [9.0, 10.0, 13.0]),
            ("line-bottom", [-3.0, -3.0, -4.0]),
            ("alphabetic", [0.0; 3]),
        ] {
            for (size, expected) in [10.0, 11.0, 15.0].into_iter().zip(expected) {
                check(baseline, size, expected);
            }
        }
    }

    #[test]
    fn lines_break_only_where_it_is_said() {
        assert_eq!(split_lines("a\nb\n", Some("\n")), ["a", "b", ""]);
        assert_eq!(split_lines("a\nb", None), ["a\nb"]);
        assert_eq!(split_lines("ab", Some("")), ["ab"]);
    }
}
