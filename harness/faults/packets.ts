import { concat } from '#src/core/index.ts';
import type { Conversation, End } from '#src/dissect/index.ts';
import { Framer, frame } from '#src/tpkt/index.ts';
import type { Passing } from './meddler.ts';

/** The packets of one direction of a line, whole and with their PDUs. Where the stream is broken, the rest passes as it comes. */
export class Packets {
  readonly #from: End;
  readonly #conversation: Conversation;
  readonly #framer = new Framer();
  /** Of a packet that is not whole yet, so that it can be passed on should it never be. */
  #pieces: Uint8Array[] = [];

  constructor(from: End, conversation: Conversation) {
    this.#from = from;
    this.#conversation = conversation;
  }

  /** Takes a chunk and gives the packets that it completes. */
  push(chunk: Uint8Array): readonly Passing[] {
    if (this.#framer.fault) return [{ octets: chunk, pdus: [] }];
    this.#pieces.push(chunk);
    const whole = this.#framer.push(chunk).map(
      ({ nsdu, reserved }): Passing => ({
        octets: frame(nsdu, reserved),
        pdus: this.#conversation.packet(this.#from, nsdu, reserved),
      }),
    );
    if (whole.length > 0) this.#drop(whole.reduce((sum, { octets }) => sum + octets.length, 0));
    return this.#framer.fault ? [...whole, ...this.rest()] : whole;
  }

  /** What is left of a packet that will not be whole. */
  rest(): readonly Passing[] {
    const pieces = this.#pieces;
    this.#pieces = [];
    return pieces.length === 0 ? [] : [{ octets: concat(pieces), pdus: [] }];
  }

  /** So many octets are packets now, and nothing is left but a part of the last chunk. */
  #drop(count: number): void {
    const before = this.#pieces.reduce((sum, { length }) => sum + length, 0);
    const last = this.#pieces.at(-1)!;
    this.#pieces = before > count ? [last.subarray(last.length - (before - count))] : [];
  }
}
