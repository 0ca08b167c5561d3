//! Mistakes of folders, reports and tables: where they are told, and in which words.

use content::{Memory, messages};

use super::folder::{CONFERENCE, REPORT, SITE, TABLE, broken, change, check, check_folder, small};

const SENTENCE: &str = "Toàn tỉnh có 30 cán bộ, trong đó có 09 bí thư.";

#[test]
fn folders() {
    check_folder(&Memory::default(), &[("", 0, 0, "", messages::no_content())]);
    check_folder(
        &Memory::default().with(".DS_Store", ""),
        &[("", 0, 0, "", messages::no_content())],
    );
    let upper = small().without(SITE).with("Site.json", "{}");
    check_folder(&upper, &[(SITE, 0, 0, "", messages::wrong_case(SITE, "Site.json"))]);
    let missing = small().without(CONFERENCE);
    let message = messages::no_such_file(CONFERENCE, None);
    check_folder(&missing, &[(SITE, 7, 19, "$.conferences[0]", message)]);
    let twice = broken(SITE, "[\"hoi-nghi\"]", "[\"hoi-nghi\", \"hoi-nghi\"]");
    check_folder(&twice, &[(SITE, 7, 31, "$.conferences[1]", messages::slug_twice("hoi-nghi"))]);
    let nowhere = broken(SITE, "[\"hoi-nghi\"]", "[\"hoi-nghi\", \"hoi-nghj\"]");
    let message = messages::no_such_folder("hoi-nghj", Some("hoi-nghi"));
    check_folder(&nowhere, &[(SITE, 7, 31, "$.conferences[1]", message)]);
}

/// The small folder's conference under another name as well.
fn doubled(name: &str) -> Memory {
    let files = small().files.into_iter().filter(|(path, _)| path != SITE);
    let copies = files.map(|(path, bytes)| (path.replace("hoi-nghi/", &format!("{name}/")), bytes));
    let both = broken(SITE, "[\"hoi-nghi\"]", &format!("[\"hoi-nghi\", {name:?}]"));
    copies.fold(both, |folder, (path, bytes)| folder.with(&path, bytes))
}

#[test]
fn conferences_are_told_apart() {
    let message = messages::same_conference("hoi-nghi");
    check_folder(&doubled("hai"), &[("hai/conference.json", 0, 0, "", message)]);
    for name in ["gioi-thieu", "luu-tru", "content", "assets"] {
        let file = format!("{name}/conference.json");
        let folder = change(doubled(name), &file, "\"2021-11-15\"", "\"2022-11-15\"");
        check_folder(&folder, &[(SITE, 7, 31, "$.conferences[1]", messages::reserved_slug(name))]);
    }
}

#[test]
fn files_that_nothing_names_are_told() {
    let litter = small()
        .with("hoi-nghi/.DS_Store", "")
        .with("hoi-nghi/bang/~$so.xlsx", "")
        .with("hoi-nghi/anh/Thumbs.db", "")
        .with("desktop.ini", "");
    check_folder(&litter, &[]);
    let left = small()
        .with("ghi-chu.txt", "")
        .with("hoi-nghi/bao-cao/cu.md", "")
        .with("thu/a.md", "")
        .with("thu/b.md", "");
    check_folder(
        &left,
        &[
            ("ghi-chu.txt", 0, 0, "", messages::unnamed_file()),
            ("hoi-nghi/bao-cao/cu.md", 0, 0, "", messages::unnamed_file()),
            ("thu", 0, 0, "", messages::unnamed_folder("thu")),
        ],
    );
}

/// An entry for a second photo, after the small folder's own.
fn second(rest: &str) -> Memory {
    let first = "{ \"slug\": \"anh-mot\", \"file\": \"anh/mot.jpg\", \"caption\": \"Ảnh\", \"alt\": \"Mô tả\" }";
    let entry = format!(
        "{first},\n{{ \"slug\": \"hai\", \"caption\": \"Hai\", \"alt\": \"Hai\", {rest} }}"
    );
    broken(CONFERENCE, first, &entry)
}

#[test]
fn photos() {
    let message = messages::photo_named_twice("anh/mot.jpg", "anh-mot");
    let twice = second("\"file\": \"anh/mot.jpg\"");
    check_folder(&twice, &[(CONFERENCE, 27, 58, "$.photos[1].file", message)]);
    let message = messages::no_such_album("khai-mac", None, &[]);
    let stray = second("\"album\": \"khai-mac\"");
    check_folder(&stray, &[(CONFERENCE, 27, 59, "$.photos[1].album", message)]);
    let missing = second("\"file\": \"anh/hai.jpg\"");
    let message = messages::no_such_file("hoi-nghi/anh/hai.jpg", Some("hoi-nghi/anh/mot.jpg"));
    check_folder(&missing, &[(CONFERENCE, 27, 58, "$.photos[1].file", message)]);
    let file = "hoi-nghi/anh/DSC_0012.JPG";
    let message = messages::unnamed_photo("anh/DSC_0012.JPG");
    assert!(
        message
            .help
            .as_deref()
            .unwrap()
            .contains("{ \"slug\": \"dsc-0012\", \"file\": \"anh/DSC_0012.JPG\",")
    );
    check_folder(&small().with(file, ""), &[(file, 0, 0, "", message)]);
}

#[test]
fn photos_without_an_album_come_first_and_then_album_by_album() {
    let albums = "\"albums\": [{ \"slug\": \"sau\", \"title\": \"Sau\" }, { \"slug\": \"truoc\", \"title\": \"Trước\" }],\n  \"photos\": [";
    let photo = |slug: &str, album: &str| {
        format!("{{ \"slug\": {slug:?}, \"caption\": \"a\", \"alt\": \"b\"{album} }},")
    };
    let entries = [
        photo("a", ", \"album\": \"truoc\""),
        photo("b", ", \"album\": \"sau\""),
        photo("c", ""),
        photo("d", ", \"album\": \"truoc\""),
    ];
    let folder = broken(CONFERENCE, "\"photos\": [", &format!("{albums}{}", entries.concat()));
    let bundle = content::load(&folder).bundle.unwrap();
    let conference = &bundle.conferences[0];
    let slugs: Vec<&str> = conference.photos.iter().map(|photo| photo.slug.as_str()).collect();
    assert_eq!(slugs, ["c", "anh-mot", "b", "a", "d"]);
    assert_eq!(conference.albums[1].title, "Trước");
    assert_eq!(conference.photos[1].file.as_deref(), Some("hoi-nghi/anh/mot.jpg"));
}

#[test]
fn names_in_nfd_are_the_same_names() {
    let path = "hoi-nghi/bao-cao/mo\u{323}t.md";
    let folder = broken(CONFERENCE, "bao-cao/mot.md", "bao-cao/mọt.md");
    let text = folder.files[REPORT].clone();
    check_folder(&folder.without(REPORT).with(path, text), &[]);
}

#[test]
fn reports() {
    check(REPORT, "## Đội", "¦# Đội", "", messages::md_heading_1());
    check(REPORT, "Xem", "Xem ¦<b>", "", messages::md_html("<b>"));
    check(
        REPORT,
        "[nguồn](https://doan.example.vn/)",
        "¦[nguồn](javascript:alert)",
        "",
        messages::refused_link("javascript:alert").unwrap(),
    );
    check(
        REPORT,
        "![Ảnh](photo:anh-mot)",
        "¦![Ảnh](photo:anh-mọt)",
        "",
        messages::no_such_photo("anh-mọt", Some("anh-mot"), &["anh-mot"]),
    );
    check(
        REPORT,
        "![Ảnh](photo:anh-mot)",
        "¦![Ảnh](chart:cot)",
        "",
        messages::no_such_chart("cot", None, &[]),
    );
    check(
        REPORT,
        "![Ảnh](photo:anh-mot)",
        "¦![Ảnh](anh/mot.jpg)",
        "",
        messages::md_image("anh/mot.jpg"),
    );
    check(
        REPORT,
        "![Ảnh](photo:anh-mot)",
        "Đây ¦![Ảnh](photo:anh-mot)",
        "",
        messages::md_photo_not_alone(),
    );
    check(REPORT, "Xem", "¦<!-- Xem", "", messages::md_comment_unclosed());
    let one = |bytes: &[u8], line, column, message| {
        let folder = small().with(REPORT, bytes);
        check_folder(&folder, &[(REPORT, line, column, "", message)]);
    };
    one("Một\nhai \u{0}".as_bytes(), 1, 1, messages::not_text());
    one(b"M\xe1\xbb\x99t\nb\xe0i", 2, 2, messages::not_utf8());
    one(&[0xfe, 0xff, 0, b'a'], 1, 1, messages::utf16());
    one(b"PK\x03\x04", 1, 1, messages::office_file());
}

#[test]
fn an_empty_report_is_told() {
    let empty = change(small().with(REPORT, "\n"), CONFERENCE, "\"source\": \"nguon\",", "");
    check_folder(&empty, &[(REPORT, 0, 0, "", messages::report_empty())]);
}

#[test]
fn tables_in_every_dress_excel_gives_them() {
    let folder = small();
    let text = String::from_utf8(folder.files[TABLE].clone()).unwrap();
    let commas: String = text
        .lines()
        .map(|line| {
            line.split(';').map(|cell| format!("\"{cell}\"")).collect::<Vec<_>>().join(",") + "\r\n"
        })
        .collect();
    for dressed in [
        format!("\u{feff}{text}"),
        text.replace('\n', "\r\n"),
        text.replace(';', "\t"),
        commas,
        text.replace('\n', ";;\n") + ";;;;;;\n\n",
        text.replace("ma;so_luong", " ma ; so_luong"),
    ] {
        check_folder(&folder.clone().with(TABLE, dressed), &[]);
    }
}

#[test]
fn headers() {
    let columns = ["ma", "so_luong", "ty_le", "suy_ra", "nguon"];
    check(
        TABLE,
        "ma;so_luong;ty_le",
        "ma;¦so_lượng;ty_le",
        "so_lượng",
        messages::csv_unknown_column("so_lượng", Some("so_luong"), &columns),
    );
    let other = broken(TABLE, ";suy_ra;", ";x;");
    let unknown = messages::csv_unknown_column("x", None, &columns);
    let missing = messages::csv_missing_column("suy_ra");
    check_folder(&other, &[(TABLE, 1, 1, "suy_ra", missing), (TABLE, 1, 19, "x", unknown)]);
    let twice = broken(TABLE, ";suy_ra;", ";suy_ra;ma;");
    check_folder(&twice, &[(TABLE, 1, 26, "ma", messages::column_twice("ma"))]);
}

#[test]
fn cells() {
    check(TABLE, "bi-thu;9;", "bi-thu;¦-9;", "so_luong", messages::cell_negative("-9"));
    check(TABLE, "bi-thu;9;", "bi-thu;¦9,5;", "so_luong", messages::cell_not_whole("9,5"));
    check(TABLE, "bi-thu;9;", "bi-thu;¦1.23;", "so_luong", messages::cell_ambiguous_point("1.23"));
    check(TABLE, "bi-thu;9;", "bi-thu;¦chín;", "so_luong", messages::cell_not_integer("chín"));
    check(TABLE, "bi-thu;9;", "bi-thu;¦;", "so_luong", messages::cell_empty());
    check(TABLE, "9;30,5;", "9;¦30.5;", "ty_le", messages::cell_decimal_point("30.5"));
    check(TABLE, "bi-thu;9;30,5;;", "¦bi-thu;9;30,5;", "", messages::csv_cells(4, 5));
    check(TABLE, "bi-thu;9;30,5;;", "¦bi-thu;9;30,5;;;", "", messages::csv_cells(6, 5));
    let again = format!("khac;21;;30 − 9;{SENTENCE}\n¦khac;21;;30 − 9;");
    check(TABLE, "khac;21;;30 − 9;", &again, "ma", messages::row_key_twice("khac", 4));
    check(TABLE, "bi-thu;9;30,5;;", "bi-thu;9;30,5;;¦\"", "", messages::csv_unclosed_quote());
}

#[test]
fn files_that_are_no_table_are_told() {
    let one = |bytes: &[u8], line, column, path, message| {
        let folder = small().with(TABLE, bytes);
        check_folder(&folder, &[(TABLE, line, column, path, message)]);
    };
    one(b"", 1, 1, "", messages::csv_empty());
    let header = b"ma;so_luong;ty_le;suy_ra;nguon\n;;;;\n";
    one(header, 1, 1, "", messages::csv_no_rows());
    one(b"\xff\xfem\0a\0", 1, 1, "", messages::utf16());
    one(b"ma;so_luong\nT\xfdnh;1", 2, 2, "", messages::not_utf8());
    one(b"PK\x03\x04 x", 1, 1, "", messages::office_file());
    let large = vec![b' '; 10 * 1024 * 1024 + 1];
    let message = messages::too_large(10 * 1024 * 1024 + 1, 10 * 1024 * 1024);
    one(&large, 0, 0, "", message);
}

#[test]
fn facts() {
    let added = broken(TABLE, "khac;21;", "khac;22;");
    check_folder(&added, &[(TABLE, 2, 6, "so_luong", messages::total_wrong("tong", 30.0, 31.0))]);
    let other = "Toàn tỉnh có 31 cán bộ.";
    let row = format!("bi-thu;9;30,5;;{SENTENCE}");
    check(
        TABLE,
        &row,
        &format!("bi-thu;9;30,5;;¦{other}"),
        "nguon",
        messages::source_not_found(other),
    );
    let spaced = SENTENCE.replace(' ', "  ");
    check_folder(&broken(TABLE, &row, &format!("bi-thu;9;30,5;;{spaced}")), &[]);
    let silent = change(broken(TABLE, "bi-thu;9;", "bi-thu;8;"), TABLE, "khac;21;", "khac;22;");
    check_folder(&silent, &[(TABLE, 3, 16, "nguon", messages::source_without_number(8.0))]);
}
