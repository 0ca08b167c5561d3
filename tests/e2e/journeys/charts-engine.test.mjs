// What has not been drawn beforehand is drawn by the engine, which comes when it is asked for.

import assert from 'node:assert/strict';

import { eventually, journey, phone } from '../browser.mjs';
import { LEVEL, choose, drawnAt, figureOf, openAlive, rowsOf, taken, withUnit } from '../charts.mjs';
import { assertSameMarkup } from '../pages.mjs';
import { figures, read } from '../site.mjs';

const ENGINE = /engine-[0-9a-f]+\.js$/;
const PROGRAM = /engine-[0-9a-f]+\.wasm$/;
const LATER = 'Huyện, thành phố';
const OTHER = 'Đoàn trực thuộc';
/** More can be asked of this chart than is drawn beforehand, so that its spec stands beside it. */
const { slug, route } = withUnit;
const SPECS = `${route}specs.json`;

/** A release that has drawn the chart as it is at the start, and in no other state. */
function drawOnlyTheStart(server) {
  const chart = drawnAt(route);
  const start = chart.options.map((one) => one.start.join('\t')).join('\n');
  server.answer(`${route}chart.json`, { body: Buffer.from(JSON.stringify({ ...chart, states: { [start]: chart.states[start] } })) });
}

const shared = (page) => page.locator('.controls.shared');
const said = (page) => figureOf(page, slug).locator('.said');
const stateOf = (level) => {
  const chart = drawnAt(route);
  return chart.states[chart.options.map((one) => (one.param === LEVEL ? level : one.start.join('\t'))).join('\n')];
};

journey('what has not been drawn beforehand is drawn when it is chosen, the same to the byte', phone, async ({ visitor, server, page }) => {
  drawOnlyTheStart(server);
  await openAlive(visitor, figures);
  assert.equal(server.count(ENGINE), 0, 'nothing has asked for the engine');
  const release = server.hold(PROGRAM);
  await choose(shared(page), LEVEL, LATER);
  await said(page).filter({ hasText: 'Đang vẽ' }).waitFor();
  const before = await rowsOf(figureOf(page, slug));
  assert.ok(before.length > 1, 'what was shown stays meanwhile');
  release();
  await eventually(async () => (await rowsOf(figureOf(page, slug))).every((row) => row.includes(LATER)), 'the table of the level');
  const expected = stateOf(LATER);
  assertSameMarkup(await figureOf(page, slug).locator('.narrow').evaluate((one) => one.innerHTML), await asParsed(page, expected.narrow), 'the picture');
  assert.equal(await figureOf(page, slug).locator('.summary').textContent(), expected.summary);
  const svg = await taken(page, figureOf(page, slug), 'svg');
  assert.equal(svg.bytes.toString('utf8'), expected.alone);
  await choose(shared(page), LEVEL, 'Tất cả');
  await choose(shared(page), LEVEL, LATER);
  await eventually(async () => (await said(page).textContent()) === '', 'it is drawn');
  assert.deepEqual([server.count(ENGINE), server.count(PROGRAM), server.count(SPECS)], [1, 1, 1], 'it comes once');
});

/** Markup as the browser writes it back. */
const asParsed = (page, text) =>
  page.evaluate((source) => {
    const holder = document.createElement('div');
    holder.innerHTML = source;
    return holder.innerHTML;
  }, text);

journey('of several choices on their way to the engine the last one counts', phone, async ({ visitor, server, page }) => {
  drawOnlyTheStart(server);
  await openAlive(visitor, figures);
  const release = server.hold(SPECS);
  await choose(shared(page), LEVEL, LATER);
  await choose(shared(page), LEVEL, OTHER);
  await choose(shared(page), LEVEL, 'Tất cả');
  const before = await rowsOf(figureOf(page, slug));
  release();
  await choose(shared(page), LEVEL, OTHER);
  await eventually(async () => (await rowsOf(figureOf(page, slug))).every((row) => row.includes(OTHER)), 'the last choice');
  assert.ok(before.length > 1);
});

journey('numbers are added up where the spec says that they may be', phone, async ({ visitor, server, page }) => {
  drawOnlyTheStart(server);
  const data = JSON.parse(read(SPECS));
  for (const chart of data.charts) chart.spec.usermeta = { total: true };
  server.answer(SPECS, { body: Buffer.from(JSON.stringify(data)) });
  await openAlive(visitor, `${figures}?bang=${slug}`);
  await choose(shared(page), LEVEL, LATER);
  const figure = figureOf(page, slug);
  await figure.locator('tfoot tr').waitFor();
  const cells = await figure.locator('tfoot tr').evaluate((one) => [...one.cells].map((cell) => cell.textContent));
  const number = (text) => Number(text.replace(/[^\d,-]/g, '').replace(',', '.'));
  const column = await figure.locator('thead th.number').first().evaluate((one) => one.cellIndex);
  const rows = await rowsOf(figure);
  assert.ok(rows.length > 1);
  assert.equal(number(cells[column]), rows.reduce((sum, row) => sum + number(row[column]), 0));
  assert.equal(cells[0], 'Tổng');
});

for (const [what, asked, breakIt, sayings] of [
  ['the engine is not there', ENGINE, (server) => server.answer(ENGINE, { status: 404, type: 'text/html' }), [/status of 404/]],
  ['its program comes by half', PROGRAM, (server) => server.cutShort(PROGRAM), []],
  ['the specs are not there', SPECS, (server) => server.answer(SPECS, { status: 404, type: 'text/html', body: Buffer.from('<p>') }), [/status of 404/]],
]) {
  journey(`where ${what}, a chart says so and stays, until it is chosen again`, phone, async ({ visitor, server, page }) => {
    visitor.expect(...sayings);
    visitor.tolerate(/console warning: .*WebAssembly|MIME type/);
    drawOnlyTheStart(server);
    const mend = breakIt(server);
    await openAlive(visitor, figures);
    const before = await rowsOf(figureOf(page, slug));
    await choose(shared(page), LEVEL, LATER);
    await said(page).filter({ hasText: 'Chưa tải được' }).waitFor();
    assert.ok(server.count(asked) > 0);
    assert.deepEqual(await rowsOf(figureOf(page, slug)), before);
    mend();
    await choose(shared(page), LEVEL, OTHER);
    await eventually(async () => (await rowsOf(figureOf(page, slug))).every((row) => row.includes(OTHER)), 'now it is drawn');
  });
}
