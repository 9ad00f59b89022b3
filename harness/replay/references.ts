import { hex } from '#src/dissect/index.ts';

/** The parts of the name of a session connection, X.225 §8.3.1. */
export type ReferenceName = 'calling' | 'called' | 'common' | 'additional';

/** What session connections were called when they were recorded, and what they are called now. */
export class References {
  readonly #now = new Map<string, Uint8Array>();

  learn(name: ReferenceName, recorded: Uint8Array | undefined, real: Uint8Array | undefined): void {
    if (recorded === undefined || real === undefined) return;
    this.#now.set(keyOf(name, recorded), real.slice());
    // A capture has a few connections; whoever dials for ever must not make this grow for ever.
    const [oldest] = this.#now.keys();
    if (this.#now.size > MOST && oldest !== undefined) this.#now.delete(oldest);
  }

  /** What is to be said in the place of a recorded reference; the reference itself where nobody has another. */
  now(name: ReferenceName, recorded: Uint8Array): Uint8Array {
    const real = this.#now.get(keyOf(name, recorded));
    return real === undefined || Buffer.compare(real, recorded) === 0 ? recorded : real;
  }
}

const keyOf = (name: ReferenceName, recorded: Uint8Array): string => `${name} ${hex(recorded)}`;
const MOST = 10_000;
