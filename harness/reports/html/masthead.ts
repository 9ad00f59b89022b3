import { subtitleOf, titleOf } from '../heading.ts';
import { type Markup, markup } from '../markup.ts';
import { brokenOf, countsOfVerdicts, type ReportModel } from '../model.ts';
import { VERDICT_WORDS } from '../totals.ts';
import { classOf, short } from './parts.ts';

/** What was run, how it ended, and how often each verdict was given. */
export const masthead = (model: ReportModel, since: { readonly before: number; readonly now: number } | undefined): Markup => {
  const { header, results } = model;
  const counts = countsOfVerdicts(model);
  const given = VERDICT_WORDS.flatMap(([verdict, words]) => (counts[verdict] ? [{ verdict, words, count: counts[verdict] }] : []));
  const broken = brokenOf(model);
  let x = 0;
  return markup`<header><div class="title"><div><h1>${short(titleOf(header))}</h1><p class="sub">${subtitleOf(header).join(' · ')}</p></div>${header.exit !== undefined && markup`<code class="exit">exit ${header.exit}</code>`}</div>
<ul class="tally">${given.map(({ verdict, words, count }) => markup`<li class="${classOf(verdict)}"><b>${count}</b>${words}</li>`)}${since !== undefined && markup`<li><b>${since.before} → ${since.now}</b>failures since the run before</li>`}</ul>
<svg class="bar" viewBox="0 0 ${Math.max(1, results.length)} 1" preserveAspectRatio="none" aria-hidden="true">${given.map(
    ({ verdict, count }) => {
      const rect = markup`<rect class="${classOf(verdict)}" x="${x}" y="0" width="${count}" height="1"/>`;
      x += count;
      return rect;
    },
  )}</svg>${broken !== undefined && markup`<p class="broken">${short(broken)}</p>`}</header>`;
};
