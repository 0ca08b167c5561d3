// How near the chart engine is to Vega-Lite: its pictures beside those that vega-lite draws of the
// same specs.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { JUDGE, KNOWN, LISTS, judge, run, score, target } from './lib/charts.mjs';
import { ROOT } from './lib/dist.mjs';
import { bench } from './lib/report.mjs';

function figures(folder, list) {
  const specs = score(folder, list, path.join(target(), 'release/vl2svg'));
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
  const scores = LISTS.map((list) => figures(folder, list));
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
