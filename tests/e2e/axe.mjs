// What axe finds on a page, and the contrast of what it cannot judge, read off the pixels.

import assert from 'node:assert/strict';

import axe from 'axe-core';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

/** Rules that any page gives work to: where they did not run, nothing has been tested. */
const ALWAYS = ['color-contrast', 'document-title', 'heading-order', 'html-has-lang', 'link-name', 'region', 'target-size'];

/** What is asked of a document as a whole, which a modal dialog makes inert. */
const OF_DOCUMENT = ['document-title', 'html-has-lang'];

/** Finds nothing to object to on the page as it stands. `idle` names rules that find nothing to judge there. */
export async function assertAccessible(page, what, { modal = false, idle = [] } = {}) {
  await page.evaluate(axe.source);
  const found = await page.evaluate(
    (values) => window.axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations', 'incomplete', 'passes'] }),
    TAGS,
  );
  const told = found.violations.map(({ id, help, nodes }) => ({
    rule: `${id}: ${help}`,
    nodes: nodes.map((node) => `${node.target.join(' ')} ${node.failureSummary}`),
  }));
  assert.deepEqual(told, [], `${what}: violations`);
  const ran = [...found.passes, ...found.incomplete].map(({ id }) => id);
  const left = modal ? [...OF_DOCUMENT, ...idle] : idle;
  const always = ALWAYS.filter((id) => !left.includes(id));
  assert.deepEqual(always.filter((id) => !ran.includes(id)), [], `${what}: rules that ran`);
  const unsure = found.incomplete.filter(({ id }) => id !== 'color-contrast');
  assert.deepEqual(unsure.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target)}`), [], `${what}: left to a person`);
  const undecided = found.incomplete.flatMap(({ nodes }) => nodes.map((node) => node.target.join(' ')));
  await assertContrast(page, undecided, what);
}

/**
 * Text on drawn bands and the like: its colour against every pixel behind it. What WCAG asks for is
 * 4.5 : 1, and 3 : 1 for large text.
 */
async function assertContrast(page, selectors, what) {
  if (selectors.length === 0) return;
  const texts = await page.evaluate(textsOf, { selectors, overlays: OVERLAYS });
  const blank = await page.context().newPage();
  try {
    for (const above of [true, false]) {
      const here = texts.filter((text) => text.above === above);
      if (here.length === 0) continue;
      const picture = await backdrop(page, above ? '' : OVERLAYS);
      const measured = await blank.evaluate(contrasts, { picture, texts: here });
      const poor = measured.filter(({ ratio, needed }) => ratio < needed);
      assert.deepEqual(poor, [], `${what}: contrast`);
    }
  } finally {
    await blank.close();
  }
}

/** What lies over the page's text, and moves away when one scrolls or closes it. */
const OVERLAYS = '.skip, .bar, .tabs, .sheet, .notice';

/** A picture of the whole page without its text, and without what lies over it. */
async function backdrop(page, without) {
  const hidden = await page.evaluateHandle(hideText, without);
  const picture = await page.screenshot({ fullPage: true, animations: 'disabled', scale: 'css' });
  await hidden.evaluate((sheet) => { document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet); });
  return picture.toString('base64');
}

/** Where each text stands on the page, its colour and how much contrast it needs. */
function textsOf({ selectors, overlays }) {
  return selectors.flatMap((selector) => {
    const element = document.querySelector(selector);
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return [];
    const { color, fontSize, fontWeight } = getComputedStyle(element);
    const large = parseFloat(fontSize) >= 24 || (parseFloat(fontSize) >= 18.66 && Number(fontWeight) >= 700);
    const range = document.createRange();
    range.selectNodeContents(element);
    const boxes = [...range.getClientRects()]
      .filter(({ width, height }) => width > 1 && height > 1)
      .map(({ x, y, width, height }) => ({ x: x + scrollX, y: y + scrollY, width, height }));
    const above = element.closest(overlays) !== null;
    return boxes.length ? [{ selector, above, color, needed: large ? 3 : 4.5, boxes }] : [];
  });
}

// A style sheet made by script is not an inline style: the page's policy lets it be.
function hideText(without) {
  const sheet = new CSSStyleSheet();
  const hide = 'visibility: hidden !important;';
  sheet.replaceSync(`* { color: transparent !important; } svg { ${hide} } ${without && `:is(${without}) { ${hide} }`}`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return sheet;
}

async function contrasts({ picture, texts }) {
  const image = new Image();
  image.src = `data:image/png;base64,${picture}`;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height);
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  pen.drawImage(image, 0, 0);
  const luminance = (rgb) => {
    const [r, g, b] = [...rgb].map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (one, other) => (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  return texts.map(({ selector, color, needed, boxes }) => {
    const ink = luminance(color.match(/[\d.]+/g).slice(0, 3).map(Number));
    let least = Infinity;
    for (const { x, y, width, height } of boxes) {
      const { data } = pen.getImageData(Math.ceil(x), Math.ceil(y), Math.max(1, Math.floor(width) - 1), Math.max(1, Math.floor(height) - 1));
      for (let at = 0; at < data.length; at += 4) least = Math.min(least, ratio(ink, luminance(data.subarray(at, at + 3))));
    }
    return { selector, color, ratio: Math.round(least * 100) / 100, needed };
  });
}
