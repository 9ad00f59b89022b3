import type { Verdict } from '#harness/run/index.ts';
import { lackOf } from './campaign.ts';
import type { Case, Role } from './case.ts';
import type { OwnForm } from './own/form.ts';
import { type FormOf, ownFeatures, rehearse, sabotage } from './own/rehearsal.ts';
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

/**
 * Proves cases: each passes on our own endpoint, and finds the bug of its saboteur. In memory. `form`: on that one, as far as they are about such an
 * endpoint; absent: all of them, each on an MTA in its mode.
 */
export async function* prove(cases: readonly Case[], role: Role, form?: OwnForm): AsyncGenerator<Proof> {
  const features = await ownFeatures(role);
  const formOf: FormOf = ({ mode = 'normal' }) => form ?? mode;
  const of = cases.filter((each) => each.roles.includes(role) && (form === undefined || lackOf(each, features[form]) === undefined));
  for (const own of await rehearse(of, role, features, formOf)) {
    const sabotaged = await sabotage(own.case, role, features, formOf(own.case));
    yield { case: own.case, role, own: own.verdict, sabotaged: sabotaged.verdict, flaw: flawOf(own, sabotaged) };
  }
}

const flawOf = (own: Result, sabotaged: Result): string | undefined => {
  const { level, saboteur } = own.case;
  if (own.verdict !== 'pass') return `our own endpoint: ${own.verdict}, ${saysOf(own)}`;
  const found: readonly Verdict[] = level === 'must' ? ['fail'] : ['warn', 'fail'];
  return found.includes(sabotaged.verdict) ? undefined : `${sabotaged.verdict} where the endpoint ${saboteur.says}`;
};
