// Charts before any script, and where none runs: pictures with their words, a table, and inputs that
// the style sheet follows.

import assert from 'node:assert/strict';

import { desktop, journey, phone } from '../browser.mjs';
import { LEGEND, LEVEL, assertIncludes, chartPages, chartsOf, choose, figureOf, filtered, levels, marksOf, optionsOf, plain, withLegend } from '../charts.mjs';
import { called, figures } from '../site.mjs';

const scriptsOff = { javaScriptEnabled: false };
/** How much of a mark's colour is left where it is not what was chosen. */
const FAINT = 0.2;

for (const route of chartPages) {
  for (const [screen, about] of [['a phone', phone], ['a wide screen', desktop]]) {
    journey(`${called(route)} shows its charts on ${screen} with scripts off`, { ...about, ...scriptsOff }, async ({ visitor, page }) => {
      // With scripts off, what is preloaded for them is in vain.
      visitor.tolerate(/preloaded using link preload/);
      await visitor.open(route, { alive: false });
      const charts = chartsOf(route);
      assert.equal(await page.locator('figure.chart').count(), charts.length);
      for (const { slug, title } of charts) {
        const figure = figureOf(page, slug);
        await assertPicture(figure, slug);
        const heading = await figure.locator('figcaption :is(h2, h3)').count() ? figure.locator('figcaption') : page.locator('h1');
        assertIncludes(await heading.innerText(), title, slug);
        const shown = await figure.locator('.source').innerText();
        assert.match(shown, /^Nguồn: ./, slug);
        assert.match(shown, /\d{1,2}\/\d{1,2}\/\d{4}/, `${slug}: the day`);
        assert.ok((await figure.locator('.summary').innerText()).length > 10, `${slug}: what the picture says`);
        await assertTable(figure, slug);
      }
      const waiting = await page.locator('.chart-actions, .needs-charts').evaluateAll((all) => all.filter((one) => one.checkVisibility({ visibilityProperty: true })).map((one) => one.outerHTML.slice(0, 90)));
      assert.deepEqual(waiting, [], 'nothing is offered that needs the script');
    });
  }
}

journey('the words of pictures are in the font of the page', { ...phone, ...scriptsOff }, async ({ visitor, page }) => {
  visitor.tolerate(/preloaded using link preload/);
  await visitor.open(figures, { alive: false });
  const fonts = await page.evaluate(() => {
    const fontOf = (one) => getComputedStyle(one).fontFamily;
    return [fontOf(document.body), [...new Set([...document.querySelectorAll('.picture text')].map(fontOf))]];
  });
  assert.deepEqual(fonts[1], [fonts[0]]);
});

/** One picture, as wide as its column, with a name, and words for each mark. */
async function assertPicture(figure, slug) {
  const pictures = await figure.locator('.picture svg').evaluateAll((all) =>
    all.filter((one) => one.getClientRects().length > 0).map((one) => {
      const { width, height } = one.getBoundingClientRect();
      // A mark is what has data below it: each has its words.
      const marks = [...one.querySelectorAll('.role-mark path, .role-mark circle, .role-mark text, .role-mark line')];
      return { width, height, column: one.closest('.picture').clientWidth, label: one.getAttribute('aria-label'), marks: marks.length, dumb: marks.filter((mark) => !mark.querySelector('title') && mark.localName !== 'text').length };
    }));
  assert.equal(pictures.length, 1, `${slug}: one picture is shown`);
  const [{ width, height, column, label, dumb }] = pictures;
  assert.ok(height > 40 && Math.abs(width - column) < 1, `${slug}: ${width} × ${height} in ${column}`);
  assert.ok(label.length > 20, `${slug}: ${label}`);
  assert.equal(dumb, 0, `${slug}: marks without words`);
  const marks = await marksOf(figure);
  assert.ok(marks.length > 0 && marks.every(({ words }) => words.trim()), `${slug}: ${marks.length} marks`);
}

/** The table takes the picture's place, and gives it back. */
async function assertTable(figure, slug) {
  const [picture, table] = [figure.locator('.picture'), figure.locator('.rows table')];
  assert.equal(await table.isVisible(), false, slug);
  await figure.getByRole('radio', { name: 'Bảng' }).check({ force: true });
  assert.ok(await table.isVisible(), `${slug}: the table`);
  assert.equal(await picture.isVisible(), false, `${slug}: instead of the picture`);
  const own = await table.boundingBox();
  const words = await figure.locator('.summary').boundingBox();
  assert.ok(own.y + own.height <= words.y + 1, `${slug}: the table stands in the page, not over it`);
  await figure.getByRole('radio', { name: 'Biểu đồ' }).check({ force: true });
  assert.ok(await picture.isVisible(), slug);
}

/** The words of a figure's marks, those in full colour apart from those that stand back. */
async function sorted(figure) {
  const marks = await marksOf(figure);
  const words = (fits) => marks.filter(fits).map(({ words: one }) => plain(one));
  return { bright: words(({ opacity }) => opacity > FAINT), faint: words(({ opacity }) => opacity <= FAINT) };
}

journey('with scripts off, a level dims what is not of it, in every chart that has levels', scriptsOff, async ({ visitor, page }) => {
  await visitor.open(figures, { alive: false });
  for (const level of levels) {
    let told = 0;
    await choose(page.locator('.controls.shared'), LEVEL, level);
    for (const { slug } of filtered) {
      const { bright, faint } = await sorted(figureOf(page, slug));
      const known = [...bright, ...faint].some((words) => levels.some((one) => words.includes(`Cấp: ${one}`)));
      if (!known) continue;
      for (const words of bright) assertIncludes(words, level, `${slug}, ${level}: in full colour`);
      assert.ok(faint.every((words) => !words.includes(`Cấp: ${level}`)), `${slug}, ${level}: ${faint}`);
      told += faint.length;
    }
    assert.ok(told > 0, `${level}: something stands back`);
  }
  await choose(page.locator('.controls.shared'), LEVEL, 'Tất cả');
  for (const { slug } of filtered) assert.deepEqual((await sorted(figureOf(page, slug))).faint, [], slug);
});

for (const chart of withLegend) {
  const { slug, route } = chart;
  journey(`${called(route)}: with scripts off, the legend dims what is not chosen`, scriptsOff, async ({ visitor, page }) => {
    await visitor.open(route, { alive: false });
    const figure = figureOf(page, slug);
    const entries = optionsOf(chart, LEGEND).tokens;
    const all = await sorted(figure);
    assert.deepEqual(all.faint, [], 'nothing is chosen');
    const boxes = figure.locator(`[data-param="${LEGEND}"] input`);
    assert.deepEqual(await boxes.evaluateAll((inputs) => inputs.map((one) => one.value)), entries, 'each entry is an input');
    for (const entry of entries) {
      await choose(figure, LEGEND, entry);
      const { bright, faint } = await sorted(figure);
      assert.ok(bright.length > 0 && bright.length < all.bright.length, `${entry}: ${bright.length} of ${all.bright.length}`);
      const wrong = bright.filter((words) => !words.split(' · ').join(' ').includes(`: ${entry}`));
      assert.deepEqual(wrong, [], entry);
      assert.equal(bright.length + faint.length, all.bright.length);
      await choose(figure, LEGEND, entry);
    }
    // Two together are as much as each alone.
    await choose(figure, LEGEND, entries[0]);
    const one = (await sorted(figure)).bright;
    await choose(figure, LEGEND, entries[1]);
    assert.ok((await sorted(figure)).bright.length > one.length, 'two entries');
  });
}

journey('with scripts off, a legend speaks for its own chart, and levels narrow what it leaves', scriptsOff, async ({ visitor, page }) => {
  await visitor.open(figures, { alive: false });
  const [first, ...others] = withLegend.map(({ slug }) => figureOf(page, slug));
  await choose(first, LEGEND, 'Bí thư');
  for (const other of others) assert.deepEqual((await sorted(other)).faint, [], 'what is not seen to be chosen is not');
  const before = (await sorted(first)).bright;
  await choose(page.locator('.controls.shared'), LEVEL, 'Huyện, thành phố');
  const after = (await sorted(first)).bright;
  assert.ok(after.length > 0 && after.length < before.length, `${before.length} → ${after.length}`);
  assert.ok(after.every((words) => words.includes('Huyện, thành phố') && words.includes('Bí thư')), after.join('\n'));
});
