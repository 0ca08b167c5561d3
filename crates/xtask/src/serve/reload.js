// Added to each page by `cargo xtask serve`: reloads it after a good build, and shows over it what is
// wrong with a bad one. Everything goes through objects: the page's CSP forbids inline styles.
(() => {
  const born = new URL(document.currentScript.src).searchParams.get("v");
  const style = new CSSStyleSheet();
  style.replaceSync(`
    section { position: fixed; inset: auto 0 0 0; max-height: 70vh; overflow: auto; z-index: 2147483647;
      background: #2b0b0e; color: #fff; font: 14px/1.5 system-ui, sans-serif; border-top: 4px solid #ff5a5f; }
    header { display: flex; justify-content: space-between; gap: 1em; padding: .6em 1em; font-weight: 600; }
    pre { margin: 0; padding: 0 1em 1em; white-space: pre-wrap; font: 13px/1.5 ui-monospace, monospace; }
    button { font: inherit; color: inherit; background: none; border: 1px solid; border-radius: 4px; }
  `);
  let overlay = null;

  function hide() {
    overlay?.remove();
    overlay = null;
  }

  function show(text) {
    hide();
    overlay = document.createElement("ky-yeu-loi");
    const root = overlay.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [style];
    const part = (name, words, ...inside) => {
      const element = document.createElement(name);
      element.append(words, ...inside);
      return element;
    };
    const close = part("button", "Đóng");
    close.addEventListener("click", hide);
    const title = part("header", "Bản mới có lỗi; trang đang xem vẫn là bản tốt gần nhất.", close);
    const section = part("section", title, part("pre", text));
    section.setAttribute("role", "alert");
    root.append(section);
    document.documentElement.append(overlay);
  }

  let events = null;
  function listen() {
    events = new EventSource("/__xtask/events");
    events.addEventListener("built", ({ data }) => (data === born ? hide() : location.reload()));
    events.addEventListener("failed", ({ data }) => show(data));
  }
  // A page that waits in the Back cache must not keep one of the few connections.
  addEventListener("pagehide", () => events.close());
  addEventListener("pageshow", ({ persisted }) => persisted && listen());
  listen();
})();
