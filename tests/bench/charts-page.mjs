// How much later than a hand-written page without any script, with the same pictures, the pages with
// charts show the first of them and answer a finger, on a slow phone with a slow network. All in one
// run, side by side.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { shown } from './lib/budgets.mjs';
import { visitCharts } from './lib/chart-visit.mjs';
import { chartsFloor, chartsOf } from './lib/charts-floor.mjs';
import { ARGS, chromePath } from './lib/chrome.mjs';
import { appFiles, brotli, chartsFiles, distFolder, drawnFiles, home, kB, largest, pages } from './lib/dist.mjs';
import { article } from './lib/floor.mjs';
import { numberAfter, progress } from './lib/program.mjs';
import { bench } from './lib/report.mjs';
import { serve } from './lib/server.mjs';
import { median, range } from './lib/stats.mjs';
import { table } from './lib/table.mjs';
import { SLOW } from './lib/visit.mjs';

const RUNS = numberAfter('--runs', 9);
/** The charts' module takes seconds to come, and is no matter of a ratio. */
const WAKES = 3;

const PICTURE = '.picture .narrow svg';
const OURS = {
  chart: PICTURE,
  switch: { control: 'figure.chart .as-sheet', shows: 'figure.chart .sheet' },
  filter: { control: '.choices:not(.needs-charts) label:nth-of-type(2)', dims: `${PICTURE} [class^="k"]` },
};
const FLOOR = { chart: 'figure svg', filter: { control: 'figure label', dims: 'figure svg [class]' } };

/** Each page of ours with its floor, as what is visited: `{ page, kind, address, chart, touch }`. */
function visits(compared) {
  return compared.flatMap(({ page, address, floor }) => [
    { page, kind: 'floor: chart', address: floor, chart: FLOOR.chart },
    { page, kind: 'chart', address, chart: OURS.chart, alive: true },
    { page, kind: 'floor: answer', address: floor, chart: FLOOR.chart, touch: FLOOR.filter },
    { page, kind: 'switch', address, chart: OURS.chart, touch: OURS.switch },
    { page, kind: 'filter', address, chart: OURS.chart, touch: OURS.filter },
  ]);
}

const key = ({ page, kind }) => `${page}, ${kind}`;

/** Whoever comes first in one round comes last in the next, so that none always meets a warm machine. */
function rotated(list, by) {
  const at = by % list.length;
  return [...list.slice(at), ...list.slice(0, at)];
}

async function rounds(browser, root, list) {
  const seen = Object.fromEntries(list.map((one) => [key(one), []]));
  for (let round = -1; round < RUNS; round += 1) {
    for (const one of rotated(list, round + 1)) {
      const times = await visitCharts(browser, root + one.address, one);
      // The first round warms the browser up and does not count.
      if (round >= 0) seen[key(one)].push(times);
    }
    if (round >= 0) progress(`round ${round + 1} of ${RUNS}`);
  }
  return seen;
}

/** When the charts' module has woken the charts: since the navigation, and since the touch after `alive`. */
async function wakes(browser, root, { address }) {
  const all = [];
  for (let run = 0; run < WAKES; run += 1) {
    all.push(await visitCharts(browser, root + address, { chart: OURS.chart, touch: OURS.switch, wake: true }));
    progress(`waking ${run + 1} of ${WAKES}`);
  }
  return all;
}

const of = (runs, name) => runs.map((run) => run[name] ?? Infinity);
const middle = (runs, name) => {
  const values = of(runs, name);
  // Where most visits saw nothing there is no figure.
  return values.filter(Number.isFinite).length * 2 > values.length ? median(values.filter(Number.isFinite)) : NaN;
};

function timesTable(list, seen) {
  const cell = (runs, name) => {
    const values = of(runs, name).filter(Number.isFinite);
    if (values.length === 0) return '–';
    const [least, most] = range(values).map((one) => (one / 1000).toFixed(2));
    return `${shown(median(values) / 1000, 's')} (${least}–${most} s)`;
  };
  const stages = ['first', 'chart', 'control', 'answer', 'alive'];
  const head = ['page, visit', 'first paint', 'chart seen', 'control seen', 'answered', 'alive'];
  return table(head, list.map((one) => [key(one), ...stages.map((name) => cell(seen[key(one)], name))]));
}

function checks(page, seen) {
  const runs = (kind) => seen[`${page}, ${kind}`];
  const against = (kind, floor, name) => middle(runs(kind), name) / middle(runs(floor), name);
  return [
    { budget: 'chart', what: `${page}: first chart seen`, figure: against('chart', 'floor: chart', 'chart') },
    { budget: 'answer', what: `${page}: chart or table, first answer`, figure: against('switch', 'floor: answer', 'answer') },
    { budget: 'answer', what: `${page}: filter, first answer`, figure: against('filter', 'floor: answer', 'answer') },
    { budget: 'alive', what: `${page}: alive`, figure: middle(runs('chart'), 'alive') / 1000 },
  ];
}

async function weights(folder) {
  const weigh = async (names) => {
    const all = await Promise.all(Object.values(names).map((name) => brotli(readFileSync(path.join(folder, name)))));
    return kB(all.reduce((sum, bytes) => sum + bytes.length, 0));
  };
  const [app, charts] = [await weigh(appFiles(folder)), await weigh(chartsFiles(folder))];
  return [
    { what: "the charts' module", figure: charts, unit: 'kB brotli' },
    { budget: 'app-and-charts', what: "app and charts' module", figure: app + charts },
  ];
}

/** Opens the browser, and a server that has each page's floor beside the release. */
async function staged(folder, measure) {
  const browser = await chromium.launch({ executablePath: chromePath(), args: ARGS });
  const extra = {};
  const server = await serve(folder, { extra });
  try {
    const all = pages(folder);
    const text = await article(browser, server.address, all);
    const compared = [];
    for (const [page, { address, html }] of [['home', home(all)], ['figures', largest(all, 'figures')]]) {
      const floor = `floor-${page}/`;
      const charts = await chartsOf(browser, server.address + address);
      extra[floor] = chartsFloor(text, charts);
      compared.push({ page, address, floor, charts: charts.length, drawn: drawnFiles(html.toString()) });
    }
    const files = [appFiles(folder), chartsFiles(folder)].flatMap((one) => Object.values(one));
    await server.warm([...compared.flatMap((one) => [one.address, one.floor, ...one.drawn]), ...files]);
    return await measure(browser, server.address, compared, extra);
  } finally {
    await browser.close();
    await server.close();
  }
}

const title = `Pages with charts: ${SLOW.kilobits} kbit/s, ${SLOW.roundTrip} ms round trip, processor ${SLOW.slowdown}× slower`;
const measure = () => {
  const folder = distFolder();
  if (!chartsFiles(folder)) return { skipped: ['the release has no charts'] };
  return staged(folder, async (browser, root, compared, extra) => {
    const list = visits(compared);
    const seen = await rounds(browser, root, list);
    console.log(`${timesTable(list, seen)}\n`);
    const woken = {};
    for (const one of compared) woken[one.page] = await wakes(browser, root, one);
    const sinceTouch = (runs) => runs.map((run) => ({ waited: run.woken - run.again }));
    const told = compared.flatMap(({ page }) => [
      { what: `${page}: charts woken by their module`, figure: middle(woken[page], 'woken') / 1000, unit: 's' },
      { what: `${page}: … after the touch of the live page`, figure: middle(sinceTouch(woken[page]), 'waited') / 1000, unit: 's' },
    ]);
    const floors = await Promise.all(compared.map(async ({ page, floor, charts }) => {
      const weight = (await brotli(Buffer.from(extra[floor]))).length;
      return `${page}: ${charts} charts, ${shown(kB(weight), 'kB brotli')}`;
    }));
    return {
      checks: [...compared.flatMap(({ page }) => checks(page, seen)), ...told, ...(await weights(folder))],
      notes: [
        `medians of ${RUNS} alternating visits (${WAKES} for the module), each by a new visitor; in brackets the least and the most; browser ${browser.version()}`,
        `the floor has the same finished pictures for a phone (without our classes), each with its title, a filter of native checkboxes and its table folded away, then the whole article; its charts stand first (${floors.join('; ')})`,
        'chart seen: the whole first picture laid out, in the window and painted; it is scrolled to as soon as it is there, as a reader would',
        'first answer: the first control (the switch to the table, or the first filter; on the floor its filter) is touched by a finger once it has been painted, until what it changes is laid out and painted; all from the start of the navigation',
        'the charts answer before any script; their module is what draws them anew',
      ],
      details: { visits: seen, woken },
    };
  });
};

await bench('charts-page', title, measure, { timed: true });
