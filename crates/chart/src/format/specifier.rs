//! d3's format specifiers: `[[fill]align][sign][symbol][0][width][,][.precision][~][type]`.

use crate::letters::is_one_of;

/// No field is wider than this, in characters.
const MAX_WIDTH: usize = 1000;

/// What a specifier says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Specifier {
    pub(super) fill: char,
    pub(super) align: char,
    pub(super) sign: char,
    pub(super) symbol: Option<char>,
    pub(super) zero: bool,
    pub(super) width: usize,
    pub(super) comma: bool,
    pub(super) precision: Option<usize>,
    pub(super) trim: bool,
    /// The type's letter, or nothing.
    pub(super) kind: Option<char>,
}

impl Specifier {
    /// Reads a specifier; nothing if it is none.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut text = Text(text);
        let (fill, align) = text.alignment();
        let specifier = Self {
            fill: fill.unwrap_or(' '),
            align: align.unwrap_or('>'),
            sign: text.one_of("+-( ").unwrap_or('-'),
            symbol: text.one_of("$#"),
            zero: text.one_of("0").is_some(),
            width: text.number().unwrap_or(0).min(MAX_WIDTH),
            comma: text.one_of(",").is_some(),
            precision: text.precision(),
            trim: text.one_of("~").is_some(),
            kind: text.take(|one| one.is_ascii_alphabetic() || one == '%'),
        };
        text.0.is_empty().then_some(specifier)
    }
}

/// The rest of a specifier.
struct Text<'t>(&'t str);

impl Text<'_> {
    fn take(&mut self, is_wanted: impl Fn(char) -> bool) -> Option<char> {
        let mut chars = self.0.chars();
        let first = chars.next().filter(|one| is_wanted(*one))?;
        self.0 = chars.as_str();
        Some(first)
    }

    fn one_of(&mut self, wanted: &str) -> Option<char> {
        self.take(|one| is_one_of(one, wanted))
    }

    /// A fill before an alignment, or an alignment alone.
    fn alignment(&mut self) -> (Option<char>, Option<char>) {
        let is_align = |one: &char| is_one_of(*one, "<>=^");
        let mut chars = self.0.chars();
        let (first, second) = (chars.next(), chars.next());
        // JavaScript's `.` is neither a line end nor a character of two code units.
        let is_fill = first.is_some_and(|one| {
            !matches!(one, '\n' | '\r' | '\u{2028}' | '\u{2029}') && one.len_utf16() == 1
        });
        if is_fill && second.is_some_and(|one| is_align(&one)) {
            self.0 = chars.as_str();
            return (first, second);
        }
        (None, self.take(|one| is_align(&one)))
    }

    fn number(&mut self) -> Option<usize> {
        let end = self.0.find(|one: char| !one.is_ascii_digit()).unwrap_or(self.0.len());
        let (digits, rest) = self.0.split_at_checked(end).unwrap_or((self.0, ""));
        self.0 = rest;
        let is_there = !digits.is_empty();
        is_there.then(|| digits.parse().unwrap_or(usize::MAX))
    }

    /// A point and digits; a point alone stays and makes the specifier none.
    fn precision(&mut self) -> Option<usize> {
        let before = self.0;
        self.one_of(".")?;
        let number = self.number();
        if number.is_none() {
            self.0 = before;
        }
        number
    }
}
