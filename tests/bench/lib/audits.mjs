// What Lighthouse found, in few words.

import { median } from './stats.mjs';

/**
 * Audits that judge the host or the address rather than the files: what they say of a loopback
 * address over plain HTTP is not what they would say of a published site.
 */
const OF_THE_HOST = [
  'is-on-https', 'redirects-http', 'uses-http2', 'modern-http-insight', 'uses-long-cache-ttl', 'cache-insight',
  'server-response-time', 'document-latency-insight', 'uses-text-compression', 'has-hsts', 'origin-isolation',
  'clickjacking-mitigation', 'robots-txt', 'canonical',
];

const WORDS = { notApplicable: 'not applicable', informative: 'told, not judged', manual: 'for people to judge', error: 'error' };

/** `passes`, `fails`, or why Lighthouse did neither. */
function outcome(audit) {
  return WORDS[audit.scoreDisplayMode] ?? (audit.score >= 1 ? 'passes' : 'fails');
}

/** How the audits of the host came out here: outcome and ids. */
export function ofTheHost(lhr) {
  const present = OF_THE_HOST.filter((id) => lhr.audits[id]);
  const groups = new Map();
  for (const id of present) {
    const what = outcome(lhr.audits[id]);
    groups.set(what, [...(groups.get(what) ?? []), id]);
  }
  return [...groups].map(([what, ids]) => `${what}: ${ids.join(', ')}`).join('; ');
}

/** The figures that have budgets, medians over some runs; scores as points of 100. */
export function figures(runs) {
  const score = (category) => median(runs.map((run) => run.categories[category].score * 100));
  const value = (audit) => median(runs.map((run) => run.audits[audit].numericValue));
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    'best-practices': score('best-practices'),
    seo: score('seo'),
    'layout-shift': value('cumulative-layout-shift'),
    'blocking-time': value('total-blocking-time'),
  };
}

/**
 * Everything that is not perfect in at least one run: audits that take points (`counts`), and those
 * that only advise. Each with the nodes it points at.
 */
export function imperfect(runs) {
  const found = new Map();
  for (const run of runs) {
    const weights = auditWeights(run);
    for (const audit of Object.values(run.audits)) {
      if (audit.score === null || audit.score >= 1 || found.has(audit.id)) continue;
      const counts = (weights.get(audit.id) ?? 0) > 0;
      found.set(audit.id, { id: audit.id, counts, score: audit.score, shown: audit.displayValue ?? audit.title, where: nodes(audit) });
    }
  }
  return [...found.values()].sort((a, b) => Number(b.counts) - Number(a.counts));
}

function auditWeights(run) {
  const refs = Object.values(run.categories).flatMap((category) => category.auditRefs);
  return new Map(refs.map((ref) => [ref.id, ref.weight]));
}

/** The elements, places in scripts or addresses that an audit complains about, wherever it lists them. */
function nodes({ details }) {
  const found = new Set();
  visit(details?.items ?? [], found);
  return [...found].slice(0, 5);
}

function visit(value, found) {
  if (value === null || typeof value !== 'object') return;
  const told = place(value);
  if (told) found.add(told);
  else Object.values(value).forEach((one) => visit(one, found));
}

function place({ type, selector, snippet, url, line, column }) {
  if (type === 'node') return [selector, snippet].filter(Boolean).join('  ');
  if (type === 'source-location') return `${url}:${line + 1}:${column + 1}`;
  return null;
}
