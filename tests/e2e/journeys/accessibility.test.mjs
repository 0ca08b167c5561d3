// What axe finds: nothing, on every page, in both themes, at both widths, before and after the app.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';

import { desktop, journey, phone } from '../browser.mjs';
import { everyPage } from '../site.mjs';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function assertAccessible(page, what) {
  // Put in past the page's policy, which governs the page and not the one who examines it.
  if (!(await page.evaluate(() => 'axe' in window))) {
    await page.evaluate((await import('node:fs')).readFileSync(AXE, 'utf8'));
  }
  const found = await page.evaluate((tags) => window.axe.run(document, { runOnly: tags, resultTypes: ['violations'] }), TAGS);
  assert.ok(found.passes.length > 5, 'axe has looked');
  const told = found.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
  assert.deepEqual(told, [], what);
}

for (const colorScheme of ['light', 'dark']) {
  for (const [size, device] of Object.entries({ phone, desktop })) {
    journey(`no page breaks a rule, ${colorScheme}, ${size}`, { colorScheme, ...device }, async ({ page, visitor }) => {
      for (const route of everyPage) {
        await visitor.open(route, { alive: false });
        await page.waitForLoadState('load');
        await assertAccessible(page, `${route || 'home'}, ${colorScheme}, ${size}`);
      }
    });
  }

  journey(`the settings and the messages break no rule, ${colorScheme}`, { colorScheme, ...phone }, async ({ page, visitor, server }) => {
    await visitor.open('');
    await page.locator('.settings summary').click();
    await assertAccessible(page, 'settings unfolded');
    await page.keyboard.press('Escape');
    server.drop(/page\.json$/);
    visitor.expect(/page\.json/);
    await page.locator('.cards a').first().click();
    await page.waitForSelector('.notice[data-state="failed"]');
    await assertAccessible(page, 'a page that did not come');
  });

  journey(`a page whose app does not come breaks no rule, ${colorScheme}`, { colorScheme }, async ({ page, visitor, server }) => {
    server.answer(/\.wasm$/, { status: 500 });
    visitor.expect(/\.wasm/);
    await visitor.open('', { alive: false });
    await page.waitForLoadState('load');
    await assertAccessible(page, 'home without its app');
  });
}
