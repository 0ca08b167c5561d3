// The lightbox's controls, and visitors who see, or want to see, otherwise.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

import { assertAccessible } from '../axe.mjs';
import { eventually, journey, phone } from '../browser.mjs';
import { GRID, closed, heard, look, photo, shows, site } from '../lightbox.mjs';
import { demo } from '../site.mjs';

const act = (page, name) => page.locator(`.lightbox [data-act=${name}]`);

journey('the slideshow goes on by itself until it is halted', site, async ({ visitor, page }) => {
  await page.clock.install();
  await look(visitor, 2);
  const play = act(page, 'play');
  assert.equal(await play.getAttribute('aria-label'), 'Trình chiếu');
  await play.click();
  assert.equal(await play.getAttribute('aria-label'), 'Dừng trình chiếu');
  assert.equal(await heard(page), 'Đang trình chiếu.');
  // After the third comes the sixth: the grid shows albums one after another.
  for (const number of [3, 6]) {
    await page.clock.runFor(6000);
    await shows(visitor, number);
  }
  await play.click();
  assert.equal(await play.getAttribute('aria-label'), 'Trình chiếu');
  await page.clock.runFor(20_000);
  await shows(visitor, 6);
  // A key halts it too, and does what it does.
  await play.click();
  await page.keyboard.press('ArrowLeft');
  await page.clock.runFor(20_000);
  await shows(visitor, 3);
  assert.equal(await play.getAttribute('aria-label'), 'Trình chiếu');
});

journey('a photo that has not come holds the slideshow up', site, async ({ visitor, server, page }) => {
  await page.clock.install();
  await visitor.open(GRID);
  const release = server.hold(/hoa-tiet-6\/640.*\.(avif|webp|jpg)$/);
  await page.locator('a[data-photo=hoa-tiet-3]').click();
  await shows(visitor, 3);
  await act(page, 'play').click();
  await page.clock.runFor(6000);
  await eventually(async () => (await page.locator('.where').innerText()) === '4/24', 'the fourth');
  await page.clock.runFor(20_000);
  assert.equal(await page.locator('.where').innerText(), '4/24');
  release();
  await shows(visitor, 6);
  // Its time was up long ago: as soon as it is seen that it has come, the next one follows.
  await page.clock.runFor(1000);
  await shows(visitor, 9);
});

journey('the full screen is left with the lightbox', site, async ({ visitor, page }) => {
  await look(visitor, 2);
  const full = () => page.evaluate(() => document.fullscreenElement?.className);
  await act(page, 'full').click();
  await eventually(async () => (await full()) === 'room', 'the full screen');
  await eventually(async () => (await act(page, 'full').getAttribute('aria-pressed')) === 'true', 'said so');
  await page.keyboard.press('ArrowRight');
  await shows(visitor, 3);
  await act(page, 'full').click();
  await eventually(async () => (await full()) === undefined, 'the window');
  await act(page, 'full').click();
  await eventually(async () => (await full()) === 'room', 'the full screen again');
  await act(page, 'close').click();
  await closed(visitor, GRID);
  await eventually(async () => (await full()) === undefined, 'left');
});

journey('the system\'s sheet shares the photo\'s own page', site, async ({ visitor, server, page }) => {
  await page.addInitScript(() => { navigator.share = async (data) => { window.shared = data; }; });
  await look(visitor, 2);
  await page.keyboard.press('ArrowRight');
  await shows(visitor, 3);
  await act(page, 'share').click();
  const shared = await eventually(() => page.evaluate(() => window.shared), 'the sheet');
  assert.equal(shared.url, server.home + photo(3));
  assert.match(shared.title, /^Họa tiết số 3 · /);
});

journey('where there is no such sheet the address is copied, or told', { ...site, permissions: ['clipboard-read', 'clipboard-write'] }, async ({ visitor, server, page }) => {
  await page.addInitScript(() => { navigator.share = () => { throw new Error('none'); }; });
  await look(visitor, 2);
  await act(page, 'share').click();
  await eventually(async () => (await page.locator('.said').innerText()) === 'Đã chép liên kết.', 'said');
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), server.home + photo(2));
  await page.evaluate(() => { navigator.clipboard.writeText = async () => { throw new Error('refused'); }; });
  await act(page, 'share').click();
  await eventually(async () => (await page.locator('.said').innerText()).endsWith(photo(2)), 'told');
});

journey('the largest file is what is downloaded, under the photo\'s name', site, async ({ visitor, page }) => {
  await look(visitor, 2);
  const coming = page.waitForEvent('download');
  await act(page, 'keep').click();
  const download = await coming;
  assert.equal(download.suggestedFilename(), 'hoa-tiet-2.jpg');
  const folder = path.join(demo, photo(2));
  const width = (file) => Number.parseInt(file, 10);
  const largest = readdirSync(folder).filter((file) => file.endsWith('.jpg')).sort((a, b) => width(b) - width(a))[0];
  assert.ok(readFileSync(await download.path()).equals(readFileSync(path.join(folder, largest))), largest);
  await shows(visitor, 2);
});

journey('a photo that does not come is told, and asked for again', site, async ({ visitor, server, page }) => {
  visitor.expect(/Failed to load resource|request failed/);
  const files = /hoa-tiet-3\/.*\.(avif|webp|jpg)$/;
  const mend = server.drop(files);
  await look(visitor, 1);
  await page.keyboard.press('ArrowRight');
  await shows(visitor, 2);
  await page.keyboard.press('ArrowRight');
  await eventually(async () => (await page.locator('.said').innerText()).startsWith('Chưa tải được ảnh'), 'told');
  mend();
  await page.keyboard.press('ArrowRight');
  await shows(visitor, 6);
  assert.equal(await page.locator('.said').innerText(), '');
  await page.keyboard.press('ArrowLeft');
  await shows(visitor, 3);
});

/** Where the row is in the moment in which a key turns to the next photo. */
const turned = (page) =>
  page.evaluate(() => {
    document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
    return new DOMMatrix(getComputedStyle(document.querySelector('.track')).transform).e;
  });

for (const reducedMotion of ['no-preference', 'reduce']) {
  const calm = reducedMotion === 'reduce';
  journey(`photos ${calm ? 'change without sliding where motion is not wanted' : 'slide'}`, { ...site, reducedMotion }, async ({ visitor, page }) => {
    await look(visitor, 1);
    const at = await turned(page);
    assert.equal(at === 0, calm, `the row is at ${at}`);
    await shows(visitor, 2);
    await page.keyboard.press('+');
    const zoom = await page.locator('.slide:not([aria-hidden]) .frame').evaluate((it) => new DOMMatrix(it.style.transform).a);
    assert.equal(zoom === 1.5, calm, `the zoom is ${zoom}`);
    const durations = await page.locator('.tools, .words').evaluateAll((all) => all.map((it) => getComputedStyle(it).transitionDuration));
    assert.equal(durations.every((it) => it === '0s'), calm, `${durations}`);
  });
}

/** Every control that is shown, by its name and box. */
const controls = (page) =>
  page.locator('.lightbox :is(button, a)').evaluateAll((all) =>
    all.filter((it) => it.checkVisibility({ visibilityProperty: true })).map((it) => {
      const { left, right, top, width, height } = it.getBoundingClientRect();
      return { name: it.getAttribute('aria-label'), inStrip: it.closest('.strip') !== null, left, right, top, width, height };
    }),
  );

for (const [what, viewport] of [['enlarged four times', { width: 320, height: 225 }], ['on a small phone', { width: 360, height: 800 }], ['on a phone on its side', { width: 800, height: 360 }]]) {
  journey(`${what}, all controls are there in one row, and large enough`, { ...site, viewport }, async ({ visitor, page }) => {
    await look(visitor, 2);
    const all = await controls(page);
    const small = all.filter(({ width, height }) => width < 43.9 || height < 43.9);
    assert.deepEqual(small, [], 'too small');
    const tools = all.filter(({ inStrip }) => !inStrip);
    const out = tools.filter(({ left, right }) => left < 0 || right > viewport.width);
    assert.deepEqual(out, [], 'out of the window');
    assert.equal(new Set((await page.locator('.tools > :is(button, a)').evaluateAll((them) => them.map((it) => Math.round(it.getBoundingClientRect().top))))).size, 1, 'one row');
    assert.ok(await page.evaluate(() => document.querySelector('.lightbox').scrollWidth <= innerWidth), 'nothing to scroll across');
    const { height } = await page.locator('.stage').boundingBox();
    assert.ok(height >= 140, `room for the photo: ${height}`);
    await page.locator('.caption').scrollIntoViewIfNeeded();
    await assertAccessible(page, what, { modal: true, idle: ['heading-order'] });
  });
}

journey('with large text the controls are still one row', { ...site, ...phone }, async ({ visitor, page }) => {
  await page.addInitScript(() => localStorage.setItem('data-size', '3'));
  await look(visitor, 2);
  assert.equal(await page.evaluate(() => document.documentElement.dataset.size), '3');
  const rows = await page.locator('.tools > :is(button, a)').evaluateAll((all) => all.map((it) => it.getBoundingClientRect()).map(({ top, right }) => [Math.round(top), right <= innerWidth]));
  assert.equal(new Set(rows.map(([top]) => top)).size, 1);
  assert.ok(rows.every(([, inside]) => inside));
});

journey('with colours of the visitor\'s own, controls and the current photo are told apart', { ...site, forcedColors: 'active' }, async ({ visitor, page }) => {
  await look(visitor, 2);
  const style = (selector) => page.locator(selector).first().evaluate((it) => {
    const { backgroundColor, borderTopColor, outlineStyle, outlineColor, color } = getComputedStyle(it);
    return { backgroundColor, borderTopColor, outlineStyle, outlineColor, color };
  });
  const close = await style('.lightbox [data-act=close]');
  assert.notEqual(close.borderTopColor, close.backgroundColor, 'buttons have an edge');
  assert.notEqual(close.color, close.backgroundColor);
  const [current, other] = [await style('.strip [aria-current]'), await style('.strip button:not([aria-current])')];
  assert.equal(current.outlineStyle, 'solid');
  assert.equal(other.outlineStyle, 'none');
});
