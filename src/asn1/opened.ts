import { berFaults } from './faults.ts';
import { HeaderReader, INDEFINITE } from './header.ts';
import { BER_LIMITS } from './limits.ts';
import { decodeBer } from './reader.ts';
import { isSound } from './sound.ts';
import type { Tag } from './tag.ts';
import type { ConstructedTlv, Form, PrimitiveTlv, Tlv } from './tlv.ts';

/**
 * The same element as `decodeBer` reads, for those who ask for little of it: what stands in an element is read when it is asked for. All that is wrong is found at
 * once, but that there are more elements than the limit allows.
 */
export const openBer = (octets: Uint8Array): Tlv => (isSound(octets) ? new Opening(octets).top() : decodeBer(octets));

/** Octets that are being opened. */
class Opening {
  readonly octets: Uint8Array;
  readonly #header: HeaderReader;
  #nodes = 0;

  constructor(octets: Uint8Array) {
    if (octets.length > BER_LIMITS.octets) throw berFaults.octets({ octet: BER_LIMITS.octets, got: octets.length });
    this.octets = octets;
    this.#header = new HeaderReader(octets);
  }

  top(): Tlv {
    const [tlv, next] = this.elements(0, this.octets.length, false);
    if (tlv === undefined) throw berFaults.truncated({ octet: 0 });
    if (next !== undefined) throw berFaults.surplus({ octet: next.octet! });
    return tlv;
  }

  /** The elements from `start` to `end`, or to the octets that end their contents. */
  elements(start: number, end: number, isIndefinite: boolean): readonly Tlv[] {
    const header = this.#header;
    const found: Tlv[] = [];
    header.at = start;
    while (header.at < end) {
      const octet = header.at;
      if (isIndefinite && this.octets[octet] === 0 && this.octets[octet + 1] === 0) {
        header.at += END_SIZE;
        break;
      }
      header.read(end, berFaults.truncated);
      if (++this.#nodes > BER_LIMITS.nodes) throw berFaults.nodes({ octet, got: this.#nodes });
      found.push(this.#element(octet, end));
    }
    return found;
  }

  /** The element whose header was read, in one that ends at `last`; what is read next is behind it. */
  #element(octet: number, last: number): Tlv {
    const header = this.#header;
    const { at, tag, form, length } = header;
    // Where it ends is known only when all that is in it was read.
    if (length === INDEFINITE) return { kind: 'constructed', tag, octet, children: this.elements(at, last, true), form };
    const end = at + length;
    header.at = end;
    return header.isConstructed ? new Holder(this, tag, octet, form, at, end) : new Leaf(this.octets, tag, octet, form, at, end);
  }
}

class Leaf implements PrimitiveTlv {
  readonly kind = 'primitive';
  readonly tag: Tag;
  readonly octet: number;
  readonly form: Form | undefined;
  readonly #octets: Uint8Array;
  readonly #start: number;
  readonly #end: number;
  #content: Uint8Array | undefined;

  constructor(octets: Uint8Array, tag: Tag, octet: number, form: Form | undefined, start: number, end: number) {
    this.tag = tag;
    this.octet = octet;
    this.form = form;
    this.#octets = octets;
    this.#start = start;
    this.#end = end;
  }

  get content(): Uint8Array {
    this.#content ??= this.#octets.subarray(this.#start, this.#end);
    return this.#content;
  }
}

class Holder implements ConstructedTlv {
  readonly kind = 'constructed';
  readonly tag: Tag;
  readonly octet: number;
  readonly form: Form | undefined;
  readonly #opening: Opening;
  readonly #start: number;
  readonly #end: number;
  #children: readonly Tlv[] | undefined;

  constructor(opening: Opening, tag: Tag, octet: number, form: Form | undefined, start: number, end: number) {
    this.tag = tag;
    this.octet = octet;
    this.form = form;
    this.#opening = opening;
    this.#start = start;
    this.#end = end;
  }

  get children(): readonly Tlv[] {
    this.#children ??= this.#opening.elements(this.#start, this.#end, false);
    return this.#children;
  }
}

const END_SIZE = 2;
