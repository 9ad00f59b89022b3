import {
  ABORT_BITS,
  EXCEPTION_REASONS,
  kindTold,
  type ParameterUnit,
  REFUSE_REASONS,
  SPDU_PARAMETERS,
  SPDUS,
  type Spdu,
  type SpduKind,
  type SpduParameterName,
  spduUnitsLength,
} from '#src/session/index.ts';
import { hex, isText, textIn } from './hex.ts';
import { type Node, node, type Sayings } from './node.ts';
import { reasoned } from './pdu.ts';
import { tokensIn, unitsIn } from './session-fields.ts';
import { GROUP_TITLES, PARAMETER_TITLES, SPDU_TITLES } from './session-names.ts';

/** The octets that an SPDU takes. */
export const sizeOf = ({ parameters, userInformation, long }: Spdu): number => {
  const length = spduUnitsLength(parameters);
  return headerOf(length, long) + length + userInformation.length;
};

/** What is in user data, where nobody tells of them. */
type Inside = (octets: Uint8Array) => readonly Node[] | undefined;

/** An SPDU, X.225 §8: its SI, its LI and its parameters; what user data are the layer above tells, or `inside` shows. */
export const spduTree = (spdu: Spdu, octets: Uint8Array, inside?: Inside): Node => {
  const { kind, parameters, userInformation, long } = spdu;
  const { si, clause } = SPDUS[kind];
  const length = spduUnitsLength(parameters);
  const header = headerOf(length, long);
  const children = [
    node('SI', octets.subarray(0, 1), { value: si, says: SPDU_TITLES[kind] }),
    node('LI', octets.subarray(1, header), { value: length }),
    ...unitTrees(kind, parameters, octets.subarray(header, header + length), undefined, inside),
  ];
  if (userInformation.length > 0) {
    const own = octets.subarray(header + length);
    children.push(node('User Information Field', own, { children: inside?.(own) }));
  }
  return node(`${SPDU_TITLES[kind]} (${kind})`, octets, { clause, children });
};

/** Of an SPDU that cannot be read what can be told apart: its SI, its LI, and the parameters that have room. */
export const brokenSpdu = (octets: Uint8Array): readonly Node[] => {
  const [si, indicator] = octets;
  const kind = kindTold(si ?? NO_SI, true);
  const children = [node('SI', octets.subarray(0, 1), { value: si, says: kind && SPDU_TITLES[kind] })];
  if (kind === undefined || indicator === undefined) return children;
  const header = indicator === LONG ? 4 : 2;
  children.push(node('LI', octets.subarray(1, header), { value: indicator }));
  return [...children, ...brokenUnits(kind, octets.subarray(header), undefined)];
};

/** Parameters, and those of groups, up to the first that has no room. */
const brokenUnits = (kind: SpduKind, octets: Uint8Array, pgi: number | undefined): readonly Node[] => {
  const units: Node[] = [];
  for (let at = 0; at + 2 <= octets.length; ) {
    const [code = 0, length = 0] = octets.subarray(at, at + 2);
    const own = octets.subarray(at, at + 2 + length);
    if (length === LONG || own.length < 2 + length) return [...units, node(`PI ${code}`, own, { why: 'it has no room' })];
    const value = own.subarray(2);
    const group = pgi === undefined && nameOf(kind, code, pgi) === undefined ? GROUP_TITLES[code] : undefined;
    units.push(group ? node(group, own, { children: brokenUnits(kind, value, code) }) : parameterTree(kind, code, value, own, pgi));
    at += own.length;
  }
  return units;
};

const unitTrees = (
  kind: SpduKind,
  units: readonly ParameterUnit[],
  octets: Uint8Array,
  pgi: number | undefined,
  inside: Inside | undefined,
): readonly Node[] => {
  let at = 0;
  return units.map((unit) => {
    const length = 'value' in unit ? unit.value.length : spduUnitsLength(unit.parameters);
    const header = headerOf(length, unit.long);
    const own = octets.subarray(at, at + header + length);
    at += own.length;
    if ('value' in unit) return parameterTree(kind, unit.code, unit.value, own, pgi, inside);
    return node(GROUP_TITLES[unit.code] ?? `PGI ${unit.code}`, own, {
      children: unitTrees(kind, unit.parameters, own.subarray(header), unit.code, inside),
    });
  });
};

const parameterTree = (
  kind: SpduKind,
  code: number,
  value: Uint8Array,
  own: Uint8Array,
  pgi: number | undefined,
  inside?: Inside,
): Node => {
  const name = nameOf(kind, code, pgi);
  if (name === undefined) return node(GROUP_TITLES[code] ?? `PI ${code}`, own, { value: hex(value) });
  const title = PARAMETER_TITLES[name];
  return USER_DATA.has(name)
    ? node(title, own, { children: inside?.(own.subarray(own.length - value.length)) })
    : node(title, own, { ...ofOctets(value), ...SAYINGS[name]?.(value, kind) });
};

/** A parameter by its codes: of several with the same the one that this SPDU has. */
const nameOf = (kind: SpduKind, code: number, pgi: number | undefined): SpduParameterName | undefined => {
  const known = NAMES.filter((name) => {
    const row: { readonly pi: number; readonly pgi?: number } = SPDU_PARAMETERS[name];
    return row.pi === code && row.pgi === pgi;
  });
  return known.find((name) => (SPDUS[kind].has as readonly string[]).includes(name)) ?? known[0];
};

/** An SI or a PI with its length, X.225 §8.2.5. */
const headerOf = (length: number, long: true | undefined): number => (long || length >= LONG ? 4 : 2);

const ofOctets = (value: Uint8Array): Sayings => ({ value: hex(value), ...(isText(value) && { says: `"${textIn(value)}"` }) });
const numbered = (value: Uint8Array): Sayings => ({ value: value[0] ?? 0 });
const bits = (value: Uint8Array, names: readonly string[]): Sayings => ({ value: hex(value), says: names.join(', ') || 'none' });
const serial = (value: Uint8Array): Sayings => ({ value: textIn(value) });
const set = (value: Uint8Array, table: Readonly<Record<string, { readonly code: number; readonly says: string }>>): readonly string[] =>
  Object.values(table).flatMap(({ code, says }) => (((value[0] ?? 0) & code) === 0 ? [] : [says]));
const versions = (value: Uint8Array): Sayings =>
  bits(
    value,
    [1, 2].filter((version) => ((value[0] ?? 0) & version) !== 0).map((version) => `version ${version}`),
  );

const reason = (value: Uint8Array, kind: SpduKind): Sayings => {
  const table = kind === 'RF' ? REFUSE_REASONS : EXCEPTION_REASONS;
  const { says } = reasoned(table, value[0]);
  return { value: value[0] ?? 0, ...(says !== undefined && { says }) };
};

/** A token item has two bits for each token, X.225 §8.3.1.11. */
const settings = (value: Uint8Array): Sayings => {
  const octet = value[0] ?? 0;
  const says = ['data', 'synchronize-minor', 'major/activity', 'release'].map(
    (token, place) => `${token} ${SIDES[(octet >> (2 * place)) & 3]}`,
  );
  return { value: hex(value), says: says.join(', ') };
};
const SIDES = ['initiator', 'responder', 'called SS-user', 'reserved'] as const;

const enclosed = (value: Uint8Array): Sayings => {
  const octet = value[0] ?? 0;
  return bits(value, [...(octet & 1 ? ['beginning of SSDU'] : []), ...(octet & 2 ? ['end of SSDU'] : [])]);
};

const sizes = (value: Uint8Array): Sayings => {
  const size = (at: number): string => `${(value[at] ?? 0) * 0x100 + (value[at + 1] ?? 0) || 'no limit'}`;
  return { value: hex(value), says: `initiator to responder ${size(0)}, responder to initiator ${size(2)}` };
};

// biome-ignore format: a table
const SAYINGS: { readonly [P in SpduParameterName]?: (value: Uint8Array, kind: SpduKind) => Sayings } = {
  protocolOptions:     (value) => bits(value, (value[0] ?? 0) & 1 ? ['extended concatenation'] : []),
  tsduSizes:           sizes,
  version:             versions,
  plainVersion:        versions,
  initialSerial:       serial,
  secondInitialSerial: serial,
  serial,
  oldSerial:           serial,
  secondSerial:        serial,
  units:               (value) => bits(value, unitsIn(value)),
  tokenItem:           (value) => bits(value, tokensIn(value)),
  tokenSetting:        settings,
  resyncTokens:        settings,
  enclosure:           enclosed,
  syncType:            (value) => ({ value: value[0] ?? 0, says: (value[0] ?? 0) & 1 ? 'explicit confirmation is optional' : 'explicit confirmation' }),
  resyncType:          numbered,
  prepareType:         numbered,
  transportDisconnect: (value) => bits(value, set(value, ABORT_BITS)),
  reason,
};

const USER_DATA: ReadonlySet<SpduParameterName> = new Set(['userData', 'extendedUserData', 'miaUserData']);
const NAMES = Object.keys(SPDU_PARAMETERS) as readonly SpduParameterName[];
const LONG = 0xff;
const NO_SI = -1;
