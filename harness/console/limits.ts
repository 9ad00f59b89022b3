/** How much of anything there may be. */
export interface Limits {
  /** Characters of events that are kept; older ones are read from the run's file. */
  readonly kept: number;
  /** Milliseconds that an event waits for others to go with. */
  readonly wait: number;
  /** Events in one message. */
  readonly batch: number;
  /** Events that a client is sent at once when it comes. */
  readonly backlog: number;
  /** Events that are fetched at once. */
  readonly fetch: number;
  /** Octets that may wait for a client; beyond that it misses events. */
  readonly buffered: number;
  /** What a client may ask for before it has the answer to the first. */
  readonly asked: number;
}

// biome-ignore format: a table
export const LIMITS: Limits = {
  kept:     16 * 1024 * 1024,
  wait:     50,
  batch:    1000,
  backlog:  2000,
  fetch:    2000,
  buffered: 4 * 1024 * 1024,
  asked:    64,
};
