// Five hundred photos in one album: whether anything moves while they come, how soon the lightbox is there, whether it keeps
// sixty frames a second under fingers on a slow phone, and how many large photos it holds meanwhile.
//
// PHOTOS names the folder of such a release; without it the photos are made, which takes minutes the first time.

import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { shown } from './lib/budgets.mjs';
import { ARGS, chromePath } from './lib/chrome.mjs';
import { ROOT, distFolder } from './lib/dist.mjs';
import { frames, traced } from './lib/frames.mjs';
import { numberAfter, progress } from './lib/program.mjs';
import { bench } from './lib/report.mjs';
import { serve } from './lib/server.mjs';
import { median } from './lib/stats.mjs';
import { table } from './lib/table.mjs';
import { PATIENCE, PHONE, SLOW } from './lib/visit.mjs';

const COUNT = numberAfter('--count', 500);
const WIDTH = 640;
const GRID = 'hoa-tiet/anh/';
const RUNS = numberAfter('--runs', 3);
/** Photos that are swiped through in one run. */
const SWIPES = 12;
const MARK = 'ky-yeu-hand';

function made() {
  progress(`making ${COUNT} photos`);
  const example = ['run', '--quiet', '--package', 'ky-yeu-site', '--example', 'demo', '--', COUNT, WIDTH, 'demo-500'].map(String);
  const told = execFileSync('cargo', example, { cwd: ROOT, env: { ...process.env, DIST: distFolder() }, encoding: 'utf8' });
  return told.trim().split('\n').at(-1);
}

async function opened(browser, address, { slowdown = 1, network = false } = {}) {
  const context = await browser.newContext({ ...PHONE, serviceWorkers: 'block' });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await page.addInitScript(() => {
    globalThis.shifts = 0;
    new PerformanceObserver((list) => { for (const one of list.getEntries()) globalThis.shifts += one.value; }).observe({ type: 'layout-shift', buffered: true });
  });
  if (slowdown > 1) await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  if (network) {
    const bytes = (SLOW.kilobits * 1000) / 8;
    await cdp.send('Network.emulateNetworkConditions', { offline: false, latency: SLOW.roundTrip, downloadThroughput: bytes, uploadThroughput: bytes });
  }
  await page.goto(address, { waitUntil: 'commit', timeout: PATIENCE });
  await page.waitForSelector('html[data-alive]', { state: 'attached', timeout: PATIENCE });
  return { context, page, cdp };
}

/** Scrolls through the whole grid while its photos come slowly. */
async function shifts(browser, address) {
  const { context, page } = await opened(browser, address, { network: true });
  const seen = await page.evaluate(async () => {
    const frame = () => new Promise(requestAnimationFrame);
    const end = () => document.documentElement.scrollHeight - innerHeight;
    const heights = new Set();
    while (scrollY < end() - 1) {
      scrollBy(0, innerHeight / 2);
      heights.add(document.documentElement.scrollHeight);
      for (let wait = 0; wait < 4; wait += 1) await frame();
    }
    return { shifts: globalThis.shifts, photos: document.querySelectorAll('a[data-photo] img').length, heights: heights.size };
  });
  await context.close();
  if (seen.photos !== COUNT) throw new Error(`the grid has ${seen.photos} photos, not ${COUNT}`);
  return seen;
}

const isShown = () => {
  const photo = document.querySelector('.slide:not([aria-hidden]) .whole');
  return Boolean(photo?.complete && photo.naturalWidth > 0);
};

/** Milliseconds from the click to a lightbox that is painted; its module has come before. */
async function opening(page) {
  await page.locator('a[data-photo]').first().dispatchEvent('pointerover');
  await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => /photos\.json$/.test(name)));
  return page.evaluate(async () => {
    const frame = () => new Promise(requestAnimationFrame);
    const start = performance.now();
    document.querySelector('a[data-photo]').click();
    while (!document.querySelector('dialog.lightbox[open]')) await frame();
    await frame();
    return performance.now() - start;
  });
}

/** A finger goes as fast as fingers go, an event for each frame. */
async function fingers(page, cdp) {
  const touch = (type, touchPoints) => cdp.send('Input.dispatchTouchEvent', { type, touchPoints });
  const wait = (time) => new Promise((done) => setTimeout(done, time));
  const go = async (from, to, time) => {
    const at = (part) => from.map((one, id) => ({ id, x: one[0] + (to[id][0] - one[0]) * part, y: one[1] + (to[id][1] - one[1]) * part }));
    await touch('touchStart', at(0));
    const start = performance.now();
    for (let part = 0; part < 1; ) {
      await wait(8);
      part = Math.min(1, (performance.now() - start) / time);
      await touch('touchMove', at(part));
    }
    await touch('touchEnd', []);
  };
  const rest = () => page.waitForFunction(async () => {
    const all = () => [...document.querySelectorAll('.track, .slide:not([aria-hidden]) .frame')].map((it) => it.style.transform).join();
    const before = all();
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    return all() === before;
  });
  return { go, rest };
}

/** What a hand does that looks through photos: swipes, comes near, pushes about, goes back. */
async function looked(page, cdp) {
  const { go, rest } = await fingers(page, cdp);
  const { width, height } = PHONE.viewport;
  const y = height * 0.4;
  for (let swipe = 0; swipe < SWIPES; swipe += 1) {
    await go([[width * 0.8, y]], [[width * 0.2, y + 5]], 180);
    await rest();
  }
  const apart = (length) => [[width / 2 - length / 2, y], [width / 2 + length / 2, y]];
  await go(apart(60), apart(200), 400);
  await rest();
  for (const [from, to] of [[0.7, 0.3], [0.3, 0.7]]) {
    await go([[width * from, y]], [[width * to, y + 60]], 300);
    await rest();
  }
  await go(apart(240), apart(40), 400);
  await rest();
}

/** The frames of what a hand does. */
async function framesOf(browser, page, cdp) {
  const mark = () => page.evaluate((name) => { performance.mark(name); }, MARK);
  const events = await traced(browser, page, async () => {
    await mark();
    await looked(page, cdp);
    await mark();
  });
  return frames(events, MARK);
}

/** The least that any such page does: one photo of the same size follows the same fingers over nothing, and glides back. */
async function floor(browser, address) {
  const context = await browser.newContext(PHONE);
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  const { photos: [photo] } = await (await fetch(`${address}photos.json`)).json();
  const source = `${address}${photo.slug}/${photo.webp.at(-1)[1]}`;
  await page.setContent(`<meta name="viewport" content="width=device-width"><body style="margin:0;height:100vh;overflow:hidden;background:#000;touch-action:none"><img class="track" src="${source}" style="width:100%;margin-top:8rem;will-change:transform">`);
  await page.evaluate(async () => {
    const picture = document.querySelector('img');
    await picture.decode();
    let [from, at, held] = [0, 0, false];
    const draw = () => { picture.style.transform = `translateX(${at.toFixed(2)}px)`; };
    const glide = () => {
      if (held) return;
      at = Math.abs(at) < 0.3 ? 0 : at * 0.8;
      draw();
      if (at !== 0) requestAnimationFrame(glide);
    };
    addEventListener('pointerdown', ({ clientX }) => { [from, held] = [clientX - at, true]; });
    addEventListener('pointermove', ({ clientX }) => { at = clientX - from; draw(); });
    addEventListener('pointerup', () => { held = false; requestAnimationFrame(glide); });
  });
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOW.slowdown });
  const seen = await framesOf(browser, page, cdp);
  await context.close();
  return seen;
}

async function hand(browser, address) {
  const { context, page, cdp } = await opened(browser, address, { slowdown: SLOW.slowdown });
  const open = await opening(page);
  await page.waitForFunction(isShown, null, { timeout: PATIENCE });
  const seen = await framesOf(browser, page, cdp);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  const held = await photosHeld(page, cdp);
  await context.close();
  return { open, held, ...seen };
}

/** How many large photos are in memory once what nobody needs has been collected, in the document or not. */
async function photosHeld(page, cdp) {
  for (let photo = 0; photo < 40; photo += 1) await page.keyboard.press('ArrowRight');
  await page.waitForFunction(isShown, null, { timeout: PATIENCE });
  await cdp.send('HeapProfiler.enable');
  await cdp.send('HeapProfiler.collectGarbage');
  const { result: prototype } = await cdp.send('Runtime.evaluate', { expression: 'HTMLImageElement.prototype' });
  const { objects } = await cdp.send('Runtime.queryObjects', { prototypeObjectId: prototype.objectId });
  const { result } = await cdp.send('Runtime.callFunctionOn', {
    objectId: objects.objectId,
    functionDeclaration: "function () { return this.filter((it) => it.className === 'whole').length; }",
    returnByValue: true,
  });
  return result.value;
}

async function measure() {
  const folder = path.resolve(process.env.PHOTOS || made());
  const browser = await chromium.launch({ executablePath: chromePath(), args: ARGS });
  const server = await serve(folder);
  try {
    const address = server.address + GRID;
    const moved = await shifts(browser, address);
    const runs = [];
    for (let run = 0; run < RUNS; run += 1) {
      runs.push({ ...(await hand(browser, address)), floor: (await floor(browser, address)).rate });
      progress(`hand ${run + 1} of ${RUNS}`);
    }
    return told(moved, runs);
  } finally {
    await browser.close();
    await server.close();
  }
}

const quantile = (values, share) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];

function told(moved, runs) {
  const ms = (value) => shown(value, 'ms');
  const rows = runs.map((run, at) => [`run ${at + 1}`, `${run.shown} of ${run.wanted}`, run.rate.toFixed(1), run.floor.toFixed(1), ms(median(run.work)), ms(quantile(run.work, 0.95)), ms(run.open)]);
  console.log(`${table(['', 'frames shown', 'a second', 'floor', 'work a frame', '95 %', 'opened'], rows)}\n`);
  const work = runs.flatMap((run) => run.work);
  return {
    checks: [
      { budget: 'shift', what: `layout shift, ${COUNT} photos on a slow network`, figure: moved.shifts },
      { budget: 'frames', what: `frames a second under fingers, processor ${SLOW.slowdown}× slower`, figure: median(runs.map((run) => run.rate)) },
      { what: 'the same, one photo that follows the same fingers over an empty page', figure: median(runs.map((run) => run.floor)), unit: 'frames a second' },
      { budget: 'work', what: 'main thread’s work for a frame, 95 %', figure: quantile(work, 0.95) },
      { budget: 'opened', what: 'from the click to the lightbox', figure: median(runs.map((run) => run.open)) },
      { budget: 'held', what: `large photos in memory after 50 of ${COUNT}`, figure: Math.max(...runs.map((run) => run.held)) },
    ],
    details: { moved, runs: runs.map(({ work: all, ...run }) => ({ ...run, work: { median: median(all), most: Math.max(...all) } })) },
  };
}

await bench('photos', `${COUNT} photos in one album`, measure, { timed: true });
