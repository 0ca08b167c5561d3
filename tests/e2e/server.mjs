// A plain static host on loopback, as the release may meet anywhere: below any folder, with no
// rewrite rule. Journeys can make single requests fail, wait or answer something else.

import { readFile, stat } from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';

import { dist } from './site.mjs';

const TYPES = {
  '.avif': 'image/avif',
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.xml': 'application/xml',
};

/** Serves a folder below `prefix` on a free port until `close`. */
export async function serve({ prefix = '/', folder = dist } = {}) {
  const host = new Host(prefix, folder);
  await host.listen();
  return host;
}

class Host {
  #server;
  #hooks = [];
  #choose = null;
  /** Every request so far: the path below the site's root, and its query. */
  requests = [];

  constructor(prefix, folder) {
    this.prefix = prefix;
    this.folder = folder;
    this.#server = http.createServer((request, response) => {
      this.#meet(request, response).catch((why) => response.destroy(why));
    });
  }

  async listen() {
    await new Promise((resolve, reject) => {
      this.#server.once('error', reject).listen(0, '127.0.0.1', resolve);
    });
    this.origin = `http://127.0.0.1:${this.#server.address().port}`;
    this.home = this.origin + this.prefix;
  }

  async close() {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** How often a path has been asked for, whatever the query. */
  count(asked) {
    return this.requests.filter(({ path }) => fits(asked, path)).length;
  }

  // Each hook stays until the function it returns is called; of two that fit, the later one counts.

  /** Answers with this instead of the file. */
  answer(asked, answer) {
    return this.#hook(asked, (file, response) => send(response, { ...file, ...answer }));
  }

  /** Closes the connection without an answer. */
  drop(asked) {
    return this.#hook(asked, (_, response) => response.destroy());
  }

  /** Announces the whole file, sends half of it and closes the connection. */
  breakOff(asked) {
    return this.#hook(asked, (file, response) => {
      response.writeHead(file.status, { 'content-type': file.type, 'content-length': file.body.length });
      response.write(file.body.subarray(0, file.body.length / 2), () => response.destroy());
    });
  }

  /** Sends half of the file as if it were whole: an upload that was cut off. */
  cutShort(asked) {
    return this.#hook(asked, (file, response) => {
      send(response, { ...file, body: file.body.subarray(0, file.body.length / 2) });
    });
  }

  /** Keeps the answer back until released; whoever asks afterwards is answered at once. */
  hold(asked) {
    let release;
    const released = new Promise((resolve) => { release = resolve; });
    const forget = this.#hook(asked, async (file, response) => {
      await released;
      send(response, file);
    });
    return () => { forget(); release(); };
  }

  /** Sends an answer as a weak network does: with each call so many bytes, until that says false. */
  pieces(asked) {
    let at = 0;
    let begin;
    const begun = new Promise((resolve) => { begin = resolve; });
    this.#hook(asked, ({ status, type, body }, response) => {
      response.writeHead(status, { 'content-type': type, 'content-length': body.length });
      begin({ body, response });
    });
    return async (size) => {
      const { body, response } = await begun;
      const piece = body.subarray(at, at + size);
      at += size;
      await new Promise((sent) => response.write(piece, sent));
      if (at >= body.length) response.end();
      return at < body.length;
    };
  }

  /** Asks for each request what to do with it instead; nothing means that it is answered. */
  meddle(choose) {
    this.#choose = choose;
    return () => { this.#choose = null; };
  }

  #hook(asked, act) {
    const hook = { asked, act };
    this.#hooks.unshift(hook);
    return () => { this.#hooks = this.#hooks.filter((other) => other !== hook); };
  }

  async #meet(request, response) {
    const url = new URL(request.url, this.origin);
    const address = decodeURIComponent(url.pathname);
    // Browsers ask for it wherever a document names no icon, as the host's own do.
    if (address === '/favicon.ico') return response.writeHead(204).end();
    if (!address.startsWith(this.prefix)) {
      return send(response, { status: 404, type: 'text/plain', body: Buffer.from('the host\'s own') });
    }
    const below = address.slice(this.prefix.length);
    this.requests.push({ path: below, query: url.search });
    const file = await this.#file(below, url);
    const hook = this.#hooks.find(({ asked }) => fits(asked, below));
    const act = this.#choose?.(below) ?? hook?.act ?? ((found) => send(response, found));
    return act(file, response);
  }

  async #file(below, url) {
    const target = path.join(this.folder, below);
    if (target !== this.folder && !target.startsWith(path.join(this.folder, '/'))) return this.#missing();
    const found = await stat(target).catch(() => null);
    if (found?.isDirectory()) {
      if (below === '' || below.endsWith('/')) return this.#found(path.join(target, 'index.html'));
      return { status: 301, type: 'text/plain', location: `${url.pathname}/${url.search}`, body: Buffer.alloc(0) };
    }
    return found ? this.#found(target) : this.#missing();
  }

  async #found(target) {
    return (await fileAt(target, 200)) ?? this.#missing();
  }

  // A folder may be gone before the last visitor is: then there is not even a page that says so.
  async #missing() {
    const page = await fileAt(path.join(this.folder, '404.html'), 404);
    return page ?? { status: 404, type: 'text/plain', body: Buffer.alloc(0) };
  }
}

/** A file as it is sent, or null where there is none. */
async function fileAt(target, status) {
  const body = await readFile(target).catch(() => null);
  return body && { status, type: TYPES[path.extname(target)] ?? 'application/octet-stream', body };
}

// The browser keeps nothing without asking again, so that every use of the network is counted.
function send(response, { status, type, location, body, headers: more }) {
  if (response.destroyed) return;
  const headers = { 'content-type': type, 'cache-control': 'no-cache', ...(location && { location }), ...more };
  response.writeHead(status, headers).end(body);
}

function fits(asked, below) {
  return asked instanceof RegExp ? asked.test(below) : asked === below;
}
