/** A state table as it is in memory: rows may be shared between cells. */
type Row = {
  if?(variables: unknown, event: unknown): boolean;
  do?(variables: unknown, event: unknown, later: unknown): readonly unknown[];
};
type Cells = Record<string, Record<string, Row | readonly Row[]>>;

/** Which rows of a table have been taken since it was watched: `STA03 DN[1]` is the second row of its cell. */
export interface Coverage {
  readonly all: readonly string[];
  readonly missed: () => readonly string[];
}

/** Watches every cell of a table, in place: in each of them stands a row of its own from now on, that notes when it is taken. */
export const watched = (table: object): Coverage => {
  const all: string[] = [];
  const taken = new Set<string>();
  const noting = (row: Row, name: string): Row => {
    all.push(name);
    return {
      ...row,
      do(variables, event, later) {
        taken.add(name);
        return row.do?.(variables, event, later) ?? [];
      },
    };
  };
  for (const [state, cells] of Object.entries(table as Cells)) {
    table[state as keyof typeof table] = Object.fromEntries(
      Object.entries(cells).map(([event, rows]) => [
        event,
        isList(rows) ? rows.map((row, index) => noting(row, `${state} ${event}[${index}]`)) : noting(rows, `${state} ${event}`),
      ]),
    ) as never;
  }
  return { all, missed: () => all.filter((name) => !taken.has(name)) };
};

const isList = (rows: Row | readonly Row[]): rows is readonly Row[] => Array.isArray(rows);
