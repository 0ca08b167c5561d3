// Tells the page around the frame how high it is, and brings its charts. Nothing else is told, and to
// nothing but the question how high it is there is an answer.
(() => {
  const root = document.documentElement, whole = document.getElementById("_nhung"), { embed, site, charts } = root.dataset;
  const where = whole.querySelector(".where");
  if (where && root.hasAttribute("data-opaque")) where.append(whole.querySelector(".from a").href);
  const foreign = new URLSearchParams(location.search).get("dw") !== "0";
  let told = 0;
  const post = () => {
    parent.postMessage(JSON.stringify({ kyYeu: 1, id: embed, type: "height", height: told }), "*");
    if (foreign) parent.postMessage({ "datawrapper-height": { [embed]: told } }, "*");
  };
  const measure = () => {
    const height = Math.min(Math.ceil(whole.getBoundingClientRect().height), 20000);
    // What is hidden has no height. What grows is told at once; what shrinks by a hair is not worth a shift.
    if (height < 1 || (height <= told && height > told - 4)) return;
    told = height;
    post();
    // Where the host lets the browser size the frame, it does so once, and again when it is asked.
    self.requestResize?.();
  };
  if (parent !== self) {
    new ResizeObserver(measure).observe(whole);
    addEventListener("load", measure);
    addEventListener("message", ({ source, data }) => {
      if (source !== parent || data !== '{"kyYeu":1,"type":"ask"}') return;
      measure();
      if (told) post();
    });
    measure();
  }
  if (!charts || root.hasAttribute("data-opaque")) return;
  const home = new URL(site, document.baseURI), hashes = JSON.parse(charts), come = {};
  const file = (name, ending) => new URL(`${name}-${hashes[name]}.${ending}`, home).href;
  // Browsers remember that a module did not come: the next time its address has a fragment.
  let failures = 0;
  globalThis.kyYeuBring = (name, detail) =>
    (come[name] ??= import(file(name, "js") + (failures ? `#${failures}` : "")).then((it) => it.default({ module_or_path: file(name, "wasm") }).then(() => it)))
      .then((it) => (dispatchEvent(new CustomEvent(`ky-yeu-${name}`, { detail })), it))
      .catch(() => { come[name] = null; failures += 1; });
  const wake = () => kyYeuBring("charts", home.href);
  if (navigator.connection?.saveData) addEventListener("pointerover", wake, { once: true });
  else addEventListener("load", wake);
})();
