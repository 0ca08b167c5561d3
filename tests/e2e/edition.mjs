// The one-file edition as a visitor has it: a single file in a folder of its own, opened from there,
// without a network.

import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after } from 'node:test';
import { pathToFileURL } from 'node:url';

import { dist, figures, routes } from './site.mjs';

/** The conference of the edition, and its file. */
export const [conference] = figures.split('/');
export const file = `ky-yeu-${conference}.html`;

// As a phone may name what comes twice.
const folder = mkdtempSync(path.join(tmpdir(), 'ky-yeu-'));
after(() => rmSync(folder, { recursive: true }));
copyFileSync(path.join(dist, file), path.join(folder, 'Kỷ yếu (1).html'));

/** The address it is opened at. */
export const address = pathToFileURL(path.join(folder, 'Kỷ yếu (1).html')).href;

/** Its pages, home first, by their address on the site. */
export const pages = routes.filter((route) => route.startsWith(`${conference}/`) || route === 'gioi-thieu/');

/** The address of a page of it. */
export const at = (route) => `${address}#/${route}`;

/** The statistics tables of the release, by their file's name. */
export const tables = Object.fromEntries(
  readdirSync(path.join(dist, figures)).filter((name) => name.endsWith('.csv')).map((name) => [name, readFileSync(path.join(dist, figures, name))]),
);

/** Takes the network away, and lets nothing be asked for but the file itself, once for each opening. */
export async function unplug(visitor) {
  const escaped = address.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  // The journeys' ear is made for a site: to it the file is another origin.
  visitor.expect(new RegExp(`^other origin: ${escaped}(#.*)?$`));
  await visitor.context.setOffline(true);
  await visitor.context.route(/^(?!file:|data:|blob:)/, (route) => route.abort());
}

/** Opens the edition at a page, or as a double click opens it. */
export async function open(visitor, route) {
  await unplug(visitor);
  await visitor.page.goto(route === undefined ? address : at(route));
  await visitor.alive();
}

/** What a reader sees of the page that is shown: without what only a page with an address has, and without charts. */
export const wordsOf = (page) => page.evaluate(inPage);

/** The same of a document of the site. */
export function wordsOfDocument(page, html) {
  return page.evaluate(inPage, html.replace(/<style>.*?<\/style>/gs, ''));
}

function inPage(html) {
  const whole = html === undefined ? document : new DOMParser().parseFromString(html, 'text/html');
  const main = whole.querySelector('main').cloneNode(true);
  for (const one of main.querySelectorAll('.anchor, .actions, figure.chart')) one.remove();
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  const words = [];
  while (walker.nextNode()) words.push(...walker.currentNode.data.split(/\s+/).filter(Boolean));
  return { title: whole.title, words: words.join(' ') };
}
