import type { RunEvent, Stamped, Verdict } from '#harness/run/index.ts';
import type { Finding } from './findings.ts';
import { judge } from './judge.ts';
import type { Expectations, Topology } from './topology.ts';

type Judged = Extract<RunEvent, { type: 'expect' }>;

/** What is judged at one time, and how each of it stood when that was last told. `from`: the number of the first. */
interface Sheet {
  readonly expect: Expectations;
  readonly from: number;
  stood: readonly Judged[];
}

export interface OutstandingTerms {
  readonly topology: Topology;
  readonly findings: readonly Finding[];
  readonly emit: (event: RunEvent) => void;
}

/** What a scenario expects and nobody has judged yet: told at first, again when it stands otherwise, and at last judged, sheet by sheet. */
export class Outstanding {
  readonly #terms: OutstandingTerms;
  readonly #sheets: Sheet[] = [];
  readonly #heard: Stamped[] = [];
  #next = 0;

  constructor(terms: OutstandingTerms) {
    this.#terms = terms;
    const { steps, expect } = terms.topology;
    for (const step of steps) if (step.verb === 'assert') this.#put(step.expect);
    this.#put(expect);
  }

  /** All of it, before anything has happened. */
  announce(): void {
    for (const sheet of this.#sheets) this.#tell(sheet, sheet.stood);
  }

  /** An event of the scenario: where it has a bearing on what is expected, that is told anew. */
  hear(event: Stamped): void {
    if (!BEARING.has(event.type) || this.#heard.length === MOST_HEARD) return;
    this.#heard.push(event);
    this.#look(this.#heard);
  }

  /** A step is done. */
  look(events: readonly Stamped[]): void {
    if (this.#heard.length === MOST_HEARD) this.#look(events);
  }

  /** The next sheet is judged: those of `assert` in the order of the steps, that of the scenario at the end. */
  judge(events: readonly Stamped[]): readonly Verdict[] {
    const { expect, from } = this.#sheets.shift()!;
    const judged = this.#judged(expect, events);
    for (const [index, each] of judged.entries()) this.#terms.emit({ ...each, number: from + index });
    return judged.map(({ verdict }) => verdict);
  }

  #put(expect: Expectations): void {
    const stood = this.#judged(expect, []);
    this.#sheets.push({ expect, from: this.#next, stood });
    this.#next += stood.length;
  }

  #look(events: readonly Stamped[]): void {
    for (const sheet of this.#sheets) {
      const before = sheet.stood;
      sheet.stood = this.#judged(sheet.expect, events);
      this.#tell(sheet, sheet.stood, before);
    }
  }

  #tell({ from }: Sheet, stands: readonly Judged[], before: readonly Judged[] = []): void {
    for (const [index, { verdict, ...each }] of stands.entries()) {
      const last = before[index];
      const isSame = last?.verdict === verdict && (last.got === each.got || each.what === PASSING);
      if (!isSame) this.#terms.emit({ ...each, type: 'expected', number: from + index, holds: verdict === 'pass' });
    }
  }

  #judged(expect: Expectations, events: readonly Stamped[]): readonly Judged[] {
    const { topology, findings } = this.#terms;
    return judge(topology, expect, events, findings);
  }
}

/** What expectations are about. */
const BEARING: ReadonlySet<Stamped['type']> = new Set(['connector', 'event', 'message']);
/** Beyond so many, which are all looked through each time, it is told how things stand when a step is done, and not meanwhile. */
const MOST_HEARD = 200;
/** It stands otherwise at each event, which nobody needs to be told. */
const PASSING = 'time';
