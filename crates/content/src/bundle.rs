//! Content that has been read, checked and resolved: what the pages are made from.

use crate::text::Block;

/// A whole site's content. Every reference in it leads somewhere.
#[derive(Clone, Debug)]
pub struct Bundle {
    /// What `site.json` says.
    pub site: Site,
    /// The conferences, newest first; never empty.
    pub conferences: Vec<Conference>,
}

/// What `site.json` says.
#[derive(Clone, Debug)]
pub struct Site {
    /// The site's name.
    pub title: String,
    /// Who publishes it.
    pub organisation: String,
    /// The absolute address the site is published at, with a trailing slash.
    pub base_url: Option<String>,
    /// The heading of the related-links block.
    pub related_title: String,
    /// The related links, in order; may be empty.
    pub related_links: Vec<RelatedLink>,
}

/// A link to a related website.
#[derive(Clone, Debug)]
pub struct RelatedLink {
    /// Its text.
    pub label: String,
    /// An absolute http or https address.
    pub href: String,
}

/// One conference.
#[derive(Clone, Debug)]
pub struct Conference {
    /// The folder's name, which is its address.
    pub slug: String,
    /// The full title, as announced.
    pub title: String,
    /// A title that fits a tab or a bar.
    pub short_title: String,
    /// The day it was held.
    pub date: Date,
    /// One sentence for previews and search engines.
    pub summary: String,
    /// Who held it.
    pub organiser: String,
    /// The article's author, as printed.
    pub byline: Option<String>,
    /// Who took part.
    pub participants: Vec<String>,
    /// The figures shown first, in order.
    pub key_figures: Vec<KeyFigure>,
    /// The reports, in reading order.
    pub reports: Vec<Report>,
    /// The numbered documents.
    pub documents: Vec<Document>,
    /// The albums that photos are sorted into, in order.
    pub albums: Vec<Album>,
    /// The photos: those without an album first, then album by album.
    pub photos: Vec<Photo>,
    /// The statistics tables.
    pub tables: Vec<Table>,
    /// The charts.
    pub charts: Vec<Chart>,
}

/// A calendar day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// 1900 to 2200.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31, a real day of the month.
    pub day: u8,
}

/// A figure shown large, read from a table.
#[derive(Clone, Debug)]
pub struct KeyFigure {
    /// What is counted.
    pub label: String,
    /// The number.
    pub value: f64,
    /// Its unit (`%`, `người`), where the table has one.
    pub unit: Option<String>,
    /// True if the number is derived rather than stated in the source.
    pub derived: bool,
    /// The slug of the table it stands in.
    pub table: String,
    /// The key of its row there.
    pub row: String,
}

/// One report.
#[derive(Clone, Debug)]
pub struct Report {
    /// Its address within the conference's reports.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// One sentence.
    pub summary: String,
    /// The slug of the document it reports on.
    pub document: Option<String>,
    /// Its text.
    pub body: Vec<Block>,
}

/// A numbered ruling.
#[derive(Clone, Debug)]
pub struct Document {
    /// Its id within the conference.
    pub slug: String,
    /// `Kết luận`, `Hướng dẫn`, …
    pub kind: String,
    /// Its one canonical number.
    pub number: String,
    /// What it is about.
    pub title: String,
    /// The day it was issued, where known.
    pub date: Option<Date>,
    /// First and last year it covers.
    pub period: Period,
    /// Who issued it.
    pub issuer: String,
    /// A remark shown with it.
    pub note: Option<String>,
}

/// The years a document covers, both included; `start <= end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The first year.
    pub start: u16,
    /// The last year.
    pub end: u16,
}

/// A part of the photos with a title of its own.
#[derive(Clone, Debug)]
pub struct Album {
    /// Its id within the conference.
    pub slug: String,
    /// Its title.
    pub title: String,
}

/// A photo of the conference.
#[derive(Clone, Debug)]
pub struct Photo {
    /// Its address within the conference's photos.
    pub slug: String,
    /// The original, from the content folder; none where it has not been supplied.
    pub file: Option<String>,
    /// The visible caption.
    pub caption: String,
    /// What the photo shows, for those who do not see it.
    pub alt: String,
    /// The photographer.
    pub credit: Option<String>,
    /// The slug of the album it belongs to.
    pub album: Option<String>,
}

/// A statistics table: one row a fact.
#[derive(Clone, Debug)]
pub struct Table {
    /// Its id within the conference.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// What it counts, and how to read it.
    pub description: String,
    /// Its columns, in order.
    pub columns: Vec<Column>,
    /// The index of the column whose cells name the rows.
    pub key: usize,
    /// The index of the column that holds the figure.
    pub value: usize,
    /// The index of the column that holds the unit of each row's figure.
    pub unit: Option<usize>,
    /// The index of the column that says how a derived figure was derived.
    pub derivation: Option<usize>,
    /// The index of the column that holds the sentence a figure comes from.
    pub source: Option<usize>,
    /// The rows; each has as many cells as there are columns.
    pub rows: Vec<Vec<Cell>>,
}

/// A chart: a Vega-Lite spec, and the data that it names. Whether the spec can be drawn is not known
/// here.
#[derive(Clone, Debug)]
pub struct Chart {
    /// Its address within the conference's figures.
    pub slug: String,
    /// The spec's title.
    pub title: String,
    /// The spec's file, from the content folder.
    pub file: String,
    /// The spec as it is written.
    pub spec: String,
    /// The addresses that the spec names, each once, and what stands there.
    pub data: Vec<(String, ChartData)>,
    /// Whether the conference's first page shows it.
    pub on_home: bool,
}

/// What stands at an address that a spec names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChartData {
    /// The table with this slug.
    Table(String),
    /// A part of `conference.json`, as JSON.
    Json(String),
}

/// A column of a table, in the words of W3C's CSV on the Web.
#[derive(Clone, Debug)]
pub struct Column {
    /// The name in the CSV header.
    pub name: String,
    /// The heading readers see.
    pub title: String,
    /// What its cells hold.
    pub datatype: Datatype,
    /// The unit of its numbers.
    pub unit: Option<String>,
}

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Datatype {
    /// Any text.
    String,
    /// An id: lower-case letters, digits and hyphens.
    Slug,
    /// A whole number, not below zero.
    NonNegativeInteger,
    /// A number, written with a decimal comma.
    Decimal,
}

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing was written.
    Empty,
    /// Text.
    Text(String),
    /// A number.
    Number(f64),
}

impl Table {
    /// The index of the row a key names.
    #[must_use]
    pub fn row(&self, key: &str) -> Option<usize> {
        (0..self.rows.len()).find(|row| self.key_of(*row) == Some(key))
    }

    /// The key of a row.
    #[must_use]
    pub fn key_of(&self, row: usize) -> Option<&str> {
        self.text(row, self.key)
    }

    /// The figure of a row, where it has one.
    #[must_use]
    pub fn value_of(&self, row: usize) -> Option<f64> {
        match self.rows.get(row)?.get(self.value)? {
            Cell::Number(value) => Some(*value),
            Cell::Empty | Cell::Text(_) => None,
        }
    }

    /// The unit of a row's figure: the row's own, else the column's.
    #[must_use]
    pub fn unit_of(&self, row: usize) -> Option<&str> {
        let own = self.unit.and_then(|column| self.text(row, column));
        let common = || self.columns.get(self.value)?.unit.as_deref();
        own.or_else(common)
    }

    /// True if a row's figure was derived from others rather than stated in the source.
    #[must_use]
    pub fn is_derived(&self, row: usize) -> bool {
        let derivation = self.derivation.and_then(|column| self.text(row, column));
        derivation.is_some()
    }

    /// True if the value column holds numbers.
    #[must_use]
    pub fn has_numbers(&self) -> bool {
        let datatype = self.columns.get(self.value).map(|column| column.datatype);
        matches!(datatype, Some(Datatype::NonNegativeInteger | Datatype::Decimal))
    }

    fn text(&self, row: usize, column: usize) -> Option<&str> {
        match self.rows.get(row)?.get(column)? {
            Cell::Text(text) => Some(text),
            Cell::Empty | Cell::Number(_) => None,
        }
    }
}
