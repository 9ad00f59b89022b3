import {
  ABORT_BITS,
  EXCEPTION_REASONS,
  REFUSE_REASONS,
  SPDU_PARAMETERS,
  SPDUS,
  type SpduKind,
  type SpduParameterName,
} from '#src/session/index.ts';
import { hex, isText, textIn } from './hex.ts';
import { Node } from './node.ts';
import { reasoned } from './pdu.ts';
import { tokensIn, unitsIn } from './session-fields.ts';
import { GROUP_TITLES, PARAMETER_TITLES } from './session-names.ts';

/** What is in user data, where nobody tells of them. */
export type Inside = (octets: Uint8Array) => readonly Node[] | undefined;

/** A parameter of an SPDU, X.225 §8.2, from `start` to `end`: in a group its PGI says which. */
export const parameterTree = (
  kind: SpduKind,
  code: number,
  value: Uint8Array,
  octets: Uint8Array,
  start: number,
  pgi: number | undefined,
  inside?: Inside,
  end = octets.length,
): Node => {
  const name = nameOf(kind, code, pgi);
  if (name === undefined) return new Node(GROUP_TITLES[code] ?? `PI ${code}`, octets, start, end, hex(value));
  const title = PARAMETER_TITLES[name];
  if (USER_DATA.has(name)) return new Node(title, octets, start, end, undefined, undefined, undefined, inside?.(value));
  const said = SAYINGS[name]?.(value, kind);
  return new Node(title, octets, start, end, said?.value ?? hex(value), said?.says ?? spelt(value));
};

/** A parameter by its codes: of several with the same the one that this SPDU has. */
export const nameOf = (kind: SpduKind, code: number, pgi: number | undefined): SpduParameterName | undefined => {
  const known = BY_CODES.get(codesOf(code, pgi));
  if (known === undefined || known.length === 1) return known?.[0];
  return known.find((name) => (SPDUS[kind].has as readonly string[]).includes(name)) ?? known[0];
};

type Said = Pick<Node, 'value'> & Partial<Pick<Node, 'says'>>;

const spelt = (value: Uint8Array): string | undefined => (isText(value) ? `"${textIn(value)}"` : undefined);
const numbered = (value: Uint8Array): Said => ({ value: value[0] ?? 0 });
const bits = (value: Uint8Array, names: readonly string[]): Said => ({ value: hex(value), says: names.join(', ') || 'none' });
const serial = (value: Uint8Array): Said => ({ value: textIn(value) });
const set = (value: Uint8Array, table: Readonly<Record<string, { readonly code: number; readonly says: string }>>): readonly string[] =>
  Object.values(table).flatMap(({ code, says }) => (((value[0] ?? 0) & code) === 0 ? [] : [says]));
const versions = (value: Uint8Array): Said =>
  bits(
    value,
    [1, 2].filter((version) => ((value[0] ?? 0) & version) !== 0).map((version) => `version ${version}`),
  );

const reason = (value: Uint8Array, kind: SpduKind): Said => {
  const table = kind === 'RF' ? REFUSE_REASONS : EXCEPTION_REASONS;
  const { says } = reasoned(table, value[0]);
  return { value: value[0] ?? 0, ...(says !== undefined && { says }) };
};

/** A token item has two bits for each token, X.225 §8.3.1.11. */
const settings = (value: Uint8Array): Said => {
  const octet = value[0] ?? 0;
  const says = ['data', 'synchronize-minor', 'major/activity', 'release'].map(
    (token, place) => `${token} ${SIDES[(octet >> (2 * place)) & 3]}`,
  );
  return { value: hex(value), says: says.join(', ') };
};
const SIDES = ['initiator', 'responder', 'called SS-user', 'reserved'] as const;

const enclosed = (value: Uint8Array): Said => {
  const octet = value[0] ?? 0;
  return bits(value, [...(octet & 1 ? ['beginning of SSDU'] : []), ...(octet & 2 ? ['end of SSDU'] : [])]);
};

const sizes = (value: Uint8Array): Said => {
  const size = (at: number): string => `${(value[at] ?? 0) * 0x100 + (value[at + 1] ?? 0) || 'no limit'}`;
  return { value: hex(value), says: `initiator to responder ${size(0)}, responder to initiator ${size(2)}` };
};

// biome-ignore format: a table
const SAYINGS: { readonly [P in SpduParameterName]?: (value: Uint8Array, kind: SpduKind) => Said } = {
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
/** A PI and the PGI around it as one number. */
const codesOf = (pi: number, pgi = 0): number => pgi * 0x100 + pi;
const BY_CODES = new Map<number, SpduParameterName[]>();
for (const name of Object.keys(SPDU_PARAMETERS) as readonly SpduParameterName[]) {
  const { pi, pgi }: { readonly pi: number; readonly pgi?: number } = SPDU_PARAMETERS[name];
  BY_CODES.set(codesOf(pi, pgi), [...(BY_CODES.get(codesOf(pi, pgi)) ?? []), name]);
}
