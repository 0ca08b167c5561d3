// Every picture that matched vega-lite's still does: `node beside-vega-lite.mjs RENDERER`. Each spec
// counts as a test; one that is known not to match (tests/bench/charts.json) counts as skipped.
// Ends with node's own closing lines.

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { KNOWN, LISTS, judge, score } from '../bench/lib/charts.mjs';
import { ROOT } from '../bench/lib/dist.mjs';
import { filled } from './predicates.mjs';

/** Later words are worse: what is refused says so, what is drawn otherwise does not. */
const BUCKETS = ['matched', 'refused', 'wrong', 'crashed'];
const CHECK = path.join(ROOT, 'crates/chart/src/check');
const PREDICATES = path.join(ROOT, 'crates/chart/tests/predicates.json');

const count = { pass: 0, fail: 0, skipped: 0 };

/** What a spec counts as, and why where something has to be done. */
function verdict(bucket, knownBucket = 'matched') {
  const [now, before] = [bucket, knownBucket].map((one) => BUCKETS.indexOf(one));
  if (now > before) return ['fail', `${knownBucket} before, ${bucket} now`];
  if (now < before) return ['pass', `${bucket} now: take it out of tests/bench/charts.json`];
  return [now === 0 ? 'pass' : 'skipped', ''];
}

function compare(folder, list, renderer) {
  const known = Object.fromEntries(Object.entries(KNOWN[list]).flatMap(([bucket, names]) => names.map((name) => [name, bucket])));
  const specs = score(folder, list, renderer, { quiet: true });
  const matched = Object.values(specs).filter(({ bucket }) => bucket === 'matched').length;
  console.log(`${list}: ${matched} of ${Object.keys(specs).length} as vega-lite draws them`);
  for (const [name, { bucket, why }] of Object.entries(specs)) {
    const [outcome, note] = verdict(bucket, known[name]);
    count[outcome] += 1;
    if (note) console.log(`  ${outcome === 'fail' ? '✖' : 'ℹ note'} ${name}: ${note}${outcome === 'fail' ? `: ${why}` : ''}`);
  }
  const gone = Object.keys(known).filter((name) => !specs[name]);
  count.fail += gone.length;
  for (const name of gone) console.log(`  ✖ ${name}: named in tests/bench/charts.json, but not in the list`);
}

/** The words that specs are checked by are those of the vega-lite that they are compared with. */
function vocabulary(folder) {
  const schema = path.join(folder, 'node_modules/vega-lite/build/vega-lite-schema.json');
  const made = spawnSync(process.execPath, [path.join(CHECK, 'vocabulary.mjs'), schema], { encoding: 'utf8', maxBuffer: 1 << 28 });
  const same = made.status === 0 && made.stdout === readFileSync(path.join(CHECK, 'vocabulary.txt'), 'utf8');
  count[same ? 'pass' : 'fail'] += 1;
  if (!same) console.log(`✖ vocabulary.txt is not what vocabulary.mjs makes of this vega-lite's schema\n${made.stderr}`);
}

/** The rows that filters keep, by which the engine is tested, are those that this vega-lite keeps. */
async function predicates(folder) {
  const text = readFileSync(PREDICATES, 'utf8');
  const same = (await filled(text, folder)) === text;
  count[same ? 'pass' : 'fail'] += 1;
  if (!same) console.log('✖ predicates.json is not what predicates.mjs makes of it');
}

const [renderer] = process.argv.slice(2);
const folder = judge();
for (const list of LISTS) compare(folder, list, path.resolve(renderer));
vocabulary(folder);
await predicates(folder);
for (const [name, number] of Object.entries(count)) console.log(`ℹ ${name} ${number}`);
process.exitCode = count.fail > 0 ? 1 : 0;
