// Every width from the smallest phone to the widest screen: nothing runs out at the side, everything
// is large enough to touch, and the bars cover nothing one cannot scroll free.

import assert from 'node:assert/strict';

import { desktop, journey, phone } from '../browser.mjs';
import { nextFrame, tab } from '../pages.mjs';
import { called, everyPage, figures, longReport, NOT_FOUND, words } from '../site.mjs';

const WIDTHS = [320, 360, 412, 768, 1024, 1280, 1920];
const SIZES = ['0', '', '2', '3'];
/** From this width on, the tabs are a part of the bar at the top. */
const WIDE = 832;

for (const route of everyPage) {
  journey(`${called(route)} fits every screen`, async ({ visitor, page }) => {
    await visitor.open(route, { alive: route !== NOT_FOUND });
    for (const width of WIDTHS) await assertFits(page, width, 800);
    // A wide screen at 400 %: WCAG's measure of reflow.
    await assertFits(page, 320, 225);
    for (const size of SIZES) {
      await setSize(page, size);
      await assertFits(page, 320, 640);
      await assertFits(page, 1280, 900);
    }
  });
}

// As the settings do; that they do it is another journey's matter.
const setSize = (page, size) => page.evaluate((value) => document.documentElement.setAttribute('data-size', value), size);

async function assertFits(page, width, height) {
  await page.setViewportSize({ width, height });
  await nextFrame(page);
  const found = await page.evaluate(measure);
  const what = `at ${width} × ${height}, size «${found.size}»`;
  assert.equal(found.inner, width, what);
  assert.ok(found.scroll <= found.client, `${what}: ${found.scroll} px in ${found.client} px`);
  assert.deepEqual(found.outside, [], `${what}: out at the side`);
  assert.deepEqual(found.clipped, [], `${what}: cut off in its box`);
  assert.deepEqual(found.low, [], `${what}: lines too close for marks upon marks`);
  assertEnd(found, what);
}

// Scrolled to its end, the page's last line stands free of the tab bar; and between the bars there is
// room to read.
function assertEnd({ end, tabs, bar, inner, height }, what) {
  if (inner >= WIDE) return;
  assert.ok(end <= tabs.top + 0.5, `${what}: the end at ${end} is under the tab bar at ${tabs.top}`);
  assert.ok(Math.abs(tabs.bottom - height) <= 1, `${what}: the tab bar stands at the bottom`);
  assert.ok(tabs.top - bar >= 0.4 * height, `${what}: ${tabs.top - bar} px to read in of ${height}`);
}

function measure() {
  const root = document.documentElement;
  window.scrollTo({ top: root.scrollHeight, behavior: 'instant' });
  const seen = [...document.querySelectorAll('#_ky-yeu *')].filter((one) =>
    !one.closest('.unseen, .skip, svg, .sheet') && one.checkVisibility({ visibilityProperty: true }));
  const tell = (one) => `${one.localName}.${one.getAttribute('class') ?? ''} «${one.textContent.trim().slice(0, 40)}» ${JSON.stringify(one.getBoundingClientRect())}`;
  const drawn = [...document.querySelectorAll('#_ky-yeu svg text')];
  // What scrolls in a region of its own may be wider than the page.
  const outside = [...seen, ...drawn].filter((one) => {
    const { left, right } = one.getBoundingClientRect();
    return !one.closest('.scroll > *') && (left < -0.5 || right > root.clientWidth + 0.5);
  });
  const clipped = seen.filter((one) => {
    const { overflowX, overflowY } = getComputedStyle(one);
    return (overflowX === 'hidden' || overflowX === 'clip') && one.scrollWidth > one.clientWidth + 1
      || (overflowY === 'hidden' || overflowY === 'clip') && one.scrollHeight > one.clientHeight + 1;
  });
  // Vietnamese stacks marks: where lines are closer than 1.4, they meet the line above. The title
  // is set a little closer, in a large size.
  const low = seen.filter((one) => {
    const own = [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && /\p{L}/u.test(node.data));
    let block = one;
    while (getComputedStyle(block).display.startsWith('inline')) block = block.parentElement;
    const lines = parseFloat(getComputedStyle(block).lineHeight) / parseFloat(getComputedStyle(one).fontSize);
    return own && lines < (one.localName === 'h1' ? 1.299 : 1.399);
  });
  const box = (selector) => document.querySelector(selector).getBoundingClientRect();
  const { top, bottom } = box('.tabs');
  return {
    size: root.dataset.size ?? '',
    inner: innerWidth,
    height: innerHeight,
    scroll: root.scrollWidth,
    client: root.clientWidth,
    outside: outside.map(tell),
    clipped: clipped.map(tell),
    low: low.map(tell),
    end: Math.max(...seen.filter((one) => one.closest('.foot')).map((one) => one.getBoundingClientRect().bottom)),
    tabs: { top, bottom },
    bar: box('.bar').bottom,
  };
}

/** What is made to be touched by itself, unlike a link within a sentence. */
const TARGETS = [
  '.brand', '.tabs a', 'button', 'summary', '.sheet label', '.eyebrow a', '.meta a', '.about-document a', '.contents a', '.anchor',
  'figcaption a', '.more', '.cards li', '.neighbours a', '.ways a',
].join();

for (const route of everyPage) {
  journey(`${called(route)} can be touched on a phone, at every text size`, phone, async ({ visitor, page }) => {
    await visitor.open(route, { alive: route !== NOT_FOUND });
    if (route !== NOT_FOUND) await page.locator('.settings summary').tap();
    for (const width of [320, 360, 412]) {
      await page.setViewportSize({ width, height: 800 });
      for (const size of SIZES) {
        await setSize(page, size);
        await nextFrame(page);
        assert.deepEqual(await tooSmall(page), [], `at ${width} px, size «${size}»`);
      }
    }
  });
}

const tooSmall = (page) =>
  page.locator(TARGETS).evaluateAll((all) =>
    all
      .filter((one) => one.checkVisibility({ visibilityProperty: true }))
      .map((one) => ({ one, box: one.getBoundingClientRect() }))
      .filter(({ box }) => box.height < 43.99 || box.width < 43.99)
      .map(({ one, box }) => `${one.localName}.${one.className} «${one.textContent.trim().slice(0, 30)}» ${box.width} × ${box.height}`));

journey('the message stands clear of the tab bar, and its buttons can be touched', phone, async ({ visitor, server, page }) => {
  visitor.expect(/status of 500/);
  await visitor.open(longReport);
  server.answer(`${figures}page.json`, { status: 500 });
  await tab(page, 'Số liệu').tap();
  await page.getByRole('button', { name: words.retry }).waitFor();
  for (const [width, height] of [[320, 640], [320, 225], [360, 800], [1280, 900]]) {
    await page.setViewportSize({ width, height });
    for (const size of SIZES) {
      await setSize(page, size);
      await nextFrame(page);
      const [message, tabs, bar] = await Promise.all(['.notice', '.tabs', '.bar'].map((one) => page.locator(one).boundingBox()));
      const what = `at ${width} × ${height}, size «${size}»`;
      assert.ok(message.x >= 0 && message.x + message.width <= width, `${what}: within the screen`);
      if (width < WIDE) assert.ok(message.y + message.height <= tabs.y, `${what}: above the tab bar`);
      assert.ok(message.y >= bar.y + bar.height || height < 400, `${what}: below the bar`);
      assert.ok(message.y >= 0, `${what}: in sight`);
      assert.deepEqual(await tooSmall(page), [], what);
    }
  }
});

journey('the settings unfold within the screen', phone, async ({ visitor, page }) => {
  await visitor.open('');
  await page.locator('.settings summary').tap();
  for (const [width, height] of [[320, 568], [360, 800], [800, 360], [1280, 900]]) {
    await page.setViewportSize({ width, height });
    for (const size of SIZES) {
      await setSize(page, size);
      await nextFrame(page);
      const what = `at ${width} × ${height}, size «${size}»`;
      const sheet = await page.locator('.sheet').boundingBox();
      assert.ok(sheet.x >= 0 && sheet.x + sheet.width <= width + 0.5, `${what}: ${JSON.stringify(sheet)}`);
      // Its last choice is not under the tab bar, though on a low screen one has to scroll to it.
      const free = await page.getByRole('radio', { name: 'Tối' }).evaluate((one) => {
        one.scrollIntoView({ block: 'nearest', behavior: 'instant' });
        const { left, top, width, height } = one.getBoundingClientRect();
        const hit = document.elementFromPoint(left + width / 2, top + height / 2);
        return hit?.closest('label') === one.closest('label');
      });
      assert.ok(free, `${what}: the last choice can be reached`);
    }
  }
});

journey('on a wide screen the tabs are in the bar at the top, on a narrow one at the thumb', desktop, async ({ visitor, page }) => {
  await visitor.open('');
  for (const width of [360, WIDE - 1, WIDE, 1920]) {
    await page.setViewportSize({ width, height: 800 });
    const { y, height } = await page.locator('.tabs').boundingBox();
    if (width < WIDE) assert.equal(Math.round(y + height), 800);
    else assert.ok(y < 60, `at the top at ${width}: ${y}`);
  }
});
