// Visited once, then without a network: every page and every chart is there, as it was.

import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { eventually, journey } from '../browser.mjs';
import { chartPages, everyChart, figureOf, openAlive, taken, woken } from '../charts.mjs';
import { isKept } from '../kept.mjs';
import { GRID, look, shows, site } from '../lightbox.mjs';
import { facts, factsOfDocument } from '../pages.mjs';
import { SHARED_QUERY, about, called, demo, dist, documentOf, figures, longReport, read, reports, routes, words } from '../site.mjs';
import { NEXT_WORD, becomeNext, listIn } from '../two-releases.mjs';

const offline = { serviceWorkers: 'allow' };
const list = listIn(read('sw.js'));
/** Every address of the site of generated photos. */
const demoRoutes = demo ? (await readFile(path.join(demo, 'sitemap.txt'), 'utf8')).split('\n').filter(Boolean).map((line, _, [home]) => line.slice(home.length)) : [];

/** Waits until the worker answers for the page. */
const kept = (page) =>
  eventually(() => page.evaluate(isKept), 'the worker knows the page, and has kept what comes when there is time');

async function visitedOnce(visitor) {
  await visitor.open('');
  await kept(visitor.page);
}

journey('visited once, every address opens without a host', offline, async ({ visitor, server, page }) => {
  await visitedOnce(visitor);
  await server.close();
  for (const route of routes) {
    await visitor.open(route);
    const expected = await factsOfDocument(page, route, server.home);
    assert.deepEqual((await facts(page)).headings, expected.headings, called(route));
    if (chartPages.includes(route)) await woken(page);
  }
  for (const spelling of [`${reports}${SHARED_QUERY}`, reports.slice(0, -1), `${reports.slice(0, -1)}${SHARED_QUERY}`, `${reports}index.html`]) {
    await visitor.open(spelling);
    const expected = await factsOfDocument(page, reports, server.home);
    assert.deepEqual((await facts(page)).headings, expected.headings, spelling);
  }
  visitor.expect(/404/);
  visitor.tolerate(/ERR_CONNECTION_REFUSED|ERR_FAILED/);
  const response = await visitor.open('khong-co/trang/nay/', { alive: false });
  assert.equal(response.status(), 404);
  assert.deepEqual((await facts(page)).headings, [words.notFound]);
});

journey('the page of the first visit goes on without a host, from link to link', offline, async ({ visitor, server, page }) => {
  await visitedOnce(visitor);
  await visitor.mark();
  await server.close();
  await page.locator('.tabs').getByRole('link', { name: words.tabs[2], exact: true }).click();
  await page.waitForURL(server.home + figures);
  await woken(page);
  assert.ok(await visitor.isMarked(), 'the document is the same');
});

journey('a second visit asks the host for nothing before the page is alive', offline, async ({ visitor, server }) => {
  await visitedOnce(visitor);
  for (const route of [longReport, figures, '']) {
    const before = server.requests.length;
    await visitor.open(route);
    assert.deepEqual(server.requests.slice(before).map((one) => one.path), [], called(route));
  }
});

journey('without a host every chart answers', offline, async ({ visitor, server, page }) => {
  await visitedOnce(visitor);
  await server.close();
  const chosen = [];
  for (const { slug, route } of everyChart) {
    await openAlive(visitor, route);
    const figure = figureOf(page, slug);
    const picture = () => figure.locator('.picture').innerHTML();
    const before = await picture();
    const choices = figure.locator('[data-param] label').filter({ visible: true });
    if (await choices.count()) {
      await choices.last().click();
      await eventually(async () => (await picture()) !== before, `${slug} is drawn anew`);
      chosen.push(slug);
    }
    const { bytes } = await taken(page, figure, 'csv');
    assert.ok(bytes.length > 20, `the table of ${slug} is taken along`);
  }
  const offered = everyChart.filter(({ route }) => documentOf(route).includes('data-param='));
  assert.deepEqual(chosen, offered.map(({ slug }) => slug), 'whatever offers a choice has answered');
});

journey('without a host a photo is looked through', { ...offline, ...site }, async ({ visitor, server, page }) => {
  await visitor.open(GRID);
  await kept(page);
  await server.close();
  // A photo in a size that is not kept is asked of the host first.
  visitor.tolerate(/ERR_CONNECTION_REFUSED|ERR_FAILED/);
  await look(visitor, 2);
  await page.keyboard.press('ArrowRight');
  await shows(visitor, 3);
  for (const route of demoRoutes) {
    const response = await visitor.open(route);
    assert.equal(response.status(), 200, called(route));
    assert.ok(!(await facts(page)).headings.includes(words.notFound), called(route));
  }
});

journey('parts of a file are answered', offline, async ({ visitor, page }) => {
  await visitedOnce(visitor);
  const part = (range) => page.evaluate(async (wanted) => {
    const answer = await fetch('styles.css', { headers: { range: wanted } });
    return { status: answer.status, range: answer.headers.get('content-range'), text: await answer.text() };
  }, range);
  const whole = read('styles.css');
  const length = Buffer.byteLength(whole);
  assert.deepEqual(await part('bytes=0-9'), { status: 206, range: `bytes 0-9/${length}`, text: whole.slice(0, 10) });
  assert.equal((await part('bytes=-5')).text, whole.slice(-5));
});

journey('what is kept and was altered is fetched again', offline, async ({ visitor, server, page }) => {
  await visitedOnce(visitor);
  const hash = list.files[`${about}index.html`][0];
  await page.evaluate(async ([name]) => {
    for (const store of await caches.keys()) {
      const cache = await caches.open(store);
      for (const { url } of await cache.keys()) if (url.endsWith(name)) await cache.put(url, new Response('<h1>half'));
    }
  }, [hash]);
  await visitor.open(about);
  const expected = await factsOfDocument(page, about, server.home);
  assert.deepEqual((await facts(page)).headings, expected.headings);
});

journey('the one-line worker takes everything away', offline, async ({ visitor, server, page }) => {
  await visitedOnce(visitor);
  const line = await readFile(new URL('../../../crates/site/src/offline/withdraw.js', import.meta.url));
  server.answer('sw.js', { body: line });
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
  await eventually(() => page.evaluate(async () => (await caches.keys()).length === 0 && !(await navigator.serviceWorker.getRegistration())), 'no trace');
});

/** Another release of the same site: another heading on every page, and another list. */
async function another(folder) {
  await cp(dist, folder, { recursive: true });
  await becomeNext(folder);
}

const inB = (page) => page.evaluate((word) => document.querySelector('header').textContent.includes(word), NEXT_WORD);
const update = (page) => page.evaluate(async () => { await (await navigator.serviceWorker.getRegistration()).update(); });

journey('an open page keeps its release while a newer one comes, and a fresh one gets the newer', offline, async ({ visitor, server, page }) => {
  const next = await mkdtemp(path.join(tmpdir(), 'ky-yeu-b-'));
  try {
    await another(next);
    await visitedOnce(visitor);
    await visitor.mark();
    server.folder = next;
    await update(page);
    await page.locator('.update').waitFor();
    await page.locator('.tabs').getByRole('link', { name: words.tabs[2], exact: true }).click();
    await page.waitForURL(server.home + figures);
    await woken(page);
    assert.ok((await visitor.isMarked()) && !(await inB(page)), 'the open page is of its own release');
    const fresh = await visitor.context.newPage();
    await fresh.goto(server.home + reports);
    assert.ok(await inB(fresh), 'a fresh page is of the newer one');
    await page.reload();
    assert.ok(await inB(page), 'so is this one, once it is loaded again');
  } finally {
    await rm(next, { recursive: true });
  }
});

journey('a newer release with a broken file does not come', offline, async ({ visitor, server, page }) => {
  const next = await mkdtemp(path.join(tmpdir(), 'ky-yeu-b-'));
  try {
    await another(next);
    await visitedOnce(visitor);
    server.folder = next;
    server.cutShort(`${about}page.json`);
    await update(page);
    await eventually(() => page.evaluate(async () => {
      const found = await Promise.all((await caches.keys()).map(async (store) => (await caches.open(store)).keys()));
      return found.flat().some(({ url }) => url.endsWith('trouble/last'));
    }), 'the trouble is noted');
    await server.close();
    for (const route of ['', reports, about]) {
      await visitor.open(route);
      assert.ok(!(await inB(page)), called(route));
    }
  } finally {
    await rm(next, { recursive: true });
  }
});
