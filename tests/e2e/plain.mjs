// A browser with a debugger at its pages and nowhere else. Chromium treats a worker that has one as it treats no
// visitor’s: it is ended though it has work. The journeys’ own driver attaches itself to every worker; this one has of
// that driver’s words only those that trials of faults need.

import { spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { ARGS } from './chromium.mjs';
import { PATIENCE, eventually } from './eventually.mjs';
import { chrome } from './site.mjs';

/** Pages that are not in front work like those that are. */
const AWAKE = ['--disable-background-timer-throttling', '--disable-backgrounding-occluded-windows', '--disable-renderer-backgrounding'];

/** What comes in time; after that it comes too late. */
async function within(time, what, coming) {
  let timer;
  const late = new Promise((_, fail) => { timer = setTimeout(() => fail(new Error(`${what}: not in ${time} ms`)), time); });
  try {
    return await Promise.race([coming, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Messages to the browser and from it, each ended by a zero byte. */
class Wire {
  #to;
  #rest = Buffer.alloc(0);
  #asked = new Map();
  #sessions = new Map();
  #last = 0;

  constructor(to, from) {
    this.#to = to;
    from.on('data', (piece) => this.#take(piece));
    // What was asked of a browser that is gone is not answered.
    to.on('error', () => this.#end(() => true));
    from.on('close', () => this.#end(() => true));
  }

  /** Where what is told of a session is heard. */
  session(id) {
    const session = new Session(this, id);
    this.#sessions.set(id, session);
    return session;
  }

  send(method, params = {}, sessionId = undefined) {
    const id = ++this.#last;
    return new Promise((done, fail) => {
      this.#asked.set(id, { method, sessionId, done, fail });
      this.#to.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  }

  #take(piece) {
    this.#rest = Buffer.concat([this.#rest, piece]);
    for (let end = this.#rest.indexOf(0); end >= 0; end = this.#rest.indexOf(0)) {
      const message = JSON.parse(this.#rest.subarray(0, end).toString());
      this.#rest = this.#rest.subarray(end + 1);
      if (message.id) this.#answered(message);
      else this.#told(message);
    }
  }

  #answered({ id, result, error }) {
    const asked = this.#asked.get(id);
    this.#asked.delete(id);
    if (error) asked?.fail(new Error(`${asked.method}: ${error.message}`));
    else asked?.done(result);
  }

  #told({ method, params, sessionId }) {
    this.#sessions.get(sessionId)?.emit(method, params);
    if (method !== 'Target.detachedFromTarget') return;
    this.#sessions.get(params.sessionId)?.emit('gone');
    this.#sessions.delete(params.sessionId);
    this.#end((asked) => asked.sessionId === params.sessionId);
  }

  #end(isOver) {
    for (const [id, asked] of this.#asked) {
      if (!isOver(asked)) continue;
      this.#asked.delete(id);
      asked.fail(new Error(`${asked.method}: it is closed`));
    }
  }
}

class Session extends EventEmitter {
  constructor(wire, id) {
    super();
    Object.assign(this, { wire, id });
  }

  send(method, params) {
    return this.wire.send(method, params, this.id);
  }
}

/** A tab. */
class Page extends EventEmitter {
  #session;
  #targetId;
  #context;
  /** Documents that have been loaded, by loader, and who waits for one. */
  #loaded = new Set();
  #loads = new EventEmitter();
  /** Bodies that are on their way, by request. */
  #coming = new Map();

  constructor(context, session, targetId) {
    super();
    [this.#context, this.#session, this.#targetId] = [context, session, targetId];
  }

  async begin() {
    this.#session.on('Page.lifecycleEvent', ({ loaderId, name }) => {
      if (name !== 'load') return;
      this.#loaded.add(loaderId);
      this.#loads.emit(loaderId);
    });
    this.#session.on('Runtime.exceptionThrown', ({ exceptionDetails: { text, exception } }) => {
      this.#context.emit('weberror', { error: () => exception?.description ?? text });
    });
    this.#session.on('Network.responseReceived', ({ requestId, response }) => this.#responded(requestId, response));
    this.#session.on('Network.loadingFinished', ({ requestId }) => this.#coming.get(requestId)?.done());
    this.#session.on('Network.loadingFailed', ({ requestId, errorText }) => this.#coming.get(requestId)?.fail(new Error(errorText)));
    this.#session.on('gone', () => this.#coming.forEach(({ fail }) => fail(new Error('it is closed'))));
    await Promise.all(['Page.enable', 'Runtime.enable', 'Network.enable'].map((method) => this.#session.send(method)));
    await this.#session.send('Page.setLifecycleEventsEnabled', { enabled: true });
    return this;
  }

  #responded(requestId, { url, status }) {
    if (this.listenerCount('response') === 0) return;
    const whole = new Promise((done, fail) => { this.#coming.set(requestId, { done, fail }); });
    // Whoever does not ask for the body does not hear that it has not come.
    whole.catch(() => {});
    const body = async () => {
      await whole;
      const { body: text, base64Encoded } = await this.#session.send('Network.getResponseBody', { requestId });
      return Buffer.from(text, base64Encoded ? 'base64' : 'utf8');
    };
    this.emit('response', { url: () => url, status: () => status, body });
  }

  /** Goes to an address, and waits until all of its page has been loaded. */
  goto(url) {
    const gone = async () => {
      const { loaderId, errorText } = await this.#session.send('Page.navigate', { url });
      if (errorText) throw new Error(`${errorText} at ${url}`);
      if (!this.#loaded.has(loaderId)) await new Promise((done) => { this.#loads.once(loaderId, done); });
    };
    return within(this.#context.patience, `to go to ${url}`, gone());
  }

  async evaluate(act, given) {
    const expression = `(${act})(${given === undefined ? '' : JSON.stringify(given)})`;
    const { result, exceptionDetails: thrown } = await this.#session.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    if (thrown) throw new Error(thrown.exception?.description ?? thrown.text);
    return result.value;
  }

  /** Waits until the document has such an element. */
  waitForSelector(selector) {
    const has = (wanted) => document.querySelector(wanted) !== null;
    return eventually(() => this.evaluate(has, selector).catch(() => false), selector, this.#context.patience);
  }

  /** Another session of the debugger at this page. */
  attached() {
    return this.#context.attached(this.#targetId);
  }

  async close() {
    const gone = new Promise((done) => { this.#session.once('gone', done); });
    await this.#context.wire.send('Target.closeTarget', { targetId: this.#targetId });
    await gone;
  }
}

/** A profile of its own, or the browser's. */
class Context extends EventEmitter {
  patience = PATIENCE;

  constructor(wire, id) {
    super();
    Object.assign(this, { wire, id });
  }

  setDefaultTimeout(time) {
    this.patience = time;
  }

  async attached(targetId) {
    const { sessionId } = await this.wire.send('Target.attachToTarget', { targetId, flatten: true });
    return this.wire.session(sessionId);
  }

  async newPage() {
    const { targetId } = await this.wire.send('Target.createTarget', { url: 'about:blank', browserContextId: this.id });
    return new Page(this, await this.attached(targetId), targetId).begin();
  }

  newCDPSession(page) {
    return page.attached();
  }

  close() {
    return this.wire.send('Target.disposeBrowserContext', { browserContextId: this.id });
  }
}

/** Starts one that remembers in a folder. Without one, what it remembers is forgotten with it. */
export async function startPlain(folder) {
  const profile = folder ?? await mkdtemp(path.join(tmpdir(), 'ky-yeu-plain-'));
  const own = ['--headless=new', '--remote-debugging-pipe', `--user-data-dir=${profile}`, '--lang=vi-VN', 'about:blank'];
  const program = spawn(chrome, [...ARGS, ...AWAKE, ...own], { detached: true, stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
  const ended = new Promise((done) => { program.once('exit', done); });
  const wire = new Wire(program.stdio[3], program.stdio[4]);
  await wire.send('Browser.getVersion');
  return {
    /** What it remembers itself. */
    context: new Context(wire),
    async newContext() {
      const { browserContextId } = await wire.send('Target.createBrowserContext');
      return new Context(wire, browserContextId);
    },
    async close() {
      await wire.send('Browser.close').catch(() => {});
      await ended;
      if (!folder) await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
    /** It and all of its processes end at once, as on a device that has no power left. */
    async kill() {
      process.kill(-program.pid, 'SIGKILL');
      await ended;
    },
  };
}
