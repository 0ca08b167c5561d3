// Where scripts or the app cannot run, every page reads and every link leads on.

import assert from 'node:assert/strict';

import { eventually, journey, phone } from '../browser.mjs';
import { assertSameMarkup, facts, markup, tab } from '../pages.mjs';
import { CHARTS_MODULE, called, everyPage, figures, longReport, photos, reports } from '../site.mjs';
import { survey, tour } from '../tour.mjs';

const scriptsOff = { ...phone, javaScriptEnabled: false };

/** The controls that do nothing until the app is there. */
const CONTROLS = 'button, input, select, textarea, summary, [role=button], .needs-script, .notice';

/** What a visitor sees of them. */
const visibleControls = (page) =>
  page.locator(CONTROLS).evaluateAll((all) =>
    all
      .filter((one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true }))
      .map((one) => one.outerHTML.slice(0, 100)),
  );

/** The words of the page that can be seen. */
const visibleText = (page) => page.locator('main').evaluate((main) => main.innerText.trim());

for (const route of everyPage) {
  journey(`${called(route)} reads with scripts off`, scriptsOff, async ({ visitor, page }) => {
    await visitor.open(route, { alive: false });
    assert.deepEqual(await visibleControls(page), [], 'nothing is offered that would do nothing');
    const text = await visibleText(page);
    const [heading] = (await facts(page)).headings;
    assert.ok(text.replace(/\s+/g, ' ').includes(heading), `the heading is seen: ${text.slice(0, 80)}`);
    const hidden = await page.locator('main :is(p, li, h1, h2, h3, td, th, dt, dd)').evaluateAll((all) =>
      all.filter((one) => !one.closest('.needs-script, .unseen, .rows') && !one.checkVisibility({ visibilityProperty: true, opacityProperty: true })).map((one) => one.textContent));
    assert.deepEqual(hidden, [], 'nothing of the page is hidden');
  });
}

journey('with scripts off, every link of every page leads on', { ...scriptsOff, prefix: '/a/b/c/' }, async ({ visitor, server, page }) => {
  await visitor.open('', { alive: false });
  const shown = await survey(page, server.home);
  await tour(shown, server.home, async (from, way) => {
    await page.locator('#_ky-yeu a[href]').nth(way.index).tap();
    await page.waitForURL(way.address);
    assert.deepEqual((await facts(page)).headings, shown.get(way.target).headings, `${called(from)} → ${way.name}`);
  });
  assert.equal(server.count(/page\.json$/), 0, 'no data is fetched');
});

/** How the app may fail to come, and what the browser says of it. */
const BROKEN = [
  ['the app does not come', (server) => server.drop(/\.wasm$/), [/ERR_EMPTY_RESPONSE/]],
  ['the app is refused', (server) => server.answer(/\.wasm$/, { status: 403 }), [/status of 403/]],
  ['the app breaks off on its way', (server) => server.breakOff(/\.wasm$/), [/ERR_CONTENT_LENGTH_MISMATCH/]],
  ['the app was uploaded by half', (server) => server.cutShort(/\.wasm$/), []],
  ['the app is not what it should be', (server) => server.answer(/\.wasm$/, { body: Buffer.from('<html>') }), []],
  ['the loader does not come', (server) => server.drop(/\.js$/), [/ERR_EMPTY_RESPONSE/]],
];

for (const [what, breakIt, sayings] of BROKEN) {
  journey(`where ${what}, the page reads and its links lead on`, phone, async ({ visitor, server, page }) => {
    visitor.expect(...sayings);
    const mend = breakIt(server);
    await visitor.open(longReport, { alive: false });
    await staysAsServed(visitor, server, page);
    mend();
    await tab(page, 'Ảnh').tap();
    await page.waitForURL(server.home + photos);
    await visitor.alive();
  });
}

// Lockdown Mode on iPhones, and some browsers' strictest settings.
journey('where the browser has no WebAssembly, the page reads and its links lead on', phone, async ({ visitor, server, page }) => {
  await visitor.context.addInitScript(() => { delete window.WebAssembly; });
  await visitor.open(longReport, { alive: false });
  await staysAsServed(visitor, server, page);
  await tab(page, 'Số liệu').tap();
  await page.waitForURL(server.home + figures);
  assert.equal(await page.locator('html[data-alive]').count(), 0);
});

async function staysAsServed(visitor, server, page) {
  await page.waitForLoadState('load');
  await eventually(() => server.count(/\.js$/) > 0, 'the loader is asked for');
  await page.waitForLoadState('networkidle');
  assert.equal(await page.locator('html[data-alive]').count(), 0, 'the app is not there');
  assert.deepEqual(await visibleControls(page), [], 'nothing is offered that would do nothing');
  assert.ok((await visibleText(page)).length > 500, 'the report is there');
  await page.locator('.contents a').nth(1).tap();
  await eventually(() => page.url().includes('#'), 'the heading\'s address');
}

// Many hosts do not know the type; the app is slower to start there, and says so to developers.
journey('where the host does not know what wasm is, the page comes alive all the same', async ({ visitor, server }) => {
  visitor.expect(/console warning: .*MIME type/);
  server.answer(/\.wasm$/, { type: 'application/octet-stream' });
  await visitor.open(reports);
});

journey('until the app is there, nothing is offered that needs it', phone, async ({ visitor, server, page }) => {
  const release = server.hold(/\.wasm$/);
  // Charts come alive after the page, and change what they show of themselves.
  server.hold(CHARTS_MODULE);
  await visitor.open('', { alive: false, waitUntil: 'domcontentloaded' });
  assert.deepEqual(await visibleControls(page), []);
  const before = await markup(page);
  release();
  await visitor.alive();
  assertSameMarkup(await markup(page), before, 'only its visibility changes');
  const offered = await visibleControls(page);
  assert.ok(offered.some((one) => one.startsWith('<summary')) && offered.some((one) => one.includes('share')), offered.join('\n'));
});
