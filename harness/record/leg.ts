import type { LineError } from '#src/io/index.ts';
import type { NetworkAddress } from '#src/tpkt/index.ts';

/** What a leg tells its holder. After `closed` nothing more is told. */
export interface LegHandler {
  opened(): void;
  received(octets: Uint8Array): void;
  /** What was sent has gone out. */
  drained(): void;
  /** Its end sends nothing more, and may still be sent something. */
  finished(): void;
  closed(cause?: LineError): void;
}

/**
 * One half of a connection that is passed on: the caller and us, or us and the called. Each way ends on its own, since what is passed on is not
 * ours to judge; a `Line` ends both at once, as RFC 1006 §5 has it. One that was accepted stands paused, one that was dialled closed.
 */
export interface Leg {
  readonly remote: NetworkAddress;
  on(handler: LegHandler): void;
  open(): void;
  /** False: its end does not read as fast as this; wait for `drained`. */
  send(octets: Uint8Array): boolean;
  pause(): void;
  resume(): void;
  /** Sends what is still to be sent, then a FIN. */
  finish(): void;
  /** Ends both ways at once, with a RST. */
  reset(): void;
}

/** Where legs come from. Tests hand in others than TCP. */
export interface Legs {
  /** Takes calls. Rejects with a BindError where it cannot. */
  listen(at: NetworkAddress, answer: (leg: Leg) => void): Promise<LegListener>;
  dial(to: NetworkAddress): Leg;
}

/** Somebody who takes calls. */
export interface LegListener {
  /** Where, with the port that the system chose. */
  readonly address: NetworkAddress;
  /** Takes no more calls; the legs that there are stay. */
  close(): void;
}
