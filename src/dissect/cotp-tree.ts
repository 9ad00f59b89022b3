import {
  DISCONNECT_REASONS,
  decodePreferredSize,
  decodeTpduSize,
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
import { type Node, type NodeValue, node, type Sayings } from './node.ts';
import { reasoned } from './pdu.ts';

/** The header of a packet, RFC 1006 §6: `tpkt` is all of the packet. */
export const tpktTree = (tpkt: Uint8Array): Node => {
  const length = (tpkt[2] ?? 0) * 0x100 + (tpkt[3] ?? 0);
  return node('TPKT', tpkt.subarray(0, 4), {
    clause: 'RFC 1006 §6',
    children: [
      node('vrsn', tpkt.subarray(0, 1), { value: tpkt[0] ?? 0 }),
      node('reserved', tpkt.subarray(1, 2), { value: tpkt[1] ?? 0 }),
      node('packet length', tpkt.subarray(2, 4), { value: length }),
    ],
  });
};

/** A TPDU of class 0 to 4, X.224 §13; its user data are whoever's they are. */
export const tpduTree = (tpdu: Tpdu, octets: Uint8Array): Node => {
  const { kind, parameters, userData } = tpdu;
  const { clause, formats } = LAYOUT[kind];
  const format = (formats as Readonly<Partial<Record<FormatName, Format>>>)['format' in tpdu ? tpdu.format : 'only']!;
  const values = tpdu as unknown as Readonly<Record<string, number | boolean>>;
  const named = (names: readonly string[], own: Uint8Array) =>
    names.map((name) => node(FIELDS[name] ?? name, own, { value: values[name]!, ...saysOf(kind, name, Number(values[name])) }));
  const children = [
    node('LI', octets.subarray(0, 1), { value: octets[0] ?? 0, clause: 'X.224 §13.2.1' }),
    node('TPDU code', octets.subarray(1, 2), { value: (octets[1] ?? 0) & 0xf0, says: kind, clause: 'X.224 §13.2.2.1' }),
    ...named(format.low.names, octets.subarray(1, 2)),
  ];
  let at = 2;
  for (const { names, size } of format.fixed) {
    children.push(...named(names, octets.subarray(at, at + size)));
    at += size;
  }
  for (const { code, value } of parameters) {
    children.push(parameterTree(kind, code, value, octets.subarray(at, at + 2 + value.length)));
    at += 2 + value.length;
  }
  if (userData.length > 0) children.push(node('user data', octets.subarray(at)));
  return node(`${TITLES[kind]} (${kind})`, octets, { clause, children });
};

/** Of a TPDU that cannot be read what can be told apart: its LI, its code, and what stands in its place in all TPDUs of the kind. */
export const brokenTpdu = (octets: Uint8Array): readonly Node[] => {
  const [indicator, code] = octets;
  const kind = code === undefined ? undefined : KINDS.find((each) => LAYOUT[each].code === (code & 0xf0));
  const children = [node('LI', octets.subarray(0, 1), { value: indicator, clause: 'X.224 §13.2.1' })];
  if (code === undefined) return children;
  children.push(node('TPDU code', octets.subarray(1, 2), { value: code & 0xf0, says: kind, clause: 'X.224 §13.2.2.1' }));
  return kind === undefined ? children : [...children, ...fixedParts(kind, octets)];
};

/** Fields of a TPDU that has one format only, as far as there are octets for them. */
const fixedParts = (kind: Tpdu['kind'], octets: Uint8Array): readonly Node[] => {
  const { only }: Partial<Readonly<Record<FormatName, Format>>> = LAYOUT[kind].formats;
  let at = 2;
  return (only?.fixed ?? []).flatMap(({ names, size }) => {
    const own = octets.subarray(at, at + size);
    at += size;
    const value = own.reduce((number, octet) => number * 0x100 + octet, 0);
    return own.length < size ? [] : names.map((name) => node(FIELDS[name] ?? name, own, { value, ...saysOf(kind, name, value) }));
  });
};

const parameterTree = (kind: Tpdu['kind'], code: number, value: Uint8Array, own: Uint8Array): Node => {
  const name = parameterName(kind, code);
  const said: Sayings =
    name === undefined ? { value: hex(value) } : { clause: PARAMETERS[name].clause, ...(SAYINGS[name] ?? ofOctets)(value) };
  return node(name === undefined ? `parameter ${hex(Uint8Array.of(code))}` : NAMES[name], own, said);
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

const saysOf = (kind: Tpdu['kind'], name: string, value: number): { readonly says?: string } => {
  if (name === 'classOption') return { says: `class ${value >> 4}` };
  const table = name === 'reason' && kind === 'DR' ? DISCONNECT_REASONS : name === 'rejectCause' ? REJECT_CAUSES : undefined;
  const says = table && reasoned(table, value).says;
  return says === undefined ? {} : { says };
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
