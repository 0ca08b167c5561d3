// Which rows vega-lite keeps: `node predicates.mjs HARNESS < predicates.json > new.json` fills in
// `kept` of every case of crates/chart/tests/predicates.json (or `error`, where vega-lite throws).
// HARNESS is target/vega-lite. Where the engine keeps others on purpose, `ours` has them and `why`.

process.env.TZ = 'UTC';

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** What vega-lite makes of the cases: the same text again where it agrees with what is written. */
export async function filled(text, harness) {
  const require = createRequire(pathToFileURL(path.join(path.resolve(harness), 'x.mjs')));
  const [vega, vegaLite] = await Promise.all(['vega', 'vega-lite'].map((name) => import(pathToFileURL(require.resolve(name)))));
  const { rows, params, cases } = JSON.parse(text);
  const lines = [];
  for (const { filter, ours, why } of cases) {
    lines.push(JSON.stringify({ filter, ...(await kept(vega, vegaLite, rows, params, filter)), ours, why }));
  }
  const list = (all) => all.map((one) => `    ${one}`).join(',\n');
  const json = (all) => list(all.map((one) => JSON.stringify(one)));
  return `{\n  "rows": [\n${json(rows)}\n  ],\n  "params": [\n${json(params)}\n  ],\n  "cases": [\n${list(lines)}\n  ]\n}\n`;
}

async function kept(vega, vegaLite, rows, params, filter) {
  const spec = { data: { values: rows }, params, transform: [{ filter }], mark: 'text', encoding: { text: { field: 'id' } } };
  const quiet = { level: () => quiet, error: (why) => { throw why; }, warn: () => quiet, info: () => quiet, debug: () => quiet };
  try {
    const compiled = vegaLite.compile(spec, { logger: quiet }).spec;
    const view = new vega.View(vega.parse(compiled), { renderer: 'none', logger: quiet });
    await view.runAsync();
    return { kept: view.data(compiled.marks[0].from.data).map(({ id }) => id) };
  } catch (error) {
    return { error: String(error.message ?? error) };
  }
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  process.stdout.write(await filled(readFileSync(0, 'utf8'), process.argv[2]));
}
