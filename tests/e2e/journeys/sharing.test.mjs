// Passing a page on: the system's sheet where there is one, else the address on the clipboard, else
// the address to copy by hand.

import assert from 'node:assert/strict';

import { journey, phone } from '../browser.mjs';
import { arrived, notice, tab } from '../pages.mjs';
import { SHARED_QUERY, called, longReport, photos, routes, words } from '../site.mjs';

/** A browser with a system sheet, which remembers what it was given. */
function withSheet(answer) {
  window.shared = [];
  const answers = { taken: () => Promise.resolve(), closed: () => Promise.reject(new DOMException('', 'AbortError')) };
  Object.defineProperty(navigator, 'share', {
    value(data) {
      if (!navigator.userActivation.isActive) throw new DOMException('', 'NotAllowedError');
      window.shared.push({ ...data });
      return answers[answer]();
    },
  });
}

/** A browser without one. */
function withoutSheet() {
  Object.defineProperty(navigator, 'share', { value: undefined });
}

/** A browser that lets nobody write to its clipboard. */
function refusing() {
  Object.defineProperty(navigator.clipboard, 'writeText', {
    value: () => Promise.reject(new DOMException('', 'NotAllowedError')),
  });
}

/** A page that is not served over https has no clipboard at all. */
function noClipboard() {
  Object.defineProperty(navigator, 'clipboard', { value: undefined });
}

// The page's own; each chart has one besides.
const share = (page) => page.locator('.share');
const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());

async function said(page, text) {
  await page.waitForSelector('.notice[data-state="said"]');
  assert.equal(await notice(page).getByRole('status').textContent(), text);
  assert.equal(await page.getByRole('button', { name: words.retry }).isVisible(), false, 'there is nothing to try again');
}

async function mayCopy(visitor) {
  await visitor.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: visitor.server.origin });
}

journey('the system\'s sheet gets the title and the address', phone, async ({ visitor, server, page }) => {
  await visitor.context.addInitScript(withSheet, 'taken');
  await visitor.open(longReport + SHARED_QUERY);
  await share(page).tap();
  const title = await page.title();
  // Without what an app has added to it.
  assert.deepEqual(await page.evaluate(() => window.shared), [{ title, url: server.home + longReport }]);
  assert.equal(await notice(page).isVisible(), false);
});

journey('after a navigation it is the new page that is shared', { ...phone, prefix: '/a/b/c/' }, async ({ visitor, server, page }) => {
  await visitor.context.addInitScript(withSheet, 'taken');
  await visitor.open(longReport);
  await tab(page, 'Ảnh').tap();
  await arrived(page, server.home + photos);
  await page.locator('figcaption a').first().tap();
  await page.waitForFunction((path) => location.pathname !== path, new URL(server.home + photos).pathname);
  await share(page).tap();
  const [{ title, url }] = await page.evaluate(() => window.shared);
  assert.deepEqual([title, url], [await page.title(), page.url()]);
});

journey('a sheet that is closed again is no mistake', phone, async ({ visitor, page }) => {
  await visitor.context.addInitScript(withSheet, 'closed');
  await visitor.open(longReport);
  await share(page).tap();
  assert.equal((await page.evaluate(() => window.shared)).length, 1);
  assert.equal(await notice(page).isVisible(), false);
});

journey('without a sheet the address is copied, and that is said', async ({ visitor, server, page }) => {
  await mayCopy(visitor);
  await visitor.context.addInitScript(withoutSheet);
  await visitor.open(longReport + SHARED_QUERY);
  await share(page).click();
  await said(page, words.copied);
  assert.equal(await clipboard(page), server.home + longReport);
  await page.getByRole('button', { name: words.close }).click();
  await page.waitForSelector('.notice[data-state="idle"]', { state: 'attached' });
});

journey('what was said goes away by itself', async ({ visitor, page }) => {
  await mayCopy(visitor);
  await visitor.context.addInitScript(withoutSheet);
  await page.clock.install();
  await visitor.open(longReport);
  await share(page).click();
  await said(page, words.copied);
  await page.clock.fastForward(3000);
  assert.ok(await notice(page).isVisible(), 'not before it can be read');
  await page.clock.fastForward(10_000);
  await page.waitForSelector('.notice[data-state="idle"]', { state: 'attached' });
});

for (const [what, stub] of [['refuses', refusing], ['is absent', noClipboard]]) {
  journey(`where the clipboard ${what}, the address is shown`, phone, async ({ visitor, server, page }) => {
    await visitor.context.addInitScript(withoutSheet);
    await visitor.context.addInitScript(stub);
    await visitor.open(longReport);
    await share(page).tap();
    await said(page, words.notCopied + server.home + longReport);
    const { x, width } = await notice(page).boundingBox();
    assert.ok(x >= 0 && x + width <= 360, 'a long address stays within the screen');
    const chosen = await notice(page).getByRole('status').evaluate((one) => {
      getSelection().selectAllChildren(one);
      return getSelection().toString();
    });
    assert.ok(chosen.includes(server.home + longReport), 'and can be selected');
  });
}

journey('the link beside a heading copies the address of the heading', async ({ visitor, server, page }) => {
  await mayCopy(visitor);
  await visitor.open(longReport);
  const anchors = page.locator('.anchor');
  const count = await anchors.count();
  assert.ok(count > 1);
  for (let at = 0; at < count; at += 1) {
    const anchor = anchors.nth(at);
    const id = await anchor.evaluate((one) => one.closest('[id]').id);
    const heading = await anchor.evaluate((one) => one.parentElement.firstChild.data.trim());
    assert.ok((await anchor.getAttribute('aria-label')).includes(`«${heading}»`));
    await anchor.hover();
    await anchor.click();
    await said(page, words.copied);
    await page.waitForFunction(async (address) => (await navigator.clipboard.readText()) === address, `${server.home}${longReport}#${id}`);
    assert.equal(page.url(), `${server.home}${longReport}#${id}`);
    await page.getByRole('button', { name: words.close }).click();
  }
  // What the pointer passes on the way may be fetched ahead: this page is not.
  assert.equal(server.count(`${longReport}page.json`), 0);
});

journey('a heading is copied without what an app has added to the address', async ({ visitor, server, page }) => {
  await mayCopy(visitor);
  await visitor.open(longReport + SHARED_QUERY);
  const anchor = page.locator('.anchor').first();
  const id = await anchor.evaluate((one) => one.closest('[id]').id);
  await anchor.hover();
  await anchor.click();
  await said(page, words.copied);
  assert.equal(await clipboard(page), `${server.home}${longReport}#${id}`);
});

journey('the link beside a heading is there for the keyboard', async ({ visitor, server, page }) => {
  await mayCopy(visitor);
  await visitor.open(longReport);
  const anchor = page.locator('.anchor').first();
  const id = await anchor.evaluate((one) => one.closest('[id]').id);
  await anchor.focus();
  assert.equal(await anchor.evaluate((one) => getComputedStyle(one).opacity), '1');
  await page.keyboard.press('Enter');
  await said(page, words.copied);
  assert.equal(await clipboard(page), `${server.home}${longReport}#${id}`);
});

for (const route of routes.filter((one) => one === '' || /\/(bao-cao|anh)\/.+\//.test(one))) {
  journey(`${called(route)} can be shared`, phone, async ({ visitor, server, page }) => {
    await visitor.context.addInitScript(withSheet, 'taken');
    await visitor.open(route);
    await share(page).tap();
    assert.deepEqual(await page.evaluate(() => window.shared), [{ title: await page.title(), url: server.home + route }]);
  });
}
