// What a first visit keeps for reading offline.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { brotli } from './dist.mjs';

/** The files that the worker lists as the core: how many, their bytes, and what is fetched, each compressed by itself, with the worker. */
export async function weighCore(folder) {
  const worker = readFileSync(path.join(folder, 'sw.js'));
  const { files } = JSON.parse(/ = (\{"files":.*\});$/m.exec(worker.toString())[1]);
  const core = Object.keys(files).filter((file) => files[file][2] === 0).map((file) => readFileSync(path.join(folder, file)));
  const packed = await Promise.all([...core, worker].map(brotli));
  const sum = (all) => all.reduce((sum, { length }) => sum + length, 0);
  return { files: core.length, bytes: sum(core), brotli: sum(packed) };
}
