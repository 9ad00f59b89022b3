import test from 'ava';
import { Sheet } from '#harness/decode/index.ts';
import { keyOf, Memo } from '../../../harness/decode/memo.ts';

/** What a memo writes for keys one after the other, and how often that had to be written anew. */
const written = (keys: readonly string[], textOf: (key: string) => string) => {
  const sent: string[] = [];
  const sheet = new Sheet((octets) => void sent.push(Buffer.from(octets).toString()));
  const memo = new Memo<string>(() => new Map());
  let anew = 0;
  for (const key of keys)
    memo.write(sheet, key, (own) => {
      anew += 1;
      own.text(textOf(key));
    });
  sheet.flush();
  return { text: sent.join(''), anew };
};

test('what comes again is kept, and copied from then on, each under its key', (t) => {
  t.deepEqual(
    written(['a', 'b', 'a', 'a', 'b', 'b'], (key) => `[${key}]`),
    { text: '[a][b][a][a][b][b]', anew: 4 },
  );
});

test('what is too long to be kept is written each time', (t) => {
  const long = 'x'.repeat(70_000);
  const { text } = written(['a', 'b', 'a', 'a'], (key) => (key === 'a' ? long : 'b'));
  t.is(text, `${long}b${long}${long}`);
});

test('what is new each time is right each time, and not kept for ever', (t) => {
  const keys = Array.from({ length: 2500 }, (_, index) => `${index}`);
  const { text, anew } = written([...keys, '2499'], (key) => `${key} `);
  t.is(text, [...keys, '2499'].map((key) => `${key} `).join(''));
  t.is(anew, keys.length + 1);
});

test('a key has the first octets, or all', (t) => {
  t.is(keyOf(Uint8Array.of(0x41, 0xff, 0x42), 2), 'A\u00ff');
  t.is(keyOf(Uint8Array.of(0x41), 2), 'A');
});
