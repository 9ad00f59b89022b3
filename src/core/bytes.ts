/** Names the error to throw when the octets run out at `octet`. */
export type Shortage = (octet: number) => Error;

/** Walks over octets without copying them, and knows where it is. */
export class Reader {
  readonly #bytes: Uint8Array;
  readonly #short: Shortage;
  readonly #base: number;
  #at = 0;

  constructor(bytes: Uint8Array, short: Shortage, base = 0) {
    this.#bytes = bytes;
    this.#short = short;
    this.#base = base;
  }

  /** Where the next octet stands in the whole PDU, for error messages. */
  get octet(): number {
    return this.#base + this.#at;
  }

  get remaining(): number {
    return this.#bytes.length - this.#at;
  }

  bytes(count: number): Uint8Array {
    const at = this.#advance(count);
    return this.#bytes.subarray(at, at + count);
  }

  rest(): Uint8Array {
    return this.bytes(this.remaining);
  }

  u8(): number {
    return this.#bytes[this.#advance(1)]!;
  }

  u16(): number {
    const at = this.#advance(2);
    return (this.#bytes[at]! << 8) | this.#bytes[at + 1]!;
  }

  u32(): number {
    return this.u16() * 0x10000 + this.u16();
  }

  /** A reader that cannot leave the next `count` octets. */
  sub(count: number): Reader {
    const base = this.octet;
    return new Reader(this.bytes(count), this.#short, base);
  }

  #advance(count: number): number {
    const at = this.#at;
    if (count > this.#bytes.length - at) throw this.#short(this.#base + this.#bytes.length);
    this.#at = at + count;
    return at;
  }
}

/** Octets that grow as they are written. */
export class Writer {
  #bytes: Uint8Array = new Uint8Array(SMALL);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  bytes(octets: ArrayLike<number>): this {
    this.#fit(octets.length);
    this.#bytes.set(octets, this.#length);
    this.#length += octets.length;
    return this;
  }

  u8(value: number): this {
    this.#fit(1);
    this.#bytes[this.#length++] = value;
    return this;
  }

  u16(value: number): this {
    return this.u8(value >> 8).u8(value);
  }

  u32(value: number): this {
    return this.u16(value >>> 16).u16(value);
  }

  /** Writes `body`, preceded by its length in one octet: 255 octets at most. */
  lengthPrefixed(body: (writer: this) => void): this {
    const slot = this.#length;
    this.u8(0);
    body(this);
    const length = this.#length - slot - 1;
    if (length > 0xff) throw new RangeError(`${length} octets have no length of one octet`);
    this.#bytes[slot] = length;
    return this;
  }

  finish(): Uint8Array {
    // A view would drag a small array off the engine's heap, which costs more than a copy on it.
    return this.#length > SMALL ? this.#bytes.subarray(0, this.#length) : this.#bytes.slice(0, this.#length);
  }

  #fit(count: number): void {
    if (this.#length + count <= this.#bytes.length) return;
    const larger = new Uint8Array(2 * (this.#length + count));
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}

const SMALL = 64;

/** Whether octets are the same. */
export const areSame = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((octet, at) => octet === other[at]);

/** One array of many; the array itself where there is only one. */
export const concat = (parts: readonly Uint8Array[]): Uint8Array => {
  if (parts.length === 1) return parts[0]!;
  let length = 0;
  for (const part of parts) length += part.length;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};
