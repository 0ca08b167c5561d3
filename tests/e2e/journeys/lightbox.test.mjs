// Looking through photos: the lightbox over the page, its place in the history, keys and fingers.

import assert from 'node:assert/strict';

import { assertAccessible } from '../axe.mjs';
import { desktop, eventually, journey, phone } from '../browser.mjs';
import { demo } from '../site.mjs';

const site = { folder: demo, skip: demo ? false : 'DEMO is not set' };
const GRID = 'hoa-tiet/anh/';
const photo = (number) => `${GRID}hoa-tiet-${number}/`;

/** Opens the grid and one of its photos. */
async function look(visitor, number, route = GRID) {
  await visitor.open(route);
  await visitor.mark();
  await visitor.page.locator(`a[data-photo=hoa-tiet-${number}]`).click();
  await shows(visitor, number);
}

/** Waits until the lightbox shows a photo, at that photo's own address. */
async function shows(visitor, number) {
  const { page, server } = visitor;
  await page.locator('dialog.lightbox[open]').waitFor();
  await eventually(async () => (await page.locator('.lightbox .caption').innerText()).startsWith(`Họa tiết số ${number}`), `photo ${number}`);
  await eventually(() => page.url() === server.home + photo(number), `its address, not ${page.url()}`);
  await eventually(() => page.locator('.slide:not([aria-hidden]) .whole').evaluate((img) => img.complete && img.naturalWidth > 0), 'the photo');
  assert.ok((await page.locator('.slide .whole').count()) <= 5, 'at most five at hand');
}

/** Waits until the page is alone again, at an address. */
async function closed({ page, server }, route) {
  await eventually(async () => (await page.locator('dialog.lightbox').count()) === 0, 'no dialog');
  await eventually(() => page.url() === server.home + route, `${route}, not ${page.url()}`);
}

const transform = (page) => page.locator('.slide:not([aria-hidden]) .frame').evaluate((it) => new DOMMatrix(getComputedStyle(it).transform).a);
const focused = (page) => page.evaluate(() => document.activeElement.dataset.photo);

journey('the lightbox opens without a load, one Back closes it, Forward reopens it', { ...site, ...phone }, async ({ visitor, page }) => {
  await look(visitor, 2);
  const entries = await page.evaluate(() => history.length);
  await page.keyboard.press('ArrowRight');
  await eventually(async () => (await page.locator('.where').innerText()).startsWith('3/'), 'the third');
  assert.equal(await page.evaluate(() => history.length), entries, 'moving replaces');
  const now = page.url();
  await page.goBack();
  await closed(visitor, GRID);
  await page.goForward();
  await page.locator('dialog.lightbox[open]').waitFor();
  assert.equal(page.url(), now);
  await page.keyboard.press('Escape');
  await closed(visitor, GRID);
  assert.ok(await visitor.isMarked());
});

journey('whoever reloads a photo in the lightbox gets its page, and Back leads to the grid', site, async ({ visitor, server, page }) => {
  await look(visitor, 1);
  await page.reload();
  await visitor.alive();
  assert.equal(await page.locator('dialog').count(), 0);
  assert.equal(await page.locator('h1').innerText(), 'Họa tiết số 1');
  await page.goBack();
  await eventually(async () => page.url() === server.home + GRID && (await page.locator('.gallery').count()) === 1, 'the grid');
  await page.goForward();
  await eventually(async () => (await page.locator('h1').innerText()) === 'Họa tiết số 1', 'the page');
  assert.equal(await page.locator('dialog').count(), 0);
});

journey('keys walk, bring near and push about; the focus goes in and comes back', site, async ({ visitor, page }) => {
  await look(visitor, 1);
  assert.ok(await page.evaluate(() => document.querySelector('dialog').contains(document.activeElement)));
  await page.keyboard.press('End');
  await eventually(async () => (await page.locator('.where').innerText()) === '24/24', 'the last');
  await page.keyboard.press('Home');
  await shows(visitor, 1);
  await page.keyboard.press('+');
  await eventually(async () => Math.abs((await transform(page)) - 1.5) < 0.01, 'near');
  assert.equal(await page.locator('.heard').innerText(), 'Phóng 150 %.');
  await page.keyboard.press('ArrowRight');
  assert.match(await page.locator('.heard').innerText(), /^Đang xem /);
  await page.keyboard.press('0');
  await eventually(async () => (await transform(page)) === 1, 'whole');
  await page.keyboard.press('ArrowRight');
  await shows(visitor, 2);
  await page.keyboard.press('Escape');
  await closed(visitor, GRID);
  assert.equal(await focused(page), 'hoa-tiet-2');
});

journey('a finger swipes, taps twice and drags down', { ...site, ...phone }, async ({ visitor, page }) => {
  await look(visitor, 1);
  const cdp = await page.context().newCDPSession(page);
  const touch = (type, points) => cdp.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y]) => ({ x, y })) });
  const drag = async (from, to) => {
    await touch('touchStart', [from]);
    for (let step = 1; step <= 8; step += 1) await touch('touchMove', [from.map((it, axis) => it + ((to[axis] - it) * step) / 8)]);
    await touch('touchEnd', []);
  };
  await drag([300, 350], [60, 355]);
  await shows(visitor, 2);
  for (let tap = 0; tap < 2; tap += 1) {
    await touch('touchStart', [[180, 350]]);
    await touch('touchEnd', []);
  }
  await eventually(async () => (await transform(page)) > 1.4, 'near');
  await page.keyboard.press('0');
  await eventually(async () => (await transform(page)) === 1, 'whole');
  await drag([180, 250], [185, 650]);
  await closed(visitor, GRID);
});

for (const [name, profile] of [['a phone', phone], ['a desktop', desktop]]) {
  journey(`the lightbox is accessible on ${name}`, { ...site, ...profile }, async ({ visitor, page }) => {
    await look(visitor, 2);
    await assertAccessible(page, 'the lightbox', { modal: true, idle: ['heading-order'] });
  });
}

journey('without its module the photo\'s page is shown', site, async ({ visitor, server, page }) => {
  visitor.expect(/Failed to load resource|request failed/);
  server.drop(/^lightbox-/);
  await visitor.open(GRID);
  await page.locator('a[data-photo=hoa-tiet-2]').click();
  await eventually(async () => page.url() === server.home + photo(2) && (await page.locator('h1').innerText()) === 'Họa tiết số 2', 'its page');
});
