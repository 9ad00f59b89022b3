import type { Decision, Outcome } from '#harness/run/index.ts';
import { asksBy, holdsAlike, outcomeSays } from '../decision-table.ts';
import { type Markup, markup } from '../markup.ts';
import { short, table } from './parts.ts';

/** Who could have taken a call: connectors by criteria, and what came of it. */
export const decisionFigure = (decision: Decision): Markup => {
  const { host, candidates, outcome, rules } = decision;
  const all = [...new Set(candidates.flatMap(({ criteria }) => criteria.map(({ name }) => name)))];
  const alike = all.length > MOST_COLUMNS ? all.filter((name) => holdsAlike(decision, name)) : [];
  const names = all.filter((name) => !alike.includes(name));
  const rows = candidates.map(
    ({ connector, criteria }) =>
      markup`<tr><th scope="row" class="mono">${short(connector)}</th>${names.map((name) => {
        const found = criteria.find((each) => each.name === name);
        if (!found) return markup`<td></td>`;
        return found.ok
          ? markup`<td title="${found.rule}"><span class="good">✓</span> ${short(found.got) || '(blank)'}</td>`
          : markup`<td title="${found.rule}"><span class="bad">✗</span> wants ${short(found.wanted) || '(blank)'}, gets ${short(found.got) || '(blank)'}</td>`;
      })}<td class="${takes(outcome, connector) === 'no' ? 'dim' : outcome.kind === 'taken' ? 'good' : 'warn'}">${takes(outcome, connector)}</td></tr>`,
  );
  return markup`<p><b>${host}</b> decides by ${asksBy(decision)}: ${short(outcomeSays(outcome))}</p>${table(['connector', ...names.map(short), ''], rows)}${alike.length > 0 && markup`<p><span class="good">✓</span> ${short(alike.map((name) => `${name}: ${gotIn(decision, name)}`).join('; '))}</p>`}<p class="meta">rules: ${short(rules)}</p>`;
};

const gotIn = ({ candidates }: Decision, name: string): string =>
  candidates.flatMap(({ criteria }) => criteria).find((each) => each.name === name)?.got ?? '';

/** Criteria that stand in columns, if there are more that say the same of all. */
const MOST_COLUMNS = 5;

const takes = (outcome: Outcome, connector: string): string => {
  if (outcome.kind === 'taken') return outcome.by === connector ? 'takes it' : 'no';
  if (outcome.kind === 'refused' || !outcome.among.includes(connector)) return 'no';
  if (outcome.kind === 'open') return 'may take it';
  return 'taken' in outcome.so && outcome.so.taken === connector ? 'fits, and takes it' : 'fits too';
};
