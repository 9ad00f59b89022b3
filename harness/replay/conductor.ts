import type { Recorded } from '#harness/decode/index.ts';
import type { End } from '#src/dissect/index.ts';
import type { Clock, Line } from '#src/io/index.ts';
import { playScript, type Terms } from './player.ts';
import { References } from './references.ts';
import { scriptOf } from './script.ts';
import type { Played, Told } from './told.ts';

/** Who hears of the conversations as they are played. */
export interface Audience {
  begins?(recorded: Recorded, line: Line): void;
  told?(recorded: Recorded, told: Told): void;
  ended?(recorded: Recorded, played: Played): void;
}

/** A conversation, and what came of it. */
export interface Outcome extends Played {
  readonly recorded: Recorded;
}

/** Plays conversations of a capture, each on a line of its own. What one of them teaches about names holds for those that follow. */
export class Conductor {
  readonly #us: End;
  readonly #terms: Terms;
  readonly #clock: Clock;
  readonly #audience: Audience;
  readonly #references = new References();

  constructor(us: End, terms: Terms, clock: Clock, audience: Audience) {
    this.#us = us;
    this.#terms = terms;
    this.#clock = clock;
    this.#audience = audience;
  }

  /** Plays one conversation on a line: not open yet where we dial, open where we are called. */
  async play(recorded: Recorded, line: Line): Promise<Outcome> {
    this.#audience.begins?.(recorded, line);
    const tell = (told: Told): void => this.#audience.told?.(recorded, told);
    const stage = { line, clock: this.#clock, references: this.#references, tell };
    const played = await playScript(scriptOf(recorded, this.#us), this.#terms, stage);
    this.#audience.ended?.(recorded, played);
    return { ...played, recorded };
  }

  /**
   * Dials for one conversation after the other; the first that differs is the last, unless it goes on past differences. It also ends where
   * there is no line any more.
   */
  async playAll(conversations: readonly Recorded[], dial: () => Line | undefined): Promise<readonly Outcome[]> {
    const outcomes: Outcome[] = [];
    for (const recorded of conversations) {
      const line = dial();
      if (line === undefined) break;
      const outcome = await this.play(recorded, line);
      outcomes.push(outcome);
      if (outcome.unreachable || (outcome.differs > 0 && !this.#terms.continues)) break;
    }
    return outcomes;
  }
}
