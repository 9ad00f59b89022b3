import { decodeTpdu } from '#src/cotp/index.ts';
import type { Packet } from '#src/tpkt/index.ts';
import { tpduTree } from './cotp-tree.ts';
import { hex, textIn } from './hex.ts';
import { node } from './node.ts';
import type { Pdu } from './pdu.ts';

/** A protocol that stands on transport in the place of session. */
interface Stranger {
  readonly kind: string;
  readonly says: string;
  /** Whether octets are one of its PDUs beyond doubt. */
  readonly isSurely: (octets: Uint8Array) => boolean;
  /** Whether they may be, where it is known that it is not session. */
  readonly isLikely?: (octets: Uint8Array) => boolean;
}

/** A TSDU that is none of session: `isForeign` where an earlier one has shown that it is another protocol. Else only what is so beyond doubt. */
export const readStranger = (tsdu: Uint8Array, isForeign: boolean): Pdu | undefined => {
  const known = STRANGERS.find(({ isSurely, isLikely }) => isSurely(tsdu) || (isForeign && isLikely?.(tsdu)));
  if (!known && !isForeign) return undefined;
  return foreign(known?.kind ?? 'octets', known?.says ?? 'octets of nobody that is known here', tsdu);
};

/** Values in a context of an abstract syntax that nobody reads here. */
export const foreign = (kind: string, says: string, octets: Uint8Array): Pdu => ({
  layer: 'user',
  kind,
  fields: { octets: octets.length },
  octets,
  tree: () => node(kind, octets, { says, value: hex(octets.subarray(0, SHOWN)) }),
});

/** A CR or CC of remote desktop, MS-RDPBCGR §2.2.1.1: where parameters stand elsewhere it has a cookie or its negotiation. */
export const readRdpCall = ({ nsdu, reserved }: Packet): readonly Pdu[] | undefined => {
  const [, code = 0] = nsdu;
  if (!CALLS.has(code) || nsdu.length < FIXED) return undefined;
  const above = nsdu.subarray(FIXED);
  const isRdp =
    textIn(above.subarray(0, COOKIE.length)) === COOKIE || (NEGOTIATIONS.has(above[0] ?? 0) && above[2] === 8 && above[3] === 0);
  if (!isRdp) return undefined;
  const header = nsdu.slice(0, FIXED);
  header[0] = FIXED - 1;
  const tpdu = decodeTpdu(header);
  const { kind, parameters: _, userData: __, ...fixed } = tpdu;
  const tpkt = { length: nsdu.length + 4, ...(reserved === 0 ? {} : { reserved }) };
  return [
    {
      layer: 'cotp',
      kind,
      fields: { tpkt, ...fixed, parameters: [], userData: 0 },
      octets: nsdu,
      tree: () => tpduTree(tpdu, nsdu.subarray(0, FIXED)),
    },
    foreign('RDP', 'negotiation of remote desktop in the place of parameters', above),
  ];
};

const isMms = (octets: Uint8Array): boolean => MMS_TAGS.has(octets[0] ?? 0) && endsWithElement(octets);

/** Whether octets are one element of BER, by its definite length. */
const endsWithElement = (octets: Uint8Array): boolean => {
  const first = octets[1] ?? LONG;
  if (first < LONG) return octets.length === 2 + first;
  const size = first - LONG;
  if (size === 0 || size > 4) return false;
  const length = octets.subarray(2, 2 + size).reduce((sum, octet) => sum * 0x100 + octet, 0);
  return octets.length === 2 + size + length;
};

// biome-ignore format: a table
/** Who is met on port 102 and 3389 besides session. */
const STRANGERS: readonly Stranger[] = [
  { kind: 'S7',    says: 'S7 communication',                isSurely: ([id, rosctr = 0, high, low]) => id === 0x32 && S7_ROSCTR.has(rosctr) && high === 0 && low === 0 },
  { kind: 'S7+',   says: 'S7comm-plus',                     isSurely: ([id, version = 0]) => id === 0x72 && S7_PLUS_VERSIONS.has(version) },
  { kind: 'MMS',   says: 'MMS without session',             isSurely: isMms },
  { kind: 'T.125', says: 'T.125 (MCS) of remote desktop',   isSurely: ([first, second]) => first === 0x7f && (second === 0x65 || second === 0x66),
                                                            isLikely: ([first = 0]) => MCS_TYPES.has(first >> 2) },
];

const CALLS: ReadonlySet<number> = new Set([0xe0, 0xd0]);
const FIXED = 7;
const COOKIE = 'Cookie: ';
/** TYPE_RDP_NEG_REQ, TYPE_RDP_NEG_RSP, TYPE_RDP_NEG_FAILURE. */
const NEGOTIATIONS: ReadonlySet<number> = new Set([1, 2, 3]);
const S7_ROSCTR: ReadonlySet<number> = new Set([1, 2, 3, 7, 8]);
const S7_PLUS_VERSIONS: ReadonlySet<number> = new Set([1, 2, 3, 0xfe]);
/** The tags of MMSpdu, ISO 9506-2 §7: confirmed-RequestPDU to conclude-ErrorPDU. */
const MMS_TAGS: ReadonlySet<number> = new Set([0xa0, 0xa1, 0xa2, 0xa3, 0xa4, 0x85, 0x86, 0xa7, 0xa8, 0xa9, 0xaa, 0x8b, 0x8c, 0xad]);
/** DomainMCSPDU of T.125 §7 in PER: erect domain, disconnect, attach user and channel join with confirms, send data. */
const MCS_TYPES: ReadonlySet<number> = new Set([1, 8, 10, 11, 14, 15, 25, 26]);
const LONG = 0x80;
const SHOWN = 64;
