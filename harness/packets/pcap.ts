import { type Clock, MICROSECONDS, NANOSECONDS } from './clock.ts';
import type { Format, Sink } from './format.ts';
import { LONGEST } from './limits.ts';
import { LINKS, type LinkReader } from './links.ts';

/** pcap (draft-ietf-opsawg-pcap): one link type, one resolution, and a record for each packet. */
export class Pcap implements Format {
  readonly #sink: Sink;
  readonly #little: boolean;
  readonly #header: number;
  readonly #linkType: number;
  readonly #link: LinkReader | undefined;

  constructor(sink: Sink, { little, clock, recordHeader }: PcapFlavour, linkType: number) {
    this.#sink = sink;
    this.#little = little;
    this.#header = recordHeader;
    this.#linkType = linkType;
    this.#link = LINKS.get(linkType);
    sink.here.clock = clock;
  }

  walk(octets: Uint8Array, view: DataView, start: number, end: number, base: number): number {
    const { here, network } = this.#sink;
    const little = this.#little;
    const header = this.#header;
    const link = this.#link;
    let at = start;
    while (end - at >= header) {
      const length = view.getInt32(at + 8, little);
      const next = at + header + length;
      if (length < 0 || length > LONGEST) return this.#absurd(length, base + at, end);
      if (next > end) return at;
      here.frame++;
      here.high = view.getInt32(at, little);
      here.low = view.getInt32(at + 4, little);
      if (link === undefined) this.#unread(base + at);
      else link(network, octets, view, at + header, next);
      at = next;
    }
    return at;
  }

  wanted(view: DataView, start: number, end: number): number {
    return end - start < this.#header ? this.#header : this.#header + view.getUint32(start + 8, this.#little);
  }

  #absurd(length: number, offset: number, end: number): number {
    const { here } = this.#sink;
    this.#sink.fault('packetLength', offset, { length: length >>> 0 }, here.frame + 1);
    return end;
  }

  #unread(offset: number): void {
    const { tally, here } = this.#sink;
    if (tally.unread++ === 0) this.#sink.fault('linkType', offset, { got: String(this.#linkType) }, here.frame);
  }
}

/** What the magic number says of a pcap file. */
export interface PcapFlavour {
  readonly little: boolean;
  readonly clock: Clock;
  readonly recordHeader: number;
}

/** The flavour by the first four octets, read as they come; undefined where it is no pcap. */
export const pcapFlavour = (magic: number): PcapFlavour | undefined => FLAVOURS.get(magic >>> 0);

/** Octets before the first record. */
export const FILE_HEADER = 24;
/** Where in them the link type is, and which bits are it: those above say how long checksums of frames are. */
export const LINK_TYPE = { at: 20, bits: 0xffff } as const;

const RECORD_HEADER = 16;
/** With interface, protocol and packet type: what Alexey Kuznetsov's patches write. */
const LONG_RECORD_HEADER = 24;

// biome-ignore format: a table
const FLAVOURS: ReadonlyMap<number, PcapFlavour> = new Map([
  [0xa1b2c3d4, { little: false, clock: MICROSECONDS, recordHeader: RECORD_HEADER }],
  [0xd4c3b2a1, { little: true,  clock: MICROSECONDS, recordHeader: RECORD_HEADER }],
  [0xa1b23c4d, { little: false, clock: NANOSECONDS,  recordHeader: RECORD_HEADER }],
  [0x4d3cb2a1, { little: true,  clock: NANOSECONDS,  recordHeader: RECORD_HEADER }],
  [0xa1b2cd34, { little: false, clock: MICROSECONDS, recordHeader: LONG_RECORD_HEADER }],
  [0x34cdb2a1, { little: true,  clock: MICROSECONDS, recordHeader: LONG_RECORD_HEADER }],
]);
