/** Octets that are written from the last to the first: so the length of contents is known when it is to stand before them. */
export class BackwardWriter {
  #octets: Uint8Array = SMALL;
  #at = SMALL.length;

  /** How many are written. */
  get length(): number {
    return this.#octets.length - this.#at;
  }

  u8(value: number): void {
    if (this.#at === 0) this.#grow(1);
    this.#octets[--this.#at] = value;
  }

  bytes(octets: Uint8Array): void {
    if (octets.length > this.#at) this.#grow(octets.length);
    this.#at -= octets.length;
    // To call `set` costs more than to copy a few octets one by one.
    if (octets.length > FEW) this.#octets.set(octets, this.#at);
    else for (let octet = 0; octet < octets.length; octet++) this.#octets[this.#at + octet] = octets[octet]!;
  }

  finish(): Uint8Array {
    return this.#octets === SMALL ? this.#octets.slice(this.#at) : this.#octets.subarray(this.#at);
  }

  #grow(count: number): void {
    const { length } = this;
    const larger = new Uint8Array(count + 2 * length + SMALL.length);
    larger.set(this.#octets.subarray(this.#at), larger.length - length);
    this.#octets = larger;
    this.#at = larger.length - length;
  }
}

// What is small is written here, whoever writes, and copied from here: no two ever write at once.
const SMALL = new Uint8Array(4096);
const FEW = 16;
