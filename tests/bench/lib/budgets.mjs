// Comparing a figure with its budget. The budgets themselves stand in budgets.json, and only there.

import { readFileSync } from 'node:fs';

const ALL = JSON.parse(readFileSync(new URL('../budgets.json', import.meta.url), 'utf8'));

const DIGITS = { 'kB': 1, 'kB brotli': 1, 'MB': 1, 's': 2, '× floor': 3, '× faster': 1, '× DOM code': 2, ms: 1, 'CLS': 3 };

/** A figure with its unit: no number is ever shown without one. */
export function shown(figure, unit) {
  return `${figure.toFixed(DIGITS[unit] ?? 0)} ${unit}`;
}

/**
 * One figure, judged. `budget` names an entry of the bench in budgets.json; without one the figure
 * is only told. The comparison is made with the unrounded figure.
 */
export function judged(bench, { budget, what, figure, unit }) {
  const limit = budget === undefined ? undefined : ALL[bench]?.[budget];
  if (budget !== undefined && limit === undefined) {
    throw new Error(`budgets.json has no entry ${bench}.${budget}`);
  }
  if (limit && unit !== undefined && unit !== limit.unit) {
    throw new Error(`${bench}.${budget} is measured in ${unit} but its budget is in ${limit.unit}`);
  }
  const measured = limit?.unit ?? unit;
  return { what, figure, unit: measured, limit: limit ?? null, verdict: verdict(figure, limit) };
}

/** `kept`, `broken`, or `told` where there is no budget. What was not measured keeps no budget. */
function verdict(figure, limit) {
  if (!limit) return 'told';
  const above = limit.min === undefined || figure >= limit.min;
  const below = limit.max === undefined || figure <= limit.max;
  return Number.isFinite(figure) && above && below ? 'kept' : 'broken';
}

/** The budget in words. */
export function limitShown(limit) {
  if (!limit) return '';
  const parts = [];
  if (limit.min !== undefined) parts.push(`≥ ${limit.min} ${limit.unit}`);
  if (limit.max !== undefined) parts.push(`≤ ${limit.max} ${limit.unit}`);
  return parts.join(', ');
}
