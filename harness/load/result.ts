import type { Round } from './rounds.ts';
import type { Shape, Target } from './shapes/index.ts';

/** What came of a shape: medians over the rounds, and what they say of its target. */
export interface Result {
  readonly shape: string;
  readonly unit: string;
  readonly raw: number;
  readonly ours: number;
  /** Our figure to the raw one, round by round. */
  readonly ratio: { readonly median: number; readonly least: number; readonly most: number };
  /** Our CPU time to the raw one: unlike the ratio it hardly minds what else the machine does. */
  readonly cpu: number;
  readonly target?: Target;
  /** How far on the good side of the target; below 0, how far short of it. */
  readonly margin?: number;
}

/** Sums up the rounds of a shape. */
export const resultOf = ({ name, gauge, target }: Shape, rounds: readonly Round[]): Result => {
  const raw = rounds.map((round) => gauge.figure(round.raw));
  const ours = rounds.map((round) => gauge.figure(round.ours));
  const ratios = ours.map((figure, round) => figure / raw[round]!);
  const result = {
    shape: name,
    unit: gauge.unit,
    raw: median(raw),
    ours: median(ours),
    ratio: { median: median(ratios), least: Math.min(...ratios), most: Math.max(...ratios) },
    cpu: median(rounds.map((round) => round.ours.cpuSeconds / round.raw.cpuSeconds)),
  };
  return target === undefined ? result : { ...result, target, margin: marginOf(target, result) };
};

const marginOf = (target: Target, { ratio, ours }: Pick<Result, 'ratio' | 'ours'>): number =>
  target.kind === 'ratio' ? ratio.median - target.least : target.most - ours;

/** The figure in the middle. */
export const median = (figures: readonly number[]): number => {
  const sorted = figures.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};
