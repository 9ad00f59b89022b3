import type { Network } from '#harness/net/index.ts';
import type { Depth, End } from '#src/dissect/index.ts';
import type { Clock, Line } from '#src/io/index.ts';
import { MeddledLine } from './meddled-line.ts';
import type { Habit } from './meddler.ts';

/** Who meddles with a line whose holder is that end of it. */
export type HabitsOf = (line: Line, end: End) => readonly Habit[];

/** A network with somebody in its lines, who is shown what passes as far as `depth`: all of it where nothing is said. */
export const meddled = (network: Network, clock: Clock, habitsOf: HabitsOf, depth?: Depth): Network => ({
  dial: (to, from) => meddledLine(network.dial(to, from), clock, 'caller', habitsOf, depth),
  listen: (at, answer) =>
    network.listen(at, (line) => {
      const between = meddledLine(line, clock, 'called', habitsOf, depth);
      answer(between);
      if (between instanceof MeddledLine) between.began();
    }),
  real: (at) => network.real(at),
  close: () => network.close(),
});

/** A line with somebody in it; the line itself where nobody is. Whoever accepted it calls `began` when it has its holder. */
export const meddledLine = (line: Line, clock: Clock, end: End, habitsOf: HabitsOf, depth?: Depth): Line => {
  const habits = habitsOf(line, end);
  return habits.length === 0
    ? line
    : new MeddledLine(
        line,
        clock,
        end,
        habits.flatMap((habit) => habit()),
        depth,
      );
};
