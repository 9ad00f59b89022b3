import test from 'ava';
import fc from 'fast-check';
import { columnIn, quoted, tokensOf, written } from '../../../harness/filter/tokens.ts';

const pieces: Record<string, readonly [text: string, pieces: readonly string[]]> = {
  'words and marks': ['host=bravo&(pdu!=CR)', ['host', '=', 'bravo', '&', '(', 'pdu', '!=', 'CR', ')', '']],
  'the longest mark': ['a<=b<c>=d', ['a', '<=', 'b', '<', 'c', '>=', 'd', '']],
  'a fault': ['CC from bravo #2: delay 5s', ['CC', 'from', 'bravo', '#', '2', ':', 'delay', '5s', '']],
  'an address as a word': ['10.1.0.2:102 fe80::1', ['10.1.0.2:102', 'fe80::1', '']],
  'a colon before a blank as a mark': ['DT: split 1', ['DT', ':', 'split', '1', '']],
  'colons on their own': ['a:::', ['a', ':', ':', ':', '']],
  'both quotes': [`"a 'b'" 'c "d"'`, ["a 'b'", 'c "d"', '']],
  escapes: [String.raw`"a\"b\\c\td\.e"`, ['a"b\\c\td\\.e', '']],
  'a list': ['3,4', ['3', ',', '4', '']],
  nothing: ['  ', ['']],
};
for (const [title, [text, expected]] of Object.entries(pieces)) {
  test(`takes apart ${title}`, (t) =>
    t.deepEqual(
      tokensOf(text).map((token) => token.text),
      expected,
    ));
}

test('says of each piece where it stands and what it is', (t) =>
  t.deepEqual(
    tokensOf(` ref >'x' "y`).map(({ kind, column, written }) => [kind, column, written]),
    [
      ['word', 2, 'ref'],
      ['mark', 6, '>'],
      ['quoted', 7, "'x'"],
      ['open', 11, '"y'],
      ['end', 13, ''],
    ],
  ));

test('finds the column of a letter behind escapes', (t) => {
  const [token] = tokensOf(String.raw`"\"\\[a"`);
  t.is(columnIn(token!, 2), 6);
});

test('leaves nothing out but blanks', (t) => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const all = tokensOf(text).map((token) => token.written);
      return all.join('').replace(/\s/g, '') === text.replace(/\s/g, '');
    }),
    { seed: 102 },
  );
  t.pass();
});

test('reads what it has written', (t) => {
  const text = fc.oneof(fc.string(), fc.stringMatching(/^[\\"'nrt\n\r\td]*$/));
  for (const write of [written, quoted])
    fc.assert(
      fc.property(text, (said) => {
        const [token, end] = tokensOf(write(said));
        return token?.text === said && end?.kind === 'end';
      }),
      { seed: 102 },
    );
  t.pass();
});
