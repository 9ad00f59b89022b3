import type { Allowed, Case, Seen, Step, Stimulus } from './case.ts';
import type { Known } from './known.ts';

/** Sends octets; each element of a list in a write of its own. */
export const send = (stimulus: Stimulus, says?: string): Step => (says === undefined ? { send: stimulus } : { send: stimulus, says });

/** The same, where each write is to be read by itself: so many milliseconds are between two. Callers may give up after a second. */
export const sendApart = (stimulus: Stimulus, apart: number): Step => ({ send: stimulus, apart });

/** The next thing that happens must be among these; a bare word is a PDU or an ending that is right. */
export const expect = (...allowed: readonly (Allowed | Seen)[]): Step => ({
  expect: allowed.map((each) => (typeof each === 'string' ? { sees: each } : each)),
});

/** As `expect`, where nothing need happen: silence is waited for as long as the terms of the run say. */
export const quiet = (...allowed: readonly (Allowed | Seen)[]): Step => expect('silence', ...allowed);

/** The same, passing over PDUs that do not matter. */
export const passing = (seen: readonly Seen[], step: Step): Step => ('expect' in step ? { ...step, passing: seen } : step);

/** The same, where silence is waited for as long as is said, in milliseconds. */
export const within = (ms: number, step: Step): Step => ('expect' in step ? { ...step, within: ms } : step);

/** It is lived with, but the text has it otherwise. */
export const tolerated = (sees: Seen): Allowed => ({ sees, verdict: 'warn' });

/** A PDU in which nothing must be wrong. */
export const sound = (sees: Seen, flaw: NonNullable<Allowed['flaw']>): Allowed => ({ sees, flaw });

/** The link must be at its end: closed or reset. */
export const gone = (...never: readonly Seen[]): Step => ({ ends: ['closed', 'reset'], ...(never.length > 0 ? { never } : {}) });

export const pause = (ms: number): Step => ({ pause: ms });
export const hangUp = (how: 'close' | 'reset'): Step => ({ hangUp: how });
/** On another link, while this one stands. */
export const beside = (...steps: readonly Step[]): Step => ({ beside: steps });
export const check = (says: string, flaw: (known: Known) => string | undefined): Step => ({ check: flaw, says });

/** Cases of one clause: what they have in common stands once. */
export const casesOf = <Common extends Partial<Case>>(
  common: Common,
  rows: readonly (Omit<Case, keyof Common> & Partial<Case>)[],
): readonly Case[] => rows.map((row) => ({ ...common, ...row }) as unknown as Case);
