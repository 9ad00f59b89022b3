import { createHash } from 'node:crypto';
import { titleOf } from './heading.ts';
import { failuresSince, newsSince, type Standing, standingsOf } from './history.ts';
import { caseSection } from './html/case-section.ts';
import { masthead } from './html/masthead.ts';
import { nav } from './html/nav.ts';
import { overview } from './html/overview.ts';
import { laddersWithin } from './html/room.ts';
import { scenarioSection, type Telling } from './html/scenario-section.ts';
import { SCRIPT } from './html/script.ts';
import { standing } from './html/standing.ts';
import { STYLE } from './html/style.ts';
import { type Advice, jsonText, type Kept, resultsOf } from './json.ts';
import type { Ladder } from './ladder-model.ts';
import { type Markup, markup, Markup as Written } from './markup.ts';
import { issue } from './md.ts';
import { isFailure, type ReportModel, type Result } from './model.ts';

/** A run as one page that asks for nothing else: it works from a disk, without a network, and without its script. */
export const html = (model: ReportModel, kept: Kept): string => {
  const { header, results } = model;
  const { past = [] } = kept;
  const isTold = (result: Result): boolean => isFailure(header, result) || TOLD.has(result.verdict);
  const told = results.filter(isTold);
  const fully = new Set(told.slice(0, MOST_TOLD));
  const tellingOf = (result: Result): Telling => (fully.has(result) ? 'all' : results.length > MANY ? 'little' : 'some');
  const ladders = laddersWithin(results, isTold);
  const first = results.find((result) => isFailure(header, result));
  const files = kept.artifacts.filter(({ kind }) => kind !== 'html').map(({ path }) => path);
  return `<!DOCTYPE html>
${markup`<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${titleOf(header)}</title><style>${new Written(STYLE)}</style></head>
<body>${masthead(model, failuresSince(past, model))}
<div class="body">${nav(model)}
<main><section id="overview" class="${first ? '' : 'first'}">${overview(model, files, newsSince(past, model))}</section>
${results.map((result) => section(result, ladders.get(result) ?? [], tellingOf(result), result === first, standingsOf(past, result), kept.advice))}</main></div>
<p class="keys"><kbd>j</kbd> <kbd>k</kbd> next and previous of what did not pass · <kbd>/</kbd> filter · <kbd>c</kbd> copy as issue</p>
<script type="application/json" id="data">${data(model, kept, told)}</script><script>${new Written(SCRIPT)}</script></body></html>`}
`;
};

const section = (
  result: Result,
  ladders: readonly Ladder[],
  telling: Telling,
  isFirst: boolean,
  before: readonly Standing[],
  advice?: Advice,
): Markup =>
  markup`<section id="${result.anchor}" class="${[telling === 'all' && 'told', isFirst && 'first'].filter(Boolean).join(' ')}">${result.kind === 'case' ? caseSection(result, ladders, telling === 'all') : scenarioSection(result, ladders, telling, advice)}${telling === 'all' && standing(before, result)}</section>
`;

/** For programs, and for the script: the results document of what did not pass, and each as Markdown. */
const data = (model: ReportModel, kept: Kept, told: readonly Result[]): Markup => {
  const fully = told.slice(0, MOST_TOLD);
  return new Written(
    jsonText({
      ...resultsOf({ ...model, results: fully }, kept),
      summary: resultsOf(model, kept).summary,
      told: told.map(({ anchor }) => anchor),
      issues: Object.fromEntries(fully.map((result) => [result.anchor, issue(result)])),
    }),
  );
};

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** What did not simply pass, and is told with all there is. */
const TOLD: ReadonlySet<string> = new Set(['fail', 'warn', 'inconclusive', 'none', 'xfail', 'xpass', 'error']);
/** Results of which so much cannot be told that the page stays small. */
const MANY = 60;
/** Of what did not pass, how many are told with all there is. */
const MOST_TOLD = 100;
const POLICY = `default-src 'none'; style-src ${hashOf(STYLE)}; script-src ${hashOf(SCRIPT)}; base-uri 'none'; form-action 'none'`;
