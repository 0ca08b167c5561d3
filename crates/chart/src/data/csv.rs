//! Delimited text: CSV, TSV and their like.

use std::borrow::Cow;

use crate::table::Table;
use crate::value::{Name, Value};

const QUOTE: u8 = b'"';

/// Reads delimited text as d3-dsv does: the first row names the columns, values stay texts, quotes
/// keep delimiters and line breaks, a missing value is empty text. Nothing is an error.
///
/// ```
/// use chart::data::csv::csv;
/// let table = csv("a,b\r\n1,\"x \"\"y\"\"\"\r\n2\n", ',');
/// assert_eq!(table.to_value().to_json(), r#"[{"a":"1","b":"x \"y\""},{"a":"2","b":""}]"#);
/// ```
#[must_use]
pub fn csv(text: &str, delimiter: char) -> Table {
    let mut rows = Rows::new(text, delimiter);
    let mut names = Vec::new();
    rows.read(&mut names);
    read(rows, &names.iter().map(|name| Name::from(&**name)).collect::<Vec<_>>())
}

/// Reads delimited text without a row of names.
#[must_use]
pub fn csv_with_header(text: &str, delimiter: char, header: &[Name]) -> Table {
    read(Rows::new(text, delimiter), header)
}

fn read(mut rows: Rows<'_>, names: &[Name]) -> Table {
    let mut columns: Vec<(Vec<Value>, Texts)> = vec![<_>::default(); names.len()];
    let mut count = 0;
    let mut row = Vec::new();
    while rows.read(&mut row) {
        count += 1;
        let mut tokens = row.iter();
        for (column, texts) in &mut columns {
            column.push(Value::Text(texts.text(tokens.next().map_or("", |token| token))));
        }
    }
    let mut table = Table::with_rows(count);
    for (name, (column, _)) in names.iter().zip(columns) {
        table.set(Name::clone(name), column);
    }
    table
}

/// Texts of a column that came lately, by a hash: one that comes again is shared.
#[derive(Clone, Default)]
struct Texts(Vec<Name>);

impl Texts {
    /// As many as the names of months, provinces, days of a year's quarter.
    const ROOM: usize = 128;

    fn text(&mut self, text: &str) -> Name {
        if self.0.is_empty() {
            self.0.resize(Self::ROOM, Name::from(""));
        }
        let slot = crate::order::hash(text.as_bytes()) % Self::ROOM;
        match self.0.get_mut(slot) {
            Some(known) if **known == *text => Name::clone(known),
            Some(other) => {
                *other = Name::from(text);
                Name::clone(other)
            }
            None => Name::from(text),
        }
    }
}

/// The rows of a text.
struct Rows<'t> {
    text: &'t str,
    /// Where the text ends, without its last line break.
    end: usize,
    at: usize,
    delimiter: String,
    is_done: bool,
}

/// What comes after a token.
#[derive(PartialEq)]
enum After {
    Token,
    Row,
    End,
}

impl<'t> Rows<'t> {
    fn new(text: &'t str, delimiter: char) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let shorter = text.strip_suffix('\n').unwrap_or(text);
        let end = shorter.strip_suffix('\r').unwrap_or(shorter).len();
        Self { text, end, at: 0, delimiter: delimiter.to_string(), is_done: text.is_empty() }
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    fn token(&mut self) -> (Cow<'t, str>, After) {
        if self.byte(self.at) == Some(QUOTE) { self.quoted() } else { self.plain() }
    }

    /// A token up to its closing quote. Whatever character follows the quote ends the token.
    fn quoted(&mut self) -> (Cow<'t, str>, After) {
        let start = self.at + 1;
        let mut close = start;
        while close < self.end {
            if self.byte(close) != Some(QUOTE) {
                close += 1;
            } else if self.byte(close + 1) == Some(QUOTE) {
                close += 2;
            } else {
                break;
            }
        }
        // A text that ends within quotes keeps its last line break.
        let is_open = close >= self.end;
        let close = if is_open { self.text.len() } else { close };
        let inside = self.text.get(start..close).unwrap_or_default();
        let inside = Cow::Owned(unquoted(inside));
        self.at = close + 1;
        if is_open || self.at >= self.end {
            return (inside, After::End);
        }
        let next = self.text.get(self.at..).and_then(|rest| rest.chars().next());
        let after = match next {
            Some('\n' | '\r') => self.line_break(self.at),
            other => {
                self.at += other.map_or(1, char::len_utf8);
                After::Token
            }
        };
        (inside, after)
    }

    fn plain(&mut self) -> (Cow<'t, str>, After) {
        let start = self.at;
        let first = self.delimiter.as_bytes().first().copied().unwrap_or_default();
        let bytes = self.text.as_bytes();
        let mut at = start;
        loop {
            let rest = bytes.get(at..self.end).unwrap_or_default();
            let ends = |one: &u8| *one == first || matches!(one, b'\n' | b'\r');
            let Some(ahead) = rest.iter().position(ends) else { break };
            at += ahead;
            let token = self.text.get(start..at).unwrap_or_default();
            if matches!(self.byte(at), Some(b'\n' | b'\r')) {
                return (Cow::Borrowed(token), self.line_break(at));
            }
            let rest = bytes.get(at..).unwrap_or_default();
            if rest.starts_with(self.delimiter.as_bytes()) {
                self.at = at + self.delimiter.len();
                return (Cow::Borrowed(token), After::Token);
            }
            at += 1;
        }
        self.at = self.end;
        (Cow::Borrowed(self.text.get(start..self.end).unwrap_or_default()), After::End)
    }

    /// Reads the tokens of a row; nothing where there is none any more.
    fn read(&mut self, row: &mut Vec<Cow<'t, str>>) -> bool {
        row.clear();
        if self.is_done {
            return false;
        }
        loop {
            let (token, after) = self.token();
            row.push(token);
            if after != After::Token {
                self.is_done = after == After::End;
                return true;
            }
        }
    }

    /// Passes a line break, which may be two characters.
    fn line_break(&mut self, at: usize) -> After {
        let is_pair = self.byte(at) == Some(b'\r') && self.byte(at + 1) == Some(b'\n');
        self.at = at + if is_pair { 2 } else { 1 };
        After::Row
    }
}

/// A quoted text with one quote for every two.
fn unquoted(text: &str) -> String {
    let mut is_second = false;
    let keeps = |one: &char| {
        is_second = *one == '"' && !is_second;
        *one != '"' || is_second
    };
    text.chars().filter(keeps).collect()
}

#[cfg(test)]
mod tests {
    use super::{csv, csv_with_header};

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(csv(text, ',').to_value().to_json(), expected);
    }

    #[test]
    fn reads_what_vega_reads() {
        check("a,b\n1,2\n", r##"[{"a":"1","b":"2"}]"##);
        check(
            "a,b\r\n1,\"x \"\"y\"\"\"\r\n2\r\n",
            r##"[{"a":"1","b":"x \"y\""},{"a":"2","b":""}]"##,
        );
        check("a\n\n1\n", r##"[{"a":""},{"a":"1"}]"##);
        check("", r##"[]"##);
        check("\n", r##"[]"##);
        check("a", r##"[]"##);
        check("a,a,b\n1,2,3,4", r##"[{"a":"2","b":"3"}]"##);
        check("a,b\n\"1\n2\",3\n\"4\"5,6\n", r##"[{"a":"1\n2","b":"3"},{"a":"4","b":""}]"##);
        check("a,b\n\"open,1\n", r##"[{"a":"open,1\n","b":""}]"##);
        check("\"a\",\"b\"\r\"\",\"x\"\r", r##"[{"a":"","b":"x"}]"##);
        check("a;b\n1;2", r##"[{"a;b":"1;2"}]"##);
        check("é😀,b\n\"😀\",z", r##"[{"é😀":"😀","b":"z"}]"##);
        check("a,b\n1,\"2\"\n", r##"[{"a":"1","b":"2"}]"##);
        check("a,b\n\"x\"éy,2", r##"[{"a":"x","b":"y"}]"##);
        check(",\n1,2", r##"[{"":"2"}]"##);
        check("\u{feff}a\n1", r##"[{"a":"1"}]"##);
    }

    #[test]
    fn takes_any_delimiter_and_a_header() {
        let header = ["x".into(), "y".into()];
        let table = csv_with_header("1;2\n3;4", ';', &header);
        assert_eq!(table.to_value().to_json(), r#"[{"x":"1","y":"2"},{"x":"3","y":"4"}]"#);
        let table = csv("a§b\n1§\"§\"", '§');
        assert_eq!(table.to_value().to_json(), r#"[{"a":"1","b":"§"}]"#);
        let names: Vec<_> = csv("a\tb", '\t').names().cloned().collect();
        assert_eq!(names, ["a".into(), "b".into()]);
    }

    #[test]
    fn no_text_stops_it() {
        for text in [
            "\"",
            "\"\"",
            "\"\"\"",
            "a\n\"",
            ",\"\n",
            "\r",
            "\r\n",
            "\n\r",
            "\"\u{1f600}",
            "\"a\"\u{1f600}",
        ] {
            let table = csv(text, ',');
            assert!(table.len() <= text.len(), "{text:?}");
        }
    }
}
