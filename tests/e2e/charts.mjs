// The charts of the release, as its own data say them, and how a visitor gets at them.

import assert from 'node:assert/strict';

import { nextFrame } from './pages.mjs';
import { documentOf, figures, read, routes } from './site.mjs';

/** What has been drawn of the chart of a route: title, options, states. */
export const drawnAt = (route) => JSON.parse(read(`${route}chart.json`));

/** Every page with charts, and the page of each chart. */
export const chartPages = routes.filter((route) => documentOf(route).includes('<figure class="chart"'));
const slugsOf = (route) => [...documentOf(route).matchAll(/<figure class="chart" data-chart="([^"]+)"/g)].map(([, slug]) => slug);
export const everyChart = slugsOf(figures).map((slug) => ({ slug, route: `${figures}${slug}/`, ...drawnAt(`${figures}${slug}/`) }));

/** The charts that a page shows, in their order. */
export const chartsOf = (route) => slugsOf(route).map((slug) => everyChart.find((one) => one.slug === slug));

/** What a chart can be chosen by, for one of its parameters. */
export const optionsOf = (chart, name) => chart.options.find(({ param }) => param === name);
const withParam = (name) => everyChart.filter((chart) => optionsOf(chart, name));

/** The parameter that several charts share, with its choices; the first leaves everything as it is. */
export const LEVEL = 'cap';
export const levels = optionsOf(withParam(LEVEL)[0], LEVEL).tokens;
export const filtered = withParam(LEVEL);
/** The parameter of the legends, and the one of number and per cent. */
export const LEGEND = 'chuc_danh';
export const withLegend = withParam(LEGEND);
export const UNIT = 'don_vi';
export const withUnit = withParam(UNIT)[0];

export const figureOf = (page, slug) => page.locator(`figure.chart[data-chart="${slug}"]`);

/** Waits until every chart of the page is alive. */
export async function woken(page) {
  await page.waitForFunction(() => {
    const all = [...document.querySelectorAll('figure.chart')];
    return all.length > 0 && all.every((one) => one.matches('[data-alive]'));
  });
}

/** Opens a page and waits until its charts answer. */
export async function openAlive(visitor, route, options) {
  await visitor.open(route, options);
  await woken(visitor.page);
}

/** The marks of a figure's picture that is shown: their words, and where they are in the window. */
export const marksOf = (figure) =>
  figure.evaluate((one) => {
    const svg = [...one.querySelectorAll('.picture svg')].find((it) => it.getClientRects().length > 0);
    return [...svg.querySelectorAll('title')].map((title) => {
      const { x, y, width, height } = title.parentElement.getBoundingClientRect();
      const { fillOpacity, opacity } = getComputedStyle(title.parentElement);
      return { words: title.textContent, tag: title.parentElement.localName, x, y, width, height, opacity: Number(opacity) * Number(fillOpacity) };
    });
  });

/** The middle of a mark, in the window. */
export const middle = ({ x, y, width, height }) => [x + width / 2, y + height / 2];

/** Those marks that have words of their own: where there are others, texts only stand upon them. */
export async function speaking(figure) {
  const marks = await marksOf(figure);
  const others = marks.filter(({ tag }) => tag !== 'text');
  return others.length ? others : marks;
}

/** The words of a text as they are read: what differs in white space only is the same. */
export const plain = (text) => text.replace(/\s+/g, ' ').trim();

/** The rows of a figure's table. */
export const rowsOf = (figure) =>
  figure.evaluate((one) => [...one.querySelectorAll('.rows tbody tr')].map((row) => [...row.cells].map((cell) => cell.textContent)));

/** Brings a figure into the middle of the window, as a reader scrolls. */
export async function bring(page, figure) {
  await figure.locator('.picture').evaluate((one) => one.scrollIntoView({ block: 'center', behavior: 'instant' }));
  await nextFrame(page);
}

/** Chooses one of several in a group of inputs, as a visitor does. */
export async function choose(scope, param, label) {
  const choice = scope.locator(`[data-param="${param}"] label`).filter({ hasText: new RegExp(`^\\s*${label.replace(/[()]/g, '\\$&')}\\s*$`) });
  await choice.first().click();
}

/** The query of the address that is shown. */
export const queryOf = (page) => [...new URL(page.url()).searchParams];

/** What a download holds, as bytes. */
export async function bytesOf(download) {
  const chunks = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Presses a button of a figure and takes the file it gives. */
export async function taken(page, figure, act) {
  const came = page.waitForEvent('download');
  await figure.locator(`[data-act="${act}"]`).click();
  const download = await came;
  return { name: download.suggestedFilename(), bytes: await bytesOf(download) };
}

/** Fails where a visitor would see something that is not there. */
export function assertIncludes(text, part, what) {
  assert.ok(plain(text).includes(plain(part)), `${what}: «${part}» in «${plain(text)}»`);
}
