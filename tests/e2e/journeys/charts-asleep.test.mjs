// Where the charts' module does not come, or had better wait, the page stays as it was prerendered.

import assert from 'node:assert/strict';

import { eventually, journey, phone } from '../browser.mjs';
import { LEVEL, choose, figureOf, filtered, marksOf, woken } from '../charts.mjs';
import { assertSameMarkup, markup, nextFrame } from '../pages.mjs';
import { documentOf, figures } from '../site.mjs';

const SCRIPT = /charts-[0-9a-f]+\.js$/;
const WASM = /charts-[0-9a-f]+\.wasm$/;
const DATA = /chart\.json$/;

const FAILURES = [
  ['the module is not there', (server) => server.answer(SCRIPT, { status: 404, type: 'text/html' }), [/status of 404/], SCRIPT],
  ['the connection is lost', (server) => server.drop(SCRIPT), [/ERR_EMPTY_RESPONSE/], SCRIPT],
  ['its program is not there', (server) => server.answer(WASM, { status: 404, type: 'text/html' }), [/status of 404/], WASM],
  ['its program comes by half', (server) => server.cutShort(WASM), [], WASM],
  ['the data are not there', (server) => server.answer(DATA, { status: 404, type: 'text/html', body: Buffer.from('<p>') }), [/status of 404/], DATA],
  ['the data are broken', (server) => server.cutShort(DATA), [], DATA],
];

for (const [what, breakIt, sayings, asked] of FAILURES) {
  journey(`where ${what}, charts stay as they were prerendered`, phone, async ({ visitor, server, page }) => {
    visitor.expect(...sayings);
    visitor.tolerate(/console warning: .*WebAssembly|MIME type/);
    breakIt(server);
    await visitor.open(figures);
    await eventually(() => server.count(asked) > 0, 'it is asked for');
    await page.waitForLoadState('networkidle');
    await assertAsleep(page);
  });
}

/** Nothing is offered that would do nothing; what the style sheet can do, it does. */
async function assertAsleep(page) {
  assert.equal(await page.locator('figure.chart[data-alive]').count(), 0);
  const offered = await page.locator('.needs-charts').evaluateAll((all) => all.filter((one) => one.checkVisibility({ visibilityProperty: true })).length);
  assert.equal(offered, 0, 'nothing is offered that would do nothing');
  const { slug } = filtered[0];
  const figure = figureOf(page, slug);
  await figure.getByRole('radio', { name: 'Bảng' }).check({ force: true });
  assert.ok(await figure.locator('.rows table').isVisible());
  await figure.getByRole('radio', { name: 'Biểu đồ' }).check({ force: true });
  await choose(page.locator('.controls.shared'), LEVEL, 'Cơ sở');
  const marks = await marksOf(figure);
  assert.ok(marks.some(({ opacity }) => opacity < 0.2) && marks.some(({ opacity }) => opacity > 0.9), 'a level dims the others');
}

journey('where the policy refuses all programs, charts stay as they were prerendered', phone, async ({ visitor, server, page }) => {
  visitor.expect(/policy violated|Content Security Policy|CSP/);
  visitor.tolerate(/./);
  server.answer(figures, { body: Buffer.from(documentOf(figures).replace("'wasm-unsafe-eval' ", '')) });
  await visitor.open(figures, { alive: false });
  await page.waitForLoadState('networkidle');
  assert.deepEqual(await visitor.problems(/^uncaught/), []);
  await assertAsleep(page);
});

for (const [what, connection] of [['a slow network', { effectiveType: '2g' }], ['a dear network', { effectiveType: '4g', saveData: true }]]) {
  journey(`on ${what} the module waits until a chart is touched`, phone, async ({ visitor, server, page }) => {
    await visitor.context.addInitScript((value) => Object.defineProperty(navigator, 'connection', { value }), connection);
    await visitor.open(figures);
    await page.waitForLoadState('networkidle');
    assert.equal(server.count(SCRIPT) + server.count(WASM) + server.count(DATA), 0);
    await choose(page.locator('.controls.shared'), LEVEL, 'Cơ sở');
    await woken(page);
    assert.equal(new URL(page.url()).searchParams.get(LEVEL), 'Cơ sở', 'and what was touched counts');
  });
}

journey('coming alive moves nothing and changes no picture', phone, async ({ visitor, server, page }) => {
  await visitor.context.addInitScript(() => {
    window.jumps = [];
    new PerformanceObserver((list) => window.jumps.push(...list.getEntries())).observe({ type: 'layout-shift', buffered: true });
  });
  const release = server.hold(SCRIPT);
  await visitor.open(figures);
  const pictures = () => page.locator('.picture .narrow').evaluateAll((all) => all.map((one) => one.innerHTML.replace(/ class="k[0-9 k-]*"/g, '')));
  const before = await pictures();
  const boxes = () => page.locator('figure.chart > :not(.said, .heard)').evaluateAll((all) => all.map((one) => JSON.stringify(one.getBoundingClientRect())));
  const places = await boxes();
  release();
  await woken(page);
  await nextFrame(page);
  const after = await pictures();
  for (const [at, one] of after.entries()) assertSameMarkup(one, before[at], 'the same bytes');
  assert.deepEqual(await boxes(), places);
  assert.deepEqual(await page.evaluate(() => window.jumps.map(({ value }) => value)), []);
  assert.ok((await markup(page)).length > 0);
});

journey('the picture that is shown is the one that was chosen, whatever the room', phone, async ({ visitor, page }) => {
  await visitor.open(figures);
  await woken(page);
  const { slug } = filtered[0];
  const figure = figureOf(page, slug);
  const shown = async () => (await marksOf(figure)).length;
  const visible = (width) => figure.locator(`.picture > .${width}`).isVisible();
  const all = await shown();
  await choose(page.locator('.controls.shared'), LEVEL, 'Cơ sở');
  const few = await shown();
  assert.ok(few < all);
  await page.setViewportSize({ width: 1280, height: 900 });
  await eventually(async () => (await visible('wide')) && (await shown()) === few, 'the wide picture');
  await choose(page.locator('.controls.shared'), LEVEL, 'Tất cả');
  assert.equal(await shown(), all);
  // Larger text in the same window: the narrow picture again.
  await page.setViewportSize({ width: 620, height: 900 });
  await page.evaluate(() => document.documentElement.setAttribute('data-size', '3'));
  await eventually(async () => (await visible('narrow')) && (await shown()) === all, 'the narrow picture');
  // While the table is shown nothing tells which one will be.
  await figure.getByRole('radio', { name: 'Bảng' }).check({ force: true });
  await choose(page.locator('.controls.shared'), LEVEL, 'Cơ sở');
  await figure.getByRole('radio', { name: 'Biểu đồ' }).check({ force: true });
  await eventually(async () => (await shown()) === few, 'the picture of the level');
  // Paper shows the wide one.
  assert.equal(await figure.locator('.wide title').count(), few);
});
