//! A CSV file as rows of typed cells. `csv-core` (the state machine inside the `csv` crate) reads
//! the fields one by one, so that every cell's place in the file is known.

use csv_core::{ReadFieldResult, Reader, ReaderBuilder};

use super::cell;
use super::messages::{self, Message};
use super::model::ColumnEntry;
use super::suggest::nearest;
use crate::bundle::Cell;

/// A table's rows.
#[derive(Debug, Default)]
pub(crate) struct Sheet {
    pub(crate) rows: Vec<Row>,
    /// False if a row could not be read at all, so that a key not found may have been in it.
    pub(crate) complete: bool,
    pub(crate) notes: Vec<Note>,
}

/// A row, its cells in the order the columns are declared.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) cells: Vec<Cell>,
    /// The byte each cell starts at.
    pub(crate) offsets: Vec<usize>,
    /// True if a cell of it is told as a problem.
    pub(crate) flawed: bool,
}

/// A problem: the byte it is about and the name of the column, where there is one.
#[derive(Debug)]
pub(crate) struct Note {
    pub(crate) offset: usize,
    pub(crate) column: Option<String>,
    pub(crate) message: Message,
}

/// A field as written, unquoted, and the byte it starts at.
type Field = (usize, String);

/// Reads a table's text by its declared columns.
pub(crate) fn read(text: &str, columns: &[ColumnEntry]) -> Sheet {
    let mut sheet = Sheet { complete: true, ..Sheet::default() };
    let (mut records, unclosed) = records(text, delimiter(text));
    if let Some(offset) = unclosed {
        sheet.note(offset, None, messages::csv_unclosed_quote());
        sheet.complete = false;
        records.pop();
    }
    records.retain(|fields| fields.iter().any(|(_, text)| !text.trim().is_empty()));
    let mut records = records.into_iter();
    match records.next() {
        None if unclosed.is_none() => {
            sheet.note(0, None, messages::csv_empty());
            // Where no row is read at all, a key that is not found proves nothing.
            sheet.complete = false;
        }
        None => {}
        Some(header) => sheet.fill(&header, records, columns),
    }
    sheet
}

impl Sheet {
    fn note(&mut self, offset: usize, column: Option<&str>, message: Message) {
        self.notes.push(Note { offset, column: column.map(str::to_owned), message });
    }

    fn fill(
        &mut self,
        header: &[Field],
        records: impl Iterator<Item = Vec<Field>>,
        columns: &[ColumnEntry],
    ) {
        let width =
            header.iter().rposition(|(_, name)| !name.trim().is_empty()).map_or(0, |at| at + 1);
        let header = header.get(..width).unwrap_or_default();
        let Some(order) = self.order(header, columns) else {
            self.complete = false;
            return;
        };
        for fields in records {
            self.row(&fields, width, &order, columns);
        }
        if self.rows.is_empty() && self.complete {
            self.note(0, None, messages::csv_no_rows());
            self.complete = false;
        }
    }

    /// Where each declared column stands in the file; none if the header is not as declared.
    fn order(&mut self, header: &[Field], columns: &[ColumnEntry]) -> Option<Vec<usize>> {
        let before = self.notes.len();
        let known: Vec<&str> = columns.iter().map(|column| column.name.0.trim()).collect();
        let names: Vec<&str> = header.iter().map(|(_, name)| name.trim()).collect();
        for (index, (offset, _)) in header.iter().enumerate() {
            let name = names.get(index).copied().unwrap_or_default();
            if !known.contains(&name) {
                let meant = nearest(name, known.iter().copied());
                self.note(*offset, Some(name), messages::csv_unknown_column(name, meant, &known));
            } else if names.iter().take(index).any(|other| *other == name) {
                self.note(*offset, Some(name), messages::column_twice(name));
            }
        }
        for name in known.iter().filter(|name| !names.contains(name)) {
            // A declared column is not missing if it is plainly there under a misspelt name.
            let unknown = names.iter().filter(|other| !known.contains(other));
            let misspelt = |other: &&str| nearest(other, known.iter().copied()) == Some(name);
            if !unknown.copied().any(|other| misspelt(&other)) {
                self.note(0, Some(name), messages::csv_missing_column(name));
            }
        }
        let place = |name: &&str| names.iter().position(|other| other == name);
        let order: Option<Vec<usize>> = known.iter().map(place).collect();
        order.filter(|_| self.notes.len() == before)
    }

    fn row(&mut self, fields: &[Field], width: usize, order: &[usize], columns: &[ColumnEntry]) {
        let extra = fields.iter().skip(width).any(|(_, text)| !text.trim().is_empty());
        if fields.len() < width || extra {
            let offset = fields.first().map_or(0, |(offset, _)| *offset);
            self.note(offset, None, messages::csv_cells(fields.len(), width));
            self.complete = false;
            return;
        }
        let mut row = Row { cells: Vec::new(), offsets: Vec::new(), flawed: false };
        for (column, field) in columns.iter().zip(order) {
            let Some((offset, text)) = fields.get(*field) else {
                continue;
            };
            let cell = cell::read(text, column.datatype.into(), column.required);
            row.offsets.push(*offset);
            row.cells.push(cell.unwrap_or_else(|message| {
                row.flawed = true;
                self.note(*offset, Some(&column.name.0), message);
                Cell::Empty
            }));
        }
        self.rows.push(row);
    }
}

/// The delimiter: whichever stands most often in the first line, outside quotation marks.
fn delimiter(text: &str) -> u8 {
    let mut quoted = false;
    let mut counts = [(0, b';'), (0, b','), (0, b'\t')];
    for byte in text.trim_start().bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => break,
            _ if quoted => {}
            _ => counts
                .iter_mut()
                .filter(|(_, mark)| *mark == byte)
                .for_each(|(count, _)| *count += 1),
        }
    }
    // `max_by_key` takes the last of equals, so the list is read backwards.
    counts.iter().rev().max_by_key(|(count, _)| *count).map_or(b';', |(_, mark)| *mark)
}

/// Every record, and where a quotation mark opens that is never closed.
fn records(text: &str, delimiter: u8) -> (Vec<Vec<Field>>, Option<usize>) {
    let bytes = text.as_bytes();
    let mut reader = ReaderBuilder::new().delimiter(delimiter).build();
    let mut buffer = vec![0; bytes.len() + 1];
    let (mut records, mut record) = (Vec::new(), Vec::new());
    let mut at = 0;
    while at < bytes.len() {
        if record.is_empty() {
            let rest = bytes.get(at..).unwrap_or_default();
            at += rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        }
        let (field, end, record_end) = field(&mut reader, bytes, at, &mut buffer);
        let Some(field) = field else { break };
        record.push((at, field));
        at = end;
        if record_end {
            records.push(std::mem::take(&mut record));
        }
    }
    if !record.is_empty() {
        records.push(record);
    }
    let last = records.last().and_then(|fields| fields.last()).map(|(offset, _)| *offset);
    let unclosed = last.filter(|offset| is_unclosed(text.get(*offset..).unwrap_or_default()));
    (records, unclosed)
}

/// The field that starts at `at`, where the next one starts, and whether the record ends here.
fn field(
    reader: &mut Reader,
    bytes: &[u8],
    at: usize,
    buffer: &mut [u8],
) -> (Option<String>, usize, bool) {
    let (mut input, mut filled) = (at, 0);
    loop {
        let rest = bytes.get(input..).unwrap_or_default();
        let room = buffer.get_mut(filled..).unwrap_or_default();
        let (result, read, written) = reader.read_field(rest, room);
        input += read;
        filled += written;
        let text =
            || Some(String::from_utf8_lossy(buffer.get(..filled).unwrap_or_default()).into_owned());
        match result {
            ReadFieldResult::Field { record_end } => return (text(), input, record_end),
            ReadFieldResult::InputEmpty if !rest.is_empty() => {}
            ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull | ReadFieldResult::End => {
                return (None, input, true);
            }
        }
    }
}

fn is_unclosed(raw: &str) -> bool {
    raw.starts_with('"') && !raw.bytes().filter(|b| *b == b'"').count().is_multiple_of(2)
}
