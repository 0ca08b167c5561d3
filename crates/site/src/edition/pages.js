// Shows one page of the file at a time, and answers in the network's place for whatever the app asks for.
(() => {
  const root = document.documentElement, main = document.getElementById("_noi-dung"), stage = main.firstElementChild;
  const whole = [...stage.childNodes], brand = document.querySelector(".brand b").textContent;
  const pages = new Map(whole.filter((one) => one.localName === "article").map((one) => [one.id.slice(1), one]));
  const [home] = pages.keys(), nowhere = document.getElementById("_khong-co").content.firstElementChild;
  const header = document.querySelector(".bar-inner"), footer = document.querySelector(".foot");
  const data = document.getElementById("_page-data");
  // `#/a/b/?c=d:e` within an address: the page is `a/b/`.
  const placed = (address) => {
    const [, place] = address.split("#/");
    return place === undefined ? undefined : place.split(/[?:]/)[0];
  };
  const asked = () => {
    const path = placed(location.href);
    return path || home;
  };
  const bar = (path) => {
    const made = header.cloneNode(true);
    for (const link of made.querySelectorAll(".tabs a")) {
      const part = placed(link.hash);
      link.removeAttribute("aria-current");
      if (part === path) link.setAttribute("aria-current", "page");
      else if (part !== home && path.startsWith(part)) link.setAttribute("aria-current", "true");
    }
    return made.innerHTML;
  };
  const page = (path) => {
    const shown = pages.get(path) ?? nowhere;
    return {
      path,
      title: `${shown.querySelector("h1").textContent} · ${brand}`,
      header: bar(path),
      parts: [{ Still: shown.innerHTML }],
      footer: footer.innerHTML,
    };
  };
  // What the document's own markup says is not said again.
  const show = () => {
    const { path, title, header: above, parts: [{ Still: markup }] } = page(asked());
    document.title = title;
    header.innerHTML = above;
    stage.innerHTML = markup;
    data.textContent = JSON.stringify({ path, title, header: "", parts: [{ Still: "" }], footer: "" });
  };
  const find = (path) => {
    const [, anchor] = location.hash.split(":");
    return anchor && document.getElementById(`/${path}:${anchor}`);
  };
  const turn = () => { if (!root.hasAttribute("data-alive")) show(); };
  // Without the app the file is one document again, as it is where scripts are off.
  globalThis.kyYeuWhole = () => {
    if (root.hasAttribute("data-alive")) return;
    removeEventListener("hashchange", turn);
    root.removeAttribute("data-paged");
    stage.replaceChildren(...whole);
    document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
  };
  // Base64 of what zlib has packed, from a block of the document.
  globalThis.kyYeuUnpacked = (id) => {
    const packed = Uint8Array.from(atob(document.getElementById(id).textContent), (one) => one.charCodeAt(0));
    return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate")));
  };
  let files;
  globalThis.fetch = async (request) => {
    const path = placed(request.url ?? String(request)) ?? "";
    if (path === "styles.css") return new Response("");
    if (path.endsWith("page.json")) return new Response(JSON.stringify(page(path.slice(0, -9) || home)));
    files ??= kyYeuUnpacked("_tep").json();
    const text = (await files)[path];
    return text === undefined ? new Response("", { status: 404 }) : new Response(text);
  };
  // Going to the text is no change of page.
  document.querySelector(".skip").addEventListener("click", (event) => {
    event.preventDefault();
    main.focus();
    main.scrollIntoView();
  });
  // Nor does going to a place of the page undo what is chosen in its charts: the address keeps both.
  addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href^='#/']"), query = /\?[^:]*/.exec(location.hash);
    if (!link || !query || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const [path, anchor] = link.hash.slice(2).split(":");
    if (!anchor || path !== asked()) return;
    event.preventDefault();
    try { history.pushState(history.state, "", `#/${path}${query}:${anchor}`); } catch { /* It is found all the same. */ }
    document.getElementById(link.hash.slice(1))?.scrollIntoView();
  }, true);
  addEventListener("hashchange", turn);
  // A file that is opened says nothing of a page; from here on each has its address.
  try { if (!placed(location.href)) history.replaceState(null, "", `#/${home}`); } catch { /* Where there are no addresses, none is needed. */ }
  show();
  find(asked())?.scrollIntoView();
  // A module that does not run says nothing: what nobody has started by now will not start.
  addEventListener("DOMContentLoaded", () => { if (!globalThis.kyYeuBring) kyYeuWhole(); });
})();
