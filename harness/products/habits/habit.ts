import type { Habit } from '#harness/faults/index.ts';
import type { Trait } from '../trait.ts';

/** A habit of a product that a caller can see: who plays it stands between the wire and our stack. */
export interface ProductHabit extends Trait {
  /** Made once for each host, for lines of one host may know of each other; what it gives is made anew for each line. */
  readonly ofHost: () => Habit;
  /** It stands for the user of the transport connection: left out where an MTA is that user. */
  readonly isUser?: true;
}

/** A habit whose lines know nothing of each other. */
export const ofLine = (id: string, source: string, says: string, habit: Habit): ProductHabit => ({ id, source, says, ofHost: () => habit });

/** A habit whose lines know of each other. */
export const ofHost = (id: string, source: string, says: string, made: () => Habit): ProductHabit => ({ id, source, says, ofHost: made });

/**
 * All habits of a product as one, for one host. They are listed from the wire to our stack: what comes in meets the first one first, what goes
 * out meets it last.
 */
export const playedBy = (habits: readonly ProductHabit[]): Habit => {
  const players = habits.map((habit) => habit.ofHost());
  return () => {
    const meddlers = players.flatMap((player) => player());
    return [...meddlers.filter(({ going }) => going === 'in'), ...meddlers.filter(({ going }) => going === 'out').toReversed()];
  };
};
