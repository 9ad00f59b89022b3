import { sessionFaults } from './faults.ts';
import { type ParameterName, valueIn } from './parameters.ts';
import type { Spdu } from './spdu.ts';
import { SPDUS, type SpduKind, type SpduRow } from './spdus.ts';
import type { Settings } from './variables.ts';

/** The SPDUs of a TSDU as events, in the order of X.225 §6.3.7.1; a GT or PT that is a mere head is none. */
export const inTurn = (spdus: readonly Spdu[], settings: Settings): readonly Spdu[] => {
  if (isDT(spdus)) return [spdus[1]!];
  if (!mayStand(spdus, settings)) throw sessionFaults.concatenation({ octet: 0, got: spdus.map(({ kind }) => kind).join('+') });
  if (spdus.length === 1) return spdus;
  const barred = spdus.find(({ kind }) => BARE_HEAD.has(kind));
  if (barred && spdus.some(givesTokens)) throw sessionFaults.headTokens({ octet: 0, got: barred.kind });
  return spdus.filter((spdu) => !isHead(spdu)).toSorted((one, other) => SPDUS[one.kind].turn - SPDUS[other.kind].turn);
};

/** Whether SPDUs may share a TSDU, X.225 §6.3.7: heads of category 0, and behind them what belongs there. */
const mayStand = (spdus: readonly Spdu[], { extendedConcatenation }: Settings): boolean => {
  const heads = spdus.map(({ kind }) => kind).filter((kind) => SPDUS[kind].category === 0);
  const rest = spdus.slice(heads.length);
  if (heads.length === 0) return spdus.length === 1 && SPDUS[spdus[0]!.kind].category === 1;
  if (!extendedConcatenation && (heads.length > 1 || rest.length > 1)) return false;
  return !hasTwice(spdus) && rest.every(({ kind }) => belongsBehind(kind, heads));
};

const belongsBehind = (kind: SpduKind, heads: readonly SpduKind[]): boolean =>
  (SPDUS[kind] as SpduRow).behind.some((head) => heads.includes(head));
const isDT = (spdus: readonly Spdu[]): boolean =>
  spdus.length === 2 && spdus[1]!.kind === 'DT' && spdus[0]!.kind === 'GT' && spdus[0]!.parameters.length === 0;
// What is not known counts for nothing, X.225 §A.4.3.1.1: a head may hold it, and say no more for that.
const isHead = ({ kind, parameters }: Spdu): boolean =>
  SPDUS[kind].category === 0 && SAYING.every((name) => valueIn(parameters, name) === undefined);
const hasTwice = (spdus: readonly Spdu[]): boolean => new Set(spdus.map(({ kind }) => kind)).size < spdus.length;
const givesTokens = ({ kind, parameters }: Spdu): boolean => kind === 'GT' && valueIn(parameters, 'tokenItem') !== undefined;

/** What makes more of a GT or PT than a head. */
const SAYING: readonly ParameterName[] = ['tokenItem', 'userData'];
/** A GT before these has no token item, X.225 Table 7. */
const BARE_HEAD: ReadonlySet<SpduKind> = new Set<SpduKind>(['RS', 'AI', 'AD', 'CD']);
