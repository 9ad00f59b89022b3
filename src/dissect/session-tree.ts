import { kindTold, type ParameterUnit, SPDUS, type Spdu, type SpduKind, spduUnitsLength } from '#src/session/index.ts';
import { Node, node } from './node.ts';
import { GROUP_TITLES, SPDU_NAMES, SPDU_TITLES } from './session-names.ts';
import { type Inside, nameOf, parameterTree } from './session-parameters.ts';
import { HEAD, HEADERS } from './steps.ts';

/** The octets that an SPDU takes. */
export const sizeOf = ({ parameters, userInformation, long }: Spdu): number => {
  const length = spduUnitsLength(parameters);
  return headerOf(length, long) + length + userInformation.length;
};

/** An SPDU of the octets from `start` to `end`, X.225 §8: its SI, its LI and its parameters; what user data are the layer above tells, or `inside` shows. */
export const spduTree = (
  spdu: Spdu,
  octets: Uint8Array,
  start: number,
  end: number,
  inside?: Inside,
  heads: readonly Node[] = [],
): Node => {
  const { kind, parameters, userInformation, long } = spdu;
  const { clause } = SPDUS[kind];
  const length = spduUnitsLength(parameters);
  const units = start + headerOf(length, long);
  const children = [...heads, ...headOf(kind, octets, start, units, length)];
  addUnits(children, kind, parameters, octets, units, undefined, inside);
  if (userInformation.length > 0)
    children.push(
      new Node('User Information Field', octets, units + length, end, undefined, undefined, undefined, inside?.(userInformation)),
    );
  return new Node(SPDU_NAMES[kind], octets, heads[0]?.start ?? start, end, undefined, undefined, clause, children);
};

/** The same of a step of a transfer as `stepIn` finds it, with the head before it: it has no need to be decoded. */
export const stepTree = (kind: SpduKind, tsdu: Uint8Array, inside: Inside): Node => {
  const { length } = tsdu;
  const children = [stepHead(tsdu), ...headOf(kind, tsdu, HEAD, HEADERS, tsdu[3]!)];
  if (kind === 'DT')
    children.push(
      new Node('User Information Field', tsdu, HEADERS, length, undefined, undefined, undefined, inside(tsdu.subarray(HEADERS))),
    );
  else
    for (let at = HEADERS; at < length; ) {
      const end = at + 2 + tsdu[at + 1]!;
      children.push(parameterTree(kind, tsdu[at]!, tsdu.subarray(at + 2, end), tsdu, at, undefined, undefined, end));
      at = end;
    }
  return new Node(SPDU_NAMES[kind], tsdu, 0, length, undefined, undefined, SPDUS[kind].clause, children);
};

const stepHead = (tsdu: Uint8Array): Node => {
  const kind = tsdu[0] === SPDUS.GT.si ? 'GT' : 'PT';
  return new Node(SPDU_NAMES[kind], tsdu, 0, HEAD, undefined, undefined, SPDUS[kind].clause, headOf(kind, tsdu, 0, HEAD, 0));
};

/** SI and LI. */
const headOf = (kind: SpduKind, octets: Uint8Array, start: number, end: number, length: number): Node[] => [
  new Node('SI', octets, start, start + 1, SPDUS[kind].si, SPDU_TITLES[kind]),
  new Node('LI', octets, start + 1, end, length),
];

/** Of an SPDU that cannot be read what can be told apart: its SI, its LI, and the parameters that have room. */
export const brokenSpdu = (octets: Uint8Array): readonly Node[] => {
  const [si, indicator] = octets;
  const kind = kindTold(si ?? NO_SI, true);
  const children = [new Node('SI', octets, 0, 1, si, kind && SPDU_TITLES[kind])];
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
    units.push(group ? node(group, own, { children: brokenUnits(kind, value, code) }) : parameterTree(kind, code, value, own, 0, pgi));
    at += own.length;
  }
  return units;
};

/** Adds the parameters that stand at `start`, in their order. */
const addUnits = (
  children: Node[],
  kind: SpduKind,
  units: readonly ParameterUnit[],
  octets: Uint8Array,
  start: number,
  pgi: number | undefined,
  inside: Inside | undefined,
): void => {
  let at = start;
  for (const unit of units) {
    const length = 'value' in unit ? unit.value.length : spduUnitsLength(unit.parameters);
    const contents = at + headerOf(length, unit.long);
    if ('value' in unit) children.push(parameterTree(kind, unit.code, unit.value, octets, at, pgi, inside, contents + length));
    else {
      const parts: Node[] = [];
      addUnits(parts, kind, unit.parameters, octets, contents, unit.code, inside);
      const title = GROUP_TITLES[unit.code] ?? `PGI ${unit.code}`;
      children.push(new Node(title, octets, at, contents + length, undefined, undefined, undefined, parts));
    }
    at = contents + length;
  }
};

/** An SI or a PI with its length, X.225 §8.2.5. */
const headerOf = (length: number, long: true | undefined): number => (long || length >= LONG ? 4 : 2);

const LONG = 0xff;
const NO_SI = -1;
