import type { AcseService } from '#src/acse/index.ts';
import type { Effects, Invalid, Later, StateTable } from '#src/core/index.ts';
import type { Mode } from '#src/presentation/index.ts';
import type { References } from '#src/session/index.ts';
import type { Sizes } from './agreement.ts';
import type { Incoming } from './incoming.ts';
import type { RtseLimits, RtseOptions } from './options.ts';
import type { Outgoing } from './outgoing.ts';
import type { Dialogue, RtseService, Turn } from './service.ts';

// biome-ignore format: a table
/** The states. Their names are ours, not those of X.228 Annex A. */
export type State =
  | 'IDLE'      | 'OPENING'      | 'ASKED'
  | 'TURN'      | 'SENDING'      | 'INTERRUPTING' | 'DISCARDING'
  | 'LISTENING' | 'RECEIVING'    | 'SECURING'     | 'REPORTING'
  | 'CLOSING'   | 'RELEASING'    | 'OVER';

/** The timer of X.218 §9.3. */
export type Timer = 'transfer time';

/** What the machine lives on: primitives from above and below, and its timer. */
export type Event = RtseService['down'] | AcseService['up'] | { readonly kind: Timer };

/** What was asked for, and then agreed. */
export interface Terms extends Sizes {
  readonly mode: Mode;
  readonly dialogue: Dialogue;
  /** Who has the turn at first. */
  readonly turn: Turn;
  /** The presentation context of the APDUs; none in X.410 mode. */
  readonly context: number | undefined;
  /** What the session connection is called. */
  readonly references: References;
}

/** How an entity is set up. */
export type Settings = Omit<RtseOptions, 'limits'> & { readonly limits: RtseLimits };

/** What an entity remembers. */
export interface Variables {
  readonly settings: Settings;
  /** Whether we asked for the association. */
  isInitiator: boolean;
  terms: Terms;
  /** The name of the application context that was proposed to us. */
  applicationContext: string | undefined;
  /** The connection of a transfer that the peer wants to go on with. */
  recover: References | undefined;
  /** The checkpoint size of the transfer that goes on. */
  oldCheckpoint: number | undefined;
  /** How many activities there were. */
  activities: number;
  /** What we transfer. */
  outgoing: Outgoing | undefined;
  /** What the peer transfers, has interrupted, or has transferred last. */
  incoming: Incoming | undefined;
  /** The sync point of the end of that. */
  ends: number;
  /** APDUs that the peer broke off before our user has answered. */
  stale: number;
}

export type Do = Effects<RtseService, AcseService>;
export type After = Later<RtseService, AcseService>;
export type Unreadable = Invalid<AcseService>;
export type Request<K extends RtseService['down']['kind']> = Extract<RtseService['down'], { kind: K }>;
export type Told<K extends AcseService['up']['kind']> = Extract<AcseService['up'], { kind: K }>;
export type Table = StateTable<State, Variables, Event, RtseService, AcseService>;
/** What a part of the protocol adds to the table. */
export type Rows = { readonly [S in State]?: Partial<Table[S]> };

/** Which side we are. */
export const sideOf = ({ isInitiator }: Variables): Turn => (isInitiator ? 'initiator' : 'responder');
