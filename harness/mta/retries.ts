import type { Cancel, Clock } from '#src/io/index.ts';

/** What retries mean to a connector. */
export interface Retrying {
  /** An open retry begins to wait: which it is, of how many, and for how long. */
  waits(number: number, of: number, interval: number): void;
  /** It is not waited for any more. */
  calledOff(number: number, of: number): void;
  /** Its time has come. */
  again(): void;
  /** There have been as many as are allowed. */
  givesUp(retries: number): void;
}

/** How often and after what time, in ms, a connector tries again (Q157630). */
export interface RetrySettings {
  readonly openRetries: number;
  readonly openInterval: number;
}

/** The open retries of a connector: counted from the last association that came up (Q157630, Q271545). */
export class Retries {
  readonly #clock: Clock;
  readonly #settings: RetrySettings;
  readonly #tell: Retrying;
  #failures = 0;
  #alarm: Cancel | undefined;

  constructor(clock: Clock, settings: RetrySettings, tell: Retrying) {
    this.#clock = clock;
    this.#settings = settings;
    this.#tell = tell;
  }

  get isWaiting(): boolean {
    return this.#alarm !== undefined;
  }

  /** An attempt has failed: there is another one later, unless one waits already. */
  failed(): void {
    const { openInterval, openRetries } = this.#settings;
    if (this.isWaiting) return;
    this.#failures += 1;
    if (this.#failures > openRetries) {
      this.#failures = 0;
      return this.#tell.givesUp(openRetries);
    }
    this.#tell.waits(this.#failures, openRetries, openInterval);
    this.#alarm = this.#clock.alarm(openInterval, () => {
      this.#alarm = undefined;
      this.#tell.again();
    });
  }

  /** The count begins anew. */
  succeeded(): void {
    this.#failures = 0;
  }

  stop(): void {
    if (!this.isWaiting) return;
    this.#alarm?.();
    this.#alarm = undefined;
    this.#tell.calledOff(this.#failures, this.#settings.openRetries);
  }
}
