// What a visitor downloads. Deterministic, quick, and without npm packages: `cargo xtask test` runs
// this on every release.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { blocking } from './lib/blocking.mjs';
import { weighCore } from './lib/core.mjs';
import { appFiles, brotli, chartsFiles, distFolder, drawnFiles, files, home, kB, pages } from './lib/dist.mjs';
import { bench } from './lib/report.mjs';
import { shown } from './lib/budgets.mjs';
import { table } from './lib/table.mjs';

/** Sizes of one page, in bytes. */
async function weigh(page) {
  const [html, json] = await Promise.all([brotli(page.html), page.json ? brotli(page.json) : null]);
  return {
    address: page.address || './',
    html: page.html.length,
    htmlBrotli: html.length,
    json: page.json?.length ?? null,
    jsonBrotli: json?.length ?? null,
    blocking: blocking(page.html.toString()),
  };
}

async function weighApp(folder) {
  const names = Object.values(appFiles(folder));
  return Promise.all(
    names.map(async (name) => {
      const bytes = readFileSync(path.join(folder, name));
      return { name, bytes: bytes.length, brotli: (await brotli(bytes)).length };
    }),
  );
}

/** What the charts of a page take to come alive: their module, and the most that has been drawn for any page. */
async function weighCharts(folder, all) {
  const charts = chartsFiles(folder);
  if (!charts) return null;
  const weights = new Map();
  const weigh = async (name) => {
    if (!weights.has(name)) weights.set(name, (await brotli(readFileSync(path.join(folder, name)))).length);
    return weights.get(name);
  };
  const together = async (names) => (await Promise.all(names.map(weigh))).reduce((sum, one) => sum + one, 0);
  const pagesDrawn = await Promise.all(all.map((page) => together(drawnFiles(page.html.toString()))));
  return (await together(Object.values(charts))) + Math.max(0, ...pagesDrawn);
}

const size = (bytes) => (bytes === null ? '–' : shown(kB(bytes), 'kB'));

/** A site of a hundred conferences has thousands of pages: the heaviest are the ones to look at. */
const SHOWN = 30;

function pageTable(weighed) {
  const head = ['page', 'HTML', 'HTML brotli', 'page.json', 'page.json brotli'];
  const heaviest = [...weighed].sort((a, b) => b.htmlBrotli - a.htmlBrotli);
  const rows = heaviest
    .slice(0, SHOWN)
    .map((one) => [one.address, size(one.html), size(one.htmlBrotli), size(one.json), size(one.jsonBrotli)]);
  const rest = heaviest.length > SHOWN ? `\n… and ${heaviest.length - SHOWN} lighter pages` : '';
  return table(head, rows) + rest;
}

function appTable(app) {
  return table(['app', 'size', 'brotli'], app.map((one) => [one.name, size(one.bytes), size(one.brotli)]));
}

await bench('sizes', 'Sizes: what a visitor downloads (1 kB = 1000 bytes, brotli quality 11)', async () => {
  const folder = distFolder();
  const all = pages(folder);
  const [weighed, app] = await Promise.all([Promise.all(all.map(weigh)), weighApp(folder)]);
  console.log(`${pageTable(weighed)}\n\n${appTable(app)}\n`);

  const first = weighed[all.indexOf(home(all))];
  const most = weighed.reduce((a, b) => (b.htmlBrotli > a.htmlBrotli ? b : a));
  const data = weighed.filter((one) => one.jsonBrotli !== null);
  const mostData = data.reduce((a, b) => (b.jsonBrotli > a.jsonBrotli ? b : a));
  const blockers = weighed.flatMap((one) => one.blocking.map((tag) => `${one.address}: ${tag}`));
  const everything = files(folder);
  const total = everything.reduce((sum, file) => sum + file.size, 0);
  const appBrotli = app.reduce((sum, one) => sum + one.brotli, 0);
  const charts = await weighCharts(folder, all);
  const core = await weighCore(folder);
  const alive = { budget: 'app-and-charts', what: 'app, charts’ module and the most that is drawn for a page', figure: kB(appBrotli + (charts ?? 0)) };

  return {
    checks: [
      { budget: 'home-html', what: 'home page HTML, styles and data inlined', figure: kB(first.htmlBrotli) },
      { budget: 'app', what: 'app of the first load: wasm + JS glue', figure: kB(appBrotli) },
      ...(charts === null ? [] : [alive]),
      { budget: 'embed-script', what: 'script for pages that embed', figure: kB((await brotli(readFileSync(path.join(folder, 'embed.js')))).length) },
      { budget: 'core', what: `kept at the first visit, ${core.files} files and the worker`, figure: kB(core.brotli) },
      { budget: 'render-blocking', what: 'render-blocking requests, all pages', figure: blockers.length },
      { what: `heaviest page HTML (${most.address})`, figure: kB(most.htmlBrotli), unit: 'kB brotli' },
      { what: `heaviest page.json (${mostData.address})`, figure: kB(mostData.jsonBrotli), unit: 'kB brotli' },
      { what: `the whole release, ${everything.length} files`, figure: kB(total), unit: 'kB' },
    ],
    notes: blockers.slice(0, 10).map((one) => `render-blocking: ${one}`),
    details: { pages: weighed, app, total },
  };
});
