// The browser, as all journeys start it.

import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';

import { chromium } from 'playwright-core';

import { eventually } from './eventually.mjs';

import { chrome } from './site.mjs';

const ARGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Not even a name is looked up: the journeys know loopback only.
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
  // The browser's own sandbox does not start for root.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/** Starts one. */
export const start = (flags = []) => chromium.launch({ executablePath: chrome, args: [...ARGS, ...flags] });

/** How long a browser may take to start on a busy machine. */
const STARTS = 30_000;

/**
 * Starts one that remembers, in a folder, and that may be killed: it and all of its processes at once, as a device
 * does that has no power left.
 */
export async function startIn(folder) {
  // A browser that was killed has left the port that it had.
  const told = path.join(folder, 'DevToolsActivePort');
  await rm(told, { force: true });
  const own = ['--headless=new', '--remote-debugging-port=0', `--user-data-dir=${folder}`, 'about:blank'];
  const program = spawn(chrome, [...ARGS, ...own], { detached: true, stdio: 'ignore' });
  const ended = new Promise((done) => { program.once('exit', done); });
  const port = await eventually(async () => (await readFile(told, 'utf8').catch(() => '')).split('\n')[0], 'the browser has started', STARTS);
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const kill = async () => {
    process.kill(-program.pid, 'SIGKILL');
    await ended;
    await browser.close().catch(() => {});
  };
  return { context: browser.contexts()[0], kill };
}
