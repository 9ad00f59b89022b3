import { countedAs, hostOf, type Verdict } from '#harness/run/index.ts';
import { dress, glyph, type Paint } from './paint.ts';
import { countsOf, countsSay, type Outcomes, type Summary } from './summary.ts';
import { columns } from './table.ts';

/** Who reaches whom, in every combination of some values. */
export interface Matrix {
  readonly name: string;
  readonly file?: string;
  readonly axes: readonly Axis[];
  readonly cells: readonly Cell[];
}

/** What is chosen, a path of a scenario file for the most part, and what there is to choose from. */
export interface Axis {
  readonly path: string;
  readonly values: readonly string[];
}

/** One combination: what became of the connectors of each host. */
export interface Cell {
  readonly at: Readonly<Record<string, string>>;
  readonly verdict: Verdict;
  readonly hosts: readonly Reach[];
}

/** What became of the connectors of a host. */
export interface Reach {
  readonly host: string;
  readonly outcomes: Outcomes;
}

/** The matrices of a run, each from the cells of one scenario. */
export const matricesOf = (summaries: readonly Summary[]): readonly Matrix[] => {
  const cells = summaries.filter(({ cell }) => cell !== undefined);
  const files = [...new Set(cells.map(fileOf))];
  return files.map((file) => matrixOf(cells.filter((each) => fileOf(each) === file)));
};

/** A matrix as tables: the first axis down, the second across, and a table for each combination of the others. */
export const matrixTables = (paint: Paint, { axes, cells }: Matrix): readonly string[] => {
  const [down, across = NO_AXIS, ...others] = axes;
  if (!down) return [];
  const head = `${down.path}${across.path === '' ? '' : ` ${glyph(paint, 'down')}   ${across.path} ${glyph(paint, 'arrow')}`}`;
  return combinations(others).flatMap((fixed) => {
    const at = (row: string, column: string): Cell | undefined =>
      cells.find((cell) => isAt(cell, { ...fixed, [down.path]: row, ...(across.path === '' ? {} : { [across.path]: column }) }));
    const rows = down.values.flatMap((row) =>
      rowOf(
        row,
        across.values.map((column) => cellLines(paint, at(row, column))),
      ),
    );
    return [
      ...Object.entries(fixed).map(([path, value]) => `${path}: ${value}`),
      dress(paint, 'dim', head),
      ...columns(across.path === '' ? rows : [['', ...across.values.map((value) => dress(paint, 'strong', value))], ...rows], GAP),
    ];
  });
};

const matrixOf = (cells: readonly Summary[]): Matrix => {
  const [{ name, file } = { name: '' }] = cells;
  const paths = [...new Set(cells.flatMap(({ cell }) => Object.keys(cell ?? {})))];
  return {
    name,
    ...(file === undefined ? {} : { file }),
    axes: paths.map((path) => ({ path, values: [...new Set(cells.flatMap(({ cell }) => cell?.[path] ?? []))] })),
    cells: cells.map(cellOf),
  };
};

const cellOf = ({ cell = {}, verdict, connectors }: Summary): Cell => {
  const last = [...connectors].map(([id, tried]) => ({ host: hostOf(id), outcome: tried.at(-1)!.outcome }));
  const hosts = [...new Set(last.map(({ host }) => host))].toSorted();
  return {
    at: cell,
    verdict,
    hosts: hosts.map((host) => ({ host, outcomes: countsOf(last.filter((each) => each.host === host).map(({ outcome }) => outcome)) })),
  };
};

/** A line of the cell for each host; one where all fare alike, or there is one host. What was not as expected has a mark. */
export const cellLines = (paint: Paint, cell: Cell | undefined): readonly string[] => {
  if (!cell) return [glyph(paint, 'n/a')];
  const all = together(cell.hosts);
  const isUniform = Object.keys(all).length < 2 || cell.hosts.length < 2;
  const says = isUniform ? [reachSays(all)] : cell.hosts.map(({ host, outcomes }) => `${host} ${reachSays(outcomes)}`);
  const mark = countedAs(cell.verdict) === 'failed' ? `${dress(paint, 'bad', glyph(paint, 'fail'))} ` : '';
  return says.map((line) => `${mark}${line}`);
};

/** `2 of 2 work`, `none: reset`, `1 of 2 works: 1 reset`. */
const reachSays = ({ up = 0, ...others }: Outcomes): string => {
  const outcomes = Object.keys(others);
  const count = up + Object.values(others).reduce((sum, each) => sum + each, 0);
  if (count === 0) return 'nothing opened';
  if (up === 0) return `none: ${outcomes.length === 1 ? outcomes[0] : countsSay(others).join(', ')}`;
  return [`${up} of ${count} ${up === 1 ? 'works' : 'work'}`, countsSay(others).join(', ')].filter(Boolean).join(': ');
};

const together = (hosts: readonly Reach[]): Outcomes => {
  const sum: Record<string, number> = {};
  for (const { outcomes } of hosts) for (const [outcome, count] of Object.entries(outcomes)) sum[outcome] = (sum[outcome] ?? 0) + count;
  return sum;
};

const rowOf = (label: string, cells: readonly (readonly string[])[]): readonly (readonly string[])[] =>
  Array.from({ length: Math.max(...cells.map(({ length }) => length)) }, (_, line) => [
    line === 0 ? label : '',
    ...cells.map((cell) => cell[line] ?? ''),
  ]);

/** Every choice of a value on each axis. */
export const combinations = (axes: readonly Axis[]): readonly Cell['at'][] =>
  axes.reduce<readonly Cell['at'][]>(
    (before, { path, values }) => before.flatMap((at) => values.map((value) => ({ ...at, [path]: value }))),
    [{}],
  );

/** Whether a cell is where these values are chosen. */
export const isAt = (cell: Cell, at: Cell['at']): boolean => Object.entries(at).every(([path, value]) => cell.at[path] === value);
const fileOf = ({ file, name }: Summary): string => file ?? name;
const NO_AXIS: Axis = { path: '', values: [''] };
const GAP = 3;
