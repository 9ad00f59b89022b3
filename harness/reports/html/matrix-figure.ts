import { countedAs } from '#harness/run/index.ts';
import { type Markup, markup } from '../markup.ts';
import type { Axis, Cell, Matrix } from '../matrix.ts';
import { cellLines, combinations, isAt } from '../matrix.ts';
import { PLAIN } from '../paint.ts';
import { short } from './parts.ts';

/** A matrix as tables: the first axis down, the second across; each cell leads to its run. */
export const matrixFigure = ({ name, axes, cells }: Matrix, anchorOf: (cell: Cell) => string | undefined): Markup => {
  const [down, across = NO_AXIS, ...others] = axes;
  if (!down) return markup``;
  return markup`<h3>${short(name)}: who reaches whom</h3>${combinations(others).map((fixed) => {
    const cellAt = (row: string, column: string): Cell | undefined =>
      cells.find((cell) => isAt(cell, { ...fixed, [down.path]: row, ...(across.path === '' ? {} : { [across.path]: column }) }));
    return markup`${Object.entries(fixed).map(([path, value]) => markup`<p class="mono">${path}: ${value}</p>`)}<div class="wide"><table><thead><tr><th scope="col">${down.path}${across.path !== '' && ` ↓  ${across.path} →`}</th>${across.values.map((value) => markup`<th scope="col">${value}</th>`)}</tr></thead><tbody>${down.values.map(
      (row) => markup`<tr><th scope="row">${row}</th>${across.values.map((column) => cellFigure(cellAt(row, column), anchorOf))}</tr>`,
    )}</tbody></table></div>`;
  })}`;
};

const cellFigure = (cell: Cell | undefined, anchorOf: (cell: Cell) => string | undefined): Markup => {
  if (!cell) return markup`<td class="dim">–</td>`;
  const anchor = anchorOf(cell);
  const says = cellLines(PLAIN, cell).map((line, index) => markup`${index > 0 && markup`<br>`}${line}`);
  return markup`<td class="${countedAs(cell.verdict) === 'failed' ? 'bad' : ''}">${anchor === undefined ? says : markup`<a href="#${anchor}">${says}</a>`}</td>`;
};

const NO_AXIS: Axis = { path: '', values: [''] };
