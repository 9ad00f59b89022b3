import { nearest } from '#harness/run/index.ts';
import { FIELDS, type FieldName, fieldOf, OPERATORS } from './fields.ts';
import { named, TextError, type TextFault } from './text-error.ts';
import { columnIn, type Token } from './tokens.ts';

/** A filter that cannot be read. */
export class FilterError extends TextError {
  override readonly name = 'FilterError';
}

/** All that can be wrong with a filter. */
export const FILTER_FAULTS = {
  empty: (): TextFault => ({ column: 1, says: 'the filter is empty', hint: 'write for example host=bravo & pdu=CR' }),
  long: (most: number): TextFault => ({ column: most + 1, says: `the filter is longer than ${most} letters` }),
  deep: (at: Token, most: number): TextFault => ({ ...on(at), says: `there is more than ${most} deep of ( and !` }),
  open: (at: Token): TextFault => ({ ...on(at), says: 'the quotation is never closed' }),
  unclosed: (at: Token): TextFault => ({ ...on(at), says: 'the parenthesis is never closed', hint: ') is missing' }),
  unopened: (at: Token): TextFault => ({ ...on(at), says: 'the parenthesis closes nothing' }),
  noField: (at: Token): TextFault => ({ ...on(at), says: `a field is missing${before(at)}`, hint: `one of ${names.join(', ')}` }),
  field: (at: Token): TextFault => ({ ...on(at), says: `there is no field ${named(at.text)}`, hint: like(at.text, names) }),
  noOperator: (at: Token, field: FieldName): TextFault => ({
    ...on(at),
    says: `an operator is missing between ${field} and ${named(at.text)}`,
    hint: `${field} takes ${OPERATORS[fieldOf(field).kind].join(' ')}`,
  }),
  operator: (at: Token, field: FieldName): TextFault => ({
    ...on(at),
    says: `${field} does not take ${at.text}`,
    hint: `it takes ${OPERATORS[fieldOf(field).kind].join(' ')}`,
  }),
  noValue: (at: Token, operator: string): TextFault => ({
    ...on(at),
    says: `a value is missing behind ${operator}`,
    hint: at.text === '(' ? 'write (pdu=CR | pdu=DR)' : 'quote a value with blanks or marks in it, or ""',
  }),
  spelling: (at: Token, meant: string): TextFault => ({ ...on(at), says: `${named(at.text)} is no operator`, hint: `write ${meant}` }),
  trailing: (at: Token): TextFault => ({
    ...on(at),
    says: `${named(at.text)} does not belong here`,
    hint: at.kind === 'mark' && !/[(!]/.test(at.text) ? 'quote a value that has it' : 'join conditions with & or |',
  }),
  number: (at: Token): TextFault => ({ ...on(at), says: `${named(at.text)} is no number`, hint: 'write 7, 0x1f or 3-7' }),
  time: (at: Token): TextFault => ({ ...on(at), says: `${named(at.text)} is no time`, hint: 'write 1.5, 20ms, 3s or 1s-2s' }),
  backwards: (at: Token): TextFault => ({ ...on(at), says: `the range ${at.text} runs backwards` }),
  range: (at: Token, operator: string): TextFault => ({
    ...on(at),
    says: `${operator} takes no range`,
    hint: 'a range goes with = and !=',
  }),
  selector: (at: Token): TextFault => ({
    ...on(at),
    says: `${named(at.text)} is no selector: hexadecimal digits come in pairs`,
    hint: 'write for example 0x4f5053, or quote a text',
  }),
  word: (at: Token, field: FieldName, words: readonly string[]): TextFault => ({
    ...on(at),
    says: `there is no ${field} ${named(at.text)}`,
    hint: like(at.text, words),
  }),
  flag: (at: Token, field: FieldName): TextFault => ({
    ...on(at),
    says: `${field} is true or false, not ${named(at.text)}`,
    hint: `write ${field} or !${field}`,
  }),
  pattern: (at: Token, { says, offset }: { readonly says: string; readonly offset: number }): TextFault => ({
    column: columnIn(at, offset),
    says: `the regular expression cannot be read: ${says}`,
  }),
} as const;

/** What other grammars write, and what it is here. */
export const SPELLINGS: ReadonlyMap<string, string> = new Map([
  ['&&', '&'],
  ['||', '|'],
  ['==', '='],
  ['=~', '~'],
  ['=>', '>='],
  ['=<', '<='],
  ['<>', '!='],
  ['!~', '! before the field, as in !tsel~"MTA"'],
  ['and', '&'],
  ['or', '|'],
  ['not', '!'],
  ['contains', '~'],
  ['matches', '~'],
]);

const on = ({ column, written }: Token) => ({ column, width: Math.max(1, written.length) });

const before = ({ kind, text }: Token): string => (kind === 'end' ? ' at the end' : ` before ${named(text)}`);

const like = (word: string, words: readonly string[]): string => {
  const near = nearest(word, words);
  return near === undefined ? `one of ${words.join(', ')}` : `did you mean ${near}?`;
};

const names = Object.keys(FIELDS);
