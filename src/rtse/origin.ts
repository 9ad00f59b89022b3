import type { References } from '#src/session/index.ts';

/**
 * Where a transfer began: a session connection, and an activity on it. That names it for both sides, on however many connections it goes on,
 * for whether the peer has heard of the last of them a side cannot know.
 */
export interface Origin {
  readonly references: References;
  readonly activity: Uint8Array;
}

/** Where a transfer is that goes on as another activity of the connection that it began on; on another connection that says nothing. */
export const movedTo = (origin: Origin, { references, activity }: Origin): Origin =>
  origin.references === references ? { references, activity } : origin;
