// As little of W3C WebDriver as a journey needs: https://www.w3.org/TR/webdriver2/

import { spawn } from 'node:child_process';
import net from 'node:net';
import { eventually } from '../../e2e/eventually.mjs';

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
const STARTS = 20_000;

async function freePort() {
  const server = net.createServer();
  await new Promise((done) => { server.listen(0, '127.0.0.1', done); });
  const { port } = server.address();
  await new Promise((done) => { server.close(done); });
  return port;
}

/** Starts a driver, and a browser by it. */
export async function startBrowser({ program, args, capabilities, env = {} }) {
  const port = await freePort();
  const driver = spawn(program, args(port), { stdio: 'ignore', env: { ...process.env, ...env } });
  const base = `http://127.0.0.1:${port}`;
  try {
    await eventually(() => fetch(`${base}/status`).then((answer) => answer.ok, () => false), `${program} has started`, STARTS);
    const { sessionId, capabilities: got } = await command(base, 'POST', '/session', { capabilities: { alwaysMatch: capabilities } });
    return new Browser(driver, `${base}/session/${sessionId}`, `${got.browserName} ${got.browserVersion}`);
  } catch (error) {
    driver.kill();
    throw error;
  }
}

async function command(base, method, path, body) {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(base + path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  const { value } = await answer.json();
  if (value?.error) throw new Error(`${method} ${path}: ${value.error}: ${value.message}`);
  return value;
}

/** A browser with one window. */
class Browser {
  #driver;
  #session;

  constructor(driver, session, name) {
    this.#driver = driver;
    this.#session = session;
    this.name = name;
  }

  open(url) {
    return command(this.#session, 'POST', '/url', { url });
  }

  /** What a function answers in the page, which may take its time. */
  async ask(act, ...args) {
    const script = `const done = arguments[arguments.length - 1];
      Promise.resolve((${act})(...Array.prototype.slice.call(arguments, 0, -1))).then((value) => done({ value }), (error) => done({ error: String(error) }));`;
    const { value, error } = await command(this.#session, 'POST', '/execute/async', { script, args });
    if (error) throw new Error(error);
    return value;
  }

  async click(selector) {
    const found = await command(this.#session, 'POST', '/element', { using: 'css selector', value: selector });
    await command(this.#session, 'POST', `/element/${found[ELEMENT]}/click`, {});
  }

  async close() {
    await command(this.#session, 'DELETE', '').catch(() => {});
    this.#driver.kill();
  }
}
