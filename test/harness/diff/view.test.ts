import test from 'ava';
import { compare, comparisonLines, type ViewOptions } from '#harness/diff/index.ts';
import { PLAIN } from '#harness/reports/index.ts';
import { recorded, replaced, type Talk, talkOf, whole } from './wholes.ts';

const MESSAGE = talkOf('normal-one-message');
const SMALL: Talk = MESSAGE.map(([from, packet], index) => [from, index === 1 ? packet.replace('c0010b', 'c0010a') : packet]);
const lines = (a: Talk, b: Talk, options: Partial<ViewOptions> = {}): readonly string[] =>
  comparisonLines(compare(whole(recorded(a)), whole(recorded(b))), { paint: PLAIN, ...options });

/** The AE, and the DN. */
const LACKING: ReadonlySet<number> = new Set([6, 9]);
const IGNORED = 'ignored: times, references, identifiers, lengths, how TSDUs are cut into packets (--strict compares them)';
const HEAD = 'association 10.1.0.1 → 10.1.0.2:102  called "MTA-B" calling "MTA-A"  stream 1 in A, 1 in B';

test('says that there is no difference', (t) => t.deepEqual(lines(MESSAGE, MESSAGE), [IGNORED, 'no difference in 1 association, 22 PDUs']));

test('shows the first difference with both trees, A above B where there is no room', (t) =>
  t.deepEqual(lines(MESSAGE, SMALL), [
    HEAD,
    '     #4 → CR  called "MTA-B" calling "MTA-A", TPDU 2048',
    '≠  A #5 ← CC  called "MTA-B" calling "MTA-A", TPDU 2048',
    '≠  B #5 ← CC  called "MTA-B" calling "MTA-A", TPDU 1024',
    '   first difference: CC > TPDU size  0b (2048 octets) | 0a (1024 octets)',
    '     TPKT (the same)',
    '     CC',
    '       LI: 23',
    '       TPDU code: 208 (CC)',
    '       CDT: 0',
    '       DST-REF: 1',
    '       SRC-REF: 2',
    '       class and options: 0 (class 0)',
    '≠  A   TPDU size: 0b (2048 octets)',
    '≠  B   TPDU size: 0a (1024 octets)',
    '       calling transport-selector: 4d54412d41 ("MTA-A")',
    '       called transport-selector: 4d54412d42 ("MTA-B")',
    '',
    IGNORED,
    '1 of 1 association differs',
  ]));

test('shows it side by side where there is room', (t) => {
  const [, , differs] = lines(MESSAGE, SMALL, { width: 130 });
  t.is(differs, '≠  #5 ← CC  called "MTA-B" calling "MTA-A", TPDU 2048             │ #5 ← CC  called "MTA-B" calling "MTA-A", TPDU 1024');
  t.true(lines(MESSAGE, SMALL, { width: 100 }).every((line) => line.startsWith('ignored') || [...line].length <= 100));
});

test('needs no other letters than those of ASCII', (t) => {
  const ascii = { colour: false, unicode: false };
  const b = replaced(SMALL, { 'secret-a': 'SECRET-A' });
  const text = [...lines(MESSAGE, b, { paint: ascii, verbose: true }), ...lines(MESSAGE, b, { paint: ascii, width: 101 })].join('\n');
  t.regex(text, /^[\n -~]*$/);
  t.true(text.includes('!= A   TPDU size'));
});

test('never shows a password', (t) => {
  const b = replaced(MESSAGE, { 'secret-a': 'SECRET-A', 'secret-b': 'SECRET-B' });
  for (const strict of [false, true]) {
    const comparison = compare(whole(recorded(MESSAGE)), whole(recorded(b)), { strict });
    const text =
      comparisonLines(comparison, { paint: PLAIN, verbose: true }).join('\n') +
      JSON.stringify(comparison.associations.map(({ differences }) => differences.map((each) => ({ ...each, stepA: 0, stepB: 0 }))));
    t.notRegex(text, /secret/i);
    t.notRegex(text, /7365637265742d|5345435245542d/);
  }
});

test('says what is missing, and lists the rest where it is asked for', (t) => {
  const less = MESSAGE.filter((_, index) => !LACKING.has(index));
  t.deepEqual(lines(MESSAGE, less).slice(3, 6), [
    '<  A #10 → AE  message MTA-A.991122.0001 "Test", 485 octets, serial 1',
    '   first difference: missing in B: AE  message MTA-A.991122.0001 "Test", 485 octets, serial 1',
    '   1 more difference behind it (-v lists them)',
  ]);
  t.true(lines(MESSAGE, less, { verbose: true }).some((line) => /missing in B: DN RLRE/.test(line)));
});

test('is quiet where that is asked for', (t) => {
  t.deepEqual(lines(MESSAGE, MESSAGE, { quiet: true }), []);
  t.false(lines(MESSAGE, SMALL, { quiet: true }).includes(IGNORED));
});

test('lets no control characters of a peer through', (t) => {
  const b = replaced(MESSAGE, { 'Hello in normal': 'Hel\u001b[2J  normal' });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
  t.notRegex(lines(MESSAGE, b).join(''), /[\u0000-\u001f]/);
  t.regex(lines(MESSAGE, b).join(''), /Hel\\x1b/);
});
