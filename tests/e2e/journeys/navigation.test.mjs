// Moving about: a click shows the next page at once, in the same document, exactly as it would have
// been had it been opened directly.

import assert from 'node:assert/strict';

import { desktop, eventually, journey, phone } from '../browser.mjs';
import { arrived, assertSameMarkup, facts, factsOfDocument, markup, notice, routeOf, scrollTo, scrolled, tab } from '../pages.mjs';
import { CHARTS_MODULE, called, documents, figures, longReport, photos, reports, routes } from '../site.mjs';
import { survey, tour } from '../tour.mjs';

const VISITORS = [
  ['on a wide screen, from the root', { ...desktop, prefix: '/' }],
  ['on a phone, from a sub-folder', { ...phone, prefix: '/a/b/c/' }],
];

for (const [who, about] of VISITORS) {
  journey(`every page is reached by every link to it, ${who}`, about, async ({ t, visitor, server, page }) => {
    // Charts come alive after their page, and by a module of their own.
    server.hold(CHARTS_MODULE);
    await visitor.open('');
    await visitor.mark();
    const shown = await survey(page, server.home);
    const steps = await tour(shown, server.home, async (from, way) => {
      const link = page.locator('#_ky-yeu a[href]').nth(way.index);
      await (about.hasTouch ? link.tap() : link.click());
      await assertArrival(page, way, shown.get(way.target), `${called(from)} → ${way.name}`);
    });
    t.diagnostic(`${steps} links followed`);
    assert.ok(await visitor.isMarked(), 'the document was never left');
    for (const route of routes) {
      const count = server.count(`${route}page.json`);
      assert.ok(count <= 1, `${route}page.json was asked for ${count} times`);
    }
    const loaded = server.requests.map(({ path }) => path).filter((path) => path === '' || path.endsWith('/'));
    assert.deepEqual(loaded, [''], 'one document was loaded');
  });
}

async function assertArrival(page, way, expected, name) {
  await arrived(page, way.address, { focus: way.fragment || 'h1' });
  const shown = await facts(page);
  assert.equal(shown.title, expected.title, name);
  assert.deepEqual(shown.headings, expected.headings, name);
  assert.deepEqual(shown.current, expected.current, `${name}: where one is`);
  assert.deepEqual(shown.links.map(({ to }) => to), expected.links.map(({ to }) => to), `${name}: links`);
  assertSameMarkup(shown.markup, expected.markup, `${name}: the same page as opened directly`);
  assert.equal(await notice(page).isVisible(), false, `${name}: nothing is left to tell`);
  const y = await scrolled(page);
  if (!way.fragment) return assert.equal(y, 0, `${name}: reading starts at the top`);
  // The target stands below the bar, not under it; at the end of a page it may stand lower.
  const [top, bar, rest] = await page.evaluate(
    (id) => [
      document.getElementById(id).getBoundingClientRect().top,
      document.querySelector('.bar').getBoundingClientRect().bottom,
      document.documentElement.scrollHeight - scrollY - innerHeight,
    ],
    way.fragment.slice(1),
  );
  assert.ok(top >= bar - 1 && (top < bar + 60 || rest < 2), `${name}: the target is at ${top} below a bar of ${bar}`);
}

// Of the page that a document holds, the app has no texts: what follows it must leave none of it.
for (const first of routes) {
  journey(`whatever follows ${called(first)}, opened directly, is whole`, async ({ visitor, server, page }) => {
    server.hold(CHARTS_MODULE);
    const { links } = await factsOfDocument(page, first, server.home);
    const next = new Map(links.filter((one) => !one.download).map((one) => [routeOf(one.to, server.home), one]));
    for (const [target, link] of next) {
      if (target === undefined || target === first || new URL(link.to).hash) continue;
      await visitor.open(first);
      await page.locator('#_ky-yeu a[href]').nth(links.indexOf(link)).click();
      await arrived(page, link.to);
      const expected = await factsOfDocument(page, target, server.home);
      assertSameMarkup(await markup(page), expected.markup, `${called(first)} → ${called(target)}`);
    }
  });
}

journey('a page that follows another looks as it does opened directly', phone, async ({ visitor, server, page }) => {
  await visitor.open('');
  const { links } = await facts(page);
  const targets = new Map(links.map((one, index) => [routeOf(one.to, server.home), { to: one.to, index }]));
  let compared = 0;
  for (const [target, { to, index }] of targets) {
    if (!target || new URL(to).hash) continue;
    await visitor.open(target);
    await chartsAwake(page);
    const opened = await looks(page);
    await visitor.open('');
    await page.locator('#_ky-yeu a[href]').nth(index).tap();
    await arrived(page, to);
    await chartsAwake(page);
    assert.deepEqual(await looks(page), opened, called(target));
    compared += 1;
  }
  assert.ok(compared > 5, `${compared} pages`);
});

/** The charts of a page wake a moment after it. */
const chartsAwake = (page) =>
  page.waitForFunction(() => document.querySelector('figure.chart:not([data-alive])') === null);

/** Where everything stands and how it is drawn. */
const looks = (page) => page.evaluate(() => [...document.querySelectorAll('#_ky-yeu *')].map((one) => {
  const { x, y, width, height } = one.getBoundingClientRect();
  const { color, backgroundColor, font, fontVariantNumeric, textDecoration, borderWidth, stroke, fill } = getComputedStyle(one);
  return [one.localName, x, y, width, height, color, backgroundColor, font, fontVariantNumeric, textDecoration, borderWidth, stroke, fill].join(' ');
}));

journey('a page is fetched ahead while the pointer rests on its link', async ({ visitor, server, page }) => {
  await visitor.open('');
  await tab(page, 'Số liệu').hover();
  await eventually(() => server.count(`${figures}page.json`) === 1, 'the data comes before the click');
  assert.equal(page.url(), server.home);
  await tab(page, 'Số liệu').click();
  await arrived(page, server.home + figures);
  assert.equal(server.count(`${figures}page.json`), 1, 'and is not asked for again');
});

journey('a page is fetched ahead as soon as a finger touches its link', phone, async ({ visitor, server, page }) => {
  await visitor.open('');
  const { x, y, width, height } = await tab(page, 'Số liệu').boundingBox();
  const touches = await visitor.context.newCDPSession(page);
  const touchPoints = [{ x: x + width / 2, y: y + height / 2 }];
  await touches.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
  await eventually(() => server.count(`${figures}page.json`) === 1, 'the data comes while the finger is down');
  assert.equal(page.url(), server.home);
  await touches.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await arrived(page, server.home + figures);
  assert.equal(server.count(`${figures}page.json`), 1, 'and is not asked for again');
});

journey('a page is fetched ahead when the keyboard reaches its link', async ({ visitor, server, page }) => {
  await visitor.open('');
  await tab(page, 'Tài liệu').focus();
  await eventually(() => server.count(`${documents}page.json`) === 1, 'the data comes before Enter');
  await page.keyboard.press('Enter');
  await arrived(page, server.home + documents);
});

journey('the page one is on is not fetched by resting on its own tab', async ({ visitor, server, page }) => {
  await visitor.open(reports);
  await tab(page, 'Báo cáo').hover();
  await tab(page, 'Ảnh').hover();
  await eventually(() => server.count(`${photos}page.json`) === 1, 'the other page is fetched');
  assert.equal(server.count(`${reports}page.json`), 0);
});

journey('the tab of the page one is on adds no step to the history', async ({ visitor, server, page }) => {
  await visitor.open(reports);
  await tab(page, 'Ảnh').click();
  await arrived(page, server.home + photos);
  const steps = () => page.evaluate(() => history.length);
  const before = await steps();
  await tab(page, 'Ảnh').click();
  await tab(page, 'Số liệu').click();
  await arrived(page, server.home + figures);
  assert.equal(await steps(), before + 1, 'as with an ordinary link to the same address');
  await page.goBack();
  await arrived(page, server.home + photos);
});

journey('of quick clicks the last one wins', async ({ visitor, server, page }) => {
  await visitor.open('');
  server.hold(CHARTS_MODULE);
  const release = server.hold(`${figures}page.json`);
  await tab(page, 'Số liệu').click();
  await eventually(() => server.count(`${figures}page.json`) === 1, 'the first page is asked for');
  await tab(page, 'Ảnh').click();
  await arrived(page, server.home + photos);
  const steps = await page.evaluate(() => history.length);
  assert.equal(steps, 3, 'the page that was not waited for is no step (a new tab starts with one)');
  const shown = await markup(page);
  const answered = page.waitForResponse((response) => response.url().endsWith(`${figures}page.json`));
  release();
  await (await answered).finished();
  await page.evaluate(() => new Promise(requestAnimationFrame));
  assertSameMarkup(await markup(page), shown, 'the late page does not push itself in');
  assert.equal(page.url(), server.home + photos);
});

journey('a double click goes once', async ({ visitor, server, page }) => {
  await visitor.open('');
  await tab(page, 'Số liệu').dblclick();
  await arrived(page, server.home + figures);
  assert.equal(server.count(`${figures}page.json`), 1);
  await page.goBack();
  await arrived(page, server.home);
});

journey('from wherever one reads, a new page starts at its top', phone, async ({ visitor, server, page }) => {
  await visitor.open(longReport);
  await scrollTo(page, 400);
  await tab(page, 'Số liệu').tap();
  await arrived(page, server.home + figures);
  assert.equal(await scrolled(page), 0);
});
