import type { Selector } from '#src/cotp/index.ts';
import type { References, SessionAddress, SessionParty, SessionService, TokenSettings, Unit } from '#src/session/index.ts';

/** Where a presentation user is reached: a selector on top of a session address (X.650, RFC 1278). */
export interface PresentationAddress {
  readonly psel?: Selector;
  readonly session: SessionAddress;
}

/** What the connect PDUs say of one side: its selectors. */
export interface PresentationParty {
  readonly psel?: Selector;
  readonly session?: SessionParty;
}

/** The two forms of the protocol, X.226 §6.2: normal mode, and what X.410-1984 has in its place. */
export type Mode = 'normal' | 'x410-1984';

/**
 * A value of the user's: one BER element, with the identifier of its presentation context.
 * In X.410 mode there is one context and it has no number: `context` is absent, a connect, a refusal and an abort carry the components of a
 * SET as a SET element (tag 31), and data are octets as they are (X.226 §8.4.3).
 */
export interface Pdv {
  readonly context?: number;
  readonly octets: Uint8Array;
}

/** A context that is proposed, X.226 §6.2.2: identifiers of the initiator are odd. */
export interface Context {
  readonly id: number;
  /** OBJECT IDENTIFIERs as '2.6.0.2.12'. */
  readonly abstractSyntax: string;
  readonly transferSyntaxes: readonly string[];
}

/** What becomes of a proposed context, X.226 §6.2.3. */
export type ContextResult =
  | { readonly id: number; readonly result: 'acceptance'; readonly transferSyntax: string }
  | { readonly id: number; readonly result: 'user-rejection' | 'provider-rejection'; readonly reason?: ContextRejection };

/** Why a context is rejected by the provider; a number where X.226 §8.2 has no name. */
export type ContextRejection =
  | 'reason-not-specified'
  | 'abstract-syntax-not-supported'
  | 'proposed-transfer-syntaxes-not-supported'
  | 'local-limit-on-DCS-exceeded'
  | number;

/** Which layer refused an association, and why, in that layer's own code or name. */
export interface Refusal {
  readonly layer: 'session' | 'presentation' | 'acse' | 'rtse' | 'p1';
  readonly reason?: number | string;
  /** Whether another attempt can be hoped to do better. */
  readonly transient?: boolean;
}

type SessionDown = SessionService['down'];
type SessionUp = SessionService['up'];

/** The session services that pass through the presentation layer with another first letter, and user data that are values, X.216. */
type Passing<S, K extends string> = S extends { readonly kind: `S-${K}.${infer Type}` } ? Passed<S, `P-${K}.${Type}`> : never;
type Passed<S, Kind extends string> = Omit<S, 'kind' | 'userData'> & {
  readonly kind: Kind;
  readonly userData?: readonly Pdv[];
};

/** The names of the session services that pass. */
export type PassingName =
  | 'TOKEN-GIVE'
  | 'TOKEN-PLEASE'
  | 'CONTROL-GIVE'
  | 'SYNC-MINOR'
  | 'U-EXCEPTION-REPORT'
  | 'P-EXCEPTION-REPORT'
  | 'ACTIVITY-START'
  | 'ACTIVITY-RESUME'
  | 'ACTIVITY-INTERRUPT'
  | 'ACTIVITY-DISCARD'
  | 'ACTIVITY-END';

/** What passes down through this layer and those above that do not concern themselves with it. */
export type PassingDown =
  | { [K in PassingName]: Passing<SessionDown, K> }[PassingName]
  | { readonly kind: 'P-DATA.request'; readonly userData: readonly Pdv[] };

/** What passes up so. */
export type PassingUp =
  | { [K in PassingName]: Passing<SessionUp, K> }[PassingName]
  | { readonly kind: 'P-DATA.indication'; readonly userData: readonly Pdv[] };

interface Connecting {
  readonly mode: Mode;
  readonly references?: References;
  readonly units?: readonly Unit[];
  readonly tokens?: TokenSettings;
  readonly syncPoint?: number;
  readonly userData?: readonly Pdv[];
}

// biome-ignore format: a table
/**
 * The presentation service, X.216, as far as reliable transfer goes. A refusal of the confirm says which layer it is from; the end of the
 * connection below, whenever it comes, is a P-P-ABORT.indication with what the session layer told of it.
 */
export interface PresentationService {
  readonly down:
    | ({ readonly kind: 'P-CONNECT.request'; readonly called: PresentationAddress; readonly calling?: PresentationParty; readonly contexts?: readonly Context[] } & Connecting)
    /** `results` absent: what this layer can read is accepted. `responding` are selectors that the answer names. */
    | ({ readonly kind: 'P-CONNECT.response'; readonly result: 'accepted'; readonly responding?: PresentationParty; readonly results?: readonly ContextResult[] } & Omit<Connecting, 'mode'>)
    /** `reason` is a provider-reason of X.226 §8.2 and excludes user data. */
    | { readonly kind: 'P-CONNECT.response'; readonly result: 'refused'; readonly reason?: number; readonly responding?: PresentationParty; readonly references?: References; readonly userData?: readonly Pdv[] }
    | { readonly kind: 'P-RELEASE.request'; readonly userData?: readonly Pdv[] }
    | { readonly kind: 'P-RELEASE.response'; readonly userData?: readonly Pdv[] }
    | { readonly kind: 'P-U-ABORT.request'; readonly userData?: readonly Pdv[] }
    | PassingDown;
  readonly up:
    /** `version` is that of the session protocol: in 1 there is little room for user data of an abort. */
    | ({ readonly kind: 'P-CONNECT.indication'; readonly called: PresentationParty; readonly calling: PresentationParty; readonly contexts: readonly Context[]; readonly results: readonly ContextResult[]; readonly version: number } & Connecting)
    | ({ readonly kind: 'P-CONNECT.confirm'; readonly result: 'accepted'; readonly responding: PresentationParty; readonly results: readonly ContextResult[]; readonly version: number } & Connecting)
    | { readonly kind: 'P-CONNECT.confirm'; readonly result: 'refused'; readonly refusal: Refusal; readonly references?: References; readonly userData?: readonly Pdv[] }
    | { readonly kind: 'P-RELEASE.indication'; readonly userData?: readonly Pdv[] }
    | { readonly kind: 'P-RELEASE.confirm'; readonly userData?: readonly Pdv[] }
    | { readonly kind: 'P-U-ABORT.indication'; readonly userData?: readonly Pdv[] }
    /** `reason` and `event` are those of an ARP (X.226 §8.2), `session` is the S-P-ABORT below, `cause` what was wrong, found by us or by the line. */
    | { readonly kind: 'P-P-ABORT.indication'; readonly reason?: number; readonly event?: number; readonly session?: Omit<Extract<SessionUp, { kind: 'S-P-ABORT.indication' }>, 'kind' | 'cause'>; readonly cause?: Error }
    | PassingUp;
}
