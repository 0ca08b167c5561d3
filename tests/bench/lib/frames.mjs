// What Chromium's compositor says of its frames, from its own trace.

const CATEGORIES = ['cc', 'benchmark', 'devtools.timeline', 'disabled-by-default-devtools.timeline.frame', 'blink.user_timing'];

/** Traces what happens in a page meanwhile. */
export async function traced(browser, page, act) {
  await browser.startTracing(page, { categories: CATEGORIES });
  let trace;
  try {
    await act();
  } finally {
    trace = JSON.parse((await browser.stopTracing()).toString());
  }
  return trace.traceEvents;
}

/**
 * The frames of the page's own process: how many were shown of those that something wanted, and how long the main
 * thread worked for each. What starts and ends with the marks `name` counts.
 */
export function frames(events, name) {
  const marks = events.filter((event) => event.name === name && event.cat.includes('blink.user_timing'));
  const [start, end] = [Math.min(...marks.map((it) => it.ts)), Math.max(...marks.map((it) => it.ts))];
  const { pid, tid } = marks[0];
  const within = (event) => event.pid === pid && event.ts >= start && event.ts <= end;
  const states = events
    .filter((event) => event.name === 'PipelineReporter' && event.ph === 'b' && within(event))
    .map((event) => event.args?.chrome_frame_reporter ?? event.args?.frame_reporter)
    .filter((report) => report?.state && report.state !== 'STATE_NO_UPDATE_DESIRED');
  const isShown = ({ state }) => state.startsWith('STATE_PRESENTED');
  const shown = states.filter(isShown).length;
  const dropped = states.filter((report) => !isShown(report) && report.affects_smoothness !== false).length;
  return { wanted: shown + dropped, shown, dropped, work: work(events, { tid, within }) };
}

/** How long each task of the main thread took in which a frame was made, in milliseconds. */
function work(events, { tid, within }) {
  const of = (name) => events.filter((event) => event.name === name && event.tid === tid && within(event) && event.dur);
  const tasks = events.filter((event) => /^(RunTask|ThreadControllerImpl::RunTask)$/.test(event.name) && event.tid === tid && within(event) && event.dur);
  const begun = of('FireAnimationFrame');
  const around = begun.map((one) => tasks.find((task) => task.ts <= one.ts && task.ts + task.dur >= one.ts + one.dur) ?? one);
  return around.map(({ dur }) => dur / 1000);
}
