//! Whether the numbers agree: with their totals, with the sentences they come from, and with the
//! key figures that show them.

use std::collections::BTreeSet;

use super::cell;
use super::conference::Desk;
use super::json_path::JsonPath;
use super::messages;
use super::model::{KeyFigureEntry, TotalEntry};
use super::problem::Place;
use super::suggest::nearest;
use super::table::LoadedTable;
use crate::bundle::{Cell, KeyFigure, Report, Table};
use crate::text::{each_run, plain};

/// Checks every total and every source sentence.
pub(crate) fn check(
    desk: &mut Desk<'_, '_, '_>,
    tables: &[LoadedTable],
    reports: &[(Report, bool)],
) {
    let passages = passages(reports);
    for (index, loaded) in tables.iter().enumerate() {
        let Some(table) = &loaded.table else { continue };
        let entry = desk.file.tables.get(index);
        for (number, total) in entry.into_iter().flat_map(|entry| &entry.totals).enumerate() {
            let path = JsonPath::item("tables", index).key("totals").index(number);
            check_total(desk, loaded, table, total, &path);
        }
        check_sources(desk, loaded, table, passages.as_deref());
    }
}

/// What the key figures show; a reference that leads nowhere is told and left out.
pub(crate) fn key_figures(desk: &mut Desk<'_, '_, '_>, tables: &[LoadedTable]) -> Vec<KeyFigure> {
    let entries = desk.file.key_figures.iter().enumerate();
    entries
        .filter_map(|(index, entry)| {
            let path = JsonPath::item("keyFigures", index).key("figure");
            key_figure(desk, tables, entry, &path)
        })
        .collect()
}

fn key_figure(
    desk: &mut Desk<'_, '_, '_>,
    tables: &[LoadedTable],
    entry: &KeyFigureEntry,
    path: &JsonPath,
) -> Option<KeyFigure> {
    let (slug, key) = entry.figure.0.split_once('/')?;
    let Some(loaded) = tables.iter().find(|loaded| loaded.slug == slug) else {
        let known: Vec<&str> = tables.iter().map(|loaded| loaded.slug.as_str()).collect();
        let meant = nearest(slug, known.iter().copied());
        desk.error(path, messages::no_such_table(slug, meant, &known));
        return None;
    };
    let table = loaded.table.as_ref()?;
    let row = find_row(desk, loaded, table, key, path)?;
    let value = value(desk, loaded, table, row, path)?;
    Some(KeyFigure {
        label: entry.label.0.clone(),
        value,
        unit: table.unit_of(row).map(str::to_owned),
        derived: table.is_derived(row),
        table: slug.to_owned(),
        row: key.to_owned(),
    })
}

/// The index of the row a key names; told if there is none and no row was lost.
fn find_row(
    desk: &mut Desk<'_, '_, '_>,
    loaded: &LoadedTable,
    table: &Table,
    key: &str,
    path: &JsonPath,
) -> Option<usize> {
    let found = table.row(key);
    if found.is_none() && loaded.complete {
        let known: Vec<&str> = (0..table.rows.len()).filter_map(|row| table.key_of(row)).collect();
        let meant = nearest(key, known.iter().copied());
        desk.error(path, messages::no_such_row(&table.slug, key, meant, &known));
    }
    found
}

/// The number of a row; told if it is empty, silent if the row is told already.
fn value(
    desk: &mut Desk<'_, '_, '_>,
    loaded: &LoadedTable,
    table: &Table,
    row: usize,
    path: &JsonPath,
) -> Option<f64> {
    let value = table.value_of(row);
    let flawed = loaded.rows.get(row).is_none_or(|(_, flawed)| *flawed);
    if value.is_none() && !flawed && table.has_numbers() {
        let key = table.key_of(row).unwrap_or_default();
        desk.error(path, messages::row_without_number(key));
    }
    value
}

fn check_total(
    desk: &mut Desk<'_, '_, '_>,
    loaded: &LoadedTable,
    table: &Table,
    total: &TotalEntry,
    path: &JsonPath,
) {
    let mut number = |key: &str, path: &JsonPath| {
        let row = Some(key).filter(|key| !key.is_empty());
        let row = row.and_then(|key| find_row(desk, loaded, table, key, path))?;
        value(desk, loaded, table, row, path).map(|value| (row, value))
    };
    let given = number(&total.total.0, &path.key("total"));
    let parts = total.parts.iter().enumerate();
    let parts: Vec<Option<(usize, f64)>> =
        parts.map(|(index, part)| number(&part.0, &path.key("parts").index(index))).collect();
    if parts.is_empty() {
        return;
    }
    let sum: Option<f64> = parts.iter().map(|part| part.map(|(_, value)| value)).sum();
    let (Some((row, given)), Some(sum)) = (given, sum) else {
        return;
    };
    // Sums of decimals are off in the last bits; a real slip is far larger.
    if (given - sum).abs() > 1e-6 * given.abs().max(1.0) {
        let sum = (sum * 1e6).round() / 1e6;
        let place = cell_place(loaded, table, row, table.value);
        desk.intake.error(place, messages::total_wrong(&total.total.0, given, sum));
    }
}

fn cell_place<'a>(loaded: &'a LoadedTable, table: &Table, row: usize, column: usize) -> Place<'a> {
    let offset = loaded.rows.get(row).and_then(|(offsets, _)| offsets.get(column));
    let name = table.columns.get(column).map(|column| column.name.as_str());
    Place::offset(&loaded.file, &loaded.text, offset.copied().unwrap_or(0)).in_cell(name)
}

/// Each source sentence stands in a report, and its number stands in it unless it is derived.
fn check_sources(
    desk: &mut Desk<'_, '_, '_>,
    loaded: &LoadedTable,
    table: &Table,
    passages: Option<&[String]>,
) {
    let Some(source) = table.source else { return };
    let mut found = BTreeSet::new();
    for (row, cells) in table.rows.iter().enumerate() {
        let Some(Cell::Text(sentence)) = cells.get(source) else {
            continue;
        };
        let folded = fold_space(sentence);
        // Many rows share a sentence; it is looked for once.
        let stands = found.contains(&folded)
            || passages.is_none_or(|all| all.iter().any(|passage| passage.contains(&folded)));
        if !stands {
            let message = messages::source_not_found(sentence);
            desk.intake.error(cell_place(loaded, table, row, source), message);
            continue;
        }
        found.insert(folded);
        let value = table.value_of(row).filter(|_| !table.is_derived(row));
        if let Some(value) = value.filter(|value| !says_number(sentence, *value)) {
            let message = messages::source_without_number(value);
            desk.intake.error(cell_place(loaded, table, row, source), message);
        }
    }
}

/// The reports' text, passage by passage; none if a report is missing, for then a sentence that
/// is not found proves nothing.
fn passages(reports: &[(Report, bool)]) -> Option<Vec<String>> {
    let mut passages = Vec::new();
    for (report, read) in reports {
        if !read {
            return None;
        }
        each_run(&report.body, &mut |run| {
            passages.push(fold_space(&plain(run)));
        });
    }
    Some(passages)
}

fn fold_space(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a sentence has a number, however it is written: `9`, `09`, `1.234`, `12,5`.
fn says_number(sentence: &str, value: f64) -> bool {
    let is =
        |text: &str| cell::number(text).is_some_and(|number| (number - value.abs()).abs() < 1e-9);
    let inside = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let runs = sentence.split(|c| !inside(c)).map(|run| run.trim_matches(['.', ',']));
    runs.filter(|run| !run.is_empty())
        .any(|run| is(run) || (cell::number(run).is_none() && run.split(['.', ',']).any(is)))
}

#[cfg(test)]
mod tests {
    use super::says_number;

    #[track_caller]
    fn check(sentence: &str, value: f64, expected: bool) {
        assert_eq!(says_number(sentence, value), expected, "{sentence}: {value}");
    }

    #[test]
    fn numbers_are_found_however_they_are_written() {
        check("có 09 UVBTV.", 9.0, true);
        check("đến 100% các huyện", 100.0, true);
        check("cấp tỉnh.100% cán bộ", 100.0, true);
        check("tăng 12,5%, giảm 3", 12.5, true);
        check("cả thảy 1.234 người", 1234.0, true);
        check("cả thảy 1234, trong đó", 1234.0, true);
        check("giảm 5 điểm", -5.0, true);
        check("năm 2018–2022.", 2022.0, true);
        check("ngày 15/11/2021", 11.0, true);
        check("có 30 người", 3.0, false);
        check("có 130 người", 30.0, false);
        check("tăng 12,5%", 12.0, false);
        check("cả thảy 1.234 người", 234.0, false);
        check("không có số", 0.0, false);
    }
}
