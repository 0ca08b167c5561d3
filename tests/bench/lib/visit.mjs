// One visit of one page on a slow phone, and what could be seen of it when.

/** 400 kbit/s both ways, 400 ms from a request to its answer, a processor four times slower. */
export const SLOW = { kilobits: 400, roundTrip: 400, slowdown: 4 };

/** A mid-range Android phone. */
export const PHONE = {
  viewport: { width: 412, height: 823 },
  deviceScaleFactor: 1.75,
  isMobile: true,
  hasTouch: true,
  locale: 'vi-VN',
};

export const PATIENCE = 60_000;

/**
 * Visits an address as a new visitor would, with nothing kept from an earlier one.
 * Times are milliseconds since the navigation started; `alive` is null for a page without script.
 */
export async function visit(browser, address, { awaitAlive }) {
  const context = await browser.newContext(PHONE);
  try {
    const page = await context.newPage();
    await page.addInitScript(watch);
    await slowDown(await context.newCDPSession(page));
    await page.goto(address, { waitUntil: 'commit', timeout: PATIENCE });
    const wanted = ['heading', 'whole', ...(awaitAlive ? ['alive'] : [])];
    const done = (names) => names.every((name) => globalThis.kySeen[name] !== null);
    await page.waitForFunction(done, wanted, { timeout: PATIENCE, polling: 100 });
    await page.waitForLoadState('load', { timeout: PATIENCE });
    // Paints are told a moment after they happened.
    await page.waitForTimeout(500);
    return times(await page.evaluate(() => globalThis.kySeen));
  } finally {
    await context.close();
  }
}

/** Makes a page's network and processor slow. */
export async function slowDown(session) {
  const bytesPerSecond = (SLOW.kilobits * 1000) / 8;
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: SLOW.roundTrip,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: bytesPerSecond,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW.slowdown });
}

function times({ first, heading, texts, largest, whole, alive }) {
  return { first, heading, last: Math.max(heading, texts, largest, whole), alive };
}

/**
 * Runs in the page before anything of its own, the same in every page that is compared.
 *
 * Headings and texts get the attribute that makes the browser tell when they were painted, as soon
 * as the parser has made them. `whole` is the end of the first frame after the document's end, when
 * what is below the fold has been laid out too. What appears only when the page is alive (the
 * controls that need its script, and what is said of reading offline) is no content; `alive` is the
 * time for it.
 */
function watch() {
  const TEXTS = 'h1,h2,h3,p,li,dt,dd,th,td,figcaption,text';
  const seen = { first: null, heading: null, texts: 0, largest: 0, whole: null, alive: null };
  globalThis.kySeen = seen;

  const mark = (node) => {
    if (node.nodeType === Node.ELEMENT_NODE && node.matches(TEXTS) && !node.closest('.needs-script, [data-offline]')) {
      node.setAttribute('elementtiming', node.localName === 'h1' ? 'heading' : 'text');
    }
  };
  const markAll = (records) => records.forEach(({ addedNodes }) => addedNodes.forEach(mark));
  const parsed = new MutationObserver(markAll);
  parsed.observe(document, { childList: true, subtree: true });

  document.addEventListener('readystatechange', () => {
    if (document.readyState !== 'interactive') return;
    // A short document is parsed in one go, and its records are still waiting.
    markAll(parsed.takeRecords());
    parsed.disconnect();
    requestAnimationFrame(() => {
      // A message arrives after the frame, not before it.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => { seen.whole = performance.now(); };
      port2.postMessage(null);
    });
  });

  const on = (type, each) =>
    new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true });
  on('paint', (entry) => { if (entry.name === 'first-contentful-paint') seen.first = entry.startTime; });
  on('largest-contentful-paint', (entry) => { seen.largest = Math.max(seen.largest, entry.startTime); });
  on('element', (entry) => {
    const painted = entry.renderTime || entry.startTime;
    if (entry.identifier === 'heading') seen.heading ??= painted;
    else seen.texts = Math.max(seen.texts, painted);
  });

  new MutationObserver(() => {
    if (document.documentElement?.hasAttribute('data-alive')) seen.alive ??= performance.now();
  }).observe(document, { attributes: true, attributeFilter: ['data-alive'], subtree: true });
}
