// A static host in a few lines: a folder, compressed beforehand, on a loopback port of its own.

import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { brotli } from './dist.mjs';

const TYPES = {
  '.avif': 'image/avif',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
};

/** Formats that are compressed already gain nothing. */
const AS_IT_IS = new Set(['.avif', '.jpg', '.png', '.webp']);

/**
 * Serves `folder`, and `extra`: pages that are in no folder, HTML by address (`floor/`).
 * `warm` compresses what stands at some addresses, so that no visitor waits for it.
 */
export async function serve(folder, { extra = {} } = {}) {
  const stored = new Map();
  const load = (address) => {
    if (!stored.has(address)) stored.set(address, prepare(folder, extra, address));
    return stored.get(address);
  };
  const warm = (addresses) => Promise.all(addresses.map(load));
  const server = createServer((request, response) => {
    answer(request, response, load).catch((error) => response.destroy(error));
  });
  await new Promise((done, failed) => server.once('error', failed).listen(0, '127.0.0.1', done));
  const address = `http://127.0.0.1:${server.address().port}/`;
  const close = () => {
    server.closeAllConnections();
    return new Promise((done) => server.close(done));
  };
  return { address, warm, close };
}

async function prepare(folder, extra, address) {
  const name = address === '' || address.endsWith('/') ? `${address}index.html` : address;
  const type = path.extname(name);
  const bytes = extra[address] === undefined ? fromFolder(folder, name) : Buffer.from(extra[address]);
  if (!bytes) return null;
  return { type, bytes, brotli: AS_IT_IS.has(type) ? null : await brotli(bytes) };
}

function fromFolder(folder, name) {
  const file = path.resolve(folder, name);
  const inside = file.startsWith(path.resolve(folder) + path.sep);
  return inside && existsSync(file) && statSync(file).isFile() ? readFileSync(file) : null;
}

async function answer(request, response, load) {
  const address = decodeURIComponent(new URL(request.url, 'http://host').pathname).slice(1);
  const found = await load(address);
  if (!found) {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('not found\n');
    return;
  }
  const packed = found.brotli && /\bbr\b/.test(request.headers['accept-encoding'] ?? '');
  const body = packed ? found.brotli : found.bytes;
  response.writeHead(200, {
    'content-type': TYPES[found.type] ?? 'application/octet-stream',
    'content-length': body.length,
    vary: 'accept-encoding',
    ...(packed && { 'content-encoding': 'br' }),
  });
  response.end(body);
}
