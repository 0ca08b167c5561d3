//! Letters in lower and upper case, and one text found in another. The standard library does the same
//! with tables and messages of 30 kB that a browser would have to fetch.

mod table;

use table::{Run, TO_LOWER, TO_SEVERAL, TO_UPPER};

/// Which of two cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Case {
    /// As in `lower`.
    Lower,
    /// As in `UPPER`.
    Upper,
}

impl Case {
    fn runs(self) -> &'static [Run] {
        match self {
            Self::Lower => TO_LOWER,
            Self::Upper => TO_UPPER,
        }
    }

    /// A letter in this case, if it is one letter then as well.
    pub(crate) fn of(self, letter: char) -> char {
        let code = u32::from(letter);
        let runs = self.runs();
        let after = runs.partition_point(|(first, _)| first & 0x1f_ffff <= code);
        let run = after.checked_sub(1).and_then(|at| runs.get(at));
        let Some((first, away)) = run else { return letter };
        let (from, step, further) = (first & 0x1f_ffff, 1 + (first >> 21 & 1), first >> 22);
        let place = code - from;
        if place % step == 0 && place / step <= further {
            char::from_u32(code.wrapping_add_signed(*away)).unwrap_or(letter)
        } else {
            letter
        }
    }

    fn push(self, letter: char, out: &mut String) {
        let one = self.of(letter);
        let several = match self {
            Self::Lower if letter == 'İ' => Some("i\u{307}"),
            // Those are not ASCII, and are their own upper case as far as one letter goes.
            Self::Upper if one == letter && !letter.is_ascii() => {
                TO_SEVERAL.split(' ').find_map(|word| word.strip_prefix(letter))
            }
            _ => None,
        };
        match several {
            Some(several) => out.push_str(several),
            None => out.push(one),
        }
    }
}

/// JavaScript's `toLowerCase`.
pub(crate) fn lower(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, letter) in text.char_indices() {
        if letter == 'Σ' && is_last(text, at) {
            out.push('ς');
        } else {
            Case::Lower.push(letter, &mut out);
        }
    }
    out
}

/// JavaScript's `toUpperCase`.
pub(crate) fn upper(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        Case::Upper.push(letter, &mut out);
    }
    out
}

/// Whether the letter at a byte is the last of a word of more than one.
fn is_last(text: &str, at: usize) -> bool {
    let is_letter =
        |one: char| Case::Lower.of(one) != one || Case::Upper.of(one) != one || one == 'ß';
    let is_passed_over = |one: &char| {
        matches!(one, '\'' | '.' | ':' | '^' | '`' | '·' | '’' | '\u{ad}' | '\u{300}'..='\u{36f}')
    };
    let before = text.get(..at).unwrap_or_default().chars().rev().find(|one| !is_passed_over(one));
    let mut rest = text.get(at..).unwrap_or_default().chars();
    rest.next();
    let after = rest.find(|one| !is_passed_over(one));
    before.is_some_and(is_letter) && !after.is_some_and(is_letter)
}

/// Whether a character is of a word of a language: anything but ASCII counts that is no space, sign or
/// punctuation.
pub(crate) fn is_word(one: char) -> bool {
    match one {
        '\0'..='\u{7f}' => one.is_ascii_alphanumeric(),
        '\u{80}'..='\u{bf}' => matches!(one, 'ª' | 'µ' | 'º'),
        '×'
        | '÷'
        | '\u{2000}'..='\u{206f}'
        | '\u{2190}'..='\u{2bff}'
        | '\u{3000}'..='\u{3004}'
        | '\u{3008}'..='\u{3020}'
        | '\u{feff}' => false,
        _ => !one.is_whitespace(),
    }
}

/// Where a text first holds another, in bytes, after a time that the lengths' sum bounds.
pub(crate) fn find(text: &str, part: &str) -> Option<usize> {
    found(text.as_bytes(), part.as_bytes())
}

/// The parts of a text between another text, which is not empty.
pub(crate) fn split<'t>(text: &'t str, at: &str) -> Vec<&'t str> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(end) = find(rest, at).filter(|_| !at.is_empty()) {
        parts.push(rest.get(..end).unwrap_or_default());
        rest = rest.get(end + at.len()..).unwrap_or_default();
    }
    parts.push(rest);
    parts
}

/// Whether a character is one of some.
pub(crate) fn is_one_of(one: char, all: &str) -> bool {
    all.chars().any(|known| known == one)
}

/// Where a text last holds another.
pub(crate) fn find_last(text: &str, part: &str) -> Option<usize> {
    let back = |text: &str| text.bytes().rev().collect::<Vec<u8>>();
    found(&back(text), &back(part)).map(|at| text.len() - at - part.len())
}

/// The first place of a part, by Knuth, Morris and Pratt.
fn found(text: &[u8], part: &[u8]) -> Option<usize> {
    let mut borders = vec![0];
    for one in part.iter().skip(1) {
        let longer = longest(part, &borders, borders.last().copied().unwrap_or_default(), *one);
        borders.push(longer);
    }
    let mut met = 0;
    for (at, one) in text.iter().enumerate() {
        if met == part.len() {
            return Some(at - met);
        }
        met = longest(part, &borders, met, *one);
    }
    (met == part.len()).then(|| text.len() - met)
}

/// How much of a part is met once another byte follows on what was met.
fn longest(part: &[u8], borders: &[usize], mut met: usize, next: u8) -> usize {
    loop {
        if part.get(met) == Some(&next) {
            return met + 1;
        }
        let Some(before) = met.checked_sub(1) else { return 0 };
        met = borders.get(before).copied().unwrap_or_default();
    }
}

#[cfg(test)]
mod tests {
    use super::{Case, find, find_last, is_word, lower, split, upper};
    use proptest::prelude::*;

    /// What Unicode adds with a later version of the library is not counted as wrong.
    #[test]
    fn letters_have_the_other_case_that_the_library_gives_them() {
        let mut different = 0;
        for one in '\0'..=char::MAX {
            let text = one.to_string();
            different += usize::from(lower(&text) != text.to_lowercase());
            different += usize::from(upper(&text) != text.to_uppercase());
            if one <= '\u{1fff}' {
                assert_eq!(lower(&text), text.to_lowercase(), "{one:?}");
                assert_eq!(upper(&text), text.to_uppercase(), "{one:?}");
            }
        }
        assert!(different < 200, "{different}");
        assert_eq!(Case::Upper.of('ß'), 'ß');
    }

    #[test]
    fn words_are_written_in_the_other_case() {
        for text in ["Kỷ yếu ĐOÀN", "ΟΔΟΣ ΣΑΣ Σ, ΑΣ'Α", "Straße İstanbul ﬁ", "ĐẮK LẮK 2026", "𐐀𐐨"]
        {
            assert_eq!(lower(text), text.to_lowercase());
            assert_eq!(upper(text), text.to_uppercase());
        }
    }

    #[test]
    fn words_are_told_from_signs() {
        for one in ['a', 'Z', '9', 'ệ', 'Đ', 'я', '漢', '\u{301}', 'µ'] {
            assert!(is_word(one), "{one}");
        }
        for one in [' ', '+', '×', '–', '…', '→', '«', '\u{a0}', '\u{3000}', '_'] {
            assert!(!is_word(one), "{one}");
        }
    }

    #[test]
    fn a_part_is_found_where_it_is() {
        for (text, part) in [
            ("", ""),
            ("abc", ""),
            ("", "a"),
            ("aabaabaac", "aabaac"),
            ("aaa", "aa"),
            ("đệ", "ệ"),
            ("a", "ab"),
        ] {
            assert_eq!(find(text, part), text.find(part), "{text} {part}");
            assert_eq!(find_last(text, part), text.rfind(part), "{text} {part}");
        }
        let long = "a".repeat(100_000);
        assert_eq!(find(&long, &format!("{}b", "a".repeat(50_000))), None);
    }

    proptest! {
        #[test]
        fn any_part_is_found_where_the_library_finds_it(text in "[abé]{0,30}", part in "[abé]{0,4}") {
            prop_assert_eq!(find(&text, &part), text.find(&part));
            if !part.is_empty() {
                prop_assert_eq!(split(&text, &part), text.split(&*part).collect::<Vec<_>>());
            }
            prop_assert_eq!(find_last(&text, &part), text.rfind(&part));
        }
    }
}
