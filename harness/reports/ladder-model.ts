import type { End, LineId } from '#harness/run/index.ts';

/** Who speaks and is spoken to: a vertical line. */
export interface Lifeline {
  readonly name: string;
  /** Its address, for the most part. */
  readonly says: string;
}

export type RungTone = 'plain' | 'dim' | 'good' | 'bad';

/** One thing that happens: something goes from one lifeline to another, or something is so at one. `t`: milliseconds since the first. */
export type Rung =
  | {
      readonly kind: 'arrow';
      readonly t: number;
      readonly from: number;
      readonly to: number;
      readonly text: string;
      readonly tone: RungTone;
      readonly frame?: number;
    }
  | { readonly kind: 'note'; readonly t: number; readonly at: number; readonly text: string; readonly tone: RungTone };

/** What was said on some lines, as it is drawn: on a page, on a terminal, live. */
export interface Ladder {
  readonly title: string;
  readonly lifelines: readonly Lifeline[];
  readonly rungs: readonly Rung[];
}

/** What a step of a ladder may need to know. */
export interface Scene {
  /** The lifeline at that end of a line. */
  at(line: LineId, end: End): number;
  /** The lifeline of a host; undefined: it has none. */
  of(host: string): number | undefined;
}

/** A rung that is not yet timed. */
export type Untimed = { readonly [K in Rung['kind']]: Omit<Extract<Rung, { kind: K }>, 't'> }[Rung['kind']];
