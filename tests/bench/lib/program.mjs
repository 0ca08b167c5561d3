// What the benches read from their command line, and how they say that they are at work.

/** The whole number that follows a flag: `--runs 9`. */
export function numberAfter(flag, otherwise) {
  const at = process.argv.indexOf(flag);
  if (at < 0) return otherwise;
  const number = Number(process.argv[at + 1]);
  if (!Number.isInteger(number) || number < 1) throw new Error(`${flag} wants a whole number, at least 1`);
  return number;
}

export function has(flag) {
  return process.argv.includes(flag);
}

/** A line for whoever waits: overwritten in a terminal, left out of a log. */
export function progress(text) {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K  ${text}`);
}

/** Leaves nothing of it behind. */
export function progressDone() {
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
}
