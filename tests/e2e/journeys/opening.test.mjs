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
  journey(`${called(route)} opens from a link shared in Zalo or Facebook`, async ({ visitor, server, page }) => {
    await visitor.open(route + SHARED_QUERY);
    const expected = await factsOfDocument(page, route, server.home);
    const shown = await facts(page);
    assert.deepEqual(shown.headings, expected.headings);
    assert.deepEqual(shown.links.map(({ to }) => to), expected.links.map(({ to, href }) => atQuery(href, to, page)));
    assert.equal(server.count(/page\.json$/), 0);
  });

  journey(`${called(route)} opens with index.html spelled out`, async ({ visitor, server, page }) => {
    await visitor.open(`${route}index.html`);
    const { headings } = await facts(page);
    assert.deepEqual(headings, (await factsOfDocument(page, route, server.home)).headings);
    assert.equal(server.count(/page\.json$/), 0);
  });
}

// Within the page a link keeps the query it was opened with; to any other it does not.
function atQuery(href, to, page) {
  return href.startsWith('#') ? new URL(href, page.url()).href : to;
}

for (const route of routes.filter(Boolean)) {
  journey(`${called(route)} opens without its last slash`, async ({ visitor, server, page }) => {
    const response = await visitor.open(route.slice(0, -1) + SHARED_QUERY);
    assert.equal(response.status(), 200);
    assert.equal(page.url(), server.home + route + SHARED_QUERY);
    const { headings } = await facts(page);
    assert.deepEqual(headings, (await factsOfDocument(page, route, server.home)).headings);
  });
}
