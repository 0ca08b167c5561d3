//! Every mistake of the two JSON files: where it is told, and in which words.

use content::{Severity, load, messages};
use serde_json::json;

use super::folder::{CONFERENCE, REPORT, SITE, TABLE, broken, change, check, check_folder, small};

#[test]
fn broken_json_is_told_once() {
    check(SITE, "\"Kỷ yếu\",", "\"Kỷ yếu\"¦", "", messages::json_missing_comma());
    check(SITE, "\"Kỷ yếu\",", "¦\"Kỷ yếu,", "", messages::json_unclosed_string());
    check(SITE, "\"title\": \"Kỷ", "¦title\": \"Kỷ", "", messages::json_key_unquoted());
    check(SITE, "[\"hoi-nghi\"],", "¦[\"hoi-nghi\",", "", messages::json_unclosed('['));
    check(SITE, "{\n  \"$schema\"", "¦chào {\n  \"$schema\"", "", messages::json_bad_value());
}

#[test]
fn files_that_are_no_json_are_told() {
    let one = |bytes: &[u8], line, column, message| {
        check_folder(&small().with(SITE, bytes), &[(SITE, line, column, "", message)]);
    };
    one(b"", 1, 1, messages::json_empty());
    one(b"{\n  \"title\": \"K", 2, 12, messages::json_unclosed_string());
    one(b"{\n  \"title\": \"K\"", 1, 1, messages::json_unclosed('{'));
    one(b"{\n \"a\": \"K\xfd\"}", 2, 9, messages::not_utf8());
    one(&[0xff, 0xfe, b'{', 0], 1, 1, messages::utf16());
    one(b"{}\0", 1, 1, messages::not_text());
    let large = vec![b' '; 2 * 1024 * 1024 + 1];
    let folder = small().with(SITE, large);
    check_folder(
        &folder,
        &[(SITE, 0, 0, "", messages::too_large(2 * 1024 * 1024 + 1, 2 * 1024 * 1024))],
    );
}

#[test]
fn a_byte_order_mark_is_read_and_told() {
    let folder = small();
    let text = [b"\xef\xbb\xbf".as_slice(), &folder.files[SITE]].concat();
    let loaded = load(&folder.with(SITE, text));
    assert!(loaded.bundle.is_some());
    let told = &loaded.problems[0];
    assert_eq!(
        (told.severity, told.message.as_str()),
        (Severity::Warning, messages::json_bom().what.as_str())
    );
}

#[test]
fn shapes() {
    let keys = ["baseUrl", "conferences", "language", "organisation", "relatedLinks", "title"];
    check(
        SITE,
        "\"title\": \"Kỷ yếu\"",
        "¦\"tilte\": \"Kỷ yếu\"",
        "$.tilte",
        messages::unknown_key("tilte", Some("title"), &keys),
    );
    check(
        SITE,
        "\"title\": \"Kỷ yếu\"",
        "¦\"x\": 1, \"title\": \"Kỷ yếu\"",
        "$.x",
        messages::unknown_key("x", None, &keys),
    );
    check(
        SITE,
        "{\n  \"$schema\": \"../site.schema.json\",\n  \"title\": \"Kỷ yếu\",",
        "¦{",
        "$",
        messages::missing_key("title", Some("Tên trang web.")),
    );
    check(SITE, "\"Kỷ yếu\"", "¦12", "$.title", messages::wrong_type("string", &json!(12)));
    check(SITE, "\"Kỷ yếu\"", "¦null", "$.title", messages::wrong_type("string", &json!(null)));
    check(SITE, "\"Kỷ yếu\"", "¦\"  \"", "$.title", messages::blank());
    check(
        SITE,
        "\"vi\"",
        "¦\"vn\"",
        "$.language",
        messages::not_one_of(&json!("vn"), None, &["vi"]),
    );
    check(
        CONFERENCE,
        "[\"bi-thu\", \"khac\"]",
        "¦[]",
        "$.tables[0].totals[0].parts",
        messages::empty_list(),
    );
    check(
        SITE,
        "\"https://doan.example.vn/\"",
        "¦\"doan.example.vn\"",
        "$.relatedLinks.links[0].href",
        messages::web_address("doan.example.vn"),
    );
    check(
        SITE,
        "\"https://doan.example.vn/\"",
        "¦\"javascript:x\"",
        "$.relatedLinks.links[0].href",
        messages::web_address("javascript:x"),
    );
    check(
        SITE,
        "\"https://doan.example.vn/\"",
        "¦\"https://a@b.vn/\"",
        "$.relatedLinks.links[0].href",
        messages::web_address("https://a@b.vn/"),
    );
    check(
        SITE,
        "\"https://tinhdoan.example.vn/ky-yeu\"",
        "¦\"/ky-yeu\"",
        "$.baseUrl",
        messages::web_address("/ky-yeu"),
    );
    check(
        SITE,
        "\"https://tinhdoan.example.vn/ky-yeu\"",
        "¦\"https://x.vn/?a\"",
        "$.baseUrl",
        messages::base_url("https://x.vn/?a"),
    );
    check(
        CONFERENCE,
        "[\"Đại biểu\"]",
        "¦\"Đại biểu\"",
        "$.participants",
        messages::wrong_type("array", &json!("Đại biểu")),
    );
    check(
        CONFERENCE,
        "{ \"start\": 2019, \"end\": 2022 }",
        "¦2019",
        "$.documents[0].period",
        messages::wrong_type("object", &json!(2019)),
    );
    check(
        CONFERENCE,
        "\"start\": 2019",
        "\"start\": ¦\"2019\"",
        "$.documents[0].period.start",
        messages::wrong_type("integer", &json!("2019")),
    );
    check(
        CONFERENCE,
        "\"start\": 2019",
        "\"start\": ¦19",
        "$.documents[0].period.start",
        messages::year_out_of_range(&json!(19)),
    );
    check(
        CONFERENCE,
        "\"datatype\": \"decimal\"",
        "\"datatype\": ¦\"decimals\"",
        "$.tables[0].columns[2].datatype",
        messages::not_one_of(
            &json!("decimals"),
            Some("decimal"),
            &["string", "slug", "nonNegativeInteger", "decimal"],
        ),
    );
    check(
        CONFERENCE,
        "\"caption\": \"Ảnh\"",
        "\"caption\": \"Ảnh\", ¦\"caption\": \"Ảnh\"",
        "",
        messages::json_key_twice("caption"),
    );
}

#[test]
fn slugs_and_dates() {
    check(
        CONFERENCE,
        "\"slug\": \"mot\"",
        "\"slug\": ¦\"Báo Cáo Một\"",
        "$.reports[0].slug",
        messages::slug("Báo Cáo Một"),
    );
    assert_eq!(messages::slug("Đường Số").help.as_deref(), Some("ghi «duong-so»"));
    check(CONFERENCE, "\"2021-11-15\"", "¦\"15/11/2021\"", "$.date", messages::date("15/11/2021"));
    assert_eq!(messages::date("15/11/2021").help.as_deref(), Some("ghi «2021-11-15»"));
    check(CONFERENCE, "\"2021-11-15\"", "¦\"2021-02-31\"", "$.date", messages::date("2021-02-31"));
    check(
        CONFERENCE,
        "\"2019-02-14\"",
        "¦\"2019-13-01\"",
        "$.documents[0].date",
        messages::date("2019-13-01"),
    );
    check(
        CONFERENCE,
        "{ \"start\": 2019, \"end\": 2022 }",
        "¦{ \"start\": 2022, \"end\": 2019 }",
        "$.documents[0].period",
        messages::period_reversed(2022, 2019),
    );
    let device = change(small(), CONFERENCE, "\"slug\": \"anh-mot\"", "\"slug\": \"con\"");
    let device = change(device, REPORT, "photo:anh-mot", "photo:con");
    let told = (CONFERENCE, 26, 15, "$.photos[0].slug", messages::device_slug("con"));
    check_folder(&device, &[told]);
}

#[test]
fn references() {
    check(
        CONFERENCE,
        "\"so/tong\"",
        "¦\"sos/tong\"",
        "$.keyFigures[0].figure",
        messages::no_such_table("sos", Some("so"), &["so"]),
    );
    check(
        CONFERENCE,
        "\"so/tong\"",
        "¦\"so/tog\"",
        "$.keyFigures[0].figure",
        messages::no_such_row("so", "tog", Some("tong"), &["tong", "bi-thu", "khac"]),
    );
    check(
        CONFERENCE,
        "\"so/tong\"",
        "¦\"tong\"",
        "$.keyFigures[0].figure",
        messages::figure_ref("tong"),
    );
    check(
        CONFERENCE,
        "\"document\": \"kl-07\"",
        "\"document\": ¦\"kl-08\"",
        "$.reports[0].document",
        messages::no_such_document("kl-08", Some("kl-07"), &["kl-07"]),
    );
    let columns = ["ma", "so_luong", "ty_le", "suy_ra", "nguon"];
    check(
        CONFERENCE,
        "\"value\": \"so_luong\"",
        "\"value\": ¦\"so luong\"",
        "$.tables[0].value",
        messages::no_such_column("so luong", Some("so_luong"), &columns),
    );
    check(
        CONFERENCE,
        "\"value\": \"so_luong\"",
        "\"value\": ¦\"suy_ra\"",
        "$.tables[0].value",
        messages::value_column_not_number("suy_ra"),
    );
    check(
        CONFERENCE,
        "\"parts\": [\"bi-thu\", \"khac\"]",
        "\"parts\": [\"bi-thu\", ¦\"khacs\"]",
        "$.tables[0].totals[0].parts[1]",
        messages::no_such_row("so", "khacs", Some("khac"), &["tong", "bi-thu", "khac"]),
    );
    check(
        CONFERENCE,
        "\"name\": \"ty_le\"",
        "\"name\": ¦\"ma\"",
        "$.tables[0].columns[2].name",
        messages::column_twice("ma"),
    );
}

#[test]
fn paths() {
    let file = |new: &str, message| {
        let marked = format!("\"file\": ¦{new}");
        check_with_litter(&marked, &message);
    };
    file("\"bao-cao/hai.md\"", messages::no_such_file("hoi-nghi/bao-cao/hai.md", Some(REPORT)));
    file("\"Bao-Cao/mot.md\"", messages::wrong_case("hoi-nghi/Bao-Cao/mot.md", REPORT));
    for path in [
        "../mot.md",
        "bao-cao/../../mot.md",
        "/mot.md",
        "C:/mot.md",
        "./mot.md",
        "a//b.md",
        "  ",
        "a\u{85}b.md",
        "https://x.vn/a.md",
    ] {
        file(&json!(path).to_string(), messages::refused_path(path));
    }
    file("\"bao-cao\\\\mot.md\"", messages::refused_path("bao-cao\\mot.md"));
    file("\"bao-cao\\u0000.md\"", messages::refused_path("bao-cao\0.md"));
}

/// Breaks the report's path; the file it named is then named by nothing, which is beside the point.
#[track_caller]
fn check_with_litter(new: &str, message: &messages::Message) {
    let old = "\"file\": \"bao-cao/mot.md\"";
    let loaded = load(&broken(CONFERENCE, old, &new.replace('¦', "")));
    let errors: Vec<_> =
        loaded.problems.iter().filter(|one| one.severity == Severity::Error).collect();
    assert_eq!(errors.len(), 1, "{errors:?}");
    let told = errors[0];
    assert_eq!(told.json_path.as_deref(), Some("$.reports[0].file"));
    assert_eq!(
        (told.file.as_str(), told.position.map(|at| (at.line, at.column))),
        (CONFERENCE, Some((12, 30)))
    );
    assert_eq!(
        (&told.message, &told.expected, &told.help),
        (&message.what, &message.expected, &message.help)
    );
}

#[test]
fn many_mistakes_are_all_told() {
    let mut folder = small();
    for (file, old, new) in [
        (SITE, "\"title\": \"Kỷ yếu\"", "\"tilte\": 5"),
        (SITE, "\"vi\"", "\"en\""),
        (CONFERENCE, "\"2021-11-15\"", "\"2021-02-31\""),
        (CONFERENCE, "\"title\": \"Báo cáo\", ", ""),
        (CONFERENCE, "\"document\": \"kl-07\"", "\"document\": \"kl-7x\""),
        (CONFERENCE, "\"alt\": \"Mô tả\"", "\"alt\": \"\""),
        (REPORT, "## Đội ngũ", "# Đội ngũ <b>"),
        (TABLE, "bi-thu;9;", "bi-thu;-9;"),
    ] {
        folder = change(folder, file, old, new);
    }
    let problems = load(&folder).problems;
    let places: Vec<(&str, usize)> =
        problems.iter().map(|one| (one.file.as_str(), one.position.unwrap().line)).collect();
    assert_eq!(
        places,
        [
            (TABLE, 3),
            (REPORT, 1),
            (REPORT, 1),
            (CONFERENCE, 4),
            (CONFERENCE, 12),
            (CONFERENCE, 12),
            (CONFERENCE, 26),
            (SITE, 3),
            (SITE, 5),
        ]
    );
}

#[test]
fn too_many_mistakes_are_counted() {
    let list = vec!["5"; 500].join(",");
    let problems = load(&broken(CONFERENCE, "[\"Đại biểu\"]", &format!("[{list}]"))).problems;
    assert_eq!(problems.len(), 101);
    assert_eq!(problems[0].message, messages::more(400).what);
}

#[test]
fn a_problem_prints_its_place_first() {
    let problems = load(&broken(CONFERENCE, "\"2021-11-15\"", "\"15/11/2021\"")).problems;
    let shown = problems[0].clone().in_folder("public/content").to_string();
    let expected =
        "public/content/hoi-nghi/conference.json:4:11: lỗi: ngày «15/11/2021» viết chưa đúng kiểu
  tại: $.date
  cần: năm-tháng-ngày, đủ bốn và hai chữ số; ví dụ 2021-11-15
  cách sửa: ghi «2021-11-15»";
    assert_eq!(shown, expected);
}
