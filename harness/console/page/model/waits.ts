import { elapsed } from '#harness/reports/index.ts';
import type { ConnectorId } from '#harness/run/index.ts';
import type { Told } from '../../protocol.ts';
import { clockSays } from './times.ts';

type Of<Type extends Told['type']> = Extract<Told, { type: Type }>;

/** What is tried again, and when. */
export interface Wait {
  readonly connector: ConnectorId;
  readonly message?: string;
  readonly number: number;
  readonly of: number;
  readonly until: number;
}

/** What waits for a retry: until its time has come, or it is called off. */
export class Waits {
  readonly #waits = new Map<string, Wait>();

  /** The next one first. */
  get all(): readonly Wait[] {
    return [...this.#waits.values()].toSorted((one, other) => one.until - other.until);
  }

  hear({ connector, message, number, of, after, t }: Of<'retry'>): void {
    const key = `${connector} ${message ?? ''}`;
    this.#waits.delete(key);
    if (after !== undefined)
      this.#waits.set(key, { connector, number, of, until: t + after, ...(message === undefined ? {} : { message }) });
  }

  /** It is so late now. */
  pass(t: number): void {
    for (const [key, { until }] of this.#waits) if (until <= t) this.#waits.delete(key);
  }
}

/**
 * `alpha/to-bravo-1 calls again in 10 min, at 10:00.250: retry 1 of 144`; `now` and `start` are times of the run. Without `now` it is not said how
 * long that is: by a real clock time goes on though nothing is told.
 */
export const waitSays = ({ connector, message, number, of, until }: Wait, start: number, now?: number): string => {
  const what = message === undefined ? 'calls again' : `sends ${message} again`;
  return `${connector} ${what}${now === undefined ? '' : ` in ${elapsed(until - now)},`} at ${clockSays(until - start)}: retry ${number} of ${of}`;
};
