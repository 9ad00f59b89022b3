import { written } from '#harness/run/index.ts';
import type { Told } from './protocol.ts';

/** An event as it is sent: written once, whoever reads it. */
export interface Entry {
  readonly seq: number;
  readonly type: string;
  readonly text: string;
}

/** An event, written. */
export const entryOf = (event: Told): Entry => ({ seq: event.seq, type: event.type, text: written(event) });

/** What the beginning of a line of run.ndjson says of it; undefined: it is no event. */
export const entryIn = (text: string): Entry | undefined => {
  const [, seq, type] = HEAD.exec(text) ?? [];
  return seq === undefined || type === undefined ? undefined : { seq: Number(seq), type, text };
};

/** So every event begins that we have written. */
const HEAD = /^\{"v":1,"seq":(\d{1,15}),"t":[-+.e\d]+,"type":"([a-z.]+)"/;
