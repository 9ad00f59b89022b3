import type { Selector, TransportAddress } from '#src/cotp/index.ts';
import type { NetworkAddress } from '#src/tpkt/index.ts';
import type { Token, Unit } from './units.ts';

/** Where a session user is reached: a selector on top of a transport address (X.650, RFC 1278). */
export interface SessionAddress {
  readonly ssel?: Selector;
  readonly transport: TransportAddress;
}

/** What the connect PDUs say of one side: its selectors. */
export interface SessionParty {
  readonly ssel?: Selector;
  readonly transport?: Partial<Pick<TransportAddress, 'tsel'>> & { readonly network?: NetworkAddress };
}

/** What users call a connection by, X.215 §12.1: octets, in X.410 mode a T.62 reference in BER. */
export interface References {
  readonly calling?: Uint8Array;
  readonly called?: Uint8Array;
  readonly common?: Uint8Array;
  readonly additional?: Uint8Array;
}

/** Who is to have a token at first, X.225 §8.3.1.11; 'choice' leaves it to the called user. */
export type TokenSetting = 'initiator' | 'responder' | 'choice';

/** The first places of tokens; a token that is not named is the initiator's. */
export type TokenSettings = { readonly [T in Token]?: TokenSetting };

/** What an activity goes on from, X.225 §7.30: its last confirmed sync point, and its connection where that was another. */
export interface OldActivity {
  readonly activity: Uint8Array;
  readonly syncPoint: number;
  readonly references?: References;
}

/** Why a session connection ended that no user ended, X.215. */
export type AbortReason = 'transport disconnect' | 'protocol error' | 'no reason' | 'implementation restriction';

interface UserData {
  readonly userData?: Uint8Array;
}
/** `keep`: the transport connection is to stay, for another CN, X.225 §6.2. */
interface Keep {
  readonly keep?: true;
}
interface Accepted extends UserData {
  readonly references?: References;
  readonly responding?: Selector;
  readonly tokens?: TokenSettings;
  readonly syncPoint?: number;
}

// biome-ignore format: a table
/**
 * The session service, X.215, as far as class 0 and reliable transfer go. Units of a request are proposed, those of a response and a confirm
 * are selected; absent, it is what the options say. Sync points are numbered by the session entities: who asks for one counts along.
 */
export interface SessionService {
  readonly down:
    | { readonly kind: 'S-CONNECT.request'; readonly called: SessionAddress; readonly calling?: SessionParty; readonly references?: References; readonly units?: readonly Unit[]; readonly tokens?: TokenSettings; readonly syncPoint?: number } & UserData
    | ({ readonly kind: 'S-CONNECT.response'; readonly result: 'accepted'; readonly units?: readonly Unit[]; readonly please?: readonly Token[] } & Accepted)
    | ({ readonly kind: 'S-CONNECT.response'; readonly result: 'refused'; readonly reason: number; readonly references?: References } & UserData & Keep)
    | { readonly kind: 'S-DATA.request'; readonly ssdu: Uint8Array }
    | { readonly kind: 'S-TYPED-DATA.request'; readonly ssdu: Uint8Array }
    | ({ readonly kind: 'S-CAPABILITY-DATA.request' } & UserData)
    | ({ readonly kind: 'S-CAPABILITY-DATA.response' } & UserData)
    | ({ readonly kind: 'S-TOKEN-GIVE.request'; readonly tokens: readonly Token[] } & UserData)
    | ({ readonly kind: 'S-TOKEN-PLEASE.request'; readonly tokens: readonly Token[] } & UserData)
    | ({ readonly kind: 'S-CONTROL-GIVE.request' } & UserData)
    | ({ readonly kind: 'S-SYNC-MINOR.request'; readonly confirm?: 'explicit' | 'optional' } & UserData)
    | ({ readonly kind: 'S-SYNC-MINOR.response'; readonly syncPoint: number } & UserData)
    | ({ readonly kind: 'S-U-EXCEPTION-REPORT.request'; readonly reason: number } & UserData)
    | ({ readonly kind: 'S-ACTIVITY-START.request'; readonly activity: Uint8Array } & UserData)
    | ({ readonly kind: 'S-ACTIVITY-RESUME.request'; readonly activity: Uint8Array; readonly old: OldActivity } & UserData)
    | ({ readonly kind: 'S-ACTIVITY-INTERRUPT.request'; readonly reason?: number } & UserData)
    | ({ readonly kind: 'S-ACTIVITY-INTERRUPT.response' } & UserData)
    | ({ readonly kind: 'S-ACTIVITY-DISCARD.request'; readonly reason?: number } & UserData)
    | ({ readonly kind: 'S-ACTIVITY-DISCARD.response' } & UserData)
    | ({ readonly kind: 'S-ACTIVITY-END.request' } & UserData)
    | ({ readonly kind: 'S-ACTIVITY-END.response' } & UserData)
    | ({ readonly kind: 'S-RELEASE.request' } & UserData & Keep)
    | ({ readonly kind: 'S-RELEASE.response' } & UserData)
    | ({ readonly kind: 'S-U-ABORT.request' } & UserData & Keep);
  readonly up:
    | ({ readonly kind: 'S-CONNECT.indication'; readonly called: SessionParty; readonly calling: SessionParty; readonly references: References; readonly units: readonly Unit[]; readonly tokens: TokenSettings; readonly version: number; readonly syncPoint?: number } & UserData)
    | ({ readonly kind: 'S-CONNECT.confirm'; readonly result: 'accepted'; readonly references: References; readonly units: readonly Unit[]; readonly version: number } & Accepted)
    | ({ readonly kind: 'S-CONNECT.confirm'; readonly result: 'refused'; readonly reason?: number; readonly references: References } & UserData & Keep)
    | { readonly kind: 'S-DATA.indication'; readonly ssdu: Uint8Array }
    | { readonly kind: 'S-TYPED-DATA.indication'; readonly ssdu: Uint8Array }
    | ({ readonly kind: 'S-CAPABILITY-DATA.indication' } & UserData)
    | ({ readonly kind: 'S-CAPABILITY-DATA.confirm' } & UserData)
    | ({ readonly kind: 'S-TOKEN-GIVE.indication'; readonly tokens: readonly Token[] } & UserData)
    | ({ readonly kind: 'S-TOKEN-PLEASE.indication'; readonly tokens: readonly Token[] } & UserData)
    | ({ readonly kind: 'S-CONTROL-GIVE.indication' } & UserData)
    | ({ readonly kind: 'S-SYNC-MINOR.indication'; readonly syncPoint: number; readonly confirm: 'explicit' | 'optional' } & UserData)
    | ({ readonly kind: 'S-SYNC-MINOR.confirm'; readonly syncPoint: number } & UserData)
    | ({ readonly kind: 'S-U-EXCEPTION-REPORT.indication'; readonly reason: number } & UserData)
    | { readonly kind: 'S-P-EXCEPTION-REPORT.indication'; readonly cause?: Error }
    | ({ readonly kind: 'S-ACTIVITY-START.indication'; readonly activity: Uint8Array } & UserData)
    | ({ readonly kind: 'S-ACTIVITY-RESUME.indication'; readonly activity: Uint8Array; readonly old: OldActivity } & UserData)
    | ({ readonly kind: 'S-ACTIVITY-INTERRUPT.indication'; readonly reason?: number } & UserData)
    | ({ readonly kind: 'S-ACTIVITY-INTERRUPT.confirm' } & UserData)
    | ({ readonly kind: 'S-ACTIVITY-DISCARD.indication'; readonly reason?: number } & UserData)
    | ({ readonly kind: 'S-ACTIVITY-DISCARD.confirm' } & UserData)
    | ({ readonly kind: 'S-ACTIVITY-END.indication'; readonly syncPoint: number } & UserData)
    | ({ readonly kind: 'S-ACTIVITY-END.confirm'; readonly syncPoint: number } & UserData)
    | ({ readonly kind: 'S-RELEASE.indication' } & UserData & Keep)
    | ({ readonly kind: 'S-RELEASE.confirm' } & UserData)
    | ({ readonly kind: 'S-U-ABORT.indication' } & UserData)
    /** `transport` is how the transport connection ended (reason of a DR, cause of an ER); `cause` is what was wrong, found by us or by the line. */
    | { readonly kind: 'S-P-ABORT.indication'; readonly reason: AbortReason; readonly reflected?: Uint8Array; readonly transport?: { readonly reason?: number; readonly rejectCause?: number; readonly additional?: Uint8Array }; readonly cause?: Error };
}
