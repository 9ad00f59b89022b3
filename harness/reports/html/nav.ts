import { countedAs } from '#harness/run/index.ts';
import { type Markup, markup } from '../markup.ts';
import { type Group, groupsOf, isFailure, type ReportModel } from '../model.ts';
import { mark, short } from './parts.ts';

/** Every result by its group, each a link. */
export const nav = (model: ReportModel): Markup =>
  markup`<nav aria-label="results"><div class="find" hidden><input type="search" aria-label="show only" placeholder="filter ( / )" autocomplete="off"></div><a href="#overview">Overview</a>${groupsOf(model).map((group) => groupList(model, group))}</nav>`;

const groupList = ({ header }: ReportModel, { name, results }: Group): Markup => {
  const able = results.filter(({ verdict }) => verdict !== 'n/a');
  const passed = able.filter((result) => countedAs(result.verdict) === 'passed' && !isFailure(header, result)).length;
  return markup`<details open><summary><span>${short(name)}</span><b>${passed}/${able.length}</b></summary><ol>${results.map(
    ({ anchor, kind, id, title, verdict }) =>
      markup`<li><a href="#${anchor}">${mark(verdict)}<span>${short(kind === 'case' ? id : title)}</span></a></li>`,
  )}</ol></details>`;
};
