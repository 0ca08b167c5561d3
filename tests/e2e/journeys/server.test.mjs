// The host that the journeys visit: a journey is worth what its host is.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';

import { serve } from '../server.mjs';
import { NOT_FOUND, about, dist, documentOf, figures } from '../site.mjs';

/** A test with a host of its own. */
function host(name, prefix, body) {
  test(name, async () => {
    const server = await serve({ prefix });
    try {
      await body(server);
    } finally {
      await server.close();
    }
  });
}

const get = (address, options) => fetch(address, { redirect: 'manual', ...options });

for (const prefix of ['/', '/a/b/c/']) {
  host(`below ${prefix} a folder is its index.html, with or without a query`, prefix, async (server) => {
    for (const spelling of [about, `${about}index.html`, `${about}?zarsrc=30&utm_source=zalo`]) {
      const answer = await get(server.home + spelling);
      assert.equal(answer.status, 200);
      assert.equal(answer.headers.get('content-type'), 'text/html; charset=utf-8');
      assert.equal(await answer.text(), documentOf(about));
    }
    assert.equal(server.count(about), 2);
    assert.equal(server.requests.at(-1).query, '?zarsrc=30&utm_source=zalo');
  });

  host(`below ${prefix} a folder without its slash is sent to it`, prefix, async (server) => {
    const answer = await get(`${server.home}${about.slice(0, -1)}?x=1`);
    assert.equal(answer.status, 301);
    assert.equal(answer.headers.get('location'), `${prefix}${about}?x=1`);
  });

  host(`below ${prefix} what is not there is the release's own 404`, prefix, async (server) => {
    for (const nowhere of ['x', 'x/y/z/', `${figures}x.csv`, 'xem-truoc/']) {
      const answer = await get(server.home + nowhere);
      assert.equal(answer.status, 404, nowhere);
      assert.equal(await answer.text(), documentOf(NOT_FOUND), nowhere);
    }
  });
}

host('outside of its folder the site is nowhere', '/a/b/c/', async (server) => {
  for (const outside of ['/', '/a/', '/a/b/c', `/${about}`]) {
    const answer = await get(server.origin + outside);
    assert.equal(answer.status, 404, outside);
    assert.notEqual(await answer.text(), documentOf(NOT_FOUND));
  }
  assert.equal(server.requests.length, 0);
});

host('no path climbs out of the release', '/', async (server) => {
  const outside = path.relative(dist, path.resolve(dist, '..', 'Cargo.toml'));
  for (const climb of [encodeURIComponent(outside), '%2e%2e/', '..%2f..%2fetc%2fpasswd']) {
    const answer = await get(server.home + climb);
    const text = await answer.text();
    assert.ok(text === documentOf(NOT_FOUND) || text === documentOf(''), climb);
  }
});

host('the app is served as what it is', '/', async (server) => {
  const script = /import \w+ from"\.\/([^"]+\.js)"/.exec(documentOf(''))[1];
  const wasm = /module_or_path:[`"]\.\/([^`"]+\.wasm)[`"]/.exec(documentOf(''))[1];
  const types = { [script]: /^text\/javascript/, [wasm]: /^application\/wasm$/, 'page.json': /^application\/json$/, 'icon.svg': /^image\/svg\+xml$/ };
  for (const [file, type] of Object.entries(types)) {
    const answer = await get(server.home + file);
    assert.match(answer.headers.get('content-type'), type, file);
    assert.deepEqual(Buffer.from(await answer.arrayBuffer()), readFileSync(path.join(dist, file)));
  }
});

host('an answer can be broken, and mended', '/', async (server) => {
  const address = `${server.home}page.json`;
  // Bytes, not letters: half of a file may end within one.
  const bytes = async () => Buffer.from(await (await get(address)).arrayBuffer());
  const whole = await bytes();
  const mend = server.answer('page.json', { status: 500, body: Buffer.from('') });
  assert.equal((await get(address)).status, 500);
  mend();
  const drop = server.drop('page.json');
  await assert.rejects(get(address));
  drop();
  const breakOff = server.breakOff('page.json');
  await assert.rejects(get(address).then((answer) => answer.text()));
  breakOff();
  const cutShort = server.cutShort('page.json');
  const part = await bytes();
  assert.ok(part.length > 0 && part.length < whole.length && whole.subarray(0, part.length).equals(part));
  cutShort();
  assert.ok((await bytes()).equals(whole));
  assert.equal(server.count(/^page\.json$/), 6);
});

host('an answer can be held back, and released', '/', async (server) => {
  const release = server.hold('page.json');
  let come = false;
  const answer = get(`${server.home}page.json`).then((one) => { come = true; return one; });
  assert.equal((await get(`${server.home}icon.svg`)).status, 200);
  assert.equal(come, false);
  release();
  assert.equal((await answer).status, 200);
});

test('a host whose folder is gone answers all the same', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'ky-yeu-gone-'));
  const server = await serve({ folder });
  try {
    await rm(folder, { recursive: true });
    assert.equal((await get(server.home)).status, 404);
  } finally {
    await server.close();
  }
});
