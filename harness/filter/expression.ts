import type { Range } from './amounts.ts';
import { type FieldName, fieldOf } from './fields.ts';
import { quoted, written } from './tokens.ts';

/** What a filter means. `value` of a selector is in its one form, see formOf; times are in milliseconds. */
export type Expression =
  | { readonly kind: 'any'; readonly of: readonly Expression[] }
  | { readonly kind: 'all'; readonly of: readonly Expression[] }
  | { readonly kind: 'not'; readonly of: Expression }
  | { readonly kind: 'given'; readonly field: FieldName }
  | { readonly kind: 'equals'; readonly field: FieldName; readonly value: string }
  | { readonly kind: 'matches'; readonly field: FieldName; readonly pattern: string }
  | ({ readonly kind: 'within'; readonly field: FieldName } & Range)
  | { readonly kind: 'beyond'; readonly field: FieldName; readonly operator: Order; readonly bound: number };

export type Order = '<' | '<=' | '>' | '>=';

/** Several conditions as one; those of the same kind within are taken out of their parentheses. */
export const joined = (kind: 'any' | 'all', parts: readonly Expression[]): Expression => {
  const [first, ...rest] = parts.flatMap((part) => (part.kind === kind ? part.of : [part]));
  return first && rest.length === 0 ? first : { kind, of: first ? [first, ...rest] : [] };
};

/** The fields that it names, each once. */
export const fieldsIn = (expression: Expression): ReadonlySet<FieldName> => new Set(named(expression));

/** The filter as one would write it. Read again, it is the same expression. */
export const print = (expression: Expression): string => {
  switch (expression.kind) {
    case 'any':
      return expression.of.map(print).join(' | ');
    case 'all':
      return expression.of.map((part) => enclosed(part, ['any'])).join(' & ');
    case 'not':
      return expression.of.kind === 'equals' || expression.of.kind === 'within'
        ? comparison(expression.of, '!=')
        : `!${enclosed(expression.of, ['any', 'all'])}`;
    case 'given':
      return expression.field;
    default:
      return comparison(expression, '=');
  }
};

type Comparison = Extract<Expression, { readonly kind: 'equals' | 'within' | 'matches' | 'beyond' }>;

const comparison = (expression: Comparison, equals: '=' | '!='): string => {
  const { field } = expression;
  const { kind } = fieldOf(field);
  const unit = kind === 'time' ? 'ms' : '';
  switch (expression.kind) {
    case 'equals':
      return `${field}${equals}${kind === 'octets' ? selector(expression.value) : written(expression.value)}`;
    case 'matches':
      return `${field}~${written(expression.pattern)}`;
    case 'within':
      return `${field}${equals}${expression.least}${expression.most === expression.least ? '' : `-${expression.most}`}${unit}`;
    case 'beyond':
      return `${field}${expression.operator}${expression.bound}${unit}`;
  }
};

// Of what begins with a prefix of octets, 0x is one, and hex: a text.
const selector = (form: string): string => (/^hex:/i.test(form) ? quoted(form) : written(form));

const enclosed = (expression: Expression, kinds: readonly Expression['kind'][]): string =>
  kinds.includes(expression.kind) ? `(${print(expression)})` : print(expression);

const named = (expression: Expression): readonly FieldName[] => {
  if ('field' in expression) return [expression.field];
  return expression.kind === 'not' ? named(expression.of) : expression.of.flatMap(named);
};
