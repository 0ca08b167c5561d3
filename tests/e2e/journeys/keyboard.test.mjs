// Without a mouse: everything can be reached in the order it is read, is seen when it is reached, and
// is never under a bar.

import assert from 'node:assert/strict';

import { desktop, eventually, journey } from '../browser.mjs';
import { arrived, facts, tab } from '../pages.mjs';
import { NOT_FOUND, called, everyPage, figures, longReport, reports, words } from '../site.mjs';

const narrow = { viewport: { width: 360, height: 800 } };

/** What has the focus, how it shows, and whether it can be seen. */
const focused = (page) =>
  page.evaluate(() => {
    const one = document.activeElement;
    // A radio button is seen by the text that stands for it.
    const face = one.matches('input') ? one.nextElementSibling : one;
    const { outlineStyle, outlineWidth, opacity } = getComputedStyle(face);
    const box = face.getClientRects()[0] ?? face.getBoundingClientRect();
    const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    const all = [...document.querySelectorAll('#_ky-yeu *')];
    return {
      name: `${one.localName}.${one.className} «${(one.getAttribute('aria-label') ?? one.textContent).trim().slice(0, 40)}»`,
      place: all.indexOf(one),
      outlined: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
      seen: Number(opacity) === 1 && box.width > 0 && box.height > 0,
      free: hit !== null && (hit === one || one.contains(hit) || hit.contains(one) || hit === face || face.contains(hit)),
      top: box.top,
      bottom: box.bottom,
      ceiling: document.querySelector('.bar').getBoundingClientRect().bottom,
      floor: innerWidth < 832 ? document.querySelector('.tabs').getBoundingClientRect().top : innerHeight,
      inBars: one.closest('.bar, .skip') !== null,
      outside: one === document.body,
    };
  });

/** Everything the Tab key reaches, from the top of the page to its end. */
async function walk(page, key = 'Tab') {
  const stops = [];
  for (let steps = 0; steps < 200; steps += 1) {
    await page.keyboard.press(key);
    const stop = await focused(page);
    if (stop.outside || stops.some(({ place }) => place === stop.place)) return stops;
    stops.push(stop);
  }
  return assert.fail('the Tab key comes to no end');
}

for (const route of everyPage) {
  journey(`${called(route)} is walked through by keyboard, on a wide screen and a narrow one`, async ({ visitor, page }) => {
    for (const { viewport } of [desktop, narrow]) {
      await page.setViewportSize(viewport);
      await visitor.open(route, { alive: route !== NOT_FOUND });
      assertWalk(await walk(page), (await facts(page)).links.length, `${viewport.width} px`);
      assert.equal(await page.locator('.settings summary').isVisible(), route !== NOT_FOUND);
    }
  });
}

const hidden = ({ inBars, top, bottom, ceiling, floor }) => !inBars && (bottom <= ceiling + 1 || top >= floor - 1);

function assertWalk(stops, links, what) {
  assert.match(stops[0].name, /^a\.skip/, `${what}: first the way to the content`);
  assert.match(stops[1].name, /^a\.brand/, what);
  const tell = (bad) => stops.filter(bad).map(({ name, top, bottom }) => `${name} ${top}–${bottom}`);
  assert.deepEqual(tell(({ outlined }) => !outlined), [], `${what}: the focus shows`);
  assert.deepEqual(tell(({ seen }) => !seen), [], `${what}: what has the focus is seen`);
  assert.deepEqual(tell(({ free }) => !free), [], `${what}: nothing lies over what has the focus`);
  assert.deepEqual(tell(hidden), [], `${what}: what has the focus is not under a bar`);
  const places = stops.map(({ place }) => place);
  assert.deepEqual(places, places.toSorted((one, other) => one - other), `${what}: in the order of reading`);
  assert.ok(stops.length >= links, `${what}: every link is reached: ${stops.length} stops, ${links} links`);
}

journey('backwards the keyboard finds the same way', narrow, async ({ visitor, page }) => {
  await visitor.open(longReport);
  const there = (await walk(page)).map(({ place }) => place);
  // At the end of the page the focus leaves it, and comes back from below.
  const back = [];
  for (let at = 0; at < there.length; at += 1) {
    await page.keyboard.press('Shift+Tab');
    const stop = await focused(page);
    if (!stop.outside) back.push(stop);
  }
  assert.deepEqual(back.filter(hidden).map(({ name }) => name), [], 'what has the focus is not under a bar');
  const places = back.map(({ place }) => place);
  assert.ok(places.length >= there.length - 1);
  assert.deepEqual(places, places.toSorted((one, other) => other - one));
});

for (const [what, about] of [['alive', {}], ['with scripts off', { javaScriptEnabled: false }]]) {
  journey(`the first link leads past the bars to the content, ${what}`, about, async ({ visitor, page }) => {
    await visitor.open(longReport, { alive: what === 'alive' });
    const skip = page.getByRole('link', { name: words.skip });
    assert.ok((await skip.boundingBox()).y < 0, 'it is out of sight');
    await page.keyboard.press('Tab');
    await eventually(async () => (await skip.boundingBox()).y >= 0, 'it comes in sight');
    await page.keyboard.press('Enter');
    await eventually(() => page.evaluate(() => document.activeElement.matches('main')), 'the focus on the content');
    await page.keyboard.press('Tab');
    assert.ok(await page.evaluate(() => document.activeElement.closest('main') !== null), 'and from there on within it');
    assert.equal((await facts(page)).headings.length, 1);
  });
}

journey('Enter follows a link, and Tab goes on from the new page\'s title', async ({ visitor, server, page }) => {
  await visitor.open('');
  await tab(page, 'Báo cáo').focus();
  await page.keyboard.press('Enter');
  await arrived(page, server.home + reports);
  await page.keyboard.press('Tab');
  assert.ok(await page.evaluate(() => document.activeElement.matches('.cards a')), 'the first report');
});

journey('a wide table is scrolled by keyboard', { viewport: { width: 320, height: 640 } }, async ({ visitor, page }) => {
  await visitor.open(figures);
  await page.evaluate(() => document.documentElement.setAttribute('data-size', '3'));
  const regions = page.locator('.scroll');
  const wide = await regions.evaluateAll((all) => all.findIndex((one) => one.scrollWidth > one.clientWidth));
  assert.ok(wide >= 0, 'in the largest text on the smallest phone a table is wider than the screen');
  const region = regions.nth(wide);
  assert.ok(await region.getAttribute('aria-label'));
  await region.focus();
  await page.keyboard.press('ArrowRight');
  await eventually(() => region.evaluate((one) => one.scrollLeft > 0), 'the table moves');
});
