//! What the engine says when a spec cannot be drawn, in Vietnamese.

use crate::value::Name;

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
