// What is the browser's own business stays the browser's: new tabs, downloads, other websites.

import assert from 'node:assert/strict';

import { eventually, journey, phone } from '../browser.mjs';
import { arrived, notice, tab } from '../pages.mjs';
import { documents, figures, photos, read, reports } from '../site.mjs';

const NEW_TABS = [
  ['a Ctrl-click', { modifiers: ['Control'] }],
  ['a middle click', { button: 'middle' }],
  ['a Shift-click', { modifiers: ['Shift'] }],
];

for (const [what, click] of NEW_TABS) {
  journey(`${what} opens the page elsewhere and leaves this one`, { prefix: '/a/b/c/' }, async ({ visitor, server, page }) => {
    await visitor.open('');
    await tab(page, 'Báo cáo').click();
    await arrived(page, server.home + reports);
    // From a page that was navigated to: the browser resolves the link by the address bar.
    const opened = visitor.context.waitForEvent('page');
    await tab(page, 'Số liệu').click(click);
    const other = await opened;
    await other.waitForURL(server.home + figures);
    await other.waitForSelector('html[data-alive]', { state: 'attached' });
    assert.equal(page.url(), server.home + reports);
    assert.equal(await notice(page).getAttribute('data-state'), 'idle');
  });
}

journey('a download is a download', async ({ visitor, server, page }) => {
  await visitor.open('');
  await tab(page, 'Số liệu').click();
  await arrived(page, server.home + figures);
  const link = page.locator('a[download]').first();
  const came = page.waitForEvent('download');
  await link.click();
  const download = await came;
  const file = download.url().slice(server.home.length);
  assert.match(file, /^[^/]+\/so-lieu\/[^/]+\.csv$/);
  const chunks = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  assert.equal(Buffer.concat(chunks).toString('utf8'), read(file));
  assert.equal(page.url(), server.home + figures);
});

/** Puts a link into the foot, where a site's related links stand. */
async function addLink(page, attributes) {
  await page.evaluate((all) => {
    const link = document.createElement('a');
    for (const [name, value] of Object.entries(all)) link.setAttribute(name, value);
    link.textContent = 'ra ngoài';
    document.querySelector('.foot').append(link);
  }, attributes);
  return page.getByRole('link', { name: 'ra ngoài' });
}

journey('a link to another website leaves for it', async ({ visitor, elsewhere, page }) => {
  visitor.leavesFor(elsewhere);
  await visitor.open('');
  await (await addLink(page, { href: elsewhere.home + figures, rel: 'external' })).click();
  await page.waitForURL(elsewhere.home + figures);
});

journey('a link above the site leaves for the host\'s own page', { prefix: '/a/b/c/' }, async ({ visitor, server, page }) => {
  visitor.expect(/status of 404/);
  await visitor.open('');
  await visitor.mark();
  await (await addLink(page, { href: '../' })).click();
  await page.waitForURL(`${server.origin}/a/b/`);
  assert.equal(await visitor.isMarked(), false);
});

journey('a folder of the host with a similar name is not the site\'s', { prefix: '/ky-yeu/' }, async ({ visitor, server, page }) => {
  visitor.expect(/status of 404/);
  await visitor.open('');
  await (await addLink(page, { href: `${server.origin}/ky-yeu-cu/gioi-thieu/` })).click();
  await page.waitForURL(`${server.origin}/ky-yeu-cu/gioi-thieu/`);
  assert.equal(server.count(/page\.json$/), 0);
});

journey('a file of the site that is no page is opened as it is', async ({ visitor, server, page }) => {
  await visitor.open('');
  await visitor.mark();
  await (await addLink(page, { href: './release.json' })).click();
  await page.waitForURL(`${server.home}release.json`);
  assert.equal(await visitor.isMarked(), false);
});

journey('a link that asks for a new tab gets one', async ({ visitor, server, page }) => {
  await visitor.open('');
  const link = await addLink(page, { href: server.home + documents, target: '_blank' });
  const opened = visitor.context.waitForEvent('page');
  await link.click();
  await (await opened).waitForURL(server.home + documents);
  assert.equal(page.url(), server.home);
});

journey('a click that somebody else has handled is left at that', async ({ visitor, server, page }) => {
  await visitor.open('');
  await page.evaluate(() => document.querySelector('.tabs').addEventListener('click', (event) => event.preventDefault()));
  await tab(page, 'Số liệu').click();
  await page.locator('.brand').hover();
  assert.equal(page.url(), server.home);
  assert.equal(await notice(page).getAttribute('data-state'), 'idle');
});

journey('a long press on a phone only shows the browser\'s menu', phone, async ({ visitor, server, page }) => {
  await visitor.open('');
  const { x, y, width, height } = await tab(page, 'Ảnh').boundingBox();
  const touches = await visitor.context.newCDPSession(page);
  const touchPoints = [{ x: x + width / 2, y: y + height / 2 }];
  await touches.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
  await eventually(() => server.count(`${photos}page.json`) === 1, 'the page is fetched ahead');
  // The browser cancels the touch when its menu opens.
  await touches.send('Input.dispatchTouchEvent', { type: 'touchCancel', touchPoints: [] });
  assert.equal(page.url(), server.home);
  assert.equal(await notice(page).getAttribute('data-state'), 'idle');
});
