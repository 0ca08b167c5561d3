// The whole conference in one file, opened from a folder with the network off: the same pages, charts
// and tables, the same ways between them, and not one request.

import assert from 'node:assert/strict';

import { assertAccessible } from '../axe.mjs';
import { desktop, eventually, journey, phone } from '../browser.mjs';
import { LEVEL, bytesOf, choose, everyChart, figureOf, filtered, levels, plain, rowsOf, speaking, taken, woken } from '../charts.mjs';
import { address, at, conference, file, open, pages, tables, unplug, wordsOf, wordsOfDocument } from '../edition.mjs';
import { arrived, nextFrame, scrollTo, scrolled, tab } from '../pages.mjs';
import { about, called, documentOf, documents, figures, longReport, photos, reports, words } from '../site.mjs';

const home = `${conference}/`;
const off = { javaScriptEnabled: false };
const inside = (page) => page.locator('main a[href^="#/"]:not([href*=":"])');

/** Not as the driver clicks, which scrolls what is in sight already. */
const press = (link) => link.evaluate((one) => one.click());

/** Waits until the page at this route is shown, and looks at it. */
async function assertShown(page, route) {
  await arrived(page, at(route));
  const expected = await wordsOfDocument(page, documentOf(route));
  const shown = await wordsOf(page);
  assert.equal(shown.title, expected.title, called(route));
  if (route !== about) assert.equal(shown.words, expected.words, called(route));
}

journey('the edition opens every page by its links, and asks for nothing', async ({ visitor, page }) => {
  const asked = [];
  visitor.context.on('request', (request) => asked.push(request.url()));
  await open(visitor);
  assert.equal(page.url(), at(home), 'each page has its address');
  await visitor.mark();
  const seen = new Set([home]);
  const queue = [home];
  let here = home;
  while (queue.length > 0) {
    const route = queue.shift();
    if (route !== here) {
      await page.goto(at(route));
      await arrived(page, at(route));
    }
    here = route;
    const links = await page.locator('a[href^="#/"]').evaluateAll((all) => all.map((one) => one.getAttribute('href')));
    for (const href of new Set(links)) {
      const target = href.slice(2).split(':')[0];
      if (seen.has(target)) continue;
      seen.add(target);
      queue.push(target);
      await page.locator(`a[href="${href}"]`).first().click();
      if (href.includes(':')) await page.waitForURL(`${address}${href}`);
      else await assertShown(page, target);
      await page.goBack();
      await arrived(page, at(route));
    }
  }
  assert.deepEqual([...seen].toSorted(), pages.toSorted(), 'every page is reached');
  assert.ok(await visitor.isMarked(), 'the document is the same from the first page to the last');
  assert.deepEqual(asked, [address], 'the file itself, once');
});

journey('Back, Forward and a reload keep the page, its place, its title and the focus', async ({ visitor, page }) => {
  await open(visitor, figures);
  await woken(page);
  await scrollTo(page, 700);
  await press(tab(page, 'Báo cáo'));
  await arrived(page, at(reports));
  assert.equal(await scrolled(page), 0);
  await inside(page).filter({ hasText: /./ }).nth(1).click();
  await page.waitForFunction((before) => location.href !== before, at(reports));
  await page.goBack();
  await arrived(page, at(reports));
  await page.goBack();
  await arrived(page, at(figures));
  await eventually(async () => Math.abs((await scrolled(page)) - 700) <= 2, 'the place it was left at');
  await page.goForward();
  await arrived(page, at(reports));
  await page.reload();
  await visitor.alive();
  assert.equal(page.url(), at(reports));
  assert.equal((await wordsOf(page)).title, (await wordsOfDocument(page, documentOf(reports))).title);
  assert.equal(await page.locator('.tabs [aria-current=page]').textContent(), 'Báo cáo');
  await page.goBack();
  await arrived(page, at(figures));
});

journey('a place of a page is found from the page, from another, and after a reload', async ({ visitor, page }) => {
  await open(visitor, longReport);
  const link = page.locator('.contents:not(.whole) a').last();
  const id = (await link.getAttribute('href')).slice(1);
  // The address is that of a page before the page itself is: until then the place is not a number.
  const found = () => page.evaluate((name) => Math.round(document.getElementById(name)?.getBoundingClientRect().top), id);
  await link.click();
  await page.waitForURL(`${address}#${id}`);
  const top = await found();
  const { height } = page.viewportSize();
  assert.ok(top >= 0 && top < height, `the heading is at ${top}`);
  await press(tab(page, 'Ảnh'));
  await arrived(page, at(photos));
  await page.goBack();
  await page.waitForURL(`${address}#${id}`);
  await eventually(async () => Math.abs((await found()) - top) <= 2, 'the heading after Back');
  await page.reload();
  await visitor.alive();
  await eventually(async () => Math.abs((await found()) - top) <= 2, 'the heading where it was');
  await page.goto(at(pages.find((route) => documentOf(route).includes('class="about-document"'))));
  await page.locator('.about-document a').click();
  await page.waitForFunction(() => document.activeElement?.matches('.document'));
  assert.ok(page.url().startsWith(`${at(documents)}:`), page.url());
});

journey('the link to the text goes to the text, and the address stays', async ({ visitor, page }) => {
  await open(visitor, longReport);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), '_noi-dung');
  assert.equal(page.url(), at(longReport));
});

for (const { slug, route } of everyChart) {
  journey(`${called(route)} answers in the edition`, async ({ visitor, page }) => {
    await open(visitor, route);
    await woken(page);
    const figure = figureOf(page, slug);
    await figure.locator('.picture').focus();
    await page.keyboard.press('ArrowRight');
    const said = plain(await figure.locator('.heard').textContent());
    assert.ok((await speaking(figure)).some((mark) => plain(mark.words) === said), `«${said}» is said of a mark`);
    await figure.getByRole('radio', { name: 'Bảng' }).check({ force: true });
    assert.equal(page.url(), `${at(route)}?bang=${slug}`);
    assert.ok((await rowsOf(figure)).length > 0);
    await figure.locator('thead th button').first().click();
    assert.equal(await figure.locator('th[aria-sort]').count(), 1);
    const csv = await taken(page, figure, 'csv');
    assert.equal(csv.name, `${slug}.csv`);
    assert.equal(csv.bytes.subarray(0, 3).toString('hex'), 'efbbbf');
    const svg = await taken(page, figure, 'svg');
    assert.match(svg.bytes.toString(), /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    const png = await taken(page, figure, 'png');
    assert.equal(png.bytes.subarray(1, 4).toString(), 'PNG');
    assert.equal(await page.locator('.needs-address, [data-act^=share], .share, .anchor').count(), 0, 'nothing is offered that needs an address');
    await page.reload();
    await visitor.alive();
    await woken(page);
    assert.ok(await figure.getByRole('radio', { name: 'Bảng' }).isChecked(), 'the address keeps the choice');
  });
}

journey('what is chosen for all charts stands in the address, and stays when one goes to a place of the page', async ({ visitor, page }) => {
  await open(visitor, figures);
  await woken(page);
  const figure = figureOf(page, filtered[0].slug);
  const whole = await rowsOf(figure);
  await choose(page.locator('.controls.shared'), LEVEL, levels[0]);
  const some = await rowsOf(figure);
  assert.ok(some.length > 0 && some.length < whole.length);
  const query = `?${new URLSearchParams([[LEVEL, levels[0]]])}`;
  assert.equal(page.url(), `${at(figures)}${query}`);
  await page.locator('.source a').first().click();
  assert.ok(page.url().startsWith(`${at(figures)}${query}:`), page.url());
  assert.deepEqual(await rowsOf(figure), some);
  await page.goBack();
  await nextFrame(page);
  assert.equal(page.url(), `${at(figures)}${query}`);
  assert.deepEqual(await rowsOf(figure), some);
  await tab(page, 'Báo cáo').click();
  await arrived(page, at(reports));
  await page.goBack();
  await woken(page);
  await eventually(async () => (await rowsOf(figure)).length === some.length, 'the choice after Back');
});

journey('tables are taken along from the file', async ({ visitor, page }) => {
  await open(visitor, figures);
  const links = await page.locator('a[download]').all();
  assert.equal(links.length, Object.keys(tables).length);
  for (const link of links) {
    const came = page.waitForEvent('download');
    await link.click();
    const download = await came;
    assert.ok(tables[download.suggestedFilename()]?.equals(await bytesOf(download)), download.suggestedFilename());
  }
});

journey('a page that the file does not have says so', async ({ visitor, page }) => {
  await open(visitor, 'khong-co/');
  assert.equal(await page.locator('h1').textContent(), words.notFound);
  await page.getByRole('link', { name: words.goHome }).click();
  await arrived(page, at(home));
  await page.goto(at('so-lieu-cu/'));
  await page.waitForFunction((text) => document.querySelector('h1').textContent === text, words.notFound);
});

for (const route of pages) {
  journey(`${called(route)} is accessible in the edition, and fits a narrow screen`, async ({ visitor, page }) => {
    await open(visitor, route);
    if (await page.locator('figure.chart').count()) await woken(page);
    for (const screen of [phone, desktop]) {
      await page.setViewportSize(screen.viewport);
      for (const colorScheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme });
        await assertAccessible(page, `${colorScheme}, ${screen.viewport.width} px`);
      }
    }
    await page.setViewportSize({ width: 320, height: 640 });
    await nextFrame(page);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
  });
}

journey('without scripts the file is one document with a list of its pages', { ...phone, ...off }, async ({ visitor, page }) => {
  await unplug(visitor);
  await page.goto(address);
  const links = page.locator('nav.whole a');
  assert.equal(await links.count(), pages.length);
  for (const route of pages) {
    const link = page.locator(`nav.whole a[href="#/${route}"]`);
    await link.click();
    await page.waitForURL(at(route));
    const { top, heading, expected } = await page.evaluate(([id, html]) => {
      const site = new DOMParser().parseFromString(html.replace(/<style>.*?<\/style>/gs, ''), 'text/html');
      const article = document.getElementById(id);
      return { top: article.getBoundingClientRect().top, heading: article.querySelector('h1').textContent, expected: site.querySelector('h1').textContent };
    }, [`/${route}`, documentOf(route)]);
    assert.equal(heading, expected);
    assert.ok(top < 200, `${called(route)} is at ${top}`);
    await page.goBack();
  }
  for (const width of [320, 360, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
  }
  const seen = await page.locator('button, .needs-script, .notice').evaluateAll((all) => all.filter((one) => one.checkVisibility({ visibilityProperty: true })).length);
  assert.equal(seen, 0, 'nothing is shown that needs a script');
  // The table in the chart's place, and a filter, as on the site.
  const figure = page.locator(`[id="/${figures}"] figure.chart`).first();
  await figure.getByRole('radio', { name: 'Bảng' }).check({ force: true });
  assert.ok(await figure.locator('.rows').isVisible());
  const others = page.locator('article.page figure.chart .rows:visible');
  assert.equal(await others.count(), 1, 'a choice on one page is none on another');
});

journey('paper has the page that is shown, and without scripts all of them', async ({ visitor, page }) => {
  await open(visitor, longReport);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('.tabs').isVisible(), false);
  assert.equal(await page.locator('h1:visible').count(), 1);
});

journey('paper without scripts has every page', off, async ({ visitor, page }) => {
  await unplug(visitor);
  await page.goto(address);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('article.page h1:visible').count(), pages.length);
});

for (const [what, spoil] of Object.entries({
  'wasm is not to be had': () => { delete globalThis.WebAssembly; },
  'nothing unpacks it': () => { delete globalThis.DecompressionStream; },
})) {
  journey(`the file is one document again where ${what}`, async ({ visitor, page }) => {
    await visitor.context.addInitScript(spoil);
    await unplug(visitor);
    await page.goto(at(documents));
    await page.waitForSelector('nav.whole');
    assert.equal(await page.locator('article.page').count(), pages.length);
    await page.locator('nav.whole a').last().click();
    await page.waitForURL(at(about));
    assert.equal(await page.locator('html[data-alive]').count(), 0);
  });
}

journey('where storage and addresses are forbidden, pages are turned all the same', async ({ visitor, page }) => {
  await visitor.context.addInitScript(() => {
    const forbid = (what, names) => {
      for (const name of names) Object.defineProperty(what, name, { get() { throw new DOMException('no', 'SecurityError'); } });
    };
    forbid(window, ['localStorage', 'sessionStorage', 'indexedDB', 'caches']);
    forbid(Navigator.prototype, ['serviceWorker']);
    for (const name of ['pushState', 'replaceState']) History.prototype[name] = () => { throw new DOMException('no', 'SecurityError'); };
  });
  await open(visitor);
  await tab(page, 'Số liệu').click();
  await page.waitForFunction(() => document.activeElement?.matches('h1') && document.activeElement.textContent === 'Số liệu');
  await woken(page);
  await choose(page.locator('.controls.shared'), LEVEL, levels[0]);
  await page.locator('.settings summary').click();
  await page.getByRole('radio', { name: 'Tối', exact: true }).check({ force: true });
  assert.equal(await page.locator('html[data-theme=dark]').count(), 1);
});

/** Ways to reach the network or to run what is not the file's, each with what forbids it. */
const ATTEMPTS = {
  'a request': [() => new Promise((done) => {
    const request = new XMLHttpRequest();
    Object.assign(request, { onload: () => done(true), onerror: () => done(false) });
    request.open('GET', 'http://127.0.0.1:1/');
    request.send();
  }), 'connect-src|default-src'],
  'a socket': [() => new Promise((done) => {
    try {
      const socket = new WebSocket('ws://127.0.0.1:1/');
      Object.assign(socket, { onopen: () => done(true), onerror: () => done(false) });
    } catch { done(false); }
  }), 'connect-src|default-src'],
  'a picture': [() => new Promise((done) => {
    Object.assign(new Image(), { onload: () => done(true), onerror: () => done(false), src: 'http://127.0.0.1:1/a.png' });
  }), 'img-src'],
  'a frame': [() => {
    const frame = document.createElement('iframe');
    frame.src = 'http://127.0.0.1:1/';
    document.body.append(frame);
  }, 'frame-src|default-src'],
  'an inline script': [() => {
    const script = document.createElement('script');
    script.textContent = 'window.broken = true';
    document.body.append(script);
    return window.broken === true;
  }, 'script-src-elem'],
  'a script made of bytes': [() => new Promise((done) => {
    const script = document.createElement('script');
    Object.assign(script, { src: URL.createObjectURL(new Blob(['window.broken = true'])), onload: () => done(true), onerror: () => done(false) });
    document.body.append(script);
  }), 'script-src-elem'],
  'eval': [() => { try { return (0, eval)('true'); } catch { return false; } }, 'script-src'],
  'an inline style': [() => {
    document.body.setAttribute('style', 'position: fixed');
    return getComputedStyle(document.body).position === 'fixed';
  }, 'style-src-attr'],
};

for (const [what, [attempt, directive]] of Object.entries(ATTEMPTS)) {
  journey(`the edition refuses ${what}`, async ({ visitor, page }) => {
    const heard = new RegExp(`policy violated: (${directive})\\b`);
    visitor.expect(heard);
    visitor.tolerate(/^console error: .*Content Security Policy/, /^console error: .*ERR_/, /^request failed: .*csp$/, /^other origin: (http|ws):..127\.0\.0\.1:1\//, /^other origin: blob:/);
    await open(visitor);
    // A debugger's own calls are exempt from the policy: the attempt is made by a task of the page.
    const broken = await page.evaluate((source) => {
      const made = (0, eval)(`(${source})`);
      return new Promise((report) => { setTimeout(async () => report(await made() ?? false)); });
    }, `${attempt}`);
    assert.equal(broken, false);
    await eventually(async () => (await visitor.problems(heard)).length > 0, 'the page hears of it');
  });
}

journey('the page about the site offers the edition, and it is the file that is opened here', async ({ visitor, page }) => {
  await visitor.open(about);
  const came = page.waitForEvent('download');
  await page.locator(`a[download][href="../${file}"]`).click();
  const download = await came;
  assert.equal(download.suggestedFilename(), file);
  const bytes = await bytesOf(download);
  const said = /\(([\d,]+)\s*MB\)/.exec(await page.locator(`a[href="../${file}"]`).textContent())[1];
  assert.equal(Number(said.replace(',', '.')), Math.ceil(bytes.length / 100_000) / 10);
});
