import type { TreeOf } from '../../protocol.ts';

/** One part of two PDUs, side by side; a side that has no such part is undefined. */
export interface Pair {
  readonly name: string;
  readonly depth: number;
  readonly left?: string;
  readonly right?: string;
  readonly isSame: boolean;
}

/** Two lists of trees, part by part: parts of the same name that come in the same order belong together. */
export const differenceOf = (left: readonly TreeOf[], right: readonly TreeOf[], depth = 0): readonly Pair[] =>
  aligned(left, right).flatMap(([one, other]) => {
    const { name } = (one ?? other)!;
    const [says, others] = [one && shownValue(one), other && shownValue(other)];
    const below = differenceOf(one?.children ?? [], other?.children ?? [], depth + 1);
    const own = { ...(says === undefined ? {} : { left: says }), ...(others === undefined ? {} : { right: others }) };
    // What is only made of others is the same where they are.
    const isSame = says === others || (one !== undefined && other !== undefined && below.length > 0 && below.every((pair) => pair.isSame));
    return [{ name, depth, ...own, isSame }, ...below];
  });

/** Places at which two sequences of octets differ. */
export const differingIn = (left: readonly number[], right: readonly number[]): ReadonlySet<number> =>
  new Set(Array.from({ length: Math.max(left.length, right.length) }, (_, at) => at).filter((at) => left[at] !== right[at]));

const shownValue = ({ value, says, length }: TreeOf): string => [value, says].filter(Boolean).join(' ') || `${length} octets`;

/** The longest order that both have in common, by name (of long lists, place by place). */
const aligned = (left: readonly TreeOf[], right: readonly TreeOf[]): readonly (readonly [TreeOf | undefined, TreeOf | undefined])[] => {
  if (left.length * right.length > MOST)
    return Array.from({ length: Math.max(left.length, right.length) }, (_, at) => [left[at], right[at]] as const);
  const longest = lengths(left, right);
  const pairs: (readonly [TreeOf | undefined, TreeOf | undefined])[] = [];
  let [i, j] = [0, 0];
  while (i < left.length || j < right.length) {
    const [one, other] = [left[i], right[j]];
    if (one && other && one.name === other.name) {
      pairs.push([one, other]);
      i++;
      j++;
    } else if (other === undefined || (one !== undefined && longest[i + 1]![j]! >= longest[i]![j + 1]!)) {
      pairs.push([one, undefined]);
      i++;
    } else {
      pairs.push([undefined, other]);
      j++;
    }
  }
  return pairs;
};

const lengths = (left: readonly TreeOf[], right: readonly TreeOf[]): readonly (readonly number[])[] => {
  const table = Array.from({ length: left.length + 1 }, () => new Array<number>(right.length + 1).fill(0));
  for (let i = left.length - 1; i >= 0; i--)
    for (let j = right.length - 1; j >= 0; j--)
      table[i]![j] = left[i]!.name === right[j]!.name ? table[i + 1]![j + 1]! + 1 : Math.max(table[i + 1]![j]!, table[i]![j + 1]!);
  return table;
};

const MOST = 250_000;
