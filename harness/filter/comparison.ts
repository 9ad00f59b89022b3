import { numbersOf, type Range, timesOf } from './amounts.ts';
import type { Expression, Order } from './expression.ts';
import { FILTER_FAULTS } from './faults.ts';
import { type FieldKind, type FieldName, fieldOf, type Operator } from './fields.ts';
import { formsOf } from './forms.ts';
import { isPattern, patternOf } from './pattern/pattern.ts';
import { formOf, formTyped } from './selector.ts';
import type { TextFault } from './text-error.ts';
import type { Token } from './tokens.ts';

/** A field, an operator that it takes, and what stands behind. */
export interface Comparison {
  readonly field: FieldName;
  readonly operator: Operator;
  readonly value: Token;
}

/** What a comparison means, or why it means nothing. */
export const readComparison = (comparison: Comparison): Expression | TextFault => READERS[fieldOf(comparison.field).kind](comparison);

type Reader = (comparison: Comparison) => Expression | TextFault;

const ofText = (comparison: Comparison): Expression | TextFault => {
  const { field, operator, value } = comparison;
  if (operator === '~') return matching(comparison);
  const { words } = fieldOf(field);
  if (words && !words.includes(formsOf(field)(value.text))) return FILTER_FAULTS.word(value, field, words);
  return negatedBy(operator, { kind: 'equals', field, value: value.text });
};

const ofOctets = (comparison: Comparison): Expression | TextFault => {
  const { field, operator, value } = comparison;
  if (operator === '~') return matching(comparison);
  const form = value.kind === 'quoted' ? formOf(value.text) : formTyped(value.text);
  return form === undefined ? FILTER_FAULTS.selector(value) : negatedBy(operator, { kind: 'equals', field, value: form });
};

const ofFlag = ({ field, operator, value }: Comparison): Expression | TextFault => {
  const given: Expression = { kind: 'given', field };
  const wanted = FLAGS.get(value.text);
  if (wanted === undefined) return FILTER_FAULTS.flag(value, field);
  return wanted === (operator === '=') ? given : { kind: 'not', of: given };
};

const matching = ({ field, value }: Comparison): Expression | TextFault => {
  const read = patternOf(value.text);
  return isPattern(read) ? { kind: 'matches', field, pattern: value.text } : FILTER_FAULTS.pattern(value, read);
};

const amounts =
  (read: (text: string) => Range | undefined, wrong: (value: Token) => TextFault): Reader =>
  ({ field, operator, value }) => {
    const range = read(value.text);
    if (range === undefined) return wrong(value);
    if (range.least > range.most) return FILTER_FAULTS.backwards(value);
    if (!isOrder(operator)) return negatedBy(operator, { kind: 'within', field, ...range });
    return range.least === range.most ? { kind: 'beyond', field, operator, bound: range.least } : FILTER_FAULTS.range(value, operator);
  };

const negatedBy = (operator: Operator, expression: Expression): Expression =>
  operator === '!=' ? { kind: 'not', of: expression } : expression;

const isOrder = (operator: Operator): operator is Order => /^[<>]/.test(operator);

const READERS: Readonly<Record<FieldKind, Reader>> = {
  text: ofText,
  label: ofText,
  octets: ofOctets,
  number: amounts(numbersOf, FILTER_FAULTS.number),
  time: amounts(timesOf, FILTER_FAULTS.time),
  flag: ofFlag,
};

const FLAGS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
]);
