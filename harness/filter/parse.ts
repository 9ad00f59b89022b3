import { readComparison } from './comparison.ts';
import { type Expression, joined } from './expression.ts';
import { FILTER_FAULTS, FilterError, SPELLINGS } from './faults.ts';
import { type FieldName, fieldNamed, fieldOf, OPERATORS, type Operator } from './fields.ts';
import type { TextFault } from './text-error.ts';
import { type Token, tokensOf } from './tokens.ts';

/** Reads the text of a filter; throws a FilterError. */
export const parse = (text: string): Expression => new FilterReader(text).whole();

class FilterReader {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(text: string) {
    this.#text = text;
    if (text.length > LONGEST) this.#fail(FILTER_FAULTS.long(LONGEST));
    this.#tokens = tokensOf(text);
  }

  whole(): Expression {
    const open = this.#tokens.find(({ kind }) => kind === 'open');
    if (open) this.#fail(FILTER_FAULTS.open(open));
    if (this.#here().kind === 'end') this.#fail(FILTER_FAULTS.empty());
    const expression = this.#any(0);
    if (this.#here().kind !== 'end') this.#failBehind(this.#here());
    return expression;
  }

  #any(depth: number): Expression {
    const parts = [this.#all(depth)];
    while (this.#took('|')) parts.push(this.#all(depth));
    return joined('any', parts);
  }

  #all(depth: number): Expression {
    const parts = [this.#one(depth)];
    while (this.#took('&')) parts.push(this.#one(depth));
    return joined('all', parts);
  }

  #one(depth: number): Expression {
    const first = this.#here();
    if (depth > DEEPEST) this.#fail(FILTER_FAULTS.deep(first, DEEPEST));
    if (this.#took('!')) return { kind: 'not', of: this.#one(depth + 1) };
    if (!this.#took('(')) return this.#condition();
    const inner = this.#any(depth + 1);
    if (this.#took(')')) return inner;
    return this.#here().kind === 'end' ? this.#fail(FILTER_FAULTS.unclosed(first)) : this.#failBehind(this.#here());
  }

  #condition(): Expression {
    const field = this.#field();
    const next = this.#here();
    if (next.kind === 'word' || next.kind === 'quoted') this.#fail(misspelt(next) ?? FILTER_FAULTS.noOperator(next, field));
    if (next.kind !== 'mark' || !isOperator(next.text)) return { kind: 'given', field };
    this.#at += 1;
    if (!OPERATORS[fieldOf(field).kind].includes(next.text)) this.#fail(FILTER_FAULTS.operator(next, field));
    const read = readComparison({ field, operator: next.text, value: this.#value(next) });
    return 'says' in read ? this.#fail(read) : read;
  }

  #field(): FieldName {
    const token = this.#here();
    if (token.kind !== 'word') this.#fail(misspelt(token) ?? FILTER_FAULTS.noField(token));
    const field = fieldNamed(token.text) ?? this.#fail(misspelt(token) ?? FILTER_FAULTS.field(token));
    this.#at += 1;
    return field;
  }

  #value(operator: Token): Token {
    const token = this.#here();
    if (token.kind !== 'word' && token.kind !== 'quoted') this.#fail(FILTER_FAULTS.noValue(token, operator.text));
    this.#at += 1;
    return token;
  }

  /** Behind a condition stands neither its end nor another one. */
  #failBehind(token: Token): never {
    return this.#fail(token.text === ')' ? FILTER_FAULTS.unopened(token) : (misspelt(token) ?? FILTER_FAULTS.trailing(token)));
  }

  #here(): Token {
    return this.#tokens[this.#at]!;
  }

  #took(mark: string): boolean {
    const isThere = this.#here().kind === 'mark' && this.#here().text === mark;
    if (isThere) this.#at += 1;
    return isThere;
  }

  #fail(fault: TextFault): never {
    throw new FilterError(this.#text, fault);
  }
}

const misspelt = (token: Token): TextFault | undefined => {
  const meant = token.kind === 'quoted' ? undefined : SPELLINGS.get(token.text.toLowerCase());
  return meant === undefined ? undefined : FILTER_FAULTS.spelling(token, meant);
};

const isOperator = (mark: string): mark is Operator => /^(?:[<>]=?|!?=|~)$/.test(mark);

const LONGEST = 4096;
const DEEPEST = 100;
