// The browser is killed in the middle of a first visit, or of an update, and started again: what it remembers
// is all of one release, or nothing.

import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';

import { eventually } from '../eventually.mjs';
import { startPlain } from '../plain.mjs';
import { serve } from '../server.mjs';
import { about } from '../site.mjs';
import { Trial } from '../trial.mjs';
import { releases } from '../two-releases.mjs';

let made;
before(async () => { made = await releases(); });
after(() => made?.close());

/** A visitor whose browser remembers, and may be killed. */
class Mortal extends Trial {
  async begin() {
    this.folder = await mkdtemp(path.join(tmpdir(), 'ky-yeu-killed-'));
    this.server = await serve({ folder: this.made.a });
    await this.start();
  }

  async start() {
    const { context, kill } = await startPlain(this.folder);
    Object.assign(this, { context, kill });
    this.hear();
    this.page = await context.newPage();
  }

  /** Does something, and is killed when the host is asked for the so manieth time since. */
  async killedAt(request, act) {
    let reached;
    const killed = new Promise((done) => { reached = done; });
    this.asked = 0;
    this.heal = this.server.meddle(() => {
      this.asked += 1;
      if (this.asked === request) reached();
      // What is on its way then does not come.
      return this.asked >= request ? () => {} : null;
    });
    act(this.page).catch(() => {});
    await killed;
    await this.kill();
    this.heal();
    this.uncaught.length = 0;
    await this.start();
  }

  async end() {
    await this.kill?.();
    await this.server?.close();
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function mortal(name, body) {
  test(name, { timeout: 120_000 }, async () => {
    const trial = new Mortal(undefined, made);
    try {
      await trial.begin();
      await body(trial);
    } finally {
      await trial.end();
    }
  });
}

const visit = (trial) => (page) => page.goto(trial.server.home);
const look = (page) => page.evaluate(async () => { await (await navigator.serviceWorker.getRegistration()).update(); });

for (const request of [1, 40, 75]) {
  mortal(`killed at request ${request} of a first visit, the next visit keeps all of it`, async (trial) => {
    await trial.killedAt(request, visit(trial));
    await trial.installed();
    assert.equal(await trial.offline(), 'A');
  });
}

for (const request of [2, 20, 41]) {
  mortal(`killed at request ${request} of an update, the release before is there, and then the new one`, async (trial) => {
    await trial.install(about);
    trial.server.folder = made.b;
    await trial.killedAt(request, look);
    assert.equal(await trial.offline(), 'A');
    await trial.page.goto(trial.server.home + about);
    await trial.update();
    assert.equal(await trial.offline(), 'B');
  });
}

mortal('killed as soon as an update has come, all of one release is there', async (trial) => {
  await trial.install(about);
  trial.server.folder = made.b;
  look(trial.page).catch(() => {});
  const noted = () => trial.page.evaluate(async ([home, id]) => {
    const store = await caches.open(`ky-yeu ${home}`);
    return Boolean(await store.match(`${home}_ky-yeu/release/${id}`));
  }, [trial.server.home, made.lists.B.id]).catch(() => false);
  await eventually(noted, 'the release is noted');
  await trial.kill();
  await trial.start();
  assert.match(await trial.offline(), /^[AB]$/);
});
