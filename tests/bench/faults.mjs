// Every fault at every request of a first visit and of an update: a visitor has all of one release.
//
// FAULTS_ONLY takes those whose names have that in them, FAULTS a seeded sample of so many (FAULTS_SEED), FAULTS_FROM
// goes on with that one, FAULTS_AT_ONCE runs so many side by side. No debugger is attached to a worker.

import os from 'node:os';

import { bench } from './lib/report.mjs';
import { progress } from './lib/program.mjs';

const { FAULTS, FAULTS_ONLY = '', FAULTS_SEED = '2021', FAULTS_FROM = 1, FAULTS_AT_ONCE = 2 * os.availableParallelism() } = process.env;
/** So often it is told in a log how far it is. */
const TOLD = 100;

const clock = (ms) => `${Math.floor(ms / 60_000)}:${String(Math.floor(ms / 1000) % 60).padStart(2, '0')}`;

/** Tries all of them, some side by side; a failure is told when it happens. */
async function tried(all, runnerFor) {
  const ended = { A: 0, B: 0 };
  const [failed, missed, began] = [[], [], Date.now()];
  let [at, done] = [Number(FAULTS_FROM) - 1, 0];
  const tell = () => {
    const took = Date.now() - began;
    const rest = (took / done) * (all.length - Number(FAULTS_FROM) + 1 - done);
    const words = `${at}/${all.length}, ${failed.length} failed, ${clock(took)} gone, ${clock(rest)} to go`;
    progress(words);
    if (done % TOLD === 0) console.log(words);
  };
  const one = async () => {
    const runner = runnerFor();
    while (at < all.length) {
      const fault = all[at++];
      try {
        const { has, struck } = await runner.run(fault);
        ended[has] += 1;
        if (!struck) missed.push(fault.name);
      } catch (error) {
        failed.push(fault.name);
        console.log(`\nFAILED: ${fault.name}\n${error.stack}`);
      }
      done += 1;
      tell();
    }
    await runner.end();
  };
  await Promise.all(Array.from({ length: Number(FAULTS_AT_ONCE) }, one));
  return { ended, failed, missed, done, took: Date.now() - began };
}

await bench('faults', 'Faults: what a visitor has after each of them', async () => {
  const [{ startPlain }, faults, { releases }] = await Promise.all(['plain', 'faults', 'two-releases'].map((name) => import(`../e2e/${name}.mjs`)));
  const [browser, made] = await Promise.all([startPlain(), releases()]);
  try {
    const { first, update } = await faults.counts(browser, made);
    const every = faults.cases(first, update);
    const named = every.filter(({ name }) => name.includes(FAULTS_ONLY));
    const chosen = faults.sample(named, Number(FAULTS ?? named.length), FAULTS_SEED);
    const { ended, failed, missed, done, took } = await tried(chosen, () => new faults.Runner(browser, made));
    return {
      checks: [
        { budget: 'faults', what: 'faults after which a visitor has not all of one release', figure: failed.length },
        { what: 'requests of a first visit', figure: first, unit: 'requests' },
        { what: 'requests of an update', figure: update, unit: 'requests' },
        { what: `faults there are, ${Object.keys(faults.KINDS).length} at each request`, figure: every.length, unit: 'faults' },
        { what: 'faults tried', figure: done, unit: 'faults' },
        { what: 'of which left release A', figure: ended.A, unit: 'faults' },
        { what: 'of which left release B', figure: ended.B, unit: 'faults' },
        { what: 'whose request was not made', figure: missed.length, unit: 'faults' },
        { what: 'time', figure: took / 60_000, unit: 'min' },
      ],
      details: { failed, missed },
    };
  } finally {
    await browser.close();
    await made.close();
  }
});
