import { concat } from '#src/core/index.ts';
import { rtseFaults } from './faults.ts';
import { movedTo, type Origin } from './origin.ts';

/** An APDU that comes, and how far it is, X.228 §7.3. Many small pieces are joined now and then, so that none keeps a chunk of its own. */
export class Incoming {
  origin: Origin;
  /** The activity that it runs as. */
  activity: Uint8Array;
  #joined: Uint8Array[] = [];
  #loose: Uint8Array[] = [];
  #octets = 0;
  #marks: number[] = [];
  /** The sync point of its end, once our user has secured it: then there are no octets any more. */
  end: number | undefined;
  /** Whether it came to us from another connection, and waits there to go on. */
  isRecovered = false;

  constructor(origin: Origin) {
    this.origin = origin;
    this.activity = origin.activity;
  }

  get octets(): number {
    return this.#octets;
  }

  /** The last sync point; 0: none. */
  get syncPoint(): number {
    return this.#marks.length;
  }

  hold(piece: Uint8Array): void {
    this.#octets += piece.length;
    this.#loose.push(piece);
    if (this.#loose.length === MANY) this.#join();
  }

  /** A sync point behind what is held: that is secured. */
  mark(syncPoint: number): void {
    if (syncPoint !== this.#marks.length + 1) throw rtseFaults.syncPoint({ got: syncPoint });
    this.#marks.push(this.#octets);
  }

  /** All that is held, and where the octets of each sync point end. */
  all(): { readonly octets: Uint8Array; readonly marks: readonly number[] } {
    return { octets: this.whole(), marks: this.#marks };
  }

  /** All that is held. */
  whole(): Uint8Array {
    return concat([...this.#joined, ...this.#loose]);
  }

  /** What lies behind a sync point is dropped. */
  cut(syncPoint: number): void {
    this.#restore(this.whole(), this.#marks.slice(0, syncPoint));
  }

  /** Goes on as another activity. */
  resume(here: Origin): void {
    this.activity = here.activity;
    this.origin = movedTo(this.origin, here);
    this.isRecovered = false;
  }

  /** Our user has it; only its name is kept. */
  secure(end: number): void {
    this.#restore(NOTHING, []);
    this.end = end;
  }

  /** What a recovery needs, and makes it of: the octets up to the last sync point. */
  kept(): { readonly octets: Uint8Array; readonly marks: readonly number[] } {
    return { octets: this.whole().subarray(0, this.#marks.at(-1) ?? 0), marks: [...this.#marks] };
  }

  /** What was kept of it. */
  recover(octets: Uint8Array, marks: readonly number[], end: number | undefined): void {
    this.#restore(octets, marks);
    this.end = end;
    this.isRecovered = true;
  }

  #restore(octets: Uint8Array, marks: readonly number[]): void {
    const kept = octets.subarray(0, marks.at(-1) ?? 0);
    this.#marks = [...marks];
    this.#joined = [];
    this.#loose = kept.length > 0 ? [kept] : [];
    this.#octets = kept.length;
  }

  #join(): void {
    this.#joined.push(concat(this.#loose));
    this.#loose = [];
  }
}

const MANY = 256;
const NOTHING = new Uint8Array();
