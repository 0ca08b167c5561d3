// How much faster than Vega-Lite the chart engine makes pictures, and whether a scatter of many points
// is as fast as DOM code written by hand for it. All in one browser, side by side.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { shown } from './lib/budgets.mjs';
import { JUDGE, judge, target } from './lib/charts.mjs';
import { numberAfter, progress } from './lib/program.mjs';
import { bench } from './lib/report.mjs';
import { stage } from './lib/speed-stage.mjs';
import { median, range } from './lib/stats.mjs';
import { table } from './lib/table.mjs';

const RUNS = numberAfter('--runs', 7);
const SLOWDOWN = 4;
const SIZES = [1000, 10_000];
const NAMES = { ours: 'the engine', dom: 'DOM code', vega: 'Vega (SVG)', chartjs: 'Chart.js (canvas)' };

/** ENGINE, else where `cargo xtask bench` puts it. */
function engineFolder() {
  const folder = path.resolve(process.env.ENGINE || path.join(target(), 'bench-engine'));
  return existsSync(path.join(folder, 'engine_bg.wasm')) ? folder : null;
}

/** The specs of the list, and the data that they name. */
function core(folder) {
  const names = readFileSync(path.join(folder, 'lists/core.txt'), 'utf8').split('\n');
  const read = (name) => ({ name, text: readFileSync(path.join(folder, `specs/${name}.vl.json`), 'utf8') });
  const specs = names.map((line) => line.replace(/#.*/, '').trim()).filter(Boolean).map(read);
  const urls = new Set(specs.flatMap(({ text }) => [...text.matchAll(/"url":\s*"(data\/[^"]+)"/g)].map((one) => one[1])));
  return { specs, data: Object.fromEntries([...urls].map((url) => [url, readFileSync(path.join(folder, url), 'utf8')])) };
}

async function specTimes(page, { specs, data }) {
  await page.evaluate((all) => globalThis.speed.take(all), data);
  const all = Object.fromEntries(specs.map(({ name }) => [name, { ours: [], vega: [], read: [], refused: null, marks: null }]));
  // Two rounds warm both up and do not count.
  for (let at = -2; at < RUNS; at += 1) {
    const times = await page.evaluate(([list, first]) => globalThis.speed.round(list, first), [specs, at % 2 === 0]);
    for (const [name, one] of Object.entries(times)) {
      all[name].refused ??= one.refused ?? null;
      all[name].marks = [one.oursMarks, one.vegaMarks];
      if (at >= 0 && !one.refused) for (const what of ['ours', 'vega', 'read']) all[name][what].push(one[what]);
    }
    if (at >= 0) progress(`round ${at + 1} of ${RUNS}`);
  }
  return all;
}

function ratios(times) {
  const drawn = Object.entries(times).filter(([, one]) => !one.refused);
  const middle = (name, { ours, vega, read, marks }) => ({ name, ours: median(ours), vega: median(vega), read: median(read), marks });
  return drawn
    .map(([name, one]) => middle(name, one))
    .map((one) => ({ ...one, ratio: one.vega / one.ours, most: one.vega / one.read }))
    .sort((a, b) => a.ratio - b.ratio);
}

const ms = (value) => shown(value, 'ms');

function specTable(list) {
  const at = (share) => list[Math.min(list.length - 1, Math.floor(share * list.length))];
  const row = (what, one) => [what, one.name, ms(one.ours), ms(one.vega), shown(one.ratio, '× faster')];
  const slowest = list.slice(0, 5).map((one, index) => row(index === 0 ? 'least ratios' : '', one));
  const rest = [row('a tenth of all', at(0.1)), row('median', at(0.5)), row('nine tenths', at(0.9)), row('most', at(1))];
  return table(['ratio', 'spec', 'engine', 'Vega-Lite and Vega', ''], [...slowest, ...rest], { right: [false, false, true, true, true] });
}

/** Points as JSON, the same in every run: a linear congruential generator. */
function points(count) {
  let seed = 20211115;
  const next = () => (seed = (seed * 1664525 + 1013904223) % 2 ** 32) / 2 ** 32;
  const hundred = () => Math.round(next() * 10_000) / 100;
  return Array.from({ length: count }, (_, at) => ({ x: hundred(), y: hundred(), group: at % 2 === 0 ? 'a' : 'b' }));
}

const axis = (field) => ({ field, type: 'quantitative', scale: { domain: [0, 100] } });
const SCATTER = JSON.stringify({
  $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
  width: 600,
  height: 400,
  params: [{ name: 'shown', value: 'all' }],
  data: { url: 'data/points.json' },
  transform: [{ filter: "shown == 'all' || datum.group == shown" }],
  mark: { type: 'circle', size: 20 },
  encoding: { x: axis('x'), y: axis('y'), color: { field: 'group', type: 'nominal', scale: { domain: ['a', 'b'] } } },
});

async function scatterTimes(page, count) {
  const given = { json: JSON.stringify(points(count)), spec: SCATTER };
  const contenders = Object.keys(NAMES);
  const seen = Object.fromEntries(contenders.map((who) => [who, { draw: [], filter: [] }]));
  for (let at = -2; at < RUNS; at += 1) {
    for (let index = 0; index < contenders.length; index += 1) {
      const who = contenders[(index + at + contenders.length) % contenders.length];
      const one = await page.evaluate(([name, all]) => globalThis.speed.scatter(name, all), [who, given]);
      const whole = who === 'chartjs' || (one.before >= count && one.after >= count / 2 && one.after < count / 2 + 5);
      if (!whole) throw new Error(`${NAMES[who]} shows ${one.before} and then ${one.after} marks of ${count} points`);
      if (at >= 0) for (const what of ['draw', 'filter']) seen[who][what].push(one[what]);
    }
    if (at >= 0) progress(`${count} points, round ${at + 1} of ${RUNS}`);
  }
  const steps = [];
  for (let at = 0; at < RUNS; at += 1) steps.push(await page.evaluate((all) => globalThis.speed.steps(all), given));
  return { count, seen, steps };
}

function scatterTable(all) {
  const cell = (values) => `${ms(median(values))} (${range(values).map((one) => one.toFixed(0)).join('–')})`;
  const columns = all.flatMap(({ count, seen }) => ['draw', 'filter'].map((what) => [`${count} points, ${what}`, (who) => cell(seen[who][what])]));
  return table(['', ...columns.map(([head]) => head)], Object.keys(NAMES).map((who) => [NAMES[who], ...columns.map(([, of]) => of(who))]));
}

function stepNote({ count, steps }) {
  const of = (name) => median(steps.map((one) => one[name]));
  const names = ['data and spec read', 'compiled', 'compiled and written', 'parsed by the browser', 'laid out and painted'];
  return `${count} points, the engine step by step: ${names.map((name) => `${name} ${ms(of(name))}`).join(', ')}; ${Math.round(of('bytes') / 1000)} kB of SVG`;
}

function scatterChecks({ count, seen }) {
  const of = (who, what) => median(seen[who][what]);
  return ['draw', 'filter'].flatMap((what) => [
    { budget: 'dom', what: `${count} points, ${what}: engine`, figure: of('ours', what) / of('dom', what) },
    ...['vega', 'chartjs'].map((who) => ({ what: `${count} points, ${what}: ${NAMES[who]}`, figure: of(who, what) / of('dom', what), unit: '× DOM code' })),
  ]);
}

async function measured(page, folder, version) {
  const times = await specTimes(page, core(folder));
  const list = ratios(times);
  const refused = Object.entries(times).filter(([, one]) => one.refused);
  console.log(`${specTable(list)}\n`);
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  const scatters = [];
  for (const count of SIZES) scatters.push(await scatterTimes(page, count));
  console.log(`${scatterTable(scatters)}\n`);
  return {
    checks: [
      { budget: 'vega', what: `spec to picture, median of ${list.length} specs`, figure: median(list.map((one) => one.ratio)) },
      { what: 'the engine, median', figure: median(list.map((one) => one.ours)), unit: 'ms' },
      { what: 'of which the browser reads the SVG', figure: median(list.map((one) => one.read)), unit: 'ms' },
      { what: 'an engine that took no time, median', figure: median(list.map((one) => one.most)), unit: '× faster' },
      { what: 'Vega-Lite and Vega, median', figure: median(list.map((one) => one.vega)), unit: 'ms' },
      ...scatters.flatMap(scatterChecks),
    ],
    notes: [
      `specs: the text of the spec and of its data in, an SVG in the page (innerHTML); medians of ${RUNS} warm rounds in turns, then the median of the ratios; processor as it is; Chromium ${version}`,
      `the engine is compiled as the release is and measures words by its table of widths, Vega by the browser's canvas`,
      `scatter: processor ${SLOWDOWN}× slower; from the points as JSON, or from the touch of the filter, to the end of the frame that shows it (script, layout, paint on the main thread; a canvas is painted elsewhere); medians of ${RUNS} rounds in turns, in brackets the least and the most`,
      'DOM code: createElementNS for each circle; its filter sets display on half of them. The engine compiles anew and changes the picture where it is another',
      ...scatters.map(stepNote),
      ...refused.map(([name, one]) => `not compared: ${name}: ${one.refused}`),
    ],
    details: { specs: list, scatters },
  };
}

const title = 'Charts: how fast a picture is made, beside Vega-Lite, Chart.js and DOM code';
await bench('charts-speed', title, async () => {
  if (!existsSync(JUDGE)) return { skipped: [`there are no specs to compare with in ${path.relative(process.cwd(), JUDGE)}`] };
  const engine = engineFolder();
  if (!engine) return { skipped: ['the engine has not been built for this: «cargo xtask bench charts-speed» does, or name its folder in ENGINE'] };
  const folder = judge();
  return stage({ engine, judge: folder }, (page, version) => measured(page, folder, version));
}, { timed: true });
