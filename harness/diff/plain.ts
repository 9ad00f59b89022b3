import { addressSays, type Recorded } from '#harness/decode/index.ts';
import type { Compared, Comparison, Difference } from './comparison.ts';

/** A comparison as one document for programs. */
export const plainOf = ({ associations, summary, isStrict }: Comparison): object => ({
  schema: 'port102/diff/1',
  strict: isStrict,
  associations: associations.map(associationOf),
  summary,
});

const associationOf = ({ a, b, verdict, differences, same }: Compared): object => ({
  ...(a && { a: sideOf(a) }),
  ...(b && { b: sideOf(b) }),
  verdict,
  same,
  differences: differences.map(differenceOf),
});

const sideOf = ({ stream: { number, caller, called }, said }: Recorded): object => ({
  stream: number,
  caller: addressSays(caller),
  called: addressSays(called),
  packets: said.length,
});

const differenceOf = ({ path, a, b, says, stepA, stepB, further }: Difference): object => ({
  path,
  ...(a !== undefined && { a }),
  ...(b !== undefined && { b }),
  ...(says !== undefined && { says }),
  ...(stepA && { frameA: stepA.said.frame }),
  ...(stepB && { frameB: stepB.said.frame }),
  further,
});
