import test from 'ava';
import fc from 'fast-check';
import { names, readHosts } from '#harness/names/index.ts';

// biome-ignore format: a table
const read: Readonly<Record<string, { readonly text: string; readonly entries: readonly (readonly string[])[] }>> = {
  'an address with a canonical name and aliases':  { text: '10.1.0.1 bravo.example bravo BRAVO-2',            entries: [['10.1.0.1', 'bravo.example', 'bravo', 'BRAVO-2']] },
  'any white space':                               { text: '\uFEFF \t10.1.0.1\t\t bravo \v mail ',             entries: [['10.1.0.1', 'bravo', 'mail']] },
  'lines however they end':                        { text: '10.1.0.1 a\r\n10.1.0.2 b\n10.1.0.3 c\r10.1.0.4 d', entries: [['10.1.0.1', 'a'], ['10.1.0.2', 'b'], ['10.1.0.3', 'c'], ['10.1.0.4', 'd']] },
  'nothing behind a #, even without a blank':      { text: '#10.1.0.1 a\n10.1.0.2 b#10.1.0.3 c\n  # d',        entries: [['10.1.0.2', 'b']] },
  'every good line around a bad one':              { text: '10.1.0.1 a\nrubbish\n10.1.0.2 b',                  entries: [['10.1.0.1', 'a'], ['10.1.0.2', 'b']] },
  'an empty text':                                 { text: '',                                                 entries: [] },
};

for (const [title, { text, entries }] of Object.entries(read)) {
  test(`reads ${title}`, (t) =>
    t.deepEqual(
      readHosts(text).entries.map(({ ip, names }) => [ip, ...names]),
      entries,
    ));
}

// biome-ignore format: a table
const refused: Readonly<Record<string, { readonly text: string; readonly at: readonly [line: number, column: number]; readonly says: string }>> = {
  'a number above 255':           { text: '# ours\n\n  10.1.0.256 bravo', at: [3, 3],  says: "'10.1.0.256' is no IPv4 address in dotted decimal" },
  'three numbers':                { text: '10.1.0 bravo',                 at: [1, 1],  says: "'10.1.0' is no IPv4 address in dotted decimal" },
  'a number with a leading zero': { text: '10.1.0.01 bravo',              at: [1, 1],  says: "'10.1.0.01' is no IPv4 address in dotted decimal" },
  'an IPv6 address':              { text: '::1 localhost',                at: [1, 1],  says: "'::1' is no IPv4 address in dotted decimal" },
  'a name before its address':    { text: '\tbravo 10.1.0.1',             at: [1, 2],  says: "'bravo' is no IPv4 address in dotted decimal" },
  'an address without a name':    { text: '10.1.0.1 a\n 10.1.0.2 # b',    at: [2, 10], says: 'no name follows the address' },
};

for (const [title, { text, at, says }] of Object.entries(refused)) {
  test(`refuses ${title}`, (t) => t.deepEqual(readHosts(text).faults, [{ line: at[0], column: at[1], says }]));
}

// Few addresses, so that lines share them.
const ip = fc.oneof(fc.ipV4(), fc.constantFrom('10.1.0.1', '10.1.0.2'));
const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9.-]{0,2}$/);
const gap = fc.constantFrom(' ', '\t', '  \t ');
const entry = fc.record({
  ip,
  names: fc.array(name, { minLength: 1, maxLength: 4 }),
  gap,
  comment: fc.constantFrom('', '#', ' # 10.9.9.9 no'),
});

const lower = (text: string): string => text.toLowerCase();

test('finds every name at the first line that has it, and every line by its address, whatever the spelling', (t) => {
  const holds = fc.property(fc.array(entry, { maxLength: 12 }), (entries) => {
    const hosts = entries.map(({ ip, names, gap, comment }) => [ip, ...names].join(gap) + comment).join('\r\n');
    const { forward, reverse } = names({ host: { name: '(nobody)', addresses: [] }, sources: [{ hosts }], netbios: [] });
    const rows = entries.flatMap(({ ip, names }) => names.map((name) => ({ ip, name: lower(name) })));
    for (const { ip, name } of rows) {
      const first = rows.find((row) => row.name === name)?.ip;
      t.deepEqual(forward(name.toUpperCase()), { ip: first ?? '', by: 'HOSTS' });
      t.deepEqual(reverse(ip).map(lower), [...new Set(rows.filter((row) => row.ip === ip).map(({ name }) => name))]);
    }
  });
  t.notThrows(() => fc.assert(holds));
});
