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

/** The most conferences that one page of the archive lists, how many pages it has, and all it lists. */
export function archive(folder, slugs) {
  const all = pages(folder).filter((page) => page.kind === 'archive');
  const lists = all.map(({ html }) => listed(html.toString()).filter((slug) => slugs.includes(slug)));
  return {
    pages: all.length,
    most: Math.max(0, ...lists.map((one) => one.length)),
    listed: new Set(lists.flat()).size,
  };
}

/** The conferences that a page's own lists lead to; what stands around them leads to the newest too. */
function listed(html) {
  const main = html.match(/<main\b[\s\S]*<\/main>/)?.[0] ?? '';
  const items = main.match(/<li\b[\s\S]*?<\/li>/g) ?? [];
  const links = items.flatMap((item) => [...item.matchAll(/href="?(?:\.\.?\/)*([^/">]*)\/?["> ]/g)]);
  return [...new Set(links.map((found) => found[1]))];
}
