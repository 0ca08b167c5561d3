// Every page for everyone: axe finds nothing, in both themes, on a phone and a wide screen, before
// the app is there and after, with the settings unfolded and with every message shown.

import assert from 'node:assert/strict';

import { assertAccessible } from '../axe.mjs';
import { eventually, journey, phone } from '../browser.mjs';
import { tab } from '../pages.mjs';
import { NOT_FOUND, called, everyPage, figures, longReport, words } from '../site.mjs';

const SCREENS = [[360, 800], [1280, 900]];
const THEMES = ['light', 'dark'];

/** Looks at the page in each theme on each screen. */
async function inEveryLight(page, what, screens = SCREENS) {
  for (const [width, height] of screens) {
    await page.setViewportSize({ width, height });
    for (const colorScheme of THEMES) {
      await page.emulateMedia({ colorScheme });
      await assertAccessible(page, `${what}, ${colorScheme}, ${width} px`);
    }
  }
}

for (const route of everyPage) {
  journey(`${called(route)} is accessible before it is alive, and alive`, async ({ visitor, server, page }) => {
    const release = server.hold(/\.wasm$/);
    await visitor.open(route, { alive: false, waitUntil: 'domcontentloaded' });
    await inEveryLight(page, 'before the app is there');
    if (route === NOT_FOUND) return;
    assert.equal(await page.locator('html[data-alive]').count(), 0, 'the app is not there yet');
    release();
    await visitor.alive();
    await inEveryLight(page, 'alive');
  });
}

for (const route of ['', longReport]) {
  journey(`${called(route)} is accessible with the settings unfolded`, phone, async ({ visitor, page }) => {
    await visitor.open(route);
    await page.locator('.settings summary').tap();
    await page.waitForSelector('.settings[open] .sheet', { state: 'visible' });
    await inEveryLight(page, 'settings');
  });
}

journey('the page is accessible in the theme and size one chose against the device\'s', phone, async ({ visitor, page }) => {
  await visitor.open(longReport);
  await page.locator('.settings summary').tap();
  for (const [theme, colorScheme] of [['Tối', 'light'], ['Sáng', 'dark']]) {
    await page.emulateMedia({ colorScheme });
    await page.getByRole('radio', { name: theme, exact: true }).tap();
    for (const size of ['Nhỏ', 'Rất lớn']) {
      await page.getByRole('radio', { name: size, exact: true }).tap();
      await assertAccessible(page, `${theme}, ${size}`);
    }
  }
});

journey('the page is accessible while it says that a page did not come', phone, async ({ visitor, server, page }) => {
  visitor.expect(/status of 500/);
  await visitor.open('');
  server.answer(`${figures}page.json`, { status: 500 });
  await tab(page, 'Số liệu').tap();
  await page.getByRole('button', { name: words.retry }).waitFor();
  await inEveryLight(page, 'failed');
});

journey('the page is accessible while another is on its way', phone, async ({ visitor, server, page }) => {
  await visitor.open('');
  const release = server.hold(`${figures}page.json`);
  await tab(page, 'Số liệu').tap();
  await page.waitForSelector('.notice[data-state="loading"]', { state: 'attached' });
  await inEveryLight(page, 'loading');
  release();
  await eventually(() => page.url().endsWith(figures), 'the page');
});

journey('the page is accessible while it shows an address to copy', phone, async ({ visitor, page }) => {
  // Without a clipboard the message stays until it is closed.
  await visitor.context.addInitScript(() => {
    Object.defineProperty(navigator, 'share', { value: undefined });
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
  });
  await visitor.open(longReport);
  // The page's own button; charts have theirs.
  await page.locator('button.share').tap();
  await page.waitForSelector('.notice[data-state="said"]');
  await inEveryLight(page, 'said');
});
