// The floor: the same article as somebody would write it by hand, one page without any script.
// Nothing that shows this text can be much faster, so it is what the site is compared with.

import { home } from './dist.mjs';

export const STYLES = `body{max-width:68ch;margin:0 auto;padding:1rem;font:1rem/1.6 system-ui,sans-serif}
h1{font-size:1.5rem;line-height:1.25}
dl{display:grid;grid-template-columns:1fr 1fr;gap:1rem}
dt{font-size:.875rem}dd{margin:0;font-size:1.5rem;font-weight:700}`;

/**
 * The article as the release's own pages tell it: title, date, the key figures and every paragraph
 * of every report. The browser reads them, with scripts off, so that it is what a visitor reads.
 */
export async function article(browser, address, all) {
  const context = await browser.newContext({ javaScriptEnabled: false });
  try {
    const page = await context.newPage();
    await page.goto(address + home(all).address);
    const front = await page.evaluate(readFront);
    const paragraphs = [];
    for (const report of front.reports) {
      await page.goto(report);
      paragraphs.push(...(await page.evaluate(readReport)));
    }
    if (!front.title || front.figures.length === 0 || paragraphs.length === 0) {
      throw new Error('the home page or the reports are no longer marked up as the bench reads them');
    }
    return { ...front, paragraphs };
  } finally {
    await context.close();
  }
}

function readFront() {
  const text = (element) => element?.textContent.replace(/\s+/g, ' ').trim() ?? '';
  const time = document.querySelector('main time');
  const links = [...document.querySelectorAll('main a[href*="/bao-cao/"]')].map((link) => link.href);
  return {
    title: text(document.querySelector('main .announced') ?? document.querySelector('main h1')),
    date: text(time),
    datetime: time?.dateTime ?? '',
    figures: [...document.querySelectorAll('main dl.figures > div')].map((one) => ({
      label: text(one.querySelector('dt')),
      value: text(one.querySelector('dd')),
    })),
    reports: [...new Set(links)].filter((link) => /\/bao-cao\/[^/]+\/$/.test(link)),
  };
}

/** Headings are the editors' and not the article's. */
function readReport() {
  return [...document.querySelectorAll('.prose p, .prose li')].map((one) => one.textContent.trim());
}

/** The article as one page. */
export function floorPage(article) {
  const { head, title, body } = articleLines(article, STYLES);
  return `${[...head, ...title, ...body].join('\n')}\n`;
}

/** The lines of that page, in three parts between which others may stand. */
export function articleLines({ title, date, datetime, figures, paragraphs }, styles) {
  const head = [
    '<!DOCTYPE html>',
    '<html lang="vi">',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escape(title)}</title>`,
    `<style>${styles}</style>`,
    '<body>',
  ];
  return {
    head,
    title: [`<h1>${escape(title)}</h1>`, `<p><time datetime="${escape(datetime)}">${escape(date)}</time></p>`],
    body: [
      '<dl>',
      ...figures.map((one) => `<div><dt>${escape(one.label)}</dt><dd>${escape(one.value)}</dd></div>`),
      '</dl>',
      ...paragraphs.map((text) => `<p>${escape(text)}</p>`),
    ],
  };
}

export function escape(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
