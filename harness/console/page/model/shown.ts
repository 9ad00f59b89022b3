import type { Filter } from '#harness/filter/index.ts';
import { Offsets } from './offsets.ts';
import type { Row } from './row.ts';

/** What is to be seen of a ladder. */
export interface Wanted {
  readonly filter?: Filter | undefined;
  readonly isTcpFolded: boolean;
  readonly hasLogs: boolean;
}

/** The rows of a ladder that are shown. Rows that come are looked at once. */
export class Shown {
  readonly rows: Row[] = [];
  readonly offsets = new Offsets();
  readonly #wanted: Wanted;
  readonly #numbers = new Map<number, number>();
  #seen = 0;
  #all = 0;
  #count = 0;

  constructor(wanted: Wanted) {
    this.#wanted = wanted;
  }

  /** How many there are, whether the filter lets them by or not. */
  get all(): number {
    return this.#all;
  }

  /** How many of them are shown. */
  get count(): number {
    return this.#count;
  }

  /** Looks at those of a growing list that are new. */
  update(rows: readonly Row[]): this {
    for (; this.#seen < rows.length; this.#seen++) this.#look(rows[this.#seen]!);
    return this;
  }

  /** Where the row of that id stands; undefined: it is not shown. */
  indexOf(id: number | undefined): number | undefined {
    return id === undefined ? undefined : this.#numbers.get(id);
  }

  #look(row: Row): void {
    const { filter, isTcpFolded, hasLogs } = this.#wanted;
    if (isTcpFolded && row.kind === 'arrow' && row.isTcp) return;
    if (!hasLogs && row.kind === 'note' && row.isLog) return;
    if (row.kind !== 'mark' || !row.isTime) this.#all++;
    if (filter && row.kind !== 'gap' && !(isStage(row) ? false : filter.test(row.subject))) return;
    if (row.kind !== 'mark' || !row.isTime) this.#count++;
    this.#numbers.set(row.id, this.rows.length);
    this.rows.push(row);
    this.offsets.push(HEIGHTS[row.kind]);
  }
}

/** What is said to the reader alone is nothing that a filter could mean. */
const isStage = (row: Row): boolean => row.kind === 'mark' && row.subject.case === undefined && row.subject.verdict === undefined;

// biome-ignore format: a table
const HEIGHTS: Readonly<Record<Row['kind'], number>> = {
  arrow:    36,
  note:     28,
  decision: 52,
  mark:     30,
  gap:      40,
};
