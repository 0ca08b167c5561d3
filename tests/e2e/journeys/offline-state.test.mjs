// What the site says of what is kept, and what a visitor can do about it.

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';

import { assertAccessible } from '../axe.mjs';
import { eventually, journey, phone } from '../browser.mjs';
import { about, demo, photos } from '../site.mjs';
import { releases } from '../two-releases.mjs';

const offline = { serviceWorkers: 'allow' };
const place = (page, name) => page.locator(`[data-offline="${name}"]`);
const line = (page, words) => place(page, 'line').filter({ hasText: words }).waitFor({ state: 'attached' });
const saved = (page) => line(page, 'Đã lưu để đọc khi không có mạng');
const fact = (page, term) => place(page, 'state').locator('.facts div').filter({ hasText: term }).locator('dd').textContent();
const storeNames = (page) => page.evaluate(() => caches.keys());

journey('the page about the site says what is kept, and whether there is a network', offline, async ({ visitor, page }) => {
  await visitor.open(about);
  await saved(page);
  await place(page, 'state').locator('.facts').waitFor();
  await eventually(async () => {
    const [some, all] = (await fact(page, 'Trang')).split('/');
    return some === all && Number(all) > 10;
  }, 'all pages are there');
  assert.match(await fact(page, 'Dung lượng'), /^\d+,\d MB$/);
  assert.match(await fact(page, 'Bản đã lưu'), /^[0-9a-f]{16}$/);
  await assertAccessible(page, 'what is kept');
  await visitor.context.setOffline(true);
  await line(page, 'Không có mạng: đang đọc bản đã lưu');
  await eventually(async () => (await fact(page, 'Mạng')) === 'không có', 'it says that there is no network');
  await visitor.context.setOffline(false);
  await saved(page);
});

journey('what is kept can be thrown away, and is kept again when the visitor says so', offline, async ({ visitor, page }) => {
  await visitor.open(about);
  await saved(page);
  await visitor.mark();
  await place(page, 'state').getByRole('button', { name: 'Xoá dữ liệu đã lưu' }).click();
  const again = place(page, 'state').getByRole('button', { name: 'Lưu để đọc khi không có mạng' });
  await again.waitFor();
  assert.deepEqual(await storeNames(page), []);
  await visitor.open(about);
  await again.waitFor();
  assert.equal(await page.evaluate(() => navigator.serviceWorker.getRegistration().then(Boolean)), false);
  assert.deepEqual(await storeNames(page), []);
  await again.click();
  await saved(page);
});

journey('where there are no workers the page about the site says why, and names the edition', async ({ visitor, page }) => {
  await visitor.open(about);
  await place(page, 'state').getByText('Trình duyệt này không cho lưu').waitFor();
  await place(page, 'state').getByText('bản một tệp').waitFor();
  assert.equal(await place(page, 'line').textContent(), '');
});

journey('a first installation that fails is told on the page about the site', offline, async ({ visitor, server, page }) => {
  visitor.tolerate(/page\.json/, /sw\.js/, /ServiceWorker/);
  server.cutShort(`${photos}page.json`);
  await visitor.open(about);
  await place(page, 'state').getByText(`hỏng ở tệp «${photos}page.json»`).waitFor({ timeout: 30_000 });
});

/** Two releases, of which a visitor has the first. */
function between(name, body) {
  journey(name, offline, async (one) => {
    const made = await releases();
    try {
      one.server.folder = made.a;
      await one.visitor.open(about);
      await saved(one.page);
      await place(one.page, 'state').locator('.facts').waitFor();
      one.server.folder = made.b;
      await body({ ...one, made });
    } finally {
      await made.close();
    }
  });
}

const update = (page) => page.evaluate(async () => { await (await navigator.serviceWorker.getRegistration()).update(); });

between('a release that did not come is told until the host has the kept one again', async ({ visitor, server, page, made }) => {
  const whole = server.cutShort(`${photos}page.json`);
  await update(page);
  const trouble = place(page, 'state').locator('.trouble');
  await trouble.filter({ hasText: `«${photos}page.json»` }).waitFor();
  await visitor.open(about);
  await trouble.waitFor();
  server.folder = made.a;
  whole();
  await visitor.open(about);
  await trouble.waitFor({ state: 'detached' });
  await place(page, 'state').locator('.facts').waitFor();
});

between('a release that has come takes over, however busy the one before was', async ({ page, made }) => {
  // As a page that asks and asks: a worker that answers is not replaced.
  await page.evaluate(() => {
    const ask = () => navigator.serviceWorker.controller.postMessage({ deed: 'state' }, [new MessageChannel().port2]);
    window.asking = setInterval(ask, 5);
  });
  await update(page);
  const seen = () => page.evaluate(async () => {
    const { installing, waiting } = await navigator.serviceWorker.getRegistration();
    return { coming: Boolean(installing), waiting: Boolean(waiting) };
  });
  await eventually(async () => !(await seen()).coming, 'it has come');
  await page.evaluate(() => clearInterval(window.asking));
  await eventually(async () => !(await seen()).waiting, 'it has taken over');
  const fresh = await page.context().newPage();
  await fresh.goto(page.url());
  await eventually(async () => (await fact(fresh, 'Bản đã lưu').catch(() => '')) === made.lists.B.id, 'it answers');
});

const withPhotos = { ...offline, folder: demo, skip: demo ? false : 'needs the site of generated photos' };
const album = (page) => place(page, 'albums').getByRole('listitem').first();

for (const [name, profile] of [['a phone', phone], ['a desktop', {}]]) {
  journey(`on ${name} an album is saved, opens without a host, and is taken away again`, { ...withPhotos, ...profile }, async ({ visitor, server, page }) => {
    await visitor.open('hoa-tiet/anh/');
    await saved(page);
    const row = album(page);
    await row.getByRole('button', { name: /^Lưu \(.*B\)$/ }).click();
    await row.getByText(/^Đã lưu \d+ ảnh/).waitFor();
    await assertAccessible(page, 'what is kept');
    const links = await page.evaluate(() => [...document.querySelectorAll('.gallery section:first-of-type .album a[href]')].map(({ href }) => href));
    const first = links.find((href) => readdirSync(path.join(demo, href.slice(server.home.length))).some((file) => /^640-.*webp$/.test(file)));
    // Small photos may still be on their way.
    visitor.tolerate(/ERR_CONNECTION_RE(FUSED|SET)|ERR_FAILED/);
    await server.close();
    await page.goto(first);
    const shown = () => page.evaluate(async () => {
      const img = document.querySelector('main img');
      if (!img?.complete || !img.currentSrc) return false;
      return (await createImageBitmap(await (await fetch(img.currentSrc)).blob())).width === 640;
    });
    await eventually(shown, 'the photo in a readable size');
    await page.goto(`${server.home}hoa-tiet/anh/`);
    await album(page).getByRole('button', { name: 'Bỏ lưu' }).click();
    await album(page).getByRole('button', { name: /^Lưu \(/ }).waitFor();
  });
}

journey('saving can be stopped, and what came stays', withPhotos, async ({ visitor, server, page }) => {
  await visitor.open('hoa-tiet/anh/');
  await saved(page);
  const release = server.hold(/640-.*\.webp$/);
  const row = album(page);
  await row.getByRole('button', { name: /^Lưu \(/ }).click();
  await row.getByRole('button', { name: 'Dừng' }).click();
  release();
  await row.getByRole('button', { name: /^Lưu \(/ }).waitFor();
});

journey('where there is not enough room nothing is fetched, and it is said', withPhotos, async ({ visitor, server, page }) => {
  await visitor.context.addInitScript(() => { StorageManager.prototype.estimate = async () => ({ quota: 1000, usage: 900 }); });
  await visitor.open('hoa-tiet/anh/');
  await saved(page);
  const before = server.requests.length;
  const row = album(page);
  await row.getByRole('button', { name: /^Lưu \(/ }).click();
  await row.getByText('Không đủ chỗ').waitFor();
  assert.deepEqual(server.requests.slice(before).filter(({ path }) => /\/640-.*\.webp$/.test(path)), []);
});

journey('a device finds what it needs to keep the site among its apps', offline, async ({ visitor, page }) => {
  await visitor.open('');
  const client = await visitor.context.newCDPSession(page);
  const { errors, url } = await client.send('Page.getAppManifest');
  assert.deepEqual(errors, []);
  const manifest = await page.evaluate((address) => fetch(address).then((answer) => answer.json()), url);
  for (const icon of manifest.icons.filter(({ type }) => type === 'image/png')) {
    const width = await page.evaluate((src) => new Promise((done, failed) => {
      const img = new Image();
      img.onload = () => done(img.naturalWidth);
      img.onerror = failed;
      img.src = src;
    }), icon.src);
    assert.equal(`${width}x${width}`, icon.sizes);
  }
});

journey('the browser’s own prompt is offered on another day, and once', offline, async ({ visitor, page }) => {
  await visitor.open('');
  await saved(page);
  const prompt = () => page.evaluate(() => {
    const event = new Event('beforeinstallprompt', { cancelable: true });
    event.prompt = () => { window.prompted = true; };
    dispatchEvent(event);
    return event.defaultPrevented;
  });
  assert.ok(await prompt());
  assert.equal(await page.locator('.update').count(), 0, 'not on the first day');
  await page.evaluate(() => localStorage.setItem('ky-yeu-first-day', 'another'));
  await prompt();
  await page.locator('.update').getByRole('button', { name: 'Cài đặt' }).click();
  assert.ok(await page.evaluate(() => window.prompted));
  await prompt();
  assert.equal(await page.locator('.update').count(), 0, 'not again');
});
