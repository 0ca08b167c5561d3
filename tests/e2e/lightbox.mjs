// What journeys through the lightbox share: the grid of generated photos, and what is seen of one of them.

import assert from 'node:assert/strict';

import { eventually } from './browser.mjs';
import { demo } from './site.mjs';

export const site = { folder: demo, skip: demo ? false : 'DEMO is not set' };
export const GRID = 'hoa-tiet/anh/';
export const photo = (number) => `${GRID}hoa-tiet-${number}/`;

/** Opens the grid and one of its photos. */
export async function look(visitor, number, route = GRID) {
  await visitor.open(route);
  await visitor.mark();
  await visitor.page.locator(`a[data-photo=hoa-tiet-${number}]`).click();
  await shows(visitor, number);
}

/** Waits until the lightbox shows a photo, at that photo's own address. */
export async function shows(visitor, number) {
  const { page, server } = visitor;
  await page.locator('dialog.lightbox[open]').waitFor();
  await eventually(async () => (await page.locator('.lightbox .caption').innerText()).startsWith(`Họa tiết số ${number}`), `photo ${number}`);
  await eventually(() => page.url() === server.home + photo(number), `its address, not ${page.url()}`);
  await eventually(() => page.locator('.slide:not([aria-hidden]) .whole').evaluate((img) => img.complete && img.naturalWidth > 0), 'the photo');
  assert.ok((await page.locator('.slide .whole').count()) <= 5, 'at most five at hand');
}

/** Waits until the page is alone again, at an address. */
export async function closed({ page, server }, route) {
  await eventually(async () => (await page.locator('dialog.lightbox').count()) === 0, 'no dialog');
  await eventually(() => page.url() === server.home + route, `${route}, not ${page.url()}`);
}

/** How near the photo is, and how far it is pushed. */
export const seen = (page) =>
  page.locator('.slide:not([aria-hidden]) .frame').evaluate((it) => {
    const { a: zoom, e: x, f: y } = new DOMMatrix(getComputedStyle(it).transform);
    return { zoom, x, y };
  });

/** Waits until nothing moves any more. */
export const atRest = (page) =>
  eventually(() => page.evaluate(async () => {
    const all = () => [...document.querySelectorAll('.track, .slide:not([aria-hidden]) .frame')].map((it) => it.style.transform).join();
    const frame = () => new Promise(requestAnimationFrame);
    const before = all();
    await frame();
    await frame();
    return all() === before;
  }), 'rest');

/** What the lightbox has said last to those who listen. */
export const heard = (page) => page.locator('.lightbox .heard').innerText();

/** Fingers on the screen: each event has the places of all that are down. */
export async function fingers(page) {
  const cdp = await page.context().newCDPSession(page);
  const touch = (type, points) =>
    cdp.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
  const along = (from, to, part) => from.map((it, axis) => it + (to[axis] - it) * part);
  return {
    async drag(from, to, steps = 8) {
      await touch('touchStart', [from]);
      for (let step = 1; step <= steps; step += 1) await touch('touchMove', [along(from, to, step / steps)]);
      await touch('touchEnd', []);
    },
    async tap(at) {
      await touch('touchStart', [at]);
      await touch('touchEnd', []);
    },
    /** Two fingers go from where they are to elsewhere; both are lifted unless they are held. */
    async pinch(from, to, { hold = false, steps = 8 } = {}) {
      await touch('touchStart', [from[0]]);
      await touch('touchStart', from);
      for (let step = 1; step <= steps; step += 1) {
        await touch('touchMove', from.map((one, at) => along(one, to[at], step / steps)));
      }
      if (!hold) await touch('touchEnd', []);
    },
    lift: () => touch('touchEnd', []),
  };
}
