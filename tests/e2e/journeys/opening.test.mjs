// Each address, opened directly: from a bookmark, from a chat, from the site's root or from a folder
// deep in somebody else's website.

import assert from 'node:assert/strict';

import { journey } from '../browser.mjs';
import { facts, factsOfDocument } from '../pages.mjs';
import { NOT_FOUND, SHARED_QUERY, called, everyPage, routes } from '../site.mjs';

const FOLDERS = ['/', '/a/b/c/'];

for (const prefix of FOLDERS) {
  for (const route of everyPage) {
    journey(`${prefix}: ${called(route)} opens and comes alive`, { prefix }, async ({ visitor, server, page }) => {
      const response = await visitor.open(route, { alive: route !== NOT_FOUND });
      assert.equal(response.status(), 200);
      const shown = await facts(page);
      assert.equal(shown.lang, 'vi');
      assert.equal(shown.headings.length, 1, `exactly one h1: ${shown.headings}`);
      assert.notEqual(shown.headings[0], '');
      assert.equal(page.url(), server.home + route, 'the address stays as it was typed');
      await asksForNothingTwice(visitor, server, page);
    });
  }
}

// The data is in the document; the loader and the app are preloaded, and used from there.
async function asksForNothingTwice(visitor, server, page) {
  await page.waitForLoadState('load');
  assert.equal(server.count(/page\.json$/), 0, 'no data is fetched to open a page');
  const asked = server.requests.map(({ path }) => path);
  assert.deepEqual(asked, [...new Set(asked)], 'nothing is asked for twice');
}

for (const route of routes) {
  journey(`${called(route)} opens from every spelling of its address`, async ({ visitor, server, page }) => {
    const expected = await factsOfDocument(page, route, server.home);
    for (const spelling of spellings(route)) {
      const response = await visitor.open(spelling);
      assert.equal(response.status(), 200, spelling);
      const shown = await facts(page);
      assert.deepEqual(shown.headings, expected.headings, spelling);
      // Within the page a link keeps the query the page was opened with; to any other it does not.
      const addresses = expected.links.map(({ href, to }) => (href.startsWith('#') ? new URL(href, page.url()).href : to));
      assert.deepEqual(shown.links.map(({ to }) => to), addresses, spelling);
    }
    assert.equal(server.count(/page\.json$/), 0);
  });
}

// As shared in Zalo or Facebook, with the file named, and as typed without the last slash.
function spellings(route) {
  const bare = route === '' ? [] : [route.slice(0, -1), route.slice(0, -1) + SHARED_QUERY];
  return [route + SHARED_QUERY, `${route}index.html`, `${route}index.html${SHARED_QUERY}`, ...bare];
}
