// Every way to size a frame, in everything that hosts do to frames, on a phone and on a wide screen: what is
// embedded is whole, moves its host once at most, and leads out of the frame.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { eventually, journey } from '../browser.mjs';
import { CONDITIONS, SIZES_NO_FRAMES, host, page as hostPage, snippet } from '../hosts.mjs';
import { chart, embedOf, longReport, photos } from '../site.mjs';

/** How a frame gets its height: by a browser that sizes frames, where it is `native`. */
const SIZINGS = {
  'no script': { flags: SIZES_NO_FRAMES },
  'our script': { flags: SIZES_NO_FRAMES, script: true },
  native: { native: true },
  'native and our script': { native: true, script: true },
};
const sizesFrames = () => CSS.supports('frame-sizing: content-height');
const WIDTHS = [320, 1280];
const OTHER = { 320: 480, 1280: 900 };

let cells = 0;

for (const [sizing, how] of Object.entries(SIZINGS)) {
  for (const [condition, what] of Object.entries(CONDITIONS)) {
    for (const width of WIDTHS) {
      cells += 1;
      const profile = { viewport: { width, height: 800 }, flags: how.flags };
      journey(`${sizing}, ${condition}, ${width} px`, profile, async ({ t, visitor, server, page }) => {
        if (how.native && !(await page.evaluate(sizesFrames))) return t.skip('this Chromium does not size frames');
        assert.equal(await page.evaluate(sizesFrames), Boolean(how.native));
        const routes = what.twice ? [chart, chart] : [longReport, chart, photos];
        const parts = routes.map((route) => snippet(route, server.home, { attributes: what.attributes }));
        const content = parts.map(({ frame }) => frame).join('\n') + (how.script ? parts[0].script : '');
        const others = await host({ '/tin/bai-viet.html': hostPage(what, content, server.origin) });
        try {
          visitor.tolerate(new RegExp(`^other origin: ${others.origin}`));
          // The host's own policy refuses what the host itself wrote.
          if (what.styles === false) visitor.tolerate(/style/);
          if (what.workers === false) await page.addInitScript(() => { delete Navigator.prototype.serviceWorker; });
          await page.goto(`${others.origin}/tin/bai-viet.html`);
          if (what.show) {
            await page.waitForFunction(() => document.querySelectorAll('iframe').length > 0);
            await page.evaluate(() => { document.getElementById('the').hidden = false; });
          }
          const frames = await framesOf(page, routes.map((route) => server.home + embedOf(route)), what.scroll);
          const sized = how.script || (how.native && what.styles !== false);
          for (const frame of frames) await whole(frame, sized);
          await moves(page, sized, what);
          if (what.resize) {
            await page.setViewportSize({ width: OTHER[width], height: 800 });
            // Chromium lets a frame that it sizes grow, and not shrink, unless a script does: the rest stays empty.
            for (const frame of frames) await whole(frame, how.script);
          }
          for (const frame of frames) await leadsOut(frame, what, visitor);
          await alive(frames, what);
        } finally {
          await others.close();
        }
      });
    }
  }
}

test(`the matrix has ${cells} cells`, (t) => {
  assert.equal(cells, 4 * 10 * 2);
  t.diagnostic(`${Object.keys(SIZINGS).length} sizings × ${Object.keys(CONDITIONS).length} conditions × ${WIDTHS.length} widths = ${cells}`);
});

/** The documents in the frames of a page, once they are there. */
async function framesOf(page, addresses, scroll) {
  const elements = await page.locator('iframe').all();
  assert.deepEqual(await Promise.all(elements.map((one) => one.evaluate((it) => it.src))), addresses);
  const frames = [];
  for (const element of elements) {
    if (scroll) await element.scrollIntoViewIfNeeded();
    else await element.evaluate((one) => { one.loading = 'eager'; });
    const handle = await element.elementHandle();
    const frame = await eventually(() => handle.contentFrame(), 'a document in the frame');
    await frame.waitForSelector('#_nhung .from', { state: 'attached' });
    frames.push({ element, frame });
  }
  return frames;
}

/** What is embedded is to be seen as a whole; where something sizes the frame, it is as high as that. */
async function whole({ element, frame }, sized) {
  // What is far from sight a browser lays out when it comes near: till then the document has the height that its frame had.
  await element.scrollIntoViewIfNeeded();
  const measured = async () => {
    const content = await frame.evaluate(() => ({
      height: document.getElementById('_nhung').getBoundingClientRect().height,
      scrolls: document.documentElement.scrollHeight > innerHeight,
      wide: document.documentElement.scrollWidth > innerWidth,
    }));
    const room = await element.evaluate((one) => one.clientHeight);
    return { room, ...content };
  };
  let last;
  const fits = ({ room, height, scrolls, wide }) =>
    // A scrollbar is what tells: heights are fractions, and a box's is said in whole pixels.
    height > 50 && room > height - 1 && !scrolls && !wide && (!sized || room <= height + 12);
  await eventually(async () => fits(last = await measured()), 'the frame to fit').catch(() => assert.fail(JSON.stringify(last)));
}

/** A frame gets another height once at most, and what stands below it moves with it and no more. */
async function moves(page, sized, { show }) {
  const heights = await page.evaluate(() => [...window.heights.values()]);
  assert.ok(heights.length > 0);
  for (const of of heights) assert.ok(of.length <= (sized ? 2 : 1), `a frame was ${of.join(', then ')} pixels high`);
  const shifts = await page.evaluate(() => window.shifts ?? 0);
  // A host that shows what was hidden moves what stands below, if that had been painted.
  assert.ok(shifts <= heights.length + (show ? 1 : 0), `${shifts} layout shifts of ${heights.length} frames`);
}

/** Links open outside the frame; where a sandbox forbids that, the address stands there to be taken. */
async function leadsOut({ frame }, { opaque }, visitor) {
  const from = frame.locator('.from a');
  const address = await from.evaluate((link) => link.href);
  assert.equal(await frame.locator('a[href]:not([download]):not([target="_blank"])').count(), 0);
  assert.equal(await frame.locator('.where').isVisible(), Boolean(opaque));
  if (opaque) {
    assert.ok((await frame.locator('.where').textContent()).includes(address));
    return;
  }
  const [tab] = await Promise.all([visitor.context.waitForEvent('page'), from.click()]);
  await tab.waitForURL(address);
  await tab.close();
}

/** Charts answer where their module may come; what cannot work is not offered. */
async function alive(frames, { opaque }) {
  for (const { frame } of frames) {
    if ((await frame.locator('figure.chart').count()) === 0) continue;
    if (opaque) {
      for (const one of await frame.locator('.chart-actions, [download]').all()) assert.equal(await one.isVisible(), false);
    } else {
      await frame.waitForSelector('figure.chart[data-alive]');
      assert.ok(await frame.locator('.chart-actions').first().isVisible());
    }
  }
}
