import { countedAs } from '#harness/run/index.ts';
import { dateSays } from '../heading.ts';
import type { News, Standing } from '../history.ts';
import { type Markup, markup } from '../markup.ts';
import type { Result } from '../model.ts';
import { mark, short, table } from './parts.ts';

/** How a result came out in the runs that are kept, and in this one; nothing where it is the first. */
export const standing = (before: readonly Standing[], { verdict }: Result): Markup => {
  if (before.length === 0) return markup``;
  const verdicts = [...before.map((each) => each.verdict), verdict];
  return markup`<h3>Where it stands</h3>${table(
    [...before.map(({ started }) => dateSays(started)), 'this run'],
    [markup`<tr>${verdicts.map((each) => markup`<td>${mark(each)} ${each}</td>`)}</tr>`],
  )}<p class="meta">${since(before, verdict)}</p>`;
};

const since = (before: readonly Standing[], verdict: Result['verdict']): string => {
  if (countedAs(verdict) === 'passed') return '';
  const good = before.findLast((each) => countedAs(each.verdict) === 'passed');
  return good === undefined ? 'It passed in none of them.' : `It passed last in the run of ${dateSays(good.started)}.`;
};

/** What comes out otherwise than in the run before. */
export const newsTable = (news: readonly News[]): Markup =>
  news.length === 0
    ? markup``
    : markup`<h3>Otherwise than in the run before</h3>${table(
        ['', 'was', 'is', 'what'],
        news
          .slice(0, MOST)
          .map(
            ({ result, before }) =>
              markup`<tr><td>${mark(result.verdict)}</td><td>${before}</td><td>${result.verdict}</td><th scope="row"><a href="#${result.anchor}">${short(result.kind === 'case' ? result.id : result.title)}</a></th></tr>`,
          ),
      )}${news.length > MOST && markup`<p>and ${news.length - MOST} more</p>`}`;

/** Rows. */
const MOST = 50;
