//! A statistics table as its page prints it, and as Excel opens it.

use content::bundle::{Cell, Column, Datatype, Table};
use content::number::format_vi;
use ky_yeu::page_data::{RowView, TableView};

/// The table without its keys, its sentences gathered below it, its repeated names drawn once.
pub(super) fn view(table: &Table, conference: &str) -> TableView {
    let shown = shown(table);
    let sources = sources(table);
    let spans = spans(table, &shown);
    let rows = table.rows.iter().zip(&spans).map(|(row, spans)| {
        let source = table.source.and_then(|column| row.get(column)).map(text);
        RowView {
            id: format!("{}--{}", table.slug, row.get(table.key).map(text).unwrap_or_default()),
            cells: shown
                .iter()
                .zip(spans)
                .map(|(column, span)| (row.get(*column).map(text).unwrap_or_default(), *span))
                .collect(),
            derivation: table
                .derivation
                .and_then(|column| row.get(column))
                .filter(|cell| **cell != Cell::Empty)
                .map(text),
            source: source
                .and_then(|sentence| sources.iter().position(|one| *one == sentence))
                .map_or(0, |index| index + 1),
        }
    });
    TableView {
        slug: table.slug.clone(),
        title: table.title.clone(),
        description: table.description.clone(),
        file: csv_path(conference, &table.slug),
        columns: shown
            .iter()
            .filter_map(|column| table.columns.get(*column))
            .map(|column| (heading(column), is_number(column)))
            .collect(),
        rows: rows.collect(),
        sources,
    }
}

/// Where a table can be downloaded, from the site's root.
fn csv_path(conference: &str, table: &str) -> String {
    format!("{conference}/so-lieu/{table}.csv")
}

/// The columns that a reader sees: keys, sentences and derivations have places of their own.
fn shown(table: &Table) -> Vec<usize> {
    let hidden = [Some(table.key), table.source, table.derivation];
    (0..table.columns.len()).filter(|column| !hidden.contains(&Some(*column))).collect()
}

fn heading(column: &Column) -> String {
    match &column.unit {
        Some(unit) => format!("{} ({unit})", column.title),
        None => column.title.clone(),
    }
}

fn is_number(column: &Column) -> bool {
    matches!(column.datatype, Datatype::NonNegativeInteger | Datatype::Decimal)
}

pub(super) fn sources(table: &Table) -> Vec<String> {
    let mut sources: Vec<String> = Vec::new();
    for row in &table.rows {
        let sentence = table.source.and_then(|column| row.get(column)).map(text);
        if let Some(sentence) = sentence.filter(|one| !one.is_empty() && !sources.contains(one)) {
            sources.push(sentence);
        }
    }
    sources
}

/// How many rows each shown cell reaches down: equal texts that follow each other are one cell, as
/// long as the cells to their left are one as well. Numbers never are, nor is the last text column,
/// which says what the row is.
fn spans(table: &Table, shown: &[usize]) -> Vec<Vec<u32>> {
    let mut spans = vec![vec![1; shown.len()]; table.rows.len()];
    let texts = shown
        .iter()
        .take_while(|column| table.columns.get(**column).is_some_and(|it| !is_number(it)))
        .count();
    for place in 0..texts.saturating_sub(1) {
        let same = |above: &[Cell], row: &[Cell]| {
            shown.iter().take(place + 1).all(|column| above.get(*column) == row.get(*column))
        };
        let mut first = 0;
        for (index, pair) in table.rows.windows(2).enumerate() {
            let joined = matches!(pair, [above, row] if same(above, row));
            if joined {
                set(&mut spans, index + 1, place, 0);
                let reach = u32::try_from(index + 2 - first).unwrap_or(u32::MAX);
                set(&mut spans, first, place, reach);
            } else {
                first = index + 1;
            }
        }
    }
    spans
}

fn set(spans: &mut [Vec<u32>], row: usize, place: usize, span: u32) {
    if let Some(cell) = spans.get_mut(row).and_then(|row| row.get_mut(place)) {
        *cell = span;
    }
}

fn text(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => text.clone(),
        Cell::Number(number) => format_vi(*number),
    }
}

/// The table's path and bytes, as Excel in Vietnam opens it: BOM, semicolons, decimal commas.
pub(crate) fn csv(table: &Table, conference: &str) -> (String, Vec<u8>) {
    let mut out = String::from('\u{feff}');
    let head: Vec<String> = table.columns.iter().map(|column| column.title.clone()).collect();
    push_line(&mut out, &head);
    for row in &table.rows {
        let cells: Vec<String> = row.iter().map(plain).collect();
        push_line(&mut out, &cells);
    }
    (csv_path(conference, &table.slug), out.into_bytes())
}

/// A number without thousands separators, so that a spreadsheet reads it as one.
fn plain(cell: &Cell) -> String {
    match cell {
        Cell::Number(number) => number.to_string().replace('.', ","),
        cell => guarded(text(cell)),
    }
}

/// A text that a spreadsheet would run as a formula is kept a text.
fn guarded(text: String) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t']) { format!("'{text}") } else { text }
}

fn push_line(out: &mut String, cells: &[String]) {
    for (index, cell) in cells.iter().enumerate() {
        if index > 0 {
            out.push(';');
        }
        push_cell(out, cell);
    }
    out.push_str("\r\n");
}

fn push_cell(out: &mut String, cell: &str) {
    if cell.contains([';', '"', '\n', '\r']) {
        out.push('"');
        out.push_str(&cell.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(cell);
    }
}
