import { sessionFaults } from './faults.ts';
import type { SpduKind } from './spdus.ts';
import type { Token, Unit } from './units.ts';
import type { Variables } from './variables.ts';

/** When an SPDU may be sent, X.225 Table 5. */
interface Right {
  /** The unit it belongs to. */
  readonly unit?: Unit;
  /** The tokens that its sender must have, so far as they are available. */
  readonly holds: readonly Token[];
  /** The tokens that must be at the other side, and available. */
  readonly lacks?: readonly Token[];
  /** Whether an activity must run, where there is activity management. */
  readonly activity?: 'runs' | 'rests';
}

const ALL: readonly Token[] = ['data', 'minor', 'major', 'release'];
const WORK: readonly Token[] = ['data', 'minor', 'major'];

// biome-ignore format: a table
/** X.225 Table 5 with the conditions of §7: the same for what our user asks and for what a peer sends. */
export const RIGHTS: { readonly [K in SpduKind]?: Right } = {
  DT:  {                      holds: ['data'] },
  TD:  { unit: 'typedData',   holds: [] },
  CD:  { unit: 'capability',  holds: WORK,      activity: 'rests' },
  GTC: { unit: 'activity',    holds: ALL,       activity: 'rests' },
  MIP: { unit: 'minorSync',   holds: ['data', 'minor'], activity: 'runs' },
  MIA: { unit: 'minorSync',   holds: [],        activity: 'runs' },
  AS:  { unit: 'activity',    holds: WORK,      activity: 'rests' },
  AR:  { unit: 'activity',    holds: WORK,      activity: 'rests' },
  AI:  { unit: 'activity',    holds: ['major'], activity: 'runs' },
  AD:  { unit: 'activity',    holds: ['major'], activity: 'runs' },
  AE:  { unit: 'activity',    holds: WORK,      activity: 'runs' },
  ED:  { unit: 'exceptions',  holds: [], lacks: ['data'], activity: 'runs' },
  ER:  { unit: 'exceptions',  holds: [], lacks: ['data'], activity: 'runs' },
  FN:  {                      holds: ALL,       activity: 'rests' },
};

/** Throws unless we may send that SPDU now. */
export const maySend = (kind: SpduKind, variables: Variables): void => judge(kind, variables, (token) => variables.owned.has(token));

/** Throws unless the peer may send that SPDU now. */
export const mayCome = (kind: SpduKind, variables: Variables): void => judge(kind, variables, (token) => !variables.owned.has(token));

/** Throws unless these tokens are available and their giver has them, X.225 §7.16. */
export const mustHold = (tokens: readonly Token[], { terms }: Variables, has: (token: Token) => boolean): void => {
  if (tokens.length === 0) throw sessionFaults.tokenItem({ got: 'none' });
  for (const token of tokens) {
    if (!terms.tokens.includes(token)) throw sessionFaults.tokenItem({ got: token });
    if (!has(token)) throw sessionFaults.token({ got: token });
  }
};

const judge = (kind: SpduKind, { terms, sync }: Variables, has: (token: Token) => boolean): void => {
  const right = RIGHTS[kind];
  if (right === undefined) return;
  const { unit, holds, lacks = [], activity } = right;
  if (unit !== undefined && !terms.units.includes(unit)) throw sessionFaults.unitMissing({ got: kind });
  for (const token of terms.tokens)
    if (holds.includes(token) && !has(token)) throw sessionFaults.token({ got: `${kind} without ${token}` });
  for (const token of lacks) if (!terms.tokens.includes(token) || has(token)) throw sessionFaults.token({ got: `${kind} with ${token}` });
  const isManaged = activity !== undefined && terms.units.includes('activity');
  if (isManaged && sync.activity !== (activity === 'runs')) throw sessionFaults.activity({ got: kind });
};
