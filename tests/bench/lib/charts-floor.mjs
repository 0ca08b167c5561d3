// The floor of a page with charts: what somebody would write by hand who has the same words and the
// same finished pictures, without any script. Its charts come first, so that nothing holds them up.

import { STYLES, articleLines, escape } from './floor.mjs';

const CHART_STYLES = `figure{margin:2rem 0}svg{display:block;width:100%;height:auto}
label{display:inline-block;padding:.5rem}table{border-collapse:collapse}th,td{padding:.25rem .5rem;text-align:left}
figure:has(input:checked) svg [class]{opacity:.15}`;

/** The charts of a page, as the browser reads them with scripts off. */
export async function chartsOf(browser, address) {
  const context = await browser.newContext({ javaScriptEnabled: false });
  try {
    const page = await context.newPage();
    await page.goto(address);
    const charts = await page.evaluate(readCharts);
    if (charts.length === 0) throw new Error(`${address} has no charts as the bench reads them`);
    return charts;
  } finally {
    await context.close();
  }
}

/**
 * Of each chart its title, its picture for a phone, its table, and what its marks can be filtered by.
 * Pictures get the colours that the page's style sheet gives them, and lose all classes but the number
 * of the choice that a mark belongs to.
 */
function readCharts() {
  const root = getComputedStyle(document.documentElement);
  const bare = (element) => {
    const copy = element.cloneNode(true);
    for (const one of [copy, ...copy.querySelectorAll('*')]) {
      const number = one.getAttribute('class')?.match(/\bk\d+-(\d+)/)?.[1];
      for (const { name } of [...one.attributes]) {
        if (name === 'class' || name.startsWith('data-')) one.removeAttribute(name);
      }
      if (number !== undefined) one.setAttribute('class', `v${number}`);
    }
    return copy.outerHTML.replace(/var\((--[\w-]+)\)/g, (_, name) => root.getPropertyValue(name).trim());
  };
  const numbers = (element) => {
    const all = [...element.querySelectorAll('[class*="k"]')].map((one) => one.getAttribute('class'));
    return [...new Set(all.flatMap((one) => one.match(/\bk\d+-(\d+)/)?.[1] ?? []))].sort((a, b) => a - b);
  };
  const label = (figure, number) => {
    const inputs = [...figure.querySelectorAll(`.choices .v${number}`), ...document.querySelectorAll(`.shared .v${number}`)];
    return inputs[0]?.parentElement.textContent.trim() ?? number;
  };
  return [...document.querySelectorAll('figure.chart')].map((figure) => {
    const svg = figure.querySelector('.picture .narrow svg');
    return {
      title: figure.querySelector('figcaption a, figcaption :is(h1, h2, h3)').textContent.trim(),
      svg: bare(svg),
      table: bare(figure.querySelector('.rows table')),
      choices: numbers(svg).map((number) => ({ number, label: label(figure, number) })),
    };
  });
}

/** The page: title, date, charts, key figures, paragraphs. */
export function chartsFloor(article, charts) {
  const numbers = [...new Set(charts.flatMap((chart) => chart.choices.map((choice) => choice.number)))];
  const shown = numbers.map((one) => `figure:has(.v${one}:checked) svg .v${one}{opacity:1}`);
  const { head, title, body } = articleLines(article, [STYLES, CHART_STYLES, ...shown].join('\n'));
  return `${[...head, ...title, ...charts.map(chartLines).flat(), ...body].join('\n')}\n`;
}

function chartLines({ title, svg, table, choices }) {
  const box = ({ number, label }) => `<label><input type="checkbox" class="v${number}"> ${escape(label)}</label>`;
  return [
    '<figure>',
    `<figcaption><h2>${escape(title)}</h2></figcaption>`,
    ...choices.map(box),
    svg,
    `<details><summary>Bảng số liệu</summary>${table}</details>`,
    '</figure>',
  ];
}
