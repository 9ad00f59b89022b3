import { type Spdu, type SpduKind, type SpduParameterName, spduValue } from '#src/session/index.ts';
import type { Call } from './call.ts';
import type { End } from './end.ts';
import { textIn } from './hex.ts';
import { attempted, type Pdu } from './pdu.ts';
import { type Placed, placedIn } from './placed.ts';
import { readAbort, readConnect, readConnected, readData, readRefusal, readSsdu } from './presentation.ts';
import { readTransfer } from './rtse.ts';
import { brokenSpdu } from './session-tree.ts';
import { HEAD, HEADERS, stepIn } from './steps.ts';
import { readStranger } from './strangers.ts';
import { ToldSpdu } from './told-spdu.ts';

/** The SPDUs of a TSDU with what they carry; its last `missing` octets nobody has. */
export const readTsdu = (call: Call, from: End, tsdu: Uint8Array, missing = 0): readonly Pdu[] => {
  if (tsdu.length === 0) return [];
  if (call.hasSession && missing === 0) {
    const kind = stepIn(tsdu);
    if (kind !== undefined) return readStep(call, from, kind, tsdu);
  }
  const stranger = call.hasSession ? undefined : readStranger(tsdu, call.hasSession === false);
  if (stranger) {
    call.hasSession = false;
    return [stranger];
  }
  const read = (): readonly Pdu[] => placedIn(tsdu).flatMap((each) => readSpdu(call, from, each, tsdu, missing));
  const told = attempted('session', tsdu, read, brokenSpdu);
  call.hasSession ??= told[0]?.kind !== 'invalid';
  return told;
};

const readSpdu = (call: Call, from: End, placed: Placed, tsdu: Uint8Array, missing: number): readonly Pdu[] => {
  const { spdu, start, end } = placed;
  const told = new ToldSpdu(spdu.kind, tsdu, start, end, call.mode, missing, placed);
  return [told, ...(CARRIED[spdu.kind]?.(call, from, spdu, missing) ?? [])];
};

/** The same of an SPDU that is a step of a transfer: its parameters, if it has any, make no difference to what it carries. */
const readStep = (call: Call, from: End, kind: SpduKind, tsdu: Uint8Array): readonly Pdu[] => {
  const told = new ToldSpdu(kind, tsdu, HEAD, tsdu.length, call.mode, 0, undefined);
  const carrying = CARRIED[kind];
  if (carrying === undefined) return [told];
  const userInformation = kind === 'DT' ? tsdu.subarray(HEADERS) : NONE;
  const carried = carrying(call, from, { parameters: NO_PARAMETERS, userInformation }, 0);
  return carried.length === 1 ? [told, carried[0]!] : [told, ...carried];
};

type Carrying = (call: Call, from: End, spdu: Pick<Spdu, 'parameters' | 'userInformation'>, missing: number) => readonly Pdu[];

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
  side.transfer.clear();
  if (side.marks.length > 0) side.marks = [];
  return NOTHING;
};

const marked: Carrying = (call, from) => {
  const { marks, transfer } = call.side(from);
  if (marks.length < MARKS_MOST) marks.push(transfer.octets);
  return NOTHING;
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

const NO_PARAMETERS: Spdu['parameters'] = [];
const ENDS = 2;
const NONE = new Uint8Array();
const NOTHING: readonly Pdu[] = [];
/** Checkpoints of one transfer whose places are kept: more than a megabyte has at one for each kilobyte. */
const MARKS_MOST = 1024;
