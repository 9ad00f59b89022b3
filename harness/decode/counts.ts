import type { End, Listener, Stream } from '#harness/packets/index.ts';
import { EOT, LAYOUT } from '#src/cotp/index.ts';

/** What a capture has, in numbers. */
export interface Counts {
  readonly tpkt: number;
  /** TPDUs by kind; of those that are none there is no count. */
  readonly tpdu: Readonly<Record<string, number>>;
  /** DT that do not end their TSDU. */
  readonly eot0: number;
  readonly streams: number;
  /** Octets that are no packets, and octets that are missing. */
  readonly strange: number;
  readonly missing: number;
}

/** Counts packets and TPDUs by their first octets, without looking further into them. */
export class Counter implements Listener {
  readonly #byCode = new Uint32Array(16);
  readonly #streams = new WeakSet<Stream>();
  #tpkt = 0;
  #goesOn = 0;
  #count = 0;
  #strange = 0;
  #missing = 0;
  #last: Stream | undefined;

  tpkt(stream: Stream, _: End, octets: Uint8Array, start: number, end: number): void {
    this.#tpkt++;
    if (stream !== this.#last) this.#meet(stream);
    const indicator = octets[start + HEADER] ?? 0;
    const last = start + HEADER + indicator;
    if (indicator === 0 || last >= end) return;
    const code = (octets[start + HEADER + 1] ?? 0) >> 4;
    this.#byCode[code]!++;
    if (code === DT && ((octets[last] ?? 0) & EOT) === 0) this.#goesOn++;
  }

  strange(_: Stream, __: End, ___: Uint8Array, start: number, end: number): void {
    this.#strange += end - start;
  }

  gap(_: Stream, __: End, missing: number): void {
    this.#missing += missing;
  }

  get counts(): Counts {
    return {
      tpkt: this.#tpkt,
      tpdu: Object.fromEntries(KINDS.flatMap(([kind, code]) => (this.#byCode[code] ? [[kind, this.#byCode[code]]] : []))),
      eot0: this.#goesOn,
      streams: this.#count,
      strange: this.#strange,
      missing: this.#missing,
    };
  }

  #meet(stream: Stream): void {
    this.#last = stream;
    if (this.#streams.has(stream)) return;
    this.#streams.add(stream);
    this.#count++;
  }
}

/** Of a TPKT, RFC 1006 §6. */
const HEADER = 4;
const DT = LAYOUT.DT.code >> 4;

/** The TPDUs by the upper halves of their codes, X.224 Table 8. */
const KINDS = Object.entries(LAYOUT).map(([kind, { code }]) => [kind, code >> 4] as const);
