// The share sheet: a page's address as a code, as a frame, as a source, and where else it may go.

import assert from 'node:assert/strict';

import { assertAccessible } from '../axe.mjs';
import { eventually, journey, phone } from '../browser.mjs';
import { called, chart, figures, longReport, photos, read, routes } from '../site.mjs';

const MORE = 'Mã QR, nhúng, trích dẫn';

async function opened(visitor, route) {
  await visitor.open(route);
  await visitor.page.getByRole('button', { name: MORE }).click();
  await visitor.page.waitForSelector('dialog.share-sheet[open]');
  return visitor.page.locator('dialog.share-sheet');
}

const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());
const mayCopy = (visitor) =>
  visitor.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: visitor.server.origin });

for (const route of routes) {
  journey(`${called(route)} has a share sheet`, async ({ visitor, server }) => {
    const sheet = await opened(visitor, route);
    assert.equal(await sheet.locator('.where').textContent(), server.home + route);
    assert.ok(await sheet.locator('.code svg').isVisible());
    const { embed, script } = JSON.parse(read(`${route}share.json`));
    // What is about the site itself is not embedded.
    assert.equal(Boolean(embed), !/^(gioi-thieu|luu-tru)\//.test(route));
    assert.equal(await sheet.locator('textarea').count(), embed ? 1 : 0);
    if (!embed) return;
    await sheet.locator('summary').first().click();
    const said = (text) => text.replaceAll('{site}', server.home).replace('{look}', '');
    assert.equal(await sheet.locator('textarea').textContent(), `${said(embed)}\n${said(script)}`);
  });
}

journey('the module comes when it is asked for, and not before', async ({ visitor, server, page }) => {
  await visitor.open(longReport);
  assert.equal(server.count(/^share-/), 0);
  await page.getByRole('button', { name: MORE }).click();
  await page.waitForSelector('dialog.share-sheet[open]');
  assert.equal(server.count(/^share-.*\.wasm$/), 1);
});

journey('the sheet of a chart among others is the chart’s own, as it is shown', async ({ visitor, server, page }) => {
  await mayCopy(visitor);
  await visitor.open(figures);
  const figure = page.locator(`figure.chart[data-at="${chart}"][data-alive]`);
  await figure.locator('.as-sheet').click();
  await page.waitForFunction(() => location.search.includes('bang='));
  const button = figure.getByRole('button', { name: 'Nhúng, mã QR' });
  await button.click();
  const sheet = page.locator('dialog.share-sheet[open]');
  const shown = `${server.home}${chart}?bang=${chart.split('/').at(-2)}`;
  assert.equal(await sheet.locator('.where').textContent(), shown);
  await sheet.locator('summary').first().click();
  assert.ok((await sheet.locator('textarea').textContent()).includes(`${server.home}nhung/${chart}"`));
  await sheet.getByRole('button', { name: 'Đóng' }).click();
  await page.waitForFunction(() => !document.querySelector('dialog.share-sheet'));
  assert.equal(await button.evaluate((one) => one === document.activeElement), true);
});

journey('a chart’s link is copied where its sheet does not come', async ({ visitor, server, page }) => {
  await mayCopy(visitor);
  server.drop(/^share-/);
  visitor.expect(/share-.* net::ERR_|Failed to load resource/);
  visitor.tolerate(/Failed to|share-/);
  await visitor.open(figures);
  const figure = page.locator(`figure.chart[data-at="${chart}"][data-alive]`);
  await figure.getByRole('button', { name: 'Nhúng, mã QR' }).click();
  await figure.locator('.said').filter({ hasText: /./ }).waitFor();
  assert.equal(await clipboard(page), server.home + chart);
});

journey('pressed twice, one sheet opens', async ({ visitor, page }) => {
  await visitor.open(longReport);
  await page.getByRole('button', { name: MORE }).evaluate((button) => { button.click(); button.click(); });
  await page.waitForSelector('dialog.share-sheet[open]');
  await page.waitForLoadState('networkidle');
  assert.equal(await page.locator('dialog.share-sheet').count(), 1);
});

journey('without the module the link is copied', async ({ visitor, server, page }) => {
  await mayCopy(visitor);
  server.drop(/^share-/);
  visitor.expect(/share-.* net::ERR_|Failed to load resource/);
  visitor.tolerate(/Failed to|share-/);
  await visitor.open(longReport);
  await page.getByRole('button', { name: MORE }).click();
  await page.waitForSelector('.notice[data-state="said"]');
  assert.equal(await clipboard(page), server.home + longReport);
});

journey('links lead to others and load nothing of theirs', async ({ visitor, server }) => {
  const sheet = await opened(visitor, longReport);
  const links = await sheet.locator('.ways a[target]').evaluateAll((all) => all.map((one) => [one.href, one.rel]));
  const address = encodeURIComponent(server.home + longReport);
  assert.deepEqual(links, [
    [`https://www.facebook.com/sharer/sharer.php?u=${address}`, 'noopener noreferrer'],
    [`https://zalo.me/share?url=${address}`, 'noopener noreferrer'],
  ]);
});

journey('the address has what is chosen of a chart, and not what apps have added', async ({ visitor, server, page }) => {
  await mayCopy(visitor);
  await visitor.open(`${chart}?fbclid=x&utm_source=zalo`);
  await page.waitForSelector('figure.chart[data-alive]');
  await page.locator('.views .as-sheet').first().click();
  await page.waitForFunction(() => location.search.includes('bang='));
  await page.getByRole('button', { name: MORE }).click();
  const sheet = page.locator('dialog.share-sheet[open]');
  const wanted = `${server.home}${chart}?bang=${chart.split('/').at(-2)}`;
  await sheet.getByRole('button', { name: 'Chép liên kết' }).click();
  await page.waitForFunction(() => document.querySelector('.share-sheet .said').textContent !== '');
  assert.equal(await clipboard(page), wanted);
});

journey('the snippet and its preview are as they are chosen', async ({ visitor, server, page }) => {
  await mayCopy(visitor);
  const sheet = await opened(visitor, chart);
  await sheet.locator('summary').first().click();
  const entries = await page.evaluate(() => history.length);
  await sheet.locator('iframe').scrollIntoViewIfNeeded();
  await eventually(() => sheet.locator('iframe').evaluate(({ contentDocument }) => contentDocument.readyState === 'complete' && contentDocument.title !== ''), 'the preview');
  await sheet.locator('select').selectOption('dark');
  await sheet.getByLabel('Nền trong suốt').check();
  await sheet.getByLabel('Đổi màu nhấn').check();
  await sheet.locator('input[type=color]').fill('#c2185b');
  await sheet.getByLabel('Kèm mã').uncheck();
  const query = '?nen=dark&mau=c2185b&trong=1';
  const code = await sheet.locator('textarea').textContent();
  assert.ok(code.includes(`${server.home}nhung/${chart}${query.replaceAll('&', '&amp;')}"`), code);
  assert.ok(!code.includes('<script'));
  await sheet.getByRole('button', { name: 'Chép mã nhúng' }).click();
  await page.waitForFunction(() => document.querySelector('.share-sheet .said').textContent !== '');
  assert.equal(await clipboard(page), code);
  await sheet.locator('iframe').scrollIntoViewIfNeeded();
  const wanted = `${server.home}nhung/${chart}${query}`;
  let preview;
  const isShown = async () => {
    preview = await sheet.locator('iframe').evaluate(({ src, contentWindow, contentDocument: within }) => {
      const isDark = Boolean(within.querySelector('html[data-theme=dark] .from'));
      return { src, shows: contentWindow.location.href, state: within.readyState, isDark };
    });
    return preview.shows === wanted && preview.isDark;
  };
  await eventually(isShown, 'the preview as it is chosen').catch(({ message }) => assert.fail(`${message}: ${JSON.stringify(preview)}`));
  assert.equal(await page.evaluate(() => history.length), entries, 'Back leads where it led before');
});

journey('where pages elsewhere may check the script, the snippet has its hash', async ({ visitor, server }) => {
  server.answer('embed.js', { headers: { 'access-control-allow-origin': '*' } });
  const sheet = await opened(visitor, photos);
  const { integrity } = JSON.parse(read(`${photos}share.json`));
  assert.ok((await sheet.locator('textarea').textContent()).includes(`integrity="${integrity}" crossorigin="anonymous"`));
});

journey('a citation names the release', async ({ visitor, server, page }) => {
  await mayCopy(visitor);
  const sheet = await opened(visitor, longReport);
  await sheet.locator('summary').last().click();
  const citation = await sheet.locator('.citation').textContent();
  const { release } = JSON.parse(read('release.json'));
  assert.ok(citation.includes(release) && citation.endsWith(server.home + longReport), citation);
});

journey('the day goes into a calendar', async ({ visitor, page }) => {
  const sheet = await opened(visitor, '');
  const [download] = await Promise.all([page.waitForEvent('download'), sheet.locator('.ways a[download]').click()]);
  assert.equal(download.suggestedFilename(), 'hoi-nghi.ics');
});

journey('the code fills the screen of a hall', async ({ visitor, page }) => {
  const sheet = await opened(visitor, longReport);
  await sheet.getByRole('button', { name: 'Phóng to' }).click();
  await page.waitForFunction(() => document.fullscreenElement?.matches('.code'));
  const [svg, screen] = [await sheet.locator('.code svg').boundingBox(), page.viewportSize()];
  assert.ok(svg.height > 0.7 * screen.height, `${svg.height} of ${screen.height}`);
  assert.ok(await sheet.locator('.code figcaption').isVisible());
  await page.evaluate(() => document.exitFullscreen());
});

// So high that nothing of the sheet is scrolled out of sight: what is judged there is read off the pixels.
const tall = (profile, width) => ({ ...profile, viewport: { width, height: 2600 } });
for (const [what, profile] of [['a phone', tall(phone, 360)], ['a wide screen', tall({}, 1280)]]) {
  journey(`on ${what} the sheet is accessible, and gives the focus back`, profile, async ({ visitor, page }) => {
    for (const scheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme: scheme });
      const sheet = await opened(visitor, longReport);
      for (const one of await sheet.locator('summary').all()) await one.click();
      await sheet.locator('iframe').evaluate((one) => one.remove());
      await assertAccessible(page, `the sheet, ${scheme}`, { modal: true });
      const { x, width } = await sheet.boundingBox();
      assert.ok(x >= 0 && x + width <= page.viewportSize().width);
      await page.keyboard.press('Escape');
      await page.waitForFunction(() => !document.querySelector('dialog.share-sheet'));
      assert.equal(await page.evaluate(() => document.activeElement.textContent), MORE);
    }
  });
}
