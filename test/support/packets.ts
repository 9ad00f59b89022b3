import { type CaptureOptions, CaptureReader, type Listener, type Summary } from '#harness/packets/index.ts';
import { concat } from '#src/core/index.ts';

/** Numbers in the byte order of a file. */
export const u16 = (value: number, little = false): Uint8Array =>
  little ? Uint8Array.of(value, value >>> 8) : Uint8Array.of(value >>> 8, value);
export const u32 = (value: number, little = false): Uint8Array => {
  const octets = Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);
  return little ? octets.reverse() : octets;
};

/** A TPKT with a DT of class 0; its user data is as long as that, and says its number. */
export const dt = (number = 0, length = 15): Uint8Array =>
  concat([Uint8Array.of(3, 0), u16(7 + length), Uint8Array.of(2, 0xf0, 0x80), new Uint8Array(length).fill(number)]);

/** A segment; its sequence numbers are relative to nothing. */
export interface SegmentParts {
  readonly from?: number;
  readonly to?: number;
  readonly seq?: number;
  readonly ack?: number;
  readonly flags?: string;
  readonly octets?: Uint8Array;
  readonly options?: Uint8Array;
}

const FLAGS: Readonly<Record<string, number>> = { F: 1, S: 2, R: 4, P: 8, A: 16 };

export const tcp = ({ from = 40_001, to = 102, seq = 1, ack = 1, flags = 'A', octets, options }: SegmentParts = {}): Uint8Array =>
  concat([
    u16(from),
    u16(to),
    u32(seq),
    u32(ack),
    Uint8Array.of(
      (20 + (options?.length ?? 0)) << 2,
      [...flags].reduce((bits, flag) => bits | FLAGS[flag]!, 0),
    ),
    u16(0xffff),
    u32(0),
    options ?? NOTHING,
    octets ?? NOTHING,
  ]);

export interface DatagramParts {
  readonly from?: string;
  readonly to?: string;
  readonly protocol?: number;
  readonly options?: Uint8Array;
  /** The total length, where it is not that of the content. */
  readonly total?: number;
  readonly identification?: number;
  /** Flags and offset as they are in the header. */
  readonly fragment?: number;
}

export const ipv4 = (content: Uint8Array, parts: DatagramParts = {}): Uint8Array => {
  const { from = '10.0.0.1', to = '10.0.0.2', protocol = 6, options = NOTHING, identification = 0, fragment = 0 } = parts;
  const header = 20 + options.length;
  return concat([
    Uint8Array.of(0x40 | (header >> 2), 0),
    u16(parts.total ?? header + content.length),
    u16(identification),
    u16(fragment),
    Uint8Array.of(64, protocol, 0, 0),
    Uint8Array.from(from.split('.'), Number),
    Uint8Array.from(to.split('.'), Number),
    options,
    content,
  ]);
};

/** An IPv6 packet from fd00::1 to fd00::2, or back. */
export const ipv6 = (content: Uint8Array, { next = 6, isBack = false, length = content.length } = {}): Uint8Array => {
  const end = (last: number): Uint8Array => Uint8Array.of(0xfd, ...new Array<number>(14).fill(0), last);
  return concat([u32(0x60000000), u16(length), Uint8Array.of(next, 64), end(isBack ? 2 : 1), end(isBack ? 1 : 2), content]);
};

export const ethernet = (content: Uint8Array, type = 0x0800, tags: readonly number[] = []): Uint8Array =>
  concat([new Uint8Array(12), ...tags.map((tag) => concat([u16(tag), u16(7)])), u16(type), content]);

/** A frame of a file: its octets, and how long it was on the wire. */
export interface FrameParts {
  readonly octets: Uint8Array;
  readonly wire?: number;
  readonly comments?: readonly string[];
}

export interface PcapParts {
  readonly linkType?: number;
  readonly little?: boolean;
  readonly magic?: number;
}

const frameOf = (frame: Uint8Array | FrameParts): FrameParts => (frame instanceof Uint8Array ? { octets: frame } : frame);

/** When the first frame was captured; each is a second and a microsecond later than the one before. */
export const START = 1_700_000_000;

export const pcap = (
  frames: readonly (Uint8Array | FrameParts)[],
  { linkType = 1, little = false, magic = 0xa1b2c3d4 }: PcapParts = {},
): Uint8Array =>
  concat([
    u32(magic, little),
    u16(2, little),
    u16(4, little),
    ...[0, 0, 262_144, linkType].map((word) => u32(word, little)),
    ...frames
      .map(frameOf)
      .flatMap(({ octets, wire }, index) => [
        ...[START + index, index, octets.length, wire ?? octets.length].map((word) => u32(word, little)),
        magic === 0xa1b2cd34 ? new Uint8Array(8) : NOTHING,
        octets,
      ]),
  ]);

const padded = (octets: Uint8Array): Uint8Array => concat([octets, new Uint8Array(-octets.length & 3)]);

/** Blocks of pcapng in one byte order. */
export const blocks = (little = false) => {
  const block = (type: number, ...parts: readonly Uint8Array[]): Uint8Array => {
    const body = padded(concat(parts));
    const length = u32(body.length + 12, little);
    return concat([u32(type, little), length, body, length]);
  };
  const option = (code: number, value: Uint8Array): Uint8Array => concat([u16(code, little), u16(value.length, little), padded(value)]);
  const comments = (all: readonly string[] = []): Uint8Array =>
    all.length === 0 ? NOTHING : concat([...all.map((each) => option(1, text(each))), option(2988, text('ours')), option(0, NOTHING)]);
  const timed = (
    type: number,
    from: Uint8Array,
    { octets, wire, comments: says }: FrameParts,
    time: readonly [number, number],
  ): Uint8Array =>
    block(type, from, ...[...time, octets.length, wire ?? octets.length].map((word) => u32(word, little)), padded(octets), comments(says));
  return {
    block,
    option,
    section: (): Uint8Array => block(0x0a0d0d0a, u32(0x1a2b3c4d, little), u16(1, little), u16(0), u32(-1), u32(-1)),
    interface: (linkType = 1, snap = 0, options: Uint8Array = NOTHING): Uint8Array =>
      block(1, u16(linkType, little), u16(0), u32(snap, little), options),
    packet: (frame: Uint8Array | FrameParts, from = 0, time: readonly [number, number] = MICROS): Uint8Array =>
      timed(6, u32(from, little), frameOf(frame), time),
    oldPacket: (frame: Uint8Array | FrameParts, from = 0): Uint8Array =>
      timed(2, concat([u16(from, little), u16(0xffff)]), frameOf(frame), MICROS),
    simplePacket: (octets: Uint8Array, wire = octets.length): Uint8Array => block(3, u32(wire, little), octets),
    names: (...records: readonly (readonly [type: number, value: Uint8Array])[]): Uint8Array =>
      block(4, ...records.map(([type, value]) => option(type, value)), u32(0)),
  };
};

/** 1,700,000,000.000001 in microseconds. */
const MICROS = [395812, 404635649] as const;

export const text = (words: string): Uint8Array => new TextEncoder().encode(words);

/** Both ends of a TCP connection that sends in order: what each call gives is a datagram. */
export class Talk {
  readonly #ports: readonly [number, number];
  readonly #next: [number, number];

  constructor({ from = 40_001, to = 102, seqs = [1000, 5000] as readonly [number, number] } = {}) {
    this.#ports = [from, to];
    this.#next = [...seqs];
  }

  syn(): Uint8Array {
    return this.#segment(0, 'S', NOTHING, 1);
  }

  synAck(): Uint8Array {
    return this.#segment(1, 'SA', NOTHING, 1);
  }

  opening(): readonly Uint8Array[] {
    return [this.syn(), this.synAck(), this.ack()];
  }

  ack(): Uint8Array {
    return this.#segment(0, 'A', NOTHING, 0);
  }

  ackBack(): Uint8Array {
    return this.#segment(1, 'A', NOTHING, 0);
  }

  says(octets: Uint8Array, flags = 'PA'): Uint8Array {
    return this.#segment(0, flags, octets, flags.includes('F') ? 1 : 0);
  }

  answers(octets: Uint8Array, flags = 'PA'): Uint8Array {
    return this.#segment(1, flags, octets, flags.includes('F') ? 1 : 0);
  }

  #segment(end: 0 | 1, flags: string, octets: Uint8Array, counts: number): Uint8Array {
    const other = end === 0 ? 1 : 0;
    const [from, to] = end === 0 ? ['10.0.0.1', '10.0.0.2'] : ['10.0.0.2', '10.0.0.1'];
    const seq = this.#next[end];
    this.#next[end] = (seq + octets.length + counts) >>> 0;
    return ipv4(
      tcp({ from: this.#ports[end], to: this.#ports[other], seq, ack: flags.includes('A') ? this.#next[other] : 0, flags, octets }),
      { from, to },
    );
  }
}

/** How a file is read in a test. */
export interface Reading extends CaptureOptions {
  /** In chunks of that many octets, through one buffer. */
  readonly chunk?: number;
}

/** What a reader tells of a file, a line each. */
export const told = (file: Uint8Array, { chunk = file.length, ...options }: Reading = {}): readonly string[] => {
  const lines: string[] = [];
  readThrough(file, listenerTo(lines), chunk, options);
  return lines;
};

/** What a reader says in the end. */
export const summaryOf = (file: Uint8Array, options: CaptureOptions = {}): Summary =>
  readThrough(file, { tpkt: () => {} }, file.length, options);

const readThrough = (file: Uint8Array, listener: Listener, chunk: number, options: CaptureOptions): Summary => {
  const reader = new CaptureReader(listener, options);
  const buffer = new Uint8Array(Math.max(1, chunk));
  for (let at = 0; at < file.length; at += buffer.length) {
    const part = file.subarray(at, at + buffer.length);
    buffer.set(part);
    reader.push(buffer.subarray(0, part.length));
    buffer.fill(0xee);
  }
  return reader.end();
};

/** Writes down what it hears. */
export const listenerTo = (lines: string[]): Listener => {
  const hex = (octets: Uint8Array, start: number, end: number): string => Buffer.from(octets.subarray(start, end)).toString('hex');
  return {
    tpkt: ({ number }, from, octets, start, end, { frame }) =>
      lines.push(`${number} ${from} tpkt ${short(hex(octets, start, end))} @${frame}`),
    strange: ({ number }, from, octets, start, end, why, { frame }) =>
      lines.push(`${number} ${from} ${why} ${short(hex(octets, start, end))} @${frame}`),
    gap: ({ number }, from, missing, { frame }) => lines.push(`${number} ${from} gap ${missing} @${frame}`),
    closed: ({ number }, how, by, { frame }) => lines.push(`${number} ${how} by ${by} @${frame}`),
    opened: ({ number }, how, { frame }) => lines.push(`${number} ${how} @${frame}`),
    commented: (stream, from, { frame, comments }) => lines.push(`${stream?.number} ${from} comments ${comments.join(' | ')} @${frame}`),
    name: (ip, name) => lines.push(`${ip} is ${name}`),
    fault: ({ says }) => lines.push(says),
  };
};

/** A TPKT of `dt` by its number; other octets as they are, or by the first of them and how many there are. */
const short = (hex: string): string => {
  const [, length = '', number = ''] = /^0300(.{4})02f080(..)\2*$/.exec(hex) ?? [];
  if (hex.length === 2 * Number.parseInt(length, 16)) return String(Number.parseInt(number, 16));
  return hex.length <= 16 ? hex : `${hex.slice(0, 8)}..${hex.length / 2}`;
};

const NOTHING = new Uint8Array();
