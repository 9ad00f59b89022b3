/** What is kept at most, so that memory does not grow with the file. */
export interface Limits {
  /** Connections that are followed at a time; the one that was silent longest is let go. */
  readonly connections: number;
  /** Segments behind a hole, for one direction of a connection; one more, and the hole is given up. */
  readonly heldSegments: number;
  /** Octets behind a hole, likewise. */
  readonly heldOctets: number;
  /** Octets of all that is incomplete in all connections; beyond it the connections that were silent longest are let go. */
  readonly keptOctets: number;
  /** IP datagrams of which fragments are missing; the oldest is dropped. */
  readonly datagrams: number;
  /** How long, in seconds of the capture, a datagram waits for its fragments (RFC 8200 §4.5). */
  readonly datagramSeconds: number;
  /** Faults that are told; more are not. */
  readonly faults: number;
}

export const LIMITS: Limits = {
  connections: 4096,
  heldSegments: 256,
  heldOctets: 1 << 20,
  keptOctets: 1 << 26,
  datagrams: 256,
  datagramSeconds: 60,
  faults: 100,
};

/** The longest packet or block that is believed in. */
export const LONGEST = 1 << 24;
