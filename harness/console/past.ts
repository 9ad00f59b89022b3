import type { TreeOf } from './protocol.ts';

/** A frame as it is shown. */
export interface FrameTold {
  readonly octets: Uint8Array;
  readonly pdus: readonly TreeOf[];
}

/** Events as they are written, in order, and how far that goes. */
export interface EventsTold {
  readonly texts: readonly string[];
  readonly upTo: number;
}

/** Where that is found which is kept no longer, or never was: older events, and the octets of frames. */
export interface Past {
  /** Events of a range as they were written, in order, the first so many; none where nobody has them. */
  events(from: number, to: number, most: number): Promise<readonly string[]>;
  /** Undefined: there is no such frame, or nobody has it. */
  frame(frame: number): Promise<FrameTold | undefined>;
}
