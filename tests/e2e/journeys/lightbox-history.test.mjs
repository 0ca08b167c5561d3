// The lightbox in the history of a real browser: a small model of what a visitor expects, and every step that can be taken in it.

import assert from 'node:assert/strict';

import { eventually, journey } from '../browser.mjs';
import { GRID, photo, site } from '../lightbox.mjs';

// A visit is a list of entries and the one that is shown. An entry is the home page, the grid, a photo's page, or the
// lightbox with a photo over the page of the entry before.
const START = { entries: ['home', 'grid'], at: 1 };
/** So many entries at most are walked through. */
const MOST = 4;

const kind = (entry) => entry.split(' ')[0];
const number = (entry) => Number(entry.split(' ')[1]);
const pushed = ({ entries, at }, entry) => ({ entries: [...entries.slice(0, at + 1), entry], at: at + 1 });
const changed = ({ entries, at }, entry) => ({ entries: entries.with(at, entry), at });

/** What each deed makes of a visit; nothing where it cannot be done. */
const DEEDS = {
  open: (visit) => {
    const here = visit.entries[visit.at];
    if (visit.at + 1 >= MOST) return null;
    if (kind(here) === 'grid') return pushed(visit, 'lightbox 1');
    return kind(here) === 'photo' ? pushed(visit, `lightbox ${number(here)}`) : null;
  },
  turn: (visit) => {
    const here = visit.entries[visit.at];
    return kind(here) === 'lightbox' ? changed(visit, `lightbox ${number(here) === 1 ? 2 : 1}`) : null;
  },
  close: (visit) => (kind(visit.entries[visit.at]) === 'lightbox' ? { ...visit, at: visit.at - 1 } : null),
  back: (visit) => (visit.at > 0 ? { ...visit, at: visit.at - 1 } : null),
  forward: (visit) => (visit.at + 1 < visit.entries.length ? { ...visit, at: visit.at + 1 } : null),
  // Whoever reloads the lightbox gets the photo's page, and keeps it.
  reload: (visit) => changed(visit, visit.entries[visit.at].replace('lightbox', 'photo')),
};

const named = ({ entries, at }) => `${entries.join(', ')}; at ${at}`;

/** Every step that leads from the start to anywhere: the visit before, the deed, the visit after. */
function everyStep() {
  const steps = new Map();
  const open = [START];
  while (open.length > 0) {
    const visit = open.pop();
    if (steps.has(named(visit))) continue;
    const possible = Object.entries(DEEDS).map(([deed, act]) => [deed, act(visit)]).filter(([, after]) => after);
    steps.set(named(visit), possible);
    open.push(...possible.map(([, after]) => after));
  }
  return steps;
}

/** The shortest way from a visit to a step that has not been taken yet, that step included. */
function wayToNew(steps, from, taken) {
  const seen = new Set([named(from)]);
  for (let ways = [[from, []]]; ways.length > 0; ) {
    const longer = [];
    for (const [visit, way] of ways) {
      for (const [deed, after] of steps.get(named(visit))) {
        if (!taken.has(`${named(visit)}: ${deed}`)) return [...way, [deed, after]];
        if (!seen.has(named(after))) longer.push([after, [...way, [deed, after]]]);
        seen.add(named(after));
      }
    }
    ways = longer;
  }
  return null;
}

/** So many steps make a walk: then another visitor begins. */
const LONG = 40;

/** Walks that take every step, each from the start. */
function walks() {
  const steps = everyStep();
  const taken = new Set();
  const all = [];
  for (;;) {
    const walk = [];
    let visit = START;
    for (let way = wayToNew(steps, visit, taken); way && walk.length < LONG; way = wayToNew(steps, visit, taken)) {
      for (const [deed, after] of way) {
        taken.add(`${named(visit)}: ${deed}`);
        walk.push([deed, after]);
        visit = after;
      }
    }
    if (walk.length === 0) return all;
    all.push(walk);
  }
}

const PATHS = { home: () => '', grid: () => GRID, photo, lightbox: photo };
const HEADINGS = { grid: () => 'Ảnh', photo: (at) => `Họa tiết số ${at}` };

/** What is seen of a page: the lightbox, or else its heading. */
const look = (page) =>
  page.evaluate(() => {
    const dialog = document.querySelector('dialog.lightbox[open]');
    return { address: location.href, heading: document.querySelector('h1')?.textContent.trim(), caption: dialog?.querySelector('.caption').textContent ?? null, isOver: history.state < 0 };
  });

/** Waits until a visitor sees what the model says. */
async function assertSeen({ page, server }, visit, way) {
  const entry = visit.entries[visit.at];
  const below = kind(entry) === 'lightbox' ? visit.entries[visit.at - 1] : entry;
  const heading = HEADINGS[kind(below)]?.(number(below));
  let now;
  const fits = async () => {
    now = await look(page).catch(() => ({}));
    // The entry itself says so as well: where both addresses are the same, the way back may still be on its way.
    return now.isOver === (kind(entry) === 'lightbox')
      && now.address === server.home + PATHS[kind(entry)](number(entry))
      && (!heading || now.heading === heading)
      && (kind(entry) === 'lightbox' ? now.caption?.startsWith(`Họa tiết số ${number(entry)}`) : now.caption === null);
  };
  await eventually(fits, 'what the model says').catch((why) => {
    assert.fail(`${why.message} (${named(visit)}) after ${way.join(', ')}; seen: ${JSON.stringify(now)}`);
  });
}

async function act(visitor, deed) {
  const { page } = visitor;
  switch (deed) {
    case 'open': return page.locator('main a[data-photo]').first().click();
    case 'turn': return page.keyboard.press((await page.locator('.where').innerText()).startsWith('1/') ? 'ArrowRight' : 'ArrowLeft');
    case 'close': return page.keyboard.press('Escape');
    // The browser's own buttons tell nobody when they are done: what is seen does.
    case 'back': return page.evaluate(() => { history.back(); });
    case 'forward': return page.evaluate(() => { history.forward(); });
    default:
      await page.reload();
      return visitor.alive();
  }
}

const all = walks();
for (const [at, walk] of all.entries()) {
  journey(`whatever a visitor does with Back, Forward, reload and the lightbox, ${at + 1} of ${all.length}`, site, async ({ visitor }) => {
    await visitor.open('');
    await visitor.page.locator(`a[href$="${GRID}"]`).first().click();
    await assertSeen(visitor, START, []);
    const way = [];
    for (const [deed, after] of walk) {
      way.push(deed);
      await act(visitor, deed);
      await assertSeen(visitor, after, way);
    }
  });
}

journey('a link to a photo shows its page, which the lightbox opens over and one Back leaves', site, async ({ visitor, server, page }) => {
  await visitor.open(photo(2));
  await visitor.mark();
  const visit = { entries: ['photo 2'], at: 0 };
  await assertSeen(visitor, visit, []);
  await act(visitor, 'open');
  await assertSeen(visitor, { entries: ['photo 2', 'lightbox 2'], at: 1 }, ['open']);
  await page.keyboard.press('ArrowRight');
  await assertSeen(visitor, { entries: ['photo 2', 'lightbox 3'], at: 1 }, ['open', 'turn']);
  await act(visitor, 'back');
  await assertSeen(visitor, visit, ['open', 'turn', 'back']);
  assert.equal(page.url(), server.home + photo(2));
  assert.ok(await visitor.isMarked());
});

// The event of a dialog that was closed comes when the browser has time, and may meet it open again.
journey('a lightbox that is open again is not closed by what is told late of its closing', site, async ({ visitor, page }) => {
  await visitor.open(photo(1));
  const visit = { entries: ['photo 1', 'lightbox 1'], at: 1 };
  await act(visitor, 'open');
  await assertSeen(visitor, visit, ['open']);
  await page.evaluate(() => document.querySelector('dialog.lightbox').dispatchEvent(new Event('close')));
  await page.keyboard.press('ArrowRight');
  await assertSeen(visitor, { entries: ['photo 1', 'lightbox 2'], at: 1 }, ['open', 'told late', 'turn']);
});

journey('a lightbox that the browser insists on closing leaves its entry too', site, async ({ visitor, page }) => {
  await visitor.open(photo(1));
  await act(visitor, 'open');
  await assertSeen(visitor, { entries: ['photo 1', 'lightbox 1'], at: 1 }, ['open']);
  await page.evaluate(() => document.querySelector('dialog.lightbox').close());
  await assertSeen(visitor, { entries: ['photo 1', 'lightbox 1'], at: 0 }, ['open', 'closed by the browser']);
});
