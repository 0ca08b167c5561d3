// What every bench does with its figures: print them, keep them as JSON, and end with a code.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { judged, limitShown, shown } from './budgets.mjs';
import { busyNote, busyShare } from './machine.mjs';
import { has, progressDone } from './program.mjs';
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
 * and prints the tables that are its own. A `timed` bench first looks whether the machine is free.
 */
export async function bench(name, title, measure, { timed = false } = {}) {
  console.log(`\n${title}\n`);
  // A run that dies must not leave the last one's figures as its own.
  rmSync(file(name), { force: true });
  try {
    const busy = timed ? await busyShare() : null;
    const { checks = [], notes = [], skipped = [], details } = await measure();
    progressDone();
    const all = checks.map((check) => judged(name, check));
    const about = { bench: name, title, when: new Date().toISOString(), node: process.version, busy };
    finish({ ...about, checks: all, notes: [...notes, ...busyNote(busy)], skipped, details });
  } catch (error) {
    console.error(`${name}: could not measure: ${error.stack ?? error}`);
    process.exitCode = NOT_MEASURED;
  }
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
  if (counted.failed > 0 && !has('--report-only')) process.exitCode = BROKEN;
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

function file(name) {
  return path.join(RESULTS, `${name}.json`);
}
