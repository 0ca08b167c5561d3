// A walk through the whole site, from link to link, as a visitor would take it.

import assert from 'node:assert/strict';

import { factsOfDocument, routeOf } from './pages.mjs';
import { everyPage, routes } from './site.mjs';

/** What every page shows when it is opened directly, by route. */
export async function survey(page, home) {
  const shown = new Map();
  for (const route of everyPage) shown.set(route, await factsOfDocument(page, route, home));
  return shown;
}

/** The links of a page to other pages, one for each way there. */
function waysFrom(shown, route, home) {
  const ways = new Map();
  shown.get(route).links.forEach((link, index) => {
    const target = routeOf(link.to, home);
    if (target === undefined || target === route || link.download) return;
    const way = { index, target, address: link.to, fragment: new URL(link.to).hash, kind: link.kind };
    const name = `${link.kind} ${target}${way.fragment}`;
    if (!ways.has(name)) ways.set(name, { name, ...way });
  });
  return [...ways.values()];
}

/**
 * Follows every way of the site at least once, starting from home. `follow` clicks and checks.
 * Returns how many links were followed; every route has been visited by then.
 */
export async function tour(shown, home, follow) {
  const ways = new Map(routes.map((route) => [route, waysFrom(shown, route, home)]));
  const taken = new Set();
  const visited = new Set(['']);
  let here = '';
  let steps = 0;
  for (;;) {
    const path = pathToNew(ways, taken, here);
    if (!path) break;
    for (const way of path) {
      await follow(here, way);
      taken.add(way.name);
      visited.add(way.target);
      here = way.target;
      steps += 1;
    }
  }
  // Home is also its conference's own page: one of the two addresses is enough.
  const reached = new Set([...visited].map((route) => shown.get(route).title));
  const never = routes.filter((route) => !reached.has(shown.get(route).title));
  assert.deepEqual(never, [], 'every page can be reached by following links');
  return steps;
}

// The shortest path from here that ends with a way not taken yet. One tab stands for the same tab
// on every page: what it does does not hang on where it is.
function pathToNew(ways, taken, here) {
  const paths = [[here, []]];
  const seen = new Set([here]);
  for (const [route, path] of paths) {
    for (const way of ways.get(route)) {
      if (!taken.has(way.name)) return [...path, way];
      if (!seen.has(way.target)) {
        seen.add(way.target);
        paths.push([way.target, [...path, way]]);
      }
    }
  }
  return undefined;
}
