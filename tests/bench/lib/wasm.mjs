// A small reader of wasm binaries: what each section, function and data segment weighs.

const SECTIONS = [
  'custom', 'type', 'import', 'function', 'table', 'memory', 'global', 'export', 'start', 'element',
  'code', 'data', 'data count', 'tag',
];
const [CUSTOM, IMPORT, CODE, DATA] = ['custom', 'import', 'code', 'data'].map((one) => SECTIONS.indexOf(one));
const FUNCTION_NAMES = 1;
const MAGIC = 0x6d736100;

/** A cursor over bytes. */
class Reader {
  constructor(bytes, at = 0, end = bytes.length) {
    Object.assign(this, { bytes, at, end });
  }

  byte() {
    if (this.at >= this.end) throw new Error('the wasm file ends too soon');
    return this.bytes[this.at++];
  }

  /** An unsigned LEB128 number. */
  number() {
    let [result, factor, byte] = [0, 1, 0];
    do {
      byte = this.byte();
      result += (byte & 0x7f) * factor;
      factor *= 128;
    } while (byte & 0x80);
    return result;
  }

  /** The next `length` bytes, as a reader of their own. */
  take(length) {
    const part = new Reader(this.bytes, this.at, this.at + length);
    this.at += length;
    return part;
  }

  text() {
    const part = this.take(this.number());
    return Buffer.from(part.bytes.subarray(part.at, part.end)).toString();
  }

  get done() {
    return this.at >= this.end;
  }

  get left() {
    return this.end - this.at;
  }
}

/** The sections of a module: name, bytes, and a reader of its content. */
export function sections(bytes) {
  if (bytes.readUInt32LE(0) !== MAGIC) throw new Error('this is no wasm file');
  const reader = new Reader(bytes, 8);
  const found = [];
  while (!reader.done) {
    const from = reader.at;
    const id = reader.byte();
    const content = reader.take(reader.number());
    const name = id === CUSTOM ? `custom section '${content.text()}'` : `${SECTIONS[id] ?? id} section`;
    found.push({ id, name, bytes: reader.at - from, content });
  }
  return found;
}

/** What the module consists of: functions and data by name where names are known, else by number. */
export function items(bytes) {
  const all = sections(bytes);
  const names = functionNames(all);
  const section = (id) => all.find((one) => one.id === id)?.content;
  const imported = importedFunctions(section(IMPORT));
  const functions = entries(section(CODE)).map((size, index) => ({
    name: names.get(imported + index) ?? `code[${index}]`,
    bytes: size,
  }));
  const data = all.filter((one) => one.id === DATA).map((one) => ({ name: 'data segment', bytes: one.bytes }));
  const whole = all
    .filter((one) => one.id !== CODE && one.id !== DATA)
    .map((one) => ({ name: one.name, bytes: one.bytes }));
  return [...functions, ...data, ...whole];
}

/** The size of each function body, its own length field included. */
function entries(code) {
  if (!code) return [];
  const count = code.number();
  return Array.from({ length: count }, () => {
    const from = code.at;
    code.take(code.number());
    return code.at - from;
  });
}

/** Imports come first in the numbering of functions. */
function importedFunctions(section) {
  if (!section) return 0;
  let functions = 0;
  for (let left = section.number(); left > 0; left -= 1) {
    section.text();
    section.text();
    if (skipImport(section) === 'function') functions += 1;
  }
  return functions;
}

function skipImport(section) {
  switch (section.byte()) {
    case 0: section.number(); return 'function';
    case 1: section.byte(); skipLimits(section); return 'table';
    case 2: skipLimits(section); return 'memory';
    case 3: section.byte(); section.byte(); return 'global';
    default: throw new Error('the wasm file imports something that this reader does not know');
  }
}

function skipLimits(section) {
  const flags = section.byte();
  section.number();
  if (flags & 1) section.number();
}

function functionNames(all) {
  const content = all.find((one) => one.name === "custom section 'name'")?.content;
  while (content && !content.done) {
    const kind = content.byte();
    const part = content.take(content.number());
    if (kind !== FUNCTION_NAMES) continue;
    return new Map(Array.from({ length: part.number() }, () => [part.number(), part.text()]));
  }
  return new Map();
}
