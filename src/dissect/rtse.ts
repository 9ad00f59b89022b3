import { choice, decodeValue, type Type, type ValueOf } from '#src/asn1/index.ts';
import { defined } from '#src/core/index.ts';
import { RTAB, RTOAC, RTORJ, RTORQ, RTSE_ABORT_REASONS, RTSE_REFUSE_REASONS, RTTP, RTTR } from '#src/rtse/index.ts';
import type { Call } from './call.ts';
import { elementTree } from './elements.ts';
import type { End } from './end.ts';
import { RTSE } from './modules.ts';
import { node } from './node.ts';
import { readApdu, readBindArgument, readBindError, readBindResult } from './p1.ts';
import { attempted, type Pdu, reasoned } from './pdu.ts';
import type { Pieces } from './pieces.ts';

const apdu = choice({ RTORQ: RTORQ.normal, RTOAC: RTOAC.normal, RTORJ: RTORJ.normal, RTAB: RTAB.normal, RTTP, RTTR });
type Apdu = ValueOf<typeof apdu>;
type Kind = Exclude<Apdu['kind'], 'RTTR'>;
type ValueOfKind<K extends Apdu['kind']> = Extract<Apdu, { kind: K }>['value'];

/** An APDU of X.228 in normal mode, where its tag says which. */
export const readRtse = (call: Call, from: End, octets: Uint8Array): readonly Pdu[] =>
  attempted('rtse', octets, () => {
    const { kind, value } = decodeValue(apdu, octets);
    return kind === 'RTTR' ? heldRTTR(call, from, value, 0, octets) : withTree(TELL[kind](call, value as never), apdu, octets);
  });

/** The same in X.410 mode, where what carries it says which; `own` is where it stands. */
export const readOf1984 = <K extends Kind>(call: Call, kind: K, octets: Uint8Array, own = octets): readonly Pdu[] =>
  attempted('rtse', own, () => withTree(TELL[kind](call, decodeValue(OF_1984[kind], octets) as never), OF_1984[kind], own));

/** A segment of a transfer, which goes on until its activity ends. */
export const heldRTTR = (call: Call, from: End, segment: Uint8Array, missing: number, own = segment): readonly Pdu[] => {
  call.side(from).transfer.hold(segment, missing);
  const size = segment.length + missing;
  const tree = () => node('RTTR', own, { clause: RTSE.clause, says: `a segment of ${size} octets` });
  return [{ layer: 'rtse', kind: 'RTTR', fields: { octets: size }, octets: own, tree }];
};

/** What was transferred when its activity ends. */
export const readTransfer = (call: Call, transfer: Pieces): readonly Pdu[] => {
  const { octets, missing } = transfer.take();
  return call.isP1 && octets.length > 0 ? readApdu(call.mode, octets, missing) : [];
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

const OF_1984: Readonly<Record<Kind, Type<unknown>>> = {
  RTORQ: RTORQ['x410-1984'],
  RTOAC: RTOAC['x410-1984'],
  RTORJ: RTORJ['x410-1984'],
  RTAB: RTAB['x410-1984'],
  RTTP,
};
