// A release as it lies in its folder: its pages, its app, and what its files weigh.

import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';
import { brotliCompress, constants } from 'node:zlib';

export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** The folder to measure: DIST, else the repository's own release. */
export function distFolder() {
  const folder = path.resolve(process.env.DIST || path.join(ROOT, 'dist'));
  if (!existsSync(path.join(folder, 'index.html'))) {
    throw new Error(`there is no release in ${folder}: build one with «cargo xtask build», or set DIST`);
  }
  return folder;
}

/** Every file below a folder: its path with slashes, sorted, and its size in bytes. */
export function files(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const full = path.join(entry.parentPath ?? entry.path, entry.name);
      return { path: path.relative(folder, full).split(path.sep).join('/'), size: statSync(full).size };
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The pages: file, address from the root, HTML, data (none for 404.html), and kind. */
export function pages(folder) {
  const all = files(folder).map((one) => one.path);
  const known = new Set(all);
  // A one-file edition is no page of the site, and neither is what others embed.
  const documents = all.filter((one) => one.endsWith('.html') && !/^(ky-yeu-|nhung\/)/.test(one));
  return documents.map((file) => {
    const address = file.replace(/index\.html$/, '');
    const data = file === address ? null : `${address}page.json`;
    const read = (name) => readFileSync(path.join(folder, name));
    const json = known.has(data) ? read(data) : null;
    return { file, address, html: read(file), json, kind: kind(address) };
  });
}

const KINDS = [
  ['home', /^$/],
  ['about', /^gioi-thieu\/$/],
  ['archive', /^luu-tru\/(?:\d+\/)?$/],
  ['conference', /^[^/]+\/$/],
  ['report', /^[^/]+\/bao-cao\/[^/]+\/$/],
  ['figures', /^[^/]+\/so-lieu\/$/],
];

/** What an address shows; null for the kinds that no bench asks for. */
function kind(address) {
  return KINDS.find(([, pattern]) => pattern.test(address))?.[0] ?? null;
}

/** The page of this kind with the most HTML: the one that is slowest to show. */
export function largest(all, wanted) {
  const found = all.filter((page) => page.kind === wanted);
  if (found.length === 0) throw new Error(`the release has no page of the kind ${wanted}`);
  return found.reduce((a, b) => (b.html.length > a.html.length ? b : a));
}

/** The page that opens the site. */
export function home(all) {
  return largest(all, 'home');
}

/** What Trunk built: the loader and the app, by name. */
export function appFiles(folder) {
  const names = readdirSync(folder).filter((name) => /^ky-yeu.*(\.js|_bg\.wasm)$/.test(name));
  const script = names.filter((name) => name.endsWith('.js'));
  const wasm = names.filter((name) => name.endsWith('.wasm'));
  if (script.length !== 1 || wasm.length !== 1) {
    throw new Error(`expected one loader and one app in ${folder}, found: ${names.join(', ') || 'neither'}`);
  }
  return { script: script[0], wasm: wasm[0] };
}

/** The charts' own module, by name; null where a release has none. */
export function chartsFiles(folder) {
  const names = readdirSync(folder);
  const script = names.find((name) => /^charts-\w+\.js$/.test(name));
  const wasm = names.find((name) => /^charts-\w+\.wasm$/.test(name));
  return script && wasm ? { script, wasm } : null;
}

/** What has been drawn of the charts of a document, as files of the release. */
export function drawnFiles(html) {
  return [...html.matchAll(/<figure class="chart" [^>]*data-at="([^"]+)"/g)].map(([, at]) => `${at}chart.json`);
}

const compress = promisify(brotliCompress);

/** Brotli at its best, as a static host stores it. */
export function brotli(bytes) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return compress(bytes, { params });
}

/** 1 kB is 1000 bytes, as networks count. */
export function kB(bytes) {
  return bytes / 1000;
}
