// What may go wrong with every request of a first visit, and of an update from release A to release B; and
// what must hold after each: a visitor has all of A or all of B.

import { about, reports } from './site.mjs';
import { Trial } from './trial.mjs';
import { hashOf } from './two-releases.mjs';

const half = (body) => body.subarray(0, body.length / 2);
const headers = ({ type, body }) => ({ 'content-type': type, 'content-length': body.length });
const flipped = (body) => {
  const other = Buffer.from(body);
  if (other.length) other[Math.floor(other.length / 2)] ^= 1;
  return other;
};
const instead = (change) => (file, response) => {
  const { status = 200, type = file.type, body = file.body } = change(file);
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-cache' }).end(body);
};
const PORTAL = Buffer.from('<!doctype html><title>Wi-Fi</title><p>Đăng nhập');

/** What the host does with a request instead of answering it; and whether it goes on so. */
export const KINDS = {
  'dropped connection': { act: (_, response) => response.destroy() },
  'reset in the middle': {
    act(file, response) {
      response.writeHead(file.status, headers(file));
      response.write(half(file.body), () => response.socket?.resetAndDestroy());
    },
  },
  'half, announced as half': { act: instead(({ body }) => ({ body: half(body) })) },
  'half, announced as whole': {
    act(file, response) {
      response.writeHead(file.status, headers(file));
      response.write(half(file.body), () => response.destroy());
    },
  },
  404: { act: instead(() => ({ status: 404, body: Buffer.from('') })) },
  500: { act: instead(() => ({ status: 500, body: Buffer.from('') })) },
  'captive portal': { act: instead(() => ({ type: 'text/html', body: PORTAL })) },
  stall: { act: () => {} },
  'a bit flipped': { act: instead(({ body }) => ({ body: flipped(body) })) },
  'a bit flipped, for ever': { act: instead(({ body }) => ({ body: flipped(body) })), stays: 'file' },
  'the host is gone': { act: (_, response) => response.destroy(), stays: 'host' },
};

/** Every case there is, for so many requests of a first visit and of an update. */
export function cases(first, update) {
  const of = (stage, count) => Object.keys(KINDS).flatMap((kind) =>
    Array.from({ length: count }, (_, at) => ({ stage, kind, at, name: `${stage}, request ${at + 1} of ${count}: ${kind}` })));
  return [...of('first visit', first), ...of('update', update)];
}

/** A sample that is the same for the same seed. */
export function sample(all, count, seed) {
  const rank = ({ name }) => hashOf(`${seed} ${name}`);
  return all.map((one) => [rank(one), one]).sort(([a], [b]) => (a < b ? -1 : 1)).slice(0, count).map(([, one]) => one);
}

/**
 * Somebody who goes through one case after another. After an update the next one meets the same visitor, if that
 * has been seen to have all of the release that the host has: nothing is about to come any more.
 */
export class Runner {
  #trial;

  constructor(browser, made) {
    Object.assign(this, { browser, made });
  }

  /** Runs a case. Says which release the visitor has in the end, and whether the fault came to pass. */
  async run(one) {
    if (one.stage === 'first visit') await this.end();
    const trial = this.#trial ?? new Trial(this.browser, this.made);
    this.#trial = undefined;
    try {
      const has = await (one.stage === 'first visit' ? firstVisit(trial, one) : update(trial, one));
      if (trial.made[has.toLowerCase()] === trial.server.folder) this.#trial = trial;
      return { has, struck: trial.struck };
    } finally {
      if (this.#trial !== trial) await trial.end();
    }
  }

  async end() {
    await this.#trial?.end();
    this.#trial = undefined;
  }
}

async function firstVisit(trial, { kind, at }) {
  await trial.begin();
  trial.arm(KINDS[kind], at);
  const isKept = await trial.install();
  // A page that half of came may say so; what comes afterwards may not.
  trial.uncaught.length = 0;
  trial.heal();
  // Whatever happened: the next visit finds everything, and from then on it is there for good.
  if (!isKept) await trial.installed();
  return trial.offline(at);
}

async function update(trial, { kind, at }) {
  if (trial.has) {
    await trial.settled();
  } else {
    await trial.begin();
    await trial.install(about);
  }
  const [folder, id] = trial.has === 'B' ? ['a', trial.made.lists.A.id] : ['b', trial.made.lists.B.id];
  trial.server.folder = trial.made[folder];
  trial.arm(KINDS[kind], at);
  await trial.update(id);
  trial.heal();
  await trial.whole(reports);
  return trial.offline(at);
}

/** How many requests a first visit and an update make when nothing goes wrong. */
export async function counts(browser, made) {
  const trial = new Trial(browser, made);
  try {
    await trial.begin();
    trial.count();
    await trial.install();
    const first = trial.asked;
    trial.server.folder = made.b;
    trial.count();
    await trial.update();
    return { first, update: trial.asked };
  } finally {
    await trial.end();
  }
}
