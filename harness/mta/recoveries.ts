import type { Cancel, Clock } from '#src/io/index.ts';
import type { Recovery } from '#src/rtse/index.ts';
import type { References } from '#src/session/index.ts';
import type { Message } from './message.ts';

/** A transfer that was cut off with its association, and whose it is. */
export interface CutOff {
  readonly connector: string;
  readonly recovery: Recovery;
  /** What was being sent; absent where it was being received. */
  readonly message?: Message;
}

/** Transfers that were cut off, kept for the recovery timeout so that a new association can go on with them (Q198622). */
export class Recoveries {
  readonly #kept = new Map<string, { readonly cutOff: CutOff; readonly cancel: Cancel }>();

  /** Keeps one; `expired` is called where nobody comes back for it in time. */
  keep(cutOff: CutOff, clock: Clock, timeout: number, expired: () => void): void {
    const key = keyOf(cutOff.recovery.references);
    const cancel = clock.alarm(timeout, () => {
      this.#kept.delete(key);
      expired();
    });
    this.#kept.set(key, { cutOff, cancel });
  }

  /** The transfer that ran on this session connection; it is not kept any more. */
  take(references: References): CutOff | undefined {
    const key = keyOf(references);
    const kept = this.#kept.get(key);
    kept?.cancel();
    this.#kept.delete(key);
    return kept?.cutOff;
  }

  /** All of them; none is kept any more. */
  takeAll(): readonly CutOff[] {
    const all = [...this.#kept.values()];
    this.#kept.clear();
    for (const { cancel } of all) cancel();
    return all.map(({ cutOff }) => cutOff);
  }
}

// The called reference is not in an RTORQ: calling, common and additional name a session connection (X.228).
const keyOf = ({ calling, common, additional }: References): string =>
  [calling, common, additional].map((part) => (part ? Buffer.from(part).toString('hex') : '')).join(' ');
