// A hundred photos as a camera makes them, twelve megapixels each: how long they take to be developed, how much memory, and
// how long it takes to see that nothing has changed.
//
// The photos are drawn first, with the detail of real ones (crates/site/examples/camera.rs), in target/camera, which is kept.

import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './lib/dist.mjs';
import { numberAfter, progress } from './lib/program.mjs';
import { bench } from './lib/report.mjs';

const COUNT = numberAfter('--count', 100);
const FOLDER = path.join(ROOT, 'target/camera', String(COUNT));

/** The example is a program of its own, so that the most memory that it has had is that of developing alone. */
function camera(...words) {
  const args = ['run', '--quiet', '--package', 'ky-yeu-site', '--example', 'camera', '--', ...words];
  return execFileSync('cargo', args, { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
}

function make() {
  const photos = path.join(FOLDER, 'content/may-anh/anh');
  if (!existsSync(path.join(FOLDER, 'content/may-anh/conference.json'))) {
    progress(`drawing ${COUNT} photos of twelve megapixels`);
    camera('make', FOLDER, String(COUNT));
  }
  return readdirSync(photos).reduce((sum, file) => sum + statSync(path.join(photos, file)).size, 0);
}

const develop = () => JSON.parse(camera('develop', FOLDER));

function measure() {
  const bytes = make();
  rmSync(path.join(FOLDER, 'photos'), { recursive: true, force: true });
  progress('developing');
  const cold = develop();
  progress('looking again');
  const again = develop();
  // Budgets are for a hundred.
  const share = COUNT / 100;
  const figure = (value) => value ?? Number.NaN;
  return {
    checks: [
      { budget: 'cold', what: `${COUNT} photos developed`, figure: cold.seconds / share },
      { what: 'the processor’s time for that, all cores', figure: figure(cold.processor) / share, unit: 's' },
      { budget: 'memory', what: 'the most memory meanwhile', figure: figure(cold.megabytes) },
      { budget: 'unchanged', what: 'the same again, with nothing changed', figure: again.seconds / share },
      { what: 'the originals', figure: bytes / 1e6, unit: 'MB' },
    ],
    details: { count: COUNT, bytes, cold, again },
  };
}

await bench('darkroom', `${COUNT} photos of twelve megapixels`, measure, { timed: true });
