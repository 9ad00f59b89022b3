/** What one line may cost. In octets and milliseconds. */
export interface LineLimits {
  /** What may wait to go out before the line is reset (`overrun`). */
  readonly buffered: number;
  /** What may wait to go out before `send` says false; not less than Node's own mark of 16 KiB. */
  readonly highWater: number;
  /** From `open` until a call is given up (`timeout`). */
  readonly connect: number;
  /** From our close until the line is torn down, where the peer does not close or does not read. */
  readonly linger: number;
}

/** What one listener may cost. */
export interface ListenLimits extends LineLimits {
  /** Lines at the same time; one more is reset at once. */
  readonly connections: number;
}

// biome-ignore format: a table
/** The limits where nothing else is said. */
export const LISTEN_LIMITS: ListenLimits = {
  buffered:    64 * 1024 * 1024,
  highWater:   256 * 1024,
  connect:     30_000,
  linger:      10_000,
  connections: 10_000,
};

/** The limits with some of them changed; one object for all where none is. */
export const limitsWith = (limits: Partial<ListenLimits> | undefined): ListenLimits =>
  limits ? { ...LISTEN_LIMITS, ...limits } : LISTEN_LIMITS;
