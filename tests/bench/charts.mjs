// How near the chart engine is to Vega-Lite: its pictures beside those that vega-lite draws of the
// same specs. The specs and the judge lie beside the project, in ../shared/vega-lite.

import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './lib/dist.mjs';
import { bench } from './lib/report.mjs';

const JUDGE = path.join(ROOT, '../shared/vega-lite');
const LISTS = ['core', 'extended'];
/** What is known not to match; everything else must. */
const KNOWN = JSON.parse(readFileSync(new URL('charts.json', import.meta.url)));

function run(program, args, folder) {
  const { status, error } = spawnSync(program, args, { cwd: folder, stdio: 'inherit' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} in ${folder} failed: ${error?.message ?? `code ${status}`}`);
}

function target() {
  return path.resolve(process.env.CARGO_TARGET_DIR || path.join(ROOT, 'target'));
}

/** The judge in a folder that can be written to, with its packages. */
function judge() {
  const folder = path.join(target(), 'vega-lite');
  mkdirSync(folder, { recursive: true });
  cpSync(JUDGE, folder, { recursive: true, filter: (file) => !file.includes('node_modules'), mode: 0 });
  run('chmod', ['-R', 'u+w', folder], ROOT);
  if (!existsSync(path.join(folder, 'node_modules/vega-lite'))) {
    console.log('Installing vega and vega-lite (npm ci, about 60 MB)…');
    run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel', 'error'], folder);
  }
  return folder;
}

function score(folder, list) {
  const out = path.join(folder, `${list}.json`);
  const renderer = path.join(target(), 'release/vl2svg');
  run(process.execPath, ['score.mjs', '--renderer', `'${renderer}'`, '--list', `lists/${list}.txt`, '--json', out], folder);
  const { specs } = JSON.parse(readFileSync(out));
  const names = (bucket) => Object.keys(specs).filter((name) => specs[name].bucket === bucket);
  const known = new Set(Object.values(KNOWN[list]).flat());
  const worse = Object.keys(specs).filter((name) => specs[name].bucket !== 'matched' && !known.has(name));
  const share = (100 * names('matched').length) / Object.keys(specs).length;
  return { list, share, worse, refused: names('refused'), wrong: names('wrong'), crashed: names('crashed') };
}

await bench('charts', 'Charts: the same pictures as vega-lite draws', () => {
  if (!existsSync(JUDGE)) return { skipped: [`there are no specs to compare with in ${path.relative(process.cwd(), JUDGE)}`] };
  run('cargo', ['build', '--release', '--package', 'ky-yeu-vl2svg'], ROOT);
  const folder = judge();
  const scores = LISTS.map((list) => score(folder, list));
  return {
    checks: scores.flatMap(({ list, share, worse, wrong, crashed, refused }) => [
      { budget: `${list}-matched`, what: `${list}: matched`, figure: share },
      { budget: 'worse', what: `${list}: matched before and no longer`, figure: worse.length },
      { budget: 'crashed', what: `${list}: crashed`, figure: crashed.length },
      { what: `${list}: drawn otherwise`, figure: wrong.length, unit: 'specs' },
      { what: `${list}: refused, with their place`, figure: refused.length, unit: 'specs' },
    ]),
    notes: scores.flatMap(({ list, worse, wrong }) => [
      ...worse.map((name) => `${list}: ${name} matched before`),
      ...wrong.map((name) => `${list}: ${name} is drawn otherwise`),
    ]),
    details: { scores },
  };
});
