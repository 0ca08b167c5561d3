// Coming alive changes nothing: the app takes over the page that is there.

import assert from 'node:assert/strict';

import { eventually, journey, phone } from '../browser.mjs';
import { assertSameMarkup, markup, nextFrame, tab } from '../pages.mjs';
import { CHARTS_MODULE, called, read, reports, routes } from '../site.mjs';

/** What the app takes over: neither the document's own styles nor what is said of what the device has kept. */
const TAKEN_OVER = '#_ky-yeu :not(style, [data-offline] *)';

for (const route of routes) {
  journey(`${called(route)} is the same page before and after it comes alive`, phone, async ({ visitor, server, page }) => {
    // Charts come alive after the page, and by a module of their own.
    server.hold(CHARTS_MODULE);
    const release = server.hold(/\.wasm$/);
    await visitor.open(route, { alive: false });
    await eventually(() => server.count(/\.wasm$/) === 1, 'the app is asked for');
    assert.equal(await page.locator('html[data-alive]').count(), 0, 'the app is not there yet');
    const before = await markup(page);
    await page.evaluate((all) => { window.before = [...document.querySelectorAll(all)]; }, TAKEN_OVER);
    release();
    await visitor.alive();
    await nextFrame(page);
    assertSameMarkup(await markup(page), before, 'coming alive changes nothing');
    const [lost, added] = await page.evaluate((all) => {
      const now = new Set(document.querySelectorAll(all));
      const lost = window.before.filter((one) => !now.delete(one));
      return [lost, [...now]].map((all) => all.map((one) => one.outerHTML.slice(0, 100)));
    }, TAKEN_OVER);
    assert.deepEqual({ lost, added }, { lost: [], added: [] }, 'every element is still the one it was');
    assertSameMarkup(before, await withoutScripts(visitor, server.home + route), 'as it is without scripts');
  });
}

async function withoutScripts(visitor, address) {
  const context = await visitor.context.browser().newContext({ javaScriptEnabled: false });
  try {
    const page = await context.newPage();
    await page.goto(address);
    return await markup(page);
  } finally {
    await context.close();
  }
}

journey('what has the focus before the page comes alive keeps it', async ({ visitor, server, page }) => {
  const release = server.hold(/\.wasm$/);
  await visitor.open('', { alive: false });
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  const focused = () => page.evaluate(() => document.activeElement.outerHTML);
  const before = await focused();
  assert.match(before, /class="brand"/);
  release();
  await visitor.alive();
  assert.equal(await focused(), before);
});

journey('a link touched before the page is alive is followed', phone, async ({ visitor, server, page }) => {
  const release = server.hold(/\.wasm$/);
  await visitor.open('', { alive: false });
  await tab(page, 'Báo cáo').tap();
  await page.waitForURL((url) => url.href === server.home + reports);
  release();
  await visitor.alive();
});

journey('a page whose data is broken stays as it is served', async ({ visitor, server, page }) => {
  const broken = read('index.html').replace(/(id="_page-data">)/, '$1{"');
  server.answer('', { body: Buffer.from(broken) });
  await visitor.open('', { alive: false, waitUntil: 'load' });
  await eventually(() => server.count(/\.wasm$/) === 1, 'the app is asked for');
  const served = await markup(page);
  await tab(page, 'Báo cáo').click();
  await visitor.alive();
  assert.notEqual(await markup(page), served, 'its links lead on, as full navigations');
});
