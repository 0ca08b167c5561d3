// What a page does about being read offline: it starts the worker once the page itself is there, tells
// it which document this is, and says what is kept and whether there is a newer release. Where there
// are no workers, or merely asking for them throws, it says why on the page about the site.

const WORDS = "@KY-YEU-WORDS@";
const HOME = new URL("./", import.meta.url).href;
/** Waits before an installation that failed is tried again, in seconds, as long as the page is open. */
const AGAIN = [30, 120, 600, 3600];
/** How long after its arrival a worker that still waits is asked to take over, in milliseconds. */
const OVER = 2_000;

const mark = document.querySelector('meta[name="ky-yeu-page"]')?.content;
const path = location.href.split(/[?#]/)[0].slice(HOME.length);
const when = (condition) => new Promise((done) => condition(done));

/** What the device remembers by itself: a browser that remembers nothing forgets. */
const memory = {
  get(name) { try { return localStorage.getItem(`ky-yeu-${name}`); } catch { return null; } },
  set(name, value) { try { localStorage.setItem(`ky-yeu-${name}`, value); } catch { /* forgotten */ } },
};

/** Why nothing can be kept, or nothing. */
function obstacle() {
  if (!window.isSecureContext) return WORDS.whyHttp;
  if (window !== window.top) return WORDS.whyFrame;
  try { return navigator.serviceWorker && window.caches ? "" : WORDS.whyBrowser; } catch { return WORDS.whyBrowser; }
}

const why = obstacle();
const workers = why ? undefined : navigator.serviceWorker;

/** What the interface is told: the worker's state, and what the page knows besides. */
const kit = {
  WORDS, memory, why, state: null, refused: false, coming: false, prompt: null,
  ask, refresh, element,
  get off() { return memory.get("offline") === "off"; },
  async begin() { memory.set("offline", "on"); await begin(); },
};

/** Asks the worker for a deed, and waits for its answer. */
async function ask(deed, more = {}) {
  const worker = workers.controller ?? (await workers.ready).active;
  const { port1, port2 } = new MessageChannel();
  return when((done) => {
    port1.onmessage = ({ data }) => done(data);
    worker.postMessage({ deed, ...more }, [port2]);
  });
}

/** The page has been shown, is alive, and has time. */
async function idle() {
  await when((done) => (document.readyState === "complete" ? done() : addEventListener("load", done, { once: true })));
  await when((done) => (self.requestIdleCallback ? requestIdleCallback(done, { timeout: 5_000 }) : setTimeout(done, 1_000)));
}

// ---- The worker.

async function begin() {
  try {
    const registration = await workers.register(new URL("sw.js", HOME), { scope: HOME, updateViaCache: "none" });
    if (!registration) return;
    watch(registration);
    if (registration.waiting) over(registration.waiting);
    kit.coming = !registration.active;
    paint();
    await workers.ready;
    kit.coming = false;
    await hello();
    if (kit.state?.trouble) lookAgain(registration).catch(() => {});
    if (!navigator.connection?.saveData) await ask("idle");
    await refresh();
  } catch {
    kit.refused = true;
    kit.coming = false;
    paint();
  }
}

let watched, tries = 0;
/** A release that did not come in is asked for again, after ever longer waits. */
function watch(registration) {
  if (watched === registration) return;
  watched = registration;
  const follow = () => {
    const coming = registration.installing;
    let arrived = false;
    coming?.addEventListener("statechange", () => {
      if (coming.state === "installed") over(coming);
      if (coming.state === "activated") { arrived = true; tries = 0; }
      if (coming.state === "redundant" && !arrived) later(registration);
    });
  };
  follow();
  registration.addEventListener("updatefound", follow);
}

/**
 * A worker that has come in asks by itself to take over. Chromium then ends the old one, but starts it again, and
 * forgets what it wanted, if that one was asked for something just then; and it heeds only the first further
 * request. So that one comes when the bustle of the arrival is over.
 */
function over(worker) {
  setTimeout(() => { if (worker.state === "installed") worker.postMessage({ deed: "over" }); }, OVER);
}

/** Looks for a newer release. Where the host has none, what went wrong with one before is over: it was withdrawn. */
async function lookAgain(registration) {
  const { when } = kit.state?.trouble ?? {};
  await registration.update();
  if (registration.installing || registration.waiting) return;
  await ask("withdrawn", { when });
  await refresh();
}

function later(registration) {
  kit.coming = false;
  refresh().catch(() => {});
  const wait = AGAIN[Math.min(tries, AGAIN.length - 1)] * 1000;
  tries += 1;
  setTimeout(() => {
    if (kit.off) return;
    const again = registration.active ? lookAgain(registration) : begin();
    again.catch(() => later(registration));
  }, wait);
}

async function hello() {
  await ask("hello", { page: mark, path });
  await refresh();
}

/** Looks anew at what is kept; where no worker has come in yet, at what its installation left word of. */
async function refresh() {
  kit.state = watched?.active || workers?.controller ? await ask("state") : await trouble();
  const { mine, release } = kit.state ?? {};
  if (mine !== null && mine !== undefined && mine !== release) offer();
  paint();
}

async function trouble() {
  const found = await caches.match(`${HOME}_ky-yeu/trouble/last`, { cacheName: `ky-yeu ${HOME}` }).catch(() => null);
  return found ? { trouble: await found.json() } : null;
}

// ---- What is shown.

function element(name, { text, ...more } = {}, ...children) {
  const made = Object.assign(document.createElement(name), more);
  if (text !== undefined) made.textContent = text;
  made.append(...children);
  return made;
}

/** A quiet line at the page's foot, with buttons; only one at a time. */
function line(kind, words, buttons) {
  document.querySelector(".update")?.remove();
  const said = element("p", { text: words });
  said.setAttribute("role", "status");
  const made = element("div", { className: "update" }, said);
  made.dataset.kind = kind;
  for (const [text, act] of buttons) {
    const button = element("button", { type: "button", text });
    button.addEventListener("click", () => act(made));
    made.append(button);
  }
  document.querySelector("footer")?.append(made);
}

function offer() {
  if (document.querySelector(".update[data-kind=release]")) return;
  line("release", WORDS.update, [[WORDS.updateNow, () => location.reload()]]);
}

/** The browser's own prompt is offered once: on another day than the first, or when photos have been saved. */
function offerToInstall(sensible = memory.get("first-day") !== today()) {
  if (!kit.prompt || !sensible || memory.get("install") || document.querySelector(".update")) return;
  memory.set("install", "offered");
  line("install", WORDS.installOffer, [
    [WORDS.install, (made) => { kit.prompt?.prompt(); kit.prompt = null; made.remove(); }],
    [WORDS.installNo, (made) => made.remove()],
  ]);
}
kit.offerToInstall = offerToInstall;
const today = () => new Date().toDateString();

function inFooter() {
  const { state } = kit;
  if (why || kit.off || kit.refused) return "";
  if (kit.coming) return WORDS.saving;
  if (!state?.core || state.core[0] < state.core[1]) return "";
  return navigator.onLine ? WORDS.saved : WORDS.reading;
}

let view;
/** Fills the places that the shown page has for it. */
async function paint() {
  const place = document.querySelector('[data-offline="line"]');
  if (place && place.textContent !== inFooter()) place.textContent = inFooter();
  if (!document.querySelector('main [data-offline]')) return;
  view ??= import(new URL(WORDS.view, HOME)).catch(() => (view = undefined));
  (await view)?.paint(kit);
}

function dress() {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(WORDS.styles);
    document.adoptedStyleSheets.push(sheet);
  } catch {
    // An old browser shows the same without a dress.
  }
}

dress();
paint();
// Pages are turned within the document; their places come empty.
const shown = document.getElementById("_ky-yeu") ?? document.body;
new MutationObserver((changes) => {
  const isNew = (node) => node.nodeType === 1 && (node.matches("[data-offline]:empty") || node.querySelector("[data-offline]"));
  if (changes.some(({ addedNodes }) => [...addedNodes].some(isNew))) paint();
}).observe(shown, { childList: true, subtree: true });
for (const change of ["online", "offline"]) addEventListener(change, paint);

if (workers) {
  if (!memory.get("first-day")) memory.set("first-day", today());
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    kit.prompt = event;
    paint();
    offerToInstall();
  });
  workers.addEventListener("controllerchange", () => hello().catch(() => {}));
  workers.addEventListener("message", () => refresh().catch(() => {}));
  if (!kit.off) idle().then(begin);
}
