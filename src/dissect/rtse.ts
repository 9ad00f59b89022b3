import { choice, contentsAt, decodeBer, decodeValue, endAt, type Type, type ValueOf } from '#src/asn1/index.ts';
import { defined } from '#src/core/index.ts';
import { RTAB, RTOAC, RTORJ, RTORQ, RTSE_ABORT_REASONS, RTSE_REFUSE_REASONS, RTTP, RTTR } from '#src/rtse/index.ts';
import type { Call } from './call.ts';
import { elementTree } from './elements.ts';
import type { End } from './end.ts';
import { RTSE } from './modules.ts';
import { Node } from './node.ts';
import { readApdu, readBindArgument, readBindError, readBindResult, readBrief } from './p1.ts';
import { attempted, type Fields, type Pdu, reasoned } from './pdu.ts';
import type { Pieces } from './pieces.ts';

const apdu = choice({ RTORQ: RTORQ.normal, RTOAC: RTOAC.normal, RTORJ: RTORJ.normal, RTAB: RTAB.normal, RTTP, RTTR });
type Apdu = ValueOf<typeof apdu>;
type Kind = Exclude<Apdu['kind'], 'RTTR'>;
type ValueOfKind<K extends Apdu['kind']> = Extract<Apdu, { kind: K }>['value'];

/** An APDU of X.228 in normal mode, where its tag says which. */
export const readRtse = (call: Call, from: End, octets: Uint8Array): readonly Pdu[] => {
  const segment = plainSegmentIn(octets);
  return segment ? heldRTTR(call, from, segment, 0, octets) : readAny(call, from, octets);
};

const readAny = (call: Call, from: End, octets: Uint8Array): readonly Pdu[] =>
  attempted('rtse', octets, () => {
    const { kind, value } = decodeValue(apdu, octets);
    return kind === 'RTTR' ? heldRTTR(call, from, value, 0, octets) : withTree(TELL[kind](call, value as never), apdu, octets);
  });

/** The same in X.410 mode, where what carries it says which: its components stand in an element whose tag is the carrier's. */
export const readOf1984 = (call: Call, kind: keyof typeof OF_1984, octets: Uint8Array): readonly Pdu[] =>
  attempted('rtse', octets, () => withTree(TELL[kind](call, OF_1984[kind].decode(decodeBer(octets)) as never), OF_1984[kind], octets));

/** An RTTP as X.410 mode has it, by itself. */
export const readRttp = (call: Call, octets: Uint8Array): readonly Pdu[] =>
  attempted('rtse', octets, () => withTree(TELL.RTTP(call, decodeValue(RTTP, octets)), RTTP, octets));

/** A segment of a transfer, which goes on until its activity ends. */
export const heldRTTR = (call: Call, from: End, segment: Uint8Array, missing: number, own = segment): readonly Pdu[] => {
  call.side(from).transfer.hold(segment, missing);
  return [new Segment(own, segment.length + missing)];
};

/** An RTTR, of which nothing is told but its size. */
class Segment implements Pdu {
  readonly layer = 'rtse';
  readonly kind = 'RTTR';
  readonly octets: Uint8Array;
  readonly #size: number;

  constructor(octets: Uint8Array, size: number) {
    this.octets = octets;
    this.#size = size;
  }

  get fields(): Fields {
    return { octets: this.#size };
  }

  tree(): Node {
    return new Node('RTTR', this.octets, 0, this.octets.length, undefined, `a segment of ${this.#size} octets`, RTSE.clause);
  }
}

/** What is in an RTTR as nearly all are: an OCTET STRING in one piece, whose length is definite. */
const plainSegmentIn = (octets: Uint8Array): Uint8Array | undefined =>
  octets[0] === OCTET_STRING && endAt(octets, 0) === octets.length ? octets.subarray(contentsAt(octets, 0)) : undefined;

/** Its identifier octet, X.690 §8.7. */
const OCTET_STRING = 0x04;

/** What was transferred when its activity ends. */
export const readTransfer = (call: Call, transfer: Pieces): readonly Pdu[] => {
  if (!call.isP1 || transfer.octets === 0) return clear(transfer);
  const brief = call.depth === 'names' && transfer.isWhole ? readBrief(call.mode, transfer.view) : undefined;
  if (brief) return clear(transfer, brief);
  const { octets, missing } = transfer.take();
  return octets.length > 0 ? readApdu(call.mode, octets, missing) : [];
};

const clear = (transfer: Pieces, read: readonly Pdu[] = []): readonly Pdu[] => {
  transfer.clear();
  return read;
};

/** An APDU, and what it carries. */
interface Telling {
  readonly kind: Kind;
  readonly fields: object;
  readonly carries?: readonly Pdu[];
}

const told = (kind: Kind, fields: object, carries: readonly Pdu[] = []): Telling => ({ kind, fields, carries });

const withTree = ({ kind, fields, carries = [] }: Telling, type: Type<unknown>, octets: Uint8Array): readonly Pdu[] => [
  { layer: 'rtse', kind, fields: defined({ ...fields }), octets, tree: () => elementTree(kind, type, octets, RTSE) },
  ...carries,
];

const TELL: { readonly [K in Kind]: (call: Call, value: ValueOfKind<K>) => Telling } = {
  RTORQ: ({ mode, isP1 }, { checkpointSize, windowSize, dialogueMode, connectionDataRQ: data, applicationProtocol }) =>
    told(
      'RTORQ',
      { checkpoint: checkpointSize, window: windowSize, dialogue: dialogueMode, applicationProtocol, recovers: isRecovery(data) },
      isP1 && data.kind === 'open' ? readBindArgument(mode, data.value, applicationProtocol) : [],
    ),
  RTOAC: ({ mode, isP1 }, { checkpointSize, windowSize, connectionDataAC: data }) =>
    told(
      'RTOAC',
      { checkpoint: checkpointSize, window: windowSize, recovers: isRecovery(data) },
      isP1 && data.kind === 'open' ? readBindResult(mode, data.value) : [],
    ),
  RTORJ: ({ isP1 }, { refuseReason, userDataRJ }) =>
    told('RTORJ', reasoned(RTSE_REFUSE_REASONS, refuseReason), isP1 && userDataRJ ? readBindError(userDataRJ) : []),
  RTAB: (_, { abortReason }) => told('RTAB', reasoned(RTSE_ABORT_REASONS, abortReason)),
  RTTP: (_, priority) => told('RTTP', { priority }),
};

const isRecovery = ({ kind }: { readonly kind: string }): true | undefined => (kind === 'recover' ? true : undefined);

const OF_1984: Readonly<Record<Exclude<Kind, 'RTTP'>, Type<unknown>>> = {
  RTORQ: RTORQ['x410-1984'],
  RTOAC: RTOAC['x410-1984'],
  RTORJ: RTORJ['x410-1984'],
  RTAB: RTAB['x410-1984'],
};
