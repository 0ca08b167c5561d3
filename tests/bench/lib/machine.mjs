// Whether the machine is free enough for its clock to be believed.

import { cpus } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';

const LOOK = 1500;
/** Above this share of all processors, somebody else is at work. */
const FREE = 0.15;

/** The share of the processors' time that was used while this waited. */
export async function busyShare() {
  const before = spent();
  await wait(LOOK);
  const after = spent();
  const all = after.all - before.all;
  return all > 0 ? 1 - (after.idle - before.idle) / all : 0;
}

/** A warning that belongs to every time measured meanwhile. */
export function busyNote(share) {
  if (share === null || share <= FREE) return [];
  const percent = `${Math.round(share * 100)} %`;
  return [`THE MACHINE WAS BUSY: ${percent} of its processors before this began, so these times are too long; measure again when it is free`];
}

function spent() {
  const times = cpus().map((one) => one.times);
  const all = times.flatMap((one) => Object.values(one)).reduce((a, b) => a + b, 0);
  return { all, idle: times.reduce((sum, one) => sum + one.idle, 0) };
}
