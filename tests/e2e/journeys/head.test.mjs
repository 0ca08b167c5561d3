// What a page says of itself to search engines and chat apps, and whether its links hold: read from
// the documents as they are served, before any script.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

import { journey } from '../browser.mjs';
import { NOT_FOUND, baseUrl, called, dist, documentOf, everyPage, read, routes } from '../site.mjs';

const readOnly = { javaScriptEnabled: false };

for (const route of everyPage) {
  journey(`${called(route)} introduces itself, and leads nowhere in vain`, readOnly, async ({ visitor, server, page }) => {
    await visitor.open(route, { alive: false });
    await assertHead(page, route);
    await assertLinks(page, server);
  });
}

async function assertHead(page, route) {
  const head = await page.evaluate(headOf);
  assert.ok(head.title.trim(), 'a title');
  assert.ok(head.description.trim().length > 20, `a description: ${head.description}`);
  assert.ok(head.description.length < 320, 'a description that is not a page of its own');
  assert.equal(head.meta['og:title'], head.title);
  assert.equal(head.meta['og:description'], head.description);
  assert.equal(head.meta['og:locale'], 'vi_VN');
  assert.ok(['website', 'article'].includes(head.meta['og:type']));
  assert.ok(head.meta['og:site_name']);
  assert.ok(head.meta['og:image:alt']);
  assert.equal(head.meta['twitter:card'], 'summary_large_image');
  assertPicture(route, head.meta);
  assertData(route, head.data);
  assert.equal(head.icons, 1, 'an icon');
  assert.equal(head.robots, route === NOT_FOUND ? 'noindex' : undefined);
  if (baseUrl) assert.ok(head.canonical.startsWith(baseUrl), head.canonical);
  else assert.equal(head.canonical, undefined, 'without a base address there is no canonical one');
}

async function assertLinks(page, server) {
  const links = await page.evaluate(() => [...document.querySelectorAll('[href], [src]')].map((one) => one.href.baseVal ?? one.href ?? one.src));
  assert.ok(links.length > 5, 'the page has links');
  for (const link of [...new Set(links)].map((one) => new URL(one))) {
    if (link.origin !== server.origin) continue;
    assert.ok(link.href.startsWith(server.home), `${link} stays within the site`);
    const answer = await fetch(link);
    assert.equal(answer.status, 200, link.href);
    assert.equal(answer.redirected, false, `${link} is the address itself`);
    if (link.hash) assertTarget(await answer.text(), link);
  }
}

function assertTarget(html, link) {
  const id = decodeURIComponent(link.hash.slice(1));
  const found = html.split(` id="${id}"`).length - 1;
  assert.equal(found, 1, `${link} has one target`);
}

function headOf() {
  const content = (name) => document.querySelector(`meta[name="${name}"]`)?.content;
  const meta = [...document.querySelectorAll('meta[property], meta[name]')];
  return {
    title: document.title,
    description: content('description'),
    robots: content('robots'),
    icons: document.querySelectorAll('link[rel=icon][href]').length,
    canonical: document.querySelector('link[rel=canonical]')?.href,
    meta: Object.fromEntries(meta.map((one) => [one.getAttribute('property') ?? one.name, one.content])),
    data: [...document.querySelectorAll('script[type="application/ld+json"]')].map((one) => one.textContent),
  };
}

// Without a base address the picture's is relative to the page.
function assertPicture(route, meta) {
  const site = baseUrl || 'http://site/';
  const address = new URL(meta['og:image'], site + route).href;
  assert.ok(address.startsWith(site), address);
  const file = path.join(dist, address.slice(site.length));
  assert.ok(existsSync(file), `${meta['og:image']} is in the release`);
  const png = readFileSync(file);
  assert.equal(png.toString('latin1', 1, 4), 'PNG');
  // The header's first two numbers are the width and the height.
  assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [1200, 630]);
  assert.deepEqual([meta['og:image:width'], meta['og:image:height']], ['1200', '630']);
}

function assertData(route, scripts) {
  const expected = { conference: 'Event', report: 'Article' }[kindOf(route)];
  assert.equal(scripts.length, expected ? 1 : 0, 'schema.org data where a conference or a report is shown');
  if (!expected) return;
  const data = JSON.parse(scripts[0]);
  assert.equal(data['@context'], 'https://schema.org');
  assert.equal(data['@type'], expected);
  assert.equal(data.inLanguage, 'vi');
  assert.ok(data.name ?? data.headline);
  assert.match(data.startDate ?? data.datePublished, /^\d{4}-\d{2}-\d{2}$/);
}

function kindOf(route) {
  if (/^(?!gioi-thieu|luu-tru)[^/]*\/?$/.test(route) && route !== NOT_FOUND) return 'conference';
  return /^[^/]+\/bao-cao\/[^/]+\/$/.test(route) ? 'report' : 'other';
}

test('no two pages have the same title and description', () => {
  // Home is its newest conference: the same page at two addresses.
  const cards = routes.filter(Boolean).map((route) => {
    const html = documentOf(route);
    return [/<title>(.*?)<\/title>/.exec(html)[1], /<meta name="description" content="(.*?)"/.exec(html)[1]];
  });
  for (const [index, what] of ['title', 'description'].entries()) {
    const all = cards.map((card) => card[index]);
    assert.deepEqual(all, [...new Set(all)], what);
  }
});

test('the release names itself, and every listed page has its data', () => {
  const release = JSON.parse(read('release.json'));
  assert.match(release.release, /^[0-9a-f]{16}$/);
  for (const route of routes) assert.ok(existsSync(path.join(dist, route, 'page.json')), `${route}page.json`);
});
