// Medians, because one slow run says more about the machine than about the page.

export function median(values) {
  if (values.length === 0 || !values.every(Number.isFinite)) return NaN;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The least and the most: how far the median is to be trusted. */
export function range(values) {
  return [Math.min(...values), Math.max(...values)];
}
