// The browser, as all journeys start it.

import { chromium } from 'playwright-core';

import { chrome } from './site.mjs';

/** What every browser is started with. */
export const ARGS = [
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
