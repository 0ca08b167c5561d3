// Every width from the narrowest phone to a wide screen: nothing is cut off, covered or too small to
// touch, and nothing moves while the page comes alive.

import assert from 'node:assert/strict';

import { journey, phone } from '../browser.mjs';
import { nextFrame, scrollTo } from '../pages.mjs';
import { everyPage, routes } from '../site.mjs';

const WIDTHS = [320, 360, 412, 768, 1024, 1280, 1920];

const assertNoSidewaysScroll = async (page, what) => {
  const { scroll, client, widest } = await page.evaluate(() => {
    const root = document.documentElement;
    // `overflow-x: clip` hides an overflow from scrollWidth: each element is asked as well.
    const beyond = [...document.querySelectorAll('main *, .foot *, .bar *')]
      .filter((one) => !one.closest('.scroll') && !one.closest('svg') && !one.closest('.unseen'))
      .filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > root.clientWidth + 1);
    return { scroll: root.scrollWidth, client: root.clientWidth, widest: beyond.slice(0, 3).map((one) => one.outerHTML.slice(0, 120)) };
  });
  assert.ok(scroll <= client, `${what}: ${scroll} px of content in ${client} px`);
  assert.deepEqual(widest, [], what);
};

for (const width of WIDTHS) {
  journey(`at ${width} px nothing is wider than the page`, { viewport: { width, height: 800 } }, async ({ page, visitor }) => {
    for (const route of everyPage) {
      await visitor.open(route, { alive: false });
      await assertNoSidewaysScroll(page, `${route || 'home'} at ${width} px`);
    }
  });
}

journey('at 320 px and the largest text nothing is wider than the page', { viewport: { width: 320, height: 568 } }, async ({ page, visitor }) => {
  await visitor.open('');
  await page.locator('.settings summary').click();
  await page.getByRole('radio', { name: 'Rất lớn' }).check();
  for (const route of everyPage) {
    await visitor.open(route, { alive: false });
    assert.equal(await page.evaluate(() => document.documentElement.dataset.size), '3');
    await assertNoSidewaysScroll(page, `${route || 'home'} in the largest text`);
  }
});

journey('fingers find targets of 44 px, and the tabs cover nothing at the end of a page', phone, async ({ page, visitor }) => {
  for (const route of routes) {
    await visitor.open(route);
    const small = await page.evaluate(() =>
      [...document.querySelectorAll('.tabs a, button, summary, .more, .ways a, .neighbours a, .contents a, .cards li')]
        .filter((one) => one.checkVisibility({ visibilityProperty: true }))
        .map((one) => [one.outerHTML.slice(0, 100), one.getBoundingClientRect()])
        .filter(([, box]) => box.height < 43.5 || box.width < 43.5)
        .map(([html, box]) => `${html} is ${box.width}×${box.height}`));
    assert.deepEqual(small, [], route);
    await scrollTo(page, await page.evaluate(() => document.documentElement.scrollHeight - innerHeight));
    const { end, tabs } = await page.evaluate(() => ({
      end: document.querySelector('.ways').getBoundingClientRect().bottom,
      tabs: document.querySelector('.tabs').getBoundingClientRect().top,
    }));
    assert.ok(end <= tabs, `${route}: the foot ends at ${end}, the tabs begin at ${tabs}`);
  }
});

journey('nothing moves while a page comes alive', phone, async ({ page, visitor, server }) => {
  await page.addInitScript(() => {
    window.shifts = [];
    new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map((entry) => entry.value)))
      .observe({ type: 'layout-shift', buffered: true });
  });
  for (const route of routes) {
    // The app comes after the page has been painted, as on a slow network.
    const release = server.hold(/\.wasm$/);
    await visitor.open(route, { alive: false, waitUntil: 'domcontentloaded' });
    await nextFrame(page);
    release();
    await visitor.alive();
    await nextFrame(page);
    assert.deepEqual(await page.evaluate(() => window.shifts), [], route);
  }
});

journey('on paper there are no bars, and the text is dark on white', { colorScheme: 'dark' }, async ({ page, visitor }) => {
  await visitor.open('so-ket-2021/bao-cao/ket-luan-07/');
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  for (const bar of ['.bar', '.tabs', '.actions', '.neighbours']) {
    assert.equal(await page.locator(bar).first().isVisible(), false, bar);
  }
  const [ink, paper] = await page.evaluate(() => {
    const { color, backgroundColor } = getComputedStyle(document.body);
    return [color, backgroundColor];
  });
  assert.deepEqual([ink, paper], ['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
});

for (const how of [{ reducedMotion: 'reduce' }, { forcedColors: 'active' }]) {
  journey(`a page comes alive under ${Object.keys(how)[0]}`, how, async ({ page, visitor }) => {
    await visitor.open('');
    await page.locator('.cards a').first().click();
    await page.waitForSelector('article, .prose');
  });
}
