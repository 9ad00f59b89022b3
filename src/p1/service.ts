import type { Titles } from '#src/acse/index.ts';
import type { PresentationAddress, PresentationParty, Refusal } from '#src/presentation/index.ts';
import type { Dialogue, Recovery, RtseService, Turn, Unsaid } from '#src/rtse/index.ts';
import type { References } from '#src/session/index.ts';
import type { MtaBindArgument, MtaBindErrorName, MtaBindResult } from './bind.ts';

/** How an MTA conforms, X.419: the protocol of 1988 in normal mode, the same in X.410 mode, the protocol of 1984. */
export type Conformance = '1988' | 'x410' | '1984';

interface Sizes {
  readonly checkpointSize?: number;
  readonly windowSize?: number;
}

interface Agreed extends Required<Sizes> {
  readonly conformance: Conformance;
  readonly dialogue: Dialogue;
}

type Abortion = Omit<Extract<RtseService['up'], { kind: 'RT-P-ABORT.indication' }>, 'kind'>;

// biome-ignore format: a table
/**
 * What an MTA asks of its association, X.411 §12 and X.419: bind and unbind, transfer of one MTS-APDU after another, the turn.
 * MTS-APDUs cross as octets; `apdu.ts` reads and writes them. Times are in milliseconds.
 */
export interface TransferService {
  readonly down:
    /** `recovery`: goes on with a transfer that was cut off; the argument is not sent then. */
    | ({ readonly kind: 'MTA-BIND.request'; readonly called: PresentationAddress; readonly calling?: PresentationParty; readonly calledTitles?: Titles; readonly callingTitles?: Titles; readonly conformance: Conformance; readonly dialogue?: Dialogue; readonly unsaid?: readonly Unsaid[]; readonly turn?: Turn; readonly references?: References; readonly argument: MtaBindArgument; readonly recovery?: Recovery } & Sizes)
    | ({ readonly kind: 'MTA-BIND.response'; readonly result: 'accepted'; readonly value: MtaBindResult; readonly responding?: PresentationParty; readonly respondingTitles?: Titles; readonly references?: References; readonly recovery?: Recovery } & Sizes)
    | { readonly kind: 'MTA-BIND.response'; readonly result: 'refused'; readonly error: MtaBindErrorName | 'cannot-recover' | number }
    | { readonly kind: 'MTA-UNBIND.request' }
    | { readonly kind: 'MTA-UNBIND.response' }
    | { readonly kind: 'MTA-TRANSFER.request'; readonly apdu: Uint8Array; readonly within: number }
    | { readonly kind: 'MTA-TRANSFER.response'; readonly result: 'secured' }
    | { readonly kind: 'MTA-TRANSFER.response'; readonly result: 'refused'; readonly reason?: number }
    | { readonly kind: 'MTA-TURN-PLEASE.request'; readonly priority?: number }
    | { readonly kind: 'MTA-TURN-GIVE.request' }
    | { readonly kind: 'MTA-ABORT.request' };
  readonly up:
    /** `argument` is absent where the peer recovers: `recover` names the connection that its transfer ran on. */
    | ({ readonly kind: 'MTA-BIND.indication'; readonly called: PresentationParty; readonly calling: PresentationParty; readonly calledTitles?: Titles; readonly callingTitles?: Titles; readonly applicationContext?: string; readonly references?: References; readonly turn: Turn; readonly unsaid?: readonly Unsaid[]; readonly argument?: MtaBindArgument; readonly recover?: References } & Agreed)
    /** `value` is absent where a transfer is recovered. */
    | ({ readonly kind: 'MTA-BIND.confirm'; readonly result: 'accepted'; readonly value?: MtaBindResult; readonly responding: PresentationParty; readonly references?: References } & Agreed)
    /** `refusal.layer` is 'p1' where there is a bind error or a refuseReason that stands for one: `error` names it. */
    | { readonly kind: 'MTA-BIND.confirm'; readonly result: 'refused'; readonly refusal: Refusal; readonly error?: MtaBindErrorName | 'cannot-recover' | number }
    | { readonly kind: 'MTA-UNBIND.indication' }
    | { readonly kind: 'MTA-UNBIND.confirm' }
    /** `marks`: where the octets of each checkpoint ended as they came; absent: there was none. */
    | { readonly kind: 'MTA-TRANSFER.indication'; readonly apdu: Uint8Array; readonly marks?: readonly number[] }
    | { readonly kind: 'MTA-TRANSFER.confirm'; readonly result: 'positive' }
    | { readonly kind: 'MTA-TRANSFER.confirm'; readonly result: 'negative'; readonly cause?: Error }
    | { readonly kind: 'MTA-TURN-PLEASE.indication'; readonly priority: number }
    | { readonly kind: 'MTA-TURN-GIVE.indication' }
    /** The association is gone, by the peer's user (`by: 'user'`) or by a provider; `recovery` where a transfer was cut off. */
    | ({ readonly kind: 'MTA-ABORT.indication'; readonly by: 'user' | 'provider' } & Abortion);
}
