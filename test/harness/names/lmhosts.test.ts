import test from 'ava';
import { type LmhostsEntry, readLmhosts, type Tags } from '#harness/names/index.ts';

const entry = (ip: string, name: string, tags: Tags = {}, service?: number): LmhostsEntry => ({
  ip,
  name,
  tags,
  ...(service === undefined ? {} : { service }),
});

// biome-ignore format: a table
const lines: Readonly<Record<string, { readonly text: string; readonly entries: readonly LmhostsEntry[] }>> = {
  'an address and a name':                             { text: '  10.1.0.1\tBRAVO ',                            entries: [entry('10.1.0.1', 'BRAVO')] },
  'all keywords':                                      { text: '10.1.0.1 BRAVO #PRE #DOM:SALES #MH #NOFNR #SG:PRINTERS', entries: [entry('10.1.0.1', 'BRAVO', { PRE: '', DOM: 'SALES', MH: '', NOFNR: '', SG: 'PRINTERS' })] },
  'keywords that stand close':                         { text: '10.1.0.1 BRAVO#PRE#DOM:SALES',                  entries: [entry('10.1.0.1', 'BRAVO', { PRE: '', DOM: 'SALES' })] },
  'no keyword behind a comment':                       { text: "10.1.0.1 BRAVO #the net's #PRE \"machine",      entries: [entry('10.1.0.1', 'BRAVO')] },
  'no keyword that is longer than one':                { text: '10.1.0.1 BRAVO #PREFERRED',                     entries: [entry('10.1.0.1', 'BRAVO')] },
  'no directive in a comment':                         { text: '# #INCLUDE nowhere\n#\n\n#include nowhere',      entries: [] },
  'a bare name of 15 octets':                          { text: '10.1.0.1 ABCDEFGHIJKLMNO',                      entries: [entry('10.1.0.1', 'ABCDEFGHIJKLMNO')] },
  'a quoted name with blanks':                         { text: '10.1.0.1 "MAIL HOST" #PRE',                     entries: [entry('10.1.0.1', 'MAIL HOST', { PRE: '' })] },
  'a 16th octet behind its blanks':                    { text: '10.1.0.1 "APPNAME        \\0x14"',              entries: [entry('10.1.0.1', 'APPNAME', {}, 0x14)] },
  'a 16th octet short of its blanks':                  { text: '10.1.0.1 "appl\\0x1F" #internal',               entries: [entry('10.1.0.1', 'appl', {}, 0x1f)] },
  'the short way to write an octet':                   { text: '10.1.0.1 "appl\\1f"',                           entries: [entry('10.1.0.1', 'appl', {}, 0x1f)] },
  'octets within a name':                              { text: '10.1.0.1 "\\0x01\\0x02__MSBROWSE__\\0x02\\0x01"', entries: [entry('10.1.0.1', '\x01\x02__MSBROWSE__\x02', {}, 0x01)] },
  'a 16th octet that is written plainly':              { text: '10.1.0.1 "ABCDEFGHIJKLMNOP"',                   entries: [entry('10.1.0.1', 'ABCDEFGHIJKLMNO', {}, 0x50)] },
  'preloaded entries first, else in file order':       { text: '10.1.0.1 A\n10.1.0.2 B #PRE\n10.1.0.3 C\n10.1.0.4 D #PRE',
                                                         entries: [entry('10.1.0.2', 'B', { PRE: '' }), entry('10.1.0.4', 'D', { PRE: '' }), entry('10.1.0.1', 'A'), entry('10.1.0.3', 'C')] },
};

for (const [title, { text, entries }] of Object.entries(lines)) {
  test(`reads ${title}`, (t) => t.deepEqual(readLmhosts(text), { entries, faults: [] }));
}

type At = readonly [line: number, column: number, says: string];

// biome-ignore format: a table
const faulty: Readonly<Record<string, { readonly text: string; readonly names: readonly string[]; readonly faults: readonly At[] }>> = {
  'a bad address':                     { text: 'BRAVO 10.1.0.1\n10.1.0.2 C', names: ['C'], faults: [[1, 1, "'BRAVO' is no IPv4 address in dotted decimal"]] },
  'an address without a name':         { text: '10.1.0.1 #PRE',              names: [], faults: [[1, 9, 'no name follows the address']] },
  'a bare name of 16 octets':          { text: '10.1.0.1 ABCDEFGHIJKLMNOP',  names: [], faults: [[1, 10, 'ABCDEFGHIJKLMNOP is longer than the 15 octets of a NetBIOS name']] },
  'a quoted name of 17 octets':        { text: '10.1.0.1 "ABCDEFGHIJKLMNOP\\0x00"', names: [], faults: [[1, 10, '"ABCDEFGHIJKLMNOP\\0x00" is longer than the 16 octets of a NetBIOS name']] },
  'a quote that is not closed':        { text: '10.1.0.1 "BRAVO',            names: [], faults: [[1, 10, 'the quote of "BRAVO is not closed']] },
  'an octet of one digit':             { text: '10.1.0.1 "BRAVO\\0x1"',      names: [], faults: [[1, 10, 'a backslash in "BRAVO\\0x1" is not followed by 0x and two hexadecimal digits']] },
  'a name that is a 16th octet only':  { text: '10.1.0.1 "\\0x14"',          names: [], faults: [[1, 10, '"\\0x14" holds no name']] },
  'a second name':                     { text: '10.1.0.1 A B #PRE',          names: ['A'], faults: [[1, 12, "'B' is passed over: an entry has one name"]] },
  'a keyword in small letters':        { text: '10.1.0.1 A #pre #MH',        names: ['A'], faults: [[1, 12, "'#pre' is passed over: keywords are in capitals"]] },
  'a domain without a name':           { text: '10.1.0.1 A #DOM:',           names: ['A'], faults: [[1, 17, '#DOM: names nothing']] },
  'an include of nothing':             { text: '#INCLUDE #it',               names: [], faults: [[1, 9, '#INCLUDE names no file']] },
  'an include that cannot be read':    { text: ' #INCLUDE gone',             names: [], faults: [[1, 2, 'gone cannot be read']] },
  'an include that includes itself':   { text: '#INCLUDE Loop',              names: ['LOOPED'], faults: [[2, 1, 'LOOP includes itself']] },
  'a block that no file serves':       { text: '#BEGIN_ALTERNATE\n#INCLUDE gone\n#END_ALTERNATE', names: [], faults: [[3, 1, 'no file of this block of alternates could be read']] },
  'a block that is not ended':         { text: '10.1.0.1 A\n #BEGIN_ALTERNATE\n#INCLUDE near', names: ['A', 'NEAR'], faults: [[2, 2, '#BEGIN_ALTERNATE without #END_ALTERNATE']] },
  'a block within a block':            { text: '#BEGIN_ALTERNATE\n#BEGIN_ALTERNATE\n#INCLUDE near\n#END_ALTERNATE', names: ['NEAR'], faults: [[2, 1, '#BEGIN_ALTERNATE within a block of alternates']] },
  'an end without a block':            { text: '#END_ALTERNATE',             names: [], faults: [[1, 1, '#END_ALTERNATE without #BEGIN_ALTERNATE']] },
};

const files: Readonly<Record<string, string>> = {
  near: '10.2.0.1 NEAR',
  '\\\\rhino\\c#\\far list': '10.3.0.1 FAR #PRE',
  bad: '\n10.2.0 BAD',
  outer: '#INCLUDE bad\n10.2.0.2 OUTER',
  Loop: '10.2.0.3 LOOPED\n#INCLUDE LOOP',
};
const read = (path: string): string | undefined => files[path];
const namesOf = (entries: readonly LmhostsEntry[]): readonly string[] => entries.map(({ name }) => name);

for (const [title, { text, names, faults }] of Object.entries(faulty)) {
  test(`complains of ${title}`, (t) => {
    const { entries, faults: found } = readLmhosts(text, read);
    t.deepEqual([namesOf(entries), found.map(({ line, column, says }) => [line, column, says])], [names, faults]);
  });
}

// biome-ignore format: a table
const included: Readonly<Record<string, { readonly text: string; readonly names: readonly string[] }>> = {
  'a file where it is included':              { text: '10.1.0.1 A\n#INCLUDE near\n10.1.0.2 B',                names: ['A', 'NEAR', 'B'] },
  'a path with blanks and #, before a comment': { text: '#INCLUDE \\\\rhino\\c#\\far list # far away',       names: ['FAR'] },
  'a path in quotes':                         { text: '#INCLUDE "near"',                                     names: ['NEAR'] },
  'preloaded entries of a file before others': { text: '10.1.0.1 A\n#INCLUDE \\\\rhino\\c#\\far list',        names: ['FAR', 'A'] },
  'the first alternate that can be read':     { text: '#BEGIN_ALTERNATE\n#INCLUDE gone\n#INCLUDE near\n#INCLUDE outer\n#END_ALTERNATE\n#INCLUDE near', names: ['NEAR', 'NEAR'] },
};

for (const [title, { text, names }] of Object.entries(included)) {
  test(`includes ${title}`, (t) => {
    const { entries, faults } = readLmhosts(text, read);
    t.deepEqual([namesOf(entries), faults], [names, []]);
  });
}

test('says in which included file a fault stands', (t) => {
  const says = "'10.2.0' is no IPv4 address in dotted decimal";
  t.deepEqual(readLmhosts('#INCLUDE outer', read).faults, [{ file: 'bad', line: 2, column: 1, says }]);
});

test('refuses includes that never end, eight files deep', (t) => {
  const endless = (path: string) => `10.1.0.1 N${path}\n#INCLUDE ${Number(path) + 1}`;
  const { entries, faults } = readLmhosts('#INCLUDE 1', endless);
  t.deepEqual([entries.length, faults], [8, [{ file: '8', line: 2, column: 1, says: '9 is included more than 8 files deep' }]]);
});
