// Words that are too long for one line are broken where a chart asks for it: whole, apart from each other, and on the
// screen, on a phone as on a wide one.

import assert from 'node:assert/strict';

import { desktop, journey, phone } from '../browser.mjs';
import { figureOf } from '../charts.mjs';
import { demo } from '../site.mjs';

const site = { folder: demo, skip: demo ? false : 'DEMO is not set' };
const CHART = 'ten-dai';

for (const [screen, about] of [['a phone', phone], ['a wide screen', desktop]]) {
  journey(`long words of a chart are broken into lines on ${screen}`, { ...site, ...about, javaScriptEnabled: false }, async ({ visitor, page }) => {
    visitor.tolerate(/preloaded using link preload/);
    await visitor.open('hoa-tiet/so-lieu/', { alive: false });
    const [picture] = await figureOf(page, CHART).locator('.picture svg').evaluateAll((all) =>
      all.filter((one) => one.getClientRects().length > 0).map((svg) => {
        const boxOf = (one) => one.getBoundingClientRect().toJSON();
        // A text of one line has no part of its own for it.
        const linesOf = (one) => [...one.querySelectorAll('tspan')].map((line) => line.textContent);
        const labels = [...svg.querySelectorAll('.role-axis-label text')];
        const names = labels.filter((one) => one.textContent.startsWith('Nhóm'));
        return {
          box: boxOf(svg),
          words: [...svg.querySelectorAll('text')].map((one) => ({ words: one.textContent, box: boxOf(one) })),
          names: names.map((one) => ({ lines: linesOf(one), box: boxOf(one) })),
        };
      }));
    assert.equal(picture.names.length, 3);
    for (const { lines } of picture.names) {
      assert.ok(lines.length > 1, `${lines}: one line`);
      assert.match(lines.join(' '), /^Nhóm các họa tiết \S+ vẽ trên nền của từng trang$/);
    }
    const [first, second, third] = picture.names.map(({ box }) => box);
    assert.ok(first.bottom <= second.top && second.bottom <= third.top, 'names are apart');
    for (const { words, box } of picture.words) {
      // Fonts differ: what is laid out for one may take a little of the page's margin in another.
      assert.ok(box.left >= 0 && box.right <= about.viewport.width, `${words} is on the screen`);
      assert.ok(box.top >= picture.box.top - 1 && box.bottom <= picture.box.bottom + 1, `${words} is within the picture`);
    }
  });
}
