// Waiting for what must happen. No hook of the test runner is in here, so that benches wait as journeys do.

import assert from 'node:assert/strict';

/** How long a visitor would wait. */
export const PATIENCE = 10_000;

/** Asks again until the answer is true, at most for as long as a visitor would wait. */
export async function eventually(ask, what, patience = PATIENCE) {
  const end = Date.now() + patience;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) assert.fail(`in vain waited for: ${what}`);
    await new Promise((resolve) => { setTimeout(resolve, 20); });
  }
}
