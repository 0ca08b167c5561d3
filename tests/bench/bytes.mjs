// What takes the bytes of the app, by crate and by function.

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { brief, crateOf, grouped, isDropped, isNameless } from './lib/crates.mjs';
import { ROOT, appFiles, brotli, distFolder, kB } from './lib/dist.mjs';
import { bench } from './lib/report.mjs';
import { shown } from './lib/budgets.mjs';
import { table } from './lib/table.mjs';
import { items, sections } from './lib/wasm.mjs';

const TOP = 25;
const MIB = 2 ** 20;

/** The release has no names. What Trunk leaves on its way has them; the later step is the closer. */
function namedBuild() {
  const target = path.resolve(process.env.CARGO_TARGET_DIR || path.join(ROOT, 'target'), 'wasm');
  const candidates = [
    process.env.WASM,
    path.join(target, 'wasm-bindgen/release/ky-yeu_bg.wasm'),
    path.join(target, 'wasm32-unknown-unknown/release/ky-yeu.wasm'),
  ];
  return candidates.find((file) => file && existsSync(file)) ?? null;
}

/** TWIGGY, else what PATH has; null where it is not or does not work. */
function withTwiggy(file) {
  try {
    const args = ['top', '-n', '1000000', '-f', 'json', file];
    const stdio = ['ignore', 'pipe', 'ignore'];
    const json = execFileSync(process.env.TWIGGY || 'twiggy', args, { maxBuffer: 256 * MIB, stdio });
    return JSON.parse(json).map((one) => ({ name: one.name, bytes: one.shallow_size }));
  } catch {
    return null;
  }
}

function measured(file) {
  const twiggy = withTwiggy(file);
  return { items: twiggy ?? items(readFileSync(file)), by: twiggy ? 'twiggy' : "this bench's own reader" };
}

function topTable(head, list, total, compressed) {
  const share = (bytes) => `${((100 * bytes) / total).toFixed(1)} %`;
  const rows = list.slice(0, TOP).map((one) => [
    brief(one.name),
    shown(kB(one.bytes), 'kB'),
    share(one.bytes),
    `≈ ${shown(kB((compressed * one.bytes) / total), 'kB')}`,
  ]);
  return table([head, 'before wasm-opt', 'share', 'of the brotli'], rows);
}

function sectionTable(wasm) {
  const rows = sections(wasm).filter((one) => one.bytes >= 100).sort((a, b) => b.bytes - a.bytes);
  return table(['section of the release', 'size'], rows.map((one) => [one.name, shown(kB(one.bytes), 'kB')]));
}

const written = (file) => `written ${statSync(file).mtime.toISOString().slice(0, 16).replace('T', ' ')} UTC`;

await bench('bytes', 'Bytes: what the app consists of', async () => {
  const release = path.join(distFolder(), appFiles(distFolder()).wasm);
  const wasm = readFileSync(release);
  const compressed = (await brotli(wasm)).length;
  const checks = [
    { what: 'the app', figure: kB(wasm.length), unit: 'kB' },
    { what: 'the app, compressed', figure: kB(compressed), unit: 'kB brotli' },
  ];
  console.log(`${sectionTable(wasm)}\n`);

  const named = namedBuild();
  const found = named ? measured(named) : null;
  const kept = found?.items.filter((one) => !isDropped(one.name)) ?? [];
  if (!kept.some((one) => !isNameless(one.name) && /::|^_R|^_ZN/.test(one.name))) {
    const how = 'the release is stripped of names: «cargo xtask build» leaves a build that has them below target/wasm/, or name one in WASM';
    return { checks, skipped: [`bytes by crate: ${how}`], details: {} };
  }
  const total = kept.reduce((sum, one) => sum + one.bytes, 0);
  const crates = grouped(kept, crateOf);
  const largest = grouped(kept, (name) => name);
  console.log(`${topTable('crate', crates, total, compressed)}\n`);
  console.log(`${topTable('function', largest, total, compressed)}\n`);
  return {
    checks: [...checks, { what: 'what the tables above are of, before wasm-opt', figure: kB(total), unit: 'kB' }],
    notes: [
      `measured with ${found.by} on ${path.relative(ROOT, named)}, ${written(named)}; the release: ${written(release)}`,
      'a generic function counts for the crate that is first in its name, which may be the one it is made for',
      'the brotli column spreads the compressed size by the raw shares: good for comparing, not for adding up',
    ],
    details: { crates, functions: largest.slice(0, 200) },
  };
});
