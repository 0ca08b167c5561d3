// What is under test: the release, the browser, the routes the release names, and the few words of
// its interface that the journeys look for.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The release's folder. */
export const dist = given('DIST', 'the absolute path of the release folder');
/** The browser's executable. */
export const chrome = given('CHROME', 'the path of a Chromium executable');

function given(name, what) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: the journeys need ${what}.`);
  if (!existsSync(value)) throw new Error(`${name} is ${value}, where nothing is: the journeys need ${what}.`);
  return path.resolve(value);
}

/** The folder of a site of generated photos (`cargo run -p ky-yeu-site --example demo`), where there is one. */
export const demo = process.env.DEMO && path.resolve(process.env.DEMO);

/** A file of the release, as text. */
export function read(file) {
  return readFileSync(path.join(dist, file), 'utf8');
}

/** Every page's address from the site's root, home first: `''`, `'gioi-thieu/'`, … */
export const routes = listed();

// The sitemap's first line is the home page, relative (`./`) or whole: what follows it is the path.
function listed() {
  const lines = read('sitemap.txt').split('\n').filter(Boolean);
  const paths = lines.map((line) => line.slice(lines[0].length));
  if (paths.length < 2 || !lines.every((line) => line.startsWith(lines[0]))) {
    throw new Error(`${dist}/sitemap.txt does not list a site: ${lines.join(' ')}`);
  }
  return paths;
}

/** The absolute address the release was made for, or nothing where it was made for any. */
export const baseUrl = read('sitemap.txt').startsWith('http') ? read('sitemap.txt').split('\n')[0] : '';

/** The page that a host shows at an address where nothing is. */
export const NOT_FOUND = '404.html';
export const everyPage = [...routes, NOT_FOUND];

/** Where the embed form of a route stands; what is about the site itself has none. */
export const embedOf = (route) => `nhung/${route}`;
export const embedded = routes.filter((route) => !/^(gioi-thieu|luu-tru)\//.test(route));

/** How a route is called in the name of a test. */
export const called = (route) => `/${route}`;

/** The file a route is served from, and its prerendered document. */
const fileOf = (route) => (route.endsWith('/') || route === '' ? `${route}index.html` : route);
export const documentOf = (route) => read(fileOf(route));

/** The first route that fits, so that no journey depends on one site's slugs. */
function routeWhere(fits, what) {
  const found = routes.find(fits);
  if (found === undefined) throw new Error(`The release has no page for this journey: ${what}.`);
  return found;
}

const named = (pattern) => routeWhere((route) => pattern.test(route), String(pattern));
export const reports = named(/^[^/]+\/bao-cao\/$/);
export const figures = named(/^[^/]+\/so-lieu\/$/);
export const photos = named(/^[^/]+\/anh\/$/);
export const documents = named(/^[^/]+\/tai-lieu\/$/);
export const about = named(/^gioi-thieu\/$/);
export const longReport = routeWhere(
  (route) => /\/bao-cao\/.+\//.test(route) && documentOf(route).includes('class="contents"'),
  'a report with a table of contents',
);

export const chart = named(/^[^/]+\/so-lieu\/[^/]+\/$/);

/** The query that chat and social apps add to a link that is shared in them. */
export const SHARED_QUERY = '?zarsrc=30&utm_source=zalo&fbclid=x';

/** What brings charts to life once their page is alive. */
export const CHARTS_MODULE = /charts-[0-9a-f]+\.js$/;

/** The interface's words, as a visitor reads them. */
export const words = {
  skip: 'Tới nội dung chính',
  tabs: ['Trang chủ', 'Báo cáo', 'Số liệu', 'Ảnh', 'Tài liệu'],
  settings: 'Cỡ chữ và màu',
  share: 'Chia sẻ',
  copied: 'Đã chép liên kết.',
  notCopied: 'Không chép được. Liên kết: ',
  loading: 'Đang tải trang…',
  failed: 'Không tải được trang.',
  retry: 'Thử lại',
  close: 'Đóng',
  notFound: 'Không có trang này',
  goHome: 'Về trang chủ',
};
