import { type End, type LineId, PEER } from '#harness/run/index.ts';
import type { InForce } from './in-force.ts';
import type { Deed, Going, Meddler, Passing, Reach } from './meddler.ts';
import { goesTheWay, type Parties } from './party.ts';
import type { Selectors } from './subject.ts';
import { Work } from './work.ts';

/** What there is to know of a line, at each moment. */
export interface OfLine {
  readonly line: LineId;
  readonly end: End;
  /** The faults that are in force now, in the order in which they came. */
  readonly inForce: () => Iterable<InForce>;
  readonly parties: () => Parties;
  /** What both directions have learned. */
  readonly selectors: Selectors;
  readonly tell: (inForce: InForce, sender: End, says: string) => void;
  readonly gone: () => void;
}

/** The faults of a scenario in one direction of a line. */
export class FaultMeddler implements Meddler {
  readonly at = 'packet';
  readonly going: Going;
  readonly #line: OfLine;
  readonly #sender: End;
  readonly #works = new Map<InForce, Work>();
  #reach: Reach | undefined;

  constructor(line: OfLine, going: Going) {
    this.#line = line;
    this.going = going;
    this.#sender = going === 'out' ? line.end : PEER[line.end];
  }

  begins(reach: Reach): void {
    this.#reach = reach;
  }

  meddle(passing: Passing): readonly Deed[] | undefined {
    this.#line.selectors.learn(passing.pdus);
    let deeds: readonly Deed[] | undefined;
    for (const inForce of this.#line.inForce()) {
      if (!this.#isStruck(inForce, passing)) continue;
      const work = this.#workOf(inForce);
      deeds = (deeds ?? [{ pass: passing.octets }]).flatMap((deed) => ('pass' in deed ? (work.on(deed.pass) ?? [deed]) : [deed]));
    }
    return deeds;
  }

  rest(): readonly Deed[] {
    return [...this.#works.values()].flatMap((work) => work.rest());
  }

  ends(): void {
    for (const work of this.#works.values()) work.drop();
    this.#works.clear();
    this.#line.gone();
  }

  /** A fault is no longer in force: what waits for its sake goes on. */
  release(inForce: InForce): void {
    const kept = this.#works.get(inForce)?.rest() ?? [];
    this.#works.delete(inForce);
    this.#reach?.release(inForce);
    this.#reach?.do(kept);
  }

  #isStruck(inForce: InForce, passing: Passing): boolean {
    if (this.#works.get(inForce)?.isGathering) return true;
    return this.#fits(inForce, passing) && inForce.counts(this.#line.line);
  }

  #fits({ fault: { on } }: InForce, passing: Passing): boolean {
    const { selectors, parties } = this.#line;
    if (!goesTheWay(on, parties(), this.#sender)) return false;
    if (on.filter) return on.filter.test(selectors.subjectOf(passing, parties(), this.#sender));
    if (on.layer === undefined && on.pdu === undefined) return true;
    return passing.pdus.some(({ layer, kind }) => (on.layer ?? layer) === layer && (on.pdu ?? kind) === kind);
  }

  #workOf(inForce: InForce): Work {
    const work = this.#works.get(inForce) ?? new Work(inForce, this.#reach, (says) => this.#line.tell(inForce, this.#sender, says));
    this.#works.set(inForce, work);
    return work;
  }
}
