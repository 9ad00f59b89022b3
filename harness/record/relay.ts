import { type End, PEER } from '#harness/run/index.ts';
import type { Ending } from '#src/io/index.ts';
import type { Leg, LegHandler } from './leg.ts';

/** What a relay tells its holder. */
export interface RelayNews {
  /** Octets that were sent on just now. */
  passed(from: End, octets: Uint8Array): void;
  /** Nothing passes any more: both ends are done, or one broke it. Told once. */
  over(how: 'closed' | Ending, by: End): void;
  /** Both legs are gone, with all that was on its way. Told once. */
  gone(): void;
}

/**
 * A caller and a called, joined: octets, ends and resets of the one are those of the other. Who does not read is not read for either, so that
 * no more is kept than the marks of two legs.
 */
export class Relay {
  readonly #legs: Readonly<Record<End, Leg>>;
  readonly #news: RelayNews;
  /** Who has finished first. */
  #first: End | undefined;
  #isOver = false;
  #closed = 0;

  constructor(legs: Readonly<Record<End, Leg>>, news: RelayNews) {
    this.#legs = legs;
    this.#news = news;
  }

  /** Calls on behalf of the caller, who is not read before that call is taken. */
  open(): void {
    for (const end of ENDS) this.#legs[end].on(this.#join(end));
    this.#legs.called.open();
  }

  /** Ends both legs at once. */
  reset(): void {
    this.#isOver = true;
    for (const end of ENDS) this.#legs[end].reset();
  }

  #join(end: End): LegHandler {
    const [leg, peer] = [this.#legs[end], this.#legs[PEER[end]]];
    return {
      opened: () => peer.resume(),
      received: (octets) => {
        if (!peer.send(octets)) leg.pause();
        if (!this.#isOver) this.#news.passed(end, octets);
      },
      drained: () => peer.resume(),
      finished: () => {
        peer.finish();
        if (this.#first !== undefined) this.#over('closed', this.#first);
        this.#first ??= end;
      },
      closed: (cause) => {
        if (cause) {
          peer.reset();
          this.#over(cause.ending, end);
        }
        this.#closed += 1;
        if (this.#closed === ENDS.length) this.#news.gone();
      },
    };
  }

  #over(how: 'closed' | Ending, by: End): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#news.over(how, by);
  }
}

const ENDS = ['caller', 'called'] as const;
