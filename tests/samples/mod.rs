//! Small pages made by hand, one or more of every kind, for the host's tests and the browser's.

use content::text::{Block, Inline};
use gallery::rendition::{Format, file_name};
use ky_yeu::page_data::{
    About, Archive, ArchiveEntry, Body, DocumentView, Documents, EditionFile, EditionNote,
    FigureView, FiguresPage, Home, PageData, PhotoPage, PhotoView, Picture, ReportCard, ReportPage,
    RowView, Segment, Shell, TableView,
};
use ky_yeu::route::Route;

/// A text that would be markup, an attribute, an entity, a comment or the end of a script if it
/// were let; its last word is in NFD.
pub const HOSTILE: &str =
    "<script>alert('1')</script>\"><b onclick=x> &lt;&amp; <!-- --> ]]> {{x}} Hô\u{323}i";

/// Every page, by the name of its golden files.
pub fn samples() -> Vec<(&'static str, PageData)> {
    let name = || "hop-2021".to_owned();
    vec![
        ("home", page(Route::Home, Body::Home(Box::new(home())))),
        ("home-bare", other(Route::Conference("cu".into()), Body::Home(Box::new(bare_home())))),
        ("reports", page(Route::Reports(name()), Body::Reports(cards()))),
        ("reports-none", page(Route::Reports(name()), Body::Reports(Vec::new()))),
        ("report", page(report_route("mot"), Body::Report(Box::new(report())))),
        ("report-bare", page(report_route("hai"), Body::Report(Box::new(bare_report())))),
        ("figures", page(Route::Figures(name()), figures(vec![table(), bare_table()]))),
        ("figures-none", page(Route::Figures(name()), figures(Vec::new()))),
        ("photos", page(Route::Photos(name()), Body::Photos(vec![photo(), credited()]))),
        ("photos-none", page(Route::Photos(name()), Body::Photos(Vec::new()))),
        ("photo", page(photo_route("mot"), Body::Photo(Box::new(photo_page())))),
        ("documents", page(Route::Documents(name()), Body::Documents(documents()))),
        ("documents-none", page(Route::Documents(name()), Body::Documents(no_documents()))),
        ("about", page(Route::About, Body::About(about()))),
        ("archive", other(Route::Archive(2), Body::Archive(archive()))),
        ("not-found", page(Route::NotFound, Body::NotFound)),
    ]
}

fn page(route: Route, body: Body) -> PageData {
    let shell = Shell {
        site: "Kỷ yếu".into(),
        organisation: "Tỉnh đoàn".into(),
        conference: "Hội nghị 2021".into(),
        slug: "hop-2021".into(),
        home: Route::Home,
        archive: false,
        related_title: "Liên kết website".into(),
        related: Vec::new(),
    };
    PageData { route, title: "Hội nghị 2021 · Kỷ yếu".into(), shell, body, charts: None }
}

/// A page of an older conference, in a shell of hostile words.
fn other(route: Route, body: Body) -> PageData {
    let shell = Shell {
        site: HOSTILE.into(),
        organisation: HOSTILE.into(),
        conference: HOSTILE.into(),
        slug: "cu".into(),
        home: Route::Conference("cu".into()),
        archive: true,
        related_title: HOSTILE.into(),
        related: vec![(HOSTILE.into(), "https://doan.example.vn/?a=1&b=\"2\"".into())],
    };
    PageData { route, title: HOSTILE.into(), shell, body, charts: None }
}

fn report_route(slug: &str) -> Route {
    Route::Report("hop-2021".into(), slug.into())
}

fn photo_route(slug: &str) -> Route {
    Route::Photo("hop-2021".into(), slug.into())
}

fn home() -> Home {
    Home {
        title: "hội nghị sơ kết; Kết luận số 08/KL".into(),
        date: "Thứ Hai, 15/11/2021".into(),
        datetime: "2021-11-15".into(),
        organiser: "Ban Thường vụ".into(),
        byline: Some("Thùy Linh.".into()),
        participants: vec!["Đại biểu".into(), HOSTILE.into()],
        figures: vec![
            figure("1.234,5", "%", "đã triển khai", false),
            figure("14", "", HOSTILE, true),
        ],
        charts: Vec::new(),
        chart_controls: String::new(),
        reports: cards(),
        photos: vec![photo()],
        photo_count: 2,
        documents: documents(),
    }
}

fn bare_home() -> Home {
    Home {
        title: HOSTILE.into(),
        date: "Thứ Ba, 29/02/2000".into(),
        datetime: "2000-02-29".into(),
        organiser: HOSTILE.into(),
        byline: None,
        participants: Vec::new(),
        figures: Vec::new(),
        charts: Vec::new(),
        chart_controls: String::new(),
        reports: Vec::new(),
        photos: Vec::new(),
        photo_count: 0,
        documents: no_documents(),
    }
}

fn figure(value: &str, unit: &str, label: &str, derived: bool) -> FigureView {
    FigureView { value: value.into(), unit: unit.into(), label: label.into(), derived }
}

fn cards() -> Vec<ReportCard> {
    let card = |slug, title: &str, minutes| ReportCard {
        route: report_route(slug),
        title: title.into(),
        summary: format!("Tóm tắt «{title}»."),
        minutes,
    };
    vec![card("mot", "Kết luận 07", 2), card("hai", HOSTILE, 1)]
}

fn report() -> ReportPage {
    ReportPage {
        title: HOSTILE.into(),
        summary: HOSTILE.into(),
        date: "Thứ Hai, 15/11/2021".into(),
        datetime: "2021-11-15".into(),
        byline: Some(HOSTILE.into()),
        minutes: 12,
        document: Some(document()),
        contents: vec![("mot".into(), "Một".into()), ("hai".into(), HOSTILE.into())],
        text: vec![
            Segment::Prose(every_block()),
            Segment::Photo(Box::new(credited())),
            Segment::Prose(vec![paragraph("Sau ảnh.")]),
        ],
        previous: Some((report_route("khong"), "Trước".into())),
        next: Some((report_route("hai"), HOSTILE.into())),
    }
}

fn bare_report() -> ReportPage {
    ReportPage {
        title: "Thảo luận".into(),
        summary: "Một câu.".into(),
        date: "Thứ Hai, 15/11/2021".into(),
        datetime: "2021-11-15".into(),
        byline: None,
        minutes: 1,
        document: None,
        contents: vec![("mot".into(), "Một".into())],
        text: Vec::new(),
        previous: None,
        next: None,
    }
}

/// Every kind of block, and in them every kind of inline.
fn every_block() -> Vec<Block> {
    let heading = |level, id: &str| Block::Heading { level, id: id.into(), text: every_inline() };
    vec![
        heading(2, "mot"),
        heading(3, "ba"),
        heading(4, "bon"),
        heading(5, "nam"),
        heading(6, "sau"),
        Block::Heading { level: 2, id: "hai".into(), text: text(HOSTILE) },
        Block::Paragraph(every_inline()),
        Block::BulletList(vec![
            vec![paragraph("một")],
            vec![paragraph("hai"), Block::BulletList(vec![vec![paragraph("trong")]])],
            Vec::new(),
        ]),
        Block::OrderedList {
            start: 3, items: vec![vec![paragraph("ba")], vec![paragraph("bốn")]]
        },
        Block::Quote(vec![paragraph("trích"), Block::Quote(vec![paragraph(HOSTILE)])]),
        Block::Code(format!("\n  dòng đầu trống\n\t{HOSTILE}\n")),
        Block::ThematicBreak,
        Block::Table {
            head: vec![text("Cấp"), text(HOSTILE)],
            rows: vec![vec![text("Tỉnh"), every_inline()], vec![Vec::new(), text("9")]],
        },
        Block::Photo { slug: "mot".into(), caption: "Ảnh không bao giờ là chữ.".into() },
        Block::Paragraph(Vec::new()),
    ]
}

fn every_inline() -> Vec<Inline> {
    let link = |href: &str| Inline::Link { href: href.into(), text: text("liên kết") };
    vec![
        Inline::Text("Chữ “ngoặc” & 1 < 2 > 0 \u{a0}· ".into()),
        Inline::Emphasis(vec![Inline::Strong(text("đậm nghiêng"))]),
        Inline::Strong(vec![Inline::Code("a\"b'<c>".into())]),
        Inline::Break,
        link("https://doan.example.vn/?a=1&b=2#c"),
        link("mailto:a@b.vn"),
        link("#mot"),
        link("../../so-lieu/"),
        Inline::Text(HOSTILE.into()),
    ]
}

fn text(text: &str) -> Vec<Inline> {
    vec![Inline::Text(text.into())]
}

fn paragraph(words: &str) -> Block {
    Block::Paragraph(text(words))
}

fn table() -> TableView {
    let row = |id: &str, cells: &[(&str, u32)], derivation: Option<&str>, source| RowView {
        id: format!("so-{id}"),
        cells: cells.iter().map(|(text, span)| ((*text).to_owned(), *span)).collect(),
        derivation: derivation.map(str::to_owned),
        source,
    };
    TableView {
        slug: "so".into(),
        title: HOSTILE.into(),
        description: HOSTILE.into(),
        file: "hop-2021/so-lieu/so.csv".into(),
        columns: vec![
            ("Cấp".into(), false),
            ("Chức vụ".into(), false),
            ("Số lượng (người)".into(), true),
        ],
        rows: vec![
            row("tong", &[("Huyện", 3), ("Tổng", 1), ("1.030", 1)], None, 1),
            row("bi-thu", &[("Huyện", 0), ("Bí thư", 1), ("9", 1)], None, 2),
            row("khac", &[("Huyện", 0), (HOSTILE, 1), ("1.021", 1)], Some("1.030 − 9"), 1),
            row("le", &[("Tỉnh", 1), ("Lẻ", 1), ("", 1)], None, 0),
        ],
        sources: vec!["Câu thứ nhất.".into(), HOSTILE.into()],
    }
}

fn bare_table() -> TableView {
    TableView {
        slug: "trong".into(),
        title: "Không dòng nào".into(),
        description: String::new(),
        file: "hop-2021/so-lieu/trong.csv".into(),
        columns: vec![("Giá trị".into(), true)],
        rows: Vec::new(),
        sources: Vec::new(),
    }
}

fn photo() -> PhotoView {
    PhotoView {
        route: photo_route("mot"),
        caption: "Quang cảnh hội nghị".into(),
        alt: "Ảnh hội nghị".into(),
        credit: None,
        album: None,
        picture: None,
    }
}

fn credited() -> PhotoView {
    PhotoView {
        route: photo_route("hai"),
        caption: HOSTILE.into(),
        alt: HOSTILE.into(),
        credit: Some(HOSTILE.into()),
        album: Some(HOSTILE.into()),
        picture: Some(picture()),
    }
}

fn picture() -> Picture {
    let file = |width: u32, format: Format| {
        let name = file_name(width, "0123456789abcdef", format);
        (width, ky_yeu::album::path("hop-2021", "hai", &name))
    };
    let set = |format| [320, 640].map(|width| file(width, format)).to_vec();
    Picture {
        width: 900,
        height: 600,
        placeholder: "#8a7f6b".into(),
        renditions: Format::ALL.map(|format| (format, set(format))).to_vec(),
        card: "xem-truoc/0123456789ab.jpg".into(),
    }
}

fn photo_page() -> PhotoPage {
    PhotoPage {
        photo: credited(),
        position: 2,
        count: 3,
        previous: Some((photo_route("mot"), "Trước".into())),
        next: Some((photo_route("ba"), HOSTILE.into())),
    }
}

fn documents() -> Documents {
    let undated = DocumentView {
        slug: "hd-15".into(),
        name: HOSTILE.into(),
        title: HOSTILE.into(),
        date: None,
        period: "2018–2022".into(),
        bar: ("0%".into(), "100%".into()),
        issuer: HOSTILE.into(),
        note: Some(HOSTILE.into()),
        report: None,
    };
    Documents {
        years: vec![("2018".into(), "25%".into()), ("2019".into(), "75%".into())],
        borders: vec!["50%".into()],
        day: ("87.37%".into(), "15/11/2019".into()),
        items: vec![undated, document()],
    }
}

fn document() -> DocumentView {
    DocumentView {
        slug: "kl-07".into(),
        name: "Kết luận số 07-KL/TWĐTN-BTC".into(),
        title: "Một số giải pháp".into(),
        date: Some(("14/02/2019".into(), "2019-02-14".into())),
        period: "2019–2019".into(),
        bar: ("50%".into(), "50%".into()),
        issuer: "Trung ương Đoàn".into(),
        note: None,
        report: Some((report_route("mot"), HOSTILE.into())),
    }
}

fn no_documents() -> Documents {
    Documents {
        years: vec![("2021".into(), "50%".into())],
        borders: Vec::new(),
        day: ("87.37%".into(), "15/11/2021".into()),
        items: Vec::new(),
    }
}

fn about() -> About {
    About {
        release: "0123456789abcdef".into(),
        citation: HOSTILE.into(),
        pages: 17,
        edition: EditionNote::Offered(file()),
    }
}

fn file() -> EditionFile {
    EditionFile { file: "ky-yeu-hop-2021.html".into(), size: "1,5 MB".into() }
}

fn archive() -> Archive {
    Archive {
        conferences: vec![
            ArchiveEntry {
                route: Route::Conference("hop-2021".into()),
                title: "Hội nghị 2021".into(),
                date: "Thứ Hai".into(),
                edition: Some(file()),
            },
            ArchiveEntry {
                route: Route::Conference("cu".into()),
                title: HOSTILE.into(),
                date: "Thứ Ba, 29/02/2000".into(),
                edition: None,
            },
        ],
        page: 2,
        pages: 3,
    }
}

fn figures(tables: Vec<TableView>) -> Body {
    Body::Figures(Box::new(FiguresPage { controls: String::new(), charts: Vec::new(), tables }))
}
