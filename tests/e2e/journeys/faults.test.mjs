// A seeded sample of everything that may go wrong with a request, and what else may go wrong while a
// release comes in. All of it is run by `cargo xtask bench faults`.

import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';

import { Runner, cases, counts, sample } from '../faults.mjs';
import { startPlain } from '../plain.mjs';
import { about, reports } from '../site.mjs';
import { Trial } from '../trial.mjs';
import { NEXT_WORD, releases } from '../two-releases.mjs';

const SAMPLE = Number(process.env.FAULTS ?? 16);
const SEED = process.env.FAULTS_SEED ?? '2021';

let browser, made;
before(async () => { [browser, made] = [await startPlain(), await releases()]; });
after(async () => { await browser?.close(); await made?.close(); });

test('a sample of all faults: a visitor has all of one release', { timeout: 600_000 }, async (t) => {
  const { first, update } = await counts(browser, made);
  const all = cases(first, update);
  console.log(`${all.length} faults, of which ${SAMPLE} are tried (seed ${SEED})`);
  const runner = new Runner(browser, made);
  for (const one of sample(all, SAMPLE, SEED)) {
    await t.test(one.name, async () => assert.ok((await runner.run(one)).struck, 'the fault came to pass'));
  }
  await runner.end();
});

/** A visitor who has kept A. */
function visitor(name, body) {
  test(name, { timeout: 90_000 }, async () => {
    const trial = new Trial(browser, made);
    try {
      await trial.begin();
      await trial.install();
      await body(trial);
    } finally {
      await trial.end();
    }
  });
}

visitor('without a fault the update is there', async (trial) => {
  trial.server.folder = made.b;
  await trial.update();
  assert.equal(await trial.offline(), 'B');
});

visitor('what is published and withdrawn again leaves all of the first', async (trial) => {
  trial.server.folder = made.b;
  await trial.update();
  trial.server.folder = made.a;
  await trial.update(made.lists.A.id);
  assert.equal(await trial.offline(), 'A');
});

visitor('two tabs stay with their release while another comes', async (trial) => {
  // Besides the one that looks for the update, and may have to come back for it.
  const tabs = [await trial.context.newPage(), await trial.context.newPage()];
  for (const tab of tabs) await tab.goto(trial.server.home + reports);
  trial.server.folder = made.b;
  await trial.update();
  for (const tab of tabs) {
    const data = await tab.evaluate(async (address) => (await fetch(address)).text(), `${trial.server.home}${about}page.json`);
    assert.ok(!data.includes(NEXT_WORD), 'a tab of A gets the data of A');
  }
  assert.equal(await trial.offline(), 'B');
});

visitor('without room for the update the first one stays', async (trial) => {
  const client = await trial.context.newCDPSession(trial.page);
  await client.send('Storage.overrideQuotaForOrigin', { origin: trial.server.origin, quotaSize: 1 });
  trial.server.folder = made.b;
  trial.breaks();
  await trial.update();
  assert.equal(await trial.offline(), 'A');
});

visitor('a clock that is wrong by years changes nothing', async (trial) => {
  const file = path.join(made.b, 'sw.js');
  const worker = await readFile(file, 'utf8');
  try {
    await writeFile(file, worker.replaceAll('Date.now()', '(Date.now() - 4e11)'));
    trial.server.folder = made.b;
    await trial.update();
    assert.equal(await trial.offline(), 'B');
  } finally {
    await writeFile(file, worker);
  }
});
