import { closeSync, constants, ftruncateSync, openSync, writeSync } from 'node:fs';
import type { Cancel, Clock } from '#src/io/index.ts';

/**
 * A file that is written from its beginning to its end, in whole pieces: what is added goes out in one write, after 50 ms at the latest, so that
 * whoever ends the process finds a file that ends with a piece. Writes are waited for: a disk that is slower than the network slows it
 * down, and nothing is left out or heaped up.
 */
export class AppendedFile {
  readonly #file: number;
  readonly #clock: Clock;
  readonly #failed: (error: Error) => void;
  readonly #waiting = Buffer.alloc(MOST);
  #count = 0;
  #cancel: Cancel | undefined;
  #written = 0;
  #isOpen = true;

  /** Throws where there can be no such file. `failed` hears once that no more can be written. */
  constructor(path: string, clock: Clock, failed: (error: Error) => void) {
    this.#file = openSync(path, FLAGS);
    this.#clock = clock;
    this.#failed = failed;
  }

  add(pieces: readonly Uint8Array[]): void {
    if (!this.#isOpen) return;
    for (const piece of pieces) this.#add(piece);
  }

  /** The same of text, as UTF-8. */
  addText(text: string): void {
    const most = LONGEST_CHARACTER * text.length;
    if (most > MOST) return this.add([Buffer.from(text)]);
    if (!this.#isOpen) return;
    if (this.#count + most > MOST) this.flush();
    this.#took(this.#waiting.write(text, this.#count));
  }

  /** Writes what waits. */
  flush(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    const count = this.#count;
    this.#count = 0;
    if (count > 0) this.#write(this.#waiting.subarray(0, count));
  }

  close(): void {
    this.flush();
    if (!this.#isOpen) return;
    this.#isOpen = false;
    closeSync(this.#file);
  }

  #add(piece: Uint8Array): void {
    if (this.#count + piece.length > MOST) this.flush();
    if (piece.length > MOST) return this.#write(piece);
    this.#waiting.set(piece, this.#count);
    this.#took(piece.length);
  }

  #took(count: number): void {
    this.#count += count;
    this.#cancel ??= this.#clock.alarm(LONGEST_WAIT, () => this.flush());
  }

  #write(octets: Uint8Array): void {
    if (!this.#isOpen) return;
    try {
      // A disk that fills up takes a part first, and then says so.
      for (let at = 0; at < octets.length; ) at += writeSync(this.#file, octets, at);
      this.#written += octets.length;
    } catch (error) {
      this.#giveUp(error as Error);
    }
  }

  /** What was written of the last pieces goes, so that the file ends with a whole one. */
  #giveUp(error: Error): void {
    this.#isOpen = false;
    try {
      ftruncateSync(this.#file, this.#written);
    } catch {
      // Not every file can be cut: a pipe, say.
    }
    closeSync(this.#file);
    this.#failed(error);
  }
}

const FLAGS = constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | constants.O_APPEND;
/** How long a piece waits, in milliseconds, and how much does. */
const LONGEST_WAIT = 50;
const MOST = 256 * 1024;
/** Octets of UTF-8 that a unit of UTF-16 can become. */
const LONGEST_CHARACTER = 3;
