export { type Range, timesOf } from './amounts.ts';
export { type CallSelectors, learnSelectors } from './call-selectors.ts';
export { FilterError } from './faults.ts';
export { FIELDS, type Field, type FieldKind, type FieldName, OPERATORS, type Operator, type Subject, type Value } from './fields.ts';
export { type Filter, parseFilter } from './filter.ts';
export { named, TextError, type TextFault } from './text-error.ts';
export { columnIn, quoted, type Token, tokensOf, written } from './tokens.ts';
