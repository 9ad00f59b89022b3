import { type Term, termOf } from './term.ts';

/** Text on its way out, as octets. What is written most becomes octets here without becoming a string first, four at a time where that can be. */
export class Sheet {
  readonly #send: (octets: Uint8Array) => void;
  readonly #terms = new Map<string, Term>();
  #octets = Buffer.allocUnsafe(SIZE + SLACK);
  #view = viewOf(this.#octets);
  #at = 0;
  /** From where on it is sent. The first time that is soon: it is seen at once, and the engine has seen it before it optimizes what writes. */
  #full = SOON;

  /** `send` may keep what it is given. */
  constructor(send: (octets: Uint8Array) => void) {
    this.#send = send;
  }

  /** Any text. */
  text(text: string): this {
    const { length } = text;
    if (length > SHORT) return this.#long(text);
    this.#room(MOST_FOR_ONE * length);
    const octets = this.#octets;
    const from = this.#at;
    for (let place = 0; place < length; place++) {
      const code = text.charCodeAt(place);
      if (code >= ASCII) return this.#long(text);
      octets[from + place] = code;
    }
    this.#at = from + length;
    return this;
  }

  /** Text that may be shown as it is: printable ASCII, and not much of it. Says whether it is such; else nothing is written. */
  plain(text: string): boolean {
    const { length } = text;
    if (length > SHORT) return false;
    this.#room(length);
    const octets = this.#octets;
    const from = this.#at;
    for (let place = 0; place < length; place++) {
      const code = text.charCodeAt(place);
      if (code < BLANK || code >= DELETE) return false;
      octets[from + place] = code;
    }
    this.#at = from + length;
    return true;
  }

  /** Text that is written again and again: names and clauses. */
  term(text: string): this {
    let term = this.#terms.get(text);
    if (term === undefined) {
      if (text.length > SHORT) return this.#long(text);
      term = termOf(text);
      if (this.#terms.size < MOST_TERMS) this.#terms.set(text, term);
    }
    return this.terms(term);
  }

  /** The same, as it was made. */
  terms({ words, size }: Term): this {
    this.#room(size);
    const view = this.#view;
    let at = this.#at;
    this.#at = at + size;
    for (let place = 0; place < words.length; place++, at += 4) view.setInt32(at, words[place]!, true);
    return this;
  }

  /** So many of the octets in hexadecimal, from the first or a later one on. */
  hex(octets: Uint8Array, count: number, start = 0): this {
    this.#room(2 * count);
    const view = this.#view;
    const end = start + count;
    let at = this.#at;
    for (let place = start; place < end; place++, at += 2) view.setInt16(at, PAIRS[octets[place]!]!, true);
    this.#at = at;
    return this;
  }

  /** Blanks. */
  blanks(count: number): this {
    this.#room(count);
    const view = this.#view;
    const end = this.#at + count;
    for (let at = this.#at; at < end; at += 4) view.setInt32(at, BLANKS, true);
    this.#at = end;
    return this;
  }

  /** A whole number that is not negative, in so many places at least: what is free is filled with blanks, or with zeros. */
  number(value: number, width = 0, fill: ' ' | '0' = ' '): this {
    this.#room(Math.max(width, MOST_DIGITS));
    if (value > SMALL) return this.text(`${value}`.padStart(width, fill));
    const octets = this.#octets;
    const from = this.#at;
    let rest = value | 0;
    let digits = 1;
    for (let power = 10; power <= rest; power *= 10) digits++;
    const end = from + (digits > width ? digits : width);
    let at = end;
    do {
      const higher = (rest / 10) | 0;
      octets[--at] = ZERO + (rest - higher * 10);
      rest = higher;
    } while (rest > 0);
    const blank = fill === ' ' ? BLANK : ZERO;
    while (at > from) octets[--at] = blank;
    this.#at = end;
    return this;
  }

  /** Octets as they are. */
  octets(octets: Uint8Array): this {
    this.#room(octets.length);
    this.#octets.set(octets, this.#at);
    this.#at += octets.length;
    return this;
  }

  /** What was written since it was last sent or taken, for good: it is not sent. */
  take(): Uint8Array {
    const taken = new Uint8Array(this.#octets.subarray(0, this.#at));
    this.#at = 0;
    return taken;
  }

  /** Sends what there is. */
  flush(): void {
    if (this.#at === 0) return;
    const written = this.#octets.subarray(0, this.#at);
    this.#octets = Buffer.allocUnsafe(SIZE + SLACK);
    this.#view = viewOf(this.#octets);
    this.#at = 0;
    this.#full = SIZE;
    this.#send(written);
  }

  #long(text: string): this {
    if (MOST_FOR_ONE * text.length > SIZE) {
      this.flush();
      this.#send(Buffer.from(text));
      return this;
    }
    this.#room(MOST_FOR_ONE * text.length);
    this.#at += this.#octets.write(text, this.#at);
    return this;
  }

  #room(octets: number): void {
    if (this.#at + octets > this.#full) this.flush();
  }
}

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView => new DataView(buffer, byteOffset, byteLength);

const SIZE = 1 << 16;
const SOON = 1 << 12;
/** What four octets at a time may go beyond what is to be written. */
const SLACK = 4;
const SHORT = 64;
const ASCII = 0x80;
const BLANK = 0x20;
const BLANKS = 0x20202020;
const DELETE = 0x7f;
/** Two digits for each octet, the first one in the lower half. */
const PAIRS = Int16Array.from({ length: 0x100 }, (_, octet) => Buffer.from(octet.toString(16).padStart(2, '0')).readInt16LE());
const ZERO = 0x30;
/** What fits into a small integer. */
const SMALL = 2 ** 30;
/** UTF-8 has no more octets for one unit of a string. */
const MOST_FOR_ONE = 3;
const MOST_DIGITS = 17;
const MOST_TERMS = 1000;
