import type { FaultMaker } from '#src/core/index.ts';
import { berFaults } from './faults.ts';
import { identifierSize, MORE } from './identifier.ts';
import { LONG, RESERVED, shortest } from './length.ts';
import { CLASS_NAMES, CONSTRUCTED, HIGH_NUMBER, lowTag, type Tag, tagOf, universal } from './tag.ts';
import type { Form } from './tlv.ts';

/** Reads headers one after the other, X.690 §8.1.2 and §8.1.3, and holds the last one: so none is made for each element. */
export class HeaderReader {
  readonly #octets: Uint8Array;
  /** Where the next octet stands. */
  at = 0;
  tag: Tag = END_OF_CONTENTS;
  isConstructed = false;
  /** The octets of the contents; `INDEFINITE` where that is not said. */
  length = 0;
  form: Form | undefined;

  constructor(octets: Uint8Array) {
    this.#octets = octets;
  }

  /** Reads a header that must end, with its contents, at `end`; `short` is what is wrong where it does not. */
  read(end: number, short: FaultMaker): void {
    const start = this.at;
    const first = this.#u8(end, short);
    this.isConstructed = (first & CONSTRUCTED) !== 0;
    this.tag = (first & HIGH_NUMBER) === HIGH_NUMBER ? this.#highTag(first, end, short) : lowTag(first);
    if (this.tag === END_OF_CONTENTS) throw berFaults.endOfContents({ octet: start });
    const identifier = this.at - start;
    const lengthAt = this.at;
    const length = this.#length(end, short);
    if (this.length > end - this.at) throw short({ octet: lengthAt, got: this.length });
    this.form = identifier === 1 || identifier === identifierSize(this.tag) ? length : { identifier, ...length };
  }

  #highTag(first: number, end: number, short: FaultMaker): Tag {
    const start = this.at - 1;
    let number = 0;
    let octet: number;
    do {
      octet = this.#u8(end, short);
      number = number * 0x80 + (octet & ~MORE);
      if (number > Number.MAX_SAFE_INTEGER) throw berFaults.tagNumber({ octet: start });
    } while (octet >= MORE);
    return tagOf(CLASS_NAMES[first >> 6]!, number);
  }

  #length(end: number, short: FaultMaker): Form | undefined {
    const first = this.#u8(end, short);
    this.length = first;
    if (first < LONG) return undefined;
    if (first === LONG) return this.#indefinite();
    if (first === RESERVED) throw berFaults.lengthReserved({ octet: this.at - 1 });
    const count = first - LONG;
    let length = 0;
    for (let octet = 0; octet < count; octet++) length = length * 0x100 + this.#u8(end, short);
    this.length = length;
    return count === shortest(length) ? undefined : { length: count };
  }

  #indefinite(): Form {
    if (!this.isConstructed) throw berFaults.indefinite({ octet: this.at - 1 });
    this.length = INDEFINITE;
    return INDEFINITE_FORM;
  }

  #u8(end: number, short: FaultMaker): number {
    if (this.at >= end) throw short({ octet: end });
    return this.#octets[this.at++]!;
  }
}

/** The length of contents that end with end-of-contents octets, X.690 §8.1.3.6. */
export const INDEFINITE = -1;

const INDEFINITE_FORM: Form = { length: 'indefinite' };
const END_OF_CONTENTS = universal(0);
