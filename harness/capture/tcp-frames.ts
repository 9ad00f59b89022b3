import { type End, endsOf, type LineId, PEER, SEGMENT_SIZE, type Segment, type SegmentFlags } from '#harness/run/index.ts';
import { Writer } from '#src/core/index.ts';
import { tcpChecksum, u16 } from './internet.ts';
import { alike, ipHeader, ipOctets } from './ip.ts';

/** LINKTYPE_RAW: a frame begins with its IP header, so that no hardware has to be made up. */
export const LINK_TYPE = 101;

/** One line as IP packets with TCP in them (RFC 9293). `ordinal` tells apart the lines of a run, also on the same ports. */
export class Conversation {
  readonly #ordinal: number;
  readonly #at: Readonly<Record<End, TcpAddress>>;
  /** The sequence number that each end sends next. An end that has not spoken stands at 0, as the refusal of a SYN needs it. */
  readonly #next: Record<End, number> = { caller: 0, called: 0 };

  constructor(line: LineId, ordinal: number) {
    this.#ordinal = ordinal;
    this.#at = tcpAddresses(line);
  }

  /** The next packet of this line, in parts: its octets are copied once, into the file. */
  packet({ flags, from, octets = NOTHING }: Segment): readonly Uint8Array[] {
    const { bits, counts, options, initial } = FLAGS[flags];
    const source = this.#at[from];
    const destination = this.#at[PEER[from]];
    const sequence = initial ? initialSequence(this.#ordinal, from) : this.#next[from];
    this.#next[from] = (sequence + octets.length + counts) >>> 0;
    // biome-ignore format: a table
    const header = new Writer()
      .u16(source.port).u16(destination.port)
      .u32(sequence)
      .u32(this.#next[PEER[from]])
      .u8((HEADER_LENGTH + options.length) << 2).u8(bits).u16(WINDOW)
      .u16(0).u16(0)                 // checksum, below; urgent pointer
      .bytes(options)
      .finish();
    header.set(u16(tcpChecksum(source.ip, destination.ip, header, octets)), CHECKSUM_AT);
    return [ipHeader(source.ip, destination.ip, header.length + octets.length), header, octets];
  }
}

interface TcpAddress {
  readonly ip: Uint8Array;
  readonly port: number;
}

const tcpAddresses = (line: LineId): Readonly<Record<End, TcpAddress>> => {
  const { caller, called } = endsOf(line);
  const [callerIp, calledIp] = alike(ipOctets(caller.host), ipOctets(called.host));
  return { caller: { ip: callerIp, port: caller.port }, called: { ip: calledIp, port: called.port } };
};

// Another call on the same ports begins elsewhere, or it would pass for a retransmission; the two ends differ, so that a mix-up is seen.
const initialSequence = (ordinal: number, from: End): number => (ordinal * 65_537 + INITIAL[from]) >>> 0;
const INITIAL: Readonly<Record<End, number>> = { caller: 0x1000_0000, called: 0x8000_0000 };

interface Control {
  readonly bits: number;
  /** What it takes of the sequence besides its octets. */
  readonly counts: number;
  readonly initial: boolean;
  readonly options: Uint8Array;
}

const NOTHING = new Uint8Array(0);

/** Maximum segment size, and a window scale (RFC 7323) so wide that no write fills the window: nobody acknowledges without data here. */
const OPENING = Uint8Array.of(2, 4, ...u16(SEGMENT_SIZE), 1, 3, 3, 14);

// biome-ignore format: a table
const FLAGS: Readonly<Record<SegmentFlags, Control>> = {
  'SYN':      { bits: 0x02, counts: 1, initial: true,  options: OPENING },
  'SYN, ACK': { bits: 0x12, counts: 1, initial: true,  options: OPENING },
  'ACK':      { bits: 0x10, counts: 0, initial: false, options: NOTHING },
  'PSH, ACK': { bits: 0x18, counts: 0, initial: false, options: NOTHING },
  'FIN, ACK': { bits: 0x11, counts: 1, initial: false, options: NOTHING },
  'RST, ACK': { bits: 0x14, counts: 0, initial: false, options: NOTHING },
};

const HEADER_LENGTH = 20;
const CHECKSUM_AT = 16;
const WINDOW = 0xffff;
