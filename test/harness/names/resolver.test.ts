import test from 'ava';
import { type Found, faultsIn, type NameSources, names } from '#harness/names/index.ts';

/** Alpha's own sources, then those of all. Every kind has names of its own, and `mail` and `both`, which others have too. */
const sources: readonly NameSources[] = [
  {
    hosts: '10.1.0.2 bravo.example bravo\n10.1.0.2 mail',
    lmhosts: '10.4.0.9 PRELOADED\n10.1.0.2 BRAVO-2\n10.4.0.1 preloaded #PRE\n10.4.0.2 "APP \\0x14"\n10.4.0.3 "SERVER\\0x20"\n10.4.0.4 both',
    dns: { a: { 'Far.Example.': '10.3.0.1', mail: '10.3.0.2', 'both.example': '10.3.0.3' }, ptr: { '10.1.0.2': 'BRAVO.example.' } },
  },
  {
    hosts: '10.1.0.2 theirs\n10.9.0.1 mail ALPHA',
    lmhosts: '10.1.0.2 BRAVO-3\n10.9.0.2 both #PRE\n10.9.0.4 ABSENT\n#INCLUDE shared',
    dns: { a: { 'both.example': '10.9.0.3' }, ptr: { '10.1.0.2': 'other.example', '10.9.0.3': 'ptr-only.example' } },
  },
];
const read = (path: string): string | undefined => (path === 'shared' ? '10.5.0.1 SHARED' : undefined);
const netbios = [
  { name: 'ALPHA', ip: '10.1.0.1' },
  { name: 'BRAVO', ip: '10.1.0.2' },
  { name: 'CHARLIE', ip: '10.1.0.3' },
  { name: 'PRELOADED', ip: '10.1.0.4' },
];
const { forward, reverse } = names({
  host: { name: 'alpha', addresses: ['10.1.0.1', '10.2.0.1'] },
  sources: sources.map((each) => ({ ...each, read })),
  netbios,
});

// biome-ignore format: a table
const forwards: Readonly<Record<string, { readonly name: string; readonly found: Found }>> = {
  'its own name before HOSTS':                         { name: 'Alpha',         found: { ip: '10.1.0.1', by: 'own name' } },
  'an address as itself':                              { name: '192.0.2.7',     found: { ip: '192.0.2.7', by: 'address' } },
  'nothing for an address out of range':               { name: '192.0.2.700',   found: { unknown: '192.0.2.700' } },
  'an alias in HOSTS without case':                    { name: 'BRAVO',         found: { ip: '10.1.0.2', by: 'HOSTS' } },
  'HOSTS before DNS, the earlier source first':        { name: 'mail',          found: { ip: '10.1.0.2', by: 'HOSTS' } },
  'DNS without case and without the last dot':         { name: 'far.example',   found: { ip: '10.3.0.1', by: 'DNS' } },
  'DNS with a last dot asked for':                     { name: 'FAR.example.',  found: { ip: '10.3.0.1', by: 'DNS' } },
  'DNS of the earlier source first':                   { name: 'both.example',  found: { ip: '10.3.0.3', by: 'DNS' } },
  'no short name that DNS has in full':                { name: 'far',           found: { unknown: 'far' } },
  'preloaded LMHOSTS before the rest and machines':    { name: 'PreLoaded',     found: { ip: '10.4.0.1', by: 'NetBIOS' } },
  'LMHOSTS of the earlier source first':               { name: 'both',          found: { ip: '10.4.0.4', by: 'NetBIOS' } },
  'a name of the server service':                      { name: 'server',        found: { ip: '10.4.0.3', by: 'NetBIOS' } },
  'no name of another service':                        { name: 'app',           found: { unknown: 'app' } },
  'an included name':                                  { name: 'shared',        found: { ip: '10.5.0.1', by: 'NetBIOS' } },
  'a machine that answers':                            { name: 'charlie',       found: { ip: '10.1.0.3', by: 'NetBIOS' } },
  'nothing for a name that only a PTR has':            { name: 'ptr-only.example', found: { unknown: 'ptr-only.example' } },
};

for (const [title, { name, found }] of Object.entries(forwards)) {
  test(`finds ${title}`, (t) => t.deepEqual(forward(name), found));
}

// biome-ignore format: a table
const reverses: Readonly<Record<string, { readonly ip: string; readonly known: readonly string[] }>> = {
  'each name once, HOSTS first, then PTR, then node status': { ip: '10.1.0.2', known: ['bravo.example', 'bravo', 'mail', 'theirs', 'other.example', 'BRAVO-2', 'BRAVO-3'] },
  'the name of a PTR':                                       { ip: '10.9.0.3', known: ['ptr-only.example'] },
  'the name of a machine that answers':                      { ip: '10.1.0.3', known: ['CHARLIE'] },
  'nothing for LMHOSTS of a machine that is not there':      { ip: '10.9.0.4', known: [] },
  'nothing for an A record':                                 { ip: '10.3.0.1', known: [] },
  'nothing for an address that nobody knows':                { ip: '192.0.2.7', known: [] },
};

for (const [title, { ip, known }] of Object.entries(reverses)) {
  test(`reverse finds ${title}`, (t) => t.deepEqual(reverse(ip), known));
}

test('says in which text of which source a fault stands', (t) => {
  const faulty: readonly NameSources[] = [{}, { hosts: '10.1.0.1', lmhosts: '#INCLUDE shared\n#INCLUDE gone', read }];
  t.deepEqual(faultsIn(faulty), [
    { source: 1, text: 'hosts', line: 1, column: 9, says: 'no name follows the address' },
    { source: 1, text: 'lmhosts', line: 2, column: 1, says: 'gone cannot be read' },
  ]);
});
