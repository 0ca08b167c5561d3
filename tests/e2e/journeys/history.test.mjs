// Back, Forward, reload and links within a page: what a visitor has learnt of browsers stays true.

import assert from 'node:assert/strict';

import { eventually, journey, phone } from '../browser.mjs';
import { arrived, assertSameMarkup, facts, factsOfDocument, nextFrame, scrollTo, scrolled, tab } from '../pages.mjs';
import { CHARTS_MODULE, SHARED_QUERY, called, documents, figures, longReport, photos, reports, routes } from '../site.mjs';

const near = (actual, expected, what) =>
  assert.ok(Math.abs(actual - expected) <= 2, `${what}: scrolled to ${actual}, had been at ${expected}`);

/** Waits until the page stands where it was left; the frame after the focus is the scroll's. */
async function returned(page, address, y) {
  await arrived(page, address);
  await eventually(async () => Math.abs((await scrolled(page)) - y) <= 2, `scroll ${y} at ${address}`);
  await nextFrame(page);
  near(await scrolled(page), y, address);
}

journey('Back and Forward bring pages back as they were left', phone, async ({ visitor, server, page }) => {
  await visitor.open('');
  await visitor.mark();
  const titles = [await page.title()];
  const stops = [['', 700], [figures, 300], [documents, 250]];
  await scrollTo(page, 700);
  for (const [name, [route, y]] of [['Số liệu', stops[1]], ['Tài liệu', stops[2]]]) {
    await tab(page, name).tap();
    await arrived(page, server.home + route);
    titles.push(await page.title());
    await scrollTo(page, y);
  }
  const asked = () => server.count(/page\.json$/);
  for (const at of [1, 0]) {
    await page.goBack();
    await returned(page, server.home + stops[at][0], stops[at][1]);
    assert.equal(await page.title(), titles[at]);
  }
  const before = asked();
  for (const at of [1, 2, 1, 2]) {
    await (at === 1 && (await page.url()).endsWith(documents) ? page.goBack() : page.goForward());
    await returned(page, server.home + stops[at][0], stops[at][1]);
    assert.equal(await page.title(), titles[at]);
  }
  await page.evaluate(() => history.go(-2));
  await returned(page, server.home, 700);
  assert.equal(asked(), before, 'what has been read once is not asked for again');
  assert.ok(await visitor.isMarked());
});

const headingAt = (page, id) =>
  page.evaluate((it) => document.getElementById(it).getBoundingClientRect().top - document.querySelector('.bar').getBoundingClientRect().bottom, id);

/** Waits until a heading stands at the top, below the bar. */
const headingShown = (page, id) =>
  eventually(async () => {
    const top = await headingAt(page, id);
    const rest = await page.evaluate(() => document.documentElement.scrollHeight - scrollY - innerHeight);
    return top >= -1 && (top < 60 || rest < 2);
  }, `the heading ${id} below the bar`);

journey('the table of contents leads to its headings and back, without the network', phone, async ({ visitor, server, page }) => {
  await visitor.open(longReport);
  await visitor.mark();
  const links = page.locator('.contents a');
  const ids = await links.evaluateAll((all) => all.map((one) => one.hash.slice(1)));
  await scrollTo(page, 120);
  const asked = server.requests.length;
  await links.nth(1).tap();
  await headingShown(page, ids[1]);
  assert.equal(page.url(), `${server.home}${longReport}#${ids[1]}`);
  const there = await scrolled(page);
  assert.ok(there > 200, 'it is further down');
  await page.goBack();
  await eventually(() => page.url() === server.home + longReport, 'the address without the heading');
  await eventually(async () => Math.abs((await scrolled(page)) - 120) <= 2, `back where the link was, not at ${there}`);
  await page.goForward();
  await headingShown(page, ids[1]);
  // The browser looks at the icon again whenever the address changes.
  const later = server.requests.slice(asked).filter((one) => one.path !== 'icon.svg');
  assert.deepEqual(later, [], 'nothing was asked for');
  assert.ok(await visitor.isMarked());
});

journey('Back from another page returns to the heading, and then to the place before it', phone, async ({ visitor, server, page }) => {
  await visitor.open(longReport);
  const link = page.locator('.contents a').nth(1);
  const id = await link.evaluate((one) => one.hash.slice(1));
  await scrollTo(page, 120);
  await link.tap();
  await headingShown(page, id);
  const there = await scrolled(page);
  await tab(page, 'Số liệu').tap();
  await arrived(page, server.home + figures);
  await page.goBack();
  await returned(page, `${server.home}${longReport}#${id}`, there);
  await page.goBack();
  await eventually(() => page.url() === server.home + longReport, 'the address without the heading');
  await eventually(async () => Math.abs((await scrolled(page)) - 120) <= 2, 'the place of the link');
});

journey('a link with a heading opens there, directly and once alive', phone, async ({ visitor, page }) => {
  await visitor.open(longReport);
  const ids = await page.locator('.contents a').evaluateAll((all) => all.map((one) => one.hash));
  // A fresh document, as from a chat.
  await page.goto('about:blank');
  await visitor.open(longReport + SHARED_QUERY + ids.at(-1));
  await headingShown(page, ids.at(-1).slice(1));
});

for (const route of routes) {
  journey(`${called(route)} reloads where it was reached`, async ({ visitor, server, page }) => {
    // Charts come alive after their page, and by a module of their own.
    server.hold(CHARTS_MODULE);
    const [from, name] = route === figures ? [photos, 'Số liệu'] : [figures, undefined];
    await visitor.open(from);
    if (name) await tab(page, name).click();
    else await walk(page, server, route);
    await arrived(page, server.home + route);
    const before = await facts(page);
    await visitor.mark();
    await page.reload();
    await visitor.alive();
    assert.equal(await visitor.isMarked(), false, 'it was a reload');
    assert.equal(page.url(), server.home + route);
    const after = await facts(page);
    assert.equal(after.title, before.title);
    assertSameMarkup(after.markup, before.markup, 'the page is the same');
    await page.goBack();
    await arrived(page, server.home + from);
    assert.equal(await page.title(), (await factsOfDocument(page, from, server.home)).title);
  });
}

// To any page by way of a link made for it: how the others look is another journey's matter.
async function walk(page, server, route) {
  await page.evaluate((href) => {
    const link = document.createElement('a');
    Object.assign(link, { href, textContent: 'đi' });
    document.body.prepend(link);
  }, server.home + route);
  await page.getByRole('link', { name: 'đi', exact: true }).click();
}

journey('a reload keeps the place, and Back after it finds the place before', phone, async ({ visitor, server, page }) => {
  await visitor.open('');
  await scrollTo(page, 700);
  await tab(page, 'Số liệu').tap();
  await arrived(page, server.home + figures);
  await scrollTo(page, 300);
  await page.reload();
  await visitor.alive();
  await eventually(async () => Math.abs((await scrolled(page)) - 300) <= 2, 'the place before the reload');
  await page.goBack();
  await returned(page, server.home, 700);
  await page.goForward();
  await returned(page, server.home + figures, 300);
});

journey('Back from another website finds the page, its place, and the way further back', phone, async ({ visitor, server, elsewhere, page }) => {
  visitor.leavesFor(elsewhere);
  await visitor.open('');
  await scrollTo(page, 700);
  await tab(page, 'Số liệu').tap();
  await arrived(page, server.home + figures);
  await scrollTo(page, 300);
  await page.goto(elsewhere.home);
  await page.goBack();
  await visitor.alive();
  assert.equal(page.url(), server.home + figures);
  await eventually(async () => Math.abs((await scrolled(page)) - 300) <= 2, 'the place it was left at');
  await page.goBack();
  await returned(page, server.home, 700);
});

journey('Back while a page is on its way goes back, and stays there', async ({ visitor, server, page }) => {
  await visitor.open('');
  await tab(page, 'Báo cáo').click();
  await arrived(page, server.home + reports);
  const release = server.hold(`${figures}page.json`);
  await tab(page, 'Số liệu').click();
  await eventually(() => server.count(`${figures}page.json`) === 1, 'the page is asked for');
  await page.goBack();
  await arrived(page, server.home);
  const answered = page.waitForResponse((response) => response.url().endsWith(`${figures}page.json`));
  release();
  await (await answered).finished();
  await nextFrame(page);
  assert.equal(page.url(), server.home);
  assert.deepEqual((await facts(page)).headings, (await factsOfDocument(page, '', server.home)).headings);
});

journey('Back to the shared link it began with keeps that address', async ({ visitor, server, page }) => {
  await visitor.open(figures + SHARED_QUERY);
  await tab(page, 'Ảnh').click();
  await arrived(page, server.home + photos);
  await page.goBack();
  await arrived(page, server.home + figures + SHARED_QUERY);
  await tab(page, 'Tài liệu').click();
  await arrived(page, server.home + documents);
});
