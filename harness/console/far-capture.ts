import { Readable } from 'node:stream';
import type { Piece } from './carrying.ts';
import type { Taken } from './exports.ts';

/** The capture of a run that is elsewhere: asked for piece by piece while whoever has it is there, and, if it is not large, kept when the run is over. */
export class FarCapture {
  readonly #ask: (at: number) => Promise<Piece | undefined>;
  #kept: Uint8Array | undefined;
  #isTaken = false;

  /** `ask`: for the piece behind so many octets; undefined where nobody has it. */
  constructor(ask: (at: number) => Promise<Piece | undefined>) {
    this.#ask = ask;
  }

  /** All of it, as far as it is kept. */
  get kept(): Uint8Array | undefined {
    return this.#kept;
  }

  /** Undefined: nobody has it any more. Rejects while somebody else is being given it. */
  async taken(): Promise<Taken | undefined> {
    if (this.#kept) return this.#kept;
    if (this.#isTaken) throw new Error('somebody is being given it');
    this.#isTaken = true;
    const first = await this.#ask(0);
    if (first === undefined) {
      this.#isTaken = false;
      return undefined;
    }
    const pieces = Readable.from(this.#pieces(first), { objectMode: false, highWaterMark: 1 });
    // Also where nobody has read anything of it.
    return pieces.on('close', () => {
      this.#isTaken = false;
    });
  }

  /** The run is over: keeps it, if there is room for it. */
  async keep(): Promise<void> {
    if (this.#isTaken) return;
    const pieces: Uint8Array[] = [];
    let size = 0;
    for (let piece = await this.#ask(0); ; piece = await this.#ask(size)) {
      if (piece === undefined || size + piece.octets.length > LARGEST) return;
      if (piece.isLast) break;
      pieces.push(piece.octets);
      size += piece.octets.length;
    }
    this.#kept = Buffer.concat(pieces);
  }

  async *#pieces(first: Piece): AsyncGenerator<Uint8Array> {
    let at = 0;
    for (let piece: Piece | undefined = first; !piece.isLast; ) {
      yield piece.octets;
      at += piece.octets.length;
      piece = await this.#ask(at);
      // Half a file is no file: whoever takes it sees that it breaks off.
      if (piece === undefined) throw new Error('whoever has it is gone');
    }
  }
}

/** Octets of a capture that is kept. */
const LARGEST = 8 * 1024 * 1024;
