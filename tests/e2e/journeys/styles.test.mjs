// A document has the styles of its own page, in two parts: it looks as it does with the whole sheet.

import assert from 'node:assert/strict';

import { desktop, journey, phone } from '../browser.mjs';
import { NOT_FOUND, called, everyPage } from '../site.mjs';

/** What the browser makes of the styles, of every element that is shown: the app brings what others need. */
const looks = (page) => page.evaluate(() => [...document.body.querySelectorAll('*')].filter((one) => one.checkVisibility({ visibilityProperty: true })).map((one) => {
  const style = getComputedStyle(one);
  const all = [...style].filter((name) => !name.startsWith('--')).map((name) => `${name}: ${style.getPropertyValue(name)}`);
  return { what: `${one.localName}.${one.getAttribute('class') ?? ''}`, all };
}));

/** The first difference there is, in words. */
function difference(before, after) {
  for (const [at, one] of before.entries()) {
    const other = after[at];
    const found = one.all.findIndex((line, index) => line !== other?.all[index]);
    if (found >= 0) return `${one.what}: «${one.all[found]}» is «${other?.all[found]}» with the whole sheet`;
  }
  return before.length === after.length ? '' : 'there are other elements';
}

for (const [name, device] of Object.entries({ 'a phone': phone, 'a desktop': { ...desktop, colorScheme: 'dark' } })) {
  for (const route of everyPage.filter((one) => one !== NOT_FOUND)) {
    journey(`${called(route)} lacks no style on ${name}`, { ...device, reducedMotion: 'reduce' }, async ({ visitor, server, page }) => {
      // A chart that comes alive looks different, whatever the sheet.
      const release = server.hold(/charts-[^/]*\.wasm$/);
      await visitor.open(route);
      const before = await looks(page);
      await page.addStyleTag({ url: `${server.home}styles.css` });
      assert.equal(difference(before, await looks(page)), '');
      release();
    });
  }
}
