//! A strict JSON reader that keeps where everything stands and says what is wrong in plain words.
//!
//! General parsers report a slip where they stumble, often lines below it; here a forgotten quote
//! or comma is told where it was forgotten. What a string or a number means is still serde_json's
//! business, and a test holds both readers to the same verdict.

use std::collections::HashSet;
use std::ops::Range;

use serde_json::Value;

use super::json_path::{JsonPath, Step};
use super::limits::JSON_DEPTH;
use super::messages::{self, Message};

/// A value and the bytes it takes.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) span: Range<usize>,
    pub(crate) kind: Kind,
}

/// What a value is.
#[derive(Clone, Debug)]
pub(crate) enum Kind {
    Object(Vec<Member>),
    Array(Vec<Node>),
    Scalar(Value),
}

/// A key and its value.
#[derive(Clone, Debug)]
pub(crate) struct Member {
    pub(crate) key: String,
    pub(crate) span: Range<usize>,
    pub(crate) value: Node,
}

/// A message and the byte it is about.
pub(crate) type Fault = (usize, Message);

/// The root value and the keys that were written twice, or the first thing that is not JSON.
pub(crate) fn parse(text: &str) -> Result<(Node, Vec<Fault>), Fault> {
    let mut reader = Reader { text, at: 0, twice: Vec::new() };
    reader.skip_space();
    if reader.peek().is_none() {
        return Err((0, messages::json_empty()));
    }
    let root = reader.value(0)?;
    reader.skip_space();
    match reader.peek() {
        None => Ok((root, reader.twice)),
        Some(_) if reader.at_comment() => reader.fail(reader.at, messages::json_comment()),
        Some(_) => reader.fail(reader.at, messages::json_stray()),
    }
}

impl Node {
    /// The same value without its places; of a key written twice the last counts.
    pub(crate) fn to_value(&self) -> Value {
        match &self.kind {
            Kind::Scalar(value) => value.clone(),
            Kind::Array(items) => items.iter().map(Self::to_value).collect(),
            Kind::Object(members) => {
                let pair = |m: &Member| (m.key.clone(), m.value.to_value());
                Value::Object(members.iter().map(pair).collect())
            }
        }
    }

    /// The bytes of a part; as far as the path leads.
    pub(crate) fn span_of(&self, path: &JsonPath) -> Range<usize> {
        let mut node = self;
        for step in &path.0 {
            match node.child(step) {
                Some(child) => node = child,
                None => break,
            }
        }
        node.span.clone()
    }

    /// The bytes of a key of the object at `path`.
    pub(crate) fn key_span(&self, path: &JsonPath, key: &str) -> Range<usize> {
        let owner = path.0.iter().try_fold(self, Self::child);
        let member = owner.and_then(|node| node.member(key));
        member.map_or_else(|| self.span_of(path), |m| m.span.clone())
    }

    fn child(&self, step: &Step) -> Option<&Self> {
        match (&self.kind, step) {
            (Kind::Array(items), Step::Index(index)) => items.get(*index),
            (Kind::Object(_), Step::Key(key)) => self.member(key).map(|m| &m.value),
            _ => None,
        }
    }

    fn member(&self, key: &str) -> Option<&Member> {
        match &self.kind {
            Kind::Object(members) => members.iter().rev().find(|m| m.key == key),
            _ => None,
        }
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    twice: Vec<Fault>,
}

impl<'a> Reader<'a> {
    fn value(&mut self, depth: usize) -> Result<Node, Fault> {
        let start = self.at;
        let kind = match self.peek() {
            Some('{' | '[') if depth >= JSON_DEPTH => {
                return self.fail(start, messages::json_too_deep());
            }
            Some('{') => Kind::Object(self.object(depth)?),
            Some('[') => Kind::Array(self.array(depth)?),
            Some('"') => Kind::Scalar(Value::String(self.string()?)),
            Some('-' | '0'..='9') => Kind::Scalar(self.number()?),
            _ => Kind::Scalar(self.word()?),
        };
        let span = start..self.at;
        Ok(Node { span, kind })
    }

    fn object(&mut self, depth: usize) -> Result<Vec<Member>, Fault> {
        let open = self.at;
        let mut members = Vec::new();
        let mut keys = HashSet::new();
        self.at += 1;
        self.skip_space();
        while self.peek() != Some('}') {
            let member = self.member(open, depth)?;
            if !keys.insert(member.key.clone()) {
                let fault = (member.span.start, messages::json_key_twice(&member.key));
                self.twice.push(fault);
            }
            members.push(member);
            self.comma_or_close(open, '}')?;
        }
        self.at += 1;
        Ok(members)
    }

    fn member(&mut self, open: usize, depth: usize) -> Result<Member, Fault> {
        let start = self.at;
        match self.peek() {
            Some('"') => {}
            None => return self.fail(open, messages::json_unclosed('{')),
            Some(_) if self.at_comment() => return self.fail(start, messages::json_comment()),
            Some(',') => return self.fail(start, messages::json_extra_comma()),
            Some(c @ (']' | ')')) => return self.fail(start, messages::json_wrong_close('{', c)),
            Some(c) if is_odd_quote(c) => return self.fail(start, messages::json_odd_quote(c)),
            Some(_) => return self.fail(start, messages::json_key_unquoted()),
        }
        let key = self.string()?;
        let span = start..self.at;
        self.skip_space();
        if self.peek() != Some(':') {
            return self.fail(span.end, messages::json_missing_colon(&key));
        }
        self.at += 1;
        self.skip_space();
        if matches!(self.peek(), None | Some(',' | '}')) {
            return self.fail(span.end, messages::json_missing_value(&key));
        }
        let value = self.value(depth + 1)?;
        Ok(Member { key, span, value })
    }

    fn array(&mut self, depth: usize) -> Result<Vec<Node>, Fault> {
        let open = self.at;
        let mut items = Vec::new();
        self.at += 1;
        self.skip_space();
        while self.peek() != Some(']') {
            match self.peek() {
                None => return self.fail(open, messages::json_unclosed('[')),
                Some(',') => return self.fail(self.at, messages::json_extra_comma()),
                Some('}') => return self.fail(self.at, messages::json_wrong_close('[', '}')),
                Some(_) => items.push(self.value(depth + 1)?),
            }
            self.comma_or_close(open, ']')?;
        }
        self.at += 1;
        Ok(items)
    }

    /// After an element: moves past a comma to the next element, or up to the closing bracket.
    fn comma_or_close(&mut self, open: usize, close: char) -> Result<(), Fault> {
        let end = self.at;
        let opener = if close == '}' { '{' } else { '[' };
        self.skip_space();
        match self.peek() {
            Some(',') => {
                let comma = self.at;
                self.at += 1;
                self.skip_space();
                match self.peek() {
                    Some('}' | ']') => self.fail(comma, messages::json_trailing_comma()),
                    _ => Ok(()),
                }
            }
            Some(c) if c == close => Ok(()),
            // `["a", "key": …`: the list was left open and the object around it goes on.
            Some(':') if close == ']' => self.fail(open, messages::json_unclosed('[')),
            None => self.fail(open, messages::json_unclosed(opener)),
            Some(c @ ('}' | ']')) => self.fail(self.at, messages::json_wrong_close(opener, c)),
            Some(_) if self.at_comment() => self.fail(self.at, messages::json_comment()),
            Some(_) => self.fail(end, messages::json_missing_comma()),
        }
    }

    /// A string; its end is found here, its meaning by serde_json.
    fn string(&mut self) -> Result<String, Fault> {
        let start = self.at;
        let mut escaped = false;
        let rest = self.text.get(start + 1..).unwrap_or_default();
        for (offset, c) in rest.char_indices() {
            match c {
                '\n' | '\r' => break,
                '"' if !escaped => {
                    self.at = start + 1 + offset + 1;
                    return self.decoded(start);
                }
                c if c.is_ascii_control() => {
                    let at = start + 1 + offset;
                    return self.fail(at, messages::json_control_character());
                }
                c => escaped = c == '\\' && !escaped,
            }
        }
        self.fail(start, messages::json_unclosed_string())
    }

    fn decoded(&self, start: usize) -> Result<String, Fault> {
        let literal = self.text.get(start..self.at).unwrap_or_default();
        serde_json::from_str(literal).or_else(|_| self.fail(start, messages::json_bad_escape()))
    }

    fn number(&mut self) -> Result<Value, Fault> {
        let literal = self.run(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '+' | '-'));
        let (start, end) = (self.at, self.at + literal.len());
        let number = serde_json::from_str(literal);
        let value = number.or_else(|_| self.fail(start, messages::json_bad_number(literal)))?;
        self.at = end;
        Ok(value)
    }

    /// `true`, `false`, `null`, or whatever stands where a value should.
    fn word(&mut self) -> Result<Value, Fault> {
        let word = self.run(char::is_alphanumeric);
        let value = match (word, self.peek()) {
            ("true", _) => Value::Bool(true),
            ("false", _) => Value::Bool(false),
            ("null", _) => Value::Null,
            _ if self.at_comment() => return self.fail(self.at, messages::json_comment()),
            ("", Some(c)) if is_odd_quote(c) => {
                return self.fail(self.at, messages::json_odd_quote(c));
            }
            _ => return self.fail(self.at, messages::json_bad_value()),
        };
        self.at += word.len();
        Ok(value)
    }

    /// The characters from here on that are wanted.
    fn run(&self, wanted: impl Fn(char) -> bool) -> &'a str {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let end = rest.find(|c| !wanted(c)).unwrap_or(rest.len());
        rest.get(..end).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.text.get(self.at..)?.chars().next()
    }

    fn at_comment(&self) -> bool {
        let rest = self.text.get(self.at..).unwrap_or_default();
        ["//", "/*", "#"].iter().any(|mark| rest.starts_with(mark))
    }

    fn skip_space(&mut self) {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let space = |c| matches!(c, ' ' | '\t' | '\n' | '\r');
        self.at += rest.len() - rest.trim_start_matches(space).len();
    }

    fn fail<T>(&self, at: usize, message: Message) -> Result<T, Fault> {
        Err((at.min(self.text.len()), message))
    }
}

/// The quotation marks that Word puts in place of `"`.
fn is_odd_quote(c: char) -> bool {
    matches!(c, '\'' | '“' | '”' | '„' | '‘' | '’' | '«' | '»' | '`' | '″')
}

#[cfg(test)]
mod tests;
