//! What each kind of page shows, in the words it prints: dates and numbers are formatted already.
//!
//! The site crate makes it from the content, and `pages` makes a [`crate::page::Page`] of it.

use content::text::Block;
use gallery::rendition::Format;

use crate::chart_view::Charts;
use crate::route::Route;

/// A whole page.
#[derive(Clone, Debug)]
pub struct PageData {
    /// Where it stands.
    pub route: Route,
    /// The document's title.
    pub title: String,
    /// What surrounds every page.
    pub shell: Shell,
    /// What this one shows.
    pub body: Body,
    /// The charts it shows, with their tables.
    pub charts: Option<Charts>,
}

/// A chart's figure, written already: see `chart_view::figure`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChartFigure(pub String);

/// What surrounds every page: the bars above and below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shell {
    /// The site's name.
    pub site: String,
    /// Who publishes it.
    pub organisation: String,
    /// The short title of the conference whose pages the bar leads to.
    pub conference: String,
    /// Its slug.
    pub slug: String,
    /// The home of that conference.
    pub home: Route,
    /// Whether there are older conferences to look up.
    pub archive: bool,
    /// The heading of the related-links block.
    pub related_title: String,
    /// Label and address of each related link.
    pub related: Vec<(String, String)>,
}

/// What one page shows, by kind.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// A conference's first page.
    Home(Box<Home>),
    /// The list of its reports.
    Reports(Vec<ReportCard>),
    /// One report.
    Report(Box<ReportPage>),
    /// The figures.
    Figures(Box<FiguresPage>),
    /// One chart.
    Chart(Box<ChartPage>),
    /// The photos.
    Photos(Vec<PhotoView>),
    /// One photo.
    Photo(Box<PhotoPage>),
    /// The documents on their timeline.
    Documents(Documents),
    /// About this site.
    About(About),
    /// The conferences, newest first, a page of them.
    Archive(Archive),
    /// Nothing stands here.
    NotFound,
}

/// A conference's first page.
#[derive(Clone, Debug, PartialEq)]
pub struct Home {
    /// The title as announced (the short one is the shell's).
    pub title: String,
    /// Weekday and date, as printed.
    pub date: String,
    /// The same day as `YYYY-MM-DD`.
    pub datetime: String,
    /// Who held it.
    pub organiser: String,
    /// The article's author, as printed.
    pub byline: Option<String>,
    /// Who took part.
    pub participants: Vec<String>,
    /// The figures shown large.
    pub figures: Vec<FigureView>,
    /// The charts that the first page shows.
    pub charts: Vec<ChartFigure>,
    /// The controls that they have in common, as markup.
    pub chart_controls: String,
    /// The reports, in reading order.
    pub reports: Vec<ReportCard>,
    /// The first photos.
    pub photos: Vec<PhotoView>,
    /// How many there are.
    pub photo_count: usize,
    /// The documents on their timeline.
    pub documents: Documents,
}

/// A figure shown large.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureView {
    /// The number, as printed.
    pub value: String,
    /// What follows it without a space (`%`), if anything.
    pub unit: String,
    /// What is counted.
    pub label: String,
    /// True if it was derived rather than stated.
    pub derived: bool,
}

/// A report as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportCard {
    /// Where it stands.
    pub route: Route,
    /// Its title.
    pub title: String,
    /// One sentence.
    pub summary: String,
    /// Minutes it takes to read.
    pub minutes: usize,
}

/// One report.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportPage {
    /// Its title.
    pub title: String,
    /// One sentence.
    pub summary: String,
    /// The conference's weekday and date, as printed.
    pub date: String,
    /// The same day as `YYYY-MM-DD`.
    pub datetime: String,
    /// The article's author, as printed.
    pub byline: Option<String>,
    /// Minutes it takes to read.
    pub minutes: usize,
    /// The document it reports on.
    pub document: Option<DocumentView>,
    /// Anchor and text of each heading of the second level.
    pub contents: Vec<(String, String)>,
    /// Its text, with the photos at their places.
    pub text: Vec<Segment>,
    /// Address and title of the report before it.
    pub previous: Option<(Route, String)>,
    /// Address and title of the report after it.
    pub next: Option<(Route, String)>,
}

/// A stretch of a report: text, or something that stands in it.
#[derive(Clone, Debug, PartialEq)]
pub enum Segment {
    /// Text.
    Prose(Vec<Block>),
    /// A photo.
    Photo(Box<PhotoView>),
    /// A chart.
    Chart(ChartFigure),
}

/// A photo as a page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhotoView {
    /// Where its own page stands.
    pub route: Route,
    /// Its visible caption.
    pub caption: String,
    /// What it shows.
    pub alt: String,
    /// The photographer.
    pub credit: Option<String>,
    /// The title of the album it belongs to.
    pub album: Option<String>,
    /// The photo itself, where its file has been supplied.
    pub picture: Option<Picture>,
}

/// What a photo is shown by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The width of the original, turned upright, in pixels.
    pub width: u32,
    /// Its height.
    pub height: u32,
    /// The colour that stands in its place while it loads, `#rrggbb`.
    pub placeholder: String,
    /// By format, the smallest files first: width and path from the site's root, narrowest first.
    pub renditions: Vec<(Format, Vec<(u32, String)>)>,
    /// The picture that a shared link shows, from the site's root.
    pub card: String,
}

impl Picture {
    /// Its renditions in a format, narrowest first.
    #[must_use]
    pub fn of(&self, format: Format) -> &[(u32, String)] {
        let found = self.renditions.iter().find(|(one, _)| *one == format);
        found.map_or(&[], |(_, renditions)| renditions)
    }

    /// The largest JPEG: width, height and path.
    #[must_use]
    pub fn largest(&self) -> Option<(u32, u32, &str)> {
        let (width, path) = self.of(Format::Jpeg).last()?;
        let height = gallery::rendition::height(*width, [self.width, self.height]);
        Some((*width, height, path))
    }
}

/// A photo's own page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhotoPage {
    /// The photo.
    pub photo: PhotoView,
    /// Its place among the photos, from 1.
    pub position: usize,
    /// How many there are.
    pub count: usize,
    /// Address and caption of the photo before it.
    pub previous: Option<(Route, String)>,
    /// Address and caption of the photo after it.
    pub next: Option<(Route, String)>,
}

/// The documents on their timeline. Positions are per cent of its width, written as SVG wants them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Documents {
    /// Each year and the position of its middle.
    pub years: Vec<(String, String)>,
    /// The position of each border between two years.
    pub borders: Vec<String>,
    /// The position of the conference's day, and that day as printed.
    pub day: (String, String),
    /// The documents, earliest period first.
    pub items: Vec<DocumentView>,
}

/// A document as a page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentView {
    /// Its anchor on the documents page.
    pub slug: String,
    /// Kind and number: `Kết luận số 07-KL/TWĐTN-BTC`.
    pub name: String,
    /// What it is about.
    pub title: String,
    /// The day it was issued, as printed, and as `YYYY-MM-DD`.
    pub date: Option<(String, String)>,
    /// The years it covers, as printed.
    pub period: String,
    /// Left edge and width of its bar on the timeline.
    pub bar: (String, String),
    /// Who issued it.
    pub issuer: String,
    /// A remark.
    pub note: Option<String>,
    /// The report on it, with its title.
    pub report: Option<(Route, String)>,
}

/// All charts, and the tables they come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FiguresPage {
    /// The controls that several charts have in common, as markup.
    pub controls: String,
    /// The charts.
    pub charts: Vec<ChartFigure>,
    /// The tables.
    pub tables: Vec<TableView>,
}

/// A chart's own page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChartPage {
    /// Its title.
    pub title: String,
    /// The chart.
    pub figure: ChartFigure,
    /// Address and title of the chart before it.
    pub previous: Option<(Route, String)>,
    /// Address and title of the chart after it.
    pub next: Option<(Route, String)>,
}

/// A statistics table, ready to print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableView {
    /// Its anchor.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// How to read it.
    pub description: String,
    /// The file to download, relative to the site's root.
    pub file: String,
    /// Each column's heading, and whether it holds numbers.
    pub columns: Vec<(String, bool)>,
    /// The rows.
    pub rows: Vec<RowView>,
    /// The sentences the figures come from.
    pub sources: Vec<String>,
}

/// A row of a statistics table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowView {
    /// The row's anchor on the page.
    pub id: String,
    /// Text of each cell and the number of rows it spans; 0 where a cell above reaches down.
    pub cells: Vec<(String, u32)>,
    /// How the figure was derived, if it was.
    pub derivation: Option<String>,
    /// The number of its sentence among the sources, from 1; 0 for none.
    pub source: usize,
}

/// About this site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// The release's id.
    pub release: String,
    /// How to cite the conference's pages.
    pub citation: String,
    /// How many pages the site has.
    pub pages: usize,
    /// What there is to say of the one-file edition.
    pub edition: EditionNote,
}

/// What the page about the site says of the one-file edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EditionNote {
    /// There is none.
    None,
    /// It can be had.
    Offered(EditionFile),
    /// The page stands in it; the whole site is at this address, if it is known.
    Here(Option<String>),
}

/// A conference in one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditionFile {
    /// The file, from the site's root.
    pub file: String,
    /// How large it is, as printed.
    pub size: String,
}

/// A conference as the archive lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArchiveEntry {
    /// Where it stands.
    pub route: Route,
    /// Its title.
    pub title: String,
    /// Its day, as printed.
    pub date: String,
    /// The whole of it in one file.
    pub edition: Option<EditionFile>,
}

/// A page of the archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Archive {
    /// The conferences of this page.
    pub conferences: Vec<ArchiveEntry>,
    /// Which page of the archive this is, from 1.
    pub page: u32,
    /// How many pages it has.
    pub pages: u32,
}
