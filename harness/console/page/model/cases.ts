import { written } from '#harness/filter/index.ts';
import { countedAs, type Verdict } from '#harness/run/index.ts';
import type { Told } from '../../protocol.ts';

type Judged = Extract<Told, { type: 'verdict' }>;

/** A case of the suite: with what came of it, or going on. */
export interface Case {
  readonly id: string;
  readonly group: string;
  readonly told?: Judged;
}

/** Cases that belong together: how many can pass, and how many have. */
export interface Group {
  readonly name: string;
  readonly cases: readonly Case[];
  readonly able: number;
  readonly passed: number;
}

/** The cases of the suite, as they come. */
export class Cases {
  readonly #cases = new Map<string, Case>();

  add(event: Told): void {
    if (event.type !== 'case' && event.type !== 'verdict') return;
    const { case: id, role, round } = event;
    this.#cases.set(`${id} ${role} ${round}`, { id, group: id.split('.')[0]!, ...(event.type === 'verdict' ? { told: event } : {}) });
  }

  get size(): number {
    return this.#cases.size;
  }

  get all(): readonly Case[] {
    return [...this.#cases.values()];
  }

  /** By group, in the order in which they came. */
  get groups(): readonly Group[] {
    return [...grouped(this.all)].map(([name, cases]) => ({
      name,
      cases,
      able: cases.filter(({ told }) => told?.verdict !== 'n/a').length,
      passed: cases.filter(({ told }) => told && told.verdict !== 'n/a' && countedAs(told.verdict) === 'passed').length,
    }));
  }

  get counts(): ReadonlyMap<Verdict, number> {
    const counts = new Map<Verdict, number>();
    for (const { told } of this.#cases.values()) if (told) counts.set(told.verdict, (counts.get(told.verdict) ?? 0) + 1);
    return counts;
  }
}

/** The filter by which a case has the ladder to itself. */
export const filterFor = ({ id }: Case): string => `case=${written(id)}`;

const grouped = (cases: readonly Case[]): ReadonlyMap<string, readonly Case[]> => {
  const groups = new Map<string, Case[]>();
  for (const each of cases) {
    const own = groups.get(each.group);
    if (own) own.push(each);
    else groups.set(each.group, [each]);
  }
  return groups;
};
