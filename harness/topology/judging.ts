import type { Verdict } from '#harness/run/index.ts';
import type { Count } from './topology.ts';

/** Whether so many were found as were expected. */
export const holds = ({ relation, count }: Count, found: number): boolean => RELATIONS[relation](found, count);

/** `3`, `>=1`. */
export const inWords = ({ relation, count }: Count): string => `${relation === '=' ? '' : relation}${count}`;

/** The verdict on an expectation. */
export const passIf = (isMet: boolean): Verdict => (isMet ? 'pass' : 'fail');

const RELATIONS: Readonly<Record<Count['relation'], (found: number, count: number) => boolean>> = {
  '=': (found, count) => found === count,
  '>=': (found, count) => found >= count,
  '<=': (found, count) => found <= count,
  '>': (found, count) => found > count,
  '<': (found, count) => found < count,
};
