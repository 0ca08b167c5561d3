// An address where nothing is: the host shows the site's page for that, wherever the address is, and
// its links lead home.

import assert from 'node:assert/strict';

import { eventually, journey, phone } from '../browser.mjs';
import { facts } from '../pages.mjs';
import { about, documents, figures, photos, reports, words } from '../site.mjs';

/** Addresses where nothing is, near and far, as one mistypes them and as old links have them. */
const NOWHERE = ['khong-co/', 'khong-co', `${reports}khong-co/`, 'x/y/z/', 'x/y/z', 'x/y/z/?zarsrc=30#muc'];

/** The links of the page, as addresses of the site. */
const targets = (page) =>
  page.locator('#_ky-yeu a[href]').evaluateAll((all) => all.filter((one) => !one.matches('.skip')).map((one) => one.href));

for (const prefix of ['/', '/a/b/c/']) {
  for (const address of NOWHERE) {
    journey(`${prefix}${address} says that nothing is there, and leads home`, { prefix }, async ({ visitor, server, page }) => {
      // The address itself, and each folder above it that is not the site's root.
      visitor.expect(/status of 404/);
      const response = await visitor.open(address, { alive: false });
      assert.equal(response.status(), 404);
      assert.deepEqual((await facts(page)).headings, [words.notFound]);
      const home = page.getByRole('link', { name: words.goHome });
      await eventually(async () => (await home.evaluate((one) => one.href)) === server.home, 'the way home');
      const expected = [server.home, ...['', reports, figures, photos, documents, '', about].map((route) => server.home + route)];
      assert.deepEqual((await targets(page)).sort(), expected.sort());
      await home.click();
      await page.waitForURL(server.home);
      await visitor.alive();
    });
  }
}

journey('from a mistyped address every tab leads on', { ...phone, prefix: '/a/b/c/' }, async ({ visitor, server, page }) => {
  visitor.expect(/status of 404/);
  for (const [at, route] of [reports, figures, photos, documents].entries()) {
    await visitor.open('x/y/z/', { alive: false });
    const link = page.locator('.tabs a').nth(at + 1);
    await eventually(async () => (await link.evaluate((one) => one.href)) === server.home + route, 'the way there');
    await link.tap();
    await page.waitForURL(server.home + route);
    await visitor.alive();
  }
});

journey('a host that answers everything with a page is not taken for the site', { prefix: '/a/b/c/' }, async ({ visitor, server, page }) => {
  visitor.expect(/status of 404/);
  // Such hosts answer 200 and their own page for what is not there.
  server.answer(/^x\/.*release\.json$/, { status: 200, type: 'text/html', body: Buffer.from('<p>trang chủ') });
  await visitor.open('x/y/', { alive: false });
  const home = page.getByRole('link', { name: words.goHome });
  await eventually(async () => (await home.evaluate((one) => one.href)) === server.home, 'the way home');
});

journey('a link within the site to a page that is gone is explained by the host', async ({ visitor, server, page }) => {
  visitor.expect(/status of 404/);
  await visitor.open('');
  await page.evaluate((href) => {
    const link = document.createElement('a');
    Object.assign(link, { href, textContent: 'đã xoá' });
    document.querySelector('.foot').append(link);
  }, `${server.home}${reports}da-xoa/`);
  await page.getByRole('link', { name: 'đã xoá' }).click();
  await page.waitForURL(`${server.home}${reports}da-xoa/`);
  assert.deepEqual((await facts(page)).headings, [words.notFound]);
  await page.goBack();
  await visitor.alive();
  assert.equal(page.url(), server.home);
});
