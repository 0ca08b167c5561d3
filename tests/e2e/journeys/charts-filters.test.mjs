// Choices of a page's charts: they go together, they stand in the address, and what was touched before
// the script came counts.

import assert from 'node:assert/strict';

import { eventually, journey, phone } from '../browser.mjs';
import { LEGEND, LEVEL, UNIT, assertIncludes, choose, everyChart, figureOf, filtered, levels, openAlive, plain, queryOf, rowsOf, speaking, withLegend, withUnit, woken } from '../charts.mjs';
import { arrived, tab } from '../pages.mjs';
import { SHARED_QUERY, documents, figures } from '../site.mjs';

const MODULE = /charts-[0-9a-f]+\.(js|wasm)$/;
const EMPTY = 'Không có số liệu nào khớp với lựa chọn này.';
const shared = (page) => page.locator('.controls.shared');
const summary = async (figure) => plain(await figure.locator('.summary').textContent());

/** What a figure shows is of one level: its marks, its rows, its sentence, its name. */
async function assertOfLevel(page, slug, level) {
  const figure = figureOf(page, slug);
  const marks = await speaking(figure);
  const rows = await rowsOf(figure);
  const said = await summary(figure);
  if (marks.length === 0) {
    assert.equal(said, EMPTY, slug);
    assert.deepEqual(rows, [], slug);
    assertIncludes(await figure.locator('.rows').textContent(), EMPTY, slug);
    return false;
  }
  const others = levels.filter((one) => one !== level);
  for (const { words } of marks) for (const other of others) assert.ok(!words.includes(`Cấp: ${other}`), `${slug}: ${words}`);
  assert.ok(rows.length > 0 && rows.flat().every((cell) => !others.includes(cell)), `${slug}: ${rows}`);
  assert.notEqual(said, EMPTY);
  const label = await figure.locator('.picture svg').evaluateAll((all) => all.find((one) => one.getClientRects().length > 0).getAttribute('aria-label'));
  assertIncludes(label, said, `${slug}: who does not see it is told as well`);
  return true;
}

journey('a level is chosen for all charts of the page that have levels', async ({ visitor, server, page }) => {
  await openAlive(visitor, figures);
  const slugs = everyChart.map(({ slug }) => slug);
  const before = await Promise.all(slugs.map((slug) => summary(figureOf(page, slug))));
  const entries = await page.evaluate(() => history.length);
  for (const level of levels) {
    await choose(shared(page), LEVEL, level);
    const shown = [];
    for (const { slug } of filtered) shown.push(await assertOfLevel(page, slug, level));
    assert.ok(shown.some(Boolean), level);
    assert.deepEqual(queryOf(page), [[LEVEL, level]]);
  }
  assert.equal(await page.evaluate(() => history.length), entries, 'Back does not walk through choices');
  await choose(shared(page), LEVEL, 'Tất cả');
  assert.deepEqual(await Promise.all(slugs.map((slug) => summary(figureOf(page, slug)))), before);
  assert.equal(page.url(), server.home + figures);
});

journey('legends of the same parameter follow each other, and keep what only they have', async ({ visitor, page }) => {
  await openAlive(visitor, figures);
  const boxes = (slug, value) => figureOf(page, slug).locator(`[data-param="${LEGEND}"] input[value="${value}"]`);
  const having = async (value) => {
    const found = [];
    for (const { slug } of withLegend) if (await boxes(slug, value).count()) found.push(slug);
    return found;
  };
  const common = await having('Bí thư');
  const [only] = await having('UVBTV');
  assert.ok(common.length >= 2);
  await choose(figureOf(page, common[0]), LEGEND, 'Bí thư');
  for (const slug of common) assert.ok(await boxes(slug, 'Bí thư').isChecked(), slug);
  await choose(figureOf(page, only), LEGEND, 'UVBTV');
  assert.deepEqual(queryOf(page).map(([, value]) => value).toSorted(), ['Bí thư', 'UVBTV']);
  const other = common.find((slug) => slug !== only);
  await choose(figureOf(page, other), LEGEND, 'Bí thư');
  for (const slug of common) assert.equal(await boxes(slug, 'Bí thư').isChecked(), false, slug);
  assert.ok(await boxes(only, 'UVBTV').isChecked(), 'what the other legend does not have stays');
  assert.deepEqual(queryOf(page), [[LEGEND, 'UVBTV']]);
});

journey('numbers become per cent and back', async ({ visitor, page }) => {
  await openAlive(visitor, withUnit.route);
  const figure = figureOf(page, withUnit.slug);
  const texts = () => figure.locator('.picture svg:visible .role-mark text').evaluateAll((all) => all.map((one) => one.lastChild.data));
  const numbers = await texts();
  await choose(figure, UNIT, 'Phần trăm');
  const shares = await texts();
  assert.ok(shares.length === numbers.length && shares.every((one) => one.endsWith('%')), `${shares}`);
  assert.deepEqual(queryOf(page), [[UNIT, 'phan_tram']]);
  await choose(figure, UNIT, 'Số người');
  assert.deepEqual(await texts(), numbers);
});

journey('what is touched before the script comes counts, and the address follows it', phone, async ({ visitor, server, page }) => {
  const release = server.hold(MODULE);
  await visitor.open(`${figures}?fbclid=x`);
  const [first, second] = withLegend;
  await choose(shared(page), LEVEL, 'Huyện, thành phố');
  await choose(figureOf(page, second.slug), LEGEND, 'Phó Bí thư');
  await figureOf(page, first.slug).getByRole('radio', { name: 'Bảng' }).check({ force: true });
  assert.equal(await page.locator('figure.chart[data-alive]').count(), 0);
  release();
  await woken(page);
  for (const { slug } of filtered.filter((one) => one.slug !== first.slug)) await assertOfLevel(page, slug, 'Huyện, thành phố');
  for (const { slug } of [first, second]) assert.ok(await figureOf(page, slug).locator(`[data-param="${LEGEND}"] input[value="Phó Bí thư"]`).isChecked(), slug);
  assert.ok(await figureOf(page, first.slug).locator('.rows table').isVisible());
  assert.deepEqual(queryOf(page), [['fbclid', 'x'], [LEVEL, 'Huyện, thành phố'], [LEGEND, 'Phó Bí thư'], ['bang', first.slug]]);
});

journey('an address brings its choices', async ({ visitor, page }) => {
  const [{ slug }] = filtered;
  await openAlive(visitor, `${figures}?${new URLSearchParams({ [LEVEL]: 'Cơ sở', bang: slug })}`);
  for (const one of filtered) if (one.slug !== slug) await assertOfLevel(page, one.slug, 'Cơ sở');
  const figure = figureOf(page, slug);
  assert.ok(await figure.locator('.rows table').isVisible());
  assert.deepEqual((await rowsOf(figure)).map(([level]) => level), ['Cơ sở']);
  assert.ok(await shared(page).getByRole('radio', { name: 'Cơ sở' }).isChecked());
});

for (const [what, query] of [['a level', `${LEVEL}=Trung%20%C6%B0%C6%A1ng`], ['a table', 'bang=khong-co'], ['markup', `${LEVEL}=%3Cimg%20src%3Dx%20onerror%3D1%3E`]]) {
  journey(`an address that asks for ${what} that there is not shows all, and says so`, async ({ visitor, server, page }) => {
    await openAlive(visitor, `${figures}?${query}`);
    const asked = new URL(page.url()).searchParams.values().next().value;
    assertIncludes(await page.locator('.said:not(:empty)').first().textContent(), asked, 'it is said');
    assert.ok(await shared(page).getByRole('radio', { name: 'Tất cả' }).isChecked());
    assert.equal(await page.locator('img[src=x]').count(), 0);
    // The next choice leaves it behind.
    await choose(shared(page), LEVEL, 'Tỉnh');
    assert.equal(await page.locator('.said:not(:empty)').count(), 0);
    assert.equal(page.url(), `${server.home}${figures}?${new URLSearchParams({ [LEVEL]: 'Tỉnh' })}`);
  });
}

journey('what an app adds to a link does no harm, and stays', async ({ visitor, server, page }) => {
  await openAlive(visitor, figures + SHARED_QUERY);
  assert.equal(page.url(), server.home + figures + SHARED_QUERY);
  await choose(shared(page), LEVEL, 'Tỉnh');
  assert.deepEqual(queryOf(page), [...new URLSearchParams(SHARED_QUERY), [LEVEL, 'Tỉnh']]);
  await choose(shared(page), LEVEL, 'Tất cả');
  assert.equal(page.url(), server.home + figures + SHARED_QUERY);
});

journey('Back and Forward bring choices back, from another page and within one', async ({ visitor, server, page }) => {
  await openAlive(visitor, figures);
  await visitor.mark();
  await choose(shared(page), LEVEL, 'Cơ sở');
  const address = page.url();
  await tab(page, 'Tài liệu').click();
  await arrived(page, server.home + documents);
  await page.goBack();
  await arrived(page, address);
  await woken(page);
  for (const { slug } of filtered) await assertOfLevel(page, slug, 'Cơ sở');
  // A place within the page is an entry of its own.
  await page.evaluate(() => { location.hash = `#${document.querySelector('section.statistics').id}`; });
  await choose(shared(page), LEVEL, 'Tỉnh');
  await page.goBack();
  await eventually(() => page.url() === address, 'the address before');
  await eventually(() => shared(page).getByRole('radio', { name: 'Cơ sở' }).isChecked(), 'its choice');
  for (const { slug } of filtered) await assertOfLevel(page, slug, 'Cơ sở');
  assert.ok(await visitor.isMarked());
});

journey('charts of a page that the app brings come alive, and those of the one after it', async ({ visitor, server, page }) => {
  await visitor.open(documents);
  assert.equal(server.count(MODULE), 0, 'a page without charts asks for none');
  await tab(page, 'Số liệu').click();
  await arrived(page, server.home + figures);
  await woken(page);
  await figureOf(page, withUnit.slug).locator('figcaption a').click();
  await arrived(page, server.home + withUnit.route);
  await woken(page);
  await choose(figureOf(page, withUnit.slug), UNIT, 'Phần trăm');
  assert.deepEqual(queryOf(page), [[UNIT, 'phan_tram']]);
  assert.equal(server.count(MODULE), 2, 'the module comes once');
});

journey('charts whose data come late do not disturb those of the next page', async ({ visitor, server, page }) => {
  await visitor.open(documents);
  const last = `${everyChart.at(-1).route}chart.json`;
  const release = server.hold(last);
  await tab(page, 'Số liệu').click();
  await arrived(page, server.home + figures);
  await eventually(() => server.count(last) === 1, 'the data are asked for');
  await figureOf(page, withUnit.slug).locator('figcaption a').click();
  await arrived(page, server.home + withUnit.route);
  await woken(page);
  const late = page.waitForResponse((one) => one.url().endsWith(last));
  release();
  await (await late).finished();
  await choose(figureOf(page, withUnit.slug), LEVEL, 'Đoàn trực thuộc');
  await assertOfLevel(page, withUnit.slug, 'Đoàn trực thuộc');
});

journey('what is shared is the chart\'s own page, as it is shown', async ({ visitor, server, page }) => {
  await visitor.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.origin });
  await visitor.context.addInitScript(() => Object.defineProperty(navigator, 'share', { value: undefined }));
  const [{ slug, route }, other] = filtered;
  await openAlive(visitor, `${figures}${SHARED_QUERY}&${new URLSearchParams([[LEVEL, 'Cơ sở'], [LEGEND, 'UVBTV'], ['bang', slug], ['bang', other.slug]])}`);
  const figure = figureOf(page, slug);
  await figure.locator('[data-act="share"]').click();
  await figure.locator('.said:not(:empty)').waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), `${server.home}${route}?${new URLSearchParams([[LEVEL, 'Cơ sở'], ['bang', slug]])}`);
});
