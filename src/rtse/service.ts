import type { AcseService, Titles } from '#src/acse/index.ts';
import type { Context, Mode, Pdv, PresentationAddress, PresentationParty, Refusal } from '#src/presentation/index.ts';
import type { References } from '#src/session/index.ts';

/** Who may speak, X.218 §9.1: only the one that has the turn at first, or both in turn. */
export type Dialogue = 'monologue' | 'two-way-alternate';

/** Who has the turn at first. */
export type Turn = 'initiator' | 'responder';

/**
 * A transfer that was cut off, X.228 §7.8: what a new association needs to go on with it. Its holder keeps it for the recovery timeout and hands it
 * to the RT-OPEN.request, or to the RT-OPEN.response, of the next association with the same peer.
 */
export interface Recovery {
  readonly mode: Mode;
  /** The session connection that it ran on: what the recover alternative of an RTORQ names. */
  readonly references: References;
  readonly activity: Uint8Array;
  /** The last sync point that both ends have secured; 0: none, and the transfer begins anew. */
  readonly syncPoint: number;
  readonly role: 'sending' | 'receiving';
  readonly checkpointSize: number;
  readonly windowSize: number;
  /** The octets on the wire, all of them where we send; those up to the sync point where we receive. */
  readonly octets: Uint8Array;
  /** Where the octets of each sync point end, from the first on. */
  readonly marks: readonly number[];
  /** Where we send: what is left of the time for the transfer, in milliseconds. */
  readonly within?: number;
}

/** Sizes of RTORQ and RTOAC, X.228 §7.1: checkpoints in units of 1024 octets, 0 is none; a window in checkpoints. */
interface Sizes {
  readonly checkpointSize?: number;
  readonly windowSize?: number;
}

/** What an RTORQ may leave unsaid, X.228 §9: it stands at its default then. */
export type Unsaid = 'checkpointSize' | 'windowSize' | 'dialogueMode';

interface Opening extends Sizes {
  readonly mode: Mode;
  readonly dialogue?: Dialogue;
  readonly unsaid?: readonly Unsaid[];
  readonly references?: References;
  readonly applicationContext?: string;
  /** X.410 mode only: 1 is the P1 of 1984, 12 that of 1988. */
  readonly applicationProtocol?: number;
}

type Abortion = Omit<Extract<AcseService['up'], { kind: 'A-P-ABORT.indication' }>, 'kind'>;

// biome-ignore format: a table
/**
 * The reliable transfer service, X.218. User data of an open are one BER element. Times are in milliseconds.
 * `RT-TRANSFER.response` is a local matter: the receiver says that it has secured the APDU, and only then the activity end is acknowledged.
 */
export interface RtseService {
  readonly down:
    /** `turn` absent: the initiator's. `recovery`: the association goes on with a transfer that was cut off, and has no user data. */
    | ({ readonly kind: 'RT-OPEN.request'; readonly called: PresentationAddress; readonly calling?: PresentationParty; readonly contexts?: readonly Context[]; readonly calledTitles?: Titles; readonly callingTitles?: Titles; readonly turn?: Turn; readonly userData?: Uint8Array; readonly recovery?: Recovery } & Opening)
    | ({ readonly kind: 'RT-OPEN.response'; readonly result: 'accepted'; readonly responding?: PresentationParty; readonly respondingTitles?: Titles; readonly references?: References; readonly userData?: Uint8Array; readonly recovery?: Recovery } & Sizes)
    /** `reason`: the refuseReason of X.410 mode (0 busy, 1 cannot recover, 2 validation failure, 3 unacceptable dialogue mode); user data in normal mode only. */
    | { readonly kind: 'RT-OPEN.response'; readonly result: 'refused'; readonly reason?: number; readonly transient?: boolean; readonly userData?: Uint8Array }
    | { readonly kind: 'RT-CLOSE.request'; readonly userData?: Uint8Array }
    | { readonly kind: 'RT-CLOSE.response'; readonly userData?: Uint8Array }
    /** The APDU with its context: in normal mode it goes as an EXTERNAL. `within`: after that time the transfer is given up. */
    | { readonly kind: 'RT-TRANSFER.request'; readonly apdu: Pdv; readonly within: number }
    | { readonly kind: 'RT-TRANSFER.response'; readonly result: 'secured' }
    /** The receiver cannot take it; `reason` of S-U-EXCEPTION-REPORT, X.225 §8.3.28. */
    | { readonly kind: 'RT-TRANSFER.response'; readonly result: 'refused'; readonly reason?: number }
    | { readonly kind: 'RT-TURN-PLEASE.request'; readonly priority?: number }
    | { readonly kind: 'RT-TURN-GIVE.request' }
    /** In X.410 mode an abort has no user data. */
    | { readonly kind: 'RT-U-ABORT.request'; readonly userData?: Uint8Array };
  readonly up:
    /** `recover`: the session connection of a transfer that the peer wants to go on with; then there are no user data. */
    | ({ readonly kind: 'RT-OPEN.indication'; readonly called: PresentationParty; readonly calling: PresentationParty; readonly contexts: readonly Context[]; readonly calledTitles?: Titles; readonly callingTitles?: Titles; readonly dialogue: Dialogue; readonly turn: Turn; readonly checkpointSize: number; readonly windowSize: number; readonly userData?: Uint8Array; readonly recover?: References } & Opening)
    | ({ readonly kind: 'RT-OPEN.confirm'; readonly result: 'accepted'; readonly responding: PresentationParty; readonly respondingTitles?: Titles; readonly checkpointSize: number; readonly windowSize: number; readonly userData?: Uint8Array } & Opening)
    /** `refusal.layer` is 'rtse' for an RTORJ: its reason is the refuseReason, absent in normal mode. */
    | { readonly kind: 'RT-OPEN.confirm'; readonly result: 'refused'; readonly refusal: Refusal; readonly userData?: Uint8Array }
    | { readonly kind: 'RT-CLOSE.indication'; readonly userData?: Uint8Array }
    | { readonly kind: 'RT-CLOSE.confirm'; readonly userData?: Uint8Array }
    /** `marks`: where the octets of each checkpoint ended as they came, from the first on; absent: there was none. */
    | { readonly kind: 'RT-TRANSFER.indication'; readonly apdu: Pdv; readonly marks?: readonly number[] }
    /** 'negative': not secured by the peer within its time, or refused; `cause` says why. */
    | { readonly kind: 'RT-TRANSFER.confirm'; readonly result: 'positive' }
    | { readonly kind: 'RT-TRANSFER.confirm'; readonly result: 'negative'; readonly cause?: Error }
    | { readonly kind: 'RT-TURN-PLEASE.indication'; readonly priority: number }
    | { readonly kind: 'RT-TURN-GIVE.indication' }
    | { readonly kind: 'RT-U-ABORT.indication'; readonly userData?: Uint8Array }
    /** `abort` is the abortReason of an RTAB, theirs or ours; `recovery` where a transfer was cut off that a new association can go on with. */
    | ({ readonly kind: 'RT-P-ABORT.indication'; readonly abort?: number; readonly recovery?: Recovery } & Abortion);
}
