// Nothing jumps: not while a page loads, not when it comes alive, not when another takes its place.

import assert from 'node:assert/strict';

import { eventually, journey, phone } from '../browser.mjs';
import { nextFrame, scrollTo } from '../pages.mjs';
import { NOT_FOUND, called, documentOf, everyPage, figures, longReport } from '../site.mjs';

/** A visitor's browser that keeps a record of what jumps, from the first byte on. */
function recordJumps() {
  window.jumps = [];
  window.jumpObserver = new PerformanceObserver((list) => window.jumps.push(...list.getEntries()));
  window.jumpObserver.observe({ type: 'layout-shift', buffered: true });
}

/** What has jumped since the document began: how much of the screen, and which elements. */
async function jumps(page) {
  await nextFrame(page);
  return page.evaluate(() =>
    [...window.jumps, ...window.jumpObserver.takeRecords()].map(({ value, sources }) => ({
      value,
      sources: sources.map(({ node }) => (node?.outerHTML ?? node?.textContent)?.slice(0, 80)),
      inTable: sources.every(({ node }) => (node?.closest ? node : node?.parentElement)?.closest('table')),
    })));
}

const painted = (page) =>
  page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);

for (const route of everyPage) {
  journey(`${called(route)} stands still while it loads and comes alive`, phone, async ({ visitor, server, page }) => {
    await visitor.context.addInitScript(recordJumps);
    const release = server.hold(/\.wasm$/);
    await visitor.open(route, { alive: false, waitUntil: 'domcontentloaded' });
    await painted(page);
    assert.deepEqual(await jumps(page), [], 'while it loads');
    if (route === NOT_FOUND) return;
    assert.equal(await page.locator('html[data-alive]').count(), 0, 'the app is not there yet');
    release();
    await visitor.alive();
    assert.deepEqual(await jumps(page), [], 'when it comes alive');
  });
}

journey('a reader far down a page is not moved when it comes alive', phone, async ({ visitor, server, page }) => {
  await visitor.context.addInitScript(recordJumps);
  const release = server.hold(/\.wasm$/);
  await visitor.open(longReport, { alive: false, waitUntil: 'domcontentloaded' });
  await painted(page);
  await scrollTo(page, 300);
  release();
  await visitor.alive();
  assert.deepEqual(await jumps(page), []);
  assert.equal(await page.evaluate(() => scrollY), 300);
});

journey('a page in the largest text stands still from its first paint', phone, async ({ visitor, page }) => {
  await visitor.context.addInitScript(recordJumps);
  await visitor.open(longReport);
  await page.evaluate(() => localStorage.setItem('data-size', '3'));
  await page.reload();
  await visitor.alive();
  assert.equal(await page.evaluate(() => document.documentElement.dataset.size), '3');
  assert.deepEqual(await jumps(page), []);
});

journey('the measure of jumps sees a jump', phone, async ({ visitor, page }) => {
  await visitor.context.addInitScript(recordJumps);
  await visitor.open('');
  await page.evaluate(() => {
    const block = document.createElement('p');
    block.append(...Array.from({ length: 9 }, () => document.createElement('br')), 'đẩy');
    document.querySelector('main').prepend(block);
  });
  await eventually(async () => (await jumps(page)).some(({ value }) => value > 0.05), 'a jump');
});

for (const route of ['', longReport, figures]) {
  journey(`${called(route)} stands still while it comes in small pieces`, phone, async ({ visitor, server, page }) => {
    await visitor.context.addInitScript(recordJumps);
    server.hold(/\.wasm$/);
    const more = server.pieces(route);
    const opened = visitor.open(route, { alive: false, waitUntil: 'commit' });
    await more(Buffer.byteLength(documentOf(route).split('<body')[0]));
    await opened;
    while (await more(300)) await nextFrame(page);
    await page.waitForLoadState('domcontentloaded');
    // A table's columns are as wide as its widest cell, which may come last; and where a piece ends
    // within a word, the word grows by its rest.
    const seen = (await jumps(page)).filter(({ inTable, value }) => !inTable && value > 0.0002);
    assert.deepEqual(seen, []);
  });
}
