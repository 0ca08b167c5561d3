//! Labels broken into lines between their words. Vega cuts what is too long; this is beyond it.

use std::ops::Range;
use std::sync::Arc;

use super::{Measure, truncated};
use crate::scene::Font;

/// So often lines are tried to be made more even: a label has few words, and a text without end is none.
const MOST_TRIES: usize = 32;

/// A line broken between words into as few lines of at most such a width as there can be, and those
/// as even as they can be. No limit where it is 0. A word that is wider is cut with an ellipsis, and so is
/// what does not fit in so many lines.
#[must_use]
pub fn wrapped(
    text: &str,
    limit: f64,
    most: usize,
    font: &Font,
    measure: &dyn Measure,
) -> Vec<Arc<str>> {
    let cut = |line: &str| truncated(line, limit, "…", font, measure);
    let words: Vec<&str> = words(text).collect();
    let is_limited = limit > 0.0 && most > 1 && words.len() > 1;
    if !is_limited || measure.width(text.trim(), font) < limit {
        return vec![cut(text)];
    }
    let space = measure.width(" ", font);
    let widths: Vec<f64> = words.iter().map(|word| measure.width(word, font)).collect();
    let mut lines = filled(&widths, space, limit);
    if lines.len() > most {
        // The last line has all the rest, and is cut.
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            last.words.end = words.len();
        }
    } else {
        // As long as there are no more lines, the widest may be narrower.
        for _ in 0..MOST_TRIES {
            let widest = lines.iter().map(|line| line.width).fold(0.0, f64::max);
            let narrower = filled(&widths, space, widest);
            if narrower.len() > lines.len() || narrower == lines {
                break;
            }
            lines = narrower;
        }
    }
    let line = |line: &Line| cut(&words.get(line.words.clone()).unwrap_or_default().join(" "));
    lines.iter().map(line).collect()
}

/// The words of a line: what stands between spaces at which it may be broken.
fn words(text: &str) -> impl Iterator<Item = &str> {
    const UNBROKEN: [char; 2] = ['\u{a0}', '\u{202f}'];
    text.split(|one: char| one.is_whitespace() && !UNBROKEN.contains(&one))
        .filter(|word| !word.is_empty())
}

/// The widest word of a line.
#[must_use]
pub fn widest_word(text: &str, font: &Font, measure: &dyn Measure) -> f64 {
    words(text).map(|word| measure.width(word, font)).fold(0.0, f64::max)
}

/// Some of the words, beside each other.
#[derive(Clone, Debug, PartialEq)]
struct Line {
    words: Range<usize>,
    width: f64,
}

/// Lines that are filled one after the other with words while they are narrower than the limit.
fn filled(widths: &[f64], space: f64, limit: f64) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for (at, word) in widths.iter().enumerate() {
        match lines.last_mut() {
            Some(line) if line.width + space + word < limit => {
                line.width += space + word;
                line.words.end = at + 1;
            }
            _ => lines.push(Line { words: at..at + 1, width: *word }),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{widest_word, wrapped};
    use crate::scene::Font;
    use crate::text::Estimate;

    fn font() -> Font {
        Font { family: "sans-serif".into(), size: 10.0, weight: None, style: None }
    }

    /// A character is eight pixels wide.
    #[track_caller]
    fn check(text: &str, limit: f64, most: usize, expected: &[&str]) {
        let lines = wrapped(text, limit, most, &font(), &Estimate);
        assert_eq!(
            lines.iter().map(|line| &**line).collect::<Vec<_>>(),
            expected,
            "{text} {limit}"
        );
    }

    #[test]
    fn breaks_between_words_evenly() {
        check("Bí thư Đoàn cơ sở", 1000.0, 9, &["Bí thư Đoàn cơ sở"]);
        check("Bí thư Đoàn cơ sở", 0.0, 9, &["Bí thư Đoàn cơ sở"]);
        // Filled to the last, the second line would be «sở» alone.
        check("Bí thư Đoàn cơ sở", 130.0, 9, &["Bí thư", "Đoàn cơ sở"]);
        check("Bí thư Đoàn cơ sở", 60.0, 9, &["Bí thư", "Đoàn", "cơ sở"]);
        check("  hai \t từ ", 30.0, 9, &["hai", "từ"]);
        check("hai\u{a0}từ", 40.0, 9, &["hai…"]);
        check("", 40.0, 9, &[""]);
    }

    #[test]
    fn cuts_what_does_not_fit() {
        check("Bí thư Đoàn cơ sở", 60.0, 2, &["Bí thư", "Đoàn c…"]);
        check("Bí thư Đoàn cơ sở", 60.0, 1, &["Bí thư…"]);
        check("Bí thư Đoàn cơ sở", 60.0, 0, &["Bí thư…"]);
        check("một nghiêngnghiêng hai", 60.0, 9, &["một", "nghiên…", "hai"]);
    }

    #[test]
    fn a_text_without_end_is_a_label_all_the_same() {
        let text = "một hai ba bốn ".repeat(20_000);
        let lines = wrapped(&text, 1e6, 6, &font(), &Estimate);
        assert_eq!(lines.len(), 3);
        assert_eq!(lines.join(" "), text.trim());
    }

    #[test]
    fn tells_the_widest_word() {
        assert_eq!(widest_word("Đoàn cơ sở", &font(), &Estimate), 32.0);
        assert_eq!(widest_word(" ", &font(), &Estimate), 0.0);
    }
}
