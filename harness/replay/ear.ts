import { concat } from '#src/core/index.ts';
import type { Cancel, Clock, Line, LineError, LineHandler } from '#src/io/index.ts';
import type { Unit } from './unit.ts';

/** What comes on a line: units in their order, and in the end how it ended. */
export type Heard = { readonly kind: 'unit'; readonly unit: Unit } | { readonly kind: 'end'; readonly cause: LineError | undefined };

/** Hears what comes on a line, and keeps it until it is asked for; of what nobody asks for it keeps so much, and no more. */
export class Ear implements LineHandler {
  readonly #line: Line;
  readonly #clock: Clock;
  readonly #read: (tpkt: Uint8Array) => Unit | undefined;
  readonly #waiting: Heard[] = [];
  #octets = 0;
  #held: Uint8Array = NONE;
  #isPaused = false;
  #isFull = false;
  #isOpen: boolean;
  #end: Extract<Heard, { kind: 'end' }> | undefined;
  #wake: () => void = () => {};

  constructor(line: Line, clock: Clock, isOpen: boolean, read: (tpkt: Uint8Array) => Unit | undefined) {
    this.#line = line;
    this.#clock = clock;
    this.#read = read;
    this.#isOpen = isOpen;
    line.on(this);
  }

  /** Whether the line is over: what came before that may still wait. */
  get isOver(): boolean {
    return this.#end !== undefined;
  }

  /** How it ended, once it has. */
  get cause(): LineError | undefined {
    return this.#end?.cause;
  }

  /** The next that comes; undefined where nothing does in time. Of octets that are no packet it waits for so many, unless something else comes. */
  async next(within: number, octets = 0): Promise<Heard | undefined> {
    await this.#until(() => this.#isReady(octets), within);
    const heard = this.#waiting.shift();
    if (heard?.kind === 'unit') this.#octets -= sizeOf(heard.unit);
    if (this.#isPaused && this.#octets <= MOST / 2) {
      this.#isPaused = false;
      this.#line.resume();
    }
    return heard;
  }

  /** What has come, and was not asked for. */
  rest(): readonly Unit[] {
    return this.#waiting.splice(0).flatMap((heard) => (heard.kind === 'unit' ? [heard.unit] : []));
  }

  /** Whether the line came to be open; false where it ended instead. */
  async open(): Promise<boolean> {
    await this.#until(() => this.#isOpen || this.isOver, Number.POSITIVE_INFINITY);
    return this.#isOpen;
  }

  /** Sends, and waits until there is room for more; false where there is none in time. */
  async send(octets: Uint8Array, within: number): Promise<boolean> {
    if (!this.#line.send(octets)) this.#isFull = true;
    return this.#until(() => !this.#isFull || this.isOver, within);
  }

  /** Waits for the end of the line. */
  ended(within: number): Promise<boolean> {
    return this.#until(() => this.isOver, within);
  }

  opened(): void {
    this.#isOpen = true;
    this.#wake();
  }

  received(octets: Uint8Array): void {
    this.#held = this.#held.length === 0 ? octets : concat([this.#held, octets]);
    for (let unit = this.#take(); unit !== 'more'; unit = this.#take()) if (unit) this.#keep(unit);
    this.#wake();
  }

  drained(): void {
    this.#isFull = false;
    this.#wake();
  }

  closed(cause?: LineError): void {
    // The beginning of a packet that never came to its end.
    if (this.#held.length > 0) this.#keep({ kind: 'octets', octets: this.#held });
    this.#held = NONE;
    this.#end = { kind: 'end', cause };
    this.#waiting.push(this.#end);
    this.#wake();
  }

  #isReady(octets: number): boolean {
    const [first, next] = this.#waiting;
    if (first?.kind !== 'unit' || first.unit.kind !== 'octets') return first !== undefined;
    return next !== undefined || first.unit.octets.length >= octets;
  }

  #keep(unit: Unit): void {
    const last = this.#waiting.at(-1);
    this.#octets += sizeOf(unit);
    // How TCP cuts what is no packet means nothing.
    if (last?.kind === 'unit' && last.unit.kind === 'octets' && unit.kind === 'octets') {
      const octets = concat([last.unit.octets, unit.octets]);
      this.#octets += octets.length - sizeOf(last.unit) - sizeOf(unit);
      this.#waiting[this.#waiting.length - 1] = { kind: 'unit', unit: { kind: 'octets', octets } };
    } else this.#waiting.push({ kind: 'unit', unit });
    if (this.#isPaused || this.#octets <= MOST) return;
    this.#isPaused = true;
    this.#line.pause();
  }

  /** The next unit among the octets that are held; undefined for a packet that completes none. What does not begin as a packet is all strange. */
  #take(): Unit | undefined | 'more' {
    const held = this.#held;
    const length = (held[2] ?? 0) * 0x100 + (held[3] ?? 0);
    if (held.length > 0 && (held[0] !== VERSION || (held.length >= HEADER && length < HEADER))) {
      this.#held = NONE;
      return { kind: 'octets', octets: held };
    }
    if (held.length < HEADER || held.length < length) return 'more';
    this.#held = held.subarray(length);
    return this.#read(held.subarray(0, length));
  }

  #until(isSo: () => boolean, within: number): Promise<boolean> {
    if (isSo()) return Promise.resolve(true);
    return new Promise((resolve) => {
      let cancel: Cancel = () => {};
      const done = (): void => {
        this.#wake = () => {};
        cancel();
        resolve(isSo());
      };
      this.#wake = () => {
        if (isSo()) done();
      };
      if (Number.isFinite(within)) cancel = this.#clock.alarm(within, done);
    });
  }
}

const sizeOf = (unit: Unit): number =>
  unit.kind === 'octets' ? unit.octets.length : unit.pdus.reduce((most, { octets }) => Math.max(most, octets.length), COST);

const VERSION = 3;
/** Of a TPKT, RFC 1006 §6. */
const HEADER = 4;
const NONE = new Uint8Array();
/** Octets that are kept before anybody has asked for them. */
const MOST = 2 ** 20;
/** What the least of units costs to keep. */
const COST = 256;
