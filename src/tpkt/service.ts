/** Where a TCP endpoint is: an IP address (or a name still to be looked up) and a port. */
export interface NetworkAddress {
  readonly host: string;
  readonly port: number;
}

/**
 * The network service as RFC 1006 §5 offers it to the transport layer: TCP plus packet boundaries.
 * `reserved` is the second octet of the TPKT, absent where it is 0 as RFC 2126 §4.3 asks: some products send rubbish there.
 * A ProtocolError as the `cause` of an N-DISCONNECT.indication: the peer's octets are no packets any more. Nothing of it is told from
 * then on; the line itself is closed by the user's N-DISCONNECT.request.
 * `room` is the NSDU with four octets before it, in the same buffer, for the header of its packet: it spares a large NSDU a copy.
 */
export interface NetworkService {
  readonly down:
    | { readonly kind: 'N-CONNECT.request'; readonly to: NetworkAddress }
    | { readonly kind: 'N-DATA.request'; readonly nsdu: Uint8Array; readonly reserved?: number; readonly room?: Uint8Array }
    | { readonly kind: 'N-DISCONNECT.request' };
  readonly up:
    | { readonly kind: 'N-CONNECT.indication'; readonly from: NetworkAddress }
    | { readonly kind: 'N-CONNECT.confirm' }
    | { readonly kind: 'N-DATA.indication'; readonly nsdu: Uint8Array; readonly reserved?: number }
    | { readonly kind: 'N-DISCONNECT.indication'; readonly cause?: Error };
}

/** What a stack stands on: a TCP connection, as the driver offers it. `cause` says how it ended, where it did not end orderly. */
export interface TcpService {
  readonly down:
    | { readonly kind: 'TCP.open'; readonly to: NetworkAddress }
    | { readonly kind: 'TCP.send'; readonly octets: Uint8Array }
    | { readonly kind: 'TCP.close' };
  readonly up:
    | { readonly kind: 'TCP.accepted'; readonly from: NetworkAddress }
    | { readonly kind: 'TCP.opened' }
    | { readonly kind: 'TCP.received'; readonly octets: Uint8Array }
    | { readonly kind: 'TCP.closed'; readonly cause?: Error };
}
