import type { ServerMessage } from '../protocol.ts';
import type { Asking } from './asking.ts';

export type PduTold = Extract<ServerMessage, { type: 'pdu' }>;

/** The octets of frames, asked for when they are wanted, and kept for a while. */
export class Frames {
  readonly #asking: Asking;
  readonly #changed: () => void;
  /** What is on its way is undefined; words, where nobody has it. */
  readonly #told = new Map<number, PduTold | string | undefined>();

  constructor(asking: Asking, changed: () => void) {
    this.#asking = asking;
    this.#changed = changed;
  }

  of(frame: number): PduTold | string | undefined {
    if (!this.#told.has(frame)) void this.#ask(frame);
    return this.#told.get(frame);
  }

  /** Those that were not to be had may be by now. */
  forgetRefused(): void {
    for (const [frame, told] of this.#told) if (typeof told === 'string') this.#told.delete(frame);
  }

  clear(): void {
    this.#told.clear();
  }

  async #ask(frame: number): Promise<void> {
    this.#told.set(frame, undefined);
    if (this.#told.size > MOST) this.#told.delete(this.#told.keys().next().value!);
    const answer = await this.#asking.ask({ type: 'octets', frame });
    this.#told.set(frame, answer.type === 'pdu' ? answer : answer.type === 'refused' ? answer.says : 'nobody has them');
    this.#changed();
  }
}

const MOST = 64;
