// The page in which engines are compared: nothing in it but them, all files from this machine.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ARGS, chromePath } from './chrome.mjs';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const CHARTJS = fileURLToPath(new URL('../node_modules/chart.js/dist/chart.umd.min.js', import.meta.url));
/** Never asked: every request is answered here. */
const ORIGIN = 'http://localhost/';

const TYPES = { '.js': 'text/javascript', '.mjs': 'text/javascript', '.wasm': 'application/wasm' };

const DOCUMENT = `<!DOCTYPE html>
<html lang="en"><meta charset="utf-8"><title>speed</title>
<body style="margin:0"><div id="host"></div>
<script src="vega.min.js"></script><script src="vega-lite.min.js"></script><script src="chart.js"></script>
<script type="module">globalThis.speed = await import('./speed-page.mjs'); document.title = 'ready';</script>`;

function sources(engine, judge) {
  const npm = (file) => path.join(judge, 'node_modules', file);
  return {
    'engine.js': path.join(engine, 'engine.js'),
    'engine_bg.wasm': path.join(engine, 'engine_bg.wasm'),
    'speed-page.mjs': path.join(HERE, 'speed-page.mjs'),
    'change-picture.mjs': path.join(HERE, 'change-picture.mjs'),
    'scatter-by-hand.mjs': path.join(HERE, 'scatter-by-hand.mjs'),
    'vega.min.js': npm('vega/build/vega.min.js'),
    'vega-lite.min.js': npm('vega-lite/build/vega-lite.min.js'),
    'chart.js': CHARTJS,
  };
}

/** The clock of an isolated page is exact to 5 µs, that of others to 100 µs. */
const ISOLATED = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' };

function answer(route, files) {
  const name = new URL(route.request().url()).pathname.slice(1);
  if (name === '') return route.fulfill({ contentType: 'text/html', body: DOCUMENT, headers: ISOLATED });
  const file = files[name];
  if (!file) return route.fulfill({ status: 404, body: '' });
  return route.fulfill({ contentType: TYPES[path.extname(file)], body: readFileSync(file) });
}

/** Opens the page, with both engines ready in it. */
export async function stage({ engine, judge }, measure) {
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({ executablePath: chromePath(), args: ARGS });
  try {
    const context = await browser.newContext({ viewport: { width: 800, height: 800 }, timezoneId: 'UTC' });
    const page = await context.newPage();
    const files = sources(engine, judge);
    await page.route('**/*', (route) => answer(route, files));
    const failed = new Promise((_, reject) => { page.on('pageerror', reject); });
    failed.catch(() => {});
    await page.goto(ORIGIN);
    await Promise.race([page.waitForFunction(() => document.title === 'ready'), failed]);
    return await measure(page, browser.version());
  } finally {
    await browser.close();
  }
}
