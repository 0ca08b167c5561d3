//! A report's text as a typed tree: CommonMark without raw HTML, so content can never become markup.

use serde::{Deserialize, Serialize};

/// A block of text, after CommonMark's block structure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Block {
    /// A heading; `id` is its anchor on the page, unique in the report.
    #[serde(rename = "h")]
    Heading {
        /// 2 to 6 (level 1 is the report's own title).
        level: u8,
        /// The anchor: lower-case Vietnamese without marks.
        id: String,
        /// The heading's text.
        text: Vec<Inline>,
    },
    /// A paragraph.
    #[serde(rename = "p")]
    Paragraph(Vec<Inline>),
    /// A bulleted list; each item is a run of blocks.
    #[serde(rename = "ul")]
    BulletList(Vec<Vec<Block>>),
    /// A numbered list and the number it starts from.
    #[serde(rename = "ol")]
    OrderedList {
        /// The number of the first item.
        start: u32,
        /// The items, each a run of blocks.
        items: Vec<Vec<Block>>,
    },
    /// A quotation.
    #[serde(rename = "q")]
    Quote(Vec<Block>),
    /// A code block, shown as it is written.
    #[serde(rename = "code")]
    Code(String),
    /// A thematic break.
    #[serde(rename = "hr")]
    ThematicBreak,
    /// A small table written in the text itself (the statistics have tables of their own).
    #[serde(rename = "table")]
    Table {
        /// The header row.
        head: Vec<Vec<Inline>>,
        /// The body rows, each as long as the header.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// `![caption](photo:slug)`: a photo of the conference, named by its slug.
    #[serde(rename = "photo")]
    Photo {
        /// The photo's slug; it exists in the conference.
        slug: String,
        /// The caption as written at this place.
        caption: String,
    },
    /// `![caption](chart:slug)`: a chart of the conference, named by its slug.
    #[serde(rename = "chart")]
    Chart {
        /// The chart's slug; it exists in the conference.
        slug: String,
        /// The caption as written at this place; the chart has a title of its own.
        caption: String,
    },
}

/// A run of text inside a block, after CommonMark's inline structure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Inline {
    /// Literal text.
    #[serde(rename = "t")]
    Text(String),
    /// Emphasis, `<em>`.
    #[serde(rename = "em")]
    Emphasis(Vec<Inline>),
    /// Strong emphasis, `<strong>`.
    #[serde(rename = "b")]
    Strong(Vec<Inline>),
    /// Inline code.
    #[serde(rename = "c")]
    Code(String),
    /// A link; `href` is http, https, mailto, tel or relative, never a script.
    #[serde(rename = "a")]
    Link {
        /// Where it leads.
        href: String,
        /// Its text.
        text: Vec<Inline>,
    },
    /// A hard line break.
    #[serde(rename = "br")]
    Break,
}

/// The plain text of a run of inlines, marks and all, without its markup.
#[must_use]
pub fn plain(inlines: &[Inline]) -> String {
    let mut out = String::new();
    push_plain(inlines, &mut out);
    out
}

fn push_plain(inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Code(text) => out.push_str(text),
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Link { text: inner, .. } => {
                push_plain(inner, out);
            }
            Inline::Break => out.push(' '),
        }
    }
}

/// Vietnamese syllables a reader takes in per minute.
const SYLLABLES_PER_MINUTE: usize = 220;

/// How many minutes a text takes to read; at least 1.
#[must_use]
pub fn minutes_to_read(body: &[Block]) -> usize {
    let mut words = 0;
    each_run(body, &mut |run| {
        words += plain(run).split_whitespace().count();
    });
    words.div_ceil(SYLLABLES_PER_MINUTE).max(1)
}

/// A heading of a report, for its table of contents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// 2 to 6.
    pub level: u8,
    /// The anchor on the page.
    pub id: String,
    /// The text without markup.
    pub text: String,
}

/// The headings of a report in reading order. Those inside quotations and lists are left out:
/// they are not parts of the report.
#[must_use]
pub fn headings(body: &[Block]) -> Vec<Heading> {
    let heading = |block: &Block| match block {
        Block::Heading { level, id, text } => {
            Some(Heading { level: *level, id: id.clone(), text: plain(text) })
        }
        _ => None,
    };
    body.iter().filter_map(heading).collect()
}

/// Calls `visit` with each run of inline text, in reading order; a code block or a caption is a
/// run of one text.
pub fn each_run(body: &[Block], visit: &mut impl FnMut(&[Inline])) {
    for block in body {
        match block {
            Block::Heading { text, .. } | Block::Paragraph(text) => visit(text),
            Block::BulletList(items) | Block::OrderedList { items, .. } => {
                for item in items {
                    each_run(item, visit);
                }
            }
            Block::Quote(inner) => each_run(inner, visit),
            Block::Code(text)
            | Block::Photo { caption: text, .. }
            | Block::Chart { caption: text, .. } => {
                visit(&[Inline::Text(text.clone())]);
            }
            Block::ThematicBreak => {}
            Block::Table { head, rows } => {
                for cell in head.iter().chain(rows.iter().flatten()) {
                    visit(cell);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(words: usize) -> Block {
        Block::Paragraph(vec![Inline::Text("chữ ".repeat(words))])
    }

    #[track_caller]
    fn check_minutes(body: &[Block], expected: usize) {
        assert_eq!(minutes_to_read(body), expected);
    }

    #[test]
    fn reading_time_rounds_up_and_is_never_zero() {
        check_minutes(&[], 1);
        check_minutes(&[paragraph(220)], 1);
        check_minutes(&[paragraph(221)], 2);
        check_minutes(&[Block::Quote(vec![paragraph(220)]), paragraph(220), paragraph(1)], 3);
    }

    #[test]
    fn headings_are_listed_without_markup() {
        let heading = Block::Heading {
            level: 2,
            id: "ket-qua".into(),
            text: vec![
                Inline::Text("Kết ".into()),
                Inline::Strong(vec![Inline::Text("quả".into())]),
            ],
        };
        let expected = Heading { level: 2, id: "ket-qua".into(), text: "Kết quả".into() };
        let body = [paragraph(1), heading.clone(), Block::Quote(vec![heading])];
        assert_eq!(headings(&body), [expected]);
    }
}
