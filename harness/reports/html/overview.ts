import { commandLine } from '../command-line.ts';
import type { News } from '../history.ts';
import { type Markup, markup } from '../markup.ts';
import { type Cell, matricesOf } from '../matrix.ts';
import { groupsOf, isFailure, type ReportModel } from '../model.ts';
import { outcomesSay } from '../summary.ts';
import { elapsed } from '../times.ts';
import { VERDICT_WORDS } from '../totals.ts';
import { matrixFigure } from './matrix-figure.ts';
import { classOf, mark, short, table } from './parts.ts';
import { newsTable } from './standing.ts';

/** What the page has on the whole: groups in numbers, matrices, how it was run. */
export const overview = (model: ReportModel, files: readonly string[], news: readonly News[]): Markup => {
  const { header, results, illnesses } = model;
  const words = VERDICT_WORDS.filter(([verdict]) => results.some((result) => result.verdict === verdict));
  const rows = groupsOf(model).map(({ name, results: of }) => {
    const first = of.find((result) => isFailure(header, result)) ?? of[0]!;
    return markup`<tr><th scope="row"><a href="#${first.anchor}">${short(name)}</a></th>${words.map(([verdict]) => {
      const count = of.filter((result) => result.verdict === verdict).length;
      return markup`<td class="num ${count > 0 ? classOf(verdict) : 'dim'}">${count}</td>`;
    })}</tr>`;
  });
  return markup`<h2>Overview</h2>${newsTable(news)}${matrices(model)}${scenarioList(model)}${results.some(({ kind }) => kind === 'case') && markup`<h3>Group by group</h3>${table(['group', ...words.map(([, each]) => each)], rows)}`}${
    illnesses.length > 0 &&
    markup`<h3>When the endpoint was not well</h3>${table(
      ['beside', 'why'],
      illnesses.map(({ group, ill }) => markup`<tr><td>${group}</td><td>${short(ill)}</td></tr>`),
    )}`
  }<h3>How it was run</h3><pre class="panel" tabindex="0">${commandLine(header.argv)}</pre>${files.length > 0 && markup`<p>Beside this page: ${files.map((file, index) => markup`${index > 0 && ', '}<a href="${file}">${file}</a>`)}</p>`}`;
};

/** Scenarios, each with what became of it; the cells of a matrix are in the matrix. */
const scenarioList = ({ results }: ReportModel): Markup =>
  table(
    ['', 'scenario', 'what became of it', 'took'],
    results.flatMap((result) =>
      result.kind === 'scenario' && result.summary.cell === undefined
        ? [
            markup`<tr><td>${mark(result.verdict)}</td><th scope="row">${result.summary.variant !== undefined && '┆ '}<a href="#${result.anchor}">${short(result.title)}</a></th><td>${short(outcomesSay(result.summary))}</td><td class="num">${elapsed(result.took)}</td></tr>`,
          ]
        : [],
    ),
  );

const matrices = ({ results }: ReportModel): readonly Markup[] => {
  const scenarios = results.flatMap((result) => (result.kind === 'scenario' ? [result] : []));
  return matricesOf(scenarios.map(({ summary }) => summary)).map((matrix) => {
    const anchorOf = ({ at }: Cell): string | undefined => scenarios.find(({ summary }) => summary.cell === at)?.anchor;
    return matrixFigure(matrix, anchorOf);
  });
};
