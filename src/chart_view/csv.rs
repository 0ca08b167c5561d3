//! A table as CSV, as Excel in Vietnam opens it by a double click: a byte order mark, `;`, CRLF.

use super::Sheet;

/// What starts a formula in a spreadsheet.
const FORMULA: [char; 4] = ['=', '+', '@', '\t'];

/// A table as the text of a CSV file.
#[must_use]
pub fn csv(sheet: &Sheet) -> String {
    let mut out = String::from('\u{feff}');
    let titles = sheet.columns.iter().map(|column| column.title.as_str());
    push_line(titles, &mut out);
    for row in &sheet.rows {
        push_line(row.iter().map(|cell| cell.text.as_str()), &mut out);
    }
    out
}

fn push_line<'a>(cells: impl Iterator<Item = &'a str>, out: &mut String) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            out.push(';');
        }
        // Text that a spreadsheet would compute stays text.
        let guard = if cell.starts_with(FORMULA) { "'" } else { "" };
        if cell.contains([';', '"', '\n', '\r']) || !guard.is_empty() {
            out.extend(["\"", guard, &cell.replace('"', "\"\""), "\""]);
        } else {
            out.push_str(cell);
        }
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::super::sheet::{Cell, Column};
    use super::{Sheet, csv};

    #[test]
    fn cells_stay_cells() {
        let column = |title: &str| Column { title: title.into(), is_number: false, is_time: false };
        let cell = |text: &str| Cell { text: text.into(), number: None };
        let sheet = Sheet {
            columns: vec![column("Cấp"), column("Số; \"n\"")],
            rows: vec![
                vec![cell("Huyện, thành phố"), cell("1.234,5")],
                vec![cell("=1+1"), cell("-5")],
            ],
            totals: None,
        };
        assert_eq!(
            csv(&sheet),
            "\u{feff}Cấp;\"Số; \"\"n\"\"\"\r\nHuyện, thành phố;1.234,5\r\n\"'=1+1\";-5\r\n"
        );
    }
}
