import { randomOf } from '#harness/net/index.ts';
import type { Case } from './case.ts';
import { groupOf } from './case.ts';

/** The cases in an order drawn by the seed; groups stay together, for each is looked after as one. */
export const shuffled = (cases: readonly Case[], seed: number): readonly Case[] => {
  const random = randomOf(seed, 'order of cases');
  const groups = [...new Set(cases.map(groupOf))];
  return drawn(groups, random).flatMap((group) =>
    drawn(
      cases.filter((each) => groupOf(each) === group),
      random,
    ),
  );
};

const drawn = <T>(items: readonly T[], random: () => number): readonly T[] => {
  const rest = [...items];
  return Array.from(items, () => rest.splice(Math.floor(random() * rest.length), 1)[0]!);
};

/** Several streams as one: what comes first is told first. */
export async function* merged<T>(streams: readonly AsyncGenerator<T>[]): AsyncGenerator<T> {
  const next = new Map(streams.map((stream) => [stream, stream.next()]));
  while (next.size > 0) {
    const { stream, result } = await Promise.race([...next].map(async ([stream, coming]) => ({ stream, result: await coming })));
    if (result.done) next.delete(stream);
    else {
      // It goes on when what it gave has been taken: the next case begins behind the verdict of the one before.
      yield result.value;
      next.set(stream, stream.next());
    }
  }
}

/** Cases dealt to so many hands, group by group in turn. */
export const dealt = (cases: readonly Case[], hands: number): readonly (readonly Case[])[] =>
  Array.from({ length: Math.max(1, hands) }, (_, hand) => cases.filter((_, index) => index % hands === hand)).filter(
    ({ length }) => length > 0,
  );
