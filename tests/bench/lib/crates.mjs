// From the names in a wasm module to the crates they come from.

/** What is in the named build, but not in the release: names, and what wasm-bindgen reads and drops. */
const DROPPED = /^(?:custom section|"function names" subsection|__wbindgen_describe)/;
const NAMELESS = /^(?:code|func|function)\[\d+\]$/;
const PRIMITIVE = /^<?(?:&|\*const |\*mut )*(?:str|char|bool|[iu](?:8|16|32|64|128|size)|f32|f64|\[|\()/;

const RULES = [
  [/^data(?:\[| segment|$)/, '(data: texts and tables)'],
  [NAMELESS, '(functions without a name)'],
  [/^(?:__wbg|__wbindgen|__externref|__jspi|wasm_bindgen)/, 'wasm_bindgen'],
  [/^(?:mem(?:cpy|move|set|cmp|chr)|__(?:multi|udivti|umodti|ashlti|lshrti)\w*)$/, 'compiler_builtins'],
  [/^__(?:r|rust|rdl|rg)_?\w*alloc/, 'alloc'],
  [/(?:section|subsection|^import |^export |^type\[|^elem\[|^table\[|^global\[|^memory\[|^wasm magic)/, '(tables of the module)'],
];

export const isDropped = (name) => DROPPED.test(name);
export const isNameless = (name) => NAMELESS.test(name);

/** The crate whose code a name is: that of the first path in it. */
export function crateOf(name) {
  const fixed = RULES.find(([pattern]) => pattern.test(name));
  if (fixed) return fixed[1];
  return mangled(name) ?? demangled(name) ?? '(exports and other glue)';
}

/** `_RNv…Cs6WAa865dg06_6js_sys…` and `_ZN4core3fmt…`. */
function mangled(name) {
  const start = name.startsWith('_R') ? /C(?:s[0-9A-Za-z]*_)?(\d+)_?/ : /^_ZN(\d+)/;
  if (!/^_(?:R|ZN)/.test(name)) return null;
  const found = name.match(start);
  if (!found) return null;
  const from = found.index + found[0].length;
  const part = name.slice(from, from + Number(found[1]));
  // `<alloc..vec..Vec<T> as …>`, as the older scheme writes it.
  return part.match(/^(?:_?\$[A-Z]+\$)*([a-z_]\w*)/)?.[1] ?? null;
}

/** `<ky_yeu[e14c4c2ead04af80]::app::App as …>`, or without the numbers. */
function demangled(name) {
  const numbered = name.match(/([A-Za-z_]\w*)\[[0-9a-f]{6,}\]/);
  if (numbered) return numbered[1];
  if (PRIMITIVE.test(name)) return 'core';
  return name.match(/([a-z_][a-z0-9_]*)::/)?.[1] ?? null;
}

/** A name short enough for a table. */
export function brief(name, length = 96) {
  const plain = name.replace(/\[[0-9a-f]{6,}\]/g, '');
  return plain.length > length ? `${plain.slice(0, length - 1)}…` : plain;
}

/** Bytes by group, most first. */
export function grouped(items, group) {
  const sums = new Map();
  for (const { name, bytes } of items) {
    const key = group(name);
    sums.set(key, (sums.get(key) ?? 0) + bytes);
  }
  return [...sums].map(([name, bytes]) => ({ name, bytes })).sort((a, b) => b.bytes - a.bytes);
}
