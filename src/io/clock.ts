import type { Clock } from './line.ts';

/** Real time. */
export const systemClock: Clock = {
  now: () => performance.now(),
  alarm(after, ring) {
    // setTimeout takes what it cannot count for 1 ms, so what is further away is waited for in stages.
    let timer: NodeJS.Timeout;
    const wait = (left: number): void => {
      timer = left > LONGEST ? setTimeout(wait, LONGEST, left - LONGEST) : setTimeout(ring, left);
    };
    wait(after);
    return () => clearTimeout(timer);
  },
};

const LONGEST = 2 ** 31 - 1;
