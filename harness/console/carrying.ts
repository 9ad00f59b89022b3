import { Readable } from 'node:stream';
import type { Taken } from './exports.ts';

/** A piece of what is taken away; the last one has nothing in it. */
export interface Piece {
  readonly octets: Uint8Array;
  readonly isLast: boolean;
}

/** What one client takes away over its line, piece by piece, each when it is asked for: one thing at a time, from its beginning. */
export class Carrying {
  readonly #exported: (name: string) => Promise<Taken | undefined>;
  #pieces: AsyncGenerator<Uint8Array> | undefined;
  #name = '';
  #at = 0;

  constructor(exported: (name: string) => Promise<Taken | undefined>) {
    this.#exported = exported;
  }

  /** `at`: how much of it is there already. Undefined: there is no such thing, or it is not at this place. */
  async piece(name: string, at: number): Promise<Piece | undefined> {
    if (at === 0) await this.#begin(name);
    if (this.#pieces === undefined || name !== this.#name || at !== this.#at) return undefined;
    const { value, done } = await this.#pieces.next();
    if (done) return { octets: new Uint8Array(0), isLast: true };
    this.#at += value.length;
    return { octets: value, isLast: false };
  }

  /** Whoever took it is gone. */
  leave(): void {
    void this.#pieces?.return(undefined);
    this.#pieces = undefined;
  }

  async #begin(name: string): Promise<void> {
    this.leave();
    const taken = await this.#exported(name);
    this.#pieces = taken === undefined ? undefined : piecesOf(taken);
    this.#name = name;
    this.#at = 0;
  }
}

async function* piecesOf(taken: Taken): AsyncGenerator<Uint8Array> {
  const whole = taken instanceof Readable ? taken : [taken];
  for await (const each of whole) {
    const octets = Buffer.from(each as string | Uint8Array);
    for (let at = 0; at < octets.length; at += SIZE) yield octets.subarray(at, at + SIZE);
  }
}

/** Octets of a piece. */
const SIZE = 256 * 1024;
