// Runs the benches that are named, or all of them, one after another, and sums up.
//
//   node tests/bench/main.mjs [NAME…] [--report-only] [--quick] [--runs N] [--keep]
//
// DIST names the release to measure, CHROME the browser, KY_YEU_SITE the host tool,
// PHOTOS a release of five hundred photos, ENGINE the folder of the chart engine by itself, VEGA_LITE the specs that it is compared by.

import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensurePackages } from './lib/packages.mjs';
import { BROKEN, NOT_MEASURED, RESULTS, checkRows, result, tally } from './lib/report.mjs';
import { markdown, table } from './lib/table.mjs';

/** In this order: what is exact first, what needs a quiet machine after it. */
const BENCHES = {
  sizes: { packages: false },
  bytes: { packages: false },
  hundred: { packages: false },
  charts: { packages: false },
  darkroom: { packages: false },
  'first-paint': { packages: true },
  'charts-page': { packages: true },
  'charts-speed': { packages: true },
  photos: { packages: true },
  lighthouse: { packages: true },
  browsers: { packages: false },
  faults: { packages: false },
};

const HEAD = ['bench', 'what', 'figure', 'budget', ''];

/** The names before the first flag; all benches if there are none. */
function chosen(args) {
  const flag = args.findIndex((arg) => arg.startsWith('--'));
  const names = flag < 0 ? args : args.slice(0, flag);
  const unknown = names.filter((name) => !(name in BENCHES));
  if (unknown.length > 0) {
    throw new Error(`there is no bench ${unknown.join(', ')}; there are ${Object.keys(BENCHES).join(', ')}`);
  }
  return {
    names: Object.keys(BENCHES).filter((name) => names.length === 0 || names.includes(name)),
    flags: flag < 0 ? [] : args.slice(flag),
  };
}

/** A bench is a program of its own: one that dies takes no other with it. */
function run(name, flags) {
  const file = fileURLToPath(new URL(`${name}.mjs`, import.meta.url));
  const { status } = spawnSync(process.execPath, [file, ...flags], { stdio: 'inherit' });
  const ended = status ?? NOT_MEASURED;
  return { name, ended, result: ended === NOT_MEASURED ? null : result(name) };
}

function rows(runs) {
  return runs.flatMap(({ name, result: found }) => {
    if (!found) return [[name, 'could not be measured', '', '', 'FAILED']];
    const skipped = found.skipped.map((reason) => [name, reason, '', '', 'SKIPPED']);
    return [...checkRows(found.checks).map((row) => [name, ...row]), ...skipped];
  });
}

function total(runs) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const { result: found } of runs) {
    const counted = found ? tally(found) : { passed: 0, failed: 1, skipped: 0 };
    for (const key of Object.keys(sum)) sum[key] += counted[key];
  }
  return `${sum.passed} passed, ${sum.failed} failed${sum.skipped > 0 ? `, ${sum.skipped} skipped` : ''}`;
}

function writeSummary(runs) {
  const notes = runs.flatMap(({ name, result: found }) => (found?.notes ?? []).map((note) => `- ${name}: ${note}`));
  const text = [`# Budgets, ${new Date().toISOString()}`, markdown(HEAD, rows(runs)), total(runs), notes.join('\n')];
  mkdirSync(RESULTS, { recursive: true });
  const file = path.join(RESULTS, 'summary.md');
  writeFileSync(file, `${text.join('\n\n')}\n`);
  return file;
}

function main() {
  const { names, flags } = chosen(process.argv.slice(2));
  if (names.some((name) => BENCHES[name].packages)) ensurePackages();
  const runs = names.map((name) => run(name, flags));
  const file = writeSummary(runs);
  console.log(`\nSummary\n\n${table(HEAD, rows(runs), { right: [false, false, true, true, false] })}\n`);
  console.log(`written to ${path.relative(process.cwd(), file)}`);
  console.log(total(runs));
  return Math.max(...runs.map((one) => one.ended), 0);
}

try {
  // A bench that could not measure is worse news than a broken budget, and both are 1 to a script.
  process.exitCode = main() > 0 ? BROKEN : 0;
} catch (error) {
  console.error(error.message);
  process.exitCode = NOT_MEASURED;
}
