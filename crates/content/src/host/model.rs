//! The files an editor writes, as typed values. The JSON Schemas are generated from these types;
//! descriptions are Vietnamese because editors see them while typing.
//!
//! The newtypes hold what was written, well formed or not: the schema and the checks say what is
//! wrong with it, so that one slip never hides the next.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{relative, slug};
use crate::bundle::Datatype;

/// What a day looks like in a JSON file.
pub const DATE_PATTERN: &str = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
/// What a figure's reference looks like.
pub const FIGURE_PATTERN: &str = "^[a-z0-9-]+/[a-z0-9-]+$";
/// What a web address looks like.
pub const WEB_PATTERN: &str = r"^[Hh][Tt][Tt][Pp][Ss]?://[^\s/]";
/// What a text looks like: it has at least one visible character.
pub const WORDS_PATTERN: &str = r"\S";

macro_rules! written {
    ($(#[$doc:meta] $name:ident($pattern:expr, $max:expr, $description:literal);)*) => {$(
        #[$doc]
        #[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
        #[serde(transparent)]
        #[schemars(description = $description, extend("pattern" = $pattern, "maxLength" = $max))]
        pub struct $name(pub String);
    )*};
}

written! {
    /// An id that becomes an address.
    Slug(slug::PATTERN, slug::MAX_LENGTH, "Mã: chữ thường không dấu, chữ số, dấu gạch nối; ví dụ ket-luan-07.");
    /// A calendar day, `2021-11-15`.
    IsoDate(DATE_PATTERN, 10, "Ngày, viết năm-tháng-ngày; ví dụ 2021-11-15.");
    /// A path inside the conference's folder.
    RelativePath(relative::PATTERN, 200, "Đường dẫn tới tệp, tính từ thư mục hội nghị, dùng dấu /; ví dụ bao-cao/tong-quan.md.");
    /// A figure: `table-slug/row-key`.
    FigureRef(FIGURE_PATTERN, 200, "Con số: mã bảng/mã dòng; ví dụ can-bo/tinh-bch.");
    /// A complete http or https address.
    WebAddress(WEB_PATTERN, 2000, "Địa chỉ web đầy đủ, bắt đầu bằng https:// hoặc http://.");
    /// A text that is not blank.
    Words(WORDS_PATTERN, 20_000, "Lời văn, không để trống.");
}

/// `site.json`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(description = "Tệp site.json: những điều chung của cả trang web.")]
pub struct SiteFile {
    /// Where the JSON Schema stands, for editors; not read here.
    #[serde(rename = "$schema", default)]
    #[schemars(description = "Nơi có lược đồ JSON, để trình soạn thảo gợi ý khi gõ.")]
    pub schema: Option<String>,
    /// The site's name.
    #[schemars(description = "Tên trang web.")]
    pub title: Words,
    /// Who publishes it.
    #[schemars(description = "Cơ quan xuất bản.")]
    pub organisation: Words,
    /// The language of the interface.
    #[schemars(description = "Ngôn ngữ giao diện.")]
    pub language: Language,
    /// The absolute address the site is published at.
    #[schemars(description = "Địa chỉ web nơi đăng trang, bắt đầu bằng https:// hoặc http://.")]
    pub base_url: Option<WebAddress>,
    /// The conferences' folders.
    #[schemars(description = "Tên thư mục của từng hội nghị.", length(min = 1))]
    pub conferences: Vec<Slug>,
    /// The block of related links.
    #[schemars(description = "Khối liên kết website.")]
    pub related_links: RelatedLinks,
}

/// The languages the interface speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(inline)]
pub enum Language {
    /// Vietnamese.
    Vi,
}

/// The block of related links.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(description = "Khối liên kết website.")]
pub struct RelatedLinks {
    /// The block's heading.
    #[schemars(description = "Đề mục của khối.")]
    pub title: Words,
    /// The links, in order.
    #[schemars(description = "Các liên kết, theo thứ tự; có thể để trống.")]
    pub links: Vec<LinkEntry>,
}

/// A link to a related website.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(description = "Một liên kết.")]
pub struct LinkEntry {
    /// Its text.
    #[schemars(description = "Chữ hiển thị.")]
    pub label: Words,
    /// An absolute http or https address.
    #[schemars(description = "Địa chỉ web, bắt đầu bằng https:// hoặc http://.")]
    pub href: WebAddress,
}

/// `conference.json`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(description = "Tệp conference.json: một hội nghị.")]
pub struct ConferenceFile {
    /// Where the JSON Schema stands, for editors; not read here.
    #[serde(rename = "$schema", default)]
    #[schemars(description = "Nơi có lược đồ JSON, để trình soạn thảo gợi ý khi gõ.")]
    pub schema: Option<String>,
    /// The full title.
    #[schemars(description = "Tên đầy đủ của hội nghị.")]
    pub title: Words,
    /// A title that fits a tab or a bar.
    #[schemars(description = "Tên ngắn, vừa một thẻ trình duyệt.")]
    pub short_title: Words,
    /// The day it was held.
    #[schemars(description = "Ngày tổ chức, viết năm-tháng-ngày; ví dụ 2021-11-15.")]
    pub date: IsoDate,
    /// Who held it.
    #[schemars(description = "Đơn vị tổ chức.")]
    pub organiser: Words,
    /// The article's author, as printed.
    #[schemars(description = "Tác giả bài viết, ghi đúng như bản in.")]
    pub byline: Option<Words>,
    /// One sentence for previews and search engines.
    #[schemars(description = "Một câu tóm tắt, hiện khi chia sẻ liên kết.")]
    pub summary: Words,
    /// Who took part.
    #[schemars(description = "Thành phần tham dự.")]
    pub participants: Vec<Words>,
    /// The figures shown first.
    #[serde(default)]
    #[schemars(description = "Các con số nổi bật, theo thứ tự.")]
    pub key_figures: Vec<KeyFigureEntry>,
    /// The reports, in reading order.
    #[schemars(description = "Các báo cáo, theo thứ tự đọc.")]
    pub reports: Vec<ReportEntry>,
    /// The numbered documents.
    #[serde(default)]
    #[schemars(description = "Các văn bản có số hiệu.")]
    pub documents: Vec<DocumentEntry>,
    /// The albums, in order.
    #[serde(default)]
    #[schemars(description = "Các nhóm ảnh, theo thứ tự; có thể không có.")]
    pub albums: Vec<AlbumEntry>,
    /// The photos.
    #[serde(default)]
    #[schemars(description = "Các ảnh.")]
    pub photos: Vec<PhotoEntry>,
    /// The statistics tables.
    #[serde(default)]
    #[schemars(description = "Các bảng số liệu.")]
    pub tables: Vec<TableEntry>,
    /// The charts.
    #[serde(default)]
    #[schemars(description = "Các biểu đồ.")]
    pub charts: Vec<ChartEntry>,
}

/// A figure shown large.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(description = "Một con số nổi bật, lấy từ một bảng.")]
pub struct KeyFigureEntry {
    /// What is counted.
    #[schemars(description = "Con số này đếm cái gì.")]
    pub label: Words,
    /// Where the number stands.
    #[schemars(description = "Nơi lấy số: mã bảng/mã dòng; ví dụ can-bo/tinh-bch.")]
    pub figure: FigureRef,
}

/// A report.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(description = "Một báo cáo.")]
pub struct ReportEntry {
    /// Its address within the conference's reports.
    #[schemars(description = "Mã của báo cáo, cũng là địa chỉ trang.")]
    pub slug: Slug,
    /// The Markdown file.
    #[schemars(description = "Tệp Markdown, tính từ thư mục hội nghị.")]
    pub file: RelativePath,
    /// Its title.
    #[schemars(description = "Tên báo cáo.")]
    pub title: Words,
    /// One sentence.
    #[schemars(description = "Một câu tóm tắt.")]
    pub summary: Words,
    /// The document it reports on.
    #[schemars(description = "Mã của văn bản mà báo cáo này nói về.")]
    pub document: Option<Slug>,
}

/// A numbered ruling.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(description = "Một văn bản có số hiệu.")]
pub struct DocumentEntry {
    /// Its id within the conference.
    #[schemars(description = "Mã của văn bản.")]
    pub slug: Slug,
    /// `Kết luận`, `Hướng dẫn`, …
    #[schemars(description = "Loại văn bản: Kết luận, Hướng dẫn…")]
    pub kind: Words,
    /// Its one canonical number.
    #[schemars(description = "Số hiệu, ghi một cách thống nhất.")]
    pub number: Words,
    /// What it is about.
    #[schemars(description = "Trích yếu nội dung.")]
    pub title: Words,
    /// The day it was issued.
    #[schemars(description = "Ngày ban hành, viết năm-tháng-ngày; bỏ trống nếu không biết.")]
    pub date: Option<IsoDate>,
    /// The years it covers.
    #[schemars(description = "Giai đoạn áp dụng.")]
    pub period: PeriodEntry,
    /// Who issued it.
    #[schemars(description = "Cơ quan ban hành.")]
    pub issuer: Words,
    /// A remark shown with it.
    #[schemars(description = "Ghi chú hiển thị kèm.")]
    pub note: Option<Words>,
}

/// The years a document covers, both included.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(description = "Giai đoạn, tính cả năm đầu và năm cuối.")]
pub struct PeriodEntry {
    /// The first year.
    #[schemars(description = "Năm đầu.", range(min = 1900, max = 2200))]
    pub start: u16,
    /// The last year.
    #[schemars(description = "Năm cuối.", range(min = 1900, max = 2200))]
    pub end: u16,
}

/// A part of the photos.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(description = "Một nhóm ảnh.")]
pub struct AlbumEntry {
    /// Its id within the conference.
    #[schemars(description = "Mã của nhóm ảnh.")]
    pub slug: Slug,
    /// Its title.
    #[schemars(description = "Tên nhóm ảnh, hiện trên trang.")]
    pub title: Words,
}

/// A photo.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(description = "Một ảnh.")]
pub struct PhotoEntry {
    /// Its address within the conference's photos.
    #[schemars(description = "Mã của ảnh, cũng là địa chỉ trang.")]
    pub slug: Slug,
    /// The original.
    #[schemars(description = "Tệp ảnh gốc, tính từ thư mục hội nghị; bỏ trống nếu chưa có.")]
    pub file: Option<RelativePath>,
    /// The visible caption.
    #[schemars(description = "Chú thích hiện dưới ảnh.")]
    pub caption: Words,
    /// What the photo shows, for those who do not see it.
    #[schemars(description = "Mô tả ảnh cho người không nhìn thấy.")]
    pub alt: Words,
    /// The photographer.
    #[schemars(description = "Người chụp.")]
    pub credit: Option<Words>,
    /// The album it belongs to.
    #[schemars(description = "Mã của nhóm ảnh; bỏ trống nếu ảnh không thuộc nhóm nào.")]
    pub album: Option<Slug>,
}

/// A statistics table.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(description = "Một bảng số liệu.")]
pub struct TableEntry {
    /// Its id within the conference.
    #[schemars(description = "Mã của bảng.")]
    pub slug: Slug,
    /// The CSV file.
    #[schemars(description = "Tệp CSV, tính từ thư mục hội nghị.")]
    pub file: RelativePath,
    /// Its title.
    #[schemars(description = "Tên bảng.")]
    pub title: Words,
    /// What it counts, and how to read it.
    #[schemars(description = "Bảng này đếm cái gì, đọc thế nào.")]
    pub description: Words,
    /// The column that names the rows.
    #[schemars(description = "Tên cột chứa mã dòng.")]
    pub key: Words,
    /// The column that holds the figure.
    #[schemars(description = "Tên cột chứa con số.")]
    pub value: Words,
    /// The column that holds the unit of each row's figure.
    #[schemars(description = "Tên cột chứa đơn vị tính của từng dòng.")]
    pub unit: Option<Words>,
    /// The column that says how a derived figure was derived.
    #[schemars(description = "Tên cột nói con số được suy ra thế nào.")]
    pub derivation: Option<Words>,
    /// The column that holds the sentence a figure comes from.
    #[schemars(description = "Tên cột chứa câu nguồn của con số.")]
    pub source: Option<Words>,
    /// Its columns, in order.
    #[schemars(description = "Các cột, theo thứ tự hiển thị.", length(min = 1))]
    pub columns: Vec<ColumnEntry>,
    /// Rows that must add up.
    #[serde(default)]
    #[schemars(description = "Các dòng tổng phải bằng tổng các dòng thành phần.")]
    pub totals: Vec<TotalEntry>,
}

/// A chart.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(description = "Một biểu đồ.")]
pub struct ChartEntry {
    /// Its address within the conference's figures.
    #[schemars(description = "Mã của biểu đồ, cũng là địa chỉ trang.")]
    pub slug: Slug,
    /// The Vega-Lite spec.
    #[schemars(description = "Tệp Vega-Lite (.vl.json), tính từ thư mục hội nghị.")]
    pub file: RelativePath,
    /// Whether the conference's first page shows it.
    #[serde(default)]
    #[schemars(description = "true để hiện cả ở trang đầu.")]
    pub on_home: bool,
}

/// A column of a table.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(description = "Một cột.")]
pub struct ColumnEntry {
    /// The name in the CSV header.
    #[schemars(description = "Tên cột, đúng như dòng đầu của tệp CSV.")]
    pub name: Words,
    /// The heading readers see.
    #[schemars(description = "Tên cột hiện cho người đọc.")]
    pub title: Words,
    /// What its cells hold.
    #[schemars(description = "Kiểu dữ liệu của các ô.")]
    pub datatype: DatatypeName,
    /// The unit of its numbers.
    #[schemars(description = "Đơn vị tính chung của cả cột.")]
    pub unit: Option<Words>,
    /// False if cells may be empty.
    #[serde(default = "yes")]
    #[schemars(description = "false nếu được phép để trống ô; mặc định là true.")]
    pub required: bool,
}

/// The datatypes' names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(inline)]
pub enum DatatypeName {
    /// Any text.
    String,
    /// An id.
    Slug,
    /// A whole number, not below zero.
    NonNegativeInteger,
    /// A number with a decimal comma.
    Decimal,
}

/// A row that is the sum of others.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(description = "Một dòng tổng.")]
pub struct TotalEntry {
    /// The key of the row that holds the sum.
    #[schemars(description = "Mã của dòng tổng.")]
    pub total: Slug,
    /// The keys of the rows it sums.
    #[schemars(description = "Mã của các dòng thành phần.", length(min = 1))]
    pub parts: Vec<Slug>,
}

impl From<DatatypeName> for Datatype {
    fn from(name: DatatypeName) -> Self {
        match name {
            DatatypeName::String => Self::String,
            DatatypeName::Slug => Self::Slug,
            DatatypeName::NonNegativeInteger => Self::NonNegativeInteger,
            DatatypeName::Decimal => Self::Decimal,
        }
    }
}

fn yes() -> bool {
    true
}
