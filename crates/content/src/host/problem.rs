//! A problem: where it stands, what is wrong, what was expected, what to do.

use std::fmt;

use super::messages::{self, Message};

/// Whether a problem keeps the site from being made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing is made until it is put right.
    Error,
    /// The site is made; someone should look.
    Warning,
}

/// A place in a text file, counted from 1; columns count characters, not bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The character in the line.
    pub column: usize,
}

/// Where a problem stands; counted out in lines only if the problem is told.
#[derive(Clone, Debug, Default)]
pub(crate) struct Place<'a> {
    pub(crate) file: &'a str,
    /// The file's text and a byte of it.
    pub(crate) offset: Option<(&'a str, usize)>,
    pub(crate) json_path: Option<String>,
    pub(crate) cell: Option<String>,
}

impl<'a> Place<'a> {
    /// A file as a whole.
    pub(crate) fn file(file: &'a str) -> Self {
        Self { file, ..Self::default() }
    }

    /// A byte of a file's text.
    pub(crate) fn offset(file: &'a str, text: &'a str, offset: usize) -> Self {
        Self { offset: Some((text, offset)), ..Self::file(file) }
    }

    /// The same place, as the cell of a column.
    pub(crate) fn in_cell(self, column: Option<&str>) -> Self {
        Self { cell: column.map(str::to_owned), ..self }
    }
}

/// The line and column of a byte offset; an offset past the end is the end.
pub(crate) fn position(text: &str, offset: usize) -> Position {
    let mut end = offset.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let before = text.get(..end).unwrap_or_default();
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let line = before.bytes().filter(|b| *b == b'\n').count();
    let column = before.get(line_start..).unwrap_or_default().chars().count();
    Position { line: line + 1, column: column + 1 }
}

/// Something an editor has to put right, or should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Whether it keeps the site from being made.
    pub severity: Severity,
    /// The file, relative to the content folder; empty for the folder itself.
    pub file: String,
    /// The place in the file, where there is one.
    pub position: Option<Position>,
    /// The place in a JSON file, as `$.reports[2].slug`.
    pub json_path: Option<String>,
    /// The name of the CSV column, for a problem in a cell.
    pub cell: Option<String>,
    /// What is wrong.
    pub message: String,
    /// What was expected.
    pub expected: Option<String>,
    /// What to do.
    pub help: Option<String>,
}

impl Problem {
    pub(crate) fn new(severity: Severity, place: Place<'_>, message: Message) -> Self {
        Self {
            severity,
            file: place.file.to_owned(),
            position: place.offset.map(|(text, at)| position(text, at)),
            json_path: place.json_path,
            cell: place.cell,
            message: message.what,
            expected: message.expected,
            help: message.help,
        }
    }

    /// The same problem with its file told from further up, as `public/content/site.json`.
    #[must_use]
    pub fn in_folder(mut self, folder: &str) -> Self {
        let folder = folder.trim_end_matches('/');
        self.file = match self.file.as_str() {
            "" => folder.to_owned(),
            file => format!("{folder}/{file}"),
        };
        self
    }

    /// The order in which problems are told: by file, then from top to bottom.
    pub(crate) fn order(&self, other: &Self) -> std::cmp::Ordering {
        let key = |p: &Self| (p.position, p.severity);
        self.file
            .cmp(&other.file)
            .then_with(|| key(self).cmp(&key(other)))
            .then_with(|| self.json_path.cmp(&other.json_path))
            .then_with(|| self.message.cmp(&other.message))
    }
}

impl fmt::Display for Problem {
    /// One problem as lines of text: the place first, so that an editor or a terminal can open it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.file.as_str() {
            "" => f.write_str(messages::CONTENT_FOLDER)?,
            file => f.write_str(&messages::visible(file))?,
        }
        if let Some(Position { line, column }) = self.position {
            write!(f, ":{line}:{column}")?;
        }
        write!(f, ": {}: {}", messages::severity(self.severity), self.message)?;
        let details = [
            (messages::AT_PATH, &self.json_path),
            (messages::AT_CELL, &self.cell),
            (messages::EXPECTED, &self.expected),
            (messages::HELP, &self.help),
        ];
        for (label, detail) in details {
            if let Some(detail) = detail {
                write!(f, "\n  {label}: {}", messages::visible(detail))?;
            }
        }
        Ok(())
    }
}
