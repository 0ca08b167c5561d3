// Lighthouse's opinion, on its own mobile preset, of the kinds of pages a visitor meets.

import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { launch } from 'chrome-launcher';
import lighthouse, { generateReport } from 'lighthouse';
import { figures, imperfect, ofTheHost } from './lib/audits.mjs';
import { ARGS, chromePath } from './lib/chrome.mjs';
import { appFiles, distFolder, home, largest, pages } from './lib/dist.mjs';
import { has, numberAfter, progress } from './lib/program.mjs';
import { RESULTS, bench } from './lib/report.mjs';
import { serve } from './lib/server.mjs';
import { median } from './lib/stats.mjs';
import { table } from './lib/table.mjs';

const RUNS = numberAfter('--runs', has('--quick') ? 3 : 5);

const BUDGETS = {
  performance: 'performance',
  accessibility: 'accessibility',
  'best-practices': 'best practices',
  seo: 'SEO',
  'layout-shift': 'cumulative layout shift',
  'blocking-time': 'total blocking time',
};

const METRICS = {
  'first-contentful-paint': 'first paint',
  'largest-contentful-paint': 'largest paint',
  'speed-index': 'speed index',
  'total-blocking-time': 'blocked',
};

/** A browser of its own for each run: none inherits what another has kept or leaked. */
async function once(url) {
  const chrome = await launch({ chromePath: chromePath(), chromeFlags: ['--headless=new', ...ARGS] });
  try {
    const { lhr } = await lighthouse(url, { port: chrome.port, logLevel: 'silent', output: 'json' });
    if (lhr.runtimeError) throw new Error(`${lhr.runtimeError.code}: ${lhr.runtimeError.message}`);
    return lhr;
  } finally {
    await chrome.kill();
  }
}

async function repeated(url, name) {
  const runs = [];
  while (runs.length < RUNS) {
    progress(`${name}, run ${runs.length + 1} of ${RUNS}`);
    runs.push(await once(url));
  }
  return runs;
}

/** The whole report of the run in the middle, for whoever wants to look closer. */
function keep(name, runs) {
  const score = (run) => run.categories.performance.score;
  const middle = [...runs].sort((a, b) => score(a) - score(b))[runs.length >> 1];
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(path.join(RESULTS, `lighthouse-${name}.html`), generateReport(middle, 'html'));
}

function metricsTable(measured) {
  const cell = (runs, id) => `${Math.round(median(runs.map((run) => run.audits[id].numericValue)))} ms`;
  const rows = measured.map(({ name, runs }) => [name, ...Object.keys(METRICS).map((id) => cell(runs, id))]);
  return table(['page', ...Object.values(METRICS)], rows);
}

/** What is not perfect in some run. An audit that several pages share is told for the first of them. */
function printImperfect(measured) {
  const told = new Set();
  for (const { name, runs } of measured) {
    for (const { id, counts, score, shown, where } of imperfect(runs)) {
      if (told.has(id)) continue;
      told.add(id);
      console.log(`${counts ? 'TAKES POINTS' : 'advice'}  ${name}  ${id}  ${Math.round(score * 100)} points  ${shown}`);
      where.forEach((one) => console.log(`    ${one}`));
    }
  }
  if (told.size > 0) console.log();
}

function checks({ name, runs }) {
  const found = figures(runs);
  return Object.entries(BUDGETS).map(([budget, what]) => ({ budget, what: `${name}: ${what}`, figure: found[budget] }));
}

async function measure() {
  const folder = distFolder();
  const all = pages(folder);
  const wanted = { home: home(all), report: largest(all, 'report'), figures: largest(all, 'figures') };
  const server = await serve(folder);
  try {
    await server.warm([...Object.values(wanted).map((page) => page.address), ...Object.values(appFiles(folder))]);
    const measured = [];
    for (const [name, page] of Object.entries(wanted)) {
      const runs = await repeated(server.address + page.address, name);
      keep(name, runs);
      measured.push({ name, address: page.address, runs });
    }
    console.log(`${metricsTable(measured)}\n`);
    printImperfect(measured);
    const [first] = measured[0].runs;
    return {
      checks: measured.flatMap(checks),
      notes: [
        `Lighthouse ${first.lighthouseVersion}, mobile preset (simulated slow 4G, processor 4× slower), medians of ${RUNS} runs; whole reports: results/lighthouse-*.html`,
        'the site stood on http://127.0.0.1, which browsers count as secure, without cache headers; what judges such a host says nothing of the published one',
        `audits of the host, here: ${ofTheHost(first)}`,
      ],
      details: measured.map(({ name, address, runs }) => ({ name, address, runs: runs.map((run) => figures([run])), imperfect: imperfect(runs) })),
    };
  } finally {
    await server.close();
  }
}

await bench('lighthouse', 'Lighthouse: mobile', measure, { timed: true });
