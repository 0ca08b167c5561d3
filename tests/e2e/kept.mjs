// Asked in a page, of whatever browser: whether a visitor may go without a network now.

/** The worker answers for the page, and has kept its release and what comes when there is time. */
export async function isKept() {
  const worker = navigator.serviceWorker?.controller;
  if (!worker) return false;
  const { port1, port2 } = new MessageChannel();
  const state = await new Promise((done) => {
    port1.onmessage = ({ data }) => done(data);
    worker.postMessage({ deed: 'state' }, [port2]);
  });
  return Boolean(state?.mine) && state.mine === state.release && [state.core, state.idle].every(([some, all]) => some === all);
}
