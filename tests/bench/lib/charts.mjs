// The chart engine's pictures beside those that vega-lite draws of the same specs. The specs and the
// judge lie beside the project, in ../shared/vega-lite, or where VEGA_LITE says.

import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './dist.mjs';

export const JUDGE = path.resolve(process.env.VEGA_LITE || path.join(ROOT, '../shared/vega-lite'));
export const LISTS = ['core', 'extended'];
/** What is known not to match, as `{ list: { refused, wrong, crashed } }`; everything else must. */
export const KNOWN = JSON.parse(readFileSync(new URL('../charts.json', import.meta.url)));

/** Runs a program; what it says is shown when it fails, or always if it is not `quiet`. */
export function run(program, args, folder, { quiet = false } = {}) {
  const stdio = quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit';
  const { status, error, stdout, stderr } = spawnSync(program, args, { cwd: folder, stdio, maxBuffer: 1 << 28 });
  if (status === 0) return;
  if (quiet) process.stderr.write(Buffer.concat([stdout ?? Buffer.of(), stderr ?? Buffer.of()]));
  throw new Error(`${program} ${args.join(' ')} in ${folder} failed: ${error?.message ?? `code ${status}`}`);
}

export function target() {
  return path.resolve(process.env.CARGO_TARGET_DIR || path.join(ROOT, 'target'));
}

/** Whether vega and vega-lite are there as the judge's lock file wants them. */
function installed(folder) {
  const read = (file) => JSON.parse(readFileSync(path.join(folder, file)));
  const { packages } = read('package-lock.json');
  return ['vega', 'vega-lite'].every((name) => {
    const manifest = `node_modules/${name}/package.json`;
    return existsSync(path.join(folder, manifest)) && read(manifest).version === packages[`node_modules/${name}`]?.version;
  });
}

/**
 * The judge in a folder that can be written to, with its packages and, from the second run on, the
 * pictures that vega-lite drew.
 */
export function judge() {
  const folder = path.join(target(), 'vega-lite');
  mkdirSync(folder, { recursive: true });
  cpSync(JUDGE, folder, { recursive: true, filter: (file) => !file.includes('node_modules'), mode: 0 });
  run('chmod', ['-R', 'u+w', folder], ROOT);
  if (!installed(folder)) {
    console.log('Installing vega and vega-lite (npm ci, about 60 MB)…');
    run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel', 'error'], folder);
  }
  return folder;
}

/** What became of each spec of a list: `{ name: { bucket, why } }`. */
export function score(folder, list, renderer, { quiet = false } = {}) {
  const out = path.join(folder, `${list}.json`);
  run(process.execPath, ['score.mjs', '--renderer', `'${renderer}'`, '--list', `lists/${list}.txt`, '--json', out], folder, { quiet });
  const { specs, withoutReference } = JSON.parse(readFileSync(out));
  if (withoutReference.length > 0) throw new Error(`vega-lite drew no picture of ${withoutReference.join(', ')}`);
  const told = ({ bucket, message, why, differences }) => {
    const [first] = differences ?? [];
    const differs = first && `${first.where}: ${first.what}: expected ${JSON.stringify(first.expected)}, got ${JSON.stringify(first.got)}`;
    return { bucket, why: differs || message || why || '' };
  };
  return Object.fromEntries(Object.entries(specs).map(([name, spec]) => [name, told(spec)]));
}
