// What a page does about being read offline: it starts the worker once the page itself is there, tells
// it which document this is, and says so when there is a newer release. Where there are no workers,
// or merely asking for them throws, nothing happens.

const WORDS = "@KY-YEU-WORDS@";
const HOME = new URL("./", import.meta.url).href;
/** Waits before an installation that failed is tried again, in seconds, as long as the page is open. */
const AGAIN = [30, 120, 600, 3600];

const workers = (() => {
  try { return window.isSecureContext && window === window.top ? navigator.serviceWorker : undefined; } catch { return undefined; }
})();

const mark = document.querySelector('meta[name="ky-yeu-page"]')?.content;
const path = location.href.split(/[?#]/)[0].slice(HOME.length);
const when = (condition) => new Promise((done) => condition(done));

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

async function start(tries = 0) {
  const registration = await workers.register(new URL("sw.js", HOME), { scope: HOME, updateViaCache: "none" });
  if (!registration) return;
  watch(registration, tries);
  await workers.ready;
  await hello();
  if (!navigator.connection?.saveData) await ask("idle");
}

/** A release that did not come in is asked for again, after ever longer waits. */
function watch(registration, tries) {
  const follow = () => {
    const coming = registration.installing;
    coming?.addEventListener("statechange", () => {
      if (coming.state === "redundant" && !coming.wasActive) later(registration, tries);
      if (coming.state === "activated") { coming.wasActive = true; tries = 0; }
    });
  };
  follow();
  registration.addEventListener("updatefound", follow);
}

function later(registration, tries) {
  const wait = AGAIN[Math.min(tries, AGAIN.length - 1)] * 1000;
  const again = () => (registration.active ? registration.update() : start(tries + 1));
  setTimeout(() => again().catch(() => later(registration, tries + 1)), wait);
}

async function hello() {
  await ask("hello", { page: mark, path });
  await look();
}

/** Whether there is a newer release than this page's. */
async function look() {
  const state = await ask("state");
  if (state?.mine !== null && state?.mine !== undefined && state.mine !== state.release) offer();
}

function offer() {
  if (document.querySelector(".update")) return;
  const line = Object.assign(document.createElement("div"), { className: "update" });
  const words = Object.assign(document.createElement("p"), { textContent: WORDS.update });
  words.setAttribute("role", "status");
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: WORDS.reload });
  button.addEventListener("click", () => location.reload());
  line.append(words, button);
  document.querySelector("footer")?.append(line);
}

function dress() {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(WORDS.styles);
    document.adoptedStyleSheets.push(sheet);
  } catch {
    // An old browser shows the line without a dress.
  }
}

if (workers) {
  dress();
  workers.addEventListener("controllerchange", () => hello().catch(() => {}));
  workers.addEventListener("message", () => look().catch(() => {}));
  idle().then(() => start()).catch(() => {});
}
