// For `cargo xtask build`: files, bytes, compressed bytes and the budget in bytes of what a first visit keeps.

import { readFileSync } from 'node:fs';
import { weighCore } from './lib/core.mjs';
import { distFolder } from './lib/dist.mjs';

const { max } = JSON.parse(readFileSync(new URL('budgets.json', import.meta.url), 'utf8')).sizes.core;
const { files, bytes, brotli } = await weighCore(distFolder());
console.log(files, bytes, brotli, max * 1000);
