import type { Effects, Invalid, StateTable } from '#src/core/index.ts';
import type { Dialogue, RtseService } from '#src/rtse/index.ts';
import type { MtaOptions } from './options.ts';
import type { Conformance, TransferService } from './service.ts';

/** Where an association stands: SENT is what we asked, ASKED what the peer asked. */
export type State = 'UNBOUND' | 'BIND SENT' | 'BIND ASKED' | 'BOUND' | 'UNBIND SENT' | 'UNBIND ASKED' | 'OVER';

/** What the machine lives on: primitives from above and from below. */
export type Event = TransferService['down'] | RtseService['up'];

/** What an association remembers. */
export interface Variables {
  readonly options: Required<MtaOptions>;
  conformance: Conformance;
  dialogue: Dialogue;
  /** The presentation context of MTS-APDUs; there is none in X.410 mode. */
  context: number | undefined;
  /** The association goes on with a transfer that was cut off: there is no bind. */
  recovers: boolean;
}

export type Do = Effects<TransferService, RtseService>;
export type Unreadable = Invalid<RtseService>;
export type Request<K extends TransferService['down']['kind']> = Extract<TransferService['down'], { kind: K }>;
export type Indication<K extends RtseService['up']['kind']> = Extract<RtseService['up'], { kind: K }>;
export type Table = StateTable<State, Variables, Event, TransferService, RtseService>;
