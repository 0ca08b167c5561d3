// Tables that can be sorted, and charts as files: what is taken along is what is shown.

import assert from 'node:assert/strict';

import { desktop, journey, phone } from '../browser.mjs';
import { LEVEL, assertIncludes, choose, everyChart, figureOf, filtered, openAlive, rowsOf, taken } from '../charts.mjs';
import { called, figures, read } from '../site.mjs';

const asTable = (figure) => figure.getByRole('radio', { name: 'Bảng' }).check({ force: true });
const number = (text) => Number(text.replaceAll('.', '').replace(',', '.'));

for (const { slug, route } of everyChart) {
  journey(`${called(route)} sorts its table both ways by each column`, async ({ visitor, page }) => {
    await openAlive(visitor, route);
    const figure = figureOf(page, slug);
    await asTable(figure);
    const headings = figure.locator('thead th');
    const whole = await rowsOf(figure);
    for (let column = 0; column < await headings.count(); column += 1) {
      const heading = headings.nth(column);
      const isNumber = await heading.evaluate((one) => one.matches('.number'));
      const compare = isNumber ? (one, other) => number(one) - number(other) : (one, other) => one.localeCompare(other, 'vi');
      for (const [order, sign] of [['ascending', 1], ['descending', -1], ['ascending', 1]]) {
        await heading.getByRole('button').click();
        assert.equal(await heading.getAttribute('aria-sort'), order);
        assert.equal(await figure.locator('th[aria-sort]').count(), 1, 'one column at a time');
        const rows = await rowsOf(figure);
        const cells = rows.map((row) => row[column]);
        assert.deepEqual(cells, cells.toSorted((one, other) => sign * compare(one, other)));
        assert.deepEqual(rows.map(String).toSorted(), whole.map(String).toSorted(), 'no row is lost');
      }
      if (isNumber) {
        const aligned = await figure.locator(`tbody tr > :nth-child(${column + 1})`).evaluateAll((all) => all.every((one) => getComputedStyle(one).textAlign === 'right'));
        assert.ok(aligned, 'numbers stand at the right');
      }
    }
    assert.equal(await figure.locator('tfoot').count(), 0, 'nothing is added up that may not be');
  });
}

journey('a table stays sorted when another level is chosen', async ({ visitor, page }) => {
  const [, { slug, route }] = filtered;
  await openAlive(visitor, route);
  const figure = figureOf(page, slug);
  await asTable(figure);
  const heading = figure.locator('thead th.number').first();
  await heading.getByRole('button').click();
  await heading.getByRole('button').click();
  await choose(figure, LEVEL, 'Huyện, thành phố');
  assert.equal(await figure.locator('thead th.number').first().getAttribute('aria-sort'), 'descending');
  const column = await heading.evaluate((one) => one.cellIndex);
  const numbers = (await rowsOf(figure)).map((row) => number(row[column]));
  assert.ok(numbers.length > 1);
  assert.deepEqual(numbers, numbers.toSorted((one, other) => other - one));
});

/** What an SVG file says, read as XML in the page. */
const readSvg = (page, text) =>
  page.evaluate((source) => {
    const made = new DOMParser().parseFromString(source, 'image/svg+xml');
    const root = made.documentElement;
    return {
      error: made.querySelector('parsererror')?.textContent ?? '',
      name: root.localName,
      size: [Number(root.getAttribute('width')), Number(root.getAttribute('height'))],
      title: root.querySelector(':scope > title')?.textContent,
      words: [...root.querySelectorAll(':scope > text')].map((one) => one.textContent).join(' '),
      marks: root.querySelectorAll('.role-mark path, .role-mark circle, .role-mark text').length,
    };
  }, text);

/** Size and colours of a PNG file, decoded in the page. */
const readPng = (page, bytes) =>
  page.evaluate(async (source) => {
    const image = new Image();
    image.src = `data:image/png;base64,${source}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const pen = canvas.getContext('2d');
    pen.drawImage(image, 0, 0);
    const { data } = pen.getImageData(0, 0, image.width, image.height);
    const colours = new Set();
    for (let at = 0; at < data.length; at += 4) colours.add((data[at] << 16) | (data[at + 1] << 8) | data[at + 2]);
    return { size: [image.width, image.height], colours: colours.size, corner: [...data.slice(0, 4)] };
  }, bytes.toString('base64'));

/** Takes a chart in all three forms and holds them against the page. */
async function assertTaken(page, { slug, title }, chosen) {
  const figure = figureOf(page, slug);
  const source = await figure.locator('.source').innerText();
  const csv = await taken(page, figure, 'csv');
  assert.equal(csv.name, `${slug}.csv`);
  assert.deepEqual([...csv.bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf], 'a byte order mark');
  const text = csv.bytes.toString('utf8').slice(1);
  assert.ok(text.endsWith('\r\n') && !/[^\r]\n/.test(text), 'lines end as Windows ends them');
  const cells = text.trimEnd().split('\r\n').map((line) => [...line.matchAll(/(?:^|;)(?:"((?:[^"]|"")*)"|([^;]*))/g)].map(([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare));
  assert.deepEqual(cells.slice(1), await rowsOf(figure), 'the rows that are shown');
  const svg = await taken(page, figure, 'svg');
  assert.equal(svg.name, `${slug}.svg`);
  const drawn = svg.bytes.toString('utf8');
  const made = await readSvg(page, drawn);
  assert.equal(made.error, '');
  assert.equal(made.name, 'svg');
  assert.ok(!drawn.includes('var('), 'colours are colours');
  assert.equal(made.title, title);
  for (const part of [title, ...chosen, source]) assertIncludes(made.words, part, slug);
  assert.match(made.words, /\d{1,2}\/\d{1,2}\/\d{4}/);
  const png = await taken(page, figure, 'png');
  assert.equal(png.name, `${slug}.png`);
  const seen = await readPng(page, png.bytes);
  assert.deepEqual(seen.size, made.size.map((one) => Math.floor(one * 2)), 'twice the size');
  assert.ok(seen.colours > 20, `${seen.colours} colours: it is not blank`);
  assert.deepEqual(seen.corner, [255, 255, 255, 255], 'on paper');
  assertIncludes(await figure.locator('.said').textContent(), 'Đã tạo tệp', 'it is said');
}

for (const chart of everyChart) {
  journey(`${called(chart.route)} is taken along as it is`, desktop, async ({ visitor, page }) => {
    await openAlive(visitor, chart.route);
    await assertTaken(page, chart, []);
  });
}

journey('a chart is taken along as it was filtered, without a network, in whatever theme', { ...phone, colorScheme: 'dark' }, async ({ visitor, page }) => {
  // The browser looks at the icon again whenever the address changes, and may come to it too late.
  visitor.tolerate(/icon\.svg\W.*ERR_INTERNET_DISCONNECTED/, /ERR_INTERNET_DISCONNECTED.*icon\.svg\)/);
  await openAlive(visitor, figures);
  await choose(page.locator('.controls.shared'), LEVEL, 'Huyện, thành phố');
  await visitor.context.setOffline(true);
  for (const chart of filtered.slice(0, 3)) await assertTaken(page, chart, ['Cấp: Huyện, thành phố']);
});
