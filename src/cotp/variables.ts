import type { Effects, Invalid } from '#src/core/index.ts';
import type { NetworkService } from '#src/tpkt/index.ts';
import type { Assembly } from './assembly.ts';
import type { ConnectParameter, CotpLimits } from './options.ts';
import type { TransportService } from './service.ts';
import type { Sizes } from './sizes.ts';
import type { Tpdu } from './tpdu.ts';

/** The states of X.224 Annex A that class 0 has. */
export type State = 'CLOSED' | 'WFNC' | 'WFCC' | 'WFTRESP' | 'OPEN' | 'CLOSING';

/** The timers of X.224 that class 0 has, and one of our own. */
export type Timer = 'first CR' | 'TS1' | 'TS2';

/** What the machine lives on: primitives from above and below, TPDUs, and its timers. */
export type Event =
  | TransportService['down']
  | Exclude<NetworkService['up'], { kind: 'N-DATA.indication' }>
  | Tpdu
  | { readonly [T in Timer]: { readonly kind: T } }[Timer];

/** What a transport entity remembers. */
export interface Variables {
  readonly reference: number;
  readonly order: readonly ConnectParameter[];
  readonly limits: CotpLimits;
  peerReference: number;
  /** What C0, F0 and C6 proposed, theirs or ours. */
  proposal: Sizes & { readonly expedited?: true };
  /** The TPDU size agreed. */
  largest: number;
  /** Whether expedited data were agreed. */
  expedited: boolean;
  /** Our CR, until the network connection is there. */
  cr: Uint8Array | undefined;
  /** A TSDU that is not complete. */
  assembly: Assembly | undefined;
}

export type Do = Effects<TransportService, NetworkService>;
export type Unreadable = Invalid<NetworkService>;
export type Request<K extends TransportService['down']['kind']> = Extract<TransportService['down'], { kind: K }>;
