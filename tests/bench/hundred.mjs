// A site that has grown: a hundred conferences, checked and rendered by the host tool.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { shown } from './lib/budgets.mjs';
import { cloneSite, makeShell } from './lib/clones.mjs';
import { ROOT, appFiles, distFolder, files, kB } from './lib/dist.mjs';
import { archive, compare } from './lib/growth.mjs';
import { has, progress } from './lib/program.mjs';
import { bench } from './lib/report.mjs';
import { median, range } from './lib/stats.mjs';
import { table } from './lib/table.mjs';

const COUNT = 100;
const TOOL = 'ky-yeu-site';
/** A slow render is not made three times: the budget is broken by then. */
const ENOUGH = 20_000;

/** KY_YEU_SITE, else the build that the gate makes. */
function hostTool() {
  const target = path.resolve(process.env.CARGO_TARGET_DIR || path.join(ROOT, 'target'));
  const file = process.env.KY_YEU_SITE || path.join(target, 'debug', TOOL);
  return [file, `${file}.exe`].find(existsSync) ?? null;
}

/** Milliseconds that a run of the tool takes, its start and end included. */
function timed(tool, args) {
  const started = performance.now();
  execFileSync(tool, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  return performance.now() - started;
}

function thrice(run) {
  const times = [];
  while (times.length < 3 && (times[0] ?? 0) < ENOUGH) times.push(run());
  return times;
}

function timesTable(rows) {
  const seconds = (one) => shown(one / 1000, 's');
  const cells = rows.map(([what, times]) => [what, seconds(median(times)), ...range(times).map(seconds), `${times.length} runs`]);
  return table(['host tool', 'median', 'least', 'most', ''], cells);
}

/** Sites of 1, 2 and 100 conferences: their folders by number. */
function sites(folder) {
  const at = (count) => ({ public: path.join(folder, `public-${count}`), out: path.join(folder, `out-${count}`) });
  const all = { 1: at(1), 2: at(2), [COUNT]: at(COUNT) };
  for (const [count, site] of Object.entries(all)) cloneSite(path.join(ROOT, 'public'), site.public, Number(count));
  return all;
}

function measure(tool, folder) {
  const release = distFolder();
  const shell = path.join(folder, 'shell');
  makeShell({ document: path.join(ROOT, 'index.html'), release, app: appFiles(release), target: shell });
  const all = sites(folder);
  const render = (site) => timed(tool, ['render', '--public', site.public, '--shell', shell, '--out', site.out]);
  const check = (site) => timed(tool, ['check', '--public', site.public]);

  const times = {};
  for (const [count, site] of Object.entries(all)) {
    progress(`${count} conferences`);
    times[count] = { check: thrice(() => check(site)), render: thrice(() => render(site)) };
  }
  const rows = Object.entries(times).flatMap(([count, one]) => [
    [`check, ${count} conferences`, one.check],
    [`render, ${count} conferences`, one.render],
  ]);
  console.log(`${timesTable(rows)}\n`);
  return { times, ...grown(all) };
}

/**
 * From one conference to two, pages gain the way to the archive and nothing else; from two to a
 * hundred, nothing at all.
 */
function grown(all) {
  const slugs = JSON.parse(readFileSync(path.join(all[COUNT].public, 'content/site.json'))).conferences;
  const written = files(all[COUNT].out);
  return {
    link: compare(all[1].out, all[2].out),
    same: compare(all[2].out, all[COUNT].out),
    archive: archive(all[COUNT].out, slugs),
    written: { files: written.length, bytes: written.reduce((sum, file) => sum + file.size, 0) },
  };
}

function results({ times, link, same, archive: shelf, written }) {
  const most = times[COUNT];
  return {
    checks: [
      { budget: 'check', what: `check of ${COUNT} conferences`, figure: median(most.check) / 1000 },
      { budget: 'render', what: `render of ${COUNT} conferences, without wasm`, figure: median(most.render) / 1000 },
      { budget: 'archive-link', what: 'page growth from 1 to 2 conferences: the archive link', figure: link.growth },
      { budget: 'changed-pages', what: `pages that differ between 2 and ${COUNT} conferences`, figure: same.changed.length },
      { budget: 'archive-entries', what: 'conferences on the fullest archive page', figure: shelf.most },
      { budget: 'archive-missing', what: 'conferences that no archive page lists', figure: COUNT - shelf.listed },
      { what: `the site of ${COUNT}: ${written.files} files`, figure: kB(written.bytes) / 1000, unit: 'MB' },
    ],
    notes: [
      `${same.compared} pages compared, HTML and page.json byte by byte; the page about the site and the archive's ${shelf.pages} pages tell of all conferences and are left out`,
      ...same.changed.slice(0, 10).map((one) => `differs: ${one.file} (${one.growth} B)`),
      ...(has('--keep') ? [] : ['--keep leaves the generated sites where they are']),
    ],
    details: { times, link, same, archive: shelf, written },
  };
}

await bench('hundred', `A hundred conferences: check, render, and what pages weigh`, () => {
  const tool = hostTool();
  if (!tool) return { skipped: [`there is no host tool: build it with «cargo build --package ${TOOL}», or name it in KY_YEU_SITE`] };
  const folder = mkdtempSync(path.join(tmpdir(), 'ky-yeu-hundred-'));
  try {
    return results(measure(tool, folder));
  } finally {
    if (has('--keep')) console.log(`kept: ${folder}`);
    else rmSync(folder, { recursive: true, force: true });
  }
}, { timed: true });
