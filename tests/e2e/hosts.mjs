// Pages that embed: other people's, served from another origin, as plain as an article or as odd as an old CMS.

import { readFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';

import { dist } from './site.mjs';

/** Serves pages by their path, `{ html, headers }`, from an origin of their own until `close`. */
export async function host(pages) {
  const server = http.createServer((request, response) => {
    const page = pages[new URL(request.url, 'http://host').pathname];
    if (!page) return response.writeHead(request.url === '/favicon.ico' ? 204 : 404).end();
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...page.headers }).end(page.html);
  });
  // A journey that fails leaves it open: that keeps nobody waiting.
  await new Promise((resolve) => server.unref().listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  const close = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return { origin, close };
}

/** What a page gives to those who embed it, said for a site at an address. */
export function snippet(route, site, { look = '', attributes = '' } = {}) {
  const { embed, script, integrity } = JSON.parse(readFileSync(path.join(dist, route, 'share.json'), 'utf8'));
  const said = (text) => text.replaceAll('{site}', site).replace('{look}', look.replaceAll('&', '&amp;'));
  return { frame: said(embed).replace('<iframe', `<iframe ${attributes}`), script: said(script), integrity };
}

/** For a browser that does not size frames by what is in them. */
export const SIZES_NO_FRAMES = ['--disable-features=ResponsiveIframes'];

// What a host counts: how often each frame's height has changed, and what has moved.
const WATCH = `<script>
  window.heights = new Map();
  new PerformanceObserver((list) => { window.shifts = (window.shifts ?? 0) + list.getEntries().length; }).observe({ type: 'layout-shift', buffered: true });
  const seen = new ResizeObserver((all) => {
    for (const { target } of all) {
      const height = target.getBoundingClientRect().height, known = heights.get(target) ?? [];
      // Less than three pixels is what browsers do not count as a shift.
      if (height && !(Math.abs(known.at(-1) - height) < 3)) heights.set(target, [...known, height]);
    }
  });
  document.addEventListener('DOMContentLoaded', () => document.querySelectorAll('iframe').forEach((one) => seen.observe(one)));
</script>`;

const article = (content, { head = '', watch = WATCH, width = '' } = {}) => `<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Bài viết</title>${head}${watch}</head>
<body style="margin: 0">${width}<h1>Tin hoạt động</h1><p>Đoạn văn trước.</p>${content}<p id="sau">Đoạn văn sau.</p></body></html>`;

/** An article in a CMS of 2009: a fixed column, a reset that fights, a base, scripts that read every message. */
const oldArticle = (content) => `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="X-UA-Compatible" content="IE=EmulateIE8" /><meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<base href="/cong-thong-tin/tin-tuc/" target="_top" /><title>Cổng thông tin</title>
<style>
  html, body, div, iframe, p, h1, table, td { margin: 0; padding: 0; border: 0; font-size: 100%; vertical-align: baseline; }
  * { box-sizing: content-box !important; line-height: 1 }
  iframe { max-width: 100%; height: auto; border: 1px solid #ccc !important; padding: 4px; }
  #cot { width: 690px; margin: 0 auto; overflow: hidden; font: 13px Arial; }
</style>
<script>
  var $ = function (all) { for (var i = 0; i < all.length; i++) this[i] = all[i]; };
  Object.prototype.cu = function () { return this; };
  Array.prototype.last = function () { return this[this.length - 1]; };
  window.onmessage = function (event) { var data = event.data; if (typeof data === 'string' && data.indexOf('resize:') === 0) document.title = data; };
  window.JSON2 = window.JSON; window.onerror = function () { return false; };
</script>${WATCH}</head>
<body><table width="100%"><tr><td><div id="cot"><h1>Tin ho&#7841;t &#273;&#7897;ng</h1>${content}<p id="sau">H&#7871;t.</p></div></td></tr></table></body></html>`;

const SANDBOX = 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads';

/** The conditions that embed forms have to stand. `site` is the origin of what is embedded. */
export const CONDITIONS = {
  plain: {},
  'sandbox with scripts only': { attributes: 'sandbox="allow-scripts" data-ky-yeu-opaque', opaque: true },
  'sandbox with its origin': { attributes: `sandbox="${SANDBOX}"` },
  'strict policy': {
    policy: (site) => `default-src 'none'; script-src ${site} 'unsafe-inline'; frame-src ${site}`,
    // Its policy refuses the snippet's own styles; the attributes remain.
    styles: false,
  },
  'hidden, then shown': { wrap: (content) => `<div id="the" hidden>${content}</div>`, show: true },
  'far below': { wrap: (content) => `<div style="height: 9000px"></div>${content}`, scroll: true },
  'width changed': { resize: true },
  'two of the same': { twice: true },
  'without service workers': { workers: false },
  'old CMS': { page: oldArticle },
};

/** The page of a condition around frames. */
export function page({ policy, wrap = (content) => content, page: around = article }, content, site) {
  return { html: around(wrap(content)), headers: policy ? { 'content-security-policy': policy(site) } : {} };
}
