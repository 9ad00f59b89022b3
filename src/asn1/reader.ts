import type { FaultMaker } from '#src/core/index.ts';
import { berFaults } from './faults.ts';
import { HeaderReader, INDEFINITE } from './header.ts';
import { BER_LIMITS, type BerLimits } from './limits.ts';
import type { Tlv } from './tlv.ts';

/** Reads one element, X.690 §8.1.1. The contents are views of the octets. */
export const decodeBer = (octets: Uint8Array, limits?: Partial<BerLimits>): Tlv => {
  const [tlv, next] = decodeBerSeries(octets, limits);
  if (tlv === undefined) throw berFaults.truncated({ octet: 0 });
  if (next !== undefined) throw berFaults.surplus({ octet: next.octet! });
  return tlv;
};

/** Reads elements that stand one behind the other, as in user data of several values. */
export const decodeBerSeries = (octets: Uint8Array, limits?: Partial<BerLimits>): readonly Tlv[] =>
  new TreeReader(octets, limits ? { ...BER_LIMITS, ...limits } : BER_LIMITS).read();

/** Elements that are being read into the one that holds them. */
interface Frame {
  readonly children: Tlv[];
  /** Where they end at the latest. */
  readonly end: number;
  readonly isIndefinite: boolean;
  /** What is wrong where one of them goes on behind that. */
  readonly short: FaultMaker;
}

// It has a stack of its own, not that of calls: the depth is for the limit to decide.
class TreeReader {
  readonly #octets: Uint8Array;
  readonly #limits: BerLimits;
  readonly #header: HeaderReader;
  readonly #outer: Frame[] = [];
  #frame: Frame;
  #nodes = 0;

  constructor(octets: Uint8Array, limits: BerLimits) {
    if (octets.length > limits.octets) throw berFaults.octets({ octet: limits.octets, got: octets.length });
    this.#octets = octets;
    this.#limits = limits;
    this.#header = new HeaderReader(octets);
    this.#frame = { children: [], end: octets.length, isIndefinite: false, short: berFaults.truncated };
  }

  read(): readonly Tlv[] {
    const top = this.#frame.children;
    for (;;) {
      if (this.#header.at < this.#frame.end) {
        this.#element();
        continue;
      }
      if (this.#frame.isIndefinite) throw berFaults.unended({ octet: this.#frame.end });
      const outer = this.#outer.pop();
      if (outer === undefined) return top;
      this.#frame = outer;
    }
  }

  #element(): void {
    const header = this.#header;
    const octet = header.at;
    const { children, end, isIndefinite, short } = this.#frame;
    if (isIndefinite && this.#octets[octet] === 0 && this.#octets[octet + 1] === 0 && octet + END_SIZE <= end) {
      header.at += END_SIZE;
      this.#frame = this.#outer.pop()!;
      return;
    }
    header.read(end, short);
    this.#nodes += 1;
    if (this.#nodes > this.#limits.nodes) throw berFaults.nodes({ octet, got: this.#nodes });
    children.push(header.isConstructed ? this.#enter(octet) : this.#leaf(octet));
  }

  #leaf(octet: number): Tlv {
    const { at, tag, length, form } = this.#header;
    this.#header.at += length;
    const content = this.#octets.subarray(at, at + length);
    return form === undefined ? { kind: 'primitive', tag, octet, content } : { kind: 'primitive', tag, octet, content, form };
  }

  #enter(octet: number): Tlv {
    const { at, tag, length, form } = this.#header;
    const { end, short } = this.#frame;
    const children: Tlv[] = [];
    this.#outer.push(this.#frame);
    if (this.#outer.length > this.#limits.depth) throw berFaults.depth({ octet, got: this.#outer.length });
    this.#frame =
      length === INDEFINITE
        ? { children, end, isIndefinite: true, short }
        : { children, end: at + length, isIndefinite: false, short: berFaults.overrun };
    return form === undefined ? { kind: 'constructed', tag, octet, children } : { kind: 'constructed', tag, octet, children, form };
  }
}

const END_SIZE = 2;
