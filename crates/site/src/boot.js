// Starts the app, and once it is alive, or cannot come alive, the script that keeps the release for
// reading offline: it would take bandwidth from the app. Addresses count from where the document began,
// wherever the address bar has gone since. Where the app cannot start, the page stays as it stands:
// readable, with links.
import init from "@KY-YEU-ROOT@@KY-YEU-SCRIPT@";

const home = new URL("@KY-YEU-ROOT@", document.baseURI);
bringing(fromFiles(home, "@KY-YEU-MODULES@"));
init({ module_or_path: "@KY-YEU-ROOT@@KY-YEU-WASM@" })
  .catch(() => {})
  .then(() => import(new URL("@KY-YEU-OFFLINE@", home)))
  .catch(() => {});
