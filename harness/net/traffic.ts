import type { End, LineId } from '#harness/run/index.ts';
import type { Line } from '#src/io/index.ts';
import { Account } from './account.ts';
import { CountedLine } from './counted-line.ts';
import { turn } from './turn.ts';

/** What is under way on the real lines between the hosts of a run: calls not yet taken, octets not yet read, ends not yet heard of. */
export class Traffic {
  readonly #accounts = new Map<LineId, Account>();
  #busy = 0;

  /** Resolves when nothing is under way, and all that came of it is done. */
  async idle(): Promise<void> {
    const until = performance.now() + PATIENCE;
    let turns = 0;
    do {
      await turn();
      turns += 1;
      // A process that was held up has not looked yet, however late it is.
    } while (this.#busy > 0 && (performance.now() < until || turns < TURNS));
  }

  /** One end of a line, counted from now on. A caller from outside the run is not. */
  counted(line: Line, id: LineId, end: End): Line {
    const account = this.#accounts.get(id) ?? (end === 'caller' ? this.#open(id) : undefined);
    return account ? new CountedLine(line, end, account) : line;
  }

  #open(id: LineId): Account {
    const account = new Account((wasBusy) => {
      this.#busy += Number(account.isBusy) - Number(wasBusy);
      if (account.isOver) this.#accounts.delete(id);
    });
    this.#accounts.set(id, account);
    return account;
  }
}

/** Milliseconds after which what is still under way is waited for no longer: a reader that pauses may never read it. */
const PATIENCE = 5000;
/** And turns of the event loop, at least. */
const TURNS = 1000;
