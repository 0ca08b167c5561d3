// Embed forms by themselves: read without scripts, looking as their address asks, alive without the app.

import assert from 'node:assert/strict';

import { assertAccessible } from '../axe.mjs';
import { journey, phone } from '../browser.mjs';
import { called, chart, embedOf, embedded, figures, longReport, photos, routes } from '../site.mjs';

const style = (page, selector, property) =>
  page.locator(selector).first().evaluate((one, name) => getComputedStyle(one).getPropertyValue(name), property);

const BARE = { alive: false };

for (const route of embedded) {
  journey(`${called(embedOf(route))} reads without scripts`, { ...phone, javaScriptEnabled: false }, async ({ visitor, server, page }) => {
    await visitor.open(embedOf(route), BARE);
    assert.equal(await page.locator('h1').count(), 1);
    assert.equal(await page.locator('.bar, .tabs, .foot').count(), 0);
    const from = page.locator('.from a');
    assert.equal(await from.evaluate((link) => link.href), server.home + route);
    assert.ok(await from.isVisible());
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing is wider than the frame');
  });
}

for (const [what, profile] of [['a phone', phone], ['a wide screen', {}]]) {
  journey(`embed forms are accessible on ${what}, in both themes`, profile, async ({ visitor, page }) => {
    for (const route of [routes[1], longReport, figures, chart, photos]) {
      for (const query of ['?nen=light', '?nen=dark&mau=c2185b']) {
        await visitor.open(embedOf(route) + query, BARE);
        await assertAccessible(page, embedOf(route) + query);
      }
    }
  });
}

journey('the address says how an embed form looks', async ({ visitor, page }) => {
  const ground = async (query) => {
    await visitor.open(embedOf(longReport) + query, BARE);
    return style(page, 'body', 'background-color');
  };
  const [light, dark] = [await ground('?nen=light'), await ground('?nen=dark')];
  assert.notEqual(light, dark);
  await page.emulateMedia({ colorScheme: 'dark' });
  assert.equal(await ground('?nen=light'), light, 'whatever the device says');
  assert.equal(await ground('?nen=auto'), dark);
  assert.equal(await ground(''), dark);
  assert.equal(await ground('?nen=<b>'), dark, 'what is no theme is none');
  assert.equal(await ground('?trong=1'), 'rgba(0, 0, 0, 0)');
  assert.equal(await style(page, ':root', 'color-scheme'), 'light', 'a ground that is not its own is taken for light');
  assert.equal(await ground('?trong=1&nen=dark'), 'rgba(0, 0, 0, 0)');
  assert.equal(await style(page, ':root', 'color-scheme'), 'dark');
});

/** The contrast of a colour, as the browser writes it, against another. */
function ratio(one, other) {
  const [a, b] = [one, other].map((colour) => {
    const [r, g, blue] = colour.match(/\d+(\.\d+)?/g).slice(0, 3).map(Number).map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * blue + 0.05;
  });
  return Math.max(a / b, b / a);
}

journey('any accent keeps its distance from the ground, in both themes', async ({ visitor, page }) => {
  for (const theme of ['light', 'dark']) {
    for (const accent of ['ffff00', '000000', 'ffffff', '777777', '00ff00', '0B4A8F', 'c2185b']) {
      await visitor.open(`${embedOf(longReport)}?nen=${theme}&mau=${accent}`, BARE);
      const [link, ground] = [await style(page, '.from a', 'color'), await style(page, 'body', 'background-color')];
      assert.ok(ratio(link, ground) >= 4.5, `${accent}, ${theme}: ${link} on ${ground} is ${ratio(link, ground)}`);
    }
  }
  await visitor.open(`${embedOf(longReport)}?nen=light&mau=c2185b`, BARE);
  assert.equal(await style(page, '.from a', 'color'), 'rgb(194, 24, 91)', 'one that is readable is taken as it is');
  const before = await style(page, '.from a', 'color');
  await visitor.open(`${embedOf(longReport)}?nen=light&mau=red;}`, BARE);
  assert.notEqual(await style(page, '.from a', 'color'), before, 'what is no colour changes nothing');
});

journey('charts come alive without the app', async ({ visitor, server, page }) => {
  await visitor.open(embedOf(figures), BARE);
  await page.waitForSelector('figure.chart[data-alive]');
  assert.equal(server.count(/^ky-yeu-.*wasm$/), 0, 'the app is not asked for');
  assert.equal(await page.locator('figure.chart:not([data-alive])').count(), 0);
  await page.locator('.chart .picture').first().focus();
  await page.keyboard.press('ArrowRight');
  await page.waitForSelector('.chart .tip:not([hidden])');
});

journey('a link leaves the frame for a tab of its own', async ({ visitor, server, page }) => {
  await visitor.open(embedOf(longReport), BARE);
  const [tab] = await Promise.all([visitor.context.waitForEvent('page'), page.locator('.from a').click()]);
  await tab.waitForSelector('html[data-alive]', { state: 'attached' });
  assert.equal(tab.url(), server.home + longReport);
  assert.equal(await tab.evaluate(() => opener), null);
});
