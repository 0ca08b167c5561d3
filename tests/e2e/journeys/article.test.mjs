// The article that the first site is made of: all of it stands in the pages, scripts or no scripts.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

import { journey } from '../browser.mjs';
import { routes } from '../site.mjs';

const SOURCE = new URL('../../../../shared/source/hoi-nghi-so-ket-2021.txt', import.meta.url);
const there = existsSync(SOURCE);
const folded = (text) => text.normalize('NFC').replace(/\s+/g, ' ').trim();

/** The article in pieces that end where a sentence or a line does; together they are all of it. */
function sentences(article) {
  const lines = article.split('\n').map(folded).filter(Boolean);
  return lines.flatMap((line) => line.split(/(?<=[.;])\s(?=\S)/)).map(folded);
}

test('the pieces of the article are the whole article', { skip: !there && 'the article is not here' }, () => {
  const article = readFileSync(SOURCE, 'utf8');
  assert.equal(sentences(article).join(' '), folded(article));
  assert.ok(sentences(article).length > 20);
});

if (there) {
  journey('every sentence and number of the article is read with scripts off', { javaScriptEnabled: false }, async ({ page, visitor }) => {
    let told = '';
    for (const route of routes) {
      await visitor.open(route, { alive: false });
      told += ` ${folded(await page.locator('#_ky-yeu').innerText())}`;
    }
    // A line that is all capitals or hidden by styles is not read: innerText is what is seen.
    const article = readFileSync(SOURCE, 'utf8');
    const seen = told.toLowerCase();
    const absent = sentences(article).filter((piece) => !seen.includes(piece.toLowerCase()));
    assert.deepEqual(absent, []);
    const numbers = article.match(/\d[\d/]*/g);
    assert.ok(numbers.length > 30);
    assert.deepEqual(numbers.filter((number) => !told.includes(number)), []);
  });
} else {
  test('every sentence and number of the article is read with scripts off', { skip: 'the article is not here' });
}
