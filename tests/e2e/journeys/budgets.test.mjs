// The budgets that depend on nothing but the release: what its pages and its app weigh.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { dist } from '../site.mjs';

const SIZES = fileURLToPath(new URL('../../bench/sizes.mjs', import.meta.url));

test('the release keeps its budgets in kilobytes', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [SIZES], {
    env: { ...process.env, DIST: dist },
    encoding: 'utf8',
  });
  assert.equal(status, 0, `${stdout}\n${stderr}`);
  assert.match(stdout, /6 passed, 0 failed/);
});
