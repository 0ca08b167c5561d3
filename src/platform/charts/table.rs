//! Sorting a table by one of its columns.

use web_sys::Element;

use super::dom::{first, within};

/// Sorts the table of a heading's button; once more, the other way round.
pub(super) fn sort(button: &Element) {
    let Ok(Some(heading)) = button.closest("th") else { return };
    let Ok(Some(table)) = heading.closest("table") else { return };
    let headings = within(&table, "thead th");
    let Some(column) = headings.iter().position(|one| *one == heading) else { return };
    let falls = heading.get_attribute("aria-sort").as_deref() == Some("ascending");
    for one in &headings {
        drop(one.remove_attribute("aria-sort"));
    }
    drop(heading.set_attribute("aria-sort", if falls { "descending" } else { "ascending" }));
    let Some(body) = first(&table, "tbody") else { return };
    let mut rows = within(&body, "tr");
    rows.sort_by(|one, two| {
        let order = compare(one, two, column);
        if falls { order.reverse() } else { order }
    });
    for row in rows {
        drop(body.append_child(&row));
    }
}

fn compare(one: &Element, two: &Element, column: usize) -> std::cmp::Ordering {
    let cell = |row: &Element| within(row, "th, td").into_iter().nth(column);
    let (Some(one), Some(two)) = (cell(one), cell(two)) else { return std::cmp::Ordering::Equal };
    let number = |cell: &Element| cell.get_attribute("data-value")?.parse::<f64>().ok();
    let words = |cell: &Element| cell.text_content().unwrap_or_default();
    match (number(&one), number(&two)) {
        (Some(one), Some(two)) => one.total_cmp(&two),
        // As Vietnamese sorts its letters.
        _ => {
            let locales = js_sys::Array::of1(&"vi".into());
            let one = js_sys::JsString::from(words(&one));
            one.locale_compare(&words(&two), &locales, &js_sys::Object::new()).cmp(&0)
        }
    }
}
