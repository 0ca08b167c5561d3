//! A chart's table: sorting it by one of its columns, and reading it.

use web_sys::Element;

use super::dom::{append, first, set_text, within};

/// Puts a button into each heading.
pub(super) fn make_sortable(rows: &Element) {
    for heading in within(rows, "thead th") {
        let title = heading.text_content().unwrap_or_default();
        heading.set_text_content(None);
        append(&heading, "button", "sort", &[("type", "button")]);
        set_text(&heading, "button", &title);
    }
}

/// The cells of a figure's table as they stand, the headings first; nothing where it has no rows.
pub(super) fn lines(figure: &Element) -> Option<Vec<Vec<String>>> {
    let cells = |row: &Element| {
        let cells = within(row, "th, td");
        cells.iter().map(|cell| cell.text_content().unwrap_or_default()).collect()
    };
    let rows = within(figure, ".rows thead tr, .rows tbody tr");
    (!rows.is_empty()).then(|| rows.iter().map(cells).collect())
}

const RISES: &str = "ascending";
const FALLS: &str = "descending";

/// Sorts the table of a heading's button; once more, the other way round.
pub(super) fn sort(button: &Element) {
    let Ok(Some(heading)) = button.closest("th") else { return };
    let Ok(Some(rows)) = heading.closest(".rows") else { return };
    let headings = within(&rows, "thead th");
    if let Some(column) = headings.iter().position(|one| *one == heading) {
        sort_by(&rows, column, sorted(&rows) == Some((column, false)));
    }
}

/// The column that a table is sorted by, and whether it falls.
pub(super) fn sorted(rows: &Element) -> Option<(usize, bool)> {
    let headings = within(rows, "thead th");
    let order = |at: &Element| at.get_attribute("aria-sort");
    let column = headings.iter().position(|heading| order(heading).is_some())?;
    Some((column, headings.get(column).and_then(order)? == FALLS))
}

/// Sorts by a column.
pub(super) fn sort_by(rows: &Element, column: usize, falls: bool) {
    for (at, heading) in within(rows, "thead th").iter().enumerate() {
        if at == column {
            drop(heading.set_attribute("aria-sort", if falls { FALLS } else { RISES }));
        } else {
            drop(heading.remove_attribute("aria-sort"));
        }
    }
    let Some(body) = first(rows, "tbody") else { return };
    let mut lines = within(&body, "tr");
    lines.sort_by(|one, two| {
        let order = compare(one, two, column);
        if falls { order.reverse() } else { order }
    });
    for line in lines {
        drop(body.append_child(&line));
    }
}

fn compare(one: &Element, two: &Element, column: usize) -> std::cmp::Ordering {
    let cell = |row: &Element| within(row, "th, td").into_iter().nth(column);
    let (Some(one), Some(two)) = (cell(one), cell(two)) else { return std::cmp::Ordering::Equal };
    let number = |cell: &Element| cell.get_attribute("data-value")?.parse::<f64>().ok();
    let words = |cell: &Element| cell.text_content().unwrap_or_default();
    match (number(&one), number(&two)) {
        (Some(one), Some(two)) => one.total_cmp(&two),
        // An empty cell among numbers: after them.
        (Some(_), None) => std::cmp::Ordering::Less,
        (None, Some(_)) => std::cmp::Ordering::Greater,
        // As Vietnamese sorts its letters.
        (None, None) => {
            let locales = js_sys::Array::of1(&"vi".into());
            let one = js_sys::JsString::from(words(&one));
            one.locale_compare(&words(&two), &locales, &js_sys::Object::new()).cmp(&0)
        }
    }
}
