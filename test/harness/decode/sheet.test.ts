import test from 'ava';
import { Sheet } from '#harness/decode/index.ts';

/** What is sent of what is written. */
const written = (write: (sheet: Sheet) => unknown): readonly string[] => {
  const sent: string[] = [];
  const sheet = new Sheet((octets) => void sent.push(Buffer.from(octets).toString()));
  write(sheet);
  sheet.flush();
  return sent;
};

// biome-ignore format: a table
const texts: Readonly<Record<string, readonly [write: (sheet: Sheet) => unknown, text: string]>> = {
  'text':                           [(sheet) => sheet.text('CR').text(' '),                 'CR '],
  'text that is not ASCII':         [(sheet) => sheet.text('§ → ✓').text('x'),              '§ → ✓x'],
  'long text that is not ASCII':    [(sheet) => sheet.text('→'.repeat(100)),                '→'.repeat(100)],
  'zero':                           [(sheet) => sheet.number(0),                            '0'],
  'a number to the right':          [(sheet) => sheet.number(42, 6),                        '    42'],
  'a number with zeros':            [(sheet) => sheet.number(412, 6, '0'),                  '000412'],
  'a number wider than its place':  [(sheet) => sheet.number(1234567, 3),                   '1234567'],
  'all powers of ten':              [(sheet) => [1, 10, 100, 1000, 1e9, 1e10, 1e15].forEach((value) => void sheet.number(value).text(' ')), '1 10 100 1000 1000000000 10000000000 1000000000000000 '],
  'octets in hexadecimal':          [(sheet) => sheet.hex(Uint8Array.of(0, 0xab, 255), 2),  '00ab'],
  'blanks':                         [(sheet) => sheet.blanks(3).text('|'),                  '   |'],
  'terms':                          [(sheet) => sheet.term('§').term('message').term('§'),  '§message§'],
  'long terms':                     [(sheet) => sheet.term('x'.repeat(100)).term('y'),      `${'x'.repeat(100)}y`],
  'text that may be shown':         [(sheet) => sheet.plain('a') && sheet.plain('b'),       'ab'],
  'no text that may not':           [(sheet) => sheet.plain('a\n') || sheet.plain('§'),     ''],
};
for (const [title, [write, text]] of Object.entries(texts)) test(`writes ${title}`, (t) => t.is(written(write).join(''), text));

test('nothing is lost where a piece is full', (t) => {
  const lines = Array.from({ length: 20_000 }, (_, index) => `line ${index} → §\n`);
  const sent = written((sheet) => lines.forEach((line) => void sheet.text(line)));
  t.true(sent.length > 1);
  t.is(sent.join(''), lines.join(''));
});

test('what is larger than a piece is sent at once, and in its place', (t) => {
  const large = 'x'.repeat(200_000);
  t.is(written((sheet) => sheet.text('a').text(large).text('b')).join(''), `a${large}b`);
});

test('what was sent is not written over', (t) => {
  const kept: Uint8Array[] = [];
  const sheet = new Sheet((octets) => void kept.push(octets));
  sheet.text('one').flush();
  sheet.text('two').flush();
  t.deepEqual(
    kept.map((octets) => Buffer.from(octets).toString()),
    ['one', 'two'],
  );
});
