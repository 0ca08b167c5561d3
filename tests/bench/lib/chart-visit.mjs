// One visit of one page with charts on a slow phone: when its first chart can be seen, or when the
// page first answers a finger.

import { PATIENCE, PHONE, slowDown } from './visit.mjs';

/** How long a finger is waited for before it counts as unanswered. */
const UNANSWERED = 15_000;

/**
 * Visits an address as a new visitor would. `chart` is the selector of the first picture. With `touch`,
 * `{ control, shows, dims }`, the control is touched as soon as it has been painted, until `shows` takes
 * room or one of `dims` is fainter than it was. `wake` waits for the charts' own module, touching the
 * control once more when the page is alive, since on some networks the module waits for that.
 *
 * Times are milliseconds since the navigation started, null for what did not come.
 */
export async function visitCharts(browser, address, { chart, touch = null, alive = false, wake = false }) {
  const context = await browser.newContext(PHONE);
  try {
    const page = await context.newPage();
    await page.exposeBinding('kyFinger', (_, x, y) => page.touchscreen.tap(x, y));
    await page.addInitScript(watchCharts, { chart, touch });
    await slowDown(await context.newCDPSession(page));
    await page.goto(address, { waitUntil: 'commit', timeout: PATIENCE });
    const seen = (name, timeout = PATIENCE) =>
      page.waitForFunction((one) => globalThis.kySeen[one] !== null, name, { timeout, polling: 50 });
    await seen(touch ? 'control' : 'chart');
    if (touch) await seen('answer', UNANSWERED).catch(() => null);
    if (alive || wake) await seen('alive');
    if (wake) {
      await page.evaluate(() => globalThis.kyTouchAgain());
      await seen('woken');
    }
    // Paints are told a moment after they happened.
    await page.waitForTimeout(300);
    const all = await page.evaluate(() => globalThis.kySeen);
    return { ...all, chart: all.chart && Math.max(all.chart, all.words) };
  } finally {
    await context.close();
  }
}

/**
 * Runs in the page before anything of its own, the same in every page that is compared.
 *
 * A picture counts from the end of the frame in which the whole of it stands in the window, or from
 * the time that the browser tells for the last of its words, whichever is later. What is watched is
 * scrolled to as soon as it is there, for a browser paints no more than is looked at.
 */
function watchCharts({ chart, touch }) {
  const seen = { first: null, chart: null, words: 0, control: null, touched: null, answer: null, alive: null, again: null, woken: null };
  globalThis.kySeen = seen;

  const frameEnds = (then) =>
    requestAnimationFrame(() => {
      // A message arrives after the frame, not before it.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => then(performance.now());
      port2.postMessage(null);
    });
  /** The parser is past an element once something follows it, or at the document's end. */
  const isWhole = (element) => {
    for (let one = element; one && one !== document.body; one = one.parentElement) {
      if (one.nextSibling) return true;
    }
    return document.readyState !== 'loading';
  };
  const lookAt = (element) => element.scrollIntoView({ block: 'center', behavior: 'instant' });
  const takesRoom = (element) => element !== null && element.getClientRects().length > 0;
  const painted = (time) => Math.max(time, seen.first ?? 0);

  const pictured = () => {
    const picture = document.querySelector(chart);
    if (!picture || !isWhole(picture) || !takesRoom(picture)) return false;
    lookAt(picture);
    frameEnds((time) => { seen.chart = painted(time); });
    return true;
  };

  const finger = (control) => {
    const { left, top, width, height } = control.getBoundingClientRect();
    return globalThis.kyFinger(left + width / 2, top + height / 2);
  };
  const answered = () =>
    touch.shows
      ? takesRoom(document.querySelector(touch.shows))
      : [...document.querySelectorAll(touch.dims)].some((one) => getComputedStyle(one).opacity < 0.9);
  const awaitAnswer = () => {
    if (answered()) frameEnds((time) => { seen.answer = painted(time); });
    else requestAnimationFrame(awaitAnswer);
  };
  const touchable = () => {
    const control = document.querySelector(touch.control);
    if (!control || !isWhole(control) || !takesRoom(control)) return false;
    lookAt(control);
    frameEnds((time) => {
      seen.control = painted(time);
      seen.touched = performance.now();
      finger(control);
      awaitAnswer();
    });
    return true;
  };
  globalThis.kyTouchAgain = () => {
    seen.again = performance.now();
    return finger(document.querySelector(touch.control));
  };

  let done = false;
  const parsed = new MutationObserver((records) => {
    for (const { addedNodes } of records) {
      for (const node of addedNodes) {
        if (node.localName === 'text' && node.closest('svg') === document.querySelector(chart)) node.setAttribute('elementtiming', 'chart');
      }
    }
    done ||= touch ? touchable() : pictured();
  });
  parsed.observe(document, { childList: true, subtree: true });
  document.addEventListener('DOMContentLoaded', () => { done ||= touch ? touchable() : pictured(); });

  const on = (type, each) =>
    new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true });
  on('paint', (entry) => { if (entry.name === 'first-contentful-paint') seen.first = entry.startTime; });
  on('element', (entry) => { seen.words = Math.max(seen.words, entry.renderTime || entry.startTime); });

  new MutationObserver(() => {
    if (document.documentElement?.hasAttribute('data-alive')) seen.alive ??= performance.now();
    if (document.querySelector('figure.chart[data-alive]')) seen.woken ??= performance.now();
  }).observe(document, { attributes: true, attributeFilter: ['data-alive'], subtree: true });
}
