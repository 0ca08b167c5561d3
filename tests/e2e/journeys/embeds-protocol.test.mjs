// What a frame and its host say to each other: heights, and nothing else, whoever tries.

import assert from 'node:assert/strict';

import { eventually, journey as visit } from '../browser.mjs';
import { SIZES_NO_FRAMES, host, page as hostPage, snippet } from '../hosts.mjs';
import { chart, embedOf, longReport, read } from '../site.mjs';

/** What the script does is seen where the browser does not do it. */
const journey = (name, body) => visit(name, { flags: SIZES_NO_FRAMES }, body);

/** A host with our script, a frame of ours and what else is given. */
async function embedding(visitor, server, { more = '', look, attributes, route = longReport, scripts = 1 } = {}) {
  const { frame, script } = snippet(route, server.home, { look, attributes });
  const attacker = await host({ '/': { html: '<!DOCTYPE html><title>khác</title><p>khác</p>' } });
  const content = frame + more.replaceAll('{attacker}', attacker.origin) + script.repeat(scripts);
  const pages = { '/': hostPage({}, content, server.origin) };
  const home = await host(pages);
  for (const { origin } of [attacker, home]) visitor.tolerate(new RegExp(`^other origin: ${origin}`));
  await visitor.page.addInitScript(() => {
    window.heard = [];
    addEventListener('message', ({ data }) => window.heard.push(data));
  });
  await visitor.page.goto(home.origin);
  const element = visitor.page.locator('iframe').first();
  const inner = await (await element.elementHandle()).contentFrame();
  await settled(element, inner);
  return { element, inner, attacker, home, close: () => Promise.all([attacker.close(), home.close()]) };
}

const heightOf = (element) => element.evaluate((one) => one.getBoundingClientRect().height);
const contentOf = (inner) => inner.evaluate(() => Math.ceil(document.getElementById('_nhung')?.getBoundingClientRect().height ?? 0));

/** Waits until the frame is as high as what it holds. */
function settled(element, inner) {
  return eventually(async () => {
    const [room, content] = [await heightOf(element), await contentOf(inner)];
    return content > 0 && room >= content && room < content + 5;
  }, 'the frame to settle');
}

const ours = (page) => page.evaluate(() => window.heard.filter((one) => typeof one === 'string' && one.includes('kyYeu')));

// What numbers come next: always the same ones, so that a failure comes again.
function random(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

journey('whatever its content and its width become, a frame settles, in three messages at most', async ({ visitor, server, page }) => {
  const { element, inner, close } = await embedding(visitor, server);
  const next = random(2021);
  await inner.evaluate(() => {
    const more = document.createElement('div');
    more.id = 'them';
    document.querySelector('main').append(more);
  });
  for (let step = 0; step < 60; step += 1) {
    const before = (await ours(page)).length;
    if (next(3) === 0) {
      const width = 280 + next(1000);
      await element.evaluate((one, to) => one.style.setProperty('width', `${to}px`), width);
      assert.equal(await inner.evaluate(() => innerWidth), width);
    } else {
      // Blocks of fractions of pixels, words that wrap, and what is as wide as the frame.
      const blocks = Array.from({ length: next(6) }, () => ({ height: next(90000) / 100, words: next(40), ratio: 1 + next(300) / 100 }));
      await inner.evaluate((all) => {
        const more = document.getElementById('them');
        more.replaceChildren(...all.map(({ height, words, ratio }) => {
          const block = document.createElement('div');
          block.textContent = 'đoàn viên '.repeat(words);
          if (words % 3) block.style.minHeight = `${height}px`;
          else block.style.aspectRatio = ratio;
          return block;
        }));
      }, blocks);
    }
    await settled(element, inner);
    const heard = (await ours(page)).length - before;
    assert.ok(heard <= 3, `${heard} messages for one change`);
  }
  const { length } = await ours(page);
  // What it still had to say would come before the answer to a question.
  await inner.evaluate(() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); }));
  await page.evaluate(() => document.querySelector('iframe').contentWindow.postMessage('{"kyYeu":1,"type":"ask"}', '*'));
  await eventually(async () => (await ours(page)).length > length, 'the answer');
  const last = await ours(page);
  assert.equal(last.length, length + 1, 'and then there is nothing more to say');
  assert.equal(last.at(-1), last.at(-2), 'the answer is what it said before');
  await close();
});

journey('what is told is versioned, whole and no more', async ({ visitor, server, page }) => {
  const { inner, close } = await embedding(visitor, server);
  for (const one of await ours(page)) {
    const said = JSON.parse(one);
    assert.deepEqual(Object.keys(said).toSorted(), ['height', 'id', 'kyYeu', 'type']);
    assert.deepEqual([said.kyYeu, said.type, said.id], [1, 'height', longReport]);
    assert.ok(Number.isInteger(said.height) && said.height > 50 && said.height <= 20_000);
  }
  const foreign = await page.evaluate(() => window.heard.filter((one) => typeof one === 'object'));
  assert.deepEqual(foreign.at(-1), { 'datawrapper-height': { [longReport]: await contentOf(inner) } });
  await close();
});

journey('the message of Datawrapper\'s can be left out', async ({ visitor, server, page }) => {
  const { close } = await embedding(visitor, server, { look: '?dw=0' });
  assert.deepEqual(await page.evaluate(() => window.heard.filter((one) => typeof one === 'object')), []);
  assert.ok((await ours(page)).length > 0);
  await close();
});

journey('the script may come several times, late, and find a place or a frame that comes later still', async ({ visitor, server, page }) => {
  const { element, inner, close } = await embedding(visitor, server, { scripts: 3 });
  const before = await page.locator('iframe').count();
  await page.evaluate(([address, title]) => {
    const place = document.createElement('div');
    place.dataset.kyYeu = address;
    place.dataset.title = title;
    document.body.append(place);
    for (const bad of ['javascript:alert(1)', 'https://elsewhere.example/', 'http://[', '']) {
      const other = document.createElement('div');
      other.dataset.kyYeu = bad;
      document.body.append(other);
    }
  }, [server.home + embedOf(chart), 'Biểu đồ']);
  const made = page.locator('div > iframe');
  await made.waitFor();
  assert.equal(await page.locator('iframe').count(), before + 1, 'what is no embed form of the site becomes none');
  assert.equal(await made.getAttribute('title'), 'Biểu đồ');
  await made.scrollIntoViewIfNeeded();
  await settled(made, await (await made.elementHandle()).contentFrame());
  await settled(element, inner);
  await close();
});

/** What an attacker may say. `told` is a message that a frame of ours has sent before. */
const attacks = (told) => [
  told,
  { kyYeu: 1, id: longReport, type: 'height', height: 300 },
  ...[300, -1, 1e9, 2 ** 53, 0.5, '300', null, [300], { valueOf: 300 }, '1e3'].map((height) => JSON.stringify({ kyYeu: 1, id: longReport, type: 'height', height })),
  '{"kyYeu":1,"type":"height","height":1e999}',
  '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"kyYeu":1,"type":"height","height":333}',
  '{"kyYeu":1,"type":"navigate","href":"https://elsewhere.example/"}',
  '{"kyYeu":1,"type":"__proto__","height":300}',
  '{"kyYeu":2,"type":"height","height":300}', '{"kyYeu":1', 'null', '[]', '1', '', '"', 'kyYeu', '[object Object]',
  '{"kyYeu":1,"type":"ask"}', { 'datawrapper-height': { [longReport]: 300 } }, null, undefined, 1, [], 'x'.repeat(1e6),
];

journey('a stranger in another frame changes nothing of the host', async ({ visitor, server, page }) => {
  const more = '<iframe src="{attacker}" title="khác" height="77"></iframe>';
  const { element, inner, close } = await embedding(visitor, server, { more });
  const [told] = await ours(page);
  const before = [await heightOf(element), await heightOf(page.locator('iframe').last()), page.url()];
  const stranger = page.frames().find((frame) => frame.url() !== page.url() && !frame.url().includes('/nhung/'));
  await stranger.evaluate((all) => all.forEach((one) => parent.postMessage(one, '*')), attacks(told));
  // And the host itself is no frame of ours.
  await page.evaluate((all) => all.forEach((one) => postMessage(one, '*')), attacks(told));
  await page.waitForFunction((least) => window.heard.length >= least, 2 * attacks(told).length);
  assert.deepEqual([await heightOf(element), await heightOf(page.locator('iframe').last()), page.url()], before);
  assert.equal(await page.evaluate(() => ({}).polluted), undefined);
  await settled(element, inner);
  await close();
});

journey('a frame of ours that has been led elsewhere is a stranger', async ({ visitor, server, page }) => {
  const { element, inner, attacker, close } = await embedding(visitor, server);
  const [told] = await ours(page);
  const before = await heightOf(element);
  await inner.goto(attacker.origin);
  assert.equal(await element.evaluate((one) => one.src), server.home + embedOf(longReport), 'its element says what it always said');
  await inner.evaluate((all) => all.forEach((one) => parent.postMessage(one, '*')), attacks(told));
  await page.waitForFunction((least) => window.heard.length >= least, attacks(told).length);
  assert.equal(await heightOf(element), before);
  await close();
});

journey('a frame without an origin is believed only where the host says so', async ({ visitor, server, page }) => {
  const { frame, script } = snippet(chart, server.home, { attributes: 'sandbox="allow-scripts"' });
  const home = await host({ '/': hostPage({}, frame + script, server.origin) });
  visitor.tolerate(new RegExp(`^other origin: ${home.origin}`));
  await page.addInitScript(() => { window.heard = []; addEventListener('message', ({ data }) => window.heard.push(data)); });
  await page.goto(home.origin);
  await page.waitForFunction(() => window.heard.length >= 2);
  const element = page.locator('iframe');
  const reserved = await heightOf(element);
  const inner = await (await element.elementHandle()).contentFrame();
  assert.ok(reserved > (await contentOf(inner)) + 20, 'its place is kept as it was');
  await element.evaluate((one) => { one.dataset.kyYeuOpaque = ''; });
  await inner.evaluate(() => document.querySelector('.from').append('Một dòng nữa. '.repeat(60)));
  await settled(element, inner);
  await home.close();
});

journey('what our own frame says is held within bounds', async ({ visitor, server, page }) => {
  const { element, inner, close } = await embedding(visitor, server);
  const say = (height) => inner.evaluate((one) => parent.postMessage(JSON.stringify({ kyYeu: 1, id: '', type: 'height', height: one }), '*'), height);
  for (const [said, kept] of [[-5, 50], [1e9, 20_000], [1234, 1234]]) {
    await say(said);
    await eventually(async () => (await heightOf(element)) === kept, `${said} to become ${kept}`);
  }
  for (const odd of [0.5, '7', null]) await say(odd);
  const { length } = await ours(page);
  await page.waitForFunction((least) => window.heard.filter((one) => typeof one === 'string').length >= least, length);
  assert.equal(await heightOf(element), 1234);
  await close();
});

journey('a host that attacks what it embeds hears heights and changes nothing', async ({ visitor, server, page }) => {
  const { inner, close } = await embedding(visitor, server, { route: chart });
  await inner.waitForSelector('figure.chart[data-alive]');
  const markup = () => inner.evaluate(() => document.documentElement.outerHTML);
  const before = [await markup(), inner.url()];
  const [told] = await ours(page);
  await page.evaluate((all) => {
    const { contentWindow } = document.querySelector('iframe');
    for (const one of all) contentWindow.postMessage(one, '*');
    for (let times = 0; times < 500; times += 1) contentWindow.postMessage('{"kyYeu":1,"type":"ask"}', '*');
  }, attacks(told));
  await page.waitForFunction(() => window.heard.length > 500);
  assert.deepEqual([await markup(), inner.url()], before);
  for (const one of await ours(page)) assert.deepEqual(Object.keys(JSON.parse(one)).toSorted(), ['height', 'id', 'kyYeu', 'type']);
  assert.equal(await inner.evaluate(() => ({}).polluted), undefined);
  await close();
});

for (const [what, change, sized] of [['the script it knows', '', true], ['no other script', ' ', false]]) {
  journey(`with its hash a host runs ${what}`, async ({ visitor, server, page }) => {
    const { frame, script, integrity } = snippet(chart, server.home);
    const whole = script.replace('<script', `<script integrity="${integrity}" crossorigin="anonymous"`);
    const home = await host({ '/': hostPage({}, frame + whole, server.origin) });
    visitor.tolerate(new RegExp(`^other origin: ${home.origin}`));
    const body = Buffer.from(read('embed.js') + change);
    server.answer('embed.js', { body, headers: { 'access-control-allow-origin': '*' } });
    if (!sized) visitor.expect(/integrity/);
    await page.goto(home.origin);
    const element = page.locator('iframe');
    const inner = await (await element.elementHandle()).contentFrame();
    await inner.waitForSelector('figure.chart[data-alive]');
    if (sized) await settled(element, inner);
    else assert.ok((await heightOf(element)) > (await contentOf(inner)) + 20, 'its place is kept as it was');
    await home.close();
  });
}
