// The other engines: a site that was visited once opens whole without a host, in Firefox and in WebKitGTK, which
// is the engine of iPhones. Driven by W3C WebDriver.
//
// Browsers are the system's: Debian has `firefox-esr`, `webkit2gtk-driver` and `xvfb`. Firefox's driver is brought
// by cargo, into the cache folder. What is not there is told, and skipped.

import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { eventually } from '../e2e/eventually.mjs';
import { isKept } from '../e2e/kept.mjs';
import { serve } from '../e2e/server.mjs';
import { called, documentOf, routes } from '../e2e/site.mjs';
import { progress } from './lib/program.mjs';
import { bench } from './lib/report.mjs';
import { startBrowser } from './lib/webdriver.mjs';

const PATIENCE = 60_000;
const CACHE = process.env.KY_YEU_CACHE ?? path.join(os.homedir(), '.cache/ky-yeu');

const onPath = (name) => process.env.PATH.split(path.delimiter).map((folder) => path.join(folder, name)).find(existsSync);

/** Firefox's driver: the system's, or brought by cargo. */
function geckodriver() {
  const own = path.join(CACHE, 'geckodriver/bin/geckodriver');
  const there = onPath('geckodriver') ?? (existsSync(own) && own);
  if (there) return there;
  console.log('cargo install --locked geckodriver: Firefox’s driver, a few minutes, once');
  spawnSync('cargo', ['install', '--locked', 'geckodriver', '--root', path.join(CACHE, 'geckodriver')], { stdio: 'inherit' });
  return existsSync(own) && own;
}

function firefox() {
  const binary = onPath('firefox-esr') ?? onPath('firefox');
  const program = binary && geckodriver();
  if (!program) return 'Firefox: needs `apt-get install firefox-esr`, and cargo for its driver';
  const capabilities = { browserName: 'firefox', 'moz:firefoxOptions': { binary, args: ['-headless'] } };
  return { program, args: (port) => ['--port', String(port)], capabilities };
}

function webkit() {
  const program = onPath('WebKitWebDriver');
  if (!program || !(process.env.DISPLAY || onPath('Xvfb'))) return 'WebKitGTK: needs `apt-get install webkit2gtk-driver xvfb`';
  return { program, args: (port) => [`--port=${port}`], capabilities: {}, needsScreen: true };
}

/** A screen for a browser that must have one. */
async function screen() {
  if (process.env.DISPLAY) return { DISPLAY: process.env.DISPLAY, close() {} };
  const program = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const number = await new Promise((told, failed) => {
    program.stdio[3].once('data', (data) => told(String(data).trim()));
    program.once('exit', () => failed(new Error('Xvfb does not start')));
  });
  return { DISPLAY: `:${number}`, close: () => program.kill() };
}

// ---- In the page.

const alivePage = () => document.documentElement.hasAttribute('data-alive') && document.querySelector('meta[name="ky-yeu-page"]').content;
const isAwake = () => Boolean(document.querySelector('figure.chart[data-alive]'));
const picture = () => document.querySelector('figure.chart .picture').innerHTML;

// ---- The journey.

const pageOf = (route) => /name="ky-yeu-page" content="([^"]+)"/.exec(documentOf(route))[1];
const chart = routes.find((route) => /\/so-lieu\/.+/.test(route) && documentOf(route).includes('data-param='));

/** Visits once, stops the host, opens every page and uses a chart. What did not work. */
async function journey(browser) {
  const host = await serve();
  const failed = [];
  const tried = async (what, act) => act().catch((error) => {
    failed.push(what);
    console.log(`FAILED: ${browser.name}: ${what}\n${error.stack}`);
  });
  try {
    await browser.open(host.home);
    await eventually(() => browser.ask(isKept), 'the first visit is kept', PATIENCE);
  } finally {
    await host.close();
  }
  for (const route of routes) {
    progress(`${browser.name}: ${called(route)}`);
    await tried(called(route), async () => {
      await browser.open(host.home + route);
      await eventually(async () => (await browser.ask(alivePage)) === pageOf(route), 'the page is alive', PATIENCE);
    });
  }
  await tried('a chart’s filter', async () => {
    await browser.open(host.home + chart);
    await eventually(() => browser.ask(isAwake), 'the chart is alive', PATIENCE);
    const before = await browser.ask(picture);
    await browser.click('figure.chart [data-param] label:last-of-type');
    await eventually(async () => (await browser.ask(picture)) !== before, 'the chart is drawn anew', PATIENCE);
  });
  return failed;
}

async function checked(name, { needsScreen, ...how }) {
  const shown = needsScreen ? await screen() : { close() {} };
  try {
    const browser = await startBrowser({ ...how, env: needsScreen ? { DISPLAY: shown.DISPLAY } : {} });
    try {
      const failed = await journey(browser);
      return { budget: name, what: `${browser.name}: of ${routes.length} pages and a chart without a host, failed`, figure: failed.length };
    } finally {
      await browser.close();
    }
  } finally {
    shown.close();
  }
}

await bench('browsers', 'Browsers: a site visited once, without a host, in other engines', async () => {
  const [checks, skipped] = [[], []];
  for (const [name, found] of [['firefox', firefox()], ['webkit', webkit()]]) {
    if (typeof found === 'string') skipped.push(found);
    else checks.push(await checked(name, found));
  }
  return { checks, skipped };
});
