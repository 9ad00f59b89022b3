import { named, TextError, type TextFault, type Token } from '#harness/filter/index.ts';
import { nearest } from '#harness/run/index.ts';

/** All that can be wrong with the text of a fault. */
export const TEXT_FAULTS = {
  empty: (): TextFault => ({ column: 1, says: 'the fault is empty', hint: 'write for example CC from bravo #2: delay 5s' }),
  long: (most: number): TextFault => ({ column: most + 1, says: `the fault is longer than ${most} letters` }),
  open: (at: Token): TextFault => ({ ...on(at), says: 'the quotation is never closed' }),
  unclosed: (): TextFault => ({ column: 1, says: 'the bracket is never closed', hint: '] is missing' }),
  noColon: (at: Token): TextFault => ({
    ...on(at),
    says: `a colon is missing${before(at)}`,
    hint: 'write what it is for, a colon, what is done',
  }),
  gluedColon: (at: Token): TextFault => ({ ...on(at), says: `${named(at.text)} is one word`, hint: 'put a blank behind the colon' }),
  pdu: (at: Token, of: string, words: readonly string[]): TextFault => ({
    ...on(at),
    says: `there is no ${of} ${named(at.text)}`,
    hint: like(at.text, words, 'write any for every packet'),
  }),
  noPdu: (at: Token): TextFault => ({
    ...on(at),
    says: `what it is for is missing${before(at)}`,
    hint: 'a PDU such as CR, a layer, any, or [filter]',
  }),
  clause: (at: Token, words: readonly string[]): TextFault => ({
    ...on(at),
    says: `${named(at.text)} does not belong here`,
    hint: like(at.text, words, `there may be ${words.join(', ')}, then a colon`),
  }),
  twice: (at: Token): TextFault => ({ ...on(at), says: `${named(at.text)} is here twice` }),
  crowd: (at: Token): TextFault => ({ ...on(at), says: 'at goes without from and to', hint: 'it is either of them' }),
  noName: (at: Token, behind: string): TextFault => ({
    ...on(at),
    says: `a name is missing behind ${behind}`,
    hint: 'a host, host/connector, an address, caller or called',
  }),
  number: (at: Token, behind: string): TextFault => ({ ...on(at), says: `${behind} takes a number from 1${notThis(at)}` }),
  each: (at: Token): TextFault => ({ ...on(at), says: `each goes with line${notThis(at)}`, hint: 'write each line' }),
  noDeed: (at: Token, words: readonly string[]): TextFault => ({
    ...on(at),
    says: 'what is done is missing',
    hint: `one of ${words.join(', ')}`,
  }),
  deed: (at: Token, words: readonly string[]): TextFault => ({
    ...on(at),
    says: `there is no fault ${named(at.text)}`,
    hint: like(at.text, words, `one of ${words.join(', ')}`),
  }),
  argument: (at: Token, kind: string, wants: string): TextFault => ({ ...on(at), says: `${kind} takes ${wants}${notThis(at)}` }),
  trailing: (at: Token): TextFault => ({
    ...on(at),
    says: `${named(at.text)} does not belong here`,
    hint: 'behind what is done there may be times 2',
  }),
} as const;

/** Breaks off reading. */
export const failWith = (text: string, fault: TextFault): never => {
  throw new TextError(text, fault);
};

const on = ({ column, written }: Token) => ({ column, width: Math.max(1, written.length) });
const before = ({ kind, text }: Token): string => (kind === 'end' ? ' at the end' : ` before ${named(text)}`);
const notThis = ({ kind, text }: Token): string => (kind === 'end' ? '' : `, not ${named(text)}`);
const like = (word: string, words: readonly string[], otherwise: string): string => {
  const near = nearest(word, words);
  return near === undefined ? otherwise : `did you mean ${near}?`;
};
