// The article is on the site whole: every sentence and every number of it, read with scripts off.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';

import { journey } from '../browser.mjs';
import { routes } from '../site.mjs';

/** The article as it was received. It is not a part of the repository. */
const SOURCE = fileURLToPath(new URL('../../../../shared/source/hoi-nghi-so-ket-2021.txt', import.meta.url));
const skip = existsSync(SOURCE) ? false : `the article is not beside the repository: ${SOURCE}`;

const folded = (text) => text.normalize('NFC').replace(/\s+/g, ' ').trim();

/**
 * Cuts a text into its sentences: at the end of a line, and after a full stop that a space, a capital
 * or a number follows. Nothing is left out: the pieces one after the other are the text.
 */
function sentences(text) {
  return text.split(/(?<=\n)|(?<=\.)(?=\s|\p{Lu}|\d)/u);
}

/** Every number as it is written: `100`, `09`, `15/11/2021`, `2019`. */
const numbers = (text) => text.match(/\d+(?:[./]\d+)*/g) ?? [];

/** What a visitor without scripts sees of every page, a page a piece. */
async function visibleTexts(visitor, page) {
  const texts = [];
  for (const route of routes) {
    await visitor.open(route, { alive: false });
    texts.push(folded(await page.evaluate(() => document.body.innerText)));
  }
  return texts;
}

test('the article is cut into sentences without a rest', { skip }, () => {
  const source = readFileSync(SOURCE, 'utf8');
  const pieces = sentences(source);
  assert.equal(pieces.join(''), source);
  const told = pieces.map(folded).filter(Boolean);
  assert.ok(told.length > 25, `${told.length} sentences`);
  assert.ok(told.every((one) => one.length < 700), 'no piece is a whole chapter');
  assert.equal(told.join(' ').replaceAll(' ', ''), folded(source).replaceAll(' ', ''));
});

journey('every sentence of the article is on the site', { javaScriptEnabled: false, skip }, async ({ t, visitor, page }) => {
  const texts = await visibleTexts(visitor, page);
  const told = sentences(readFileSync(SOURCE, 'utf8')).map(folded).filter(Boolean);
  const missing = told.filter((sentence) => !texts.some((text) => text.includes(sentence)));
  assert.deepEqual(missing, []);
  t.diagnostic(`${told.length} sentences found`);
});

journey('every number of the article is on the site', { javaScriptEnabled: false, skip }, async ({ t, visitor, page }) => {
  const texts = await visibleTexts(visitor, page);
  const shown = new Map();
  for (const number of texts.flatMap(numbers)) shown.set(number, (shown.get(number) ?? 0) + 1);
  const source = folded(readFileSync(SOURCE, 'utf8'));
  const told = numbers(source);
  assert.equal(told.join('').replace(/\D/g, ''), source.replace(/\D/g, ''), 'no digit is left out');
  // As often as in the article, at least: two places with the same number are both there.
  const wanted = new Map();
  for (const number of told) wanted.set(number, (wanted.get(number) ?? 0) + 1);
  const missing = [...wanted].filter(([number, times]) => (shown.get(number) ?? 0) < times);
  assert.deepEqual(missing, []);
  t.diagnostic(`${told.length} numbers found`);
});

journey('a sentence that is not in the article is not found', { javaScriptEnabled: false }, async ({ visitor, page }) => {
  const texts = await visibleTexts(visitor, page);
  assert.ok(texts.every((text) => text.length > 100), 'every page has words');
  assert.ok(!texts.some((text) => text.includes('toàn tỉnh có 31 Uỷ viên BCH')));
});
