// The strip of thumbnails: few of them are there at once, and it is as if all were.

import assert from 'node:assert/strict';

import { eventually, journey, phone } from '../browser.mjs';
import { GRID, fingers, look, shows, site } from '../lightbox.mjs';

const COUNT = 24;

/** Which thumbnails are there, which of them are seen, which one is marked, and where that is. */
const strip = (page) =>
  page.locator('.lightbox .strip').evaluate((it) => {
    const window = it.getBoundingClientRect();
    const all = [...it.querySelectorAll('button')].map((button) => ({ at: Number(button.dataset.go), box: button.getBoundingClientRect(), button }));
    const current = all.find(({ button }) => button.hasAttribute('aria-current'));
    return {
      there: all.map(({ at }) => at),
      seen: all.filter(({ box }) => box.right > window.left && box.left < window.right).map(({ at }) => at),
      current: current?.at,
      away: current && (current.box.left + current.box.right - window.left - window.right) / 2,
      tab: all.filter(({ button }) => button.tabIndex === 0).map(({ at }) => at),
      names: all.map(({ button }) => button.getAttribute('aria-label')),
      scroll: it.scrollLeft,
      most: it.scrollWidth - it.clientWidth,
    };
  });

/** The same, once it is filled. */
const filled = (page) => eventually(async () => { const now = await strip(page); return now.there.length > 0 && now; }, 'thumbnails');

journey('few thumbnails are there, the current one in the middle of them and first for Tab', { ...site, ...phone }, async ({ visitor, page }) => {
  await look(visitor, 1);
  const first = await filled(page);
  assert.deepEqual(first.tab, [0]);
  assert.equal(first.scroll, 0);
  assert.ok(first.there.length < COUNT, `${first.there}`);
  assert.match(first.names[0], /^Ảnh 1\/24: Họa tiết số 1/);
  for (let step = 1; step < COUNT; step += 1) {
    await page.keyboard.press('ArrowRight');
    const now = await strip(page);
    assert.equal(now.current, step);
    assert.deepEqual(now.tab, [step]);
    assert.ok(now.seen.includes(step), `${step} is seen`);
    assert.deepEqual(now.there, [...now.there].sort((a, b) => a - b), 'in their order');
    assert.ok(now.there.length < COUNT, `${now.there}`);
    if (now.scroll > 1 && now.scroll < now.most - 1) assert.ok(Math.abs(now.away) < 2, `${step} is ${now.away} from the middle`);
  }
  const last = await strip(page);
  assert.ok(last.scroll > last.most - 2 && last.seen.at(-1) === COUNT - 1);
});

journey('whoever scrolls the strip finds every thumbnail where it belongs, and opens one', { ...site, ...phone }, async ({ visitor, page }) => {
  await look(visitor, 1);
  const { most } = await filled(page);
  const found = new Set();
  for (let scroll = 0; scroll <= most + 120; scroll += 120) {
    await page.locator('.strip').evaluate((it, to) => { it.scrollLeft = to; }, scroll);
    const now = await eventually(async () => {
      const it = await strip(page);
      // Without a hole from edge to edge.
      const count = it.seen.at(-1) - it.seen[0] + 1;
      return it.seen.length === count && count >= 6 && it;
    }, 'thumbnails all along');
    assert.equal(now.current, 0, 'the current one stays');
    assert.equal(now.most, most, 'the strip is as long as ever');
    now.seen.forEach((at) => found.add(at));
  }
  assert.equal(found.size, COUNT);
  await page.locator(`.strip [data-go="${COUNT - 2}"]`).click();
  await eventually(async () => (await strip(page)).current === COUNT - 2, 'the one that was touched');
  assert.equal(await page.locator('.where').innerText(), `${COUNT - 1}/${COUNT}`);
});

journey('whoever walks along the strip by keyboard stays in it', site, async ({ visitor, page }) => {
  await look(visitor, 1);
  await filled(page);
  await page.locator('.strip [aria-current]').focus();
  await page.keyboard.press('ArrowRight');
  await shows(visitor, 2);
  const focused = () => page.evaluate(() => document.activeElement.dataset.go);
  assert.equal(await focused(), '1');
  await page.keyboard.press('End');
  await eventually(async () => (await focused()) === String(COUNT - 1), 'the last');
  await page.keyboard.press('Home');
  await eventually(async () => (await focused()) === '0', 'the first');
  await shows(visitor, 1);
});

journey('a swipe glides to its end before the strip comes after it', { ...site, ...phone }, async ({ visitor, page }) => {
  await look(visitor, 1);
  await filled(page);
  await page.evaluate(() => {
    window.early = 0;
    const slid = () => Number.parseFloat(document.querySelector('.track').style.transform.slice('translateX('.length));
    new MutationObserver(() => { if (slid() !== 0) window.early += 1; })
      .observe(document.querySelector('.row'), { subtree: true, childList: true, attributes: true });
  });
  const { drag } = await fingers(page);
  await drag([300, 350], [60, 355]);
  await eventually(async () => (await strip(page)).current === 1, 'the second is marked');
  assert.equal(await page.evaluate(() => window.early), 0);
});

journey('a window that becomes high enough has a strip', { ...site, viewport: { width: 800, height: 360 } }, async ({ visitor, page }) => {
  await look(visitor, 2);
  assert.equal((await strip(page)).there.length, 0, 'nothing is made for nobody');
  await page.setViewportSize({ width: 800, height: 700 });
  const now = await filled(page);
  assert.equal(now.current, 1);
  assert.deepEqual(now.tab, [1]);
});
