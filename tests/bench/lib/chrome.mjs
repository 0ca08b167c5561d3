// Which browser is measured, and how it is started.

import { accessSync, constants } from 'node:fs';
import path from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/** CHROME, else the first on PATH. */
export function chromePath() {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const found = process.env.CHROME
    ? [process.env.CHROME]
    : folders.flatMap((folder) => NAMES.map((name) => path.join(folder, name)));
  const browser = found.find(isProgram);
  if (!browser) throw new Error('no Chromium was found: name its executable in CHROME');
  return browser;
}

/** Nothing that a browser does of its own accord may fall into a measurement. */
export const ARGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Chromium has no sandbox for root.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
