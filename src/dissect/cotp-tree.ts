import {
  DISCONNECT_REASONS,
  DT_HEADER,
  decodePreferredSize,
  decodeTpduSize,
  EOT,
  type Format,
  type FormatName,
  LAYOUT,
  PARAMETERS,
  type ParameterName,
  parameterName,
  REJECT_CAUSES,
  type Tpdu,
} from '#src/cotp/index.ts';
import { hex, isText, textIn } from './hex.ts';
import { Node, type NodeValue } from './node.ts';
import { reasoned } from './pdu.ts';

/** The header of a packet, RFC 1006 §6: `tpkt` is all of the packet. */
export const tpktTree = (tpkt: Uint8Array): Node => {
  const length = (tpkt[2] ?? 0) * 0x100 + (tpkt[3] ?? 0);
  return new Node('TPKT', tpkt, 0, 4, undefined, undefined, 'RFC 1006 §6', [
    new Node('vrsn', tpkt, 0, 1, tpkt[0] ?? 0),
    new Node('reserved', tpkt, 1, 2, tpkt[1] ?? 0),
    new Node('packet length', tpkt, 2, 4, length),
  ]);
};

/** A TPDU of class 0 to 4, X.224 §13; its user data are whoever's they are. */
export const tpduTree = (tpdu: Tpdu, octets: Uint8Array): Node => {
  const { kind, parameters, userData } = tpdu;
  const { clause, formats } = LAYOUT[kind];
  const format = (formats as Readonly<Partial<Record<FormatName, Format>>>)['format' in tpdu ? tpdu.format : 'only']!;
  const values = tpdu as unknown as Readonly<Record<string, number | boolean>>;
  const children = headOf(octets, kind);
  const add = (names: readonly string[], start: number, end: number): void => {
    for (const name of names) children.push(fieldNode(kind, name, octets, start, end, values[name]!));
  };
  add(format.low.names, 1, 2);
  let at = 2;
  for (const { names, size } of format.fixed) {
    add(names, at, at + size);
    at += size;
  }
  for (const { code, value } of parameters) {
    children.push(parameterTree(kind, code, value, octets, at));
    at += 2 + value.length;
  }
  if (userData.length > 0) children.push(new Node('user data', octets, at, octets.length));
  return new Node(`${TITLES[kind]} (${kind})`, octets, 0, octets.length, undefined, undefined, clause, children);
};

/** The same of a plain DT, as nearly all TPDUs are: it has no need to be decoded. */
export const plainDTTree = (octets: Uint8Array): Node => {
  const number = octets[2]!;
  const children = headOf(octets, 'DT');
  children.push(
    new Node('ROA', octets, 1, 2, false),
    new Node('TPDU-NR', octets, 2, 3, number & ~EOT),
    new Node('EOT', octets, 2, 3, (number & EOT) !== 0),
  );
  if (octets.length > DT_HEADER) children.push(new Node('user data', octets, DT_HEADER, octets.length));
  return new Node('Data (DT)', octets, 0, octets.length, undefined, undefined, LAYOUT.DT.clause, children);
};

/** Of a TPDU that cannot be read what can be told apart: its LI, its code, and what stands in its place in all TPDUs of the kind. */
export const brokenTpdu = (octets: Uint8Array): readonly Node[] => {
  const [, code] = octets;
  const kind = code === undefined ? undefined : KINDS.find((each) => LAYOUT[each].code === (code & 0xf0));
  const children = headOf(octets, kind);
  return kind === undefined ? children : [...children, ...fixedParts(kind, octets)];
};

/** Its LI and its code, as far as they are there. */
const headOf = (octets: Uint8Array, kind: Tpdu['kind'] | undefined): Node[] => {
  const [indicator, code] = octets;
  const head = [new Node('LI', octets, 0, Math.min(1, octets.length), indicator, undefined, 'X.224 §13.2.1')];
  if (code !== undefined) head.push(new Node('TPDU code', octets, 1, 2, code & 0xf0, kind, 'X.224 §13.2.2.1'));
  return head;
};

/** Fields of a TPDU that has one format only, as far as there are octets for them. */
const fixedParts = (kind: Tpdu['kind'], octets: Uint8Array): readonly Node[] => {
  const { only }: Partial<Readonly<Record<FormatName, Format>>> = LAYOUT[kind].formats;
  let at = 2;
  return (only?.fixed ?? []).flatMap(({ names, size }) => {
    const start = at;
    at += size;
    if (at > octets.length) return [];
    const value = octets.subarray(start, at).reduce((number, octet) => number * 0x100 + octet, 0);
    return names.map((name) => fieldNode(kind, name, octets, start, start + size, value));
  });
};

const fieldNode = (kind: Tpdu['kind'], name: string, octets: Uint8Array, start: number, end: number, value: number | boolean): Node =>
  new Node(FIELDS[name] ?? name, octets, start, end, value, saysOf(kind, name, Number(value)));

const parameterTree = (kind: Tpdu['kind'], code: number, value: Uint8Array, octets: Uint8Array, start: number): Node => {
  const end = start + 2 + value.length;
  const name = parameterName(kind, code);
  if (name === undefined) return new Node(`parameter ${hex(Uint8Array.of(code))}`, octets, start, end, hex(value));
  const said = (SAYINGS[name] ?? ofOctets)(value);
  return new Node(NAMES[name], octets, start, end, said.value, said.says, PARAMETERS[name].clause);
};

type Said = { readonly value: NodeValue; readonly says?: string };
const ofOctets = (value: Uint8Array): Said => ({ value: hex(value), ...(isText(value) && { says: `"${textIn(value)}"` }) });
const ofSize =
  (decode: (value: Uint8Array) => number | undefined) =>
  (value: Uint8Array): Said => {
    const octets = decode(value);
    return { value: hex(value), says: octets === undefined ? 'no size that is defined' : `${octets} octets` };
  };

const SAYINGS: { readonly [P in ParameterName]?: (value: Uint8Array) => Said } = {
  tpduSize: ofSize(decodeTpduSize),
  preferredTpduSize: ofSize(decodePreferredSize),
};

const saysOf = (kind: Tpdu['kind'], name: string, value: number): string | undefined => {
  if (name === 'classOption') return `class ${value >> 4}`;
  const table = name === 'reason' && kind === 'DR' ? DISCONNECT_REASONS : name === 'rejectCause' ? REJECT_CAUSES : undefined;
  return table && reasoned(table, value).says;
};
const KINDS = Object.keys(LAYOUT) as readonly Tpdu['kind'][];

// biome-ignore format: a table
const TITLES: Readonly<Record<Tpdu['kind'], string>> = {
  CR: 'Connection Request', CC: 'Connection Confirm', DR: 'Disconnect Request', DC: 'Disconnect Confirm', ER: 'TPDU Error',
  DT: 'Data', ED: 'Expedited Data', AK: 'Data Acknowledgement', EA: 'Expedited Data Acknowledgement', RJ: 'Reject',
};

// biome-ignore format: a table
const FIELDS: Readonly<Record<string, string>> = {
  credit: 'CDT', dstRef: 'DST-REF', srcRef: 'SRC-REF', classOption: 'class and options', reason: 'reason', rejectCause: 'reject cause',
  number: 'TPDU-NR', eot: 'EOT', roa: 'ROA',
};

// biome-ignore format: a table
const NAMES: Readonly<Record<ParameterName, string>> = {
  tpduSize: 'TPDU size', callingTsel: 'calling transport-selector', calledTsel: 'called transport-selector', checksum: 'checksum',
  version: 'version number', protection: 'protection', additionalOptions: 'additional option selection', alternativeClasses: 'alternative protocol classes',
  acknowledgementTime: 'acknowledgement time', residualErrorRate: 'residual error rate', priority: 'priority', transitDelay: 'transit delay',
  throughput: 'throughput', sequenceNumber: 'sequence number', reassignmentTime: 'reassignment time', flowControlConfirmation: 'flow control confirmation',
  selectiveAcknowledgement: 'selective acknowledgement', expeditedNumber: 'ED-TPDU-NR', additionalInformation: 'additional information',
  preferredTpduSize: 'preferred maximum TPDU size', inactivityTime: 'inactivity timer', invalidTpdu: 'invalid TPDU',
};
