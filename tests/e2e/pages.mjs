// What a page shows, asked in the page itself.

import assert from 'node:assert/strict';

import { documentOf, routes } from './site.mjs';

/** The app's markup as it stands, without comments, which show nothing. */
export const markup = async (page) => (await facts(page)).markup;

/** What a page shows now. */
export const facts = (page) => page.evaluate(inPage, {});

/** What a route's document shows when it is opened directly at its address. */
export function factsOfDocument(page, route, home) {
  // To the page's policy, the styles of another page are not its own.
  const html = documentOf(route).replace(/<style>.*?<\/style>/gs, '');
  return page.evaluate(inPage, { html, url: home + route });
}

function inPage({ html, url = document.baseURI }) {
  const whole = html === undefined ? document : new DOMParser().parseFromString(html, 'text/html');
  const app = whole.getElementById('_ky-yeu').cloneNode(true);
  const comments = document.createNodeIterator(app, NodeFilter.SHOW_COMMENT);
  for (let one = comments.nextNode(); one; one = comments.nextNode()) one.remove();
  // A document's own styles are no part of its page.
  for (const one of app.querySelectorAll('style')) one.remove();
  // An empty text node is served as a space, for the app to find its place again.
  for (const one of app.querySelectorAll('[role=status]')) if (!one.textContent.trim()) one.textContent = '';
  // What a device has kept is said in places of its own, and is no part of any document.
  for (const one of app.querySelectorAll('[data-offline]')) one.textContent = '';
  // The order of attributes says nothing.
  for (const one of app.querySelectorAll('*')) {
    const all = [...one.attributes].sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const attribute of all) one.removeAttributeNode(attribute);
    for (const attribute of all) one.setAttributeNode(attribute);
  }
  app.normalize();
  const text = (element) => element.textContent.replace(/\s+/g, ' ').trim();
  // The first kind that fits says which way a visitor would say they took.
  const kinds = ['.brand', '.tabs', '.eyebrow', '.cards', '.neighbours', '.foot', '.more', 'figcaption', '.about-document', 'main'];
  const links = [...app.querySelectorAll('a[href]')].map((link) => ({
    href: link.getAttribute('href'),
    to: new URL(link.getAttribute('href'), url).href,
    kind: kinds.find((kind) => link.closest(kind)) ?? 'other',
    text: text(link),
    download: link.hasAttribute('download'),
  }));
  return {
    title: whole.title,
    lang: whole.documentElement.lang,
    headings: [...app.querySelectorAll('h1')].map(text),
    current: [...app.querySelectorAll('[aria-current]')].map((one) => `${text(one)}: ${one.ariaCurrent}`),
    links,
    markup: app.innerHTML,
  };
}

/** Both markups are the same; where not, the first difference is told, not two whole pages. */
export function assertSameMarkup(actual, expected, what) {
  if (actual === expected) return;
  let at = 0;
  while (actual[at] === expected[at]) at += 1;
  const around = (text) => text.slice(Math.max(0, at - 60), at + 120);
  assert.fail(`${what}\n  is:        …${around(actual)}…\n  should be: …${around(expected)}…`);
}

/** The route that an address leads to within the site; nothing if it leads elsewhere. */
export function routeOf(address, home) {
  const { href } = new URL(address);
  if (!href.startsWith(home)) return undefined;
  const path = href.slice(home.length).split(/[?#]/)[0];
  return routes.includes(path) ? path : undefined;
}

/** Waits until the app shows a route at its address, with the focus where the reading goes on. */
export async function arrived(page, address, { focus = 'h1' } = {}) {
  const condition = ([href, selector]) =>
    location.href === href && document.activeElement?.matches(selector);
  await page.waitForFunction(condition, [address, focus]).catch(async (why) => {
    const found = await page.evaluate(() => `${location.href}, focus on ${document.activeElement?.outerHTML.slice(0, 120)}`);
    assert.fail(`expected ${address} with the focus on ${focus}, found ${found} (${why.name})`);
  });
}

/** A tab of the navigation, by its name. */
export const tab = (page, name) => page.locator('.tabs').getByRole('link', { name, exact: true });

/** The line in which the app speaks, and its two buttons. */
export const notice = (page) => page.locator('.notice');
export const state = (page) => notice(page).getAttribute('data-state');

/** How far the page is scrolled. */
export const scrolled = (page) => page.evaluate(() => window.scrollY);

/** Scrolls as a wheel would: at once, and waits until the browser has done it. */
export async function scrollTo(page, y) {
  await page.evaluate(async (top) => {
    window.scrollTo({ top, behavior: 'instant' });
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  }, y);
  const reached = await scrolled(page);
  assert.ok(Math.abs(reached - y) <= 1, `the page is long enough to be scrolled to ${y}, not only ${reached}`);
}

/** Waits for the frame in which everything asked for so far is shown. */
export const nextFrame = (page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
