import type { Verdict } from '#harness/run/index.ts';
import type { Told } from '../../protocol.ts';
import { type Tone, toneOf } from './marks.ts';

type Of<Type extends Told['type']> = Extract<Told, { type: Type }>;

/** One expectation, as it stands. */
export interface Standing {
  readonly what: string;
  readonly wanted: string;
  readonly got: string;
  readonly where?: string;
  /** How it was judged; absent: it waits for that. */
  readonly verdict?: Verdict;
  /** It would be met if all ended now. */
  readonly holds: boolean;
}

/** What a scenario expects: first all of it waits, then one after the other is judged. */
export class Expected {
  readonly #standings = new Map<number, Standing>();

  get all(): readonly Standing[] {
    return [...this.#standings.values()];
  }

  hear(event: Of<'expected'> | Of<'expect'>): void {
    const { number = this.#standings.size, what, wanted, got, where } = event;
    const told = { what, wanted, got, ...(where === undefined ? {} : { where }) };
    const judged = event.type === 'expect' ? { verdict: event.verdict, holds: event.verdict === 'pass' } : { holds: event.holds };
    this.#standings.set(number, { ...told, ...judged });
  }
}

/** `2 met, 1 not, 3 wait`: those alone of which there are any. */
export const tallyOf = (standings: readonly Standing[], isOver: boolean): string => {
  const missed = standings.filter(isMissed).length;
  const waiting = standings.filter(({ verdict }) => verdict === undefined).length;
  const counts: readonly (readonly [number, string])[] = [
    [standings.length - missed - waiting, 'met'],
    [missed, 'not met'],
    [waiting, isOver ? 'not judged' : waiting === 1 ? 'waits' : 'wait'],
  ];
  return counts.flatMap(([count, says]) => (count > 0 ? [`${count} ${says}`] : [])).join(', ');
};

/** How it looks: what waits is neither good nor bad. */
export const toneOfStanding = ({ verdict }: Standing): Tone => (verdict === undefined ? 'dim' : toneOf(verdict));

const isMissed = ({ verdict }: Standing): boolean => verdict !== undefined && toneOf(verdict) === 'bad';
