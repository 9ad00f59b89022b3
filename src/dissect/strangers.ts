import { endAt } from '#src/asn1/index.ts';
import { decodeTpdu, LAYOUT } from '#src/cotp/index.ts';
import { tpduTree } from './cotp-tree.ts';
import { textIn } from './hex.ts';
import { type Node, node } from './node.ts';
import type { Fields, Pdu } from './pdu.ts';

/** A protocol that stands on transport in the place of session. */
interface Stranger {
  readonly kind: string;
  readonly says: string;
  /** Whether octets are one of its PDUs beyond doubt. */
  readonly isSurely: (first: number, second: number, octets: Uint8Array) => boolean;
  /** Whether they may be, where it is known that it is not session. */
  readonly isLikely?: (first: number) => boolean;
}

/** A TSDU that is none of session: `isForeign` where an earlier one has shown that it is another protocol. Else only what is so beyond doubt. */
export const readStranger = (tsdu: Uint8Array, isForeign: boolean): Pdu | undefined => {
  const first = tsdu[0] ?? 0;
  const second = tsdu[1] ?? 0;
  for (const { kind, says, isSurely, isLikely } of STRANGERS) {
    if (isSurely(first, second, tsdu) || (isForeign && isLikely?.(first))) return foreign(kind, says, tsdu);
  }
  return isForeign ? foreign('octets', 'octets of nobody that is known here', tsdu) : undefined;
};

/** A PDU of somebody who is none of ours. */
export const foreign = (kind: string, says: string, octets: Uint8Array): Pdu => new Foreign(kind, says, octets);

class Foreign implements Pdu {
  readonly layer = 'user';
  readonly kind: string;
  readonly octets: Uint8Array;
  readonly #says: string;

  constructor(kind: string, says: string, octets: Uint8Array) {
    this.kind = kind;
    this.octets = octets;
    this.#says = says;
  }

  get fields(): Fields {
    return { octets: this.octets.length };
  }

  tree(): Node {
    return node(this.kind, this.octets, { says: this.#says });
  }
}

/** A CR or CC of remote desktop, MS-RDPBCGR §2.2.1.1: where parameters stand elsewhere it has a cookie or its negotiation. */
export const readRdpCall = (nsdu: Uint8Array, reserved: number): readonly Pdu[] | undefined => {
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

// biome-ignore format: a table
/** Who is met on port 102 and 3389 besides session. */
const STRANGERS: readonly Stranger[] = [
  { kind: 'S7',    says: 'S7 communication',                isSurely: (id, rosctr, octets) => id === 0x32 && S7_ROSCTR.has(rosctr) && octets[2] === 0 && octets[3] === 0 },
  { kind: 'S7+',   says: 'S7comm-plus',                     isSurely: (id, version) => id === 0x72 && S7_PLUS_VERSIONS.has(version) },
  { kind: 'MMS',   says: 'MMS without session',             isSurely: (tag, _, octets) => MMS_TAGS.has(tag) && endAt(octets, 0) === octets.length },
  { kind: 'T.125', says: 'T.125 (MCS) of remote desktop',   isSurely: (first, second) => first === 0x7f && (second === 0x65 || second === 0x66),
                                                            isLikely: (first) => MCS_TYPES.has(first >> 2) },
];

const CALLS: ReadonlySet<number> = new Set([LAYOUT.CR.code, LAYOUT.CC.code]);
/** LI, code and fixed part, X.224 §13.3 and §13.4. */
const FIXED = 1 + LAYOUT.CR.formats.only.least;
const COOKIE = 'Cookie: ';
/** TYPE_RDP_NEG_REQ, TYPE_RDP_NEG_RSP, TYPE_RDP_NEG_FAILURE. */
const NEGOTIATIONS: ReadonlySet<number> = new Set([1, 2, 3]);
const S7_ROSCTR: ReadonlySet<number> = new Set([1, 2, 3, 7, 8]);
const S7_PLUS_VERSIONS: ReadonlySet<number> = new Set([1, 2, 3, 0xfe]);
/** The tags of MMSpdu, ISO 9506-2 §7: confirmed-RequestPDU to conclude-ErrorPDU. */
const MMS_TAGS: ReadonlySet<number> = new Set([0xa0, 0xa1, 0xa2, 0xa3, 0xa4, 0x85, 0x86, 0xa7, 0xa8, 0xa9, 0xaa, 0x8b, 0x8c, 0xad]);
/** DomainMCSPDU of T.125 §7 in PER: erect domain, disconnect, attach user and channel join with confirms, send data. */
const MCS_TYPES: ReadonlySet<number> = new Set([1, 8, 10, 11, 14, 15, 25, 26]);
