// A site of many photos, which the real one is not yet: the grid, a page for each, and what becomes of
// them where scripts are off, windows are narrow and networks slow.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { assertAccessible } from '../axe.mjs';
import { desktop, eventually, journey, phone } from '../browser.mjs';
import { nextFrame } from '../pages.mjs';
import { demo } from '../site.mjs';

const site = { folder: demo, skip: demo ? false : 'DEMO is not set' };
const scriptsOff = { ...site, ...phone, javaScriptEnabled: false };

const HOME = '';
const GRID = 'hoa-tiet/anh/';
const REPORT = 'hoa-tiet/bao-cao/bai-mau/';
const photo = (number) => `${GRID}hoa-tiet-${number}/`;
const PAGES = [HOME, GRID, photo(1), photo(3), REPORT];

const album = () => JSON.parse(readFileSync(path.join(demo, GRID, 'photos.json'), 'utf8'));
const PHOTOS = '.photo > a[data-photo]';

/** Each photo of the page as it stands: its place, and what the browser chose to load. */
const shown = (page) => page.locator(PHOTOS).evaluateAll((all) => all.map((link) => {
  const { x, y, width, height } = link.getBoundingClientRect();
  const img = link.querySelector('img');
  return { slug: link.dataset.photo, x, y, width, height, file: img.currentSrc, natural: img.naturalWidth };
}));

/** Brings every photo into view, one after another, until each has come. */
async function seeAll(page) {
  for (const one of await page.locator(`${PHOTOS} img`).all()) {
    await one.scrollIntoViewIfNeeded();
    await eventually(() => one.evaluate((img) => img.complete && img.naturalWidth > 0), 'a photo');
  }
}

journey('with scripts off, the grid shows every photo in the order of the album', scriptsOff, async ({ visitor, page }) => {
  // The app that waits for its loader in vain; the browser says so once a page is looked at for long.
  visitor.tolerate(/was preloaded using link preload but not used/);
  await visitor.open(GRID, { alive: false });
  await seeAll(page);
  const photos = await shown(page);
  assert.deepEqual(photos.map(({ slug }) => slug), album().photos.map(({ slug }) => slug));
  assert.ok(photos.every(({ file }) => file.endsWith('.avif')), 'the smallest format that it reads');
  const captions = await page.locator('.photo figcaption').allInnerTexts();
  assert.equal(captions.length, photos.length);
  assert.ok(captions.every((caption) => caption.startsWith('Họa tiết số ')), captions.join(', '));
  assert.deepEqual(await page.locator('main h2').allInnerTexts(), ['Họa tiết sọc', 'Họa tiết tròn']);
});

journey('the first page shows a few photos and leads to all', scriptsOff, async ({ visitor, server, page }) => {
  await visitor.open(HOME, { alive: false });
  assert.equal(await page.locator(PHOTOS).count(), 6);
  await page.getByRole('link', { name: 'Xem tất cả 24 ảnh' }).tap();
  await page.waitForURL(server.home + GRID);
});

journey('with scripts off, the photos are walked through by links, one by one and back', scriptsOff, async ({ visitor, server, page }) => {
  const slugs = album().photos.map(({ slug }) => slug);
  await visitor.open(GRID, { alive: false });
  await page.locator(PHOTOS).first().tap();
  for (const [index, slug] of slugs.entries()) {
    await page.waitForURL(`${server.home}${GRID}${slug}/`);
    assert.match(await page.locator('.meta').innerText(), new RegExp(`Ảnh ${index + 1}/${slugs.length}\\b`));
    assert.equal(await page.locator('.neighbours .prev').count(), index ? 1 : 0);
    if (index + 1 < slugs.length) await page.locator('.neighbours .next').tap();
  }
  assert.equal(await page.locator('.neighbours .next').count(), 0);
  await page.locator('.neighbours .prev').tap();
  await page.waitForURL(`${server.home}${GRID}${slugs.at(-2)}/`);
  await page.locator('.meta a').tap();
  await page.waitForURL(server.home + GRID);
});

journey('a photo\'s page says what it is: title, preview, structured data, a file to keep', site, async ({ visitor, server, page }) => {
  await visitor.open(photo(2));
  assert.equal(await page.title(), 'Họa tiết số 2 · Kỷ yếu mẫu');
  assert.equal(await page.locator('h1').innerText(), 'Họa tiết số 2');
  assert.equal(await page.locator('figcaption').innerText(), 'Ảnh: Máy vẽ');
  const data = JSON.parse(await page.locator('script[type="application/ld+json"]').textContent());
  assert.equal(data['@type'], 'ImageObject');
  const card = await page.locator('meta[property="og:image"]').getAttribute('content');
  const keep = await page.locator('a[download]').getAttribute('href');
  assert.equal(data.contentUrl, keep);
  for (const [address, width] of [[card, 1200], [keep, data.width]]) {
    const { type, natural } = await page.evaluate(async (href) => {
      const blob = await (await fetch(href)).blob();
      return { type: blob.type, natural: (await createImageBitmap(blob)).width };
    }, new URL(address, server.home + photo(2)).href);
    assert.deepEqual({ type, natural }, { type: 'image/jpeg', natural: width }, address);
  }
});

for (const [name, profile] of [['a phone', phone], ['a desktop', desktop]]) {
  journey(`on ${name}, rows are as wide as their column and photos of a row equally high`, { ...site, ...profile }, async ({ visitor, page }) => {
    await visitor.open(GRID);
    const albums = await page.locator('.album').evaluateAll((all) => all.map((album) => {
      const { left, right } = album.getBoundingClientRect();
      const photos = [...album.querySelectorAll('.photo > a')].map((link) => link.getBoundingClientRect().toJSON());
      return { left, right, photos };
    }));
    let full = 0;
    for (const { left, right, photos } of albums) {
      const rows = new Map();
      for (const one of photos) rows.set(Math.round(one.top), [...(rows.get(Math.round(one.top)) ?? []), one]);
      for (const row of rows.values()) {
        const heights = row.map(({ height }) => height);
        assert.ok(Math.max(...heights) - Math.min(...heights) < 6, `equally high: ${heights}`);
        assert.ok(row[0].left - left < 1 && row.at(-1).right - right < 1, 'within the column');
        if (right - row.at(-1).right < 1) full += 1;
      }
      assert.ok(rows.size > 1 && rows.size < photos.length, `${rows.size} rows of ${photos.length} photos`);
    }
    assert.ok(full >= albums.length * 2, `${full} rows are full`);
  });
}

journey('photos below the fold wait until they are near', { ...site, ...phone }, async ({ visitor, server, page }) => {
  await visitor.open(GRID, { waitUntil: 'networkidle' });
  const asked = () => server.requests.filter(({ path: asked }) => /\.(avif|webp|jpg)$/.test(asked)).length;
  const before = asked();
  const { photos } = album();
  assert.ok(before >= 2 && before < photos.length, `${before} of ${photos.length}`);
  await seeAll(page);
  assert.equal(asked(), photos.length, 'each once, in one size and one format');
});

// Only a browser decodes AVIF here: the disc in the middle has its colour in every format.
journey('a photo has the same colours in every format and size', site, async ({ visitor, server, page }) => {
  await visitor.open(photo(1));
  const [one] = album().photos;
  const files = ['avif', 'webp', 'jpeg'].flatMap((format) => one[format].map(([, name]) => `${server.home}hoa-tiet/anh/${one.slug}/${name}`));
  const colours = await page.evaluate((all) => Promise.all(all.map(async (file) => {
    const picture = await createImageBitmap(await (await fetch(file)).blob());
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    const drawing = canvas.getContext('2d');
    drawing.drawImage(picture, 0, 0);
    return [...drawing.getImageData(picture.width / 2, picture.height / 2, 1, 1).data];
  })), files);
  assert.ok(colours.length >= 6, `${colours.length} renditions`);
  for (const [index, colour] of colours.entries()) {
    const off = Math.max(...colour.map((value, channel) => Math.abs(value - colours[0][channel])));
    assert.ok(off <= 8, `${files[index]}: ${colour}, ${files[0]}: ${colours[0]}`);
  }
});

function recordJumps() {
  window.jumps = [];
  new PerformanceObserver((list) => window.jumps.push(...list.getEntries().map(({ value }) => value)))
    .observe({ type: 'layout-shift', buffered: true });
}

for (const route of PAGES) {
  journey(`/${route} stands still while its photos come late`, { ...site, ...phone }, async ({ visitor, server, page }) => {
    await visitor.context.addInitScript(recordJumps);
    const release = server.hold(/\.(avif|webp|jpg)$/);
    // Photos that do not come may have all six connections that a browser has to such a host: the app waits with them.
    await visitor.open(route, { waitUntil: 'domcontentloaded', alive: false });
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
    const before = await shown(page);
    assert.ok(before.length > 0 && before.every(({ width, height }) => width >= 44 && height >= 44));
    release();
    await visitor.alive();
    await seeAll(page);
    await page.evaluate(() => scrollTo(0, 0));
    await nextFrame(page);
    assert.deepEqual(await page.evaluate(() => window.jumps), []);
  });
}

for (const colorScheme of ['light', 'dark']) {
  journey(`photos are accessible, ${colorScheme}`, { ...site, ...phone, colorScheme }, async ({ visitor, page }) => {
    for (const route of PAGES) {
      await visitor.open(route);
      await assertAccessible(page, `/${route}`);
    }
  });
}

journey('in a window of 320 pixels nothing runs out of it', { ...site, viewport: { width: 320, height: 640 } }, async ({ visitor, page }) => {
  for (const route of PAGES) {
    await visitor.open(route);
    const widest = await page.evaluate(() => Math.max(...[...document.querySelectorAll('main *')].map((one) => one.getBoundingClientRect().right)));
    assert.ok(widest <= 320.5, `/${route}: ${widest}`);
  }
});

journey('whatever a page or the album names is there', { ...site, javaScriptEnabled: false }, async ({ visitor, server, page }) => {
  const named = new Set();
  for (const route of PAGES) {
    await visitor.open(route, { alive: false });
    const sets = await page.locator('[srcset]').evaluateAll((all) => all.flatMap((one) => one.srcset.split(',').map((each) => new URL(each.trim().split(' ')[0], document.baseURI).href)));
    for (const file of sets) named.add(file);
  }
  for (const one of album().photos) {
    for (const format of ['avif', 'webp', 'jpeg']) for (const [, name] of one[format]) named.add(`${server.home}${GRID}${one.slug}/${name}`);
  }
  assert.ok(named.size >= 24 * 3, `${named.size}`);
  for (const file of named) assert.equal((await fetch(file)).status, 200, file);
});
