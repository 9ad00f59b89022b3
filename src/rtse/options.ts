/** How a reliable transfer entity of ours is set up. */
export interface RtseOptions {
  /** The checkpoint size that we propose, and the most that we accept, in units of 1024 octets; absent: none is proposed, any is accepted. */
  readonly checkpointSize?: number;
  /** How large the checkpoints behind the first one are that we send, in the same units, where that is less than was agreed; absent: as agreed. */
  readonly laterCheckpoints?: number;
  /** The window size that we propose, and the most that we accept; absent: 3 is proposed, any is accepted. */
  readonly windowSize?: number;
  /** Whether we live with an acceptor that answers larger sizes than were proposed, or abort, X.228 §7.1. */
  readonly largerSizes?: 'taken' | 'aborted';
  /** Whether we live with an acceptor that goes on with a transfer of a monologue in another checkpoint size than it had, or abort. */
  readonly otherCheckpoint?: 'taken' | 'aborted';
  readonly limits?: Partial<RtseLimits>;
}

/** What a peer may ask of us. In octets, counts and milliseconds. */
export interface RtseLimits {
  /** The octets of one APDU, as it comes: the floors below have room for a MiB more. */
  readonly apdu: number;
  /** How often a transfer of ours goes on, or begins anew, after an exception. */
  readonly transferRetries: number;
  /** From an interrupt or a discard of ours, where the time for the transfer is over, to its answer. */
  readonly answer: number;
}

// biome-ignore format: a table
/** The limits where nothing else is said. */
export const RTSE_LIMITS: RtseLimits = {
  apdu:            32 * 1024 * 1024,
  transferRetries: 3,
  answer:          60_000,
};
