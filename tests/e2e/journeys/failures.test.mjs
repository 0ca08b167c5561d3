// A weak network: a page that does not come is told of, the page one reads stays, and trying again
// works. What is no page of this release is left to the browser.

import assert from 'node:assert/strict';

import { eventually, journey, phone } from '../browser.mjs';
import { arrived, facts, factsOfDocument, notice, scrollTo, scrolled, state, tab } from '../pages.mjs';
import { about, documents, figures, longReport, photos, reports, words } from '../site.mjs';

const dataOf = (route) => `${route}page.json`;

/** The ways in which a page's data may fail to come, and what the browser says of each. */
const FAILURES = [
  ['the server fails', (server, path) => server.answer(path, { status: 500, body: Buffer.from('') }), /status of 500/],
  ['the server is overloaded', (server, path) => server.answer(path, { status: 503, body: Buffer.from('') }), /status of 503/],
  ['the connection is lost', (server, path) => server.drop(path), /ERR_EMPTY_RESPONSE/],
  ['the connection is lost half-way', (server, path) => server.breakOff(path), /ERR_CONTENT_LENGTH_MISMATCH/],
];

/** Waits for the message, as it is read and heard. */
async function told(page) {
  await page.waitForSelector('.notice[data-state="failed"]');
  const status = notice(page).getByRole('status');
  assert.ok(await status.isVisible());
  assert.ok((await status.textContent()).startsWith(words.failed), await status.textContent());
  assert.ok(await page.getByRole('button', { name: words.retry }).isVisible());
}

async function quiet(page) {
  await page.waitForSelector('.notice[data-state="idle"]', { state: 'attached' });
  assert.equal((await notice(page).getByRole('status', { includeHidden: true }).textContent()).trim(), '');
  assert.equal(await notice(page).isVisible(), false);
}

const headings = async (page, server, route) => (await factsOfDocument(page, route, server.home)).headings;

for (const [what, fail, saying] of FAILURES) {
  journey(`${what}: the page one reads stays, and trying again works`, phone, async ({ visitor, server, page }) => {
    visitor.expect(saying);
    await visitor.open(longReport);
    await visitor.mark();
    await scrollTo(page, 200);
    const before = await facts(page);
    const recover = fail(server, dataOf(figures));
    await tab(page, 'Số liệu').tap();
    await told(page);
    // The page is as it was, where it was.
    assert.equal(page.url(), server.home + longReport);
    assert.equal(await page.title(), before.title);
    assert.deepEqual((await facts(page)).headings, before.headings);
    assert.equal(await scrolled(page), 200);
    // Trying again while nothing is better says so again.
    const failed = page.waitForEvent(what.startsWith('the server') ? 'response' : 'requestfailed', (one) => one.url().endsWith(dataOf(figures)));
    await page.getByRole('button', { name: words.retry }).tap();
    await failed;
    await told(page);
    recover();
    await page.getByRole('button', { name: words.retry }).tap();
    await arrived(page, server.home + figures);
    await quiet(page);
    assert.equal(await scrolled(page), 0);
    await page.goBack();
    await arrived(page, server.home + longReport);
    assert.ok(await visitor.isMarked());
  });

  journey(`${what} at the styles of other pages: no page comes without them`, phone, async ({ visitor, server, page }) => {
    visitor.expect(saying);
    await visitor.open(longReport);
    const recover = fail(server, 'styles.css');
    await tab(page, 'Số liệu').tap();
    await told(page);
    assert.equal(page.url(), server.home + longReport);
    recover();
    await page.getByRole('button', { name: words.retry }).tap();
    await arrived(page, server.home + figures);
    await quiet(page);
    assert.equal(await page.locator('thead th').first().evaluate((one) => getComputedStyle(one).borderBottomWidth), '2px');
  });

  journey(`${what}, going Back: the page stays, and trying again goes back`, phone, async ({ visitor, server, page }) => {
    visitor.expect(saying);
    await visitor.open('');
    await visitor.mark();
    await scrollTo(page, 700);
    await tab(page, 'Số liệu').tap();
    await arrived(page, server.home + figures);
    const recover = fail(server, dataOf(''));
    await page.goBack();
    await told(page);
    assert.deepEqual((await facts(page)).headings, await headings(page, server, figures));
    recover();
    await page.getByRole('button', { name: words.retry }).tap();
    await arrived(page, server.home);
    await quiet(page);
    await eventually(async () => Math.abs((await scrolled(page)) - 700) <= 2, 'the place it was left at');
    await page.goForward();
    await arrived(page, server.home + figures);
    assert.ok(await visitor.isMarked());
  });
}

journey('after a page that did not come, other links work', async ({ visitor, server, page }) => {
  visitor.expect(/status of 500/);
  await visitor.open(reports);
  server.answer(dataOf(figures), { status: 500 });
  await tab(page, 'Số liệu').click();
  await told(page);
  await tab(page, 'Ảnh').click();
  await arrived(page, server.home + photos);
  await quiet(page);
});

const shallow = { prefix: '/a/b/c/', viewport: { width: 1000, height: 420 } };

journey('after Back to a page that does not come, the page shown is whole', shallow, async ({ visitor, server, page }) => {
  visitor.expect(/status of 500/);
  // From a shallow address to a deep one: their relative links differ.
  await visitor.open('');
  await tab(page, 'Báo cáo').click();
  await arrived(page, server.home + reports);
  const report = (await facts(page)).links.find(({ to }) => to === server.home + longReport);
  await page.locator(`a[href="${report.href}"]`).first().click();
  await arrived(page, server.home + longReport);
  const recover = server.answer(dataOf(''), { status: 500 });
  await page.evaluate(() => history.go(-2));
  await told(page);
  // A new tab opens what the link says.
  const opened = visitor.context.waitForEvent('page');
  await tab(page, 'Tài liệu').click({ modifiers: ['Control'] });
  const other = await opened;
  await other.waitForURL((url) => url.href !== 'about:blank');
  assert.equal(other.url(), server.home + documents);
  // Its table of contents leads to its own headings.
  const link = page.locator('.contents a').last();
  const id = await link.evaluate((one) => one.hash.slice(1));
  const top = () => page.evaluate((it) => document.getElementById(it).getBoundingClientRect().top, id);
  assert.ok(await top() > 420, 'the heading is out of sight');
  await link.click();
  await eventually(async () => await top() < 200, 'the heading in sight');
  assert.deepEqual((await facts(page)).headings, await headings(page, server, longReport));
  // And so does a plain click.
  await tab(page, 'Số liệu').click();
  await arrived(page, server.home + figures);
  recover();
});

journey('Forward again takes back a Back that failed', async ({ visitor, server, page }) => {
  visitor.expect(/status of 500/);
  await visitor.open('');
  await tab(page, 'Số liệu').click();
  await arrived(page, server.home + figures);
  server.answer(dataOf(''), { status: 500 });
  await page.goBack();
  await told(page);
  await page.goForward();
  await eventually(() => page.url() === server.home + figures, 'the address of the page that is shown');
  await quiet(page);
  assert.deepEqual((await facts(page)).headings, await headings(page, server, figures));
});

journey('the message can be closed', async ({ visitor, server, page }) => {
  visitor.expect(/status of 500/);
  await visitor.open('');
  server.answer(dataOf(figures), { status: 500 });
  await tab(page, 'Số liệu').click();
  await told(page);
  await page.getByRole('button', { name: words.close }).click();
  await quiet(page);
});

journey('a page fetched ahead in vain is not mentioned, and is asked for again', async ({ visitor, server, page }) => {
  visitor.expect(/status of 500/);
  await visitor.open('');
  const recover = server.answer(dataOf(figures), { status: 500 });
  const failed = page.waitForResponse((response) => response.url().endsWith(dataOf(figures)));
  await tab(page, 'Số liệu').hover();
  await (await failed).finished();
  await quiet(page);
  recover();
  await tab(page, 'Số liệu').click();
  await arrived(page, server.home + figures);
});

journey('in flight mode the page stays; after it, trying again works', phone, async ({ visitor, server, page }) => {
  visitor.expect(/ERR_INTERNET_DISCONNECTED/);
  await visitor.open('');
  await visitor.context.setOffline(true);
  await tab(page, 'Tài liệu').tap();
  await told(page);
  await visitor.context.setOffline(false);
  await page.getByRole('button', { name: words.retry }).tap();
  await arrived(page, server.home + documents);
});

journey('while a page is on its way, that is said, and the page can be read on', phone, async ({ visitor, server, page }) => {
  await visitor.open('');
  const release = server.hold(dataOf(about));
  await page.locator('.ways a').first().tap();
  await page.waitForSelector('.notice[data-state="loading"]', { state: 'attached' });
  assert.equal(await notice(page).getByRole('status', { includeHidden: true }).textContent(), words.loading);
  assert.equal(page.url(), server.home);
  await scrollTo(page, 300);
  assert.equal(await state(page), 'loading');
  release();
  await arrived(page, server.home + about);
  await quiet(page);
});

/** Answers that are no page of this release. */
const STRANGE = [
  ['another release\'s data', { body: Buffer.from('{"x":1}') }],
  ['half of the data', { body: Buffer.from('{"route":{"Fig') }],
  ['a page instead of the data', { type: 'text/html', body: Buffer.from('<!doctype html><p>tất cả') }],
  ['nothing', { body: Buffer.alloc(0) }],
  ['404', { status: 404, type: 'text/html', body: Buffer.from('không có') }, /status of 404/],
  ['410', { status: 410, type: 'text/html', body: Buffer.from('đã xoá') }, /status of 410/],
];

for (const [what, answer, saying] of STRANGE) {
  journey(`where the host answers ${what}, the browser opens the address itself`, async ({ visitor, server, page }) => {
    if (saying) visitor.expect(saying);
    await visitor.open('');
    await visitor.mark();
    server.answer(dataOf(figures), answer);
    await tab(page, 'Số liệu').click();
    await page.waitForURL(server.home + figures);
    await visitor.alive();
    assert.equal(await visitor.isMarked(), false, 'a full navigation');
    assert.equal(server.count(figures), 1);
    await page.goBack();
    await visitor.alive();
    assert.equal(page.url(), server.home);
  });
}

journey('Back to a heading of a page that is another release\'s opens it whole', async ({ visitor, server, page }) => {
  await visitor.open(longReport);
  await page.locator('.contents a').first().click();
  const address = page.url();
  assert.ok(address.includes('#'));
  await tab(page, 'Số liệu').click();
  await arrived(page, server.home + figures);
  await visitor.mark();
  server.answer(dataOf(longReport), { body: Buffer.from('{"x":1}') });
  await page.goBack();
  await eventually(async () => !(await visitor.isMarked().catch(() => true)), 'a full navigation');
  await visitor.alive();
  assert.equal(page.url(), address);
  assert.deepEqual((await facts(page)).headings, await headings(page, server, longReport));
});
