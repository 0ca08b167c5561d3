// How much later than a hand-written page without any script the site shows what it has to show, and
// when it answers a finger, on a slow phone with a slow network. All in one run, side by side.

import { chromium } from 'playwright-core';
import { shown } from './lib/budgets.mjs';
import { ARGS, chromePath } from './lib/chrome.mjs';
import { appFiles, brotli, distFolder, home, kB, largest, pages } from './lib/dist.mjs';
import { chartsFloor, chartsOf } from './lib/charts-floor.mjs';
import { article, floorPage } from './lib/floor.mjs';
import { numberAfter, progress } from './lib/program.mjs';
import { bench } from './lib/report.mjs';
import { serve } from './lib/server.mjs';
import { median, range } from './lib/stats.mjs';
import { table } from './lib/table.mjs';
import { SLOW, visit } from './lib/visit.mjs';

const RUNS = numberAfter('--runs', 9);

/** The words a reader meets: the visible text, folded. */
function words(html) {
  const body = html.replace(/[\s\S]*<body[^>]*>/i, '').replace(/<(script|style|title|svg)\b[\s\S]*?<\/\1>/gi, ' ');
  return body.replace(/<[^>]*>/g, ' ').split(/\s+/).filter(Boolean).length;
}

/** The pages that are measured, each after the floor that it is compared with. */
async function contenders(browser, root, all) {
  const text = await article(browser, root, all);
  const compared = { home: home(all), report: largest(all, 'report') };
  const list = [];
  for (const [name, page] of Object.entries(compared)) {
    const html = page.html.toString();
    // What a page shows beside its words, its floor shows too.
    const drawn = html.includes('<figure class="chart"');
    const floor = drawn ? chartsFloor(text, await chartsOf(browser, root + page.address)) : floorPage(text);
    list.push({ name: `floor of ${name}`, address: `floor/${name}/`, html: floor, alive: false });
    list.push({ name, address: page.address, html, alive: true });
  }
  const weigh = async (html) => (await brotli(Buffer.from(html))).length;
  return Promise.all(
    list.map(async (one) => ({ ...one, brotli: await weigh(one.html), words: words(one.html) })),
  );
}

/** Whoever comes first in one round comes last in the next, so that none always meets a warm machine. */
function rotated(list, by) {
  const at = by % list.length;
  return [...list.slice(at), ...list.slice(0, at)];
}

async function rounds(browser, address, list) {
  const seen = Object.fromEntries(list.map((one) => [one.name, []]));
  for (let round = -1; round < RUNS; round += 1) {
    for (const one of rotated(list, round + 1)) {
      const times = await visit(browser, address + one.address, { awaitAlive: one.alive });
      // The first round warms the browser up and does not count.
      if (round >= 0) seen[one.name].push(times);
    }
    if (round >= 0) progress(`round ${round + 1} of ${RUNS}`);
  }
  return seen;
}

const STAGES = ['first', 'heading', 'last', 'alive'];

function medians(runs) {
  const values = (stage) => runs.map((run) => run[stage]).filter((value) => value !== null);
  const entry = (stage) => [stage, { median: median(values(stage)), range: range(values(stage)) }];
  return Object.fromEntries(STAGES.filter((stage) => values(stage).length > 0).map(entry));
}

const seconds = (milliseconds) => shown(milliseconds / 1000, 's');

function timesTable(list, seen) {
  const cell = (times) =>
    times ? `${seconds(times.median)} (${times.range.map((one) => (one / 1000).toFixed(2)).join('–')} s)` : '–';
  const head = ['page', 'HTML brotli', 'text', 'first paint', 'heading', 'last content', 'alive'];
  const rows = list.map((one) => [
    one.name,
    shown(kB(one.brotli), 'kB'),
    `${one.words} words`,
    ...STAGES.map((stage) => cell(seen[one.name][stage])),
  ]);
  return table(head, rows);
}

function checks(name, ours, floor) {
  const against = (stage) => ours[stage].median / floor[stage].median;
  return [
    { budget: 'heading', what: `${name}: heading painted`, figure: against('heading') },
    { budget: 'last-content', what: `${name}: last content painted`, figure: against('last') },
    { budget: 'alive', what: `${name}: alive`, figure: ours.alive.median / 1000 },
  ];
}

/** Opens the browser, and a server that has the floors beside the release. */
async function staged(folder, measure) {
  const browser = await chromium.launch({ executablePath: chromePath(), args: ARGS });
  const extra = {};
  const server = await serve(folder, { extra });
  try {
    const list = await contenders(browser, server.address, pages(folder));
    for (const one of list.filter((it) => !it.alive)) extra[one.address] = one.html;
    await server.warm([...list.map((one) => one.address), ...Object.values(appFiles(folder))]);
    return await measure(browser, server.address, list);
  } finally {
    await browser.close();
    await server.close();
  }
}

const title = `First paint: ${SLOW.kilobits} kbit/s, ${SLOW.roundTrip} ms round trip, processor ${SLOW.slowdown}× slower`;
const measure = () =>
  staged(distFolder(), async (browser, address, list) => {
    const compared = list.filter((one) => one.alive);
    const runs = await rounds(browser, address, list);
    const seen = Object.fromEntries(Object.entries(runs).map(([name, one]) => [name, medians(one)]));
    console.log(`${timesTable(list, seen)}\n`);
    return {
      checks: compared.flatMap(({ name }) => checks(name, seen[name], seen[`floor of ${name}`])),
      notes: [
        `medians of ${RUNS} alternating visits, each by a new visitor; in brackets the least and the most; browser ${browser.version()}`,
        'a floor is the whole article on one page (title, date, key figures, every paragraph of every report) with the ' +
          'charts of the page that it is compared with, in one width and without anything but their filter and their table; ' +
          `the site spreads the article over its pages, home has no paragraph of it; the heaviest report is ${compared[1].address}`,
        'last content: the last text of the first screen painted and the rest of the document laid out; controls that need the script count as alive',
        'the throttling delays answers, not connections: it does not show what a second TCP round trip costs a page above 14 kB',
      ],
      details: { runs, medians: seen },
    };
  });

await bench('first-paint', title, measure, { timed: true });
