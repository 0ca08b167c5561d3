//! What a picture shows, in a few Vietnamese sentences: for those who do not see it, and for all who
//! want it said.

use super::Sheet;
use super::sheet::{Cell, Column};
use crate::texts;

/// So many rows are told one by one.
const FEW: usize = 6;

/// What a picture shows.
pub(super) fn summary(sheet: &Sheet) -> String {
    let Some(measure) = sheet.measure() else { return listed(sheet) };
    let rows = rows(sheet, measure);
    let title = sheet.columns.get(measure).map_or("", |column| column.title.as_str());
    let first = short(sheet, title, &rows).unwrap_or_else(|| match rows.as_slice() {
        [] => texts::CHART_EMPTY.to_owned(),
        many if many.len() <= FEW => {
            let told: Vec<String> =
                many.iter().map(|(name, cell)| format!("{name} {}", value(cell))).collect();
            format!("{title}: {}.", told.join("; "))
        }
        many => format!("{} mục, theo {}.", many.len(), lower(title)),
    });
    if rows.is_empty() {
        return first;
    }
    let total = sheet.totals.as_ref().and_then(|totals| totals.get(measure));
    let total = total.map(|total| format!("Tổng cộng {total}."));
    let sentences: Vec<String> = [Some(first), ends(rows), total].into_iter().flatten().collect();
    sentences.join(" ")
}

/// The one sentence of it that says most; nothing where there are no numbers.
pub(super) fn key_figure(sheet: &Sheet) -> Option<String> {
    let measure = sheet.measure()?;
    let rows = rows(sheet, measure);
    short(sheet, &sheet.columns.get(measure)?.title, &rows).or_else(|| ends(rows))
}

/// The only row, or where rows in time lead: what needs no list.
fn short(sheet: &Sheet, title: &str, rows: &[(String, &Cell)]) -> Option<String> {
    match rows {
        [] => None,
        [(only, cell)] => Some(format!("{only}: {} {}.", value(cell), unit(title))),
        many => sheet.columns.iter().any(|column| column.is_time).then(|| course(title, many)),
    }
}

/// What has a number, by its name.
fn rows(sheet: &Sheet, measure: usize) -> Vec<(String, &Cell)> {
    let words = words_to_tell(sheet);
    sheet
        .rows
        .iter()
        .filter_map(|row| Some((name(row, &sheet.columns, words), row.get(measure)?)))
        .filter(|(_, cell)| cell.number.is_some())
        .collect()
}

/// The greatest and the least of several.
fn ends(mut rows: Vec<(String, &Cell)>) -> Option<String> {
    rows.sort_by(|(_, one), (_, two)| {
        two.number.partial_cmp(&one.number).unwrap_or(std::cmp::Ordering::Equal)
    });
    let (first, last) = (rows.first()?, rows.last().filter(|_| rows.len() > 1)?);
    if first.1.number == last.1.number {
        return Some("Các mục bằng nhau.".to_owned());
    }
    Some(format!(
        "Cao nhất: {} ({}); thấp nhất: {} ({}).",
        first.0,
        value(first.1),
        last.0,
        value(last.1)
    ))
}

/// From the first moment to the last.
fn course(title: &str, rows: &[(String, &Cell)]) -> String {
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return String::new() };
    let how = match first.1.number.partial_cmp(&last.1.number) {
        Some(std::cmp::Ordering::Less) => "tăng",
        Some(std::cmp::Ordering::Greater) => "giảm",
        _ => "không đổi",
    };
    format!(
        "{title}, từ {} đến {}: {how}, từ {} đến {}.",
        first.0,
        last.0,
        value(first.1),
        value(last.1)
    )
}

/// A table without numbers: its rows.
fn listed(sheet: &Sheet) -> String {
    if sheet.rows.is_empty() {
        return texts::CHART_EMPTY.to_owned();
    }
    let row = |row: &Vec<Cell>| {
        let words: Vec<&str> = row.iter().map(|cell| cell.text.as_str()).collect();
        match words.as_slice() {
            [first, .., last] => format!("{first} ({last})"),
            words => words.concat(),
        }
    };
    let told: Vec<String> = sheet.rows.iter().take(FEW).map(row).collect();
    let rest = sheet.rows.len().saturating_sub(FEW);
    let more = if rest > 0 { format!("; và {rest} mục khác") } else { String::new() };
    format!("{}{more}.", told.join("; "))
}

/// How many words it takes to tell the rows apart: of the first column of words, or of two.
fn words_to_tell(sheet: &Sheet) -> usize {
    let mut seen = std::collections::BTreeSet::new();
    let alone = sheet.rows.iter().all(|row| seen.insert(name(row, &sheet.columns, 1)));
    if alone { 1 } else { 2 }
}

/// What a row is called: its first words.
fn name(row: &[Cell], columns: &[Column], count: usize) -> String {
    let words = row.iter().zip(columns).filter(|(_, column)| !column.is_number);
    let words: Vec<&str> = words
        .map(|(cell, _)| cell.text.as_str())
        .filter(|text| !text.is_empty())
        .take(count)
        .collect();
    words.join(", ")
}

fn value(cell: &Cell) -> &str {
    &cell.text
}

/// The unit in a heading: `Số người` counts «người», `Tỷ lệ (%)` is in `%`.
fn unit(title: &str) -> String {
    if let Some((_, unit)) = title.split_once('(') {
        return unit.trim_end_matches(')').to_owned();
    }
    title.strip_prefix("Số ").map_or_else(|| format!("({title})"), str::to_owned)
}

fn lower(title: &str) -> String {
    let mut letters = title.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
