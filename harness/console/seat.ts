import type { Cancel, Clock } from '#src/io/index.ts';
import { type Answers, answerTo } from './answers.ts';
import type { Control } from './control.ts';
import type { Entry } from './entry.ts';
import type { Limits } from './limits.ts';
import { messageIn } from './message.ts';
import { type Peer, said } from './peer.ts';
import type { ClientMessage, ServerMessage } from './protocol.ts';

interface Gap {
  readonly from: number;
  to: number;
  readonly counts: Record<string, number>;
}

/** What a seat has of its hub. */
export interface SeatTerms {
  readonly answers: Answers;
  /** Undefined: there is nothing to be said to this run any more, or by this client. */
  readonly control: () => Control | undefined;
  readonly gone: () => void;
}

/** One who looks: what it is sent while it keeps up, what it has missed while it does not, and what it asks for, in order. */
export class Seat {
  readonly #peer: Peer;
  readonly #clock: Clock;
  readonly #limits: Limits;
  readonly #terms: SeatTerms;
  #gap: Gap | undefined;
  #later: ServerMessage[] = [];
  #asked = 0;
  #asking: Promise<void> = Promise.resolve();
  #cancel: Cancel | undefined;
  #isGone = false;

  constructor(peer: Peer, clock: Clock, limits: Limits, terms: SeatTerms) {
    this.#peer = peer;
    this.#clock = clock;
    this.#limits = limits;
    this.#terms = terms;
  }

  /** Events, if there is room for them. */
  offer(entries: readonly Entry[], batch: Buffer): void {
    if (this.#gap === undefined && this.#peer.buffered <= this.#limits.buffered) return this.#peer.send(batch);
    this.#gap ??= { from: entries[0]!.seq, to: 0, counts: {} };
    this.#gap.to = entries.at(-1)!.seq;
    const { counts } = this.#gap;
    for (const { type } of entries) counts[type] = (counts[type] ?? 0) + 1;
    this.#look();
  }

  /** Whatever else is said, behind what it has missed. */
  tell(message: ServerMessage): void {
    if (this.#gap === undefined) return this.#peer.send(said(message));
    // How things stood in between is of no use to it.
    this.#later = [...this.#later.filter(({ type }) => type !== message.type), message];
  }

  end(): void {
    this.tell({ type: 'end' });
  }

  /** What it says. */
  hear(text: string): void {
    if (this.#asked >= this.#limits.asked) return this.#peer.close(1008, 'asks for more than it waits for');
    const message = messageIn(text);
    if (typeof message === 'string') return this.#peer.close(1008, message);
    this.#asked++;
    this.#asking = this.#asking.then(async () => {
      await this.#room();
      if (!this.#isGone) await this.#answer(message);
      this.#asked--;
    });
  }

  /** It is not there any more. */
  leave(): void {
    this.#isGone = true;
    this.#cancel?.();
    this.#terms.gone();
  }

  async #answer(message: ClientMessage): Promise<void> {
    try {
      const answer = await answerTo(message, this.#terms.answers, this.#terms.control());
      if (!this.#isGone) this.#peer.send(answer);
    } catch (error) {
      // A file that cannot be read, say: the run has nothing to do with it.
      const says = `that went wrong: ${error instanceof Error ? error.message : error}`;
      this.#peer.send(said({ type: 'refused', id: 'id' in message ? message.id : 0, says }));
    }
  }

  /** Waits until there is room for an answer: nobody makes us keep more than one. */
  async #room(): Promise<void> {
    while (!this.#isGone && this.#peer.buffered > this.#limits.buffered)
      await new Promise<void>((resolve) => void this.#clock.alarm(this.#limits.wait, resolve));
  }

  /** Looks again and again, until it has caught up. */
  #look(): void {
    this.#cancel ??= this.#clock.alarm(this.#limits.wait, () => {
      this.#cancel = undefined;
      if (this.#peer.buffered > this.#limits.buffered / 2) return this.#look();
      this.#peer.send(said({ type: 'gap', ...this.#gap! }));
      this.#gap = undefined;
      const later = this.#later;
      this.#later = [];
      for (const message of later) this.tell(message);
    });
  }
}
