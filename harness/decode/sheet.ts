/** Text on its way out, as octets. What is written most, digits and a few letters, becomes octets here without becoming a string first. */
export class Sheet {
  readonly #send: (octets: Uint8Array) => void;
  readonly #encoded = new Map<string, Uint8Array>();
  #octets = Buffer.allocUnsafe(SIZE);
  #at = 0;

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
      if (code >= ASCII) return this.octets(this.#known(text));
      octets[from + place] = code;
    }
    this.#at = from + length;
    return this;
  }

  /** Octets of UTF-8 as they are. */
  octets(octets: Uint8Array): this {
    const { length } = octets;
    this.#room(length);
    const to = this.#octets;
    const from = this.#at;
    for (let place = 0; place < length; place++) to[from + place] = octets[place]!;
    this.#at = from + length;
    return this;
  }

  /** So many of the octets in hexadecimal. */
  hex(octets: Uint8Array, count: number): this {
    this.#room(2 * count);
    const to = this.#octets;
    let at = this.#at;
    for (let place = 0; place < count; place++) {
      const octet = octets[place]!;
      to[at++] = DIGITS[octet >> 4]!;
      to[at++] = DIGITS[octet & 0x0f]!;
    }
    this.#at = at;
    return this;
  }

  /** Blanks. */
  blanks(count: number): this {
    this.#room(count);
    const to = this.#octets;
    const end = this.#at + count;
    for (let at = this.#at; at < end; at++) to[at] = BLANK;
    this.#at = end;
    return this;
  }

  /** A whole number that is not negative, in so many places at least: what is free is filled with blanks, or with zeros. */
  number(value: number, width = 0, fill: ' ' | '0' = ' '): this {
    this.#room(Math.max(width, MOST_DIGITS));
    if (value > SMALL) return this.text(`${value}`.padStart(width, fill));
    const octets = this.#octets;
    const from = this.#at;
    let digits = 1;
    for (let power = 10; power <= value; power *= 10) digits++;
    const end = from + (digits > width ? digits : width);
    let at = end;
    let rest = value | 0;
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

  /** Sends what there is. */
  flush(): void {
    if (this.#at === 0) return;
    const written = this.#octets.subarray(0, this.#at);
    this.#octets = Buffer.allocUnsafe(SIZE);
    this.#at = 0;
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

  /** Short text that is not ASCII: clauses and glyphs, the same ones again and again. */
  #known(text: string): Uint8Array {
    const known = this.#encoded.get(text);
    if (known) return known;
    const octets = Buffer.from(text);
    if (this.#encoded.size < MOST_KNOWN) this.#encoded.set(text, octets);
    return octets;
  }

  #room(octets: number): void {
    if (this.#at + octets > SIZE) this.flush();
  }
}

const SIZE = 1 << 16;
const SHORT = 64;
const ASCII = 0x80;
const BLANK = 0x20;
const DIGITS = Buffer.from('0123456789abcdef');
const ZERO = 0x30;
/** What fits into a small integer. */
const SMALL = 2 ** 30;
/** UTF-8 has no more octets for one unit of a string. */
const MOST_FOR_ONE = 3;
const MOST_DIGITS = 17;
const MOST_KNOWN = 1000;
