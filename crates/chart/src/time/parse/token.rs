//! Cuts the text of a date into numbers, words and signs, as V8 does.

/// A piece of a date's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// A number, and how many digits it was written with.
    Number(i64, usize),
    /// A word that dates know.
    Word(Word),
    /// One of `:`, `-`, `+`, `.`, `)`.
    Symbol(char),
    Space,
    /// Anything else, also what stands in parentheses.
    Other,
    End,
}

/// The words that dates know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// A month from 1.
    Month(i64),
    /// `am` or `pm`: hours to add.
    Half(i64),
    /// A time zone: hours from UTC.
    Zone(i64),
    /// `z`, also a time zone.
    Zulu,
    /// `t` between a date and its time.
    Separator,
    Unknown,
}

/// The time zones that V8 knows besides `z`.
const ZONES: [(&str, i64); 11] = [
    ("ut", 0),
    ("utc", 0),
    ("gmt", 0),
    ("est", -5),
    ("edt", -4),
    ("cst", -6),
    ("cdt", -5),
    ("mst", -7),
    ("mdt", -6),
    ("pst", -8),
    ("pdt", -7),
];

/// Digits of a number after these are not read.
const MAX_DIGITS: usize = 9;

/// The text of a date from some place on.
#[derive(Clone, Debug)]
pub(super) struct Tokens<'t> {
    rest: &'t str,
    next: Token,
}

impl<'t> Tokens<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let mut tokens = Self { rest: text, next: Token::End };
        tokens.next();
        tokens
    }

    /// The next token, which stays.
    pub(super) fn peek(&self) -> Token {
        self.next
    }

    /// Takes the next token.
    pub(super) fn next(&mut self) -> Token {
        let next = self.scan();
        std::mem::replace(&mut self.next, next)
    }

    /// Takes the symbol if it is next.
    pub(super) fn skip(&mut self, symbol: char) -> bool {
        let is_next = self.next == Token::Symbol(symbol);
        if is_next {
            self.next();
        }
        is_next
    }

    fn scan(&mut self) -> Token {
        let Some(first) = self.rest.chars().next() else { return Token::End };
        match first {
            '0'..='9' => {
                let digits = self.take(|one| one.is_ascii_digit());
                Token::Number(value(digits), digits.len())
            }
            ':' | '-' | '+' | '.' | ')' => {
                self.take_one();
                Token::Symbol(first)
            }
            _ if is_space(first) => {
                self.take(is_space);
                Token::Space
            }
            _ if first >= 'A' => Token::Word(word(self.take(|one| one >= 'A' && !is_space(one)))),
            '(' => {
                self.take_parentheses();
                Token::Other
            }
            _ => {
                self.take_one();
                Token::Other
            }
        }
    }

    fn take(&mut self, is_in: impl Fn(char) -> bool) -> &'t str {
        let end = self.rest.find(|one| !is_in(one)).unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }

    fn take_one(&mut self) {
        let mut chars = self.rest.chars();
        chars.next();
        self.rest = chars.as_str();
    }

    /// Takes up to the parenthesis that closes this one, or all.
    fn take_parentheses(&mut self) {
        let mut depth = 0;
        let end = self.rest.char_indices().find(|(_, one)| {
            depth += match one {
                '(' => 1,
                ')' => -1,
                _ => 0,
            };
            depth == 0
        });
        let end = end.map_or(self.rest.len(), |(at, _)| at + 1);
        self.rest = self.rest.get(end..).unwrap_or_default();
    }
}

fn is_space(one: char) -> bool {
    one.is_whitespace() || one == '\u{feff}'
}

fn value(digits: &str) -> i64 {
    let digits = digits.trim_start_matches('0');
    digits.get(..MAX_DIGITS).unwrap_or(digits).parse().unwrap_or(0)
}

fn word(text: &str) -> Word {
    let lower = text.to_ascii_lowercase();
    if let Some(month) = crate::time::names::month(&lower) {
        return i64::try_from(month).map_or(Word::Unknown, |month| Word::Month(month + 1));
    }
    match lower.as_str() {
        "am" => Word::Half(0),
        "pm" => Word::Half(12),
        "z" => Word::Zulu,
        "t" => Word::Separator,
        _ => ZONES
            .iter()
            .find(|(name, _)| *name == lower)
            .map_or(Word::Unknown, |(_, hours)| Word::Zone(*hours)),
    }
}
