// The text's size and colours, kept on the device; and sharing a page, by whatever the browser has.

import assert from 'node:assert/strict';

import { eventually, journey } from '../browser.mjs';
import { arrived, notice, state, tab } from '../pages.mjs';

const REPORT = 'so-ket-2021/bao-cao/ket-luan-07/';
const root = (page) => page.evaluate(() => ({ ...document.documentElement.dataset }));

journey('size and colours are chosen by keyboard and stay chosen', async ({ page, visitor, server }) => {
  await page.addInitScript(() => {
    // What the first paint will see.
    document.addEventListener('DOMContentLoaded', () => { window.early = { ...document.documentElement.dataset }; });
  });
  await visitor.open('');
  await page.locator('.settings summary').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('radio', { name: 'Vừa' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('radio', { name: 'Theo máy' }).focus();
  await page.keyboard.press('ArrowLeft');
  const chosen = await root(page);
  assert.deepEqual([chosen.size, chosen.theme], ['2', 'dark']);
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('.settings').getAttribute('open'), null, 'Escape folds the settings away');
  assert.ok(await page.evaluate(() => document.activeElement.matches('.settings summary')), 'the focus is back');

  await tab(page, 'Số liệu').click();
  await arrived(page, `${server.home}so-ket-2021/so-lieu/`);
  assert.deepEqual([(await root(page)).size, (await root(page)).theme], ['2', 'dark'], 'after a navigation');

  await page.reload();
  await visitor.alive();
  const early = await page.evaluate(() => window.early);
  assert.deepEqual([early.size, early.theme, early.alive], ['2', 'dark', undefined], 'before the first paint');
  await page.locator('.settings summary').click();
  assert.ok(await page.getByRole('radio', { name: 'Lớn', exact: true }).isChecked());
  assert.ok(await page.getByRole('radio', { name: 'Tối' }).isChecked());
});

journey('a touch elsewhere folds the settings away', async ({ page, visitor }) => {
  await visitor.open('');
  await page.locator('.settings summary').click();
  await page.getByText('Cỡ chữ').first().click();
  assert.equal(await page.locator('.settings').getAttribute('open'), '', 'a touch inside does not');
  await page.locator('h1').click();
  assert.equal(await page.locator('.settings').getAttribute('open'), null);
});

journey('where storage is refused the settings work for as long as the page', async ({ page, visitor }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('refused', 'SecurityError'); } });
  });
  await visitor.open('');
  await page.locator('.settings summary').click();
  await page.getByRole('radio', { name: 'Rất lớn' }).check();
  assert.equal((await root(page)).size, '3');
});

journey('a page is shared by the system where it can', async ({ page, visitor, server }) => {
  await page.addInitScript(() => {
    window.shared = [];
    navigator.share = async (data) => { window.shared.push({ ...data }); };
  });
  await visitor.open(`${REPORT}?zarsrc=30`);
  await page.getByRole('button', { name: 'Chia sẻ' }).click();
  const [shared] = await page.evaluate(() => window.shared);
  assert.deepEqual(shared, { title: await page.title(), url: server.home + REPORT });
  assert.equal(await state(page), 'idle', 'the system has said what there is to say');
});

const noSharing = () => { Object.defineProperty(Navigator.prototype, 'share', { value: undefined, configurable: true }); };

journey('elsewhere the address is copied, and the page says so', { permissions: ['clipboard-read', 'clipboard-write'] }, async ({ page, visitor, server }) => {
  await page.addInitScript(noSharing);
  await visitor.open(REPORT);
  await page.getByRole('button', { name: 'Chia sẻ' }).click();
  await eventually(async () => (await notice(page).innerText()).includes('Đã chép liên kết'), 'the word that it is copied');
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), server.home + REPORT);
});

journey('where the clipboard is refused the address is shown', async ({ page, visitor, server }) => {
  await page.addInitScript(noSharing);
  await page.addInitScript(() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refused')); });
  await visitor.open(REPORT);
  await page.getByRole('button', { name: 'Chia sẻ' }).click();
  await eventually(async () => (await notice(page).innerText()).includes(server.home + REPORT), 'the address');
  await page.getByRole('button', { name: 'Đóng' }).click();
  assert.equal(await state(page), 'idle');
});

journey('a heading gives the address of its place', { permissions: ['clipboard-read', 'clipboard-write'] }, async ({ page, visitor, server }) => {
  await visitor.open(`${REPORT}?fbclid=x`);
  const heading = page.locator('.prose h2').last();
  await heading.hover();
  await heading.locator('.anchor').click();
  const id = await heading.getAttribute('id');
  await eventually(async () => (await notice(page).innerText()).includes('Đã chép'), 'the word that it is copied');
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), `${server.home}${REPORT}#${id}`);
});

journey('the first stop of the keyboard skips the bar', async ({ page, visitor }) => {
  await visitor.open(REPORT);
  await page.keyboard.press('Tab');
  const skip = page.locator('.skip');
  assert.ok(await skip.evaluate((one) => one === document.activeElement), 'the skip link comes first');
  assert.ok((await skip.boundingBox()).y >= 0, 'and is seen when it has the focus');
  await page.keyboard.press('Enter');
  await eventually(() => page.evaluate(() => document.activeElement.id === '_noi-dung'), 'the focus on the content');
});
