import type { Effects, Invalid, StateTable } from '#src/core/index.ts';
import type { Mode, Pdv, PresentationService } from '#src/presentation/index.ts';
import type { ApduKind } from './apdu.ts';
import type { Fields } from './fields.ts';
import type { AcseService } from './service.ts';

/** The states of X.227 Annex A. */
export type State = 'STA0' | 'STA1' | 'STA2' | 'STA3' | 'STA4' | 'STA5' | 'STA6' | 'STA7';

/** How an ACSE entity is set up. */
export interface AcseOptions {
  /** The application contexts that we let in; absent: any, and our user is asked. */
  readonly applicationContexts?: readonly string[];
}

/** What the presentation connection is, as far as it matters to APDUs. */
export interface Link {
  readonly mode: Mode;
  /** The version of the session protocol. Before one is agreed it is the one that we hope for. */
  readonly version: number;
  /** The presentation context of our APDUs; absent where it is not there, and in X.410 mode. */
  readonly context: number | undefined;
}

/** What an ACSE entity remembers. */
export interface Variables {
  readonly options: AcseOptions;
  link: Link;
  /** Whether we sent the AARQ. */
  isInitiator: boolean;
  /** The application context of the AARQ. */
  applicationContext: string | undefined;
  /** Whether the AARQ asks for the authentication functional unit, and whether both sides have selected it. */
  asksAuthentication: boolean;
  authenticates: boolean;
}

/** An APDU that came; in X.410 mode user data that stand for one, X.227 §8.4. */
export interface Heard<K extends ApduKind> {
  readonly apdu: Fields<K>;
  readonly userInformation: readonly Pdv[] | undefined;
}

/** A primitive of the service below. */
export type From<K extends PresentationService['up']['kind']> = Extract<PresentationService['up'], { kind: K }>;
/** That the presentation connection is there. */
export type Accepted = Extract<From<'P-CONNECT.confirm'>, { result: 'accepted' }>;
/** That it is not. */
export type Refused = Extract<From<'P-CONNECT.confirm'>, { result: 'refused' }>;

// biome-ignore format: a table
/** What the machine lives on: primitives from above, APDUs in the primitives that bring them, and the primitives that bring none. */
export type Event =
  | AcseService['down']
  | ({ readonly kind: 'AARQ';  readonly primitive: From<'P-CONNECT.indication'> } & Heard<'AARQ'>)
  | ({ readonly kind: 'AARE+'; readonly primitive: Accepted } & Heard<'AARE'>)
  | ({ readonly kind: 'AARE-'; readonly primitive: Refused } & Heard<'AARE'>)
  | ({ readonly kind: 'RLRQ' } & Heard<'RLRQ'>)
  | ({ readonly kind: 'RLRE' } & Heard<'RLRE'>)
  | ({ readonly kind: 'ABRT' } & Heard<'ABRT'>)
  | Refused
  | From<'P-P-ABORT.indication'>;

export type Do = Effects<AcseService, PresentationService>;
export type Unreadable = Invalid<PresentationService>;
export type Request<K extends AcseService['down']['kind']> = Extract<AcseService['down'], { kind: K }>;
export type Received<K extends Event['kind']> = Extract<Event, { kind: K }>;
export type Table = StateTable<State, Variables, Event, AcseService, PresentationService>;
