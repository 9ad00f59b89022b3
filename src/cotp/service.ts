import type { NetworkAddress } from '#src/tpkt/index.ts';

/** T-, S- and P-selectors are octets; text and hex are matters of presentation to people. */
export type Selector = Uint8Array;

/** Where a transport user is reached: a selector on top of a network address (X.650, RFC 1278). */
export interface TransportAddress {
  readonly tsel?: Selector;
  readonly network: NetworkAddress;
}

/**
 * The transport service, X.214, as far as class 0 over TCP goes. Sizes are TPDU sizes in octets, as negotiated by X.224 §6.5.4.
 * An absent selector is one that was not on the wire; a selector of no octets was there with length 0.
 */
export interface TransportService {
  readonly down:
    | {
        readonly kind: 'T-CONNECT.request';
        readonly to: NetworkAddress;
        readonly called?: Selector;
        readonly calling?: Selector;
        /** What parameter C0 proposes; absent: no C0, RFC 1006's 65,531. */
        readonly tpduSize?: number;
        /** What parameter F0 proposes besides, in octets (a multiple of 128). */
        readonly preferredTpduSize?: number;
        /** Asks for expedited data, RFC 1006 §5. */
        readonly expedited?: true;
      }
    | {
        readonly kind: 'T-CONNECT.response';
        readonly calling?: Selector;
        readonly responding?: Selector;
        /** The most that is granted; never more than was proposed. */
        readonly tpduSize?: number;
        /** Agrees to expedited data where they were asked for. */
        readonly expedited?: true;
      }
    | { readonly kind: 'T-DATA.request'; readonly tsdu: Uint8Array }
    | { readonly kind: 'T-EXPEDITED-DATA.request'; readonly tsdu: Uint8Array }
    | { readonly kind: 'T-DISCONNECT.request'; readonly reason?: number; readonly additional?: Uint8Array };
  readonly up:
    | {
        readonly kind: 'T-CONNECT.indication';
        readonly called?: Selector;
        readonly calling?: Selector;
        readonly tpduSize?: number;
        readonly preferredTpduSize?: number;
        readonly expedited?: true;
      }
    | {
        readonly kind: 'T-CONNECT.confirm';
        readonly calling?: Selector;
        readonly responding?: Selector;
        readonly tpduSize: number;
        readonly expedited?: true;
      }
    | { readonly kind: 'T-DATA.indication'; readonly tsdu: Uint8Array }
    | { readonly kind: 'T-EXPEDITED-DATA.indication'; readonly tsdu: Uint8Array }
    /** `reason` is that of a DR, `rejectCause` that of an ER; `cause` is a ProtocolError of ours or the line's own error. */
    | {
        readonly kind: 'T-DISCONNECT.indication';
        readonly reason?: number;
        readonly rejectCause?: number;
        readonly additional?: Uint8Array;
        readonly cause?: Error;
      };
}
