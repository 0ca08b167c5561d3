// Charts whose marks choose: what is touched in one is chosen in all that name the same parameter, in their
// inputs and in the address.

import assert from 'node:assert/strict';

import { assertAccessible } from '../axe.mjs';
import { desktop, eventually, journey, phone } from '../browser.mjs';
import { bring, choose, figureOf, marksOf, middle, openAlive, plain, queryOf } from '../charts.mjs';
import { demo } from '../site.mjs';

const site = { folder: demo, skip: demo ? false : 'DEMO is not set' };
const FIGURES = 'hoa-tiet/so-lieu/';
/** Bars of groups, pale where others are chosen; and bars of colours, grey there. */
const GROUPS = 'nhom';
const COLOURS = 'mau';
const PARAM = 'nhom';

const chosenIn = (figure) =>
  figure.locator(`[data-param="${PARAM}"] input:checked`).evaluateAll((all) => all.map((one) => one.value));

const isBar = ({ tag }) => tag !== 'text';
const groupOf = ({ words }) => plain(words).match(/Nhóm: (\S+)/)?.[1];

/** The bar of a group, in the picture as it is now. */
async function barOf(page, figure, group) {
  await bring(page, figure);
  const bar = (await marksOf(figure)).find((one) => isBar(one) && groupOf(one) === group);
  assert.ok(bar, `a bar of ${group}`);
  return middle(bar);
}

/** The groups of a figure's bars that are not pale. */
const strong = async (figure) =>
  (await marksOf(figure)).filter((one) => isBar(one) && one.opacity === 1).map(groupOf);

/** Everything that says what is chosen says the same. */
async function assertChosen(page, groups) {
  for (const slug of [GROUPS, COLOURS]) assert.deepEqual(await chosenIn(figureOf(page, slug)), groups, `the inputs of ${slug}`);
  assert.deepEqual(queryOf(page), groups.map((group) => [PARAM, group]));
  const all = ['Sọc', 'Tròn', 'Vuông'];
  assert.deepEqual(await strong(figureOf(page, GROUPS)), groups.length ? groups : all);
  const grey = await figureOf(page, COLOURS).locator('.picture svg').evaluateAll((both) => {
    const svg = both.find((one) => one.getClientRects().length > 0);
    return [...svg.querySelectorAll('[fill="gray"]')].length;
  });
  const rows = { Sọc: 2, Tròn: 2, Vuông: 1 };
  const others = groups.length ? all.filter((group) => !groups.includes(group)) : [];
  assert.equal(grey, others.reduce((sum, group) => sum + rows[group], 0), 'bars of the other chart that are grey');
}

journey('a mark that is clicked is chosen alone, and again not at all', { ...site, ...desktop }, async ({ visitor, page }) => {
  await openAlive(visitor, FIGURES);
  const figure = figureOf(page, GROUPS);
  await assertChosen(page, []);
  await page.mouse.click(...await barOf(page, figure, 'Tròn'));
  await assertChosen(page, ['Tròn']);
  assert.ok(await figure.locator('.tip').isVisible(), 'it is still pointed at');
  await page.mouse.click(...await barOf(page, figure, 'Sọc'));
  await assertChosen(page, ['Sọc']);
  await page.mouse.click(...await barOf(page, figure, 'Sọc'));
  await assertChosen(page, []);
});

journey('with Shift marks are chosen together, in either chart; a click beside them chooses nothing', { ...site, ...desktop }, async ({ visitor, page }) => {
  await openAlive(visitor, FIGURES);
  const [groups, colours] = [figureOf(page, GROUPS), figureOf(page, COLOURS)];
  await page.mouse.click(...await barOf(page, groups, 'Sọc'));
  const vuong = await barOf(page, colours, 'Vuông');
  await page.keyboard.down('Shift');
  await page.mouse.click(...vuong);
  await page.keyboard.up('Shift');
  await assertChosen(page, ['Sọc', 'Vuông']);
  // Inputs and marks are one.
  await choose(groups, PARAM, 'Sọc');
  await assertChosen(page, ['Vuông']);
  await bring(page, groups);
  const far = await groups.locator('.picture').boundingBox();
  await page.mouse.click(far.x + far.width - 5, far.y + far.height - 8);
  await assertChosen(page, []);
});

journey('a tap chooses, and what is chosen is at its address', { ...site, ...phone }, async ({ visitor, page }) => {
  await openAlive(visitor, FIGURES);
  const figure = figureOf(page, GROUPS);
  await page.touchscreen.tap(...await barOf(page, figure, 'Vuông'));
  await eventually(async () => (await chosenIn(figure)).length > 0, 'a choice');
  await assertChosen(page, ['Vuông']);
  await page.reload();
  await visitor.alive();
  await eventually(async () => (await strong(figure)).length === 1, 'the choice of the address');
  await assertChosen(page, ['Vuông']);
  await assertAccessible(page);
});

journey('keys choose the mark at which they have stopped, and stay there', { ...site, ...desktop }, async ({ visitor, page }) => {
  await openAlive(visitor, FIGURES);
  const figure = figureOf(page, GROUPS);
  const picture = figure.locator('.picture');
  assert.match(await picture.getAttribute('aria-label'), /Enter/);
  await picture.focus();
  await page.keyboard.press('Enter');
  await assertChosen(page, []);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  const heard = async () => plain(await figure.locator('.heard').textContent());
  const words = await heard();
  await page.keyboard.press('Enter');
  await assertChosen(page, ['Tròn']);
  assert.equal(await heard(), `Đã chọn: ${words}`);
  await page.keyboard.press('Enter');
  await assertChosen(page, []);
  assert.equal(await heard(), `Đã bỏ chọn: ${words}`);
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+Space');
  await assertChosen(page, ['Tròn', 'Vuông']);
  await page.keyboard.press('Enter');
  await assertChosen(page, ['Vuông']);
});

journey('before any script, the inputs choose', { ...site, ...desktop, javaScriptEnabled: false }, async ({ visitor, page }) => {
  await visitor.open(FIGURES, { alive: false });
  const figure = figureOf(page, GROUPS);
  await choose(figure, PARAM, 'Tròn');
  assert.deepEqual(await chosenIn(figure), ['Tròn']);
  assert.deepEqual(await strong(figure), ['Tròn']);
});
