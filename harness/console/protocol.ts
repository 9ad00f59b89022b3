import type { Stamped } from '#harness/run/index.ts';

/** Everything of a run but octets, which are sent to those alone who ask for them. */
export type Told = Exclude<Stamped, { type: 'octets' }>;

/** Of the protocol below. A page and a server of different versions do not talk. */
export const VERSION = 1;

/** Reasons in words, by what there is not. */
export type Cannot = { readonly [Verb in 'step' | 'fault' | 'inject']?: string };

/** What the server says. `seq` is that of the run stream: a client that comes back says which it has seen last. */
export type ServerMessage =
  | {
      readonly type: 'hello';
      readonly version: number;
      /** `id` is that of `runs`. */
      readonly run: { readonly id: string; readonly name: string; readonly started: string; readonly argv: readonly string[] };
      /** Whether the run still goes on, and may be told what to do. */
      readonly live: boolean;
      readonly readonly: boolean;
      readonly clock: 'virtual' | 'real';
      /** What stands while it is paused: time and all lines; or what is drawn alone, for the run goes on (a page draws no more by itself). */
      readonly pauses: 'run' | 'drawing';
      /** What cannot be done to it though it goes on, and why; absent: everything can, or nobody may. */
      readonly cannot?: Cannot;
      /** The last event that there is. */
      readonly seq: number;
    }
  /** Events in order, of at most 50 ms. */
  | { readonly type: 'batch'; readonly events: readonly Told[] }
  /** The client was too slow, or there is very much: these were left out, and can be fetched. `counts` by type of event. */
  | { readonly type: 'gap'; readonly from: number; readonly to: number; readonly counts: Readonly<Record<string, number>> }
  /** What was asked for by `fetch`, with the number of the asking, as far as `upTo`: what is behind it is to be asked for again. */
  | { readonly type: 'events'; readonly id: number; readonly events: readonly Told[]; readonly upTo: number }
  | { readonly type: 'pdu'; readonly id: number; readonly frame: number; readonly octets: string; readonly pdus: readonly TreeOf[] }
  /** A piece of what was taken, as base64; the last one has nothing in it. */
  | { readonly type: 'piece'; readonly id: number; readonly octets: string; readonly isLast: boolean }
  | { readonly type: 'refused'; readonly id: number; readonly says: string; readonly column?: number }
  | { readonly type: 'done'; readonly id: number; readonly says?: string }
  /** How the run stands. */
  | { readonly type: 'state'; readonly paused: boolean; readonly breakOn?: string; readonly faults: readonly string[] }
  /** The runs that can be looked at here: our own, and those that are streamed in. Told at first, and when there is another. */
  | { readonly type: 'runs'; readonly runs: readonly { readonly id: string; readonly name: string; readonly live: boolean }[] }
  | { readonly type: 'end' };

/** One PDU as a tree; `at` and `length` say where a part stands in the octets of its frame, in octets from 0; absent: nowhere in them. */
export interface TreeOf {
  readonly name: string;
  readonly value?: string;
  readonly says?: string;
  readonly clause?: string;
  readonly why?: string;
  readonly at?: number;
  readonly length: number;
  readonly children?: readonly TreeOf[];
}

/** What a client says. Control verbs are refused with --ui-readonly, and of a run that is over. `id`: its answer has the same. */
export type ClientMessage =
  /** Events of a range of `seq`, both ends included: 2,000 at once at most. */
  | { readonly type: 'fetch'; readonly id: number; readonly from: number; readonly to: number }
  /** The octets of a frame, and its PDUs as trees. */
  | { readonly type: 'octets'; readonly id: number; readonly frame: number }
  /** Something of `/export/`, by its name, piece by piece: what comes behind so many octets. One thing at a time, from 0 on. */
  | { readonly type: 'take'; readonly id: number; readonly name: string; readonly at: number }
  | { readonly type: 'pause' | 'resume' | 'step'; readonly id: number }
  /** Pauses at the next event that a filter fits: it is told, and nothing comes of it; without an expression, at none. */
  | { readonly type: 'break'; readonly id: number; readonly filter?: string }
  /** A fault in the words of `--fault`; `clear` without a text clears all. */
  | { readonly type: 'fault'; readonly id: number; readonly fault: string }
  | { readonly type: 'clear'; readonly id: number; readonly fault?: string }
  /** What has been seen last: asked by who cannot say so in the URL, since it was dialled. -1: nothing. */
  | { readonly type: 'since'; readonly seq: number }
  /** Octets by hand, on a line, from one of its ends. */
  | { readonly type: 'inject'; readonly id: number; readonly line: string; readonly from: 'caller' | 'called'; readonly octets: string };
