import type { Effects, Invalid, Later, StateTable } from '#src/core/index.ts';
import type { TransportService } from '#src/cotp/index.ts';
import type { Assembly } from './assembly.ts';
import type { SessionLimits, SessionOptions, TsduSizes, Version } from './options.ts';
import type { SessionService } from './service.ts';
import type { Spdu } from './spdu.ts';
import type { Token, Unit } from './units.ts';

// biome-ignore format: a table
/** The states of X.225 Annex A that these units have, and one of our own. */
export type State =
  | 'STA01'  | 'STA01A' | 'STA01B' | 'STA01C' | 'STA01D'
  | 'STA02A' | 'STA02B' | 'STA03'  | 'STA04B' | 'STA05B' | 'STA05C'
  | 'STA08'  | 'STA09'  | 'STA10B' | 'STA11B' | 'STA11C' | 'STA16'
  | 'STA18'  | 'STA19'  | 'STA20'  | 'STA21'  | 'STA22'  | 'STA713'
  | 'OVER';

/** TIM of X.225, and timers of our own. */
export type Timer = 'first CN' | 'answer' | 'TIM';

/** What the machine lives on: primitives from above and below, SPDUs, and its timers. */
export type Event =
  | SessionService['down']
  | Exclude<TransportService['up'], { kind: 'T-DATA.indication' | 'T-EXPEDITED-DATA.indication' }>
  | Spdu
  | { readonly [T in Timer]: { readonly kind: T } }[Timer];

/** The sync point variables of X.225 Table A.4, and whether an activity runs. */
export interface Sync {
  /** V(A): the lowest serial number that awaits a confirm. */
  readonly awaited: number;
  /** V(M): the next serial number. */
  readonly next: number;
  /** V(R): the lowest that resynchronization may go back to. */
  readonly restart: number;
  /** Vsc: the peer made the last sync points, so it is our user that confirms. */
  readonly confirms: boolean;
  /** Vact. */
  readonly activity: boolean;
}

/** What was agreed with the peer. */
export interface Terms {
  readonly version: Version;
  readonly units: readonly Unit[];
  readonly tokens: readonly Token[];
  /** The most octets of a TSDU that we send and receive; 0 is no limit. */
  readonly sends: number;
  readonly receives: number;
  /** Whether SSDUs may come in segments: where the CN named a size, also if the AC named none, as some peers have it. */
  readonly isCut: boolean;
}

/** A CN, theirs or ours: what was proposed. */
export interface Proposal {
  readonly versions: readonly Version[];
  readonly units: readonly Unit[];
  readonly tsduSizes: TsduSizes;
  readonly tokenSetting: number;
}

/** How a session entity is set up, with nothing left open. */
export type Settings = Required<Omit<SessionOptions, 'limits'>> & { readonly limits: SessionLimits };

/** What a session entity remembers. */
export interface Variables {
  readonly settings: Settings;
  /** Vtca: the peer opened the transport connection. */
  isCalled: boolean;
  /** Whether we sent the CN. */
  isInitiator: boolean;
  /** Vtrr: the transport connection is kept. */
  keeps: boolean;
  /** Vcoll: an FN crossed ours. */
  collided: boolean;
  party: { readonly called?: Uint8Array | undefined; readonly calling?: Uint8Array | undefined };
  /** Our CN, until the transport connection is there. */
  ready: Uint8Array | undefined;
  /** User data of our CN that did not fit into it. */
  overflow: Uint8Array | undefined;
  /** Their CN, while its user data are not complete. */
  cn: Extract<Spdu, { kind: 'CN' }> | undefined;
  proposal: Proposal;
  terms: Terms;
  owned: ReadonlySet<Token>;
  sync: Sync;
  /** A PT that waits for the GTA. */
  plea: Do;
  assembly: Assembly | undefined;
}

export type Do = Effects<SessionService, TransportService>;
export type After = Later<SessionService, TransportService>;
export type Unreadable = Invalid<TransportService>;
export type Request<K extends SessionService['down']['kind']> = Extract<SessionService['down'], { kind: K }>;
export type Table = StateTable<State, Variables, Event, SessionService, TransportService>;
/** What a functional unit adds to the table. */
export type Rows = { readonly [S in State]?: Omit<Partial<Table[S]>, 'invalid'> };
