// The reading settings: chosen once, kept on the device, there before the first paint.

import assert from 'node:assert/strict';

import { desktop, eventually, journey, phone } from '../browser.mjs';
import { arrived, nextFrame, tab } from '../pages.mjs';
import { NOT_FOUND, documentOf, everyPage, figures, longReport, photos, words } from '../site.mjs';

/** What of the settings can be seen: the attributes, and what they do. */
const look = (page) =>
  page.evaluate(() => {
    const root = document.documentElement;
    const luminance = (color) => color.match(/\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0) / 3;
    return {
      size: root.dataset.size ?? '',
      theme: root.dataset.theme ?? '',
      pixels: parseFloat(getComputedStyle(document.querySelector('main')).fontSize),
      dark: luminance(getComputedStyle(document.body).backgroundColor) < 100,
      scheme: getComputedStyle(root).colorScheme,
    };
  });

const chosen = (page) =>
  page.locator('.settings input:checked').evaluateAll((all) => all.map((one) => one.closest('label').textContent.trim()));

/** Chooses by touching, as on a phone. */
async function choose(page, ...names) {
  if (!(await page.locator('.settings').evaluate((one) => one.open))) await page.locator('.settings summary').click();
  for (const name of names) await page.getByRole('radio', { name, exact: true }).click();
}

const LARGE_AND_DARK = { size: '2', theme: 'dark', dark: true, scheme: 'dark' };

function assertLook(actual, expected, what) {
  const part = Object.fromEntries(Object.keys(expected).map((key) => [key, actual[key]]));
  assert.deepEqual(part, expected, what);
}

journey('«Lớn» and «Tối» are chosen by keyboard, and stay', { ...desktop, colorScheme: 'light' }, async ({ visitor, server, page }) => {
  await visitor.open(longReport);
  const plain = await look(page);
  assertLook(plain, { size: '', theme: '', dark: false }, 'as the device has it');
  assert.deepEqual(await chosen(page), ['Vừa', 'Theo máy']);
  const summary = page.locator('.settings summary');
  await summary.focus();
  await page.keyboard.press('Enter');
  await page.waitForSelector('.sheet', { state: 'visible' });
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  assert.deepEqual(await chosen(page), ['Lớn', 'Tối']);
  const changed = await look(page);
  assertLook(changed, LARGE_AND_DARK, 'at once');
  assert.ok(changed.pixels > plain.pixels * 1.1, `the text grows from ${plain.pixels} to ${changed.pixels}`);
  await page.keyboard.press('Escape');
  await page.waitForSelector('.sheet', { state: 'hidden' });
  assert.ok(await summary.evaluate((one) => one === document.activeElement), 'the focus is back where it was');
  // To another page, and to a document loaded anew.
  await tab(page, 'Số liệu').click();
  await arrived(page, server.home + figures);
  assertLook(await look(page), LARGE_AND_DARK, 'on another page');
  await page.reload();
  await visitor.alive();
  assertLook(await look(page), { ...LARGE_AND_DARK, pixels: changed.pixels }, 'after a reload');
  assert.deepEqual(await chosen(page), ['Lớn', 'Tối']);
});

journey('what was chosen is there before the first paint, on every page', { ...phone, colorScheme: 'light' }, async ({ visitor, server, page }) => {
  await visitor.open('');
  await choose(page, 'Lớn', 'Tối');
  // The app does not come: it is the document itself that remembers.
  server.hold(/\.wasm$/);
  for (const route of everyPage) {
    await visitor.open(route, { alive: false, waitUntil: 'domcontentloaded' });
    assertLook(await look(page), LARGE_AND_DARK, `/${route}`);
    assert.equal(await page.locator('html[data-alive]').count(), 0);
  }
});

journey('the settings\' script stands where nothing has been painted yet', async ({ visitor, page }) => {
  await visitor.open('');
  for (const route of [...everyPage]) {
    const [head] = documentOf(route).split('<body');
    const script = /<script>([^<]*localStorage[^<]*)<\/script>/.exec(head);
    assert.ok(script, `/${route}: a plain script in the head, neither deferred nor of module type`);
  }
  assert.ok(documentOf(NOT_FOUND).includes('localStorage'));
  assert.equal(await page.locator('head script:not([type])').count(), 1);
});

journey('nothing flickers between two pages', { ...phone, colorScheme: 'light' }, async ({ visitor, server, page }) => {
  await visitor.open('');
  await choose(page, 'Tối');
  await page.keyboard.press('Escape');
  await page.evaluate(() => {
    window.changes = [];
    new MutationObserver((records) => window.changes.push(...records.map((one) => one.attributeName)))
      .observe(document.documentElement, { attributes: true });
  });
  await tab(page, 'Ảnh').tap();
  await arrived(page, server.home + photos);
  await nextFrame(page);
  assert.deepEqual(await page.evaluate(() => window.changes), []);
});

for (const [device, theme, dark] of [['dark', 'Sáng', false], ['light', 'Tối', true]]) {
  journey(`«${theme}» wins over a device set to ${device}, and «Theo máy» follows it again`, { ...phone, colorScheme: device }, async ({ visitor, page }) => {
    await visitor.open('');
    assert.equal((await look(page)).dark, !dark);
    await choose(page, theme);
    assertLook(await look(page), { dark, scheme: dark ? 'dark' : 'light' });
    await choose(page, 'Theo máy');
    assertLook(await look(page), { dark: !dark, theme: '' });
    await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
    assert.equal((await look(page)).dark, dark, 'the device changes, the page follows');
    await page.reload();
    await visitor.alive();
    assertLook(await look(page), { dark, theme: '' });
    assert.deepEqual(await chosen(page), ['Vừa', 'Theo máy']);
  });
}

journey('each text size is larger than the one before', phone, async ({ visitor, page }) => {
  await visitor.open(longReport);
  const pixels = [];
  for (const size of ['Nhỏ', 'Vừa', 'Lớn', 'Rất lớn']) {
    await choose(page, size);
    pixels.push((await look(page)).pixels);
  }
  assert.deepEqual(pixels, pixels.toSorted((one, other) => one - other));
  assert.equal(new Set(pixels).size, 4, pixels.join(' '));
  assert.ok(pixels[0] >= 15, `the smallest can still be read: ${pixels[0]}`);
});

journey('the largest text the device asks for is respected', { ...phone }, async ({ visitor, page }) => {
  await visitor.open(longReport);
  const before = (await look(page)).pixels;
  const settings = await visitor.context.newCDPSession(page);
  await settings.send('Page.enable');
  await settings.send('Page.setFontSizes', { fontSizes: { standard: 24, fixed: 20 } });
  await eventually(async () => (await look(page)).pixels > before * 1.4, 'the text grows with the device\'s');
});

// In a frame without leave to store anything, merely reading `localStorage` throws.
journey('where nothing can be kept, the settings work for the page one is on', { ...phone, colorScheme: 'light' }, async ({ visitor, page }) => {
  await visitor.context.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() { throw new DOMException('denied', 'SecurityError'); },
    });
  });
  await visitor.open('');
  await choose(page, 'Lớn', 'Tối');
  assertLook(await look(page), LARGE_AND_DARK);
  await page.reload();
  await visitor.alive();
  assertLook(await look(page), { size: '', theme: '', dark: false });
});

journey('where the store is full, the settings work all the same', phone, async ({ visitor, page }) => {
  await visitor.context.addInitScript(() => {
    Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
  });
  await visitor.open('');
  await choose(page, 'Lớn', 'Tối');
  assertLook(await look(page), LARGE_AND_DARK);
});

journey('what somebody else left in the store does no harm', { ...phone, colorScheme: 'light' }, async ({ visitor, page }) => {
  await visitor.open('');
  await page.evaluate(() => {
    localStorage.setItem('data-size', '"><img src=x onerror=alert(1)>');
    localStorage.setItem('data-theme', 'tím');
  });
  await page.reload();
  await visitor.alive();
  assertLook(await look(page), { dark: false });
  assert.equal(await page.locator('img').count(), 0);
  await choose(page, 'Lớn', 'Tối');
  assertLook(await look(page), LARGE_AND_DARK);
});

journey('the settings fold away when one goes on reading', phone, async ({ visitor, server, page }) => {
  await visitor.open('');
  await page.getByLabel(words.settings).tap();
  await page.waitForSelector('.sheet', { state: 'visible' });
  await tab(page, 'Số liệu').tap();
  await arrived(page, server.home + figures);
  await page.waitForSelector('.sheet', { state: 'hidden' });
});
