import type { CaptureFault } from './faults.ts';

/** What there was in a capture, as far as it was read. */
export interface Summary {
  /** Octets of the file; of a compressed file, of what it unpacks to. */
  readonly octets: number;
  readonly frames: number;
  /** Frames whose link type is not read. */
  readonly unread: number;
  /** Frames whose headers of IP or TCP do not fit into them. */
  readonly malformed: number;
  /** IP fragments of TCP segments. */
  readonly fragments: number;
  /** TCP segments. */
  readonly segments: number;
  /** TCP connections and conversations of exported PDUs, whatever is in them. */
  readonly connections: number;
  /** Those that the listener was told of. */
  readonly streams: number;
  readonly tpkts: number;
  readonly faults: readonly CaptureFault[];
}
