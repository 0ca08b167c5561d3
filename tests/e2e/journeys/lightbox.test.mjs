// Looking through photos: the lightbox over the page, its place in the history, keys, fingers and the wheel.

import assert from 'node:assert/strict';

import { assertAccessible } from '../axe.mjs';
import { desktop, eventually, journey, phone } from '../browser.mjs';
import { GRID, atRest, closed, fingers, heard, look, photo, seen, shows, site } from '../lightbox.mjs';

const focused = (page) => page.evaluate(() => document.activeElement.dataset.photo);

journey('the lightbox opens without a load, one Back closes it, Forward reopens it', { ...site, ...phone }, async ({ visitor, page }) => {
  await look(visitor, 2);
  const entries = await page.evaluate(() => history.length);
  await page.keyboard.press('ArrowRight');
  await eventually(async () => (await page.locator('.where').innerText()).startsWith('3/'), 'the third');
  const written = () => page.locator('main img').evaluateAll((all) => all.filter((it) => it.currentSrc).every((it) => [...it.parentElement.children].every(({ srcset }) => srcset.split(',').every((one) => one.trim().startsWith('http')))));
  await eventually(written, 'every picture of the page below that has been seen has its whole address');
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

journey('the page below costs nothing meanwhile, stands where it stood, and its photos come from where they are', { ...site, ...phone }, async ({ visitor, page }) => {
  await visitor.open(GRID);
  const place = () => page.evaluate(() => ({ scrolled: scrollY, height: document.documentElement.scrollHeight }));
  const drawn = () => page.locator('main').evaluate((it) => it.checkVisibility({ contentVisibilityAuto: true }) && getComputedStyle(it.parentElement).contentVisibility === 'visible');
  const last = page.locator('a[data-photo]').last();
  await last.evaluate((it) => it.scrollIntoView({ block: 'center' }));
  const before = await place();
  assert.ok(before.scrolled > 1000 && await drawn());
  const open = async () => {
    await last.click();
    await page.locator('dialog.lightbox[open]').waitFor();
  };
  await open();
  assert.equal(await drawn(), false, 'it is left out');
  assert.deepEqual(await place(), before);
  await page.goBack();
  await closed(visitor, GRID);
  assert.ok(await drawn());
  assert.deepEqual(await place(), before);
  // From the last photo to the first, which comes into sight as the lightbox closes; meanwhile the window is turned.
  await open();
  await page.setViewportSize({ width: 800, height: 360 });
  await page.keyboard.press('Home');
  await shows(visitor, 1);
  await page.keyboard.press('Escape');
  await closed(visitor, GRID);
  assert.equal(await focused(page), 'hoa-tiet-1');
  await eventually(() => page.locator('a[data-photo=hoa-tiet-1] img').evaluate((it) => it.complete && it.naturalWidth > 0), 'the first');
  for (let down = 0; down < before.height; down += 300) await page.evaluate((to) => scrollTo(0, to), down);
  await eventually(() => page.locator('main img').evaluateAll((all) => all.every((it) => it.complete && it.naturalWidth > 0)), 'all have come');
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
  await eventually(async () => Math.abs((await seen(page)).zoom - 1.5) < 0.01, 'near');
  assert.equal(await heard(page), 'Phóng 150 %.');
  await page.keyboard.press('ArrowRight');
  assert.match(await heard(page), /^Đang xem /);
  await page.keyboard.press('0');
  await eventually(async () => (await seen(page)).zoom === 1, 'whole');
  await page.keyboard.press('ArrowRight');
  await shows(visitor, 2);
  await page.keyboard.press('Escape');
  await closed(visitor, GRID);
  assert.equal(await focused(page), 'hoa-tiet-2');
});

journey('a finger swipes, taps twice and drags down', { ...site, ...phone }, async ({ visitor, page }) => {
  await look(visitor, 1);
  const { drag, tap } = await fingers(page);
  await drag([300, 350], [60, 355]);
  await shows(visitor, 2);
  await tap([180, 350]);
  await tap([180, 350]);
  await eventually(async () => (await seen(page)).zoom > 1.4, 'near');
  await page.keyboard.press('0');
  await eventually(async () => (await seen(page)).zoom === 1, 'whole');
  await drag([180, 250], [185, 650]);
  await closed(visitor, GRID);
});

journey('two fingers bring a photo near about their middle, within bounds, and back', { ...site, ...phone }, async ({ visitor, page }) => {
  await look(visitor, 1);
  const { pinch, lift } = await fingers(page);
  const box = await page.locator('.stage').boundingBox();
  const middle = [box.x + box.width / 2, box.y + box.height / 2];
  const apart = (length, [x, y]) => [[x - length / 2, y], [x + length / 2, y]];
  // What lies between the fingers, away from the middle, stays between them.
  const place = [middle[0] + 60, middle[1] - 30];
  await pinch(apart(60, place), apart(120, place));
  await atRest(page);
  const near = await seen(page);
  assert.ok(Math.abs(near.zoom - 2) < 0.05, `twice as near: ${near.zoom}`);
  assert.ok(Math.abs(near.x + 60 * (near.zoom - 1)) < 3, `about the fingers: ${near.x}`);
  await pinch(apart(40, middle), apart(240, middle), { hold: true });
  const pulled = (await seen(page)).zoom;
  await lift();
  await atRest(page);
  const most = (await seen(page)).zoom;
  assert.ok(pulled > most + 0.05, `it gives at ${pulled} and comes back to ${most}`);
  await pinch(apart(240, middle), apart(20, middle));
  await atRest(page);
  assert.deepEqual(await seen(page), { zoom: 1, x: 0, y: 0 }, 'whole again');
  await shows(visitor, 1);
});

journey('a near photo that is swiped on from its edge makes way for the next', { ...site, ...phone }, async ({ visitor, page }) => {
  await look(visitor, 1);
  const { drag, tap } = await fingers(page);
  await tap([180, 350]);
  await tap([180, 350]);
  await eventually(async () => (await seen(page)).zoom > 1.4, 'near');
  await atRest(page);
  // From within it is only pushed about, however hard.
  await drag([300, 350], [20, 355], 4);
  await atRest(page);
  await shows(visitor, 1);
  assert.ok((await seen(page)).zoom > 1.4);
  for (let push = 0; push < 8; push += 1) await page.keyboard.press('ArrowRight');
  await atRest(page);
  assert.match(await heard(page), /mép phải/);
  await drag([300, 350], [40, 355], 4);
  await shows(visitor, 2);
  assert.equal((await seen(page)).zoom, 1);
});

journey('a tap leaves the photo alone, another brings its controls back, and keys find them', { ...site, ...phone }, async ({ visitor, page }) => {
  await look(visitor, 1);
  const { tap } = await fingers(page);
  const stage = await page.locator('.stage').boundingBox();
  const shown = (selector) => page.locator(selector).evaluate((it) => getComputedStyle(it).opacity);
  await tap([180, 350]);
  await eventually(async () => (await shown('.tools')) === '0' && (await shown('.strip')) === '0', 'the photo alone');
  assert.match(await heard(page), /^Đã ẩn/);
  assert.deepEqual(await page.locator('.stage').boundingBox(), stage, 'nothing moves');
  await page.keyboard.press('Shift+Tab');
  await eventually(async () => (await shown('.tools')) === '1' || (await shown('.words')) === '1', 'what has the focus is seen');
  await page.locator('.stage').focus();
  await tap([180, 350]);
  await eventually(async () => (await shown('.tools')) === '1' && (await shown('.strip')) === '1', 'all is back');
  assert.match(await heard(page), /^Đã hiện/);
});

journey('the wheel and a trackpad bring near what is under the pointer', { ...site, viewport: { width: 500, height: 800 } }, async ({ visitor, page }) => {
  await look(visitor, 1);
  const box = await page.locator('.stage').boundingBox();
  const [x, y] = [box.x + box.width / 2 + 100, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.wheel(0, -200);
  await eventually(async () => (await seen(page)).zoom > 1.6, 'near by the wheel');
  const near = await seen(page);
  assert.ok(Math.abs(near.x + 100 * (near.zoom - 1)) < 2, `about the pointer: ${near.x}`);
  await page.mouse.wheel(40, 0);
  await eventually(async () => Math.abs((await seen(page)).x - near.x + 40) < 1, 'pushed across');
  const { devicePixelRatio: before } = await page.evaluate(() => ({ devicePixelRatio }));
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -20);
  await page.keyboard.up('Control');
  await eventually(async () => (await seen(page)).zoom > near.zoom * 1.15, 'nearer by a pinch');
  assert.equal(await page.evaluate(() => devicePixelRatio), before, 'the page itself is not zoomed');
  await page.mouse.wheel(0, 2000);
  await page.mouse.wheel(0, 2000);
  await eventually(async () => (await seen(page)).zoom < 1.2, 'farther');
  await shows(visitor, 1);
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
