import { down } from '#src/core/index.ts';
import { sessionFaults } from './faults.ts';
import { judgeSpdu } from './rules.ts';
import { encodeTsdu, type Spdu, spduOf, type Values } from './spdu.ts';
import { SPDUS, type SpduKind, type SpduRow } from './spdus.ts';
import type { Variables } from './variables.ts';

/** The effect of sending an SPDU of these values, behind a GT or PT where it needs one. What it may not say is the caller's to hear. */
export const send = (variables: Variables, kind: SpduKind, values: Values = {}) =>
  sendBehind(variables, (SPDUS[kind] as SpduRow).behind[0], kind, values);

/** The same, behind that head. */
export const sendBehind = (variables: Variables, head: 'GT' | 'PT' | undefined, kind: SpduKind, values: Values) => {
  const spdu = spduOf(kind, values);
  judgeSpdu(spdu as Spdu, variables);
  const tsdu = encodeTsdu((head === undefined ? [spdu] : [spduOf(head), spdu]) as readonly Spdu[]);
  const { sends } = variables.terms;
  // What we say of our own accord is short, and goes out whatever sizes a peer asks for.
  if (values.userData !== undefined && sends > 0 && tsdu.length > sends) throw sessionFaults.longTsdu({ got: tsdu.length });
  return down({ kind: 'T-DATA.request', tsdu });
};
