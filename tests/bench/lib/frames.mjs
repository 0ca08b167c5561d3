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
  const all = [...reports(events, within).values()];
  const isMissed = ({ state, affects_smoothness: affects }) => state === 'STATE_DROPPED' && affects !== false;
  const isShown = ({ state }) => state.startsWith('STATE_PRESENTED');
  // What was not shown in its own time was missed, though it may have been shown later.
  const missed = all.filter((frame) => frame.some(isMissed)).length;
  const shown = all.filter((frame) => frame.some(isShown) && !frame.some(isMissed)).length;
  return { wanted: shown + missed, shown, missed, rate: (60 * shown) / (shown + missed), work: work(events, { tid, within }) };
}

/** What is said of each frame: twice, where the compositor did not wait for the main thread. */
function reports(events, within) {
  const frames = new Map();
  for (const event of events) {
    if (event.name !== 'PipelineReporter' || event.ph !== 'b' || !within(event)) continue;
    const report = event.args?.chrome_frame_reporter ?? event.args?.frame_reporter;
    if (!report?.state) continue;
    const { frame_source: source, frame_sequence: sequence } = report;
    const key = `${source} ${sequence}`;
    frames.set(key, [...(frames.get(key) ?? []), report]);
  }
  return frames;
}

/** How long the main thread worked for each frame: script, style, layout, paint and handing it on, in milliseconds. */
function work(events, { tid, within }) {
  const begun = events.filter((event) => event.name === 'ProxyMain::BeginMainFrame' && event.tid === tid && within(event) && event.dur);
  return begun.map(({ dur }) => dur / 1000);
}
