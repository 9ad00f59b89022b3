import type { Pdu } from '#src/dissect/index.ts';
import type { Difference } from './comparison.ts';
import type { Identifiers, Where } from './identifiers.ts';
import { identifies } from './ignored.ts';
import { type Part, partsOf, textOf } from './part.ts';
import { identifiersIn, placesIn, type Row, rowsOf } from './rows.ts';
import type { Alike, Beside } from './sequence.ts';
import type { Step } from './steps.ts';
import { stepSays } from './words.ts';

/** Weighs steps against one another: by their octets, and where these differ by their trees. */
export class Weigher implements Alike<Step> {
  readonly #isStrict: boolean;
  readonly #parts = new WeakMap<Step, readonly Part[]>();

  constructor(isStrict: boolean) {
    this.#isStrict = isStrict;
  }

  isSame(a: Step, b: Step): boolean {
    if (a.from !== b.from) return false;
    if (haveSameOctets(a, b)) return true;
    return !this.#isStrict && this.textOf(a) === this.textOf(b);
  }

  textOf(step: Step): string {
    const text = this.#isStrict ? Buffer.from(step.said.tpkt).toString('latin1') : this.#partsOf(step).map(textOf).join('');
    return `${step.from} ${text}`;
  }

  kindOf({ from, pdus }: Step): string {
    return `${from} ${kindsOf(pdus)}`;
  }

  /** Steps that say the same but for identifiers: whether one of these stands for another thing. */
  mistaken(a: Step, b: Step, where: Where, identifiers: Identifiers): Difference | undefined {
    if (this.#isStrict) return undefined;
    if (!haveSameOctets(a, b)) return this.#misnamed(this.#rows(a, b), { a, b }, where, identifiers);
    if (!a.pdus.some(identifies)) return undefined;
    // What is the same to the octet has the same tree, and only parts of it have names in them.
    const look = () => this.#misnamed(twice(partsOf({ ...a, pdus: a.pdus.filter(identifies) }, false)), { a, b }, where, identifiers);
    if (!identifiers.areAllSame) return look();
    identifiers.wait(look);
    return undefined;
  }

  /** How two steps differ, or what one side lacks. */
  difference({ a, b }: Beside<Step>, where: Where, identifiers: Identifiers): Difference {
    if (a === undefined || b === undefined) return lacking(a, b);
    const rows = this.#rows(a, b);
    // What they name is taken note of, though more is wrong than that.
    const misnamed = this.#misnamed(rows, { a, b }, where, identifiers);
    const isStrict = this.#isStrict;
    const more = { stepA: a, stepB: b, rows: () => rowsOf(partsOf(a, isStrict), partsOf(b, isStrict)) };
    if (kindsOf(a.pdus) !== kindsOf(b.pdus)) return { path: 'PDU', a: kindsOf(a.pdus), b: kindsOf(b.pdus), further: 0, ...more };
    const [first, ...further] = placesIn(rows);
    if (first) return { ...first, further: further.length, ...more };
    return misnamed ?? { path: 'packet', a: 'the same parts', b: 'in other octets', further: 0, ...more };
  }

  #misnamed(rows: readonly Row[], { a, b }: { a: Step; b: Step }, where: Where, identifiers: Identifiers): Difference | undefined {
    const wrong = identifiersIn(rows).filter((each) => !identifiers.match(each.row, where, each.a, each.b));
    const [first] = wrong;
    if (first === undefined) return undefined;
    return {
      path: first.path,
      a: first.a,
      b: first.b,
      says: `refers to another ${first.row.of}`,
      stepA: a,
      stepB: b,
      further: wrong.length - 1,
      rows: () => rowsOf(partsOf(a, false), partsOf(b, false)),
    };
  }

  #rows(a: Step, b: Step): readonly Row[] {
    return rowsOf(this.#partsOf(a), this.#partsOf(b));
  }

  /** What will be looked at again is kept: first steps are put beside one another, then what they name. */
  #partsOf(step: Step): readonly Part[] {
    const parts = this.#parts.get(step) ?? partsOf(step, this.#isStrict);
    if (step.pdus.some(identifies)) this.#parts.set(step, parts);
    return parts;
  }
}

const twice = (parts: readonly Part[]): readonly Row[] => rowsOf(parts, parts);

/** What only one side says. */
const lacking = (a: Step | undefined, b: Step | undefined): Difference => {
  const step = a ?? b!;
  const [side, other] = a ? (['a', 'B'] as const) : (['b', 'A'] as const);
  const words = stepSays(step);
  return {
    path: kindsOf(step.pdus),
    [side]: words,
    says: `missing in ${other}: ${words}`,
    [a ? 'stepA' : 'stepB']: step,
    further: 0,
  };
};

const haveSameOctets = (a: Step, b: Step): boolean =>
  a.pdus.length === b.pdus.length &&
  a.pdus.every((pdu, index) => {
    const other = b.pdus[index]!;
    return pdu.layer === other.layer && pdu.kind === other.kind && Buffer.compare(pdu.octets, other.octets) === 0;
  });

const kindsOf = (pdus: readonly Pdu[]): string =>
  pdus
    .slice(1)
    .map(({ kind }) => kind)
    .join(' ');
