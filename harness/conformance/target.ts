import type { Role } from './case.ts';
import type { Known } from './known.ts';
import type { Link } from './link.ts';
import type { Terms } from './terms.ts';

/** An endpoint under test: how a link with it comes about. A case cannot tell whether it is one of ours, over TCP or in memory. */
export interface Target {
  /** For people: an address, or who is expected to call where. */
  readonly name: string;
  readonly role: Role;
  readonly terms: Terms;
  /** The last frame of the capture so far. */
  readonly frame: () => number;
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  /** A link that is open: we have dialled, or it has called us. A text says why there is none. */
  link(): Promise<Link | string>;
  /** Starts the endpoint again, where we started it; false: it cannot be had back. */
  revive?(): Promise<boolean>;
  /** Why its process is gone though nobody has ended it; where we started it. */
  crash?(): Promise<string | undefined>;
}

/** Which mode of association a link is for. */
export type Mode = Known['mode'];

/** The same endpoint at a bounded rate: between two links, whoever asks for them, so many milliseconds pass. */
export const paced = (target: Target, interval: number): Target => {
  let next = 0;
  return {
    ...target,
    link: async () => {
      const wait = next - target.now();
      next = Math.max(next, target.now()) + interval;
      if (wait > 0) await target.sleep(wait);
      return target.link();
    },
  };
};
