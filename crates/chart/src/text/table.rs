//! Widths without a font: a table of Roboto's, for layouts that are the same on the host and in the
//! browser.

use super::Measure;
use super::widths::RANGES;
use crate::scene::Font;

/// Thousandths of the size of a character that has no place in the table.
const UNKNOWN: u16 = 600;

/// Thousandths of the size of a Chinese, Japanese or Korean character, or of a pictogram.
const WIDE: u16 = 1000;

/// How much wider than Roboto the reader's font may be. Arial and Helvetica are within 1 % of it for
/// Vietnamese and English prose, other system fonts mostly within 4 %: words rather get a little too
/// much room than run into each other. DejaVu Sans is 14 % wider, which would waste everybody's room.
const FACTOR: f64 = 1.05;

/// Measures with a table of Roboto's widths, regular and bold, and a little more.
#[derive(Clone, Copy, Debug)]
pub struct WidthTable;

impl Measure for WidthTable {
    fn width(&self, text: &str, font: &Font) -> f64 {
        let weight = Weight::of(font);
        let thousandths: f64 = text.chars().map(|one| f64::from(advance(one, weight))).sum();
        let width = thousandths / 1000.0 * FACTOR * font.size;
        if width.is_finite() { width.max(0.0) } else { 0.0 }
    }
}

/// The weights of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    Regular,
    Bold,
}

impl Weight {
    fn of(font: &Font) -> Self {
        let is_bold = match font.weight.as_deref() {
            Some("bold" | "bolder") => true,
            Some(number) => crate::digits::read(number).is_some_and(|weight| weight >= 600.0),
            None => false,
        };
        if is_bold { Self::Bold } else { Self::Regular }
    }
}

/// Thousandths of the size of one character.
pub(super) fn advance(one: char, weight: Weight) -> u16 {
    match one {
        // What stands above, below or between others, and control characters.
        '\0'..='\u{1f}'
        | '\u{7f}'..='\u{9f}'
        | '\u{ad}'
        | '\u{300}'..='\u{36f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' => 0,
        '←'..='⇿'
        | '\u{2600}'..='\u{27bf}'
        | '\u{1100}'..='\u{115f}'
        | '\u{2e80}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe4f}'
        | '\u{ff00}'..='\u{ff60}'
        | '\u{ffe0}'..='\u{ffe6}'
        | '\u{1f000}'..='\u{1faff}'
        | '\u{20000}'..='\u{3fffd}' => WIDE,
        other => listed(other, weight).unwrap_or(UNKNOWN),
    }
}

fn listed(one: char, weight: Weight) -> Option<u16> {
    let code = u32::from(one);
    RANGES.iter().find_map(|range| {
        let at = usize::try_from(code.checked_sub(range.first)?).ok()?;
        let widths = if weight == Weight::Bold { range.bold } else { range.regular };
        widths.get(at).copied()
    })
}

#[cfg(test)]
mod tests {
    use super::{Weight, WidthTable, advance};
    use crate::scene::Font;
    use crate::text::Measure;
    use crate::text::widths::RANGES;

    /// Roboto, as the preview pictures are drawn with it.
    fn font_file(weight: Weight) -> Vec<u8> {
        let name = if weight == Weight::Bold { "Bold" } else { "Regular" };
        let fonts = concat!(env!("CARGO_MANIFEST_DIR"), "/../site/fonts");
        std::fs::read(format!("{fonts}/Roboto-{name}.ttf")).unwrap()
    }

    #[test]
    fn the_table_is_that_of_the_fonts() {
        for weight in [Weight::Regular, Weight::Bold] {
            let file = font_file(weight);
            let face = ttf_parser::Face::parse(&file, 0).unwrap();
            let em = f64::from(face.units_per_em());
            for range in RANGES {
                assert_eq!(range.regular.len(), range.bold.len());
                for code in range.first..range.first + u32::try_from(range.bold.len()).unwrap() {
                    let one = char::from_u32(code).unwrap();
                    if one == '\u{ad}' {
                        continue;
                    }
                    let glyph = face.glyph_index(one).unwrap();
                    let units = f64::from(face.glyph_hor_advance(glyph).unwrap());
                    let expected = (units * 1000.0 / em).round();
                    assert_eq!(f64::from(advance(one, weight)), expected, "{one} {weight:?}");
                }
            }
        }
    }

    #[track_caller]
    fn check(text: &str, weight: Option<&str>, thousandths: f64) {
        let font = Font {
            family: "Roboto".into(),
            size: 10.0,
            weight: weight.map(Into::into),
            style: None,
        };
        let width = WidthTable.width(text, &font);
        assert!(
            (width - thousandths * 10.0 * super::FACTOR / 1000.0).abs() < 1e-9,
            "{text}: {width}"
        );
    }

    #[test]
    fn words_have_the_sum_of_their_characters() {
        check("", None, 0.0);
        check("ab", None, 544.0 + 562.0);
        check("ấ", None, 544.0);
        // The same letter in three characters.
        check("a\u{302}\u{301}", None, 544.0);
        check("a", Some("bold"), f64::from(advance('a', Weight::Bold)));
        check("a", Some("600"), f64::from(advance('a', Weight::Bold)));
        check("a", Some("500"), 544.0);
        check("漢😀→", None, 3000.0);
        check("ʘ", None, 600.0);
    }

    #[test]
    fn every_vietnamese_letter_is_listed() {
        let letters = "aăâeêioôơuưyđ";
        let marks = "àáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ";
        for one in letters.chars().chain(marks.chars()) {
            for one in [one].into_iter().chain(one.to_uppercase()) {
                assert!(super::listed(one, Weight::Regular).is_some(), "{one}");
            }
        }
    }

    #[test]
    fn a_font_may_have_any_size() {
        for size in [0.0, -4.0, f64::NAN, f64::INFINITY] {
            let font = Font { family: "Roboto".into(), size, weight: None, style: None };
            assert_eq!(WidthTable.width("abc", &font), 0.0, "{size}");
        }
    }
}
