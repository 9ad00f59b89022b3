import { CASES, OWN_FORMS, ruleOf, stepsOf } from '#harness/conformance/index.ts';
import type { Explanation } from '#harness/explain/index.ts';

/** A case of the conformance suite as it is explained: what it asks, how it is tried, and the bug that it finds. */
export const caseExplained = (id: string): Explanation | undefined => {
  const found = CASES.find((each) => each.id === id);
  if (found === undefined) return undefined;
  const { requirement, level, at, roles, saboteur, clause, rule, needs = [] } = found;
  const steps = stepsOf(found, { ...OWN_FORMS.normal, role: roles[0]! });
  return {
    term: id,
    heading: `conformance case, ${level}, at the ${at} boundary, of an endpoint that ${roles.map((role) => SAYS[role]).join(' or ')}`,
    means: requirement,
    causes: [
      `An endpoint fails it that ${saboteur.says}.`,
      ...(needs.length > 0 ? [`It is not applicable to an endpoint without ${needs.join(', ')}.`] : []),
    ],
    try: [...steps, `Run it alone: port102 conform HOST --only ${id} -v`],
    source: `${clause}; rule ${rule}: ${ruleOf(rule)?.says ?? ''}`,
  };
};

const SAYS = { responder: 'is called', initiator: 'calls' } as const;
