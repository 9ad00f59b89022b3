import type { Verdict } from '#harness/run/index.ts';
import type { Case, Role } from './case.ts';
import { ownFeatures, rehearse, sabotage } from './own/rehearsal.ts';
import { type Result, saysOf } from './result.ts';

/** What became of one case in one role: on our own endpoint, and on the one with the bug that it names. */
export interface Proof {
  readonly case: Case;
  readonly role: Role;
  readonly own: Verdict;
  readonly sabotaged: Verdict;
  /** Why it proves nothing; undefined: it does. */
  readonly flaw: string | undefined;
}

/** Proves cases: each passes on our own endpoint, and finds the bug of its saboteur. In memory. */
export async function* prove(cases: readonly Case[], role: Role): AsyncGenerator<Proof> {
  const features = await ownFeatures(role);
  const of = cases.filter(({ roles }) => roles.includes(role));
  for (const own of await rehearse(of, role, features)) {
    const sabotaged = await sabotage(own.case, role, features);
    yield { case: own.case, role, own: own.verdict, sabotaged: sabotaged.verdict, flaw: flawOf(own, sabotaged) };
  }
}

const flawOf = (own: Result, sabotaged: Result): string | undefined => {
  const { level, saboteur } = own.case;
  if (own.verdict !== 'pass') return `our own endpoint: ${own.verdict}, ${saysOf(own)}`;
  const found: readonly Verdict[] = level === 'must' ? ['fail'] : ['warn', 'fail'];
  return found.includes(sabotaged.verdict) ? undefined : `${sabotaged.verdict} where the endpoint ${saboteur.says}`;
};
