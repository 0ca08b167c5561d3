// Every fault at every request of a first visit and of an update: a visitor has all of one release.
//
// FAULTS takes a seeded sample of so many (FAULTS_SEED), FAULTS_AT_ONCE runs so many side by side. The journeys'
// own browser driver is used, which `cargo xtask test` brings.

import { bench } from './lib/report.mjs';
import { progress } from './lib/program.mjs';

const AT_ONCE = Number(process.env.FAULTS_AT_ONCE ?? 4);

/** Tries all of them, some side by side; a failure is told when it happens. */
async function tried(all, run) {
  const ended = { A: 0, B: 0 };
  const failed = [];
  const rest = [...all];
  const one = async () => {
    while (rest.length) {
      const fault = rest.shift();
      progress(`${all.length - rest.length}/${all.length}, ${failed.length} failed`);
      try {
        ended[await run(fault)] += 1;
      } catch (error) {
        failed.push(fault.name);
        console.log(`\nFAILED: ${fault.name}\n${error.stack}`);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  return { ended, failed };
}

await bench('faults', 'Faults: what a visitor has after each of them', async () => {
  const [{ start }, faults] = await Promise.all([import('../e2e/chromium.mjs'), import('../e2e/faults.mjs')]);
  const [browser, made] = await Promise.all([start(), faults.releases()]);
  try {
    const { first, update } = await faults.counts(browser, made);
    const every = faults.cases(first, update);
    const count = Number(process.env.FAULTS ?? every.length);
    const chosen = faults.sample(every, count, process.env.FAULTS_SEED ?? '2021');
    const { ended, failed } = await tried(chosen, (one) => faults.run(browser, made, one));
    return {
      checks: [
        { budget: 'faults', what: 'faults after which a visitor has not all of one release', figure: failed.length },
        { what: 'requests of a first visit', figure: first, unit: 'requests' },
        { what: 'requests of an update', figure: update, unit: 'requests' },
        { what: `faults there are, ${Object.keys(faults.KINDS).length} at each request`, figure: every.length, unit: 'faults' },
        { what: 'faults tried', figure: chosen.length, unit: 'faults' },
        { what: 'of which left release A', figure: ended.A, unit: 'faults' },
        { what: 'of which left release B', figure: ended.B, unit: 'faults' },
      ],
      details: { failed },
    };
  } finally {
    await browser.close();
    await made.close();
  }
});
