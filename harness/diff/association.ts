import type { Recorded } from '#harness/decode/index.ts';
import type { End } from '#src/dissect/index.ts';
import type { Compared, Difference, Same } from './comparison.ts';
import { aboutConnection, aboutEnd } from './connection.ts';
import type { Identifiers } from './identifiers.ts';
import { type Beside, beside } from './sequence.ts';
import { packetsOf, type Step, stepsOf } from './steps.ts';
import { Weigher } from './weigher.ts';

/** What all associations are compared with. */
export interface Terms {
  readonly isStrict: boolean;
  readonly identifiers: Identifiers;
}

/** Compares an association of A with the one of B that it is; `number` tells it from others. */
export const comparedWith = (a: Recorded, b: Recorded, number: number, { isStrict, identifiers }: Terms): Compared => {
  const weigher = new Weigher(isStrict);
  const [inA, inB] = isStrict ? [packetsOf(a), packetsOf(b)] : [stepsOf(a), stepsOf(b)];
  const sequences = isStrict ? [beside(inA, inB, weigher)] : ENDS.map((end) => beside(saidBy(end, inA), saidBy(end, inB), weigher));
  const differences: Difference[] = [];
  const before: Same[] = [];
  let same = 0;
  for (const each of inOrder(sequences)) {
    const { a: ours, b: theirs, isSame } = each;
    const where = { association: number, from: (ours ?? theirs!).from };
    const found =
      isSame && ours && theirs ? weigher.mistaken(ours, theirs, where, identifiers) : weigher.difference(each, where, identifiers);
    if (found) differences.push(found);
    else same++;
    if (ours && theirs && differences.length === 0) before.push({ a: ours, b: theirs });
  }
  const all = [...aboutConnection(a, b), ...differences, ...aboutEnd(a, b, isStrict)];
  return { a, b, verdict: all.length > 0 ? 'differs' : 'same', differences: all, before: before.slice(-CONTEXT), same };
};

const saidBy = (end: End, steps: readonly Step[]): readonly Step[] => steps.filter(({ from }) => from === end);

/** What both ends said in one order: that of A, and what only B has behind all that comes before it there. */
const inOrder = (sequences: readonly (readonly Beside<Step>[])[]): readonly Beside<Step>[] => {
  const found = sequences.flat();
  const placesInA: number[] = [];
  for (const { a, b } of found) if (a && b) placesInA[b.place] = a.place;
  let last = -1;
  const before = Array.from(placesInA, (place) => {
    last = Math.max(last, place ?? last);
    return last;
  });
  const placeOf = ({ a, b }: Beside<Step>): number => a?.place ?? (before[b!.place] ?? last) + BETWEEN;
  return found.toSorted((one, other) => placeOf(one) - placeOf(other) || (one.b?.place ?? 0) - (other.b?.place ?? 0));
};
const BETWEEN = 0.5;

const ENDS: readonly End[] = ['caller', 'called'];
/** Steps that are shown before the first difference. */
const CONTEXT = 2;
