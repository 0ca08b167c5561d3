// Runs in the browser: draws the same charts with the engine and with what it is compared with, and
// looks at the clock. `vega`, `vegaLite` and `Chart` are there as their own bundles left them.

import init, { Engine } from './engine.js';
import { changePicture } from './change-picture.mjs';
import { drawByHand } from './scatter-by-hand.mjs';

await init();

const host = document.getElementById('host');
const quiet = { level: () => quiet, error: () => quiet, warn: () => quiet, info: () => quiet, debug: () => quiet };

// ---- Specs: text in, a picture in the page --------------------------------------------------------

const engine = new Engine();
const fetched = new Map();

/** Hands data that were fetched over to both. */
export function take(data) {
  if (!globalThis.crossOriginIsolated) throw new Error('the clock of this page is too coarse');
  for (const [url, text] of Object.entries(data)) {
    fetched.set(url, text);
    engine.fetched(url, text);
  }
}

const loader = {
  load: async (url) => fetched.get(url),
  sanitize: async (href) => ({ href: String(href) }),
};

async function byVega(text) {
  const start = performance.now();
  const { spec } = vegaLite.compile(JSON.parse(text), { logger: quiet });
  const view = new vega.View(vega.parse(spec), { loader, logger: quiet, renderer: 'none' });
  await view.runAsync();
  host.innerHTML = await view.toSVG();
  const time = performance.now() - start;
  view.finalize();
  return time;
}

/** Also how much of it is the browser's: reading the SVG, which comes after any engine. */
function byEngine(text, told) {
  const start = performance.now();
  const svg = engine.draw(text);
  const drawn = performance.now();
  host.innerHTML = svg;
  const end = performance.now();
  told.read = end - drawn;
  return end - start;
}

/** One round over all specs: `{ name: { ours, vega, read } }` in milliseconds, or what one of them refused. */
export async function round(specs, oursFirst) {
  const times = {};
  for (const { name, text } of specs) {
    const one = (times[name] = {});
    const drawers = [['ours', byEngine], ['vega', byVega]];
    for (const [who, draw] of oursFirst ? drawers : drawers.reverse()) {
      host.replaceChildren();
      try {
        one[who] = await draw(text, one);
        one[`${who}Marks`] = host.querySelectorAll('path, line, text, image').length;
      } catch (problem) {
        one.refused = `${who}: ${problem}`;
      }
    }
  }
  host.replaceChildren();
  return times;
}

// ---- A scatter, drawn and filtered ----------------------------------------------------------------

/** From the start of a frame's script to the end of that frame: laid out and painted. */
function framed(work) {
  return new Promise((done, failed) => {
    requestAnimationFrame(() => {
      const start = performance.now();
      Promise.resolve(work()).then(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => done(performance.now() - start);
        port2.postMessage(null);
      }, failed);
    });
  });
}

const POINTS = 'data/points.json';

/** Each draws what it got as text and then hides half of it; `draw` returns how to filter. */
const CONTENDERS = {
  ours: ({ json, spec }) => {
    const kept = new Engine();
    kept.keep(POINTS, json, spec);
    host.innerHTML = kept.redraw();
    const filter = () => {
      kept.touch('shown', 'a');
      const changes = kept.change();
      if (changes) changePicture(host.firstElementChild, changes);
      else host.innerHTML = kept.redraw();
    };
    return { filter, end: () => kept.free() };
  },
  dom: ({ json }) => drawByHand(host, JSON.parse(json)),
  vega: async ({ json, spec }) => {
    const values = JSON.parse(json);
    const compiled = vegaLite.compile({ ...JSON.parse(spec), data: { values } }, { logger: quiet }).spec;
    const view = new vega.View(vega.parse(compiled), { renderer: 'svg', logger: quiet });
    await view.initialize(host).runAsync();
    return { filter: () => view.signal('shown', 'a').runAsync(), end: () => view.finalize() };
  },
  chartjs: ({ json }) => {
    const all = JSON.parse(json);
    const canvas = host.appendChild(document.createElement('canvas'));
    [canvas.width, canvas.height] = [600, 400];
    const groups = ['a', 'b'].map((label) => ({ label, data: all.filter((point) => point.group === label) }));
    const axis = { min: 0, max: 100 };
    const options = { animation: false, responsive: false, parsing: false, scales: { x: axis, y: axis } };
    const chart = new Chart(canvas, { type: 'scatter', data: { datasets: groups }, options });
    const filter = () => {
      chart.setDatasetVisibility(1, false);
      chart.update('none');
    };
    return { filter, end: () => chart.destroy() };
  },
};

/** Draws and filters once: milliseconds, and how many marks stood there before and after. */
export async function scatter(who, given) {
  let drawn = null;
  const draw = await framed(async () => { drawn = await CONTENDERS[who](given); });
  await framed(() => {});
  const before = marks();
  const filter = await framed(() => drawn.filter());
  await framed(() => {});
  const after = marks();
  drawn.end?.();
  host.replaceChildren();
  await framed(() => {});
  return { draw, filter, before, after };
}

/** Marks that are shown. A canvas tells of none. */
function marks() {
  const all = [...host.querySelectorAll('circle, .role-mark.marks > *')];
  return all.filter((one) => one.getClientRects().length > 0).length;
}

/** Where the engine's time goes, step by step. */
export async function steps({ json, spec }) {
  const kept = new Engine();
  const told = {};
  const clock = (name, work) => {
    const start = performance.now();
    const result = work();
    told[name] = performance.now() - start;
    return result;
  };
  clock('data and spec read', () => kept.keep(POINTS, json, spec));
  clock('compiled', () => kept.compile());
  const svg = clock('compiled and written', () => kept.redraw());
  const whole = await framed(() => clock('parsed by the browser', () => { host.innerHTML = svg; }));
  told['laid out and painted'] = whole - told['parsed by the browser'];
  told.bytes = svg.length;
  kept.free();
  host.replaceChildren();
  await framed(() => {});
  return told;
}
