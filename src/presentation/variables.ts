import type { Effects, Invalid, StateTable } from '#src/core/index.ts';
import type { SessionService } from '#src/session/index.ts';
import type { DefinedContexts } from './contexts.ts';
import type { Settings } from './options.ts';
import type { Cp, Cpa, Cpr } from './ppdu.ts';
import type { Context, ContextResult, Mode, Pdv, PresentationService } from './service.ts';

/** The states of X.226 Annex A that there are without context management. */
export type State = 'STAI0' | 'STAI1' | 'STAI2' | 'STAt0';

/** The PPDUs, X.226 §8.2, each with the session primitive that it came in where that has more to say. */
export type Ppdu =
  | {
      readonly kind: 'CP';
      readonly session: Below<'S-CONNECT.indication'>;
      readonly mode: Mode;
      readonly x410?: Uint8Array;
      readonly normal: NonNullable<Cp['normal']>;
    }
  | {
      readonly kind: 'CPA';
      readonly session: Extract<Below<'S-CONNECT.confirm'>, { result: 'accepted' }>;
      readonly x410?: Uint8Array;
      readonly normal: NonNullable<Cpa['normal']>;
    }
  | { readonly kind: 'CPR'; readonly session: Refused; readonly cpr: Cpr }
  | { readonly kind: 'ARU'; readonly userData?: readonly Pdv[] }
  | { readonly kind: 'ARP'; readonly reason?: number; readonly event?: number; readonly cause: Error }
  | { readonly kind: 'TD'; readonly userData: readonly Pdv[] };

/** What the machine lives on: requests, PPDUs, and session primitives that are none. */
export type Event =
  | PresentationService['down']
  | Ppdu
  | Exclude<SessionService['up'], { kind: 'S-CONNECT.indication' | 'S-CONNECT.confirm' | 'S-DATA.indication' | 'S-U-ABORT.indication' }>
  | Refused;

/** An RF, in which a CPR may stand. */
export type Refused = Extract<Below<'S-CONNECT.confirm'>, { result: 'refused' }>;

/** What a presentation entity remembers. */
export interface Variables {
  readonly settings: Settings;
  mode: Mode;
  /** That of the session protocol; while it is not known, the one with room for user data. */
  version: number;
  /** What was proposed, by us or by the peer. */
  contexts: readonly Context[];
  /** What we make of the proposal of a peer. */
  results: readonly ContextResult[];
  /** The defined context set; while it is not agreed, what is proposed. */
  dcs: DefinedContexts;
  /** Whether our user has a release to answer. */
  mustAnswer: boolean;
}

export type Do = Effects<PresentationService, SessionService>;
export type Unreadable = Invalid<SessionService>;
export type Request<K extends PresentationService['down']['kind']> = Extract<PresentationService['down'], { kind: K }>;
export type Below<K extends SessionService['up']['kind']> = Extract<SessionService['up'], { kind: K }>;
export type PpduOf<K extends Ppdu['kind']> = Extract<Ppdu, { kind: K }>;
export type Table = StateTable<State, Variables, Event, PresentationService, SessionService>;
