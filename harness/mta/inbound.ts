import { lineIdOf } from '#harness/run/index.ts';
import type { Line } from '#src/io/index.ts';
import { Called, type Switchboard } from './called.ts';
import { noBlock } from './logged.ts';
import type { Parts } from './parts.ts';

/** The called half of an MTA: a control block for each call, as long as there are any. */
export class Inbound {
  readonly #parts: Parts;
  readonly #board: Pick<Switchboard, 'linkOf'>;
  readonly #calls = new Set<Called>();
  /** Ambiguous calls so far, for the rule `round-robin`. */
  #turn = 0;

  constructor(parts: Parts, board: Pick<Switchboard, 'linkOf'>) {
    this.#parts = parts;
    this.#board = board;
  }

  answer(line: Line): void {
    const block = this.#parts.blocks.take();
    if (block === undefined) {
      this.#parts.log(noBlock({ host: this.#parts.host, block: 0 }), lineIdOf(line.remote, line.local));
      return line.reset();
    }
    const called = new Called(this.#parts, line, block, {
      ...this.#board,
      turn: this.#turn,
      ambiguous: () => void this.#turn++,
      over: () => void this.#calls.delete(called),
    });
    this.#calls.add(called);
    called.start();
  }

  /** Its MTA has ended. */
  drop(): void {
    for (const called of this.#calls) called.drop();
  }

  close(): void {
    for (const called of this.#calls) called.close();
  }
}
