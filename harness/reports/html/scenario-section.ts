import { countedAs, type Decision, type Stamped } from '#harness/run/index.ts';
import { commandLine } from '../command-line.ts';
import { outcomeSays } from '../decision-table.ts';
import { framesSay } from '../facts.ts';
import type { Advice } from '../json.ts';
import type { Ladder } from '../ladder-model.ts';
import { ladderFigure } from '../ladder-svg.ts';
import { batchesOf } from '../mail.ts';
import { type Markup, markup } from '../markup.ts';
import type { ScenarioResult } from '../scenario-results.ts';
import { decisionOn, outcomesSay, type Summary } from '../summary.ts';
import { elapsed } from '../times.ts';
import { decisionFigure } from './decision.ts';
import { eventLogs } from './log.ts';
import { badge, copyButton, mark, short, table } from './parts.ts';
import { type Reached, reachedIn } from './reached.ts';
import { topologyFigure } from './topology-figure.ts';

/** How much is told: all of what did not pass, less of what did, and little of that where there is very much. */
export type Telling = 'all' | 'some' | 'little';

/** What there is to say of a scenario. `ladders`: those that there is room for. */
export const scenarioSection = (
  result: ScenarioResult,
  ladders: readonly Ladder[],
  telling: Telling,
  advice: Advice = NO_ADVICE,
): Markup => {
  const isTold = telling === 'all';
  const { summary, took, place, reason } = result;
  const reached = reachedIn(summary);
  return markup`<h2>${badge(result.verdict)} <code>${summary.name}</code>${summary.variant !== undefined && markup`<span>${summary.variant}</span>`}</h2>
<p>${outcomesSay(summary)}${reason !== '' && `; ${reason}`}</p>
<p class="meta">${[place, elapsed(took), `seed ${summary.seed}`].filter(Boolean).join(' · ')}</p>
${cures(summary, isTold ? advice : NO_ADVICE)}${expectations(summary, telling)}<h3>Who reached whom</h3><div class="panel">${topologyFigure(summary, reached)}</div>${attempts(reached)}
${decisions(summary, reached, telling)}${messages(summary)}${faults(summary)}${ladderParts(ladders, isTold)}${telling === 'little' ? LESS : eventLogs(summary, isTold ? MOST_ENTRIES : FEW_ENTRIES)}${findings(summary)}${notes(summary)}
<h3>Do it again</h3><pre class="panel" tabindex="0">${commandLine(result.again)}${framesSay(result) !== '' && markup`\n`}${framesSay(result)}</pre>${isTold && copyButton(result)}
`;
};

/** What would cure it: changes that were tried on the model; of what did not pass, also what is advised where `check` found the like. */
const cures = ({ lints }: Summary, advice: Advice): Markup => {
  const tried = [...new Set(lints.flatMap(({ cures: own = [] }) => own))];
  const advised = [...new Set(lints.filter((each) => !each.cures).map(({ rule }) => rule))].flatMap((rule) =>
    advice(rule).map((says) => [rule, says] as const),
  );
  if (tried.length + advised.length === 0) return markup``;
  return markup`<div class="cures">${tried.length > 0 && markup`<h3>What would cure it</h3><ul>${tried.map((cure) => markup`<li>${short(cure)}</li>`)}</ul>`}${advised.length > 0 && markup`<h3>What to try</h3><ul>${advised.map(([rule, says]) => markup`<li><span class="mono">${rule}</span>: ${short(says)}</li>`)}</ul>`}</div>`;
};

const expectations = ({ expects }: Summary, telling: Telling): Markup => {
  if (expects.length === 0) return markup``;
  const [missed, met] = [true, false].map((isMissed) => expects.filter(({ verdict }) => (countedAs(verdict) === 'failed') === isMissed));
  if (telling === 'little' && missed!.length === 0) return markup`<h3>Why</h3><p>${met!.length} expectations, all met</p>`;
  const rows = (of: Summary['expects']): readonly Markup[] =>
    of.map(
      ({ what, wanted, got, verdict, where }) =>
        markup`<tr><td>${mark(verdict)}</td><th scope="row" class="mono">${short(what)}</th><td class="long">${short(wanted)}</td><td class="long ${countedAs(verdict) === 'failed' ? 'bad' : ''}">${short(got)}</td><td class="mono dim">${where}</td></tr>`,
    );
  const heads = ['', 'what', 'expected', 'observed', 'where it says so'];
  return markup`<h3>Why</h3>${table(heads, rows(missed!))}${met!.length > 0 && markup`<details${missed!.length === 0 && met!.length <= FEW_EXPECTATIONS && markup` open`}><summary>${met!.length} as expected</summary>${table(heads, rows(met!))}</details>`}`;
};

const attempts = (reached: readonly Reached[]): Markup =>
  table(
    ['connector', 'called', 'what became of it', 'the last time'],
    reached.map(
      ({ connector, to, says, last }) =>
        markup`<tr><th scope="row" class="mono">${connector}</th><td>${to ?? ''}</td><td class="${last.outcome === 'up' ? 'good' : 'bad'}">${short(says)}</td><td>${short([last.layer, last.detail].filter(Boolean).join(': '))}</td></tr>`,
    ),
  );

/** The decision that settled each connector's last call; those that are alike stand once. */
const decisions = (summary: Summary, reached: readonly Reached[], telling: Telling): Markup => {
  const byText = new Map<string, { readonly decision: Decision; readonly of: string[] }>();
  for (const { connector, last } of reached) {
    const decision = decisionOn(summary, last.line);
    if (!decision || (telling === 'little' && decision.outcome.kind === 'taken')) continue;
    const key = JSON.stringify(decision);
    const known = byText.get(key);
    if (known) known.of.push(connector);
    else byText.set(key, { decision, of: [connector] });
  }
  if (byText.size === 0) return markup``;
  return markup`<h3>Who could take the calls</h3>${[...byText.values()].map(({ decision, of }) => markup`<details${decision.outcome.kind !== 'taken' && markup` open`}><summary><span class="mono">${of.join(', ')}</span>: ${short(outcomeSays(decision.outcome))}</summary>${decisionFigure(decision)}</details>`)}`;
};

const messages = ({ events }: Summary): Markup => {
  const rows = batchesOf(events).map(
    ({ from, count, fate }) =>
      markup`<tr><th scope="row" class="mono">${from}</th><td class="num">${count}</td><td>${short(fate)}</td></tr>`,
  );
  return rows.length === 0 ? markup`` : markup`<h3>Messages</h3>${table(['queued for', 'messages', 'what became of them'], rows)}`;
};

const faults = ({ events }: Summary): Markup => {
  const struck = events.filter((event): event is Extract<Stamped, { type: 'fault' }> => event.type === 'fault');
  const rows = struck
    .slice(0, MOST_ENTRIES)
    .map(
      ({ fault, says, line }) =>
        markup`<tr><td class="mono">${short(fault)}</td><td>${short(says)}</td><td class="mono dim">${line}</td></tr>`,
    );
  return rows.length === 0 ? markup`` : markup`<h3>Faults on purpose</h3>${table(['fault', 'what it did', 'line'], rows)}`;
};

const ladderParts = (ladders: readonly Ladder[], isTold: boolean): Markup =>
  ladders.length === 0
    ? markup``
    : markup`<h3>Ladders</h3>${ladders.map((ladder, index) => markup`<details${isTold && index === 0 && markup` open`}><summary class="mono">${ladder.title}</summary><div class="panel">${ladderFigure(ladder)}</div></details>`)}`;

const findings = ({ lints }: Summary): Markup => {
  const rows = lints.map(
    ({ rule, says, where }) =>
      markup`<tr><td class="mono">${rule}</td><td class="long">${short(says)}</td><td class="mono dim">${where}</td></tr>`,
  );
  return rows.length === 0 ? markup`` : markup`<h3>What check had found</h3>${table(['rule', 'says', 'where'], rows)}`;
};

const notes = ({ notes: said }: Summary): Markup =>
  said.length === 0 ? markup`` : markup`<h3>Notes</h3><ul>${said.map((note) => markup`<li>${short(note)}</li>`)}</ul>`;

const LESS = markup`<p class="dim">Less is told here, for there is much: run it alone for its ladders and event logs.</p>`;
const NO_ADVICE: Advice = () => [];
const FEW_EXPECTATIONS = 10;
const MOST_ENTRIES = 60;
const FEW_ENTRIES = 12;
