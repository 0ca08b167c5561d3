// Starts the app, and once the page has been loaded, the script that keeps the release for reading
// offline. Addresses count from where the document began, wherever the address bar has gone since.
// Where the app cannot start, the page stays as it stands: readable, with links.
import init from "@KY-YEU-ROOT@@KY-YEU-SCRIPT@";

// The styles that stand after the title are the document's, not its page's: they stay when that goes.
document.head.append(...document.querySelectorAll("main style"));
const home = new URL("@KY-YEU-ROOT@", document.baseURI);
bringing(fromFiles(home, "@KY-YEU-MODULES@"));
init({ module_or_path: "@KY-YEU-ROOT@@KY-YEU-WASM@" }).catch(() => {});
addEventListener("load", () => import(new URL("@KY-YEU-OFFLINE@", home)).catch(() => {}));
