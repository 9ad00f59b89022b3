/** What is wrong with a capture file. */
export interface CaptureFault {
  readonly kind: FaultKind;
  /** Of the octet in the file where the record begins that is meant; of a compressed file, in what it unpacks to. */
  readonly offset: number;
  /** The frame that is meant, where it is one. */
  readonly frame?: number;
  /** One line for people. */
  readonly says: string;
  /** Whether reading ended here. */
  readonly stops: boolean;
}

/** The names of all faults. */
export type FaultKind = keyof typeof FAULTS;

/** What a fault is about, besides its place. */
export interface FaultDetail {
  /** The octets that were found, or the words of whoever found it. */
  readonly got?: string;
  readonly length?: number;
  readonly number?: number;
}

/** A fault of one kind at one place. */
export const captureFault = (kind: FaultKind, offset: number, detail: FaultDetail = {}, frame?: number): CaptureFault => {
  const { says, stops } = FAULTS[kind];
  const words = `${says(detail)}, ${frame === undefined ? '' : `frame ${frame}, `}octet ${offset}`;
  return { kind, offset, ...(frame !== undefined && { frame }), says: words, stops };
};

interface Row {
  readonly says: (detail: FaultDetail) => string;
  readonly stops: boolean;
}

const stops = (says: Row['says']): Row => ({ says, stops: true });
const goesOn = (says: Row['says']): Row => ({ says, stops: false });

// biome-ignore format: a table
const FAULTS = {
  empty:            stops(() => 'the file is empty'),
  notACapture:      stops(({ got }) => `not a capture file: it begins with ${got}, which is the magic number of neither pcap nor pcapng`),
  byteOrder:        stops(({ got }) => `a pcapng section whose byte-order magic is ${got}`),
  packetLength:     stops(({ length }) => `a packet of ${length} octets is not believed in`),
  blockLength:      stops(({ length }) => `a block of ${length} octets cannot be`),
  blockTail:        stops(({ length, number }) => `a block says ${length} octets at its beginning and ${number} at its end`),
  blockBody:        stops(({ length, number }) => `a block of ${length} octets has no room for ${number} octets of content`),
  cut:              stops(({ length, number }) => `the file is cut off: there are ${length} of at least ${number} octets`),
  damaged:          stops(({ got }) => `what is compressed is damaged (${got})`),
  linkType:         goesOn(({ got }) => `link type ${got} is not read`),
  interface:        goesOn(({ number }) => `a packet of interface ${number}, which its section does not describe`),
} satisfies Readonly<Record<string, Row>>;
