import { frame } from '#src/tpkt/index.ts';
import { cut, recut } from './cutting.ts';
import type { Known } from './known.ts';
import { type Rewritten, rewriteTpdu, rewriteTsdu } from './rewriting.ts';
import type { Say, Tsdu } from './script.ts';

/** What is said in the place of a recorded packet, and how it differs from that. */
export interface Spoken {
  readonly packets: readonly Uint8Array[];
  readonly changes: readonly string[];
}

/** Turns what was recorded into what is to be said: rewritten where the table says so, cut where the other side has less room. */
export class Speech {
  readonly #known: Known;
  readonly #tsdus = new WeakMap<Tsdu, Rewritten>();

  constructor(known: Known) {
    this.#known = known;
  }

  of(step: Say): Spoken {
    if (!step.isPacket) return { packets: [step.octets], changes: [] };
    if (step.tsdu === undefined) return this.#tpdu(step.octets);
    const rewritten = this.#tsdus.get(step.tsdu) ?? rewriteTsdu(step.tsdu.octets, this.#known);
    this.#tsdus.set(step.tsdu, rewritten);
    return rewritten.changes.length === 0 ? this.#piece(step.octets) : this.#whole(step, step.tsdu, rewritten);
  }

  #tpdu(tpkt: Uint8Array): Spoken {
    const { octets, changes } = rewriteTpdu(tpkt.subarray(HEADER), this.#known);
    return { packets: [changes.length === 0 ? tpkt : frame(octets, tpkt[1])], changes };
  }

  #piece(tpkt: Uint8Array): Spoken {
    const { smaller } = this.#known;
    const packets = smaller === undefined ? [tpkt] : recut(tpkt, smaller);
    return { packets, changes: packets.length === 1 ? [] : [`cut into ${packets.length}, the TPDU size is ${smaller}`] };
  }

  /** All of a TSDU is said where the last of it stood. */
  #whole({ octets, unit }: Say, { cuts }: Tsdu, { octets: tsdu, changes }: Rewritten): Spoken {
    if (unit === undefined) return { packets: [], changes: [] };
    const { smaller, agreed } = this.#known;
    return { packets: cut(octets, tsdu, cuts, smaller ?? Math.max(agreed, ...cuts)), changes };
  }
}

/** Of a TPKT, RFC 1006 §6. */
const HEADER = 4;
