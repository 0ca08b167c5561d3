//! What the engine says when a spec cannot be drawn, in Vietnamese.

use crate::value::{Name, Value};

/// A view without a mark or parts.
#[must_use]
pub fn no_view() -> String {
    "đây không phải là một biểu đồ: cần «mark», «layer», «facet», «concat», «hconcat», «vconcat» hoặc «repeat»".into()
}

/// Too many views.
#[must_use]
pub fn too_many_views(count: usize, most: usize) -> String {
    format!("biểu đồ gồm {count} phần; nhiều nhất là {most}: hãy chia thành nhiều biểu đồ")
}

/// Too many rows to show.
#[must_use]
pub fn too_many_marks(rows: usize, most: usize) -> String {
    format!("biểu đồ vẽ {rows} dòng; nhiều nhất là {most}: hãy gộp hoặc lọc bớt dữ liệu")
}

/// Too many transforms in a row.
#[must_use]
pub fn too_many_transforms(count: usize, most: usize) -> String {
    format!("có {count} phép biến đổi nối nhau; nhiều nhất là {most}")
}

/// Nested too deeply.
#[must_use]
pub fn too_deep(most: usize) -> String {
    format!("các phần lồng nhau quá {most} tầng")
}

/// A mark that the engine does not draw.
#[must_use]
pub fn unsupported_mark(name: &str) -> String {
    format!("chưa vẽ được dấu «{name}»")
}

/// A property that is not drawn.
#[must_use]
pub fn unsupported(name: &str) -> String {
    format!("chưa vẽ được «{name}»")
}

/// A property that Vega-Lite does not have.
#[must_use]
pub fn unknown_property(name: &str) -> String {
    format!("không có thuộc tính «{name}» ở đây")
}

/// A name that stands for nothing.
#[must_use]
pub fn unknown_name(name: &Name) -> String {
    format!("không có tham số nào tên là «{name}»")
}

/// Data that are not there.
#[must_use]
pub fn missing_table(url: &str) -> String {
    format!("không tìm thấy bảng «{url}»")
}

/// A value that is not of the form that is needed.
#[must_use]
pub fn expected(what: &str) -> String {
    format!("cần {what}")
}

/// A composite mark without an axis to measure along, or with two.
#[must_use]
pub fn needs_measure(mark: &str) -> String {
    format!("«{mark}» cần một trường số ở «x» hoặc «y»; nếu cả hai là số, hãy chọn bằng «orient»")
}

/// A composite mark whose ends are told in two ways.
#[must_use]
pub fn needs_one_range(mark: &str) -> String {
    format!("«{mark}» cần hai đầu theo một cách: «x2», hay «xError», hay «y2», hay «yError»")
}

/// `true` or `false`, as a form of a value.
pub const A_TRUTH: &str = "true hoặc false";
/// A number, as a form of a value.
pub const A_NUMBER: &str = "một số";
/// Text, as a form of a value.
pub const A_TEXT: &str = "một chuỗi chữ";
/// An expression, as a form of a value.
pub const AN_EXPRESSION: &str = "{\"expr\": …}";
/// A list, as a form of a value.
pub const A_LIST: &str = "một danh sách [ … ]";
/// An object, as a form of a value.
pub const AN_OBJECT: &str = "một đối tượng { … }";

/// So much of a text is told.
const TOLD: usize = 40;
/// So many words are told of those that may stand somewhere.
const WORDS: usize = 24;

/// A property that Vega-Lite does not have, and the one that was meant.
#[must_use]
pub fn unknown_here(name: &str, meant: Option<&str>) -> String {
    let unknown = unknown_property(&cut(name));
    match meant {
        Some(meant) => format!("{unknown}; có phải «{meant}»?"),
        None => unknown,
    }
}

/// A property that does nothing.
#[must_use]
pub fn without_effect(name: &str) -> String {
    format!("«{name}» không có tác dụng: hình vẽ bỏ qua thuộc tính này")
}

/// A value of another form than may stand there: what may, what does, and what was meant.
#[must_use]
pub fn not_of_the_form<'w>(
    value: &Value,
    forms: &[&str],
    words: &[&str],
    meant: impl FnOnce() -> Option<&'w str>,
) -> String {
    let mut may: Vec<String> = words.iter().take(WORDS).map(|word| format!("«{word}»")).collect();
    if words.len() > WORDS {
        may.push("…".to_owned());
    }
    may.extend(forms.iter().map(|&form| form.to_owned()));
    let found = match value {
        Value::List(_) => A_LIST.to_owned(),
        Value::Object(_) => AN_OBJECT.to_owned(),
        Value::Text(text) => format!("«{}»", cut(text)),
        other => other.to_text().to_string(),
    };
    let meant = meant().map_or_else(String::new, |meant| format!("; có phải «{meant}»?"));
    format!("cần {}; ở đây là {found}{meant}", may.join(", "))
}

fn cut(text: &str) -> String {
    let mut cut: String = text.chars().take(TOLD).collect();
    if cut.len() < text.len() {
        cut.push('…');
    }
    cut
}
