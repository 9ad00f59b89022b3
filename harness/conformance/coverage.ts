import { groupOf } from './case.ts';
import { CASES } from './cases/index.ts';
import { RULES, type Rule } from './rules/index.ts';
import { UNTRIED } from './rules/untried.ts';

/** The cases that try a rule, or why there are none. */
export interface Covered {
  readonly rule: Rule;
  readonly cases: readonly string[];
  readonly gap: string | undefined;
  /** Why it is left out, as somebody has said. */
  readonly said: string | undefined;
}

/** Every rule with its cases. */
export const coverage = (): readonly Covered[] =>
  RULES.map((rule) => {
    const cases = CASES.filter((each) => each.rule === rule.id).map(({ id }) => id);
    const said = UNTRIED[rule.id];
    return { rule, cases, said, gap: cases.length > 0 ? undefined : (said ?? 'not tried yet') };
  });

/** The part of the README that the tables say: how many cases there are, and clause by clause what they cover. */
export const coverageText = (): string => {
  const all = coverage();
  const groups = [...new Set(CASES.map(groupOf))];
  const tried = all.filter(({ cases }) => cases.length > 0).length;
  return [
    `${CASES.length} cases; ${tried} of ${all.length} rules are tried.`,
    '',
    '| group | cases | called endpoints | calling endpoints | must | should | may |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...groups.map((group) => {
      const of = CASES.filter((each) => groupOf(each) === group);
      const count = (test: (each: (typeof of)[number]) => boolean): number => of.filter(test).length;
      const roles = [count(({ roles }) => roles.includes('responder')), count(({ roles }) => roles.includes('initiator'))];
      return `| ${[group, of.length, ...roles, ...(['must', 'should', 'may'] as const).map((level) => count((each) => each.level === level))].join(' | ')} |`;
    }),
    '',
    '## Clauses and cases',
    '',
    'Marks: T, the clause was read; I, it was read, and the reaction is concluded; A, second hand; M, from memory. Rules marked A and M are tried as `may`.',
    '',
    '| rule | clause | mark | cases, or why there are none |',
    '| --- | --- | --- | --- |',
    ...all.map(
      ({ rule, cases, gap }) =>
        `| ${rule.id} | ${rule.clause.replaceAll('|', '\\|')} | ${rule.mark} | ${gap === undefined ? cases.map((id) => `\`${id}\``).join(' ') : `gap: ${gap}`} |`,
    ),
    '',
  ].join('\n');
};
