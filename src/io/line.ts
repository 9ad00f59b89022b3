import type { NetworkAddress } from '#src/tpkt/index.ts';

/** How a line ended that did not end orderly. */
export type Ending = 'reset' | 'refused' | 'timeout' | 'unreachable' | 'overrun';

/** The end of a line that was not an orderly close. */
export class LineError extends Error {
  override readonly name = 'LineError';
  readonly ending: Ending;

  constructor(ending: Ending, says: string, options?: ErrorOptions) {
    super(says, options);
    this.ending = ending;
  }
}

/** What a line tells its holder. After `closed` nothing more is told. */
export interface LineHandler {
  opened(): void;
  received(octets: Uint8Array): void;
  /** What was sent has gone out; told only after a `send` that returned false. */
  drained(): void;
  closed(cause?: LineError): void;
}

/**
 * A TCP connection as a driver needs it: a line that was dialled stands closed until `open()`, one that was accepted is open.
 * Octets handed to `send` must not be changed afterwards; octets that are received may be kept.
 */
export interface Line {
  readonly local: NetworkAddress;
  readonly remote: NetworkAddress;
  on(handler: LineHandler): void;
  open(): void;
  /** False: the peer does not read as fast as this; wait for `drained`. Beyond the line's limit the line is reset (`overrun`). */
  send(octets: Uint8Array): boolean;
  pause(): void;
  resume(): void;
  /** Sends what is still to be sent, then a FIN; what comes in is read until the peer ends its way, too, or the line is closed. */
  finish(): void;
  /** Sends what is still to be sent, then closes. */
  close(): void;
  /** Ends the line at once, with a TCP RST. */
  reset(): void;
}

/** Time in milliseconds, and alarms on it. Handed in, so that a test may own time. */
export interface Clock {
  now(): number;
  alarm(after: number, ring: () => void): Cancel;
}
export type Cancel = () => void;
