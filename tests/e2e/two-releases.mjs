// Two releases of one site: the one under test, and the same with another word on every page.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { dist } from './site.mjs';

const LIST = / = (\{"files":.*\});$/m;
/** The worker of tests with faults gives up and asks again as the real one does, but sooner. */
const SOONER = [['STALL = 15_000', 'STALL = 2_000'], ['WAITS = [500, 2_000, 6_000]', 'WAITS = [20, 60, 120]']];

/** The id of the second release, and the word by which its pages are told. */
export const NEXT_ID = 'bbbbbbbbbbbbbbbb';
export const NEXT_WORD = 'Kỷ-yếu-B';

export const hashOf = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** What a worker says its release is made of. */
export const listIn = (worker) => JSON.parse(LIST.exec(worker)[1]);

/** The paths of what a first visit keeps. */
export const coreOf = ({ files }) => Object.keys(files).filter((file) => files[file][2] === 0);

/** Makes a copy of a release the next one, in its folder: another word on every page, and another list. */
export async function becomeNext(folder) {
  const script = path.join(folder, 'sw.js');
  const worker = await readFile(script, 'utf8');
  const next = { files: {}, id: NEXT_ID };
  for (const [file, [, , tier]] of Object.entries(listIn(worker).files)) {
    const target = path.join(folder, file);
    let bytes = await readFile(target);
    if (/\.(html|json)$/.test(file)) {
      bytes = Buffer.from(bytes.toString().replaceAll('Kỷ yếu', NEXT_WORD).replace(/(name="ky-yeu-page" content=")./, '$1B'));
      await writeFile(target, bytes);
    }
    next.files[file] = [hashOf(bytes).slice(0, 32), bytes.length, tier];
  }
  await writeFile(script, worker.replace(LIST, () => ` = ${JSON.stringify(next)};`));
}

async function impatient(folder) {
  const script = path.join(folder, 'sw.js');
  let worker = await readFile(script, 'utf8');
  for (const [from, to] of SOONER) {
    assert.ok(worker.includes(from), `the worker says ${from}`);
    worker = worker.replace(from, to);
  }
  await writeFile(script, worker);
}

async function hashes(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath ?? entry.path, entry.name));
  return new Set(await Promise.all(files.map(async (file) => hashOf(await readFile(file)))));
}

const listOf = async (folder) => listIn(await readFile(path.join(folder, 'sw.js'), 'utf8'));

/** Release A is the release under test, B the next. Their folders, what each is made of, and the lists of their workers. */
export async function releases() {
  const root = await mkdtemp(path.join(tmpdir(), 'ky-yeu-two-'));
  const [a, b] = [path.join(root, 'a'), path.join(root, 'b')];
  await cp(dist, a, { recursive: true });
  await impatient(a);
  await cp(a, b, { recursive: true });
  await becomeNext(b);
  return {
    a,
    b,
    of: { A: await hashes(a), B: await hashes(b) },
    lists: { A: await listOf(a), B: await listOf(b) },
    close: () => rm(root, { recursive: true }),
  };
}
