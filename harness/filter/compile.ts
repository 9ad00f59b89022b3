import { amountOf } from './amounts.ts';
import type { Expression, Order } from './expression.ts';
import { type FieldName, fieldOf, type Subject, type Value } from './fields.ts';
import { formsOf } from './forms.ts';
import { isPattern, patternOf } from './pattern/pattern.ts';

export type Test = (subject: Subject) => boolean;

/** The function that an expression is. */
export const compile = (expression: Expression): Test => {
  switch (expression.kind) {
    case 'any': {
      const tests = expression.of.map(compile);
      return (subject) => tests.some((test) => test(subject));
    }
    case 'all': {
      const tests = expression.of.map(compile);
      return (subject) => tests.every((test) => test(subject));
    }
    case 'not': {
      const test = compile(expression.of);
      return (subject) => !test(subject);
    }
    case 'given':
      return someOf(expression.field, (value) => value !== false);
    case 'equals':
      return equalling(expression);
    case 'matches':
      return matching(expression);
    case 'within':
      return ranging(expression);
    case 'beyond':
      return ordering(expression);
  }
};

type Of<Kind extends Expression['kind']> = Extract<Expression, { readonly kind: Kind }>;

const equalling = ({ field, value: typed }: Of<'equals'>): Test => {
  const form = formsOf(field);
  const wanted = form(typed);
  return someOf(field, (value) => form(value) === wanted);
};

const matching = ({ field, pattern }: Of<'matches'>): Test => {
  const read = patternOf(pattern, fieldOf(field).kind === 'label');
  const form = formsOf(field);
  return isPattern(read) ? someOf(field, (value) => read.isIn(form(value))) : () => false;
};

const ranging = ({ field, least, most }: Of<'within'>): Test =>
  someOf(field, (value) => {
    const amount = amountOf(value);
    return amount >= least && amount <= most;
  });

const ordering = ({ field, operator, bound }: Of<'beyond'>): Test => {
  const holds = ORDERS[operator];
  return someOf(field, (value) => holds(amountOf(value), bound));
};

/** Whether any value of a field holds. */
const someOf =
  (field: FieldName, holds: (value: Value) => boolean): Test =>
  (subject) => {
    const value = subject[field];
    if (value === undefined) return false;
    return typeof value === 'object' ? value.some(holds) : holds(value);
  };

const ORDERS: Readonly<Record<Order, (amount: number, bound: number) => boolean>> = {
  '<': (amount, bound) => amount < bound,
  '<=': (amount, bound) => amount <= bound,
  '>': (amount, bound) => amount > bound,
  '>=': (amount, bound) => amount >= bound,
};
