import { CONTROLS, type Letters, LINE_ENDS, letter, lettersOf, SETS, type Span } from './letters.ts';

/** A regular expression as it is written. */
export type Node =
  | { readonly kind: 'letter'; readonly is: Letters }
  | { readonly kind: 'edge'; readonly at: Edge }
  | { readonly kind: 'sequence'; readonly of: readonly Node[] }
  | { readonly kind: 'choice'; readonly of: readonly Node[] }
  | { readonly kind: 'repeat'; readonly of: Node; readonly least: number; readonly most: number };

export type Edge = '^' | '$' | '\\b' | '\\B';

/** What is wrong with a pattern, and at which of its letters. */
export class PatternError extends Error {
  override readonly name = 'PatternError';
  readonly offset: number;

  constructor(offset: number, says: string) {
    super(says);
    this.offset = offset;
  }
}

/** Reads a pattern; throws a PatternError. `folded`, it does not tell A from a. */
export const readPattern = (pattern: string, folded: boolean): Node => new PatternReader(pattern, folded).whole();

class PatternReader {
  readonly #pattern: string;
  readonly #folded: boolean;
  #at = 0;

  constructor(pattern: string, folded: boolean) {
    this.#pattern = pattern;
    this.#folded = folded;
  }

  whole(): Node {
    const node = this.#choice();
    return this.#at < this.#pattern.length ? this.#fail(') closes nothing') : node;
  }

  #choice(): Node {
    const of = [this.#sequence()];
    while (this.#took(/\|/y)) of.push(this.#sequence());
    return { kind: 'choice', of };
  }

  #sequence(): Node {
    const of: Node[] = [];
    while (this.#at < this.#pattern.length && !/[|)]/.test(this.#pattern[this.#at]!)) of.push(this.#repeated());
    return { kind: 'sequence', of };
  }

  #repeated(): Node {
    const edge = this.#took(EDGE)?.[0];
    const of: Node = edge === undefined ? this.#atom() : { kind: 'edge', at: edge as Edge };
    const start = this.#at;
    const [count, sign, least = '', comma, most = ''] = this.#took(COUNT) ?? [];
    if (count === undefined) return of;
    if (of.kind === 'edge') this.#fail(NOTHING, start);
    const [from, to] = SIGNS.get(sign ?? '') ?? [Number(least), comma ? Number(most || Number.POSITIVE_INFINITY) : Number(least)];
    return from > to ? this.#fail('the count runs backwards', start) : { kind: 'repeat', of, least: from, most: to };
  }

  #atom(): Node {
    const start = this.#at;
    if (this.#took(COUNT)) this.#fail(NOTHING, start);
    if (this.#took(/\(\?(?!:)/y)) this.#fail('of groups with ? there is only (?:', start);
    if (this.#took(/\((?:\?:)?/y)) {
      const inner = this.#choice();
      return this.#took(/\)/y) ? inner : this.#fail('( is never closed', start);
    }
    if (this.#took(/\[/y)) return this.#set(start);
    if (this.#took(/\./y)) return { kind: 'letter', is: lettersOf(LINE_ENDS, false, true) };
    const spans = this.#spans();
    const [[code, last] = [0, 0]] = spans;
    return { kind: 'letter', is: spans.length === 1 && code === last ? letter(code, this.#folded) : lettersOf(spans, this.#folded, false) };
  }

  #set(start: number): Node {
    const negated = this.#took(/\^/y) !== undefined;
    const spans: Span[] = [];
    while (!this.#took(/\]/y)) {
      if (this.#at >= this.#pattern.length) this.#fail('[ is never closed', start);
      spans.push(...this.#range());
    }
    return { kind: 'letter', is: lettersOf(spans, this.#folded, negated) };
  }

  #range(): readonly Span[] {
    const start = this.#at;
    const from = this.#spans();
    if (!this.#took(/-(?=[^\]])/y)) return from;
    const [[first, end] = EMPTY, ...others] = from;
    const [[last, end2] = EMPTY, ...more] = this.#spans();
    if (first !== end || last !== end2 || others.length + more.length > 0) this.#fail('a range needs a letter at both ends', start);
    return first > last ? this.#fail('the range runs backwards', start) : [[first, last]];
  }

  /** One letter, or the set that a backslash names. */
  #spans(): readonly Span[] {
    const start = this.#at;
    const [, hex, four, name] = this.#took(/\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|(.))/sy) ?? [];
    const digits = hex ?? four;
    if (digits !== undefined) return just(Number.parseInt(digits, 16));
    if (name === undefined) return this.#plain();
    if (/[1-9]/.test(name)) this.#fail('there are no back references', start);
    const control = CONTROLS.get(name);
    const set = SETS.get(name) ?? (control === undefined ? undefined : just(control));
    return set ?? (/[a-z0]/i.test(name) ? this.#fail(`\\${name} means nothing here`, start) : just(name.charCodeAt(0)));
  }

  #plain(): readonly Span[] {
    const code = this.#pattern.charCodeAt(this.#at);
    if (code === BACKSLASH) this.#fail('nothing follows the backslash');
    this.#at += 1;
    return just(code);
  }

  #took(sticky: RegExp): RegExpExecArray | undefined {
    sticky.lastIndex = this.#at;
    const found = sticky.exec(this.#pattern) ?? undefined;
    this.#at += found?.[0].length ?? 0;
    return found;
  }

  #fail(says: string, offset = this.#at): never {
    throw new PatternError(offset, says);
  }
}

const just = (code: number): readonly Span[] => [[code, code]];

const SIGNS: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['*', [0, Number.POSITIVE_INFINITY]],
  ['+', [1, Number.POSITIVE_INFINITY]],
  ['?', [0, 1]],
]);
const NOTHING = 'there is nothing to repeat';
const EMPTY: Span = [0, 0];
const BACKSLASH = 0x5c;
const EDGE = /[\^$]|\\[bB]/y;
// How greedy it is makes no difference to whether there is a match.
const COUNT = /(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})\??/y;
