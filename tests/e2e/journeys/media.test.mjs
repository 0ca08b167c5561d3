// The same pages for eyes that need other colours, for those whom motion makes ill, and on paper.

import assert from 'node:assert/strict';

import { desktop, eventually, journey, phone } from '../browser.mjs';
import { arrived, nextFrame, tab } from '../pages.mjs';
import { NOT_FOUND, called, everyPage, figures, longReport, reports, words } from '../site.mjs';

journey('with reduced motion nothing moves', { ...phone, reducedMotion: 'reduce' }, async ({ visitor, server, page }) => {
  await visitor.open(longReport);
  const moving = () => page.evaluate(() => document.getAnimations().map((one) => one.animationName ?? one.transitionProperty));
  const release = server.hold(`${figures}page.json`);
  await tab(page, 'Số liệu').tap();
  await page.waitForSelector('.notice[data-state="loading"]', { state: 'attached' });
  assert.deepEqual(await moving(), [], 'not even while a page is on its way');
  release();
  await arrived(page, server.home + figures);
  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior), 'auto');
});

journey('without it, the wait is seen', phone, async ({ visitor, server, page }) => {
  await visitor.open('');
  const release = server.hold(`${figures}page.json`);
  await tab(page, 'Số liệu').tap();
  await eventually(() => page.evaluate(() => document.querySelector('.notice').getBoundingClientRect().width > 1), 'a bar that grows');
  release();
  await arrived(page, server.home + figures);
});

for (const colorScheme of ['light', 'dark']) {
  journey(`in forced colours one sees where one is, and what has the focus (${colorScheme})`, { ...desktop, forcedColors: 'active', colorScheme }, async ({ visitor, page }) => {
    for (const route of everyPage) {
      await visitor.open(route, { alive: route !== NOT_FOUND });
      await nextFrame(page);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(overflow <= 0, `/${route}`);
      // Colours are the system's: the words of the title are still told from the paper.
      const [ink, paper] = await page.evaluate(() => [getComputedStyle(document.querySelector('h1')).color, getComputedStyle(document.body).backgroundColor]);
      assert.notEqual(ink, paper);
    }
    await visitor.open(reports);
    const border = await page.locator('.tabs [aria-current]').evaluate((one) => parseFloat(getComputedStyle(one).borderTopWidth));
    assert.ok(border >= 1, 'the current tab is marked by more than a colour');
    await page.locator('.settings summary').click();
    const radio = page.getByRole('radio', { name: 'Vừa' });
    assert.equal(await radio.evaluate((one) => getComputedStyle(one).opacity), '1', 'what is chosen is seen');
    await page.keyboard.press('Tab');
    const outline = await page.evaluate(() => {
      const one = document.activeElement;
      return getComputedStyle(one.matches('input') ? one.nextElementSibling : one).outlineStyle;
    });
    assert.notEqual(outline, 'none');
  });
}

for (const route of everyPage) {
  journey(`${called(route)} prints without what paper cannot do`, { ...desktop, colorScheme: 'dark' }, async ({ visitor, page }) => {
    await visitor.open(route, { alive: route !== NOT_FOUND });
    const words = () => page.locator('main :is(h1, h2, h3, p, li, td, th, dt, dd, figcaption)').evaluateAll((all) =>
      all
        .filter((one) => !one.closest('.actions, .contents, .neighbours, .unseen, .chart .rows, .chart .said, [data-offline]') && !one.querySelector('.more, .anchor'))
        .filter((one) => one.checkVisibility({ visibilityProperty: true }))
        .map((one) => one.textContent.trim()));
    const onScreen = await words();
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    for (const bar of ['.skip', '.bar', '.tabs', '.settings', '.notice', '.actions', '.neighbours', '.contents', '[data-offline]']) {
      for (const one of await page.locator(bar).all()) assert.equal(await one.isVisible(), false, bar);
    }
    assert.deepEqual(await words(), onScreen, 'every word is printed');
    for (const rows of await page.locator('.chart .rows').all()) assert.ok(await rows.isVisible(), 'paper has the table of a chart as well');
    const { ink, paper, least } = await page.evaluate(() => {
      const brightness = (color) => color.match(/[\d.]+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0) / 3;
      const texts = [...document.querySelectorAll('main *')].filter((one) => [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim()));
      const visible = texts.filter((one) => one.checkVisibility() && !one.closest('svg'));
      return {
        ink: brightness(getComputedStyle(document.querySelector('h1')).color),
        paper: brightness(getComputedStyle(document.body).backgroundColor),
        least: Math.max(...visible.map((one) => brightness(getComputedStyle(one).color))),
      };
    });
    assert.ok(paper > 250 && ink < 30, `dark ink on white paper, whatever the screen's theme: ${ink} on ${paper}`);
    assert.ok(least < 130, `all text is dark enough for paper: ${least}`);
  });
}

journey('a dark theme that was chosen does not reach the paper', { ...desktop, colorScheme: 'light' }, async ({ visitor, page }) => {
  await visitor.open(longReport);
  await page.getByLabel(words.settings).click();
  await page.getByRole('radio', { name: 'Tối' }).click();
  await page.emulateMedia({ media: 'print', colorScheme: 'light' });
  const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  assert.equal(paper, 'rgb(255, 255, 255)');
});

journey('a report makes a document on paper', desktop, async ({ visitor, page }) => {
  await visitor.open(longReport);
  const pdf = await page.pdf({ format: 'A4' });
  assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
  const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length;
  assert.ok(pages >= 1 && pages <= 4, `${pages} pages`);
});
