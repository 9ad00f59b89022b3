import { defined } from '#src/core/index.ts';
import { decodeTsdu, type Spdu, type SpduKind, type SpduParameterName, spduValue } from '#src/session/index.ts';
import type { Call } from './call.ts';
import type { End } from './end.ts';
import { textIn } from './hex.ts';
import type { Node } from './node.ts';
import { attempted, type Pdu, pduOf } from './pdu.ts';
import { dataTrees, readAbort, readConnect, readConnected, readData, readRefusal, readSsdu } from './presentation.ts';
import { readTransfer } from './rtse.ts';
import { fieldsOf } from './session-fields.ts';
import { brokenSpdu, sizeOf, spduTree } from './session-tree.ts';
import { readStranger } from './strangers.ts';

/** The SPDUs of a TSDU with what they carry; its last `missing` octets nobody has. */
export const readTsdu = (call: Call, from: End, tsdu: Uint8Array, missing = 0): readonly Pdu[] => {
  if (tsdu.length === 0) return [];
  const stranger = call.hasSession ? undefined : readStranger(tsdu, call.hasSession === false);
  if (stranger) {
    call.hasSession = false;
    return [stranger];
  }
  const read = (): readonly Pdu[] => {
    const [first, second, ...others] = placed(decodeTsdu(tsdu), tsdu);
    if (second === undefined) return readSpdu(call, from, first!, missing);
    if (others.length === 0 && isHead(first!.spdu)) return readSpdu(call, from, { ...second, heads: [first!] }, missing);
    return withHeads([first!, second, ...others]).flatMap((each) => readSpdu(call, from, each, missing));
  };
  const told = attempted('session', tsdu, read, brokenSpdu);
  call.hasSession ??= told[0]?.kind !== 'invalid';
  return told;
};

/** An SPDU, its octets, and the heads that it stands behind. */
interface Placed {
  readonly spdu: Spdu;
  readonly octets: Uint8Array;
  readonly heads: readonly Placed[];
}

/** Each SPDU with its octets: they follow one another, X.225 §6.3.7. */
const placed = (spdus: readonly Spdu[], tsdu: Uint8Array): readonly Placed[] => {
  let at = 0;
  return spdus.map((spdu) => {
    const from = at;
    at += sizeOf(spdu);
    return { spdu, octets: tsdu.subarray(from, at), heads: NO_HEADS };
  });
};

/** Heads are not told of, but seen with the SPDU behind them. */
const withHeads = (spdus: readonly Placed[]): readonly Placed[] => {
  let heads: readonly Placed[] = [];
  return spdus.flatMap((each, index) => {
    if (index < spdus.length - 1 && isHead(each.spdu)) {
      heads = [...heads, each];
      return [];
    }
    const told = heads.length === 0 ? each : { ...each, heads };
    heads = [];
    return [told];
  });
};

/** A GT or PT that says nothing but that another SPDU stands behind it (X.225 §6.3.7). */
const isHead = ({ kind, parameters }: Spdu): boolean => (kind === 'GT' || kind === 'PT') && parameters.length === 0;

const readSpdu = (call: Call, from: End, { spdu, octets, heads }: Placed, missing: number): readonly Pdu[] => {
  const { mode } = call;
  const { kind, userInformation } = spdu;
  const inside = missing === 0 && isBare(spdu) ? (data: Uint8Array) => dataTrees(mode, data) : undefined;
  const size = userInformation.length > 0 ? userInformation.length + missing : undefined;
  const told = pduOf(
    'session',
    kind,
    octets,
    () => defined({ ...fieldsOf(spdu), octets: size }),
    () => headed(spduTree(spdu, octets, inside), heads),
  );
  const carried = CARRIED[kind]?.(call, from, spdu, missing);
  return carried === undefined || carried.length === 0 ? [told] : [told, ...carried];
};

/** An SPDU with the heads before it, which are the first of its parts. */
const headed = (tree: Node, heads: readonly Placed[]): Node => {
  const [first] = heads;
  if (first === undefined) return tree;
  const { buffer, byteOffset } = first.octets;
  const size = tree.octets.byteOffset + tree.octets.length - byteOffset;
  const parts = heads.map(({ spdu, octets }) => spduTree(spdu, octets));
  return { ...tree, octets: new Uint8Array(buffer, byteOffset, size), children: [...parts, ...(tree.children ?? [])] };
};

/** Whether no PPDU holds the user data of an SPDU, X.226 §8.4, and all of them are there. */
const isBare = ({ kind, parameters }: Spdu): boolean => BARE.has(kind) && spduValue(parameters, 'enclosure') === undefined;

type Carrying = (call: Call, from: End, spdu: Spdu, missing: number) => readonly Pdu[];

const dataOf =
  (parameter: SpduParameterName, read: (call: Call, from: End, octets: Uint8Array) => readonly Pdu[]): Carrying =>
  (call, from, { parameters }) => {
    const octets = spduValue(parameters, parameter);
    return octets ? read(call, from, octets) : [];
  };

const ofCN: Carrying = (call, from, { parameters }) => {
  const octets = spduValue(parameters, 'extendedUserData') ?? spduValue(parameters, 'userData');
  if (octets === undefined) return [];
  if (spduValue(parameters, 'dataOverflow') === undefined) return readConnect(call, from, octets);
  call.side(from).connect.hold(octets);
  return [];
};

const ofCDO: Carrying = (call, from, { parameters }) => {
  const { connect } = call.side(from);
  connect.hold(spduValue(parameters, 'userData') ?? NONE);
  return isLast(parameters) ? readConnect(call, from, connect.take().octets) : [];
};

const ofRF: Carrying = (call, from, { parameters }) => {
  const reason = spduValue(parameters, 'reason');
  return reason && reason.length > 1 ? readRefusal(call, from, reason.subarray(1)) : [];
};

const ofDT: Carrying = (call, from, { parameters, userInformation }, missing) => {
  const { ssdu } = call.side(from);
  if (isLast(parameters) && ssdu.octets === 0) return readSsdu(call, from, userInformation, missing);
  ssdu.hold(userInformation, missing);
  if (!isLast(parameters)) return [];
  const whole = ssdu.take();
  return readSsdu(call, from, whole.octets, whole.missing);
};

/** An SSDU ends here, X.225 §7.11; without an enclosure item it is whole. */
const isLast = (parameters: Spdu['parameters']): boolean => ((spduValue(parameters, 'enclosure')?.[0] ?? ENDS) & ENDS) !== 0;

const begun: Carrying = (call, from) => {
  const side = call.side(from);
  side.transfer.take();
  side.marks = [];
  return [];
};

const marked: Carrying = (call, from) => {
  const { marks, transfer } = call.side(from);
  if (marks.length < MARKS_MOST) marks.push(transfer.octets);
  return [];
};

/** Goes on behind a checkpoint; what came before it on another line nobody has here. */
const resumed: Carrying = (call, from, { parameters }) => {
  const side = call.side(from);
  const serial = Number(textIn(spduValue(parameters, 'oldSerial') ?? NONE));
  const mark = serial === 0 ? 0 : side.marks[serial - 1];
  side.marks = side.marks.slice(0, serial);
  if (mark === undefined) side.transfer.hold(NONE, 1);
  else side.transfer.cut(mark);
  return [];
};

const ended: Carrying = (call, from) => readTransfer(call, call.side(from).transfer);

/** What is in the user data of an SPDU, or comes of it. */
const CARRIED: { readonly [K in SpduKind]?: Carrying } = {
  CN: ofCN,
  CDO: ofCDO,
  AC: dataOf('userData', readConnected),
  RF: ofRF,
  AB: dataOf('userData', readAbort),
  FN: dataOf('userData', readData),
  DN: dataOf('userData', readData),
  PT: dataOf('userData', readData),
  DT: ofDT,
  AS: begun,
  AR: resumed,
  MIP: marked,
  AE: ended,
  AD: begun,
};

const NO_HEADS: readonly Placed[] = [];
const BARE: ReadonlySet<SpduKind> = new Set(['FN', 'DN', 'PT', 'DT']);
const ENDS = 2;
const NONE = new Uint8Array();
/** Checkpoints of one transfer whose places are kept: more than a megabyte has at one for each kilobyte. */
const MARKS_MOST = 1024;
