import test from 'ava';
import fc from 'fast-check';
import { isPattern, patternOf } from '../../../../harness/filter/pattern/pattern.ts';

const isIn = (pattern: string, text: string, folded = false): boolean => {
  const read = patternOf(pattern, folded);
  if (!isPattern(read)) throw new Error(`${read.says} at ${read.offset}`);
  return read.isIn(text);
};

const PATTERNS = [
  ...[
    'MTA',
    '^MTA$',
    'a.c',
    'ab*c',
    'ab+c',
    'ab?c',
    'a{2}',
    'a{2,}',
    'a{1,2}b',
    '^a{0}b',
    'a|bc|',
    '^(a|b)*$',
    '(?:ab)+?c',
    '^(a*)*$',
    '()*x',
  ],
  ...[
    '[abc]',
    '[^abc]',
    '[a-c-]',
    '[]a]',
    '[^]',
    '[]',
    '[\\]\\d]',
    '[\\W]',
    '\\d\\D',
    '\\w+\\s\\w',
    '\\S',
    '\\bab\\b',
    'a\\Bb',
    '\\.',
    '\\x41\\u0042',
  ],
  ...['a{,2}', 'a{', '}', ']', '\\/', '\\n', '-', '$a', 'a^', '(^|b)c', 'b($|c)', '[+--]', '(a|ab)(c|bcd)$', '.*.*b'],
];
const TEXTS = [
  '',
  'a',
  'b',
  'ab',
  'abc',
  'aab',
  'bcd',
  'abcd',
  'MTA',
  'xMTA1',
  'MTa',
  'AB',
  'ab c',
  'a-c',
  '12',
  'a.c',
  'a{,2}',
  'a{',
  ']',
  '}',
  '/',
  '\n',
  'é',
  '\u3000',
  '-',
  ',',
  'ä_',
];

for (const pattern of PATTERNS) {
  for (const folded of [false, true]) {
    test(`finds what /${pattern}/${folded ? 'i' : ''} finds`, (t) => {
      const theirs = new RegExp(pattern, folded ? 'i' : '');
      t.deepEqual(
        TEXTS.filter((text) => isIn(pattern, text, folded)),
        TEXTS.filter((text) => theirs.test(text)),
      );
    });
  }
}

test('finds what the regular expressions of the language find', (t) => {
  const atom = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\w', '^', '$', '\\b');
  const { pattern } = fc.letrec<{ pattern: string; part: string }>((tie) => ({
    part: fc.oneof(
      { maxDepth: 3 },
      atom,
      fc.tuple(tie('pattern'), fc.constantFrom('', '*', '+', '?', '{2}', '{1,2}', '{0,}')).map(([inner, count]) => `(?:${inner})${count}`),
    ),
    pattern: fc
      .array(fc.array(tie('part'), { maxLength: 3 }), { minLength: 1, maxLength: 3 })
      .map((choices) => choices.map((parts) => parts.join('')).join('|')),
  }));
  const text = fc.stringMatching(/^[ab c]{0,6}$/);
  fc.assert(
    fc.property(pattern, text, (written, given) => {
      const read = patternOf(written);
      return !isPattern(read) || read.isIn(given) === new RegExp(written).test(given);
    }),
    { seed: 102, numRuns: 1000 },
  );
  t.pass();
});

const faults: Record<string, readonly [pattern: string, offset: number, says: string]> = {
  'a group that stays open': ['a(b', 1, '( is never closed'],
  'a parenthesis that closes nothing': ['ab)', 2, ') closes nothing'],
  'a set that stays open': ['a[b', 1, '[ is never closed'],
  'a star at the beginning': ['*a', 0, 'there is nothing to repeat'],
  'a count of a count': ['a+*', 2, 'there is nothing to repeat'],
  'a count of an edge': ['^*', 1, 'there is nothing to repeat'],
  'a backslash at the end': ['a\\', 1, 'nothing follows the backslash'],
  'a backslash before a letter that means nothing': ['a\\q', 1, '\\q means nothing here'],
  'a back reference': ['(a)\\1', 3, 'there are no back references'],
  'a look ahead': ['a(?=b)', 1, 'of groups with ? there is only (?:'],
  'a look behind': ['(?<!b)a', 0, 'of groups with ? there is only (?:'],
  'a range that runs backwards': ['[z-a]', 1, 'the range runs backwards'],
  'a range to a set': ['[a-\\d]', 1, 'a range needs a letter at both ends'],
  'a count that runs backwards': ['a{3,2}', 1, 'the count runs backwards'],
  'a count that is too large': ['a{1001}', 0, 'it repeats too much'],
  'counts that multiply': ['(((a{50}){50}){50}){50}', 0, 'it repeats too much'],
  'an empty group repeated without end': [`((){${'9'.repeat(90)}}){${'9'.repeat(90)}}`, 0, 'it repeats too much'],
  'a pattern that is too long': ['a'.repeat(201), 200, 'it is longer than 200 letters'],
};
for (const [title, [pattern, offset, says]] of Object.entries(faults)) {
  test(`refuses ${title}`, (t) => t.deepEqual(patternOf(pattern), { offset, says }));
}

const slow: readonly (readonly [pattern: string, text: string])[] = [
  ['^(a+)+$', `${'a'.repeat(4000)}!`],
  ['(a|aa)+$', `${'a'.repeat(4000)}!`],
  ['(.*)(.*)(.*)(.*)(.*)[^a]$', 'a'.repeat(4096)],
  ['(a?){100}a{100}b$', `${'a'.repeat(4000)}!`],
];
for (const [pattern, text] of slow) {
  test(`comes to an end with ${pattern}`, (t) => t.false(isIn(pattern, text)));
}

test('looks at the first 4096 letters alone', (t) =>
  t.deepEqual(
    [isIn('x', `${'a'.repeat(4095)}x`), isIn('x', `${'a'.repeat(4096)}x`), isIn('a$', `${'a'.repeat(4096)}x`)],
    [true, false, false],
  ));
