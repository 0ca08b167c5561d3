// The benches' npm packages: installed once for each lock file.

import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const LOCK = fileURLToPath(new URL('../package-lock.json', import.meta.url));
const FOLDER = fileURLToPath(new URL('..', import.meta.url));
/** A copy of the lock file as it was when `npm ci` last succeeded; the set-up of xtask keeps the same. */
const STAMP = fileURLToPath(new URL('../node_modules/.ky-yeu-lock.json', import.meta.url));

function installed() {
  return existsSync(STAMP) && readFileSync(STAMP).equals(readFileSync(LOCK));
}

/** Installs what the lock file says, if that is not what is there. Browsers are not downloaded. */
export function ensurePackages() {
  if (installed()) return;
  console.log('Installing the npm packages of the benches (npm ci, about 200 MB)…');
  const env = { ...process.env, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1', PUPPETEER_SKIP_DOWNLOAD: '1' };
  const windows = process.platform === 'win32';
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel', 'error'];
  // npm is a .cmd file on Windows, which only a shell starts.
  const { status, error } = spawnSync('npm', args, { cwd: FOLDER, env, stdio: 'inherit', shell: windows });
  if (status !== 0) {
    const why = error?.message ?? `it ended with code ${status}`;
    throw new Error(`npm ci in tests/bench failed: ${why}. Run it there by hand to see more.`);
  }
  copyFileSync(LOCK, STAMP);
}
