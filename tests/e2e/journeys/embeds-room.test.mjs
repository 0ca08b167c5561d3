// The room that is kept for an embed form before anything of it has come, where nothing will ever size its frame.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { journey } from '../browser.mjs';
import { demo, dist } from '../site.mjs';

/** The pages of a release that can be embedded, with the heights kept for them on a phone and on a wide screen. */
function kept(folder) {
  const [home, ...rest] = readFileSync(path.join(folder, 'sitemap.txt'), 'utf8').split('\n').filter(Boolean);
  const routes = ['', ...rest.map((line) => line.slice(home.length))].filter((one) => !/^(gioi-thieu|luu-tru)\//.test(one));
  return routes.map((route) => {
    const { embed } = JSON.parse(readFileSync(path.join(folder, route, 'share.json'), 'utf8'));
    const [, narrow, slope] = /calc\((\d+)px \+ \(100vw - 320px\)\*(-?[\d.]+)\)/.exec(embed);
    return { route, narrow: Number(narrow), wide: Math.round(Number(narrow) + 640 * Number(slope)) };
  });
}

for (const [what, folder] of [['the site', dist], ['a site of photos', demo]]) {
  const skip = !folder && 'DEMO names no site of photos';
  journey(`what is embedded of ${what} has room, and not too much`, { folder, skip, javaScriptEnabled: false }, async ({ page, server }) => {
    for (const { route, narrow, wide } of kept(folder)) {
      const measure = async (width) => {
        await page.setViewportSize({ width, height: 800 });
        return (await page.locator('#_nhung').boundingBox()).height;
      };
      await page.goto(`${server.home}nhung/${route}`);
      for (const [room, widths] of [[narrow, [280, 320, 390]], [wide, [600, 690, 1000, 1280]]]) {
        const heights = [];
        for (const width of widths) heights.push(await measure(width));
        const most = Math.max(...heights);
        assert.ok(most <= room, `/${route}: ${most} pixels in ${room}, at ${widths[heights.indexOf(most)]}`);
        assert.ok(room <= 1.5 * most + 100, `/${route}: ${room} pixels for ${most}`);
      }
    }
  });
}
