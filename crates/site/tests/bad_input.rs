//! Mistakes as they lie on disk, told by the real command: a failing exit code, the place, what to
//! do about it in Vietnamese, quickly, and with whatever stood before left as it was.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::fs;

use content::messages::{self, Message};
use support::{CONFERENCE, REPORT, SITE, TABLE, Temporary};

/// What one mistake must be told as: a file of the content, a place in it, the message.
type Told<'a> = (&'a str, Option<(usize, usize)>, &'a Message);

/// Runs both commands on a broken site and expects these mistakes to be told, among others or not.
#[track_caller]
fn check(site: &Temporary, expected: &[Told<'_>]) {
    let before = site.everything();
    for task in ["check", "render"] {
        let ran = site.run(task);
        let shown = format!("{task}:\n{}{}", ran.stdout, ran.stderr);
        assert!(!ran.ok, "no failing exit code\n{shown}");
        for told in expected {
            check_told(&ran.stderr, told, &shown);
        }
        assert!(!ran.stderr.contains("panicked"), "{shown}");
        assert!(site.everything() == before, "something on disk has changed\n{shown}");
    }
}

/// A mistake is a paragraph: its place and what is wrong, then what was expected and what to do.
#[track_caller]
fn check_told(stderr: &str, (file, position, message): &Told<'_>, shown: &str) {
    let place = match position {
        Some((line, column)) => format!("content/{file}:{line}:{column}"),
        None => format!("content/{file}"),
    };
    let place = place.trim_end_matches('/');
    let head = format!("{place}: lỗi: {}", message.what);
    let paragraph = stderr
        .split("\n\n")
        .find(|paragraph| paragraph.lines().next().is_some_and(|line| line.ends_with(&head)));
    let Some(paragraph) = paragraph else { panic!("not told: {head}\n{shown}") };
    for (label, words) in [("cần", &message.expected), ("cách sửa", &message.help)] {
        if let Some(words) = words {
            assert!(paragraph.contains(&format!("\n  {label}: {words}")), "{label}\n{shown}");
        }
    }
    assert!(paragraph.contains("\n  cách sửa: "), "what is to be done?\n{paragraph}");
}

/// Replaces one piece of a content file and expects the mistake at the place that `¦` marks.
#[track_caller]
fn check_edit(file: &str, old: &str, new: &str, message: &Message) {
    let site = Temporary::new();
    let position = site.edit(file, old, new);
    check(&site, &[(file, position, message)]);
}

/// Puts other bytes in the place of a content file.
#[track_caller]
fn check_bytes(file: &str, bytes: &[u8], position: Option<(usize, usize)>, message: &Message) {
    let site = Temporary::new();
    site.write(file, bytes);
    check(&site, &[(file, position, message)]);
}

/// The repository's content has no mistake, so whatever a test here is told is its own doing.
#[test]
fn what_is_broken_here_was_whole() {
    let site = Temporary::new();
    let ran = site.run("check");
    assert!(ran.ok && ran.stderr.is_empty(), "{}", ran.stderr);
    let ran = site.run("render");
    assert!(ran.ok, "{}", ran.stderr);
    let home = fs::read_to_string(site.out().join("index.html")).unwrap();
    assert!(home.contains("<h1"), "the earlier release is still there");
}

#[test]
fn a_missing_file() {
    let missing = |file: &str, named: &str, message: &Message| {
        let site = Temporary::new();
        fs::remove_file(site.content(file)).unwrap();
        let quoted = format!("\"{named}\"");
        let position = site.edit(CONFERENCE, &quoted, &format!("¦{quoted}"));
        check(&site, &[(CONFERENCE, position, message)]);
    };
    let near = "so-ket-2021/bao-cao/ket-luan-08.md";
    missing(REPORT, "bao-cao/ket-luan-07.md", &messages::no_such_file(REPORT, Some(near)));
    // Which other file comes near is beside the point.
    let alone = |file| Message { help: None, ..messages::no_such_file(file, None) };
    missing(TABLE, "bang/can-bo.csv", &alone(TABLE));

    let site = Temporary::new();
    fs::remove_file(site.content(CONFERENCE)).unwrap();
    let position = site.edit(SITE, "\"so-ket-2021\"", "¦\"so-ket-2021\"");
    check(&site, &[(SITE, position, &messages::no_such_file(CONFERENCE, None))]);

    let site = Temporary::new();
    fs::remove_file(site.content(SITE)).unwrap();
    check(&site, &[(SITE, None, &messages::no_such_file(SITE, None))]);

    let site = Temporary::new();
    fs::remove_dir_all(site.content("so-ket-2021")).unwrap();
    let position = site.edit(SITE, "\"so-ket-2021\"", "¦\"so-ket-2021\"");
    check(&site, &[(SITE, position, &messages::no_such_folder("so-ket-2021", None))]);
}

#[test]
fn broken_json_in_the_site_file() {
    let title = "\"title\": \"Kỷ yếu hội nghị\",";
    let check = |old: &str, new: &str, message: Message| check_edit(SITE, old, new, &message);
    check(title, "\"title\": \"Kỷ yếu hội nghị\"¦", messages::json_missing_comma());
    check(title, "\"title\": ¦\"Kỷ yếu hội nghị,", messages::json_unclosed_string());
    check(title, "\"title\"¦ \"Kỷ yếu\",", messages::json_missing_colon("title"));
    check(title, "\"title\"¦: ,", messages::json_missing_value("title"));
    check(title, "\"title\": ¦Kỷ yếu,", messages::json_bad_value());
    check(title, "¦title\": \"Kỷ yếu\",", messages::json_key_unquoted());
    check(title, "\"title\": ¦“Kỷ yếu”,", messages::json_odd_quote('“'));
    check(title, "\"title\": \"Kỷ yếu\", ¦// tên", messages::json_comment());
    check(title, "\"title\": ¦\"Kỷ \\yếu\",", messages::json_bad_escape());
    check(title, "\"title\": \"Kỷ¦\tyếu\",", messages::json_control_character());
    check(title, "\"title\": \"Kỷ yếu\",¦,", messages::json_extra_comma());
    check("\"links\": []\n  }", "\"links\": [\n  ¦}", messages::json_wrong_close('[', '}'));
    check("\"links\": []", "\"links\": []¦,", messages::json_trailing_comma());
}

#[test]
fn broken_json_deep_in_a_conference() {
    let check = |old: &str, new: &str, message: Message| check_edit(CONFERENCE, old, new, &message);
    check(
        "\"Lãnh đạo Ban chuyên môn Tỉnh đoàn\",",
        "\"Lãnh đạo Ban chuyên môn Tỉnh đoàn\"¦",
        messages::json_missing_comma(),
    );
    check(
        "\"date\": \"2019-02-14\",",
        "\"date\": ¦2019-02-14,",
        messages::json_bad_number("2019-02-14"),
    );
    check("\"number\": \"15\",", "\"number\": ¦015,", messages::json_bad_number("015"));
    check(
        "\"number\": \"15\",",
        "\"number\": \"15\", ¦\"number\": \"15\",",
        messages::json_key_twice("number"),
    );
    check(
        "\"alt\": \"Ảnh hội nghị sơ kết\"",
        "\"alt\": ¦\"Ảnh hội nghị sơ kết",
        messages::json_unclosed_string(),
    );
    check("\"huyen-khac\"\n", "\"huyen-khac\"¦,\n", messages::json_trailing_comma());
}

#[test]
fn json_that_is_cut_short_or_is_none() {
    let site = Temporary::new();
    let whole = fs::read_to_string(site.content(CONFERENCE)).unwrap();
    let half = whole.find("\"keyFigures\"").unwrap();
    let cut = whole[..half].trim_end().trim_end_matches(',');
    check_bytes(CONFERENCE, cut.as_bytes(), Some((1, 1)), &messages::json_unclosed('{'));
    check_bytes(SITE, b"", Some((1, 1)), &messages::json_empty());
    check_bytes(SITE, "xin chào".as_bytes(), Some((1, 1)), &messages::json_bad_value());
    check_bytes(SITE, b"\xff\xfe{\0}\0", Some((1, 1)), &messages::utf16());
    check_bytes(SITE, b"PK\x03\x04", Some((1, 1)), &messages::office_file());
    let after = format!("{}\nthừa", whole.trim_end());
    let line = after.matches('\n').count() + 1;
    check_bytes(CONFERENCE, after.as_bytes(), Some((line, 1)), &messages::json_stray());
    let deep = "[".repeat(200);
    check_bytes(SITE, deep.as_bytes(), Some((1, 65)), &messages::json_too_deep());
}

#[test]
fn a_wrong_type() {
    let wrong = |expected: &str, found: serde_json::Value| messages::wrong_type(expected, &found);
    check_edit(
        SITE,
        "\"title\": \"Kỷ yếu hội nghị\"",
        "\"title\": ¦12",
        &wrong("string", 12.into()),
    );
    check_edit(SITE, "\"links\": []", "\"links\": ¦null", &wrong("array", ().into()));
    check_edit(SITE, "\"links\": []", "\"links\": ¦\"x\"", &wrong("array", "x".into()));
    let text = fs::read_to_string(Temporary::new().content(CONFERENCE)).unwrap();
    let from = text.find("\"period\"").unwrap();
    let period = &text[from..=from + text[from..].find('}').unwrap()];
    assert_eq!(text.matches(period).count(), 2, "two documents cover the same years");
    check_edit(
        CONFERENCE,
        "\"start\": 2018",
        "\"start\": ¦\"2018\"",
        &wrong("integer", "2018".into()),
    );
    check_edit(
        CONFERENCE,
        "\"byline\": \"Thùy Linh.\"",
        "\"byline\": ¦[\"Thùy Linh.\"]",
        &wrong("string", serde_json::json!(["Thùy Linh."])),
    );
    check_edit(
        CONFERENCE,
        "\"required\": false",
        "\"required\": ¦\"false\"",
        &wrong("boolean", "false".into()),
    );
    check_bytes(SITE, b"[]", Some((1, 1)), &wrong("object", serde_json::json!([])));
}

#[test]
fn an_unknown_key() {
    let known = ["baseUrl", "conferences", "language", "organisation", "relatedLinks", "title"];
    check_edit(
        SITE,
        "\"title\": \"Kỷ yếu",
        "¦\"tilte\": \"Kỷ yếu",
        &messages::unknown_key("tilte", Some("title"), &known),
    );
    check_edit(
        SITE,
        "\"language\"",
        "¦\"tacGia\": 1, \"language\"",
        &messages::unknown_key("tacGia", None, &known),
    );
    check_edit(
        CONFERENCE,
        "\"alt\": \"Ảnh hội nghị sơ kết\"",
        "\"alt\": \"Ảnh\", ¦\"credits\": \"x\"",
        &messages::unknown_key(
            "credits",
            Some("credit"),
            &["album", "alt", "caption", "credit", "file", "slug"],
        ),
    );
}

#[test]
fn a_slug_that_is_none_or_is_taken() {
    let slug =
        |new: &str| format!("\"slug\": ¦\"{new}\",\n      \"file\": \"bao-cao/tong-quan.md\"");
    let old = slug("tong-quan").replace('¦', "");
    for (new, message) in [
        ("ket-luan-07", messages::slug_twice("ket-luan-07")),
        ("tổng-quan", messages::slug("tổng-quan")),
        ("Tong-Quan", messages::slug("Tong-Quan")),
        ("tong quan", messages::slug("tong quan")),
        ("tong_quan", messages::slug("tong_quan")),
        ("../tong-quan", messages::slug("../tong-quan")),
        ("", messages::blank()),
        ("con", messages::device_slug("con")),
    ] {
        // Of two that are the same, the later one is told.
        let site = Temporary::new();
        let position = site.edit(CONFERENCE, &old, &slug(new));
        let second = "\"slug\": \"ket-luan-07\",\n      \"file\"";
        let position = if new == "ket-luan-07" {
            let text = fs::read_to_string(site.content(CONFERENCE)).unwrap();
            let line = text[..text.find("bao-cao/ket-luan-07.md").unwrap()].matches('\n').count();
            assert!(text.contains(second));
            position.map(|(_, column)| (line, column))
        } else {
            position
        };
        check(&site, &[(CONFERENCE, position, &message)]);
    }
    check_edit(
        SITE,
        "\"so-ket-2021\"",
        "\"so-ket-2021\", ¦\"so-ket-2021\"",
        &messages::slug_twice("so-ket-2021"),
    );
}

#[test]
fn an_impossible_date() {
    for new in ["2021-02-31", "2021-13-01", "15/11/2021", "2021-11-15T00:00", "hôm qua"] {
        check_edit(
            CONFERENCE,
            "\"date\": \"2021-11-15\"",
            &format!("\"date\": ¦\"{new}\""),
            &messages::date(new),
        );
    }
    check_edit(CONFERENCE, "\"2019-03-05\"", "¦\"2019-02-29\"", &messages::date("2019-02-29"));
}

#[test]
fn a_reference_to_nothing() {
    let documents = ["ket-luan-07", "ket-luan-08", "huong-dan-15"];
    let near = messages::no_such_document("huong-dan-51", Some("huong-dan-15"), &documents);
    check_edit(
        CONFERENCE,
        "\"document\": \"huong-dan-15\"",
        "\"document\": ¦\"huong-dan-51\"",
        &near,
    );
    check_edit(
        CONFERENCE,
        "\"can-bo/truc-thuoc\"",
        "¦\"can-bo/truc-thuocs\"",
        &messages::no_such_row("can-bo", "truc-thuocs", Some("truc-thuoc"), &["a"; 13]),
    );
    check_edit(
        CONFERENCE,
        "\"can-bo/truc-thuoc\"",
        "¦\"can-bos/truc-thuoc\"",
        &messages::no_such_table("can-bos", Some("can-bo"), &["can-bo", "ty-le"]),
    );
    check_edit(
        "so-ket-2021/bao-cao/tong-quan.md",
        "![Quang cảnh hội nghị](photo:quang-canh-hoi-nghi)",
        "¦![Quang cảnh hội nghị](photo:quang-canh)",
        &messages::no_such_photo("quang-canh", None, &["quang-canh-hoi-nghi"]),
    );
    check_edit(
        CONFERENCE,
        "\"document\": \"huong-dan-15\"",
        "\"document\": ¦\"nghi-quyet\"",
        &messages::no_such_document("nghi-quyet", None, &documents),
    );
}

#[test]
fn a_file_name_in_the_wrong_case() {
    let site = Temporary::new();
    let real = "so-ket-2021/bao-cao/Ket-Luan-07.md";
    fs::rename(site.content(REPORT), site.content(real)).unwrap();
    let name = "\"bao-cao/ket-luan-07.md\"";
    let position = site.edit(CONFERENCE, name, &format!("¦{name}"));
    check(&site, &[(CONFERENCE, position, &messages::wrong_case(REPORT, real))]);

    let site = Temporary::new();
    fs::rename(site.content(SITE), site.content("Site.json")).unwrap();
    check(&site, &[(SITE, None, &messages::wrong_case(SITE, "Site.json"))]);
}

#[test]
fn a_path_that_climbs_out() {
    let outside = |site: &Temporary| {
        fs::create_dir(site.outside()).unwrap();
        fs::write(site.outside().join("bi-mat.md"), "## Bí mật\n").unwrap();
        site.outside().join("bi-mat.md").to_str().unwrap().replace('\\', "/")
    };
    let absolute = outside(&Temporary::new());
    for path in [
        "../../../outside/bi-mat.md",
        "bao-cao/../../../../outside/bi-mat.md",
        "..",
        "..\\\\bi-mat.md",
        &absolute,
    ] {
        let site = Temporary::new();
        outside(&site);
        let new = format!("¦\"{path}\"");
        let position = site.edit(CONFERENCE, "\"bao-cao/ket-luan-07.md\"", &new);
        let message = messages::refused_path(&path.replace("\\\\", "\\"));
        check(&site, &[(CONFERENCE, position, &message)]);
    }
}

/// What a link points at is not the folder's: it is as if it were not there.
#[cfg(unix)]
#[test]
fn a_link_out_of_the_folder() {
    use std::os::unix::fs::symlink;

    let outside = |site: &Temporary| {
        fs::create_dir(site.outside()).unwrap();
        fs::rename(site.content("so-ket-2021/bao-cao"), site.outside().join("bao-cao")).unwrap();
        fs::create_dir(site.content("so-ket-2021/bao-cao")).unwrap();
    };
    let name = "\"bao-cao/ket-luan-07.md\"";
    let message =
        |stderr: &str| stderr.contains("không có tệp «so-ket-2021/bao-cao/ket-luan-07.md»");

    let site = Temporary::new();
    outside(&site);
    for entry in fs::read_dir(site.outside().join("bao-cao")).unwrap().map(Result::unwrap) {
        let link = site.content("so-ket-2021/bao-cao").join(entry.file_name());
        symlink(entry.path(), link).unwrap();
    }
    let position = site.edit(CONFERENCE, name, &format!("¦{name}"));
    check(&site, &[(CONFERENCE, position, &messages::no_such_file(REPORT, None))]);
    assert!(message(&site.run("check").stderr));

    let site = Temporary::new();
    outside(&site);
    fs::remove_dir(site.content("so-ket-2021/bao-cao")).unwrap();
    symlink(site.outside().join("bao-cao"), site.content("so-ket-2021/bao-cao")).unwrap();
    let position = site.edit(CONFERENCE, name, &format!("¦{name}"));
    check(&site, &[(CONFERENCE, position, &messages::no_such_file(REPORT, None))]);
}

#[test]
fn a_file_of_200_megabytes() {
    const SIZE: u64 = 200 * 1024 * 1024;
    for (file, limit) in [
        (SITE, content::limits::JSON_BYTES),
        (CONFERENCE, content::limits::JSON_BYTES),
        (REPORT, content::limits::MARKDOWN_BYTES),
        (TABLE, content::limits::CSV_BYTES),
    ] {
        let site = Temporary::new();
        let sparse = fs::OpenOptions::new().write(true).open(site.content(file)).unwrap();
        sparse.set_len(SIZE).unwrap();
        drop(sparse);
        check(&site, &[(file, None, &messages::too_large(SIZE, limit))]);
    }
}

#[test]
fn text_that_is_not_utf8() {
    for file in [SITE, CONFERENCE, REPORT, TABLE] {
        let site = Temporary::new();
        let mut bytes = fs::read(site.content(file)).unwrap();
        bytes.extend(b"\nT\xfdnh \xd0o\xe0n\n");
        site.write(file, &bytes);
        let line = bytes.iter().filter(|byte| **byte == b'\n').count();
        check(&site, &[(file, Some((line, 2)), &messages::not_utf8())]);
    }
    let mut wide = vec![0xff, 0xfe];
    wide.extend("ma;cap\n".encode_utf16().flat_map(u16::to_le_bytes));
    check_bytes(TABLE, &wide, Some((1, 1)), &messages::utf16());
    check_bytes(TABLE, b"PK\x03\x04 xlsx", Some((1, 1)), &messages::office_file());
}

#[test]
fn an_empty_folder_or_none() {
    let empty = Temporary::new();
    fs::remove_dir_all(empty.content("")).unwrap();
    fs::create_dir(empty.content("")).unwrap();
    check(&empty, &[("", None, &messages::no_content())]);

    let none = Temporary::new();
    fs::remove_dir_all(none.content("")).unwrap();
    check(&none, &[("", None, &messages::no_content())]);

    let hollow = Temporary::new();
    fs::remove_dir_all(hollow.content("so-ket-2021")).unwrap();
    fs::create_dir(hollow.content("so-ket-2021")).unwrap();
    let position = hollow.edit(SITE, "\"so-ket-2021\"", "¦\"so-ket-2021\"");
    check(&hollow, &[(SITE, position, &messages::no_such_folder("so-ket-2021", None))]);
}

#[test]
fn a_table_that_does_not_hold() {
    let check = |old: &str, new: &str, message: Message| check_edit(TABLE, old, new, &message);
    check("cơ sở;143;", "cơ sở;¦nhiều;", messages::cell_not_integer("nhiều"));
    check("cơ sở;143;", "cơ sở;¦-143;", messages::cell_negative("-143"));
    check("cơ sở;143;", "cơ sở;¦143,5;", messages::cell_not_whole("143,5"));
    check("cơ sở;143;", "cơ sở;¦1.43;", messages::cell_ambiguous_point("1.43"));
    check("cơ sở;143;", "cơ sở;¦;", messages::cell_empty());
    check("co-so-bi-thu;", "¦truc-thuoc;", messages::row_key_twice("truc-thuoc", 11));
    check(";143;;Số lượng", ";143;;¦\"Số lượng", messages::csv_unclosed_quote());

    let column = Temporary::new();
    column.edit(TABLE, "chuc_vu;", "");
    let message = messages::csv_missing_column("chuc_vu");
    self::check(&column, &[(TABLE, Some((1, 1)), &message)]);

    let total = Temporary::new();
    let position = total.edit(TABLE, "(tổng);30;", "(tổng);¦30;");
    total.edit(TABLE, "khác;14;", "khác;15;");
    let message = messages::total_wrong("huyen-chuyen-trach", 30.0, 31.0);
    self::check(&total, &[(TABLE, position, &message)]);
}

#[test]
fn many_mistakes_are_all_told_at_once() {
    let site = Temporary::new();
    let mut told = Vec::new();
    for (file, old, new, message) in [
        (SITE, "\"links\": []", "\"links\": ¦\"x\"", messages::wrong_type("array", &"x".into())),
        (CONFERENCE, "\"2021-11-15\"", "¦\"2021-02-31\"", messages::date("2021-02-31")),
        (CONFERENCE, "\"2019-03-05\"", "¦\"5/3/2019\"", messages::date("5/3/2019")),
        (
            CONFERENCE,
            "\"document\": \"ket-luan-08\"",
            "\"document\": ¦\"ket-luan-8\"",
            messages::no_such_document(
                "ket-luan-8",
                Some("ket-luan-08"),
                &["ket-luan-07", "ket-luan-08", "huong-dan-15"],
            ),
        ),
        (REPORT, "## Đội ngũ", "¦# Đội ngũ", messages::md_heading_1()),
        (REPORT, "Theo đó", "Theo ¦<b>đó", messages::md_html("<b>")),
        (TABLE, "UVBTV;9;", "UVBTV;¦-9;", messages::cell_negative("-9")),
        (TABLE, "cơ sở;143;", "cơ sở;¦x;", messages::cell_not_integer("x")),
    ] {
        let position = site.edit(file, old, new);
        told.push((file, position, message));
    }
    let expected: Vec<Told<'_>> = told.iter().map(|(file, at, it)| (*file, *at, it)).collect();
    check(&site, &expected);
    let stderr = site.run("check").stderr;
    assert!(stderr.contains("nội dung có 8 lỗi"), "{stderr}");
}

#[test]
fn broken_charts() {
    let chart = "so-ket-2021/bieu-do/can-bo-theo-cap.vl.json";
    let check = |old: &str, new: &str, message: Message| check_edit(chart, old, new, &message);
    check("\"width\": \"container\",", "\"width\": \"container\"¦", messages::json_missing_comma());
    check(
        "\"title\": \"Cán bộ Đoàn theo cấp\"",
        "\"title\": ¦\" \"",
        messages::spec_without_title(),
    );
    let known = ["bang/can-bo.csv", "bang/ty-le.csv", "conference.json"];
    let message = messages::spec_data("bang/can-b.csv", Some("bang/can-bo.csv"), &known);
    check("\"url\": \"bang/can-bo.csv\"", "\"url\": ¦\"bang/can-b.csv\"", message);
    let outside = messages::spec_data("https://x.vn/a.csv", None, &known);
    check("\"url\": \"bang/can-bo.csv\"", "\"url\": ¦\"https://x.vn/a.csv\"", outside);
    // What the engine says stands where its path leads.
    let engine = |message: &str| messages::not_drawn(message);
    check(
        "{\"filter\": {\"param\": \"cap\"}}",
        "{\"filter\": ¦\"datum.cap ==\"}",
        engine("biểu thức sai ở ký tự thứ 13: không ngờ gặp cuối biểu thức"),
    );
    let site = Temporary::new();
    site.write(chart, b"[]");
    self::check(&site, &[(chart, Some((1, 1)), &messages::spec_not_object())]);
    let site = Temporary::new();
    let position = site.edit(REPORT, "![](chart:trinh-do)", "¦![](chart:trinh-d)");
    let slugs: Vec<String> = site.slugs("charts");
    let known: Vec<&str> = slugs.iter().map(String::as_str).collect();
    let message = messages::no_such_chart("trinh-d", Some("trinh-do"), &known);
    self::check(&site, &[(REPORT, position, &message)]);
}

#[test]
fn what_a_chart_says_in_vain_is_told_and_the_site_is_made() {
    let chart = "so-ket-2021/bieu-do/can-bo-theo-cap.vl.json";
    let site = Temporary::new();
    site.edit(chart, "\"cornerRadiusEnd\"", "\"cornerRadiusEn\"");
    let ran = site.run("check");
    assert!(ran.ok, "{}", ran.stderr);
    let told = "lưu ý: biểu đồ có chỗ chưa ổn: không có thuộc tính «cornerRadiusEn» ở đây; có phải «cornerRadiusEnd»?";
    assert!(ran.stderr.contains(told), "{}", ran.stderr);
    assert!(ran.stderr.contains("tại: $.layer[0].mark.cornerRadiusEn"), "{}", ran.stderr);
}

#[test]
fn a_selection_that_nobody_can_make_is_told() {
    let chart = "so-ket-2021/bieu-do/bi-thu-co-so.vl.json";
    for (select, is_told) in [
        ("\"interval\"", true),
        (r#"{"type": "point", "on": "pointerover", "fields": ["hang"]}"#, true),
        // One value is no choice.
        (r#"{"type": "point", "fields": ["cap"]}"#, true),
        (r#"{"type": "point", "fields": ["hang"]}"#, false),
    ] {
        let site = Temporary::new();
        let params = format!("\"params\": [{{\"name\": \"vung\", \"select\": {select}}},");
        site.edit(chart, "\"params\": [", &params);
        let ran = site.run("check");
        assert!(ran.ok, "{}", ran.stderr);
        let told = "lưu ý: người đọc không có cách nào chọn bằng tham số «vung»";
        assert_eq!(ran.stderr.contains(told), is_told, "{select}: {}", ran.stderr);
        assert_eq!(ran.stderr.contains("tại: $.params[0].select"), is_told, "{}", ran.stderr);
    }
}
