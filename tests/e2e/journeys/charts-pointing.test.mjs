// Every mark of every chart answers to a finger, a mouse and the keys alike.

import assert from 'node:assert/strict';

import { desktop, journey, phone } from '../browser.mjs';
import { bring, everyChart, figureOf, middle, openAlive, plain, speaking } from '../charts.mjs';
import { nextFrame, scrolled, scrollTo } from '../pages.mjs';
import { called, figures } from '../site.mjs';

const tipOf = (figure) => figure.locator('.tip');

/** A few of the marks: the first, one in the middle, the last. */
const some = (all) => [...new Set([0, Math.floor(all.length / 2), all.length - 1])];

/** The words say what a mark says, within the window, and clear of what was touched. */
async function assertTip(page, figure, marks, at, finger) {
  assert.ok(await tipOf(figure).isVisible(), 'words are shown');
  const said = plain(await tipOf(figure).textContent());
  // Where marks lie upon each other, the smallest below the pointer answers.
  const [x, y] = at;
  const under = marks.filter((one) => x >= one.x - 1 && x <= one.x + one.width + 1 && y >= one.y - 1 && y <= one.y + one.height + 1);
  assert.ok(under.some(({ words }) => plain(words) === said), `«${said}» is said of ${under.map(({ words }) => plain(words))}`);
  const tip = await tipOf(figure).boundingBox();
  const { width, height } = page.viewportSize();
  const what = `words at ${JSON.stringify(tip)}, touched at ${at}`;
  assert.ok(tip.x >= 0 && tip.x + tip.width <= width && tip.y >= 0 && tip.y + tip.height <= height, `${what}: within the window`);
  const bars = await page.locator('.bar, .tabs').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON()));
  for (const bar of bars.filter((one) => one.width > 0)) {
    assert.ok(tip.y >= bar.bottom - 0.5 || tip.y + tip.height <= bar.top + 0.5 || tip.x >= bar.right, `${what}: not under a bar`);
  }
  if (finger) assert.ok(tip.y + tip.height <= y - 20, `${what}: above the finger`);
  assert.ok(await figure.locator('.ring').isVisible(), 'the mark is ringed');
}

for (const { slug, route } of everyChart) {
  journey(`${called(route)} answers to a finger`, phone, async ({ visitor, page }) => {
    await openAlive(visitor, route);
    const figure = figureOf(page, slug);
    await bring(page, figure);
    const marks = await speaking(figure);
    for (const index of some(marks)) {
      const at = middle(marks[index]);
      await page.touchscreen.tap(...at);
      await assertTip(page, figure, marks, at, true);
    }
    // A tap elsewhere is done with it.
    const { x, y } = await page.locator('h1, h2').first().boundingBox().then((box) => (box.y > 60 ? box : { x: 5, y: 400 }));
    await page.touchscreen.tap(x > 10 ? x - 8 : 2, Math.max(y, 100));
    await tipOf(figure).waitFor({ state: 'hidden' });
    assert.equal(await figure.locator('.ring').isVisible(), false);
  });

  journey(`${called(route)} answers to a mouse`, desktop, async ({ visitor, page }) => {
    await openAlive(visitor, route);
    const figure = figureOf(page, slug);
    await bring(page, figure);
    const marks = await speaking(figure);
    for (const index of some(marks)) {
      const at = middle(marks[index]);
      await page.mouse.move(...at);
      await assertTip(page, figure, marks, at, false);
    }
    await page.mouse.move(4, 450);
    await tipOf(figure).waitFor({ state: 'hidden' });
  });

  journey(`${called(route)} is walked through by keys, in the order of its data`, desktop, async ({ visitor, page }) => {
    await openAlive(visitor, route);
    const figure = figureOf(page, slug);
    const picture = figure.locator('.picture');
    assert.ok(await picture.getAttribute('aria-label'), 'it says how');
    const words = (await speaking(figure)).map((one) => plain(one.words));
    const stops = words.filter((one, at) => one !== words[at - 1]);
    await picture.focus();
    const heard = figure.locator('.heard[aria-live="polite"]');
    const said = async () => plain(await heard.textContent());
    const walked = [];
    for (let at = 0; at < stops.length; at += 1) {
      await page.keyboard.press(at % 2 ? 'ArrowDown' : 'ArrowRight');
      walked.push(await said());
      assert.equal(plain(await tipOf(figure).textContent()), walked.at(-1), 'what is shown is what is heard');
      assert.ok(await figure.locator('.ring').isVisible());
    }
    assert.deepEqual(walked, stops);
    await page.keyboard.press('ArrowRight');
    assert.equal(await said(), stops.at(-1), 'the last is the last');
    await page.keyboard.press('Home');
    assert.equal(await said(), stops[0]);
    await page.keyboard.press('ArrowLeft');
    assert.equal(await said(), stops[0]);
    await page.keyboard.press('End');
    assert.equal(await said(), stops.at(-1));
    await page.keyboard.press('Escape');
    assert.equal(await tipOf(figure).isVisible(), false);
    assert.equal(await said(), '');
    await page.keyboard.press('ArrowUp');
    assert.equal(await said(), stops.at(-1), 'backwards from the end');
    await page.keyboard.press('Tab');
    await tipOf(figure).waitFor({ state: 'hidden' });
  });
}


journey('a finger that draws the page up or down is not held by a chart', phone, async ({ visitor, page }) => {
  await openAlive(visitor, figures);
  const [{ slug }] = everyChart;
  const figure = figureOf(page, slug);
  await bring(page, figure);
  const before = await scrolled(page);
  const { x, y, width } = await figure.locator('.picture').boundingBox();
  const touches = await visitor.context.newCDPSession(page);
  const touch = (type, ...touchPoints) => touches.send('Input.dispatchTouchEvent', { type, touchPoints });
  const at = { x: x + width / 2, y: y + 60 };
  await touch('touchStart', at);
  for (let drawn = 15; drawn <= 300; drawn += 15) await touch('touchMove', { x: at.x, y: at.y - drawn });
  await touch('touchEnd');
  await page.waitForFunction((from) => scrollY > from + 150, before);
  await nextFrame(page);
  assert.equal(await tipOf(figure).isVisible(), false, 'what was shown has gone with it');
});

journey('a mark at the top of the window has its words below it', desktop, async ({ visitor, page }) => {
  const { slug, route } = everyChart[0];
  await openAlive(visitor, route);
  const figure = figureOf(page, slug);
  await page.setViewportSize({ width: 1280, height: 500 });
  const top = await figure.locator('.picture').evaluate((one) => one.getBoundingClientRect().top + scrollY);
  await scrollTo(page, Math.round(top) - 60);
  const marks = await speaking(figure);
  await page.mouse.move(...middle(marks[0]));
  await assertTip(page, figure, marks, middle(marks[0]), false);
  const tip = await tipOf(figure).boundingBox();
  assert.ok(tip.y > marks[0].y + marks[0].height, 'below');
});

journey('everything of a chart is a control with a name', async ({ visitor, page }) => {
  await openAlive(visitor, figures);
  const unnamed = await page.locator('.charts :is(input, button, select)').evaluateAll((all) =>
    all.filter((one) => !(one.labels?.[0]?.textContent ?? one.textContent).trim()).map((one) => one.outerHTML));
  assert.deepEqual(unnamed, []);
  const groups = await page.locator('.charts fieldset').evaluateAll((all) => all.filter((one) => !one.querySelector(':scope > legend')?.textContent.trim()).length);
  assert.equal(groups, 0, 'each group of inputs says what it is about');
});
