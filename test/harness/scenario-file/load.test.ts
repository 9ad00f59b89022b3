import test from 'ava';
import fc from 'fast-check';
import { type Connector, type Host, NEW_CONNECTOR } from '../../../harness/mta/config.ts';
import { render } from '../../../harness/scenario-file/fault.ts';
import { load } from '../../../harness/scenario-file/load.ts';
import { namesOf } from '../../../harness/topology/calls.ts';
import { ascii } from '../../support/hex.ts';
import { GOOD, spoilt, told } from '../../support/scenario.ts';

const topologyOf = (text: string) => load(text, 'folder/x.yaml').topologies[0]!;

// A text of the good scenario, what it is replaced by, and the faults.
// biome-ignore format: a table
const meaningless: Readonly<Record<string, readonly [from: string, to: string, ...faults: readonly string[]]>> = {
  'a peer that is not there':              ['peer: bravo/ops', 'peer: bravo/opps', '12:15 no such connector "bravo/opps" | did you mean bravo/ops?'],
  'a stack that is not there':             ['        peer: bravo', '        stack: tpc\n        peer: bravo', '12:16 no such stack "tpc" | did you mean tcp?'],
  'a second stack on Exchange':            ['    ip: 10.1.0.1/24', '    stacks: { a: {}, b: {} }\n    ip: 10.1.0.1/24', '7:22 exchange-5.0 has at most 1 TCP stack a server (Q200588)', '10:7 the key "stack" is missing: the host has 2 stacks | one of a, b'],
  'a source address before 5.5 SP1':       ['        peer: bravo', '        source: 10.1.0.1\n        peer: bravo', '12:17 source: exchange-5.0 has no Stack IP Address Override (Q255991, Q256844) | Exchange 5.5 SP1 and later have it, and generic'],
  'control blocks beyond the product':     ['    ip: 10.1.0.1/24', '    controlBlocks: 63\n    ip: 10.1.0.1/24', '7:20 controlBlocks must be 2 (Q168815) to 62 (Q166602) on exchange-5.0: you wrote 63'],
  'a single control block':                ['    ip: 10.1.0.1/24', '    controlBlocks: 1\n    ip: 10.1.0.1/24', '7:20 controlBlocks must be 2 (Q168815) to 62 (Q166602) on exchange-5.0: you wrote 1'],
  'a real host among emulated ones':       ['    ip: 10.1.0.1/24', '    external: true\n    ip: 10.1.0.1/24', '7:15 a host can be external only where network.mode is external'],
  'a glob that fits nothing':              ['open: ["*"]', 'open: ["alpha/o*", "charlie/*"]', '21:24 no connector fits "charlie/*" | there is alpha/ops, bravo/ops'],
  'messages from nowhere':                 ['from: alpha/ops', 'from: alpha/osp', '23:19 no such connector "alpha/osp" | did you mean alpha/ops?'],
  'messages from no host':                ['from: alpha/ops', 'from: alhpa, to: bravo', '23:19 no such host "alhpa" | did you mean alpha?'],
  'messages from a host to nobody':        ['from: alpha/ops', 'from: alpha', '23:5 the key "to" of send is missing | a host finds the connector by the recipient'],
  'messages to nowhere':                   ['from: alpha/ops', 'from: alpha/ops, to: brvo', '23:34 no such host "brvo" | did you mean bravo?'],
  'messages to what is no O/R address':    ['from: alpha/ops', 'from: alpha, to: "c=US;sn=Lee"', '23:30 to: the label is that of an attribute: c, a, p, o, s, g, i, q, ou1 to ou4, cn, x.121, t-id, n-id, dda:type, got sn at octet 5 (X.402 Annex F)'],
  'messages that are counted twice':       ['from: alpha/ops', 'from: alpha/ops, messages: 1, count: 2', '23:50 messages and count are the same | leave one of them out'],
  'an address space that cannot be read':  ['        peer: bravo', '        addressSpace: ["c=US;1", "c=US;cost=1"]\n        peer: bravo', '12:34 addressSpace: "cost" is no attribute of an address space | there is c, a, p, o, ou1, ou2, ou3, ou4'],
  'a domain of no such characters':        ['        peer: bravo', '        gdi: { prmd: "A;B_" }\n        peer: bravo', '12:9 gdi: an attribute of an O/R address is written label=value, got B_ at octet 13 (X.402 Annex F)'],
  'messages expected of nobody':           ['lint: [one-way]', 'messages: { hosts: { brvo: { delivered: 1 } } }', '27:24 no such host "brvo" | did you mean bravo?'],
  'a host to stop that is not there':      ['wait: 10 s', 'stop: { host: alhpa }', '22:19 no such host "alhpa" | did you mean alpha?'],
  'a host to start that is not there':     ['wait: 10 s', 'start: { host: xenon }', '22:20 no such host "xenon" | there is alpha, bravo'],
  'a line to break to nobody':             ['wait: 10 s', 'cut: { from: alpha, to: brvo, after: 1K }', '22:29 no such host "brvo" | did you mean bravo?'],
  'an assertion about nobody':             ['wait: 10 s', 'assert: { events: { alhpa: [] } }', '22:25 no such host "alhpa" | did you mean alpha?'],
  'expectations of nobody':                ['"*": { outcome', 'bravoo/ops: { outcome', '25:17 no connector fits "bravoo/ops" | did you mean bravo/ops?'],
  'a taker that is not there':             ['by: peer', 'by: alpha/opps', '25:41 no such connector "alpha/opps" | did you mean alpha/ops?'],
  'events of a host that is not there':    ['events: { bravo', 'events: { brvo', '26:13 no such host "brvo" | did you mean bravo?'],
  'a bad line of HOSTS':                   ['names:\n', 'names:\n  hosts: |\n    # ours\n    10.1.0.777 x\n', "21:5 '10.1.0.777' is no IPv4 address in dotted decimal"],
  'a bad line of a host\'s LMHOSTS':       ['    ip: 10.1.0.1/24', '    names: { lmhosts: "10.1.0.9" }\n    ip: 10.1.0.1/24', '7:23 no name follows the address'],
  'a HOSTS file that is not there':        ['names:\n', 'names:\n  hosts: { file: hosts.txt }\n', '19:18 "hosts.txt" cannot be read'],
  'no host at all':                        [GOOD.slice(GOOD.indexOf('hosts:'), GOOD.indexOf('names:')), 'hosts: {}\n', '4:8 hosts must not be empty'],
};

for (const [title, [from, to, ...faults]] of Object.entries(meaningless)) {
  test(`tells of ${title}`, (t) => t.deepEqual(told(spoilt(from, to)), faults));
}

test('a fault is printed with the lines around, carets under the word and the hint', (t) => {
  const [fault] = load(spoilt('exchange-5.0', 'exchnage-5.0'), 'bad.yaml').faults;
  t.is(
    render(fault!),
    `bad.yaml:6:14  product: no such product "exchnage-5.0"
   5 |   alpha:
   6 |     product: exchnage-5.0
     |              ^^^^^^^^^^^^ did you mean exchange-5.0?   (port102 list products)`,
  );
});

test('a fault in a file that the scenario names stands in that file', (t) => {
  const { faults } = load(spoilt('names:\n', 'names:\n  hosts: { file: hosts.txt }\n'), 'x.yaml', { read: () => '10.1.0.1 a\n10.1 b\n' });
  t.like(faults, [{ file: 'hosts.txt', line: 2, column: 1, excerpt: '   1 | 10.1.0.1 a\n   2 | 10.1 b\n     | ^^^^' }]);
});

test('what is left out is filled in', (t) => {
  const { name, variant, mode, port, refs, tags, steps, expect, names, hosts } = topologyOf(
    'version: 1\nhosts: { alpha: { product: exchange-5.0, ip: 10.1.0.1 } }\n',
  );
  const [{ product, ...host }] = hosts as [(typeof hosts)[number]];
  t.deepEqual({ name, variant, mode, port, refs, tags }, { name: 'x', variant: undefined, mode: 'memory', port: 102, refs: [], tags: [] });
  t.deepEqual(
    { steps, expect, names },
    { steps: [{ verb: 'open', connectors: ['*'] }], expect: { connectors: {}, events: {} }, names: { alpha: [{}, {}] } },
  );
  t.is(product.id, 'exchange-5.0');
  t.deepEqual(host, {
    name: 'alpha',
    addresses: [{ ip: '10.1.0.1', prefix: 24 }],
    port: 102,
    mta: { name: 'ALPHA' },
    gdi: { country: 'US', admd: ' ', prmd: 'ORG' },
    stacks: [{ name: 'tcp', selectors: {} }],
    connectors: [],
    controlBlocks: 20,
    up: true,
  });
});

test('a connector is read with all its pages', (t) => {
  const override = `mta: A2, password: "1", openInterval: 5 min, openRetries: 3, transferInterval: 10 s, transferRetries: 1, checkpoint: 15, window: 2,
          recovery: 30 s, lifetime: 15 s, disconnect: 360 s, threshold: 100, transferTimeout: { urgent: 0.5, nonUrgent: 3000 }`;
  const pages = `schedule: never, mode: x410-1984, twoWayAlternate: false, override: { ${override} }, messageSize: 1024, gdi: { prmd: Other },
          addressSpace: ["X400:c=US;a= ;p=Other;;3", "c=GB"], connectedSites: ["Org§Site§1"], note: by Jana, heuristics: 1024`;
  const [connector] = topologyOf(
    spoilt('        peer: bravo/ops', `        incoming: { t: "", p: { hex: "" } }\n        <<: { ${pages} }\n        peer: bravo/ops`),
  ).hosts[0]!.connectors;
  t.deepEqual(connector, {
    name: 'ops',
    stack: { name: 'tcp', selectors: {} },
    remote: { address: '10.1.0.2', mta: 'BRAVO' },
    outgoing: { t: ascii('OPS'), s: ascii('OP') },
    incoming: { p: new Uint8Array() },
    peer: 'bravo/ops',
    schedule: 'never',
    override: {
      mta: 'A2',
      password: '1',
      openInterval: 300_000,
      openRetries: 3,
      transferInterval: 10_000,
      transferRetries: 1,
      checkpoint: 15,
      window: 2,
      recovery: 30_000,
      lifetime: 15_000,
      disconnect: 360_000,
      threshold: 100,
      transferTimeout: { urgent: 500, nonUrgent: 3_000_000 },
    },
    addressSpace: [
      { attributes: { c: 'US', a: ' ', p: 'Other' }, cost: 3 },
      { attributes: { c: 'GB' }, cost: 1 },
    ],
    connectedSites: ['Org§Site§1'],
    conformance: '1984',
    twoWayAlternate: false,
    bp15: false,
    messageSize: 1024,
    gdi: { country: 'US', admd: ' ', prmd: 'Other' },
    pages: { note: 'by Jana', heuristics: 1024 },
  });
});

test('a connector of which nothing is said is as a new one', (t) => {
  const [{ name, stack, remote, outgoing, peer, ...rest }] = topologyOf(GOOD).hosts[0]!.connectors as [Connector];
  t.deepEqual(rest, { ...NEW_CONNECTOR, schedule: 'always', conformance: '1988', twoWayAlternate: true, bp15: true });
});

// biome-ignore format: a table
const modes: Readonly<Record<string, readonly [conformance: Connector['conformance'], bp15: boolean]>> = {
  'mode: normal':                 ['1988', true],
  'mode: x410-1988':              ['x410', true],
  'mode: x410-1984':              ['1984', false],
  'mode: x410-1984, bp15: true':  ['1984', true],
  'bp15: false':                  ['1988', false],
};
for (const [written, [conformance, bp15]] of Object.entries(modes)) {
  test(`Q199412: ${written} is ${conformance} with${bp15 ? '' : 'out'} body part 15`, (t) => {
    const [connector] = topologyOf(spoilt('        peer: bravo', `        <<: { ${written} }\n        peer: bravo`)).hosts[0]!.connectors;
    t.like(connector, { conformance, bp15 });
  });
}

test('a site has a domain of its own, and what a connector leaves out of the remote one is from there', (t) => {
  const [{ gdi, connectors }] = topologyOf(
    spoilt('    ip: 10.1.0.1/24', '    mta: { gdi: { country: GB, prmd: Fab } }\n    ip: 10.1.0.1/24').replace(
      'peer: bravo',
      'gdi: { admd: X }\n        peer: bravo',
    ),
  ).hosts as [Host];
  t.deepEqual(
    [gdi, connectors[0]!.gdi],
    [
      { country: 'GB', admd: ' ', prmd: 'Fab' },
      { country: 'GB', admd: 'X', prmd: 'Fab' },
    ],
  );
});

const SENT = { verb: 'send', messages: 1, subject: 'Test', size: 1024, priority: 'normal', report: false } as const;

// biome-ignore format: a table
const steps: Readonly<Record<string, unknown>> = {
  'close: [alpha/ops]':                        { verb: 'close', connectors: ['alpha/ops'] },
  'retry: { times: 2 }':                       { verb: 'retry', times: 2 },
  'wait: 24h':                                 { verb: 'wait', for: 86_400_000 },
  'wait: 1.5 s':                               { verb: 'wait', for: 1500 },
  'wait: 250':                                 { verb: 'wait', for: 250 },
  'send: { from: alpha/ops }':                 { ...SENT, from: 'alpha/ops' },
  'send: { from: alpha/ops, messages: 3 }':    { ...SENT, from: 'alpha/ops', messages: 3 },
  'send: { from: alpha/ops, count: 3 }':       { ...SENT, from: 'alpha/ops', messages: 3 },
  'send: { from: alpha, to: bravo, size: 30K, priority: urgent, report: true }':
    { ...SENT, from: 'alpha', to: 'bravo', size: 30_720, priority: 'urgent', report: true },
  'send: { from: alpha, to: "c=US;a= ;p=ORG;s=Lee;g=Bill", size: 2 M, subject: Hello }':
    { ...SENT, from: 'alpha', to: 'c=US;a= ;p=ORG;s=Lee;g=Bill', size: 2_097_152, subject: 'Hello' },
  'send: { from: alpha/ops, size: 0 }':        { ...SENT, from: 'alpha/ops', size: 0 },
  'assert: { connectors: { "*": { outcome: refused, layer: bind } } }':
    { verb: 'assert', expect: { connectors: { '*': { outcome: 'refused', layer: 'bind' } }, events: {} } },
  'assert: { messages: { delivered: 3, returned: ">=1", hosts: { bravo: { queued: 0, reports: "<2" } } } }':
    { verb: 'assert', expect: { connectors: {}, events: {}, messages: { delivered: { relation: '=', count: 3 }, returned: { relation: '>=', count: 1 }, hosts: { bravo: { queued: { relation: '=', count: 0 }, reports: { relation: '<', count: 2 } } } } } },
  'stop: { host: bravo }':                     { verb: 'stop', host: 'bravo' },
  'start: { host: bravo }':                    { verb: 'start', host: 'bravo' },
  'assert: { within: 2 min, lint: [] }':       { verb: 'assert', expect: { connectors: {}, events: {}, within: 120_000, lint: [] } },
  'assert: { events: { bravo: [{ id: 51, count: "< 2" }, { id: 9301 }, { id: 289, count: 0 }] } }':
    { verb: 'assert', expect: { connectors: {}, events: { bravo: [{ id: 51, count: { relation: '<', count: 2 } }, { id: 9301, count: { relation: '>=', count: 1 } }, { id: 289, count: { relation: '=', count: 0 } }] } } },
};

for (const [text, step] of Object.entries(steps)) {
  test(`reads the step ${text}`, (t) => t.deepEqual(topologyOf(spoilt('wait: 10 s', text)).steps[1] as unknown, step));
}

test("a host's own names come before those that all share", (t) => {
  const { names } = topologyOf(spoilt('    ip: 10.1.0.1/24', '    names: { hosts: "10.1.0.2 b" }\n    ip: 10.1.0.1/24'));
  const shared = { dns: { a: { 'alpha.site': '10.1.0.1' } } };
  t.deepEqual(names, { alpha: [{ hosts: '10.1.0.2 b' }, shared], bravo: [{}, shared] });
});

// biome-ignore format: a table
const places: readonly (readonly [place: string, ...path: readonly (string | number)[]])[] = [
  ['folder/x.yaml:6:5',   'hosts', 'alpha', 'product'],
  ['folder/x.yaml:11:21', 'hosts', 'alpha', 'connectors', 'ops', 'outgoing', 't'],
  ['folder/x.yaml:9:7',   'hosts', 'alpha', 'connectors', 'ops', 'incoming', 't'],
  ['folder/x.yaml:15:20', 'hosts', 'bravo', 'ip', 1],
  ['folder/x.yaml:22:5',  'steps', 1],
  ['folder/x.yaml:25:17', 'expect', 'connectors', '*'],
  ['folder/x.yaml:1:1',   'about'],
];

for (const [place, ...path] of places) {
  test(`knows the place of ${path.join('.')}`, (t) => t.is(topologyOf(GOOD).placeOf(...path), place));
}

test('what an alias brings stands where its anchor does, in a variant what it sets', (t) => {
  const text = spoilt('      ops: { remote', '      old: &old { remote').replace(
    'peer: alpha/ops }',
    'peer: alpha/ops }\n      ops: { <<: *old, source: 10.1.0.2 }',
  );
  const [itself, variant] = load(text, 'x.yaml').topologies;
  const remote = ['hosts', 'bravo', 'connectors', 'ops', 'remote', 'mta'];
  t.deepEqual([itself!.placeOf(...remote), variant!.placeOf('hosts', 'alpha', 'product')], ['x.yaml:17:50', 'x.yaml:31:12']);
});

test('a byte order mark and lines that end in CR LF make no difference', (t) => {
  const text = `\uFEFF${GOOD.replaceAll('\n', '\r\n')}`;
  t.deepEqual(
    load(text.replace('exchange-5.0', 'x'), 'x.yaml').faults.map(({ line, column }) => [line, column]),
    [[6, 14]],
  );
  t.deepEqual(topologyOf(text).hosts[0]!.connectors, topologyOf(GOOD).hosts[0]!.connectors);
});

const words = [...GOOD.matchAll(/[\w.]+|[^\w\s]/g)].map(({ index, 0: word }) => ({ start: index, end: index + word.length }));
const rubbish = fc.oneof(
  fc.constantFrom('', '012', 'null', '[]', '{}', '"', '*x', '&x ', '<<', ': ', '- ', '\n', '\t', 'alpha', '!!int x', '~'),
  fc.string({ maxLength: 4, unit: 'binary' }),
);
const edits = fc.array(fc.record({ word: fc.nat({ max: words.length - 1 }), by: rubbish }), { minLength: 1, maxLength: 3 });

test('however a scenario is spoilt, nothing is thrown, and every fault stands in the file', (t) => {
  const property = fc.property(edits, (list) => {
    const text = list
      .toSorted((a, b) => b.word - a.word)
      .reduce((made, { word, by }) => made.slice(0, words[word]!.start) + by + made.slice(words[word]!.end), GOOD);
    const { topologies, faults } = load(text, 'x.yaml');
    const lines = text.replace(/^\uFEFF/, '').split('\n');
    const isInside = faults.every(
      ({ line, column }) => line >= 1 && line <= lines.length && column >= 1 && column <= lines[line - 1]!.length + 1,
    );
    return isInside && topologies.length > 0 === (faults.length === 0);
  });
  t.notThrows(() => fc.assert(property, { numRuns: 150 }));
});

test('what LMHOSTS includes is read beside the scenario; what cannot be read, or is wrong, is told at the text that includes it', (t) => {
  const including = spoilt('names:\n', 'names:\n  lmhosts: |\n    #INCLUDE shared\n');
  const { topologies } = load(including, 'x.yaml', { read: (name) => (name === 'shared' ? '10.1.0.7 ELSEWHERE' : undefined) });
  t.deepEqual(namesOf(topologies[0]!).get('alpha')!.forward('elsewhere'), { ip: '10.1.0.7', by: 'NetBIOS' });
  t.deepEqual(
    load(including, 'x.yaml').faults.map(({ line, says }) => [line, says]),
    [[20, 'shared cannot be read']],
  );
  t.deepEqual(
    load(including, 'x.yaml', { read: () => '10.1 ELSEWHERE' }).faults.map(({ line, says }) => [line, says.slice(0, 11)]),
    [[20, 'shared:1:1:']],
  );
});
