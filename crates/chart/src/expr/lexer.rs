//! The words, numbers, texts and signs of an expression.

use super::ExprError;
use crate::letters::{is_one_of, is_word};

/// A token and where it stands, in bytes.
#[derive(Clone, Debug, PartialEq)]
pub struct Token<'t> {
    /// What it is.
    pub kind: Kind<'t>,
    /// Where it begins.
    pub start: usize,
}

/// The kinds of tokens.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind<'t> {
    /// A name or a keyword.
    Word(&'t str),
    /// A number.
    Number(f64),
    /// A text, its escapes resolved.
    Text(String),
    /// An operator, a bracket or the like.
    Sign(&'static str),
    /// Nothing more.
    End,
}

/// Signs, the longest first. Those that no expression may have are here to be told apart from pairs.
const SIGNS: [&str; 46] = [
    ">>>=", "===", "!==", ">>>", "<<=", ">>=", "==", "!=", "<=", ">=", "&&", "||", "<<", ">>",
    "++", "--", "=>", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "(", ")", "[", "]", "{", "}",
    ".", ",", ":", ";", "?", "+", "-", "*", "/", "%", "&", "|", "^", "~", "!",
];

/// The signs that are part of longer ones only.
const REST: [&str; 3] = ["<", ">", "="];

/// Cuts an expression into tokens.
#[derive(Clone, Debug)]
pub struct Lexer<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Lexer<'t> {
    /// Starts at the beginning.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        Self { text, at: 0 }
    }

    /// The next token.
    ///
    /// # Errors
    ///
    /// What is no token: an open text, a number with letters after it, a strange character.
    pub fn next(&mut self) -> Result<Token<'t>, ExprError> {
        self.skip(is_space);
        let start = self.at;
        let kind = match self.peek() {
            None => Kind::End,
            Some(quote @ ('"' | '\'')) => Kind::Text(self.quoted(quote)?),
            Some(first) if is_word_start(first) => Kind::Word(self.skip(is_word_part)),
            Some('0'..='9') => Kind::Number(self.number()?),
            Some('.') if self.rest().get(1..2).is_some_and(is_digits) => {
                Kind::Number(self.number()?)
            }
            Some(other) => self.sign(other)?,
        };
        Ok(Token { kind, start })
    }

    /// A regular expression that begins at `start` with a slash: its pattern and its flags.
    ///
    /// # Errors
    ///
    /// It does not end, or a flag is none of JavaScript's.
    pub fn regexp(&mut self, start: usize) -> Result<(&'t str, &'t str), ExprError> {
        self.at = start + 1;
        let mut in_class = false;
        loop {
            let end = self.at;
            match self.bump() {
                Some('/') if !in_class => {
                    let pattern = self.text.get(start + 1..end).unwrap_or_default();
                    return Ok((pattern, self.flags()?));
                }
                Some('[') => in_class = true,
                Some(']') => in_class = false,
                Some('\\') if self.bump().is_some_and(|one| !is_line_end(one)) => {}
                Some(one) if one != '\\' && !is_line_end(one) => {}
                _ => return Err(ExprError::new(start, "biểu thức chính quy thiếu dấu / đóng")),
            }
        }
    }

    fn flags(&mut self) -> Result<&'t str, ExprError> {
        let start = self.at;
        let flags = self.skip(is_word_part);
        match flags.chars().find(|flag| !is_one_of(*flag, "gimuy")) {
            None => Ok(flags),
            Some(flag) => Err(ExprError::new(
                start,
                format!("cờ «{flag}» không phải của biểu thức chính quy"),
            )),
        }
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn bump(&mut self) -> Option<char> {
        let one = self.peek()?;
        self.at += one.len_utf8();
        Some(one)
    }

    /// Takes the characters of a kind.
    fn skip(&mut self, of_kind: fn(char) -> bool) -> &'t str {
        let rest = self.rest();
        let taken = rest.find(|one| !of_kind(one)).unwrap_or(rest.len());
        self.at += taken;
        rest.get(..taken).unwrap_or_default()
    }

    fn sign(&mut self, first: char) -> Result<Kind<'t>, ExprError> {
        let rest = self.rest();
        let found = SIGNS.iter().chain(&REST).find(|sign| rest.starts_with(**sign));
        let Some(sign) = found else {
            return Err(ExprError::new(self.at, format!("ký tự «{first}» không dùng được ở đây")));
        };
        self.at += sign.len();
        Ok(Kind::Sign(sign))
    }

    /// A number: `1`, `.5`, `1.5e-3`, `0xff`. A zero before other digits is refused, as in JavaScript.
    fn number(&mut self) -> Result<f64, ExprError> {
        let start = self.at;
        let value = match self.rest().as_bytes() {
            [b'0', b'x' | b'X', ..] => self.hexadecimal(),
            _ => self.decimal(),
        };
        match value {
            Some(value) if !self.peek().is_some_and(is_word_part) => Ok(value),
            _ => Err(ExprError::new(start, "số viết sai")),
        }
    }

    fn hexadecimal(&mut self) -> Option<f64> {
        self.at += 2;
        let digits = self.skip(|one| one.is_ascii_hexdigit());
        let add = |sum: f64, digit: u32| sum * 16.0 + f64::from(digit);
        let value = digits.chars().filter_map(|digit| digit.to_digit(16)).fold(0.0, add);
        (!digits.is_empty()).then_some(value)
    }

    fn decimal(&mut self) -> Option<f64> {
        let start = self.at;
        let whole = self.skip(|one| one.is_ascii_digit());
        if whole.len() > 1 && whole.starts_with('0') {
            return None;
        }
        if self.rest().starts_with('.') {
            self.at += 1;
            self.skip(|one| one.is_ascii_digit());
        }
        if self.rest().starts_with(['e', 'E']) {
            self.at += 1;
            self.at += usize::from(self.rest().starts_with(['+', '-']));
            self.skip(|one| one.is_ascii_digit());
        }
        crate::digits::read(self.text.get(start..self.at)?)
    }

    fn quoted(&mut self, quote: char) -> Result<String, ExprError> {
        let start = self.at;
        self.at += 1;
        // In UTF-16, for two escapes may make one character.
        let mut units = Vec::new();
        loop {
            match self.bump() {
                Some(one) if one == quote => return Ok(String::from_utf16_lossy(&units)),
                Some('\\') => self.escape(&mut units)?,
                Some(one) if !is_line_end(one) => push(one, &mut units),
                _ => return Err(ExprError::new(start, "chuỗi thiếu dấu nháy đóng")),
            }
        }
    }

    /// What a backslash and the characters after it stand for.
    fn escape(&mut self, units: &mut Vec<u16>) -> Result<(), ExprError> {
        let start = self.at;
        let one = match self.bump() {
            Some('n') => '\n',
            Some('r') => '\r',
            Some('t') => '\t',
            Some('b') => '\u{8}',
            Some('f') => '\u{c}',
            Some('v') => '\u{b}',
            Some('0') if !self.peek().is_some_and(|next| next.is_ascii_digit()) => '\0',
            Some(kind @ ('u' | 'x')) => return self.code(kind, start, units),
            Some('0'..='7') | None => return Err(ExprError::new(start, "ký tự thoát viết sai")),
            Some('\r') => {
                self.at += usize::from(self.peek() == Some('\n'));
                return Ok(());
            }
            Some(end) if is_line_end(end) => return Ok(()),
            Some(other) => other,
        };
        push(one, units);
        Ok(())
    }

    /// `\x41`, `\u0041` or `\u{1f600}`, after the letter.
    fn code(&mut self, kind: char, start: usize, units: &mut Vec<u16>) -> Result<(), ExprError> {
        let braced = kind == 'u' && self.rest().starts_with('{');
        self.at += usize::from(braced);
        let rest = self.rest();
        let digits = if braced {
            rest.split_once('}').map(|(digits, _)| digits)
        } else {
            rest.get(..if kind == 'u' { 4 } else { 2 })
        };
        let code = digits
            .filter(|digits| digits.chars().all(|one| one.is_ascii_hexdigit()))
            .and_then(|digits| u32::from_str_radix(digits, 16).ok());
        let (Some(digits), Some(code)) = (digits, code) else {
            return Err(ExprError::new(start, "ký tự thoát viết sai"));
        };
        self.at += digits.len() + usize::from(braced);
        match (u16::try_from(code), char::from_u32(code)) {
            (Ok(unit), _) => units.push(unit),
            (_, Some(one)) => push(one, units),
            _ => return Err(ExprError::new(start, "ký tự thoát viết sai")),
        }
        Ok(())
    }
}

fn push(one: char, units: &mut Vec<u16>) {
    units.extend_from_slice(one.encode_utf16(&mut [0; 2]));
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|one| one.is_ascii_digit())
}

fn is_line_end(one: char) -> bool {
    matches!(one, '\n' | '\r' | '\u{2028}' | '\u{2029}')
}

/// White space as JavaScript has it: with the byte order mark, without U+0085.
#[must_use]
pub fn is_space(one: char) -> bool {
    one == '\u{feff}' || (one.is_whitespace() && one != '\u{85}')
}

/// A letter, `$` or `_`.
#[must_use]
pub fn is_word_start(one: char) -> bool {
    (is_word(one) && !is_digit_or_mark(one)) || matches!(one, '$' | '_')
}

/// A letter, a digit, a mark over a letter, `$` or `_`.
#[must_use]
pub fn is_word_part(one: char) -> bool {
    is_word(one) || matches!(one, '$' | '_' | '\u{200c}'..='\u{200d}')
}

fn is_digit_or_mark(one: char) -> bool {
    one.is_ascii_digit() || matches!(one, '\u{300}'..='\u{36f}')
}
