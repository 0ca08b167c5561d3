// Starts the app, and brings its modules, from the file.
const start = async (name) => {
  const bytes = await kyYeuUnpacked(`_${name}-wasm`).arrayBuffer();
  await kyYeuModules[name].default({ module_or_path: bytes });
  return kyYeuModules[name];
};
bringing(start);
start("app").catch(kyYeuWhole);
