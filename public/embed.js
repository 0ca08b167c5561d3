// Kỷ yếu: makes frames that hold its embed forms as high as they are, and a <div data-ky-yeu="address"> into such a frame.
(() => {
  const home = document.currentScript && new URL("nhung/", document.currentScript.src).href, known = (window.kyYeuHosts ??= new Set());
  if (!home || known.has(home)) return;
  known.add(home);
  const frames = () => [...document.querySelectorAll("iframe[src]")].filter((one) => one.src.startsWith(home));
  const ask = (frame) => frame.contentWindow?.postMessage('{"kyYeu":1,"type":"ask"}', "*");
  const upgrade = () => {
    for (const place of document.querySelectorAll("div[data-ky-yeu]")) {
      const { kyYeu, title, height } = place.dataset, frame = document.createElement("iframe");
      try { frame.src = new URL(kyYeu, document.baseURI); } catch { continue; }
      if (!frame.src.startsWith(home)) continue;
      place.removeAttribute("data-ky-yeu");
      frame.title = title || "Kỷ yếu";
      frame.loading = "lazy";
      frame.style.cssText = "display:block;width:100%;border:0;height:" + (parseInt(height) || 600) + "px";
      place.replaceChildren(frame);
    }
  };
  addEventListener("message", ({ source, origin, data }) => {
    const frame = source && frames().find((one) => one.contentWindow === source);
    if (!frame || (origin !== new URL(home).origin && !(origin === "null" && "kyYeuOpaque" in frame.dataset))) return;
    let said;
    try { said = JSON.parse(data); } catch { return; }
    if (said?.kyYeu !== 1 || said.type !== "height" || !Number.isInteger(said.height)) return;
    frame.style.setProperty("height", Math.min(20000, Math.max(50, said.height)) + "px", "important");
  });
  addEventListener("load", ({ target }) => frames().includes(target) && ask(target), true);
  upgrade();
  frames().forEach(ask);
  new MutationObserver(upgrade).observe(document, { childList: true, subtree: true });
})();
