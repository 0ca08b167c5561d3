// What may go wrong with every request of a first visit, and of an update from release A to release B; and
// what must hold after each: a visitor has all of A or all of B.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { serve } from './server.mjs';
import { about, dist, figures, reports } from './site.mjs';

/** The worker of the tests gives up and asks again as the real one does, but sooner. */
const SOONER = [['STALL = 15_000', 'STALL = 800'], ['WAITS = [500, 2_000, 6_000]', 'WAITS = [20, 60, 120]']];
const LIST = / = (\{"files":.*\});$/m;
const PATIENCE = 40_000;
/** With nothing asked for so long, nothing more is coming. */
const CALM = 900;

const half = (body) => body.subarray(0, body.length / 2);
const headers = ({ type, body }) => ({ 'content-type': type, 'content-length': body.length });
const flipped = (body) => {
  const other = Buffer.from(body);
  if (other.length) other[Math.floor(other.length / 2)] ^= 1;
  return other;
};
const instead = (change) => (file, response) => {
  const { status = 200, type = file.type, body = file.body } = change(file);
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-cache' }).end(body);
};
const PORTAL = Buffer.from('<!doctype html><title>Wi-Fi</title><p>Đăng nhập');

/** What the host does with a request instead of answering it; and whether it goes on so. */
export const KINDS = {
  'dropped connection': { act: (_, response) => response.destroy() },
  'reset in the middle': {
    act(file, response) {
      response.writeHead(file.status, headers(file));
      response.write(half(file.body), () => response.socket?.resetAndDestroy());
    },
  },
  'half, announced as half': { act: instead(({ body }) => ({ body: half(body) })) },
  'half, announced as whole': {
    act(file, response) {
      response.writeHead(file.status, headers(file));
      response.write(half(file.body), () => response.destroy());
    },
  },
  404: { act: instead(() => ({ status: 404, body: Buffer.from('') })) },
  500: { act: instead(() => ({ status: 500, body: Buffer.from('') })) },
  'captive portal': { act: instead(() => ({ type: 'text/html', body: PORTAL })) },
  stall: { act: () => {} },
  'a bit flipped': { act: instead(({ body }) => ({ body: flipped(body) })) },
  'a bit flipped, for ever': { act: instead(({ body }) => ({ body: flipped(body) })), stays: 'file' },
  'the host is gone': { act: (_, response) => response.destroy(), stays: 'host' },
};

/** Every case there is, for so many requests of a first visit and of an update. */
export function cases(first, update) {
  const of = (stage, count) => Object.keys(KINDS).flatMap((kind) =>
    Array.from({ length: count }, (_, at) => ({ stage, kind, at, name: `${stage}, request ${at + 1} of ${count}: ${kind}` })));
  return [...of('first visit', first), ...of('update', update)];
}

/** A sample that is the same for the same seed. */
export function sample(all, count, seed) {
  const rank = ({ name }) => createHash('sha256').update(`${seed} ${name}`).digest('hex');
  return all.map((one) => [rank(one), one]).sort(([a], [b]) => (a < b ? -1 : 1)).slice(0, count).map(([, one]) => one);
}

// ---- Two releases.

const hashOf = (bytes) => createHash('sha256').update(bytes).digest('hex');
const withList = (worker, list) => worker.replace(LIST, () => ` = ${JSON.stringify(list)};`);

async function hashes(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath ?? entry.path, entry.name));
  return new Set(await Promise.all(files.map(async (file) => hashOf(await readFile(file)))));
}

/** Release A is the release under test, B the same with another word on every page and in every sheet. */
export async function releases() {
  const root = await mkdtemp(path.join(tmpdir(), 'ky-yeu-faults-'));
  const [a, b] = [path.join(root, 'a'), path.join(root, 'b')];
  await cp(dist, a, { recursive: true });
  let worker = await readFile(path.join(a, 'sw.js'), 'utf8');
  for (const [from, to] of SOONER) {
    assert.ok(worker.includes(from), `the worker says ${from}`);
    worker = worker.replace(from, to);
  }
  await writeFile(path.join(a, 'sw.js'), worker);
  await cp(a, b, { recursive: true });
  const next = { id: 'bbbbbbbbbbbbbbbb', files: {} };
  for (const [file, [, , tier]] of Object.entries(JSON.parse(LIST.exec(worker)[1]).files)) {
    let bytes = await readFile(path.join(b, file));
    if (/\.(html|json)$/.test(file)) {
      bytes = Buffer.from(bytes.toString().replaceAll('Kỷ yếu', 'Kỷ-yếu-B').replace(/(name="ky-yeu-page" content=")./, '$1B'));
      await writeFile(path.join(b, file), bytes);
    }
    next.files[file] = [hashOf(bytes).slice(0, 32), bytes.length, tier];
  }
  await writeFile(path.join(b, 'sw.js'), withList(worker, next));
  return { root, a, b, of: { A: await hashes(a), B: await hashes(b) }, close: () => rm(root, { recursive: true }) };
}

// ---- One case.

const registration = (page) => page.evaluate(async () => {
  const found = await navigator.serviceWorker?.getRegistration();
  return { active: Boolean(found?.active), coming: Boolean(found?.installing || found?.waiting) };
}).catch(() => ({ active: false, coming: false }));

async function until(condition, what) {
  for (const end = Date.now() + PATIENCE; ;) {
    if (await condition()) return;
    if (Date.now() > end) assert.fail(`in vain waited for: ${what}`);
    await new Promise((done) => { setTimeout(done, 25); });
  }
}

/** A host, a browser profile, and what they do. */
export class Trial {
  constructor(browser, made) {
    this.browser = browser;
    this.made = made;
    this.uncaught = [];
  }

  async begin() {
    this.server = await serve({ folder: this.made.a });
    this.context = await this.browser.newContext({ locale: 'vi-VN' });
    this.context.setDefaultTimeout(PATIENCE);
    this.context.on('weberror', (error) => this.uncaught.push(String(error.error())));
    this.page = await this.context.newPage();
  }

  async end() {
    await this.context?.close();
    await this.server?.close().catch(() => {});
  }

  /** From here on one request goes wrong: how often the host has been asked is told by `asked`. */
  arm({ kind, at }) {
    const { act, stays } = KINDS[kind];
    let broken;
    this.asked = 0;
    this.heal = this.server.meddle((below) => {
      const number = this.asked++;
      if (number === at) broken = below;
      const hit = number === at || (stays === 'file' && below === broken) || (stays === 'host' && number > at);
      return hit ? act : null;
    });
  }

  count() {
    this.asked = 0;
    this.heal = this.server.meddle(() => { this.asked += 1; return null; });
  }

  /** Nothing is being installed, and nobody has asked for anything for a while. */
  async calm(page = this.page) {
    let asked = -1, since = Date.now();
    await until(async () => {
      if (this.server.requests.length !== asked) [asked, since] = [this.server.requests.length, Date.now()];
      return Date.now() - since > CALM && !(await registration(page)).coming;
    }, 'everything has come or failed');
  }

  async install() {
    await this.page.goto(this.server.home).catch(() => {});
    await this.calm();
  }

  async update() {
    await this.page.evaluate(async () => { await (await navigator.serviceWorker.getRegistration()).update(); }).catch(() => {});
    await this.calm();
  }

  /** What a fresh tab gets: all of one release. Says of which. */
  async whole(route) {
    const page = await this.context.newPage();
    const bodies = [];
    page.on('response', (response) => {
      const { url } = { url: response.url() };
      if (response.status() === 200 && url.startsWith(this.server.home) && !url.endsWith('/sw.js')) bodies.push(response.body().then((body) => [url, hashOf(body)], () => null));
    });
    await page.goto(this.server.home + route);
    await page.waitForSelector('html[data-alive]', { state: 'attached' });
    const got = (await Promise.all(bodies)).filter(Boolean);
    await page.close();
    assert.ok(got.length >= 3, `the document, the app and its loader of ${route}: ${got.length}`);
    const fits = ['A', 'B'].filter((name) => got.every(([, hash]) => this.made.of[name].has(hash)));
    assert.equal(fits.length, 1, `/${route} is all of one release: ${JSON.stringify(got.map(([url, hash]) => [url, this.made.of.A.has(hash), this.made.of.B.has(hash)]))}`);
    return fits[0];
  }

  /** All of one release without a host: says of which. */
  async offline() {
    await this.server.close();
    const found = new Set();
    for (const route of ['', reports, figures, about]) found.add(await this.whole(route));
    assert.equal(found.size, 1, 'every page is of the same release');
    assert.deepEqual(this.uncaught, []);
    return [...found][0];
  }
}

/** Runs a case. Says which release the visitor has in the end. */
export async function run(browser, made, one) {
  const trial = new Trial(browser, made);
  try {
    await trial.begin();
    if (one.stage === 'first visit') {
      trial.arm(one);
      await trial.install();
      trial.uncaught.length = 0;
      trial.heal();
      // Whatever happened: the next visit finds everything, and from then on it is there for good.
      if (!(await registration(trial.page)).active) {
        await trial.install();
        assert.ok((await registration(trial.page)).active, 'the second visit is kept');
      }
    } else {
      await trial.install();
      trial.server.folder = made.b;
      trial.arm(one);
      await trial.update();
      trial.heal();
      await trial.whole(reports);
    }
    return await trial.offline();
  } finally {
    await trial.end();
  }
}

/** How many requests a first visit and an update make when nothing goes wrong. */
export async function counts(browser, made) {
  const trial = new Trial(browser, made);
  try {
    await trial.begin();
    trial.count();
    await trial.install();
    const first = trial.asked;
    trial.heal();
    trial.server.folder = made.b;
    trial.count();
    await trial.update();
    return { first, update: trial.asked };
  } finally {
    await trial.end();
  }
}
