import type { TreeOf } from './protocol.ts';

/** A frame as it is shown. */
export interface FrameTold {
  readonly octets: Uint8Array;
  readonly pdus: readonly TreeOf[];
}

/** Where that is found which is kept no longer, or never was: older events, and the octets of frames. */
export interface Past {
  /** Events of a range as they were written, in order, the first so many; none where nobody has them. */
  events(from: number, to: number, most: number): Promise<readonly string[]>;
  /** Undefined: there is no such frame, or nobody has it. */
  frame(frame: number): Promise<FrameTold | undefined>;
}

/** Asks one after the other. */
export const eitherOf = (...pasts: readonly Past[]): Past => ({
  events: async (from, to, most) => {
    for (const past of pasts) {
      const events = await past.events(from, to, most);
      if (events.length > 0) return events;
    }
    return [];
  },
  frame: async (frame) => {
    for (const past of pasts) {
      const told = await past.frame(frame);
      if (told) return told;
    }
    return undefined;
  },
});
