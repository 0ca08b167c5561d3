// What every bench does with its figures: print them, keep them as JSON, and end with a code.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { judged, limitShown, shown } from './budgets.mjs';
import { table } from './table.mjs';

export const RESULTS = fileURLToPath(new URL('../results/', import.meta.url));

/** Exit codes: a broken budget is a finding, a bench that could not measure is an error. */
export const BROKEN = 1;
export const NOT_MEASURED = 2;

const MARKS = { kept: 'ok', broken: 'BROKEN', told: '' };
const HEAD = ['what', 'figure', 'budget', ''];
const RIGHT = [false, true, true, false];

/** The rows of a table of judged figures. */
export function checkRows(checks) {
  return checks.map(({ what, figure, unit, limit, verdict }) => [
    what,
    Number.isFinite(figure) ? shown(figure, unit) : 'not measured',
    limitShown(limit),
    MARKS[verdict],
  ]);
}

/**
 * Runs a bench that is a program of its own. `measure` returns `{ checks, notes, skipped, details }`
 * and prints the tables that are its own.
 */
export async function bench(name, title, measure) {
  console.log(`\n${title}\n`);
  // A run that dies must not leave the last one's figures as its own.
  rmSync(file(name), { force: true });
  try {
    const { checks = [], notes = [], skipped = [], details } = await measure();
    const all = checks.map((check) => judged(name, check));
    finish({ bench: name, title, ...circumstances(), checks: all, notes, skipped, details });
  } catch (error) {
    console.error(`${name}: could not measure: ${error.stack ?? error}`);
    process.exitCode = NOT_MEASURED;
  }
}

/** What a measured time depends on. */
function circumstances() {
  const load = Number(loadavg()[0].toFixed(2));
  return { when: new Date().toISOString(), node: process.version, load };
}

function finish(result) {
  const { bench: name, checks, notes, skipped } = result;
  if (checks.length > 0) console.log(`${table(HEAD, checkRows(checks), { right: RIGHT })}\n`);
  for (const note of notes) console.log(`note: ${note}`);
  for (const reason of skipped) console.log(`SKIPPED: ${reason}`);
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(file(name), `${JSON.stringify(result, null, 2)}\n`);
  const counted = tally(result);
  console.log(`${name}: ${counted}`);
  if (counted.failed > 0 && !reportOnly()) process.exitCode = BROKEN;
}

/** How many budgets were kept and broken, and how many parts were not run. */
export function tally({ checks, skipped }) {
  const of = (verdict) => checks.filter((check) => check.verdict === verdict).length;
  const [passed, failed] = [of('kept'), of('broken')];
  const tail = skipped.length > 0 ? `, ${skipped.length} skipped` : '';
  return { passed, failed, skipped: skipped.length, toString: () => `${passed} passed, ${failed} failed${tail}` };
}

/** The last result of a bench, or null. */
export function result(name) {
  try {
    return JSON.parse(readFileSync(file(name), 'utf8'));
  } catch {
    return null;
  }
}

export function reportOnly() {
  return process.argv.includes('--report-only');
}

function file(name) {
  return path.join(RESULTS, `${name}.json`);
}
