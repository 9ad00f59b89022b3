import type { Format, Sink } from './format.ts';
import { FILE_HEADER, LINK_TYPE, Pcap, pcapFlavour } from './pcap.ts';
import { Pcapng } from './pcapng.ts';

/** The beginning of a file, which says what format the rest has. */
export class Beginning implements Format {
  readonly #sink: Sink;
  readonly #found: (format: Format) => void;

  constructor(sink: Sink, found: (format: Format) => void) {
    this.#sink = sink;
    this.#found = found;
  }

  walk(octets: Uint8Array, view: DataView, start: number, end: number, base: number): number {
    if (end - start < MAGIC) return start;
    const magic = view.getUint32(start);
    if (magic === PCAPNG) {
      this.#found(new Pcapng(this.#sink));
      return start;
    }
    const flavour = pcapFlavour(magic);
    if (flavour === undefined) {
      const got = Array.from(octets.subarray(start, start + MAGIC), (octet) => octet.toString(16).padStart(2, '0')).join(' ');
      this.#sink.fault('notACapture', base + start, { got });
      return end;
    }
    if (end - start < FILE_HEADER) return start;
    this.#found(new Pcap(this.#sink, flavour, view.getUint32(start + LINK_TYPE.at, flavour.little) & LINK_TYPE.bits));
    return start + FILE_HEADER;
  }

  wanted(_view: DataView, start: number, end: number): number {
    return end - start < MAGIC ? MAGIC : FILE_HEADER;
  }
}

const MAGIC = 4;
/** The type of a section header block, which is the same in both byte orders. */
const PCAPNG = 0x0a0d0d0a;
