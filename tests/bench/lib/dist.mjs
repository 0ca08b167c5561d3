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

/** The pages: address from the root, HTML, data (none for 404.html), and kind (`Home`, `Report`…). */
export function pages(folder) {
  const documents = files(folder).map((one) => one.path).filter((one) => one.endsWith('.html'));
  return documents.map((file) => {
    const beside = path.join(folder, path.dirname(file), 'page.json');
    const hasData = path.basename(file) === 'index.html' && existsSync(beside);
    const json = hasData ? readFileSync(beside) : null;
    const data = json ? JSON.parse(json) : null;
    const html = readFileSync(path.join(folder, file));
    return { file, address: file.replace(/index\.html$/, ''), html, json, data, kind: kind(data) };
  });
}

/** A body is an object with one key, its kind, or that kind alone. */
function kind(data) {
  const body = data?.body;
  return typeof body === 'string' ? body : Object.keys(body ?? {})[0] ?? null;
}

/** The page of this kind with the most HTML: the one that is slowest to show. */
export function largest(all, wanted) {
  const found = all.filter((page) => page.kind === wanted);
  if (found.length === 0) throw new Error(`the release has no page of the kind ${wanted}`);
  return found.reduce((a, b) => (b.html.length > a.html.length ? b : a));
}

/** The page that opens the site. */
export function home(all) {
  return all.find((page) => page.address === '') ?? largest(all, 'Home');
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
