// Starts the app, and brings its modules, from the file. `kyYeuBring` is what every document has.
const bytes = async (name) => ({ module_or_path: await kyYeuUnpacked(`_${name}-wasm`).arrayBuffer() });
const start = async (name) => (await kyYeuModules[name].default(await bytes(name)), kyYeuModules[name]);
const come = {};
globalThis.kyYeuBring = (name, detail) =>
  (come[name] ??= start(name))
    .then((module) => (dispatchEvent(new CustomEvent(`ky-yeu-${name}`, { detail })), module))
    .catch(() => { come[name] = null; });
start("app").catch(kyYeuWhole);
