// Looks as its address asks, before the first paint: ?nen=light|dark|auto, ?mau=<six hexadecimal digits>, ?trong=1.
(() => {
  const root = document.documentElement, asked = new URLSearchParams(location.search);
  // In a sandbox without an origin nothing can be saved or brought: what would need it is not shown.
  if (self.origin === "null") root.setAttribute("data-opaque", "");
  const clear = asked.get("trong") === "1", theme = asked.get("nen") ?? (clear ? "light" : "auto");
  // On a ground that is not its own, light is the likelier: the host's page says otherwise by ?nen=dark.
  if (theme === "light" || theme === "dark") root.setAttribute("data-theme", theme);
  if (clear) root.setAttribute("data-clear", "");
  const accent = asked.get("mau");
  if (!/^[\da-f]{6}$/i.test(accent)) return;
  const colour = (hex) => (hex.length < 6 ? [...hex].map((one) => one + one) : hex.match(/../g)).map((one) => parseInt(one, 16));
  const luminance = (rgb) => {
    const [r, g, b] = rgb.map((one) => (one /= 255) <= .04045 ? one / 12.92 : ((one + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b + .05;
  };
  const ratio = (one, other) => Math.max(one / other, other / one);
  // The colour that was asked for, as far from these grounds as text has to be.
  const held = (grounds) => {
    const seen = grounds.map(luminance), end = seen[0] > .23 ? 0 : 255;
    let rgb = colour(accent);
    for (let step = 0; step < 40 && seen.some((one) => ratio(luminance(rgb), one) < 4.55); step += 1) {
      rgb = rgb.map((one) => Math.round(one + (end - one) * .1));
    }
    return `rgb(${rgb})`;
  };
  const paint = () => {
    const style = getComputedStyle(root), of = (name) => colour(style.getPropertyValue(name).trim().slice(1));
    const paint = { accent: held(["--paper", "--raised", "--accent-soft"].map(of)), band: held([colour("cfe2f7"), colour("fff")]) };
    for (const [name, value] of Object.entries(paint)) root.style.setProperty(`--${name}`, value);
    root.style.setProperty("--on-accent", style.getPropertyValue("--paper"));
  };
  paint();
  matchMedia("(prefers-color-scheme:dark)").addEventListener("change", paint);
})();
