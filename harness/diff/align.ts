import type { Identity } from './identity.ts';

/** What stands beside what. */
export interface Pair<T> {
  readonly a?: T;
  readonly b?: T;
}

/** Finds for each association of A the one of B that it is: those that have most in common first, among equals in their order. */
export const aligned = <T>(a: readonly T[], b: readonly T[], identityOf: (each: T) => Identity): readonly Pair<T>[] => {
  const [ours, theirs] = [a, b].map((side) => side.map((each) => identityOf(each)));
  const called = new Set(theirs!.map((each) => each.called));
  const isOneLab = ours!.some((each) => called.has(each.called));
  const partners = new Map<number, number>();
  const left = { a: new Set(a.keys()), b: new Set(b.keys()) };
  for (const traits of passes(isOneLab)) match(traits, { ours: ours!, theirs: theirs! }, left, partners);
  return [
    ...a.map((each, index): Pair<T> => {
      const partner = partners.get(index);
      return partner === undefined ? { a: each } : { a: each, b: b[partner]! };
    }),
    ...[...left.b].map((index): Pair<T> => ({ b: b[index]! })),
  ];
};

// biome-ignore format: a table
/** What two associations may have in common, the weightiest first: each weighs more than all below it. */
const TRAITS: readonly (readonly [trait: keyof Identity, of: 'addresses' | 'names'])[] = [
  ['called',    'addresses'],
  ['caller',    'addresses'],
  ['transport', 'names'],
  ['upper',     'names'],
  ['name',      'names'],
];

/** What must be equal in each pass, all of it first. In one lab whom it calls always is; in two no address means anything. */
const passes = (isOneLab: boolean): readonly (readonly (keyof Identity)[])[] => {
  const traits = TRAITS.filter(([trait, of]) => trait !== 'called' && (isOneLab || of === 'names')).map(([trait]) => trait);
  const all = 2 ** traits.length;
  return Array.from({ length: all }, (_, pass) => [
    ...(isOneLab ? (['called'] as const) : []),
    ...traits.filter((__, index) => ((all - 1 - pass) >> (traits.length - 1 - index)) & 1),
  ]);
};

interface Identities {
  readonly ours: readonly Identity[];
  readonly theirs: readonly Identity[];
}

interface Left {
  readonly a: Set<number>;
  readonly b: Set<number>;
}

/** One pass over all that have no partner yet: by a key, so that it takes as long as there are associations. */
const match = (traits: readonly (keyof Identity)[], { ours, theirs }: Identities, left: Left, partners: Map<number, number>): void => {
  if (left.a.size === 0 || left.b.size === 0) return;
  const keyOf = (identity: Identity): string => traits.map((trait) => identity[trait]).join('\n');
  const waiting = new Map<string, number[]>();
  for (const index of [...left.b].toReversed()) {
    const key = keyOf(theirs[index]!);
    const others = waiting.get(key);
    if (others) others.push(index);
    else waiting.set(key, [index]);
  }
  for (const index of left.a) {
    const partner = waiting.get(keyOf(ours[index]!))?.pop();
    if (partner === undefined) continue;
    partners.set(index, partner);
    left.a.delete(index);
    left.b.delete(partner);
  }
};
