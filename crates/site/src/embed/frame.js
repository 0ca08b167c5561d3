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
    // Where the host lets the browser size the frame, it does so once, and again when it is asked. A browser that
    // does not let us ask, refuses by throwing.
    try { self.requestResize?.(); } catch { /* the height has been told */ }
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
  const home = new URL(site, document.baseURI);
  bringing(fromFiles(home, JSON.parse(charts)));
  const wake = () => kyYeuBring("charts", home.href);
  if (navigator.connection?.saveData) addEventListener("pointerover", wake, { once: true });
  else addEventListener("load", wake);
})();
