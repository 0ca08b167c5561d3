// Tables for people: aligned in a terminal, or as Markdown.

/** Columns from the third on hold figures, unless told otherwise. */
export function table(head, rows, { right = head.map((_, index) => index > 0) } = {}) {
  const cells = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, index) => Math.max(...cells.map((row) => width(row[index]))));
  const line = (row) =>
    row.map((cell, index) => pad(cell, widths[index], right[index])).join('  ').trimEnd();
  const rule = widths.map((one) => '─'.repeat(one)).join('  ');
  const [top, ...body] = cells;
  return [line(top), rule, ...body.map(line)].join('\n');
}

/** The same as Markdown. */
export function markdown(head, rows) {
  const line = (row) => `| ${row.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

// Vietnamese may be written with combining marks, which take no column.
function width(text) {
  return [...text.normalize('NFC')].length;
}

function pad(text, to, right) {
  const space = ' '.repeat(Math.max(0, to - width(text)));
  return right ? space + text : text + space;
}
