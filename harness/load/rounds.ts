import { FreshPairs, KeptPair, type Pair } from './pair.ts';
import type { Shape, Taken } from './shapes/index.ts';

/** What one round took on either side. */
export interface Round {
  readonly raw: Taken;
  readonly ours: Taken;
}

/** How much is done: rounds that count, and how much of a shape's count is done in each. */
export interface Effort {
  readonly rounds: number;
  /** The same of what takes seconds each time. */
  readonly slowRounds: number;
  readonly scale: number;
}

/** Measures a shape, raw and ours by turns, so that what else the machine does hits both. `program` is the worker's. */
export const roundsOf = async (shape: Shape, { rounds, scale }: Effort, program: string): Promise<readonly Round[]> => {
  const count = Math.max(1, Math.round(shape.count * scale));
  const raw = PAIRS[shape.processes](program, shape, 'raw');
  const ours = PAIRS[shape.processes](program, shape, 'ours');
  const taken: Round[] = [];
  try {
    for (let round = 0; round <= rounds; round += 1) taken.push({ raw: await raw.measure(count), ours: await ours.measure(count) });
  } finally {
    raw.end();
    ours.end();
  }
  // The first one is for warming up.
  return taken.slice(1);
};

const PAIRS: Readonly<Record<Shape['processes'], (program: string, shape: Shape, side: 'raw' | 'ours') => Pair>> = {
  kept: (...args) => new KeptPair(...args),
  fresh: (...args) => new FreshPairs(...args),
};
