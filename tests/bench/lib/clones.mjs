// A site of many conferences, made from the one there is.

import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const DAY = 24 * 60 * 60 * 1000;

/**
 * Copies a `public/` folder and gives it `count` conferences. The newest stays as it is, so that its
 * pages can be compared; each of the others is a week older than the one before, with a slug and a
 * title of its own.
 */
export function cloneSite(source, target, count) {
  rmSync(target, { recursive: true, force: true });
  cpSync(source, target, { recursive: true });
  const content = path.join(target, 'content');
  const site = read(path.join(content, 'site.json'));
  const newest = newestOf(content, site.conferences);
  const older = Array.from({ length: count - 1 }, (_, index) => clone(content, newest, index + 1));
  for (const slug of site.conferences.filter((one) => one !== newest)) {
    rmSync(path.join(content, slug), { recursive: true });
  }
  write(path.join(content, 'site.json'), { ...site, conferences: [newest, ...older] });
  return newest;
}

function newestOf(content, slugs) {
  const date = (slug) => read(path.join(content, slug, 'conference.json')).date;
  return slugs.reduce((a, b) => (date(b) > date(a) ? b : a));
}

function clone(content, original, number) {
  const slug = `${original}-${String(number).padStart(3, '0')}`;
  cpSync(path.join(content, original), path.join(content, slug), { recursive: true });
  const file = path.join(content, slug, 'conference.json');
  const conference = read(file);
  const date = new Date(Date.parse(conference.date) - number * 7 * DAY).toISOString().slice(0, 10);
  const [title, shortTitle] = [conference.title, conference.shortTitle].map((text) => `${text} (${number})`);
  write(file, { ...conference, title, shortTitle, date });
  return slug;
}

/**
 * What Trunk would hand over: the repository's document without Trunk's own link, and the app's
 * files of a release.
 */
export function makeShell({ document, release, app, target }) {
  mkdirSync(target, { recursive: true });
  const html = readFileSync(document, 'utf8').replace(/<link\b[^>]*\bdata-trunk\b[^>]*>/g, '');
  writeFileSync(path.join(target, 'index.html'), html);
  for (const name of Object.values(app)) cpSync(path.join(release, name), path.join(target, name));
  // What comes beside the app stands in Trunk's folder under the names of its programs.
  for (const name of readdirSync(release)) {
    const [, module, ending] = name.match(/^([a-z]+)-[0-9a-f]{16}\.(js|wasm)$/) ?? [];
    if (module) cpSync(path.join(release, name), path.join(target, `ky-yeu-${module}${ending === 'js' ? '.js' : '_bg.wasm'}`));
  }
}

function read(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

function write(file, value) {
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
}
