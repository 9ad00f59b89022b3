/** Numbers of 32 bits: one for IPv4, four for IPv6. */
export type Words = readonly number[];

/** What is said of an exported PDU. */
export interface Tags {
  /** The dissector that is meant, or the table that has it. */
  readonly dissector: string;
  readonly source: Words;
  readonly destination: Words;
  /** Both, the source in the upper half. */
  readonly ports: number;
  /** Where the PDU begins. */
  readonly payload: number;
}

/** Reads the tags before an exported PDU; undefined where they do not end. */
export const tagsIn = (octets: Uint8Array, view: DataView, start: number, end: number): Tags | undefined => {
  const words = new Map<number, Words>();
  let dissector = '';
  for (let at = start; end - at >= HEADER; ) {
    const tag = view.getUint16(at);
    const from = at + HEADER;
    const length = view.getUint16(at + 2);
    at = from + length;
    if (at > end) return undefined;
    if (tag === TAG.end) return { dissector, ...endsIn(words), payload: at };
    if (tag === TAG.dissector || tag === TAG.table) dissector = nameIn(octets, from, at);
    else if (LENGTH[tag] === length)
      words.set(
        tag,
        Array.from({ length: length / 4 }, (_, index) => view.getInt32(from + 4 * index)),
      );
  }
  return undefined;
};

const endsIn = (words: ReadonlyMap<number, Words>): Pick<Tags, 'source' | 'destination' | 'ports'> => {
  const [sourcePort = 0] = words.get(TAG.sourcePort) ?? [];
  const [destinationPort = 0] = words.get(TAG.destinationPort) ?? [];
  return {
    ...(addresses(words, TAG.ipv6Source, TAG.ipv6Destination) ?? addresses(words, TAG.ipv4Source, TAG.ipv4Destination) ?? NOWHERE),
    ports: (sourcePort << 16) | (destinationPort & 0xffff),
  };
};

const addresses = (words: ReadonlyMap<number, Words>, from: number, to: number): Pick<Tags, 'source' | 'destination'> | undefined => {
  const source = words.get(from);
  const destination = words.get(to);
  return source && destination && { source, destination };
};

/** A name is filled up with zeros. */
const nameIn = (octets: Uint8Array, start: number, end: number): string => {
  const zero = octets.subarray(start, Math.min(end, start + LONGEST_NAME)).indexOf(0);
  return String.fromCharCode(...octets.subarray(start, zero < 0 ? Math.min(end, start + LONGEST_NAME) : start + zero));
};

// biome-ignore format: a table
/** Tags of Wireshark's epan/exported_pdu.h. */
const TAG = {
  end:             0,
  dissector:       12,
  table:           14,
  ipv4Source:      20,
  ipv4Destination: 21,
  ipv6Source:      22,
  ipv6Destination: 23,
  sourcePort:      25,
  destinationPort: 26,
} as const;

/** The lengths of those that are read as numbers. */
const LENGTH: Readonly<Record<number, number>> = {
  [TAG.ipv4Source]: 4,
  [TAG.ipv4Destination]: 4,
  [TAG.ipv6Source]: 16,
  [TAG.ipv6Destination]: 16,
  [TAG.sourcePort]: 4,
  [TAG.destinationPort]: 4,
};

const NOWHERE = { source: [0], destination: [0] } as const;
const HEADER = 4;
const LONGEST_NAME = 64;
