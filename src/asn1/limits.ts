/** How far a reader goes before it refuses. */
export interface BerLimits {
  /** Elements inside elements. */
  readonly depth: number;
  /** Elements in all. */
  readonly nodes: number;
  /** Octets in all. */
  readonly octets: number;
}

/** Limits that no real message reaches. Types are read by recursion: a depth of many thousands is for trees alone. */
export const BER_LIMITS: BerLimits = { depth: 128, nodes: 2 ** 17, octets: 2 ** 26 };
