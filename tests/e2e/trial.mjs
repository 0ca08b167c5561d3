// A visitor whose host may fail: what such a visitor does, and what must hold in the end, which is that
// the visitor has all of one release.

import assert from 'node:assert/strict';

import { eventually } from './eventually.mjs';
import { serve } from './server.mjs';
import { about, figures, reports } from './site.mjs';
import { coreOf, hashOf } from './two-releases.mjs';

/** A machine that tries several at once is slow at each. */
const PATIENCE = 40_000;
/** Once something has gone wrong, nothing more is coming if nothing is asked for so long. */
const CALM = 700;
/** Pages that are looked at in the end: one of them comes alive, and is given the data of all. */
const LOOKED_AT = ['', reports, figures, about];

/**
 * What a page can see of the installation: whether one is going on, what the worker says, and whether something
 * went wrong. A worker that is about to be replaced is left alone: one that is busy is not replaced.
 */
const seen = (page) => page.evaluate(async () => {
  const found = await navigator.serviceWorker?.getRegistration();
  if (!found) return {};
  const { active, installing, waiting } = found;
  if (installing || waiting) return { coming: installing ? 'installing' : 'waiting' };
  const stores = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
  const notes = await Promise.all(stores.map(async (store) => (await store.keys()).some(({ url }) => url.endsWith('trouble/last'))));
  const trouble = notes.includes(true);
  if (!active) return { trouble };
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise((done) => { port1.onmessage = ({ data }) => done(data); });
  active.postMessage({ deed: 'state' }, [port2]);
  return { active: true, trouble, state: await answer };
}).catch(() => ({}));

const isWhole = ({ core, idle, mine, release }) => Boolean(mine) && mine === release && core[0] === core[1] && idle[0] === idle[1];

/** A host, a browser profile, and what they do. */
export class Trial {
  uncaught = [];
  asked = 0;
  struck = false;

  constructor(browser, made) {
    Object.assign(this, { browser, made });
  }

  async begin() {
    this.server = await serve({ folder: this.made.a });
    this.context = await this.browser.newContext({ locale: 'vi-VN' });
    this.hear();
    this.page = await this.context.newPage();
  }

  /** Has an ear for what must not happen. */
  hear() {
    this.context.setDefaultTimeout(PATIENCE);
    this.context.on('weberror', (error) => this.uncaught.push(String(error.error())));
  }

  async end() {
    await this.context?.close();
    await this.server?.close().catch(() => {});
  }

  /** From here on one request goes wrong, as `act` has it: this file's for ever, or all after it, where that `stays`. */
  arm({ act, stays }, at) {
    let broken;
    const hurt = [];
    const strike = (file, response) => {
      hurt.push(response);
      return act(file, response);
    };
    Object.assign(this, { asked: 0, struck: false });
    const heal = this.server.meddle((below) => {
      const number = this.asked++;
      if (number === at) [broken, this.struck] = [below, true];
      const hit = number === at || (stays === 'file' && below === broken) || (stays === 'host' && number > at);
      return hit ? strike : null;
    });
    // A network that is there again has lost what was on its way: what has had no answer ends.
    this.heal = () => {
      heal();
      hurt.filter((response) => !response.writableEnded).forEach((response) => response.destroy());
    };
  }

  /** Something else than a request is broken. */
  breaks() {
    this.struck = true;
  }

  /** Counts requests, none of which goes wrong. */
  count() {
    this.arm({}, -1);
  }

  /** Whether nothing has been asked for in a while: told anew from each call to the next. */
  #quiet() {
    let asked = -1, since = Date.now();
    return () => {
      if (this.server.requests.length !== asked) [asked, since] = [this.server.requests.length, Date.now()];
      return Date.now() - since > CALM;
    };
  }

  /**
   * Does something and stays until it has come, or has failed: known by the worker's own word, or by the note of
   * what went wrong; after a fault that nobody notes, by the quiet that follows it. Where it is quiet before anything
   * went wrong it is done again: a browser that was just looking for a newer release by itself does not look twice.
   */
  async #until(hasCome, act) {
    const quiet = this.#quiet();
    let acting;
    const begin = () => {
      acting = true;
      act().catch(() => {}).then(() => { acting = false; });
    };
    begin();
    let found;
    const isOver = async () => {
      const isQuiet = quiet();
      // What is asked for and never answered ends for a visitor who goes away.
      if (acting) return this.struck && isQuiet;
      found = await seen(this.page);
      if (found.coming) return false;
      if (found.state && hasCome(found.state)) return true;
      if (found.active && !this.struck && isQuiet) return begin();
      return this.struck && (found.trouble || isQuiet);
    };
    await eventually(isOver, 'everything has come or failed', PATIENCE).catch(async (error) => {
      const workers = await this.#workers(this.page).catch(String);
      throw new Error(`${error.message}: ${JSON.stringify({ acting, struck: this.struck, ...found, workers })}`, { cause: error });
    });
    return found ?? {};
  }

  /** The browser's own word on the workers that it has. */
  async #workers(page) {
    const told = new Map();
    const client = await this.context.newCDPSession(page);
    client.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      for (const { versionId, status, runningStatus } of versions) told.set(versionId, `${status}, ${runningStatus}`);
    });
    await client.send('ServiceWorker.enable');
    // They are told after the answer.
    await eventually(() => told.size, 'the browser tells of its workers');
    return Object.fromEntries(told);
  }

  /** Opens the site, and stays until it is kept or has failed. Whether it is kept is said. */
  async install(route = '') {
    const { active } = await this.#until(isWhole, () => this.page.goto(this.server.home + route));
    return Boolean(active);
  }

  /** A tab in which a page of the site has come, as far as `hasCome` waits; and what `watch` has made of it before. */
  async #tab(route, { watch = () => {}, hasCome = async () => {} } = {}) {
    const page = await this.context.newPage();
    const watched = watch(page);
    try {
      await page.goto(this.server.home + route);
      await hasCome(page);
    } catch (error) {
      const workers = await this.#workers(page).catch(String);
      throw new Error(`${error.message}: ${JSON.stringify({ workers })}`, { cause: error });
    }
    return { page, watched };
  }

  /** Opens the site in another tab, where nothing goes wrong. */
  async installed(route = '') {
    await this.page.close();
    this.page = (await this.#tab(route)).page;
    await eventually(async () => (await seen(this.page)).active, 'this visit is kept', PATIENCE);
  }

  /** Looks for a newer release until it is there or has failed. */
  async update(id = this.made.lists.B.id) {
    const look = () => this.page.evaluate(async () => { await (await navigator.serviceWorker.getRegistration()).update(); });
    await this.#until((state) => state.release === id && state.core[0] === state.core[1], look);
  }

  /** What a fresh tab gets, given time to come alive: all of one release. Says of which. */
  async whole(route, andThen = async () => {}) {
    const { page, watched: bodies } = await this.#tab(route, {
      watch: (tab) => this.#bodies(tab),
      hasCome: (tab) => tab.waitForSelector('html[data-alive]', { state: 'attached' }),
    });
    const got = (await Promise.all(bodies)).filter(Boolean);
    assert.ok(got.length >= 3, `the document, the app and its loader of ${called(route)}: ${got.length}`);
    const name = this.#nameOf(got, route);
    await andThen(page, name);
    await page.close();
    return name;
  }

  /** What a tab is given from now on: promises of address and hash, or of nothing. */
  #bodies(page) {
    const bodies = [];
    page.on('response', (response) => {
      const url = response.url();
      const isOurs = response.status() === 200 && url.startsWith(this.server.home) && !url.endsWith('/sw.js');
      if (isOurs) bodies.push(response.body().then((body) => [url, hashOf(body)], () => null));
    });
    return bodies;
  }

  #nameOf(got, route) {
    const { of } = this.made;
    const fits = ['A', 'B'].filter((name) => got.every(([, hash]) => of[name].has(hash)));
    const told = () => JSON.stringify(got.map(([url, hash]) => [url, of.A.has(hash), of.B.has(hash)]));
    assert.equal(fits.length, 1, `${called(route)} is all of one release: ${told()}`);
    return fits[0];
  }

  /** All of one release without a host: says of which. `turn` chooses the page that comes alive. */
  async offline(turn = 0) {
    const back = this.server.meddle(() => (_, response) => response.destroy());
    const route = LOOKED_AT[turn % LOOKED_AT.length];
    this.has = await this.whole(route, (page, name) => this.#hasAll(page, this.made.lists[name]));
    assert.deepEqual(this.uncaught, []);
    back();
    return this.has;
  }

  /** A visitor who has all of a release, and nothing else: as after a first visit. Has the site open. */
  async settled() {
    await this.page.goto(this.server.home + about);
    const { id, files } = this.made.lists[this.has];
    const hashes = Object.values(files).map(([hash]) => hash);
    await this.page.evaluate(async ([home, wanted]) => {
      const store = await caches.open(`ky-yeu ${home}`);
      const kinds = { client: () => true, release: (name) => name === wanted.id, file: (name) => wanted.hashes.includes(name) };
      for (const { url } of await store.keys()) {
        const [kind, name] = url.slice(`${home}_ky-yeu/`.length).split('/');
        if (!kinds[kind]?.(name)) await store.delete(url);
      }
    }, [this.server.home, { id, hashes }]);
  }

  /** Every file of the core is kept as it was, and the data that a page is given is its own release's. */
  async #hasAll(page, { files }) {
    const hash = (file) => files[file][0];
    const core = coreOf({ files });
    const data = LOOKED_AT.map((route) => `${route}page.json`);
    const { kept, given } = await page.evaluate(held, [this.server.home, core.map(hash), data]);
    assert.deepEqual(core.filter((file) => kept[hash(file)] !== hash(file)), [], 'every file is kept as it was');
    assert.deepEqual(data.filter((file, at) => given[at] !== hash(file)), [], 'a page is given its own release’s data');
  }
}

/** In a page: what is kept under some hashes, and what is answered to it, each by the hash that it has now. */
async function held([home, hashes, paths]) {
  const digest = async (answer) => {
    if (!answer?.ok) return null;
    const whole = new Uint8Array(await crypto.subtle.digest('SHA-256', await answer.arrayBuffer()));
    return Array.from(whole.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
  };
  const store = await caches.open(`ky-yeu ${home}`);
  const kept = hashes.map(async (hash) => [hash, await digest(await store.match(`${home}_ky-yeu/file/${hash}`))]);
  const given = paths.map(async (path) => digest(await fetch(home + path).catch(() => null)));
  return { kept: Object.fromEntries(await Promise.all(kept)), given: await Promise.all(given) };
}

const called = (route) => `/${route}`;
