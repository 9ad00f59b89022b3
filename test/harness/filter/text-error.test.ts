import test from 'ava';
import { named, TextError, type TextFault } from '../../../harness/filter/text-error.ts';

const shown: Record<string, readonly [text: string, fault: TextFault, message: string]> = {
  'the text with carets': ['host=x', { column: 6, says: 'wrong' }, 'column 6: wrong\n  host=x\n       ^'],
  'as many carets as letters are meant': ['hots=x', { column: 1, says: 'wrong', width: 4 }, 'column 1: wrong\n  hots=x\n  ^^^^'],
  'the hint behind the carets': ['a', { column: 2, says: 'wrong', hint: 'do b' }, 'column 2: wrong\n  a\n   ^ do b'],
  'one line, whatever is in the text': ['a\n\u001b[1mb', { column: 2, says: 'wrong' }, 'column 2: wrong\n  a  [1mb\n   ^'],
  'no more carets than text': ['abc', { column: 2, says: 'wrong', width: 9 }, 'column 2: wrong\n  abc\n   ^^'],
  'a window on a long text': [
    `${'-'.repeat(200)}x`,
    { column: 201, says: 'wrong' },
    `column 201: wrong\n  …${'-'.repeat(50)}x\n  ${' '.repeat(51)}^`,
  ],
};
for (const [title, [text, fault, message]] of Object.entries(shown)) {
  test(`shows ${title}`, (t) => t.is(new TextError(text, fault).message, message));
}

test('keeps what is wrong apart from the message', (t) => {
  const { column, says, hint } = new TextError('a', { column: 1, says: 'wrong', hint: 'do b' });
  t.deepEqual({ column, says, hint }, { column: 1, says: 'wrong', hint: 'do b' });
});

test('shortens a word that it names', (t) => t.is(named('x'.repeat(99)), `"${'x'.repeat(39)}…"`));
