// Whether a page depends on how many conferences the site has.

import { pages } from './dist.mjs';

/** Pages that tell of the whole site: it is their business that there are more conferences. */
const OF_THE_SITE = new Set(['about', 'archive']);

/**
 * What became of the pages of `before` in `after`: how many were compared, which are gone or have
 * other bytes, and by how much the largest difference in size is.
 */
export function compare(before, after) {
  const then = pages(before).filter((page) => !OF_THE_SITE.has(page.kind));
  const now = new Map(pages(after).map((page) => [page.file, page]));
  const changed = then
    .map((page) => ({ page, other: now.get(page.file) }))
    .filter(({ page, other }) => !other || !same(page.html, other.html) || !same(page.json, other.json))
    .map(({ page, other }) => ({ file: page.file, growth: other ? other.html.length - page.html.length : NaN }));
  return { compared: then.length, changed, growth: Math.max(0, ...changed.map((one) => one.growth)) };
}

function same(one, other) {
  return one === null || other === null ? one === other : one.equals(other);
}

/** The most conferences that one page of the archive leads to, and how many pages it has. */
export function archive(folder, slugs) {
  const all = pages(folder).filter((page) => page.kind === 'archive');
  const entries = all.map(({ html }) => {
    const main = html.toString().match(/<main\b[\s\S]*<\/main>/)?.[0] ?? '';
    const links = new Set([...main.matchAll(/href="?(?:\.\.?\/)*([^/">]*)\/?["> ]/g)].map((found) => found[1]));
    return slugs.filter((slug) => links.has(slug)).length;
  });
  return { pages: all.length, most: Math.max(0, ...entries), listed: entries.reduce((a, b) => a + b, 0) };
}
