// Brings the program's modules, each once, where all of the program asks for them:
// `kyYeuBring(name, detail)` makes a module ready and tells it by the event `ky-yeu-<name>` what it is
// wanted for. Its promise holds what the module exports, or nothing where it did not come. How a module
// is made ready is for each document to say. Browsers remember that a module did not come and ask no
// more for that address: the next time it is asked for with a fragment, which is what `again` is.
const bringing = (ready) => {
  const brought = {};
  let failures = 0;
  globalThis.kyYeuBring = (name, detail) =>
    (brought[name] ??= ready(name, failures ? `#${failures}` : ""))
      .then((module) => (dispatchEvent(new CustomEvent(`ky-yeu-${name}`, { detail })), module))
      .catch(() => { brought[name] = null; failures += 1; });
};

/** Modules that are files of the release below `home`, by the hashes in their names. */
const fromFiles = (home, hashes) => async (name, again) => {
  const file = (ending) => new URL(`${name}-${hashes[name]}.${ending}`, home).href;
  const module = await import(file("js") + again);
  await module.default({ module_or_path: file("wasm") });
  return module;
};
