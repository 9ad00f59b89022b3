import { countedAs } from '#harness/run/index.ts';
import { commandLine } from './command-line.ts';
import { factsOf } from './facts.ts';
import { titleOf } from './heading.ts';
import { ladderText } from './ladder-text.ts';
import { laddersOf } from './ladders.ts';
import { saysOf } from './mapping.ts';
import { escaped } from './markup.ts';
import { brokenOf, isFailure, type ReportModel, type Result } from './model.ts';
import { PLAIN } from './paint.ts';
import { tallyOf } from './totals.ts';
import { shortened, visible, visibleLines } from './visible.ts';

/** Markdown for a job summary: the totals, a table of what failed, and behind each a ladder that can be unfolded. */
export const markdown = (model: ReportModel): string => {
  const { header, results, illnesses } = model;
  const telling = results.filter((result) => isFailure(header, result) || result.verdict === 'warn');
  const broken = brokenOf(model);
  const shown = telling.slice(0, MOST);
  return [
    `## ${inline(titleOf(header))}`,
    '',
    `${tallyOf(model)} · seed ${header.seed} · ${inline(header.started)}${header.exit === undefined ? '' : ` · exit ${header.exit}`}`,
    '',
    ...(broken === undefined ? [] : [`**${inline(broken)}**`, '']),
    ...illnesses.map(({ group, ill }) => `> The endpoint was not well (${inline(group)}): ${inline(ill)}\n`),
    ...(shown.length > 0 ? [...table(shown), ''] : []),
    ...(telling.length > MOST ? [`${telling.length - MOST} more are in the other reports.`, ''] : []),
    ...shown.flatMap(folded),
    ...(header.argv.length > 0 ? [`${code(commandLine(header.argv))}`, ''] : []),
  ].join('\n');
};

/** One result that did not pass, as it goes into an issue. */
export const issue = (result: Result): string => {
  const ladders = laddersOf(result).slice(0, MOST_LADDERS);
  return [
    `### ${inline(`${result.id}: ${result.title}`)}`,
    '',
    ...factsOf(result).map(([name, value]) => `- ${inline(name)}: ${code(value)}`),
    '',
    ...ladders.flatMap((ladder) => fenced(ladderText(PLAIN, ladder).join('\n'))),
  ].join('\n');
};

const table = (results: readonly Result[]): readonly string[] => [
  '| | what | expected | observed |',
  '| --- | --- | --- | --- |',
  ...results.map((result) => {
    const { id, verdict, expected, observed, reason } = result;
    const spec = result.kind === 'case' ? `<br>${inline(`${result.told.clause} ${result.told.level.toUpperCase()}`)}` : '';
    return `| ${countedAs(verdict) === 'failed' ? '❌' : '⚠️'} ${verdict} | ${inline(id)}${spec} | ${inline(expected.join(' or '))} | ${inline([observed, reason].filter(Boolean).join('; '))} |`;
  }),
];

const folded = (result: Result): readonly string[] => [
  '<details>',
  `<summary>${escaped(shortened(result.id, LONGEST))}: ${escaped(shortened(saysOf(result), LONGEST))}</summary>`,
  '',
  issue(result),
  '</details>',
  '',
];

/** Text within a line: nothing in it is markup, and it breaks no table. */
const inline = (text: string): string => escaped(shortened(text, LONGEST).replace(/[\\`*_{}[\]()#+!|~$@]/g, '\\$&'));

/** A fence that is longer than any within. */
const code = (text: string): string => {
  const shown = visible(shortened(text, LONGEST));
  const ticks = '`'.repeat(longestRun(shown) + 1);
  return `${ticks}${/^`|`$/.test(shown) ? ` ${shown} ` : shown}${ticks}`;
};

const fenced = (text: string): readonly string[] => {
  const shown = visibleLines(text);
  const ticks = '`'.repeat(Math.max(3, longestRun(shown) + 1));
  return [`${ticks}text`, shown, ticks, ''];
};

const longestRun = (text: string): number => Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));

const LONGEST = 500;
/** Results that are told one by one: a summary must not be longer than 1 MiB. */
const MOST = 50;
const MOST_LADDERS = 4;
