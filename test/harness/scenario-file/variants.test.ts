import test from 'ava';
import { load } from '../../../harness/scenario-file/load.ts';
import { GOOD, spoilt, told } from '../../support/scenario.ts';

const withVariants = (variants: string): string => spoilt(GOOD.slice(GOOD.indexOf('variants:')), variants);
const variantsOf = (variants: string) => load(withVariants(variants), 'x.yaml').topologies;

// What stands in place of the good scenario's variants, and the faults.
// biome-ignore format: a table
const wrong: Readonly<Record<string, readonly [variants: string, ...faults: readonly string[]]>> = {
  'a host that is not there':         ['variants: [{ name: a, set: { hosts.alhpa.product: generic } }]', '28:36 no such host "alhpa" | did you mean alpha?'],
  'a connector that is not there':    ['variants: [{ name: a, set: { hosts.alpha.connectors.osp.peer: bravo/ops } }]', '28:53 no such connector "osp" | did you mean ops?'],
  'a key that is not there':          ['variants: [{ name: a, set: { hosts.alpha.rulez.onAmbiguity: first } }]', '28:30 unknown key "rulez" | did you mean "rules"?'],
  'a path to elsewhere':              ['variants: [{ name: a, set: { host.alpha.product: generic } }]', '28:30 a path cannot begin with "host" | did you mean hosts?'],
  'a path with a gap':                ['variants: [{ name: a, set: { "hosts..product": generic } }]', '28:37 a path is keys with dots between | such as hosts.alpha.product'],
  'a path through a word':            ['variants: [{ name: a, set: { hosts.alpha.product.x: generic } }]', '28:42 "hosts.alpha.product" is neither a map nor a list'],
  'a value of the wrong kind':        ['variants: [{ name: a, set: { hosts.alpha.connectors.ops.outgoing.t: 0x4f } }]', '28:69 selector must be text: you wrote 0x4f, which YAML reads as the number 79 | quote it: "0x4f"'],
  'a peer that is not there':         ['variants: [{ name: a, set: { hosts.alpha.connectors.ops.peer: bravo/opps } }]', '28:63 no such connector "bravo/opps" | did you mean bravo/ops?'],
  'a required key taken away':        ['variants: [{ name: a, set: { hosts.alpha.product: null } }]', '5:3 the key "product" of alpha is missing, in variant "a"'],
  'a product that lacks what is set': ['variants: [{ name: a, set: { hosts.bravo.product: exchange-5.0 } }]',
                                       '17:67 source: exchange-5.0 has no Stack IP Address Override (Q255991, Q256844), in variant "a" | Exchange 5.5 SP1 and later have it, and generic'],
  'expectations of nobody':           ['variants: [{ name: a, expect: { connectors: { "charlie/*": { up: never } } } }]', '28:47 no connector fits "charlie/*" | there is alpha/ops, bravo/ops'],
  'steps of its own that are wrong':  ['variants: [{ name: a, steps: [{ stop: { host: charlie } }] }]', '28:47 no such host "charlie" | there is alpha, bravo'],
  'two of one name':                  ['variants: [{ name: a }, { name: a }]', '28:33 there are two variants "a"'],
  'a combination that is not there':  ['matrix: { axes: { hosts.alpha.product: [generic] }, expect: { "*": {}, generic x generic: {} } }', '28:72 no combination fits "generic x generic" | a combination reads "generic"'],
  'a value on an axis':               ['matrix: { axes: { hosts.alpha.product: [generic, exchange-9.5] } }', '28:50 product: no such product "exchange-9.5" | did you mean exchange-5.5?   (port102 list products)'],
  'an axis that is no list':          ['matrix: { axes: { hosts.alpha.product: generic } }', '28:40 hosts.alpha.product must be a list of values, or a map of sets of paths by name: you wrote generic | write [generic]'],
  'an axis of nothing':               ['matrix: { axes: { address: {} } }', '28:28 an axis must not be empty'],
  'a set that is none':               ['matrix: { axes: { address: { one: 3 } } }', '28:35 one must be a map: you wrote 3'],
  'a set that is called like two':    ['matrix: { axes: { address: { one x two: {} } } }', '28:30 "one x two" must be a name without " x " in it, which stands between the names of a combination'],
  'a path in a set':                  ['matrix: { axes: { address: { one: { hosts.alhpa.ip: 10.1.0.9 } } } }', '28:43 no such host "alhpa" | did you mean alpha?'],
  'a value in a set':                 ['matrix: { axes: { address: { one: { hosts.alpha.ip: 3 } } } }', '28:53 ip must be text: you wrote 3, which YAML reads as the number 3 | quote it: "3"'],
  'an axis without a way':            ['matrix: { axes: { hosts.alhpa.product: [generic, exchange-5.0] } }', '28:25 no such host "alhpa" | did you mean alpha?'],
  'a matrix of thousands':            [`matrix: { axes: { ${['controlBlocks', 'port', 'up'].map((key) => `hosts.alpha.${key}: [${Array(17).fill(2)}]`)} } }`, '28:9 a matrix has at most 256 cells'],
};

for (const [title, [variants, ...faults]] of Object.entries(wrong)) {
  test(`tells of ${title}`, (t) => t.deepEqual(told(withVariants(variants)), faults));
}

test('a variant stands behind the file itself, with what it sets and the rest as it was', (t) => {
  const [itself, variant] = variantsOf(
    'variants: [{ name: a, about: why, refs: [Q1], set: { hosts.alpha.product: generic, hosts.alpha.rules.onAmbiguity: last } }]',
  );
  t.deepEqual([itself!.variant, itself!.hosts[0]!.product.id], [undefined, 'exchange-5.0']);
  const { product, connectors } = variant!.hosts[0]!;
  t.deepEqual(
    [variant!.variant, variant!.about, variant!.refs, product.id, product.rules.onAmbiguity],
    ['a', 'why', ['Q1'], 'generic', { value: 'last', source: 'scenario' }],
  );
  t.deepEqual(connectors, itself!.hosts[0]!.connectors);
  t.deepEqual([variant!.steps, variant!.expect], [itself!.steps, itself!.expect]);
});

test('a variant can make what is not there, and take away what is', (t) => {
  const [, variant] = variantsOf(
    'variants: [{ name: a, set: { hosts.charlie: { product: generic, ip: 10.1.0.9 }, hosts.alpha.stacks.tcp.t: A, hosts.alpha.connectors.ops.outgoing: null } }]',
  );
  t.deepEqual(
    variant!.hosts.map(({ name }) => name),
    ['alpha', 'bravo', 'charlie'],
  );
  t.deepEqual(variant!.hosts[0]!.connectors[0]!.stack, { name: 'tcp', selectors: { t: Uint8Array.of(0x41) } });
  t.deepEqual(variant!.hosts[0]!.connectors[0]!.outgoing, {});
});

test("a variant's own expectations and steps stand in place of the file's as a whole", (t) => {
  const [, variant] = variantsOf('variants: [{ name: a, steps: [{ note: hello }], expect: { lint: [] } }]');
  t.deepEqual(variant!.expect, { connectors: {}, events: {}, lint: [] });
  t.deepEqual(variant!.steps, [{ verb: 'note', says: 'hello' }]);
});

const MATRIX = `matrix:
  axes:
    hosts.alpha.product: &products [exchange-5.0, generic]
    hosts.bravo.product: [exchange-5.5-sp1, generic]
  expect:
    "*": { lint: [] }
    "* x generic": { lint: [one-way] }
    generic x generic: { lint: [unused-stack] }
`;

test('a matrix is every combination in place of the file itself, the last axis changing fastest', (t) => {
  const cells = variantsOf(MATRIX);
  t.deepEqual(
    cells.map(({ variant, hosts }) => [variant, ...hosts.map(({ product }) => product.id)]),
    [
      ['exchange-5.0 x exchange-5.5-sp1', 'exchange-5.0', 'exchange-5.5-sp1'],
      ['exchange-5.0 x generic', 'exchange-5.0', 'generic'],
      ['generic x exchange-5.5-sp1', 'generic', 'exchange-5.5-sp1'],
      ['generic x generic', 'generic', 'generic'],
    ],
  );
});

test('of the expectations that fit a combination the most exact count', (t) => {
  t.deepEqual(
    variantsOf(MATRIX).map(({ expect }) => expect.lint),
    [[], ['one-way'], [], ['unused-stack']],
  );
});

test("a combination that none fits is judged by the file's expectations", (t) => {
  const cells = variantsOf('matrix: { axes: { hosts.alpha.controlBlocks: [2, 3] }, expect: { "3": { lint: [] } } }');
  t.deepEqual(
    cells.map(({ expect }) => expect.lint),
    [['one-way'], []],
  );
});

test('an axis of sets is named after them, and the later axis counts where two set the same', (t) => {
  const cells = variantsOf(`matrix:
  axes:
    product: { old: { hosts.alpha.product: exchange-5.0 }, foreign: { hosts.alpha.product: generic, hosts.alpha.controlBlocks: 9 } }
    hosts.alpha.controlBlocks: [2]
    name: { as it was: {}, changed: { hosts.alpha.mta.name: CHANGED, hosts.alpha.stacks.tcp.t: null } }
  expect: { "foreign x * x changed": { lint: [unused-stack] } }
`);
  t.deepEqual(
    cells.map(({ variant, hosts: [alpha], expect }) => [variant, alpha!.product.id, alpha!.controlBlocks, alpha!.mta.name, expect.lint]),
    [
      ['old x 2 x as it was', 'exchange-5.0', 2, 'ALPHA', ['one-way']],
      ['old x 2 x changed', 'exchange-5.0', 2, 'CHANGED', ['one-way']],
      ['foreign x 2 x as it was', 'generic', 2, 'ALPHA', ['one-way']],
      ['foreign x 2 x changed', 'generic', 2, 'CHANGED', ['unused-stack']],
    ],
  );
});
