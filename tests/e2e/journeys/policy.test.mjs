// The content security policy: what is not the site's own does not run, load or leave.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';

import { eventually, journey } from '../browser.mjs';
import { NOT_FOUND, called, documentOf, everyPage } from '../site.mjs';

const POLICY = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/;

function policyOf(html) {
  const directives = POLICY.exec(html)[1].split(';').map((directive) => directive.trim().split(/\s+/));
  return Object.fromEntries(directives.map(([name, ...sources]) => [name, sources]));
}

const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** What stands between the tags of every element of a name whose attributes fit. */
const inline = (html, name, fits = () => true) =>
  [...html.matchAll(new RegExp(`<${name}([^>]*)>([\\s\\S]*?)</${name}>`, 'g'))]
    .filter(([, attributes]) => fits(attributes))
    .map(([, , text]) => text);

// JSON is data: it is not run, and needs no leave.
const isRun = (attributes) => !/type="application\/(ld\+)?json"/.test(attributes);

for (const route of everyPage) {
  test(`${called(route)} states its policy before anything it governs, and names all that is inline`, () => {
    const html = documentOf(route);
    assert.equal(html.split('Content-Security-Policy').length, 2, 'one policy');
    const [before] = html.split('<meta http-equiv="Content-Security-Policy"');
    assert.match(before, /<head>/);
    assert.doesNotMatch(before, /<(script|style|link|body|base)\b/, 'nothing stands before the policy');
    const policy = policyOf(html);
    const scripts = inline(html, 'script', isRun).map(hash);
    const styles = inline(html, 'style').map(hash);
    assert.deepEqual(policy['default-src'], ["'self'"]);
    assert.deepEqual(policy['script-src'].toSorted(), ["'self'", "'wasm-unsafe-eval'", ...scripts].toSorted(), 'each script, and no other');
    assert.deepEqual(policy['style-src'].toSorted(), ["'self'", ...styles].toSorted(), 'each style, and no other');
    for (const name of ['object-src', 'base-uri', 'form-action']) assert.deepEqual(policy[name], ["'none'"], name);
    assert.doesNotMatch(POLICY.exec(html)[1], /unsafe-inline|'unsafe-eval'|unsafe-hashes|https?:|\*/);
    const markup = html.replace(/<(script|style)[\s\S]*?<\/\1>/g, '');
    assert.doesNotMatch(markup, /<[^>]*\s(on[a-z]+|style)=/i, 'no inline handler, no style attribute');
    assert.doesNotMatch(markup, /(href|src)="\s*(javascript|data|vbscript):/i);
    assert.doesNotMatch(html, /(href|src)="\//, 'every reference is relative');
  });
}

/** Attempts at running or loading what is not the site's: what they do, and the directive that stops them. */
const ATTEMPTS = {
  'an injected inline script': [(report) => {
    const script = document.createElement('script');
    script.textContent = 'window.broken = true';
    document.body.append(script);
    report(window.broken);
  }, 'script-src-elem'],
  'an inline handler': [(report) => {
    document.querySelector('h1').setAttribute('onclick', 'window.broken = true');
    document.querySelector('h1').click();
    report(window.broken);
  }, 'script-src-attr'],
  'a javascript: link': [(report) => {
    const link = document.createElement('a');
    link.href = 'javascript:void(window.broken = true)';
    document.body.append(link);
    link.click();
    setTimeout(() => report(window.broken));
  }, 'script-src-elem'],
  'eval': [(report) => {
    try { report((0, eval)('true')); } catch (refused) { report(refused.name !== 'EvalError'); }
  }, 'script-src'],
  'a function made of text': [(report) => {
    try { report(new Function('return true')()); } catch (refused) { report(refused.name !== 'EvalError'); }
  }, 'script-src'],
  'a script from elsewhere': [(report) => {
    const script = document.createElement('script');
    Object.assign(script, { src: 'http://127.0.0.1:1/x.js', onload: () => report(true), onerror: () => report(false) });
    document.body.append(script);
  }, 'script-src-elem'],
  'an inline style': [(report) => {
    document.body.setAttribute('style', 'position: fixed');
    report(getComputedStyle(document.body).position === 'fixed');
  }, 'style-src-attr'],
  'a picture from elsewhere': [(report) => {
    const picture = new Image();
    Object.assign(picture, { onload: () => report(true), onerror: () => report(false), src: 'http://127.0.0.1:1/x.png' });
  }, 'img-src'],
  'data sent elsewhere': [(report) => {
    fetch('http://127.0.0.1:1/').then(() => report(true), () => report(false));
  }, 'default-src|connect-src'],
  'a frame': [(report) => {
    const frame = document.createElement('iframe');
    Object.assign(frame, { onload: () => report(false), src: 'http://127.0.0.1:1/' });
    document.body.append(frame);
  }, 'default-src|frame-src'],
  'another base for links': [(report) => {
    const base = document.createElement('base');
    base.href = 'http://127.0.0.1:1/';
    document.head.append(base);
    report(new URL(document.querySelector('.brand').href).port === '1');
  }, 'base-uri'],
  'a form': [(report) => {
    const form = document.createElement('form');
    Object.assign(form, { action: 'http://127.0.0.1:1/', method: 'post' });
    document.body.append(form);
    form.submit();
    setTimeout(() => report(false));
  }, 'form-action'],
};

// All policies say the same but for their hashes, as seen above: one page is tried with everything,
// and the one with a script of its own with scripts.
for (const route of ['', NOT_FOUND]) {
  for (const [what, [attempt, directive]] of Object.entries(ATTEMPTS)) {
    if (route === NOT_FOUND && !directive.startsWith('script-src')) continue;
    journey(`${called(route)} refuses ${what}`, async ({ visitor, page }) => {
      const heard = new RegExp(`policy violated: (${directive})\\b`);
      visitor.expect(heard);
      // The browser tells of it besides, and a request that is stopped has failed.
      visitor.tolerate(/^console error: .*Content Security Policy/, /^request failed: .*csp$/, /^other origin: http:..127\.0\.0\.1:1\//);
      await visitor.open(route, { alive: route !== NOT_FOUND });
      const broken = await page.evaluate(inOwnTask, `(${attempt})`);
      assert.notEqual(broken, true);
      await eventually(async () => (await visitor.problems(heard)).length > 0, 'the page hears of it');
    });
  }
}

// A debugger's own calls are exempt from the policy: the attempt is made by a task of the page.
function inOwnTask(source) {
  const attempt = (0, eval)(source);
  return new Promise((report) => { setTimeout(() => attempt(report)); });
}
