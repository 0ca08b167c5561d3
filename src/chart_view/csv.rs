//! A table as CSV, as Excel in Vietnam opens it by a double click: a byte order mark, `;`, CRLF.

/// What starts a formula in a spreadsheet.
const FORMULA: [char; 4] = ['=', '+', '@', '\t'];

/// Lines of cells, the headings first, as the text of a CSV file.
#[must_use]
pub fn csv(lines: &[Vec<String>]) -> String {
    let mut out = String::from('\u{feff}');
    lines.iter().for_each(|line| push_line(line, &mut out));
    out
}

fn push_line(cells: &[String], out: &mut String) {
    for (at, cell) in cells.iter().enumerate() {
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
    use super::csv;

    #[test]
    fn cells_stay_cells() {
        let line = |cells: [&str; 2]| cells.map(str::to_owned).to_vec();
        let lines = [
            line(["Cấp", "Số; \"n\""]),
            line(["Huyện, thành phố", "1.234,5"]),
            line(["=1+1", "-5"]),
        ];
        assert_eq!(
            csv(&lines),
            "\u{feff}Cấp;\"Số; \"\"n\"\"\"\r\nHuyện, thành phố;1.234,5\r\n\"'=1+1\";-5\r\n"
        );
    }
}
