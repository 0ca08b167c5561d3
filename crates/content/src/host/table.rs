//! The statistics tables: their entries in `conference.json` and their CSV files.

use std::collections::{BTreeMap, BTreeSet};

use super::conference::Desk;
use super::json_path::JsonPath;
use super::limits::CSV_BYTES;
use super::messages;
use super::model::{ColumnEntry, TableEntry, Words};
use super::problem::{Place, position};
use super::sheet::{self, Row, Sheet};
use super::suggest::nearest;
use crate::bundle::{Cell, Column, Datatype, Table};

/// A table as far as it could be read.
#[derive(Debug, Default)]
pub(crate) struct LoadedTable {
    pub(crate) slug: String,
    /// None if its file or its columns could not be made out.
    pub(crate) table: Option<Table>,
    pub(crate) file: String,
    pub(crate) text: String,
    /// True if every row is there, so that a key not found does not exist.
    pub(crate) complete: bool,
    /// For each row: the byte each cell starts at, and whether the row is told as a problem.
    pub(crate) rows: Vec<(Vec<usize>, bool)>,
}

/// Which column plays which part.
struct Roles {
    key: usize,
    value: usize,
    unit: Option<usize>,
    derivation: Option<usize>,
    source: Option<usize>,
}

/// Reads every table.
pub(crate) fn load_all(desk: &mut Desk<'_, '_, '_>) -> Vec<LoadedTable> {
    let entries = desk.file.tables.iter().enumerate();
    entries.map(|(index, entry)| load(desk, entry, &JsonPath::item("tables", index))).collect()
}

fn load(desk: &mut Desk<'_, '_, '_>, entry: &TableEntry, path: &JsonPath) -> LoadedTable {
    let slug = entry.slug.0.clone();
    let sound = columns_are_sound(desk, &entry.columns, path);
    let roles = roles(desk, entry, path);
    let Some((file, text)) = text(desk, entry, path) else {
        return LoadedTable { slug, ..LoadedTable::default() };
    };
    let sheet = if sound { sheet::read(&text, &entry.columns) } else { Sheet::default() };
    let (complete, rows) = (sheet.complete, &sheet.rows);
    for note in &sheet.notes {
        let place = Place::offset(&file, &text, note.offset).in_cell(note.column.as_deref());
        desk.intake.error(place, note.message.clone());
    }
    if let Some(roles) = &roles {
        check_keys(desk, rows, roles.key, entry, &file, &text);
    }
    LoadedTable {
        slug,
        rows: rows.iter().map(|row| (row.offsets.clone(), row.flawed)).collect(),
        table: roles.map(|roles| table(entry, &roles, sheet.rows)),
        file,
        text,
        complete,
    }
}

fn text(
    desk: &mut Desk<'_, '_, '_>,
    entry: &TableEntry,
    path: &JsonPath,
) -> Option<(String, String)> {
    let found = desk.find(&entry.file, &path.key("file"))?;
    let text = desk.intake.text(&found, CSV_BYTES)?;
    Some((found.path, text.text))
}

/// True if every column has a name of its own; without that the file cannot be read by them.
fn columns_are_sound(
    desk: &mut Desk<'_, '_, '_>,
    columns: &[ColumnEntry],
    path: &JsonPath,
) -> bool {
    let mut seen = BTreeSet::new();
    let mut sound = !columns.is_empty();
    for (index, column) in columns.iter().enumerate() {
        let name = column.name.0.trim();
        if name.is_empty() {
            sound = false;
        } else if !seen.insert(name) {
            let path = path.key("columns").index(index).key("name");
            desk.error(&path, messages::column_twice(name));
            sound = false;
        }
    }
    sound
}

fn roles(desk: &mut Desk<'_, '_, '_>, entry: &TableEntry, path: &JsonPath) -> Option<Roles> {
    let mut column = |words: Option<&Words>, role: &str| {
        let name = words.map(|words| words.0.trim()).filter(|name| !name.is_empty())?;
        find_column(desk, &entry.columns, name, &path.key(role))
    };
    let key = column(Some(&entry.key), "key");
    let value = column(Some(&entry.value), "value");
    let unit = column(entry.unit.as_ref(), "unit");
    let derivation = column(entry.derivation.as_ref(), "derivation");
    let source = column(entry.source.as_ref(), "source");
    let (key, value) = (key?, value?);
    check_roles(desk, entry, path, key, value);
    Some(Roles { key, value, unit, derivation, source })
}

fn find_column(
    desk: &mut Desk<'_, '_, '_>,
    columns: &[ColumnEntry],
    name: &str,
    path: &JsonPath,
) -> Option<usize> {
    let known: Vec<&str> = columns.iter().map(|column| column.name.0.trim()).collect();
    let found = known.iter().position(|other| *other == name);
    if found.is_none() {
        let meant = nearest(name, known.iter().copied());
        desk.error(path, messages::no_such_column(name, meant, &known));
    }
    found
}

fn check_roles(
    desk: &mut Desk<'_, '_, '_>,
    entry: &TableEntry,
    path: &JsonPath,
    key: usize,
    value: usize,
) {
    let column = |index: usize| entry.columns.get(index);
    let is_key = |c: &ColumnEntry| Datatype::from(c.datatype) == Datatype::Slug && c.required;
    if !column(key).is_some_and(is_key) {
        desk.error(&path.key("key"), messages::key_column_not_slug(&entry.key.0));
    }
    let is_number = |c: &ColumnEntry| {
        matches!(c.datatype.into(), Datatype::NonNegativeInteger | Datatype::Decimal)
    };
    if !column(value).is_some_and(is_number) {
        desk.error(&path.key("value"), messages::value_column_not_number(&entry.value.0));
    }
}

fn check_keys(
    desk: &mut Desk<'_, '_, '_>,
    rows: &[Row],
    key: usize,
    entry: &TableEntry,
    file: &str,
    text: &str,
) {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for row in rows {
        let (Some(Cell::Text(name)), Some(offset)) = (row.cells.get(key), row.offsets.get(key))
        else {
            continue;
        };
        if let Some(first) = seen.get(name.as_str()) {
            let message = messages::row_key_twice(name, position(text, *first).line);
            let place = Place::offset(file, text, *offset).in_cell(Some(&entry.key.0));
            desk.intake.error(place, message);
        } else {
            seen.insert(name, *offset);
        }
    }
}

fn table(entry: &TableEntry, roles: &Roles, rows: Vec<Row>) -> Table {
    Table {
        slug: entry.slug.0.clone(),
        title: entry.title.0.clone(),
        description: entry.description.0.clone(),
        columns: entry.columns.iter().map(column).collect(),
        key: roles.key,
        value: roles.value,
        unit: roles.unit,
        derivation: roles.derivation,
        source: roles.source,
        rows: rows.into_iter().map(|row| row.cells).collect(),
    }
}

fn column(entry: &ColumnEntry) -> Column {
    Column {
        name: entry.name.0.trim().to_owned(),
        title: entry.title.0.clone(),
        datatype: entry.datatype.into(),
        unit: entry.unit.as_ref().map(|unit| unit.0.clone()),
    }
}
