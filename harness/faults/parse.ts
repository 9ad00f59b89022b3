import { type Token, tokensOf } from '#harness/filter/index.ts';
import { defined } from '#src/core/index.ts';
import type { LayerName } from '#src/dissect/index.ts';
import { bracketIn, filterIn } from './bracket.ts';
import type { Doing, Fault, Target } from './fault.ts';
import type { Arg, Args } from './kind.ts';
import { KINDS, type KindName } from './kinds.ts';
import { kindNamed, kindsOf, LAYERS, layerNamed } from './pdu-names.ts';
import { objectionTo } from './rewriting.ts';
import { failWith, TEXT_FAULTS } from './text-faults.ts';

/** Reads the text of a fault, such as `CC from bravo #2: delay 5s`; throws a TextError. */
export const parseFault = (text: string): Fault => {
  if (text.length > LONGEST) failWith(text, TEXT_FAULTS.long(LONGEST));
  if (text.trim() === '') failWith(text, TEXT_FAULTS.empty());
  const bracket = bracketIn(text);
  const reader = new FaultReader(text, bracket?.end ?? 0);
  return reader.whole(bracket && filterIn(text, bracket));
};

class FaultReader {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  #at: number;

  constructor(text: string, from: number) {
    this.#text = text;
    // What stands in brackets is blanked out, so that columns stay.
    this.#tokens = tokensOf(' '.repeat(from) + text.slice(from));
    this.#at = 0;
  }

  whole(filter: Target['filter']): Fault {
    const open = this.#tokens.find(({ kind }) => kind === 'open');
    if (open) this.#fail(TEXT_FAULTS.open(open));
    const what = filter ? { filter } : this.#what();
    const on = { ...what, ...this.#clauses() };
    const deed = this.#deed();
    const times = this.#word('times') ? this.#number('times') : undefined;
    if (this.#here().kind !== 'end') this.#fail(TEXT_FAULTS.trailing(this.#here()));
    return defined({ on, deed, times });
  }

  /** `any`, a layer, a PDU, or both. */
  #what(): Pick<Target, 'layer' | 'pdu'> {
    const first = this.#take();
    if (first.kind !== 'word') return this.#fail(TEXT_FAULTS.noPdu(first));
    if (first.text.toLowerCase() === 'any') return {};
    const layer = layerNamed(first.text);
    if (layer !== undefined) return this.#ofLayer(layer);
    const pdu = kindNamed(first.text);
    if (pdu !== undefined) return { pdu };
    if (first.text.includes(':')) this.#fail(TEXT_FAULTS.gluedColon(first));
    return this.#fail(TEXT_FAULTS.pdu(first, 'PDU or layer', [...LAYERS, ...kindsOf(), 'any']));
  }

  #ofLayer(layer: LayerName): Pick<Target, 'layer' | 'pdu'> {
    const next = this.#here();
    if (next.kind !== 'word' || CLAUSES.includes(next.text)) return { layer };
    this.#at += 1;
    if (next.text.toLowerCase() === 'any') return { layer };
    const pdu = kindNamed(next.text, layer);
    return pdu === undefined ? this.#fail(TEXT_FAULTS.pdu(next, `PDU of ${layer}`, kindsOf(layer))) : { layer, pdu };
  }

  #clauses(): Omit<Target, 'filter' | 'layer' | 'pdu'> {
    const found: { -readonly [K in keyof Target]: Target[K] } = {};
    for (;;) {
      const at = this.#take();
      if (at.kind === 'mark' && at.text === ':') return found;
      if (at.kind === 'end') this.#fail(TEXT_FAULTS.noColon(at));
      const key = CLAUSE_KEYS[at.text];
      if (key === undefined) this.#fail(at.text.includes(':') ? TEXT_FAULTS.gluedColon(at) : TEXT_FAULTS.clause(at, CLAUSES));
      else if (found[key] !== undefined) this.#fail(TEXT_FAULTS.twice(at));
      else if (key === 'nth' || key === 'after') found[key] = this.#number(at.text);
      else if (key === 'each') found.each = this.#line();
      else found[key] = this.#name(at.text);
      if (found.at !== undefined && (found.from ?? found.to) !== undefined) this.#fail(TEXT_FAULTS.crowd(at));
    }
  }

  #name(behind: string): string {
    const name = this.#take();
    if (name.kind !== 'word' && name.kind !== 'quoted') return this.#fail(TEXT_FAULTS.noName(name, behind));
    return name.text.includes(':') && name.kind === 'word' && !/^[\da-f.:]+$/i.test(name.text)
      ? this.#fail(TEXT_FAULTS.gluedColon(name))
      : name.text;
  }

  #line(): 'line' {
    return this.#word('line') ? 'line' : this.#fail(TEXT_FAULTS.each(this.#here()));
  }

  #number(behind: string): number {
    const at = this.#take();
    return at.kind === 'word' && /^[1-9]\d{0,8}$/.test(at.text) ? Number(at.text) : this.#fail(TEXT_FAULTS.number(at, behind));
  }

  #deed(): Doing {
    const at = this.#take();
    if (at.kind === 'end') this.#fail(TEXT_FAULTS.noDeed(at, NAMES));
    const kind = NAMES.find((name) => name === at.text.toLowerCase());
    if (kind === undefined) return this.#fail(TEXT_FAULTS.deed(at, NAMES));
    const args: Record<string, unknown> = {};
    for (const [name, arg] of Object.entries(KINDS[kind].args as Args)) {
      if (arg.goesWith && !arg.goesWith(args)) continue;
      const value = this.#argument(kind, arg, args);
      if (value !== undefined) args[name] = value;
    }
    return { kind, ...args } as Doing;
  }

  #argument(kind: KindName, { form, word, isOptional }: Arg<unknown>, before: Readonly<Record<string, unknown>>): unknown {
    if (word !== undefined && !this.#word(word)) return undefined;
    const at = this.#here();
    const isValue = at.kind === 'word' || at.kind === 'quoted';
    const value = isValue && !(at.kind === 'word' && at.text === 'times') ? form.read(at.text, at.kind === 'quoted') : undefined;
    // What is left out is another's word, or nothing.
    if (value === undefined && isOptional && word === undefined && this.#isAnothers(kind, at)) return undefined;
    const objection =
      kind === 'rewrite' && typeof value === 'string' && 'field' in before ? objectionTo(before.field as never, value) : undefined;
    if (value === undefined || objection !== undefined) return this.#fail(TEXT_FAULTS.argument(at, kind, objection ?? form.wants));
    this.#at += 1;
    return value;
  }

  #isAnothers(kind: KindName, { kind: sort, text }: Token): boolean {
    const words = Object.values(KINDS[kind].args as Args).flatMap(({ word }) => word ?? []);
    return sort === 'end' || text === 'times' || words.includes(text);
  }

  #word(word: string): boolean {
    const { kind, text } = this.#here();
    if (kind !== 'word' || text !== word) return false;
    this.#at += 1;
    return true;
  }

  #take(): Token {
    const token = this.#here();
    this.#at += 1;
    return token;
  }

  #here(): Token {
    return this.#tokens[Math.min(this.#at, this.#tokens.length - 1)]!;
  }

  #fail(fault: Parameters<typeof failWith>[1]): never {
    return failWith(this.#text, fault);
  }
}

const CLAUSE_KEYS: Readonly<Record<string, 'from' | 'to' | 'at' | 'nth' | 'after' | 'each'>> = {
  from: 'from',
  to: 'to',
  at: 'at',
  '#': 'nth',
  after: 'after',
  each: 'each',
};
const CLAUSES = Object.keys(CLAUSE_KEYS);
const NAMES = Object.keys(KINDS) as readonly KindName[];
const LONGEST = 4096;
