// A visitor with a browser of their own: one browser for a file of journeys, a new profile for each,
// and an ear for everything that must not happen.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { start } from './chromium.mjs';
import { PATIENCE } from './eventually.mjs';
import { serve } from './server.mjs';

export { eventually } from './eventually.mjs';

/** How long a journey may take altogether. */
const WHOLE = 90_000;

export const phone = { viewport: { width: 360, height: 800 }, hasTouch: true, isMobile: true };
export const desktop = { viewport: { width: 1280, height: 900 } };

// One browser for each set of flags.
const launched = new Map();
/** The browser of this file of journeys, for each set of flags. */
export function launch(flags = []) {
  const key = flags.join(' ');
  if (!launched.has(key)) launched.set(key, start(flags));
  return launched.get(key);
}
after(async () => {
  for (const browser of launched.values()) await (await browser).close();
});

/**
 * A test that is one visit: a host, a browser profile, and a clean end.
 *
 * `about` holds `prefix` and `folder` for the host, `flags` for the browser, `skip` with a reason, and whatever a browser context takes. `elsewhere` in the body
 * is another website, for those who leave.
 */
export function journey(name, about, body) {
  if (!body) return journey(name, {}, about);
  const { prefix, folder, flags, skip, ...profile } = about;
  return test(name, { timeout: WHOLE, skip }, async (t) => {
    const server = await serve({ prefix, folder });
    const elsewhere = await serve();
    const visitor = await arrive(server, profile, flags);
    // Out of time: whatever the journey still waits for ends with its browser.
    t.signal.addEventListener('abort', () => visitor.context.close());
    try {
      await body({ t, server, elsewhere, visitor, page: visitor.page });
      await visitor.assertClean();
    } finally {
      await visitor.context.close();
      await Promise.all([server.close(), elsewhere.close()]);
    }
  });
}

async function arrive(server, profile, flags) {
  const browser = await launch(flags);
  // A service worker answers from what it keeps: journeys that watch, break or change the network
  // would see the worker's answers instead of the host's. Only those about reading offline have one.
  const { serviceWorkers = 'block', ...rest } = profile;
  const context = await browser.newContext({ locale: 'vi-VN', ...desktop, ...rest, serviceWorkers: 'allow' });
  context.setDefaultTimeout(PATIENCE);
  // Taken away as browsers without workers have none: blocked, the browser's driver would warn.
  if (serviceWorkers === 'block') await context.addInitScript(() => { delete Navigator.prototype.serviceWorker; });
  await context.addInitScript(hearViolations);
  const visitor = new Visitor(server, context, profile.javaScriptEnabled === false);
  visitor.page = await context.newPage();
  return visitor;
}

function hearViolations() {
  document.addEventListener('securitypolicyviolation', (event) => {
    console.error(`policy violated: ${event.effectiveDirective} ${event.blockedURI}`);
  });
}

class Visitor {
  #problems = [];
  #expected = [];
  #tolerated = [];

  constructor(server, context, scriptsOff) {
    this.server = server;
    this.context = context;
    context.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) {
        this.#problems.push(`console ${message.type()}: ${message.text()} (${message.location().url})`);
      }
    });
    context.on('weberror', (error) => this.#problems.push(`uncaught: ${error.error().stack ?? error.error()}`));
    context.on('request', (request) => {
      const { origin, protocol } = new URL(request.url());
      if (protocol !== 'data:' && origin !== server.origin) this.#problems.push(`other origin: ${request.url()}`);
    });
    context.on('requestfailed', (request) => {
      const why = request.failure()?.errorText;
      // What is still on its way when a visitor leaves a page is given up; where scripts are off,
      // the loader is not even asked for, and the browser calls that so.
      if (why !== 'net::ERR_ABORTED' && !(scriptsOff && why === 'csp')) this.#problems.push(`request failed: ${request.url()} ${why}`);
    });
  }

  /** Opens an address of the site directly, and by default waits until the page is alive. */
  async open(route, { alive = true, ...options } = {}) {
    const response = await this.page.goto(this.server.home + route, options);
    if (alive) await this.alive();
    return response;
  }

  /** Waits until the app has taken the page over. */
  async alive() {
    await this.page.waitForSelector('html[data-alive]', { state: 'attached' });
  }

  /** Puts a mark on the document that a full navigation would wipe off. */
  async mark() {
    await this.page.evaluate(() => { window.marked = true; });
  }

  isMarked() {
    return this.page.evaluate(() => window.marked === true);
  }

  /** This journey leaves for another website. */
  leavesFor({ origin }) {
    this.expect(new RegExp(`^other origin: ${origin}`));
  }

  /** A problem that this journey causes on purpose; it must happen. */
  expect(...patterns) {
    this.#expected.push(...patterns);
  }

  /** A problem that may come with one that is caused on purpose. */
  tolerate(...patterns) {
    this.#tolerated.push(...patterns);
  }

  /** The problems so far that fit a pattern. */
  async problems(pattern) {
    await this.#caughtUp();
    return this.#problems.filter((problem) => pattern.test(problem));
  }

  async assertClean() {
    await this.#caughtUp();
    const foreseen = [...this.#expected, ...this.#tolerated];
    const surprising = this.#problems.filter((problem) => !foreseen.some((one) => one.test(problem)));
    assert.deepEqual(surprising, [], 'nothing goes wrong on the way');
    const absent = this.#expected.filter((one) => !this.#problems.some((problem) => one.test(problem)));
    assert.deepEqual(absent, [], 'what was broken on purpose was noticed');
  }

  // Events come in order: once the page has answered, those before have come.
  async #caughtUp() {
    for (const page of this.context.pages()) await page.evaluate(() => {}).catch(() => {});
  }
}
