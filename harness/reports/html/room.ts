import type { Ladder } from '../ladder-model.ts';
import { laddersOf } from '../ladders.ts';
import type { Result } from '../model.ts';

/** Which ladders a page has: all of what did not pass, and of what did as many as there is room for. */
export const laddersWithin = (results: readonly Result[], isTold: (result: Result) => boolean): ReadonlyMap<Result, readonly Ladder[]> => {
  let room = ROOM;
  const chosen = new Map<Result, readonly Ladder[]>();
  const told = results.filter(isTold);
  for (const result of [...told, ...results.filter((each) => !isTold(each))]) {
    if (room <= 0) break;
    const ladders = laddersOf(result);
    const size = ladders.reduce((sum, { rungs }) => sum + LADDER + rungs.length * RUNG, 0);
    if (size > room) continue;
    room -= size;
    chosen.set(result, ladders);
  }
  return chosen;
};

/** Octets of all ladders, of what a ladder has around it, and of a rung. */
const ROOM = 250_000;
const LADDER = 700;
const RUNG = 260;
