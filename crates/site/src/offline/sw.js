// The service worker of one release. It holds the list of that release's files, keeps their bytes by
// their hash, and gives every document the files of the release that the document is of: also while,
// and after, a newer release has been fetched. The site tool writes the list in the place of the mark.
"use strict";

const { id: RELEASE, files: FILES } = "@KY-YEU-OFFLINE@";
const CORE = 0, IDLE = 1, PHOTOS = 2;
/** The release of a document that is of another release than this worker knows. */
const FOREIGN = "";

const HOME = new URL("./", location.href).href;
const STORE = `ky-yeu ${HOME}`;
/** Longest wait for the next bytes of an answer. */
const STALL = 15_000;
/** Waits before a file is asked for again while a release is being installed. */
const WAITS = [500, 2_000, 6_000];
const TYPES = {
  css: "text/css", csv: "text/csv; charset=utf-8", html: "text/html; charset=utf-8", js: "text/javascript",
  json: "application/json", png: "image/png", svg: "image/svg+xml", wasm: "application/wasm",
  webmanifest: "application/manifest+json", webp: "image/webp",
};

// ---- What is kept: files by hash, releases by id, documents by the id that the browser gives them.

const key = (kind, name) => `${HOME}_ky-yeu/${kind}/${name}`;
/** The visitor has thrown all away: nothing is kept from here on. */
let gone = false;
const opened = async () => { if (gone) throw new Error("gone"); return caches.open(STORE); };
const sleep = (time) => new Promise((done) => { setTimeout(done, time); });
const typeOf = (path) => TYPES[path.slice(path.lastIndexOf(".") + 1)] ?? "application/octet-stream";

async function digest(bytes) {
  const whole = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(whole.subarray(0, 16), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A kept file, or nothing: what is no longer what was kept is thrown away. */
async function kept(hash) {
  const cache = await opened();
  const bytes = await cache.match(key("file", hash)).then((found) => found?.arrayBuffer()).catch(() => null);
  if (bytes && (await digest(bytes)) === hash) return bytes;
  if (bytes) await cache.delete(key("file", hash));
  return null;
}

/** All bytes of an answer, as long as they go on coming. */
async function fetched(address, cache) {
  const stall = new AbortController();
  let timer;
  const wind = () => { clearTimeout(timer); timer = setTimeout(() => stall.abort(), STALL); };
  try {
    wind();
    const { body } = await fetch(address, { cache, signal: stall.signal });
    const pieces = [];
    for (let reader = body.getReader(); ;) {
      const { done, value } = await reader.read();
      if (done) break;
      pieces.push(value);
      wind();
    }
    return await new Blob(pieces).arrayBuffer();
  } finally {
    clearTimeout(timer);
  }
}

/** Brings a file from the network and keeps it; what is not exactly this file counts as not come. */
async function brought(path, hash, waits = [0]) {
  const address = new URL(path.replace(/(^|\/)index\.html$/, "$1"), HOME);
  for (let tries = 0; ; tries += 1) {
    try {
      // The browser's own cache first; then past it, as it may hold another release's file.
      const bytes = await fetched(address, tries === 0 ? "default" : "reload");
      if ((await digest(bytes)) !== hash) throw new Error(path);
      await (await opened()).put(key("file", hash), new Response(bytes));
      return bytes;
    } catch (error) {
      if (tries >= waits.length || error.name === "QuotaExceededError") throw Object.assign(error, { path });
      await sleep(waits[tries]);
    }
  }
}

const given = async (path, hash, waits) => (await kept(hash)) ?? brought(path, hash, waits);

const pathsOf = (tier) => Object.keys(FILES).filter((path) => FILES[path][2] === tier);

async function each(items, act, width = 4) {
  const rest = [...items];
  const worker = async () => { while (rest.length) await act(rest.shift()); };
  await Promise.all(Array.from({ length: width }, worker));
}

async function note(kind, name, value) {
  await (await opened()).put(key(kind, name), new Response(JSON.stringify(value)));
}

const noted = async (kind, name) =>
  (await opened()).match(key(kind, name)).then((found) => found?.json()).catch(() => undefined);

/** One at a time: nothing is tidied away while a release comes in. */
const alone = (act, options = {}) =>
  navigator.locks ? navigator.locks.request(STORE, options, (lock) => lock && act()) : act();

// ---- A release comes in: all of its core, or it does not count.

async function install() {
  try {
    await each(pathsOf(CORE), (path) => given(path, FILES[path][0], WAITS));
    await note("release", RELEASE, { files: FILES, when: Date.now() });
    await (await opened()).delete(key("trouble", "last"));
  } catch (error) {
    const trouble = { release: RELEASE, path: error.path ?? "", why: error.name, when: Date.now() };
    await note("trouble", "last", trouble).catch(() => {});
    throw error;
  }
}

addEventListener("install", (event) => {
  event.waitUntil(alone(install).then(() => self.skipWaiting()));
});

// Documents that are open keep their release: this worker serves every release that one of them is of.
addEventListener("activate", (event) => {
  event.waitUntil(self.clients.claim().then(tell).then(tidied));
});

async function tell() {
  const all = await self.clients.matchAll({ includeUncontrolled: true });
  for (const client of all) client.postMessage({ release: RELEASE });
}

const tidied = () => alone(tidy, { ifAvailable: true }).catch(() => {});

/** Throws away what no open document needs, and what is of no release that is kept. */
async function tidy() {
  if (self.registration.installing) return;
  const cache = await opened();
  const names = { client: [], release: [], file: [] };
  for (const { url } of await cache.keys()) {
    const [kind, name] = url.slice(key("", "").length - 1).split("/");
    names[kind]?.push(name);
  }
  const open = new Set((await self.clients.matchAll({ includeUncontrolled: true, type: "all" })).map((one) => one.id));
  const wanted = new Set([RELEASE]);
  for (const name of names.client) {
    const { release, when } = (await noted("client", name)) ?? {};
    // A document that is on its way is not open yet.
    if (open.has(name) || Math.abs(Date.now() - when) < 60_000) wanted.add(release);
    else await cache.delete(key("client", name));
  }
  const hashes = new Set();
  for (const release of new Set([...wanted, ...names.release])) {
    if (!wanted.has(release)) await cache.delete(key("release", release));
    else for (const [hash] of Object.values((await filesOf(release)) ?? {})) hashes.add(hash);
  }
  for (const name of names.file) if (!hashes.has(name)) await cache.delete(key("file", name));
}

// ---- Answers.

const releases = new Map();
const filesOf = async (release) => {
  if (release === RELEASE) return FILES;
  if (!releases.has(release)) {
    const files = (await noted("release", release))?.files;
    if (files) releases.set(release, files);
  }
  return releases.get(release);
};

const documents = new Map();
async function remember(client, release) {
  if (!client) return;
  documents.set(client, release);
  await note("client", client, { release, when: Date.now() }).catch(() => {});
}
const releaseOf = async (client) => documents.get(client) ?? (client && (await noted("client", client))?.release);

addEventListener("fetch", (event) => {
  const { request } = event;
  const [address] = request.url.split(/[?#]/);
  if (gone || request.method !== "GET" || !address.startsWith(HOME)) return;
  const path = decoded(address.slice(HOME.length));
  event.respondWith(request.mode === "navigate" ? page(event, path) : part(event, path));
});

function decoded(path) {
  try { return decodeURIComponent(path); } catch { return path; }
}

/** A document begins: it is of this release, from here on. */
async function page(event, path) {
  const { request, resultingClientId: client } = event;
  const file = path === "" || path.endsWith("/") ? `${path}index.html` : path;
  if (!FILES[file] && FILES[`${file}/index.html`]) {
    const url = new URL(request.url);
    return Response.redirect(`${url.origin}${url.pathname}/${url.search}`);
  }
  if (FILES[file]) {
    const bytes = await given(file, FILES[file][0]).catch(() => null);
    if (bytes) {
      await remember(client, RELEASE);
      // What other documents of older releases needed may be gone with them.
      event.waitUntil(tidied());
      return answer(request, bytes, file);
    }
  }
  // Nothing of this release, or lost from it for ever: as the server has it, and all of it from there.
  return fetch(request).catch(async () => {
    const missing = FILES["404.html"];
    const bytes = !FILES[file] && missing && (await given("404.html", missing[0]).catch(() => null));
    return bytes ? answer(request, bytes, "404.html", 404) : Response.error();
  });
}

/** What a document asks for: from its own release, or, where it is of none, from the server. */
async function part(event, path) {
  const { request, clientId } = event;
  const release = await releaseOf(clientId);
  const files = await filesOf(release);
  const entry = files?.[path];
  // Another release's document with this one's data would be a mixture: told that the data is not
  // there, the app asks for the whole page instead.
  if (release === FOREIGN && path.endsWith(".json") && FILES[path]) return new Response(null, { status: 404 });
  if (!entry) return fetch(request).catch(() => instead(request, path, files));
  const bytes = entry[2] === PHOTOS ? await kept(entry[0]) : await given(path, entry[0]).catch(() => null);
  if (bytes) return answer(request, bytes, path);
  return entry[2] === PHOTOS ? fetch(request).catch(() => instead(request, path, files)) : Response.error();
}

/** A photo that cannot be had in the size that is asked for is shown in the largest that is kept. */
async function instead(request, path, files = {}) {
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  const sizes = Object.keys(files).filter((one) => one.startsWith(folder) && one.endsWith(".webp"));
  const width = (one) => Number.parseInt(one.slice(folder.length), 10);
  for (const one of sizes.sort((a, b) => width(b) - width(a))) {
    const bytes = await kept(files[one][0]);
    if (bytes) return answer(request, bytes, one);
  }
  return Response.error();
}

function answer(request, bytes, path, status = 200) {
  const headers = { "content-type": typeOf(path), "accept-ranges": "bytes" };
  const range = /^bytes=(\d*)-(\d*)$/.exec(request.headers.get("range") ?? "");
  if (!range || (range[1] === "" && range[2] === "")) return new Response(bytes, { status, headers });
  const all = bytes.byteLength;
  const from = range[1] === "" ? Math.max(0, all - Number(range[2])) : Number(range[1]);
  const to = range[1] === "" || range[2] === "" ? all - 1 : Math.min(Number(range[2]), all - 1);
  if (from > to) return new Response(null, { status: 416, headers: { "content-range": `bytes */${all}` } });
  headers["content-range"] = `bytes ${from}-${to}/${all}`;
  return new Response(bytes.slice(from, to + 1), { status: 206, headers });
}

// ---- What pages say and ask.

const DEEDS = {
  /** Asked of a worker that still waits some time after it came: see the page's script. */
  over: () => self.skipWaiting(),
  /** The release that was in trouble then is no longer what the host has: it has the one that is kept. */
  async withdrawn({ when }) {
    const trouble = await noted("trouble", "last");
    if (trouble?.when === when) await (await opened()).delete(key("trouble", "last"));
  },
  /** A page that came from the network before there was a worker: it is of this release if its document is. */
  async hello({ page: mark, path }, { id }) {
    if (await releaseOf(id)) return;
    const file = decoded(path).replace(/(^|\/)$/, "$1index.html");
    const bytes = FILES[file] && (await kept(FILES[file][0]));
    const same = bytes && mark && new TextDecoder().decode(bytes).includes(mark);
    await remember(id, same ? RELEASE : FOREIGN);
  },
  /** The visitor has time: what comes after the core. */
  async idle() {
    await each(pathsOf(IDLE), (path) => given(path, FILES[path][0]).catch(() => {}), 2);
  },
  /** What is kept of this release: how many of how many, and how much. */
  async state(_, { id }) {
    const here = await hashesHere();
    const counted = (paths) => [paths.filter((path) => here.has(FILES[path][0])).length, paths.length];
    const sizes = new Map(Object.values(FILES).filter(([hash]) => here.has(hash)).map(([hash, bytes]) => [hash, bytes]));
    const early = [...pathsOf(CORE), ...pathsOf(IDLE)];
    const isSmall = (path) => path.endsWith(".webp");
    return {
      release: RELEASE,
      mine: (await releaseOf(id)) ?? null,
      when: (await noted("release", RELEASE))?.when,
      trouble: (await noted("trouble", "last")) ?? null,
      core: counted(pathsOf(CORE)),
      idle: counted(pathsOf(IDLE)),
      pages: counted(early.filter((path) => path.endsWith("index.html"))),
      small: counted(early.filter(isSmall)),
      photos: counted(pathsOf(PHOTOS)),
      bytes: [...sizes.values()].reduce((sum, size) => sum + size, 0),
    };
  },
  /** What is kept of the photos in some folders, and what is not. */
  async album({ folders }) {
    const here = await hashesHere();
    const photos = photosIn(folders);
    const missing = photos.filter(([, [hash]]) => !here.has(hash)).map(([path, [, bytes]]) => [path, bytes]);
    return { all: photos.length, bytes: photos.reduce((sum, [, [, bytes]]) => sum + bytes, 0), missing };
  },
  /** Keeps a photo of this release with its page; whether they are kept now. */
  async keep({ path }) {
    if (!Object.hasOwn(FILES, path)) return false;
    const folder = path.slice(0, path.lastIndexOf("/") + 1);
    const together = [path, `${folder}index.html`, `${folder}page.json`].filter((one) => FILES[one]);
    await each(together, (one) => given(one, FILES[one][0]));
    return true;
  },
  async forget({ folders }) {
    const cache = await opened();
    for (const [, [hash]] of photosIn(folders)) await cache.delete(key("file", hash));
  },
  async clear() {
    gone = true;
    documents.clear();
    await self.registration.unregister();
    await caches.delete(STORE);
  },
};

async function hashesHere() {
  const start = key("file", "");
  return new Set((await (await opened()).keys()).map(({ url }) => url.slice(start.length)));
}

/** The photos of a readable size in some folders, each once. */
function photosIn(folders) {
  const paths = folders.map((folder) => decoded(folder.slice(HOME.length)));
  const sized = Object.entries(FILES).filter(([path, [, , tier]]) => path.endsWith(".webp") && tier >= PHOTOS);
  const largest = new Map();
  for (const one of sized) {
    const folder = paths.find((path) => path && one[0].startsWith(path));
    if (folder && !(largest.get(folder)?.[1][1] > one[1][1])) largest.set(folder, one);
  }
  return [...largest.values()];
}

addEventListener("message", (event) => {
  const deed = Object.hasOwn(DEEDS, event.data?.deed) && DEEDS[event.data.deed];
  if (!deed) return;
  const done = Promise.resolve(deed(event.data, event.source ?? {}));
  const say = (said) => event.ports[0]?.postMessage(said ?? null);
  event.waitUntil(done.then(say, () => say(null)));
});
