import { concat } from '#src/core/index.ts';

/** A packet, `at` in microseconds since 1970, its octets in parts, and what is said of it. */
export interface Packet {
  readonly at: number;
  readonly parts: readonly Uint8Array[];
  readonly comments: readonly string[];
  /** For programs: editcap and mergecap keep it, Wireshark does not show it. */
  readonly json?: unknown;
}

/** The names of an address; Wireshark shows the last. */
export interface NameRecord {
  readonly ip: Uint8Array;
  readonly names: readonly string[];
}

/** Section header block (pcapng §4.1). It names no machine, so that equal runs are equal files. */
export const sectionHeader = (application: string): Uint8Array =>
  block(BLOCK.sectionHeader, [
    u32(BYTE_ORDER_MAGIC),
    u16(1),
    u16(0),
    UNKNOWN_LENGTH,
    ...options([[OPTION.application, text(application)]]),
  ]);

/** Interface description block (pcapng §4.2), with timestamps in microseconds. */
export const interfaceDescription = (name: string, linkType: number): Uint8Array =>
  block(BLOCK.interfaceDescription, [
    u16(linkType),
    u16(0),
    u32(SNAP_LENGTH),
    ...options([
      [OPTION.interfaceName, text(name)],
      [OPTION.timestampResolution, Uint8Array.of(MICROSECONDS)],
    ]),
  ]);

/** Name resolution block (pcapng §4.5). */
export const nameResolution = (records: readonly NameRecord[]): Uint8Array =>
  block(BLOCK.nameResolution, [
    ...records.flatMap(({ ip, names }) =>
      item(NAME_RECORD[ip.length === 4 ? 'ipv4' : 'ipv6'], concat([ip, ...names.map((name) => text(`${name}\0`))])),
    ),
    END,
  ]);

/** Enhanced packet block (pcapng §4.3) of the section's only interface. */
export const enhancedPacket = ({ at, parts, comments, json }: Packet): Uint8Array => {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return block(BLOCK.enhancedPacket, [
    u32(0, Math.floor(at / 2 ** 32), at, length, length),
    ...parts,
    padding(length),
    ...options([
      ...comments.map((comment): Option => [OPTION.comment, text(comment)]),
      ...(json === undefined ? [] : [[OPTION.customText, concat([u32(ENTERPRISE), text(JSON.stringify(json))])] as const]),
    ]),
  ]);
};

type Option = readonly [code: number, value: Uint8Array];

const block = (type: number, parts: readonly Uint8Array[]): Uint8Array => {
  const length = parts.reduce((sum, part) => sum + part.length, BLOCK_FRAME);
  return concat([u32(type, length), ...parts, u32(length)]);
};

const options = (all: readonly Option[]): readonly Uint8Array[] =>
  all.length === 0 ? [] : [...all.flatMap(([code, value]) => item(code, value)), END];

const item = (code: number, value: Uint8Array): readonly Uint8Array[] => [u16(code), u16(value.length), value, padding(value.length)];

/** What fills up so many octets to a multiple of four. */
const padding = (length: number): Uint8Array => END.subarray(0, -length & 3);

/** UTF-8, cut between two characters where it is longer than an option can be. */
const text = (words: string): Uint8Array => {
  const octets = new TextEncoder().encode(words);
  if (octets.length <= LONGEST_TEXT) return octets;
  const cut = new Uint8Array(LONGEST_TEXT);
  return cut.subarray(0, new TextEncoder().encodeInto(words, cut).written);
};

const u16 = (value: number): Uint8Array => Uint8Array.of(value, value >>> 8);
const u32 = (...values: readonly number[]): Uint8Array => {
  const octets = new Uint8Array(4 * values.length);
  for (let index = 0; index < octets.length; index += 1) octets[index] = values[index >>> 2]! >>> (8 * (index & 3));
  return octets;
};

const BLOCK = { sectionHeader: 0x0a0d0d0a, interfaceDescription: 1, nameResolution: 4, enhancedPacket: 6 } as const;
const OPTION = { comment: 1, interfaceName: 2, application: 4, timestampResolution: 9, customText: 2988 } as const;
const NAME_RECORD = { ipv4: 1, ipv6: 2 } as const;

const BYTE_ORDER_MAGIC = 0x1a2b3c4d;
const UNKNOWN_LENGTH = new Uint8Array(8).fill(0xff);
const END = new Uint8Array(4);
const BLOCK_FRAME = 12;
const SNAP_LENGTH = 262_144;
/** Of a second, as a negative power of ten. */
const MICROSECONDS = 6;
/** RFC 5612 keeps this number for examples: port102 has none of its own (assumed). */
const ENTERPRISE = 32_473;
/** Room for the enterprise number is left in 65,535. */
const LONGEST_TEXT = 65_528;
