//! Every text an editor is told, in Vietnamese and in plain words. Tests call the same functions.

use serde_json::Value;

use super::href::HrefFault;
use super::limits;
use super::problem::Severity;
use super::relative::PathFault;
use super::slug as slugs;
use crate::date;
use crate::number::format_vi;

/// What is wrong, what was expected, what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// What is wrong.
    pub what: String,
    /// What was expected.
    pub expected: Option<String>,
    /// What to do.
    pub help: Option<String>,
}

impl Message {
    fn expected(mut self, text: impl Into<String>) -> Self {
        self.expected = Some(text.into());
        self
    }

    fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(text.into());
        self
    }
}

fn say(what: impl Into<String>) -> Message {
    Message { what: what.into(), expected: None, help: None }
}

/// How the content folder as a whole is called.
pub const CONTENT_FOLDER: &str = "thư mục nội dung";
/// Before a JSON path.
pub const AT_PATH: &str = "tại";
/// Before a column's name.
pub const AT_CELL: &str = "cột";
/// Before what was expected.
pub const EXPECTED: &str = "cần";
/// Before what to do.
pub const HELP: &str = "cách sửa";

/// The word for a severity.
#[must_use]
pub fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "lỗi",
        Severity::Warning => "lưu ý",
    }
}

/// A text fit for a terminal: what is not seen, or would steer the terminal, becomes `�`.
pub(crate) fn visible(text: &str) -> String {
    let hidden =
        |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars().map(|c| if hidden(c) { '\u{fffd}' } else { c }).collect()
}

fn quoted(text: &str) -> String {
    const LONGEST: usize = 80;
    let text = &visible(text);
    if text.chars().count() <= LONGEST {
        return format!("«{text}»");
    }
    let start: String = text.chars().take(LONGEST).collect();
    format!("«{start}…»")
}

fn list<'a>(items: impl IntoIterator<Item = &'a str>) -> String {
    let items: Vec<String> = items.into_iter().map(quoted).collect();
    items.join(", ")
}

/// `did you mean`, where there is something to offer.
fn perhaps(message: Message, meant: Option<&str>) -> Message {
    match meant {
        Some(meant) => {
            let otherwise = message.help.as_ref().map(|help| format!(" nếu không, {help}"));
            let help = format!("có phải là {}?{}", quoted(meant), otherwise.unwrap_or_default());
            message.help(help)
        }
        None => message,
    }
}

// ---- Files ----

/// The content folder holds nothing.
#[must_use]
pub fn no_content() -> Message {
    say("thư mục nội dung đang trống")
        .expected("tệp site.json và ít nhất một thư mục hội nghị")
        .help("kiểm tra lại đường dẫn tới thư mục nội dung")
}

/// A file that is named somewhere does not exist.
#[must_use]
pub fn no_such_file(path: &str, meant: Option<&str>) -> Message {
    let message = say(format!("không có tệp {}", quoted(path)))
        .expected("tên một tệp có thật trong thư mục")
        .help("chép tệp vào thư mục, hoặc sửa lại tên cho đúng");
    perhaps(message, meant)
}

/// A file exists under the same name in other letter case.
#[must_use]
pub fn wrong_case(path: &str, real: &str) -> Message {
    let what = format!("tên tệp {} khác chữ hoa, chữ thường với tệp có thật", quoted(path));
    say(what).expected(format!("đúng từng chữ: {}", quoted(real))).help(
        "sửa tên trong tệp JSON hoặc đổi tên tệp; máy chủ web phân biệt chữ hoa với chữ thường",
    )
}

/// A file is larger than is read.
#[must_use]
pub fn too_large(size: u64, limit: u64) -> Message {
    say(format!("tệp quá lớn: {}", megabytes(size)))
        .expected(format!("nhiều nhất {}", megabytes(limit)))
        .help("kiểm tra xem có nhầm tệp không; nếu đúng, chia thành nhiều tệp nhỏ")
}

fn megabytes(bytes: u64) -> String {
    const TENTH: u64 = 1024 * 1024 / 10;
    let tenths = u32::try_from(bytes.div_ceil(TENTH)).unwrap_or(u32::MAX);
    format!("{} MB", format_vi(f64::from(tenths) / 10.0))
}

/// The system could not hand over a file.
#[must_use]
pub fn unreadable(error: &std::io::Error) -> Message {
    say(format!("không đọc được tệp ({error})"))
        .help("đóng tệp nếu đang mở ở chương trình khác, kiểm tra quyền đọc, rồi chạy lại")
}

/// A file in a conference's folder that nothing names.
#[must_use]
pub fn unnamed_file() -> Message {
    say("tệp này không được nhắc đến ở đâu, nên không có trên trang web")
        .help("khai báo tệp trong conference.json, hoặc chuyển tệp ra khỏi thư mục nội dung")
}

/// A picture in a conference's folder that nothing names.
#[must_use]
pub fn unnamed_photo(file: &str) -> Message {
    let stem = file.rsplit('/').next().and_then(|name| name.split('.').next()).unwrap_or_default();
    let slug = slugs::offer(stem);
    let slug = if slug.is_empty() { "anh" } else { &slug };
    let line = format!(
        "{{ \"slug\": \"{slug}\", \"file\": \"{file}\", \"caption\": \"…\", \"alt\": \"…\" }}"
    );
    say("ảnh này không được nhắc đến ở đâu, nên không có trên trang web").help(format!(
        "thêm vào «photos» của conference.json: {line}; hoặc chuyển tệp ra khỏi thư mục nội dung"
    ))
}

/// A folder that `site.json` does not name.
#[must_use]
pub fn unnamed_folder(folder: &str) -> Message {
    say(format!("thư mục {} không có trong danh sách hội nghị của site.json", quoted(folder)))
        .help("thêm tên thư mục vào «conferences», hoặc chuyển thư mục ra khỏi thư mục nội dung")
}

/// A path that is not taken.
#[must_use]
pub(crate) fn path(path: &str, fault: Option<PathFault>) -> Message {
    let why = match fault {
        Some(PathFault::Backslash) => "dùng dấu \\",
        Some(PathFault::Absolute) => "là đường dẫn đầy đủ hoặc địa chỉ web",
        Some(PathFault::ClimbsOut) => "đi ra ngoài thư mục hội nghị",
        Some(PathFault::Control) => "có ký tự không nhìn thấy",
        Some(PathFault::Empty) | None => "thiếu tên tệp hoặc tên thư mục",
    };
    let message = say(format!("đường dẫn {} {why}", quoted(path)))
        .expected("đường dẫn tính từ thư mục hội nghị, dùng dấu /; ví dụ bao-cao/tong-quan.md");
    match fault {
        Some(PathFault::Backslash) => {
            message.help(format!("ghi {}", quoted(&path.replace('\\', "/"))))
        }
        _ => message.help("chép tệp vào thư mục hội nghị rồi ghi đường dẫn từ đó"),
    }
}

/// A refused path, with the reason found from the path itself.
#[must_use]
pub fn refused_path(text: &str) -> Message {
    path(text, super::relative::fault(text))
}

/// Problems of a file that are not told one by one.
#[must_use]
pub fn more(rest: usize) -> Message {
    say(format!("còn {rest} lỗi nữa trong tệp này")).help("sửa các lỗi đã nêu rồi chạy lại")
}

// ---- Encodings ----

const SAVE_AS_UTF8: &str = "mở tệp, chọn Lưu thành (Save As), chọn mã hóa UTF-8 rồi lưu; với Excel chọn «CSV UTF-8 (Comma delimited)»";

/// Bytes that are not UTF-8: an old Windows encoding.
#[must_use]
pub fn not_utf8() -> Message {
    say("chữ tiếng Việt trong tệp không ở mã UTF-8 (có thể là bảng mã Windows cũ), nên không đọc được từ chỗ này")
        .expected("tệp văn bản mã UTF-8")
        .help(SAVE_AS_UTF8)
}

/// UTF-16, which Excel and Notepad call Unicode.
#[must_use]
pub fn utf16() -> Message {
    say("tệp được lưu ở mã UTF-16 (Excel và Notepad gọi là «Unicode»)")
        .expected("tệp văn bản mã UTF-8")
        .help(SAVE_AS_UTF8)
}

/// A Word or Excel file under another name.
#[must_use]
pub fn office_file() -> Message {
    say("đây là tệp Word, Excel hoặc tệp nén, không phải tệp văn bản")
        .expected("tệp văn bản mã UTF-8")
        .help("đổi đuôi tên tệp là chưa đủ: với Excel hãy lưu thành «CSV UTF-8 (Comma delimited)»")
}

/// Bytes that are no text at all.
#[must_use]
pub fn not_text() -> Message {
    say("tệp có dữ liệu không phải chữ; có thể tệp đã hỏng hoặc lưu nhầm kiểu")
        .expected("tệp văn bản mã UTF-8")
        .help(SAVE_AS_UTF8)
}

// ---- JSON as such ----

/// Nothing but white space.
#[must_use]
pub fn json_empty() -> Message {
    say("tệp trống")
        .expected("nội dung JSON, bắt đầu bằng { và kết thúc bằng }")
        .help("chép lại từ một tệp mẫu rồi sửa")
}

/// A byte order mark; read all the same.
#[must_use]
pub fn json_bom() -> Message {
    say("đầu tệp có dấu BOM không nhìn thấy; vẫn đọc được, nhưng vài chương trình khác thì không")
        .help("khi lưu, chọn mã hóa «UTF-8», không chọn «UTF-8 with BOM»")
}

/// A comment.
#[must_use]
pub fn json_comment() -> Message {
    say("tệp JSON không được có chú thích").help("xóa chú thích này")
}

/// Text after the end of the value.
#[must_use]
pub fn json_stray() -> Message {
    say("có chữ thừa sau khi nội dung JSON đã kết thúc")
        .help("xóa phần thừa, hoặc xóa bớt dấu đóng ngoặc ở phía trước")
}

/// Brackets inside brackets beyond what is read.
#[must_use]
pub fn json_too_deep() -> Message {
    say("quá nhiều ngoặc lồng trong nhau")
        .expected(format!("nhiều nhất {} lớp", limits::JSON_DEPTH))
        .help("xem lại có thừa dấu mở ngoặc không")
}

/// A key written twice in one object.
#[must_use]
pub fn json_key_twice(key: &str) -> Message {
    say(format!("khóa {} được ghi hai lần trong cùng một cặp ngoặc", quoted(key)))
        .expected("mỗi khóa một lần")
        .help("xóa bớt một dòng, hoặc xem có thiếu dấu ngoặc giữa hai mục không")
}

/// An opening bracket without its closing one.
#[must_use]
pub fn json_unclosed(open: char) -> Message {
    let close = closing(open);
    say(format!("dấu {open} mở ở đây nhưng không có dấu {close} đóng lại; có thể tệp bị cắt ngang"))
        .help(format!("thêm dấu {close} vào cuối phần này"))
}

fn closing(open: char) -> char {
    if open == '{' { '}' } else { ']' }
}

/// The wrong closing bracket.
#[must_use]
pub fn json_wrong_close(open: char, found: char) -> Message {
    let close = closing(open);
    say(format!("gặp dấu {found}, nhưng phần này mở bằng dấu {open}"))
        .expected(format!("dấu {close}"))
        .help(format!("đổi dấu {found} thành {close}, hoặc thêm dấu {close} còn thiếu"))
}

/// A comma where nothing stands before it.
#[must_use]
pub fn json_extra_comma() -> Message {
    say("thừa dấu phẩy").help("xóa dấu phẩy này")
}

/// A comma after the last element.
#[must_use]
pub fn json_trailing_comma() -> Message {
    say("thừa dấu phẩy sau mục cuối cùng").help("xóa dấu phẩy này")
}

/// No comma between two elements.
#[must_use]
pub fn json_missing_comma() -> Message {
    say("thiếu dấu phẩy ở đây, trước mục tiếp theo")
        .expected("dấu phẩy giữa hai mục")
        .help("thêm dấu phẩy; nếu trong lời văn có dấu \" thì ghi thành \\\"")
}

/// Quotation marks that are not `"`.
#[must_use]
pub fn json_odd_quote(found: char) -> Message {
    say(format!("dấu ngoặc kép {found} không dùng được trong JSON"))
        .expected("dấu ngoặc kép thẳng \"")
        .help("gõ lại dấu ngoặc kép bằng Notepad; Word hay tự đổi thành ngoặc kép cong")
}

/// A key without quotation marks.
#[must_use]
pub fn json_key_unquoted() -> Message {
    say("tên khóa phải nằm trong dấu ngoặc kép")
        .expected("\"tên khóa\": giá trị")
        .help("thêm dấu ngoặc kép thẳng \" vào hai đầu tên khóa")
}

/// A key without a colon.
#[must_use]
pub fn json_missing_colon(key: &str) -> Message {
    say(format!("thiếu dấu hai chấm sau {}", quoted(key)))
        .expected("\"tên khóa\": giá trị")
        .help("thêm dấu hai chấm, hoặc xem dấu ngoặc kép đóng có đặt đúng chỗ không")
}

/// A key without a value.
#[must_use]
pub fn json_missing_value(key: &str) -> Message {
    say(format!("khóa {} chưa có giá trị", quoted(key)))
        .expected("\"tên khóa\": giá trị")
        .help("ghi giá trị sau dấu hai chấm, hoặc xóa cả khóa")
}

/// A raw control character inside a text.
#[must_use]
pub fn json_control_character() -> Message {
    say("trong ngoặc kép có ký tự Tab hoặc ký tự không nhìn thấy")
        .help("xóa ký tự đó, hoặc thay bằng dấu cách")
}

/// A text that is not closed on its line.
#[must_use]
pub fn json_unclosed_string() -> Message {
    say("dấu ngoặc kép mở ở đây nhưng không đóng lại trên cùng dòng")
        .expected("dấu \" ở cuối lời văn")
        .help("thêm dấu \" vào cuối; lời văn phải nằm gọn trên một dòng")
}

/// A backslash that means nothing.
#[must_use]
pub fn json_bad_escape() -> Message {
    say("dấu \\ trong lời văn này đặt không đúng")
        .help("đường dẫn thì dùng dấu /; muốn có dấu \\ thì ghi \\\\")
}

/// Something that begins like a number.
#[must_use]
pub fn json_bad_number(literal: &str) -> Message {
    say(format!("{} không phải là số trong JSON", quoted(literal)))
        .expected("số như 2021 hoặc 12.5, không có số 0 ở đầu")
        .help("nếu là lời văn hay ngày tháng, đặt trong dấu ngoặc kép")
}

/// Something that is no value.
#[must_use]
pub fn json_bad_value() -> Message {
    say("chỗ này không phải là một giá trị")
        .expected("lời văn trong ngoặc kép, số, true, false, { } hoặc [ ]")
        .help("nếu là lời văn, thêm dấu \" vào hai đầu")
}

// ---- The shape of JSON ----

/// A key the model does not have.
#[must_use]
pub fn unknown_key(key: &str, meant: Option<&str>, known: &[&str]) -> Message {
    let message = say(format!("khóa {} không có trong quy định", quoted(key)))
        .expected(format!("một trong: {}", list(known.iter().copied())))
        .help("xóa khóa này");
    perhaps(message, meant)
}

/// A key that must be there.
#[must_use]
pub fn missing_key(key: &str, description: Option<&str>) -> Message {
    let message = say(format!("thiếu khóa {}", quoted(key)));
    let message = match description {
        Some(description) => message.expected(format!("{} – {description}", quoted(key))),
        None => message,
    };
    message.help(format!("thêm dòng \"{key}\": … vào trong cặp ngoặc này"))
}

/// A value of another kind.
#[must_use]
pub fn wrong_type(expected: &str, found: &Value) -> Message {
    let message = say(format!("đây là {}", kind_of(found))).expected(kind_name(expected));
    match (expected, found) {
        (_, Value::Null) => message.help("nếu chưa có thì xóa cả khóa, đừng ghi null"),
        ("string", _) => message.help("đặt giá trị trong dấu ngoặc kép"),
        ("integer" | "boolean", Value::String(_)) => message.help("bỏ dấu ngoặc kép ở hai đầu"),
        ("array", _) => message.help("đặt các mục trong dấu [ ], cách nhau bằng dấu phẩy"),
        ("object", _) => message.help("đặt các khóa trong dấu { }"),
        _ => message,
    }
}

fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null (không có gì)",
        Value::Bool(_) => kind_name("boolean"),
        Value::Number(_) => "một con số",
        Value::String(_) => kind_name("string"),
        Value::Array(_) => kind_name("array"),
        Value::Object(_) => kind_name("object"),
    }
}

fn kind_name(kind: &str) -> &'static str {
    match kind {
        "string" => "lời văn trong dấu ngoặc kép",
        "integer" => "một số nguyên, không đặt trong ngoặc kép",
        "boolean" => "true hoặc false",
        "array" => "một danh sách trong dấu [ ]",
        "object" => "một nhóm khóa trong dấu { }",
        _ => "một giá trị khác",
    }
}

/// A value outside a list of names.
#[must_use]
pub fn not_one_of(found: &Value, meant: Option<&str>, options: &[&str]) -> Message {
    let shown = found.as_str().map_or_else(|| found.to_string(), str::to_owned);
    let message = say(format!("{} không dùng được ở đây", quoted(&shown)))
        .expected(format!("một trong: {}", list(options.iter().copied())));
    perhaps(message, meant)
}

/// A text beyond its length.
#[must_use]
pub fn too_long(limit: u64) -> Message {
    say("lời văn quá dài").expected(format!("nhiều nhất {limit} ký tự")).help("viết ngắn lại")
}

/// A list that needs at least one element.
#[must_use]
pub fn empty_list() -> Message {
    say("danh sách đang trống")
        .expected("ít nhất một mục")
        .help("thêm một mục vào giữa hai dấu ngoặc vuông")
}

/// A year no document has.
#[must_use]
pub fn year_out_of_range(found: &Value) -> Message {
    say(format!("năm {found} không hợp lý")).expected(format!(
        "năm từ {} đến {}",
        date::YEARS.start(),
        date::YEARS.end()
    ))
}

/// A value the schema refuses for a reason without words of its own.
#[must_use]
pub fn wrong_value(found: &Value) -> Message {
    say(format!("giá trị {} không hợp lệ", quoted(&found.to_string())))
        .help("xem phần mô tả của khóa này trong lược đồ JSON")
}

/// JSON that has the right shape and still is not understood; should not happen.
#[must_use]
pub fn not_understood(error: &str) -> Message {
    say(format!("không hiểu nội dung tệp ({error})"))
        .help("so với một tệp mẫu, hoặc báo cho người phụ trách kỹ thuật")
}

/// A text without a visible character.
#[must_use]
pub fn blank() -> Message {
    say("chỗ này đang để trống")
        .expected("ít nhất một chữ")
        .help("điền vào, hoặc xóa cả khóa nếu không bắt buộc")
}

/// A slug with marks, capitals, spaces…
#[must_use]
pub fn slug(text: &str) -> Message {
    let message = say(format!("mã {} không hợp lệ", quoted(text)))
        .expected("chữ thường không dấu, chữ số, nối bằng dấu gạch nối; ví dụ ket-luan-07");
    match slugs::offer(text) {
        offer if offer.is_empty() => message.help("đặt một mã ngắn, gõ không dấu"),
        offer => message.help(format!("ghi {}", quoted(&offer))),
    }
}

/// A date that is not written as a date, or that the calendar does not have.
#[must_use]
pub fn date(text: &str) -> Message {
    const FORM: &str = "năm-tháng-ngày, đủ bốn và hai chữ số; ví dụ 2021-11-15";
    if let Some(date) = date::parse_vi(text) {
        return say(format!("ngày {} viết chưa đúng kiểu", quoted(text)))
            .expected(FORM)
            .help(format!("ghi {}", quoted(&date.iso())));
    }
    say(format!("{} không phải là một ngày có thật trong lịch", quoted(text)))
        .expected(FORM)
        .help("xem lại ngày và tháng")
}

/// A figure that is not `table/row`.
#[must_use]
pub fn figure_ref(text: &str) -> Message {
    say(format!("{} không phải là nơi lấy con số", quoted(text)))
        .expected("mã bảng/mã dòng; ví dụ can-bo/tinh-bch")
        .help("ghi mã bảng, dấu gạch chéo, rồi mã dòng trong tệp CSV")
}

/// An address that is not complete.
#[must_use]
pub fn web_address(text: &str) -> Message {
    say(format!("{} không phải là địa chỉ web đầy đủ", quoted(text)))
        .expected("địa chỉ bắt đầu bằng https:// hoặc http://")
        .help("mở trang đó bằng trình duyệt rồi chép cả địa chỉ")
}

// ---- Meaning ----

/// A slug used twice in one list.
#[must_use]
pub fn slug_twice(slug: &str) -> Message {
    say(format!("mã {} đã được dùng cho một mục trước đó", quoted(slug)))
        .expected("mỗi mục một mã riêng")
        .help("đặt mã khác cho một trong hai mục")
}

/// A conference's slug that is an address of the site itself.
#[must_use]
pub fn reserved_slug(slug: &str) -> Message {
    say(format!("tên {} đã dành cho một trang khác của trang web", quoted(slug)))
        .expected(format!("tên khác với: {}", list(slugs::RESERVED)))
        .help("đổi tên thư mục hội nghị, rồi sửa trong site.json")
}

/// A slug that is a device on Windows.
#[must_use]
pub fn device_slug(slug: &str) -> Message {
    say(format!("Windows không cho đặt tên thư mục là {}", quoted(slug)))
        .help("thêm chữ vào mã, ví dụ thêm năm")
}

/// A base address with more than an address.
#[must_use]
pub fn base_url(text: &str) -> Message {
    say(format!("địa chỉ {} có phần sau dấu ? hoặc #", quoted(text)))
        .expected("địa chỉ thư mục của trang, ví dụ https://tinhdoan.example.vn/ky-yeu/")
        .help("xóa phần từ dấu ? hoặc # trở đi")
}

/// A conference whose folder is not there, or holds nothing.
#[must_use]
pub fn no_such_folder(slug: &str, meant: Option<&str>) -> Message {
    let message = say(format!("không có thư mục {}, hoặc thư mục trống", quoted(slug)))
        .expected("tên một thư mục hội nghị, trong đó có tệp conference.json")
        .help("tạo thư mục, hoặc sửa lại tên cho đúng");
    perhaps(message, meant)
}

/// Two conferences with one title and one day.
#[must_use]
pub fn same_conference(other: &str) -> Message {
    say(format!("hội nghị này trùng cả tên lẫn ngày với {}", quoted(other)))
        .help("nếu chép từ thư mục cũ, hãy sửa tên và ngày")
}

/// A period that ends before it starts.
#[must_use]
pub fn period_reversed(start: u16, end: u16) -> Message {
    say(format!("giai đoạn kết thúc ({end}) trước khi bắt đầu ({start})"))
        .expected("năm đầu không sau năm cuối")
        .help("đổi chỗ hai năm, hoặc sửa lại")
}

/// A list of what there is, for a name that leads nowhere.
fn nothing_named(noun: &str, name: &str, meant: Option<&str>, known: &[&str]) -> Message {
    let message = say(format!("không có {noun} {}", quoted(name)))
        .help(format!("sửa lại tên cho đúng, hoặc khai báo thêm {noun} này"));
    let message = match known {
        [] => message.expected(format!("chưa khai báo {noun} nào")),
        known if known.len() <= 12 => {
            message.expected(format!("một trong: {}", list(known.iter().copied())))
        }
        _ => message,
    };
    perhaps(message, meant)
}

/// A report's document that does not exist.
#[must_use]
pub fn no_such_document(name: &str, meant: Option<&str>, known: &[&str]) -> Message {
    nothing_named("văn bản", name, meant, known)
}

/// A table that does not exist.
#[must_use]
pub fn no_such_table(name: &str, meant: Option<&str>, known: &[&str]) -> Message {
    nothing_named("bảng", name, meant, known)
}

/// A row that does not exist.
#[must_use]
pub fn no_such_row(table: &str, name: &str, meant: Option<&str>, known: &[&str]) -> Message {
    nothing_named(&format!("dòng (trong bảng {})", quoted(table)), name, meant, known)
}

/// A photo that does not exist.
#[must_use]
pub fn no_such_photo(name: &str, meant: Option<&str>, known: &[&str]) -> Message {
    nothing_named("ảnh", name, meant, known)
}

/// An album that does not exist.
#[must_use]
pub fn no_such_album(name: &str, meant: Option<&str>, known: &[&str]) -> Message {
    nothing_named("nhóm ảnh", name, meant, known)
}

/// A file that two photos name.
#[must_use]
pub fn photo_named_twice(file: &str, other: &str) -> Message {
    say(format!("tệp ảnh {} đã dùng cho ảnh {}", quoted(file), quoted(other)))
        .expected("mỗi ảnh một tệp riêng")
        .help("sửa tên tệp cho đúng, hoặc xóa một trong hai ảnh")
}

/// A chart that does not exist.
#[must_use]
pub fn no_such_chart(name: &str, meant: Option<&str>, known: &[&str]) -> Message {
    nothing_named("biểu đồ", name, meant, known)
}

/// A chart's file that is no object.
#[must_use]
pub fn spec_not_object() -> Message {
    say("tệp biểu đồ không phải là một đối tượng JSON")
        .expected("một đối tượng Vega-Lite, bắt đầu bằng {")
        .help("xem ví dụ trong thư mục bieu-do của hội nghị mẫu")
}

/// A spec without a title: nobody would know what the chart shows.
#[must_use]
pub fn spec_without_title() -> Message {
    say("biểu đồ chưa có tên").expected("\"title\": \"Tên biểu đồ\"").help("thêm title vào đầu tệp")
}

/// A spec that reads something other than the conference's tables.
#[must_use]
pub fn spec_data(address: &str, meant: Option<&str>, known: &[&str]) -> Message {
    let message = say(format!("biểu đồ không đọc được {}", quoted(address)))
        .expected(format!("một trong: {}", list(known.iter().copied())))
        .help(
            "khai báo bảng trong mục «tables» của conference.json, rồi ghi đúng tên tệp của bảng",
        );
    perhaps(message, meant)
}

/// What the chart engine says of a spec, in its own words.
#[must_use]
pub fn not_drawn(why: &str) -> Message {
    say(format!("không vẽ được biểu đồ: {}", visible(why)))
        .expected("một đặc tả mà Vega-Lite 6 và trang này đều vẽ được")
        .help("sửa chỗ này, hoặc bỏ nó đi")
}

/// What the chart engine draws all the same.
#[must_use]
pub fn drawn_but(why: &str) -> Message {
    say(format!("biểu đồ có chỗ chưa ổn: {}", visible(why))).help("sửa hoặc xóa chỗ này")
}

/// A selection that no reader of a page can make.
#[must_use]
pub fn unanswered(param: &str) -> Message {
    say(format!("người đọc không có cách nào chọn bằng tham số «{}»", visible(param)))
        .expected(
            "một lựa chọn «point» theo một cột có từ 2 đến 100 giá trị, như \"fields\": [\"cap\"], hoặc «bind»",
        )
        .help("biểu đồ vẫn được vẽ như lúc chưa chọn gì; sửa chỗ này, hoặc bỏ tham số ấy")
}

/// A column that does not exist.
#[must_use]
pub fn no_such_column(name: &str, meant: Option<&str>, known: &[&str]) -> Message {
    nothing_named("cột", name, meant, known)
}

/// A column declared twice.
#[must_use]
pub fn column_twice(name: &str) -> Message {
    say(format!("cột {} có hai lần", quoted(name)))
        .expected("mỗi cột một tên riêng")
        .help("xóa hoặc đổi tên một trong hai cột")
}

/// The value column does not hold numbers.
#[must_use]
pub fn value_column_not_number(name: &str) -> Message {
    say(format!("cột {} không phải là cột số", quoted(name)))
        .expected("cột có kiểu nonNegativeInteger hoặc decimal")
        .help("chọn cột khác, hoặc sửa kiểu của cột này")
}

/// The key column does not hold slugs, or may be empty.
#[must_use]
pub fn key_column_not_slug(name: &str) -> Message {
    say(format!("cột {} không dùng làm mã dòng được", quoted(name)))
        .expected("cột có kiểu slug và không được để trống ô")
        .help("chọn cột khác, hoặc sửa kiểu thành slug và bỏ «required»: false")
}

// ---- Photos ----

const SAVE_AS_JPEG: &str = "mở ảnh trên máy tính rồi chọn «Lưu thành» (Save As), kiểu JPEG, và ghi tên tệp mới trong conference.json";
const A_PHOTO: &str = "ảnh JPEG, PNG hoặc WebP";

/// A photo's file without a byte in it.
#[must_use]
pub fn photo_empty() -> Message {
    say("tệp ảnh trống (0 byte)")
        .expected(A_PHOTO)
        .help("chép lại ảnh từ máy ảnh hoặc điện thoại; có thể lần chép trước bị ngắt giữa chừng")
}

/// A file named as a photo that is none.
#[must_use]
pub fn not_a_photo() -> Message {
    say("tệp này không phải là ảnh, dù tên có đuôi của tệp ảnh")
        .expected(A_PHOTO)
        .help("đổi đuôi tên tệp không biến tệp thành ảnh: hãy chép đúng tệp ảnh gốc vào đây")
}

/// A picture of a kind that is not read.
#[must_use]
pub fn photo_kind(kind: &str) -> Message {
    let help = match kind {
        "HEIC" => format!(
            "trên iPhone vào «Cài đặt > Máy ảnh > Định dạng», chọn «Tương thích nhất» rồi chụp hoặc gửi lại; ảnh đã có thì {SAVE_AS_JPEG}"
        ),
        _ => SAVE_AS_JPEG.to_owned(),
    };
    say(format!("chưa đọc được ảnh kiểu {kind}")).expected(A_PHOTO).help(help)
}

/// A photo under the name of another kind; it is shown all the same.
#[must_use]
pub fn photo_misnamed(kind: &str) -> Message {
    say(format!("đuôi tên tệp không đúng: bên trong là ảnh {kind}"))
        .expected(format!("tên tệp có đuôi .{}", kind.to_lowercase()))
        .help("đổi đuôi tên tệp cho đúng, rồi sửa tên trong conference.json; ảnh vẫn được đưa lên trang")
}

/// A picture that moves.
#[must_use]
pub fn photo_moves() -> Message {
    say("đây là ảnh động; trang chỉ đưa ảnh tĩnh")
        .expected(A_PHOTO)
        .help("lưu một khung hình của ảnh thành JPEG, hoặc chọn ảnh khác")
}

/// A picture in the colours of printing inks.
#[must_use]
pub fn photo_cmyk() -> Message {
    say("ảnh ở hệ màu in CMYK, màu trên màn hình sẽ sai")
        .expected("ảnh ở hệ màu RGB (sRGB)")
        .help("mở ảnh bằng phần mềm ảnh, đổi sang RGB (Photoshop: Image > Mode > RGB Color) rồi lưu lại thành JPEG")
}

/// A picture of more pixels than are read.
#[must_use]
pub fn photo_too_large([width, height]: [u32; 2], most: u64) -> Message {
    say(format!("ảnh quá lớn: {width} × {height} điểm ảnh"))
        .expected(format!("nhiều nhất {} triệu điểm ảnh", most / 1_000_000))
        .help("thu nhỏ ảnh (chiều rộng 6000 điểm ảnh là đủ) rồi lưu lại thành JPEG")
}

/// A picture that is a strip.
#[must_use]
pub fn photo_too_long([width, height]: [u32; 2]) -> Message {
    say(format!("ảnh quá dài: {width} × {height} điểm ảnh"))
        .expected("cạnh dài nhiều nhất gấp 8 lần cạnh ngắn")
        .help("cắt ảnh thành nhiều phần, mỗi phần một tệp")
}

/// A photo whose end is missing.
#[must_use]
pub fn photo_cut_off() -> Message {
    say("tệp ảnh bị cắt ngang, thiếu phần cuối")
        .expected("tệp ảnh đầy đủ")
        .help("chép lại ảnh từ máy ảnh hoặc điện thoại; nếu tải từ mạng thì tải lại")
}

/// A photo that cannot be decoded.
#[must_use]
pub fn photo_broken(why: &str) -> Message {
    say(format!("tệp ảnh bị hỏng, không giải mã được ({})", visible(why)))
        .expected(A_PHOTO)
        .help("mở ảnh trên máy tính: nếu vẫn xem được thì lưu lại thành JPEG, nếu không thì chép lại từ máy ảnh")
}

/// What was made of a photo could not be written down.
#[must_use]
pub fn photo_not_kept(error: &std::io::Error) -> Message {
    say(format!("không ghi được ảnh đã xử lý vào thư mục tạm ({error})"))
        .help("kiểm tra chỗ trống trên đĩa và quyền ghi, rồi chạy lại")
}

// ---- Reports ----

/// Nothing to read.
#[must_use]
pub fn report_empty() -> Message {
    say("báo cáo chưa có nội dung").help("viết nội dung, hoặc xóa báo cáo này khỏi conference.json")
}

/// Raw HTML.
#[must_use]
pub fn md_html(html: &str) -> Message {
    say(format!("có mã HTML {}", quoted(html.trim())))
        .expected("chỉ dùng cách viết Markdown")
        .help("xóa mã HTML; nếu chỉ là dấu < thì ghi &lt;")
}

/// A comment that runs to the end.
#[must_use]
pub fn md_comment_unclosed() -> Message {
    say("chú thích <!-- mở ở đây nhưng không đóng, nên nuốt hết phần sau")
        .expected("dấu --> ở cuối chú thích")
        .help("thêm dấu -->")
}

/// Text on the line where a comment ends: Markdown takes it for HTML.
#[must_use]
pub fn md_text_after_comment() -> Message {
    say("có chữ đứng ngay sau chú thích <!-- … -->, trên cùng một dòng")
        .expected("dòng mới sau dấu -->")
        .help("xuống dòng sau dấu -->")
}

/// A link that is not taken.
#[must_use]
pub(crate) fn md_link(href: &str, fault: HrefFault) -> Message {
    let why = match fault {
        HrefFault::Empty => "chưa có địa chỉ",
        HrefFault::Characters => "có dấu cách, dấu \\ hoặc ký tự không nhìn thấy",
        HrefFault::NoProtocol => "thiếu https: ở đầu",
        HrefFault::Scheme => "thuộc loại không được phép",
        HrefFault::Malformed => "không phải là địa chỉ đầy đủ",
    };
    say(format!("liên kết {} {why}", quoted(&href.escape_debug().to_string())))
        .expected("https://…, http://…, mailto:…, tel:…, hoặc đường dẫn trong trang web")
        .help("mở trang đó bằng trình duyệt rồi chép cả địa chỉ; nếu không cần thì chỉ để lại chữ")
}

/// A refused link, with the reason found from the link itself; none if it is taken.
#[must_use]
pub fn refused_link(href: &str) -> Option<Message> {
    super::href::fault(href).map(|fault| md_link(href, fault))
}

/// A link to a heading the report does not have.
#[must_use]
pub fn md_no_such_anchor(anchor: &str, meant: Option<&str>, known: &[&str]) -> Message {
    nothing_named("đề mục có địa chỉ", anchor, meant, known)
}

/// A title that would be lost.
#[must_use]
pub fn md_title_lost(title: &str) -> Message {
    say(format!("lời trong ngoặc kép {} sẽ không hiện trên trang", quoted(title)))
        .help("chuyển lời đó vào bài, hoặc xóa đi")
}

/// An image that is no photo of the conference.
#[must_use]
pub fn md_image(target: &str) -> Message {
    say(format!("không đặt được ảnh từ {}", quoted(target)))
        .expected("![chú thích](photo:mã-ảnh)")
        .help("khai báo ảnh trong mục «photos» của conference.json rồi ghi photo: và mã ảnh")
}

/// A photo inside a sentence.
#[must_use]
pub fn md_photo_not_alone() -> Message {
    say("ảnh phải đứng riêng một đoạn")
        .expected("một dòng trống ở trên và một dòng trống ở dưới ảnh")
        .help("thêm dòng trống; không đặt ảnh trong đề mục hay ô bảng")
}

/// A first-level heading.
#[must_use]
pub fn md_heading_1() -> Message {
    say("đề mục cấp 1 (#) không dùng trong báo cáo; tên báo cáo lấy từ conference.json")
        .expected("đề mục từ cấp 2: ##")
        .help("thêm một dấu #, hoặc xóa dòng này nếu nó lặp lại tên báo cáo; nếu không phải đề mục thì xem dòng === ở dưới")
}

/// Nesting beyond what is read.
#[must_use]
pub fn md_too_deep() -> Message {
    say("quá nhiều lớp danh sách, trích dẫn hoặc chữ đậm nghiêng lồng trong nhau")
        .expected(format!("nhiều nhất {} lớp", limits::MARKDOWN_DEPTH))
        .help("bớt dấu > hoặc bớt thụt đầu dòng")
}

// ---- Tables ----

/// Nothing in a table's file.
#[must_use]
pub fn csv_empty() -> Message {
    say("bảng trống")
        .expected("dòng đầu là tên cột, mỗi dòng sau là một số liệu")
        .help("lưu lại từ Excel bằng «CSV UTF-8 (Comma delimited)»")
}

/// A header and nothing below it.
#[must_use]
pub fn csv_no_rows() -> Message {
    say("bảng chỉ có dòng tên cột, chưa có số liệu").expected("ít nhất một dòng số liệu")
}

/// A declared column the file does not have.
#[must_use]
pub fn csv_missing_column(name: &str) -> Message {
    say(format!("thiếu cột {}", quoted(name)))
        .expected("đủ các cột đã khai báo trong conference.json")
        .help("thêm cột vào tệp CSV, hoặc xóa khỏi «columns»")
}

/// A column of the file that is not declared.
#[must_use]
pub fn csv_unknown_column(name: &str, meant: Option<&str>, known: &[&str]) -> Message {
    let message = say(format!("cột {} chưa được khai báo", quoted(name)))
        .expected(format!("các cột: {}", list(known.iter().copied())))
        .help("khai báo cột trong «columns» của conference.json, hoặc xóa cột");
    perhaps(message, meant)
}

/// A row with too few or too many cells.
#[must_use]
pub fn csv_cells(found: usize, expected: usize) -> Message {
    let more = found > expected;
    let help = if more {
        "nếu trong ô có dấu ; hoặc dấu phẩy thì đặt cả ô trong dấu ngoặc kép"
    } else {
        "thêm ô còn thiếu; nếu dòng bị ngắt giữa chừng thì nối lại"
    };
    say(format!(
        "dòng này có {found} ô, {} {expected} cột",
        if more { "nhiều hơn" } else { "ít hơn" }
    ))
    .expected(format!("đúng {expected} ô"))
    .help(help)
}

/// A quotation mark that swallows the rest.
#[must_use]
pub fn csv_unclosed_quote() -> Message {
    say("dấu ngoặc kép mở ở ô này nhưng không đóng, nên nuốt hết phần sau")
        .expected("dấu \" ở cuối ô")
        .help("thêm dấu \" vào cuối ô; dấu \" trong lời văn ghi thành \"\"")
}

/// A row key used twice.
#[must_use]
pub fn row_key_twice(key: &str, first_line: usize) -> Message {
    say(format!("mã dòng {} đã có ở dòng {first_line}", quoted(key)))
        .expected("mỗi dòng một mã riêng")
        .help("đặt mã khác, hoặc xóa dòng bị lặp")
}

/// An empty cell where one must be filled.
#[must_use]
pub fn cell_empty() -> Message {
    say("ô này đang trống")
        .expected("ô có nội dung")
        .help("điền vào, hoặc ghi «required»: false cho cột này trong conference.json")
}

/// A count below zero.
#[must_use]
pub fn cell_negative(text: &str) -> Message {
    say(format!("{} là số âm", quoted(text)))
        .expected("số nguyên từ 0 trở lên")
        .help("xem lại con số")
}

/// A count with a fraction.
#[must_use]
pub fn cell_not_whole(text: &str) -> Message {
    say(format!("{} có phần lẻ", quoted(text)))
        .expected("số nguyên, ví dụ 1234 hoặc 1.234")
        .help("làm tròn, hoặc đổi kiểu của cột thành «decimal»")
}

/// `1.23` in a column of counts: thousands or a fraction?
#[must_use]
pub fn cell_ambiguous_point(text: &str) -> Message {
    say(format!(
        "không rõ {} là số mấy: dấu chấm chỉ dùng để tách từng nhóm ba chữ số",
        quoted(text)
    ))
    .expected("số nguyên, ví dụ 1234 hoặc 1.234")
    .help("bỏ dấu chấm; nếu số có phần lẻ thì dùng dấu phẩy và kiểu «decimal»")
}

/// No whole number at all.
#[must_use]
pub fn cell_not_integer(text: &str) -> Message {
    say(format!("{} không phải là số nguyên", quoted(text)))
        .expected("số nguyên từ 0 trở lên, nhiều nhất 15 chữ số, ví dụ 1234 hoặc 1.234")
        .help("chỉ ghi con số; chữ và đơn vị tính để ở cột khác")
}

/// A decimal point.
#[must_use]
pub fn cell_decimal_point(text: &str) -> Message {
    say(format!("{} dùng dấu chấm cho phần lẻ", quoted(text)))
        .expected("dấu phẩy cho phần lẻ, dấu chấm cho hàng nghìn, ví dụ 1.234,5")
        .help(format!("ghi {}", quoted(&text.replace('.', ","))))
}

/// No number at all.
#[must_use]
pub fn cell_not_number(text: &str) -> Message {
    say(format!("{} không phải là số", quoted(text)))
        .expected("số, nhiều nhất 15 chữ số, ví dụ 12,5 hoặc 1.234,5")
        .help("chỉ ghi con số; chữ và đơn vị tính để ở cột khác")
}

// ---- Figures ----

/// Parts that do not add up.
#[must_use]
pub fn total_wrong(total: &str, given: f64, sum: f64) -> Message {
    say(format!(
        "dòng tổng {} ghi {}, nhưng các dòng thành phần cộng lại được {}",
        quoted(total),
        format_vi(given),
        format_vi(sum)
    ))
    .expected(format_vi(sum))
    .help("sửa số trong bảng, hoặc sửa danh sách «parts» trong conference.json")
}

/// A row whose number is needed and empty.
#[must_use]
pub fn row_without_number(row: &str) -> Message {
    say(format!("dòng {} chưa có số", quoted(row)))
        .expected("một con số ở dòng đó")
        .help("điền số vào tệp CSV, hoặc chọn dòng khác")
}

/// A source sentence that stands in no report.
#[must_use]
pub fn source_not_found(sentence: &str) -> Message {
    say(format!("câu nguồn {} không có trong báo cáo nào", quoted(sentence)))
        .expected("câu chép đúng từng chữ từ một báo cáo")
        .help("chép lại câu từ tệp báo cáo, kể cả dấu câu")
}

/// A source sentence without the number it is the source of.
#[must_use]
pub fn source_without_number(value: f64) -> Message {
    say(format!("câu nguồn không có con số {}", format_vi(value)))
        .expected("câu có đúng con số ở cột số liệu")
        .help("sửa con số, chọn câu khác, hoặc điền cột cách suy ra nếu số được tính từ số khác")
}
