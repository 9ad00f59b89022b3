import { readFileSync } from 'node:fs';
import test from 'ava';
import { PRODUCTS, type Product, product, RULE_NAMES, type Sourced, valuesOf, withRules } from '#harness/products/index.ts';
import { readme } from '../../../harness/products/readme.ts';

const ALL = Object.values(PRODUCTS);
const factsOf = ({ rules, timers, limits }: Product): readonly [string, Sourced<string | number>][] =>
  Object.entries({ ...rules, ...timers, ...limits });

// A source is Q numbers, the Books Online, a clause, or says that the value is assumed.
const SOURCE = /^(assumed|assumed, from .+|Q\d{6}.*|Books Online|(RFC \d+|X\.\d{3}) (§[\d.]+|Table \d+))$/;
for (const product of ALL) {
  test(`${product.id} says of every value where it is known from`, (t) => {
    const sources = [...factsOf(product), ...product.traits.map((trait) => [trait.id, trait] as const)];
    t.deepEqual(
      sources.filter(([, { source }]) => !SOURCE.test(source)).map(([name, { source }]) => `${name}: ${source}`),
      [],
    );
  });
}

test('a product has only values that its rules know', (t) => {
  const strange = ALL.flatMap(({ id, rules }) =>
    RULE_NAMES.filter((name) => !valuesOf(name).includes(rules[name].value)).map((name) => `${id} ${name}`),
  );
  t.deepEqual(strange, []);
});

test('rules whose values are numbers take numbers', (t) => t.deepEqual(valuesOf('tpduSize'), [128, 256, 512, 1024, 2048, 65531]));

test('products stand in the order of their builds, and no build belongs to two', (t) => {
  const builds = ALL.flatMap(({ builds = [] }) => builds.map(Number));
  t.deepEqual(
    builds,
    [...builds].sort((a, b) => a - b),
  );
});

test('no product is set up with more control blocks than it can have', (t) => {
  t.deepEqual(
    ALL.filter(({ limits }) => limits.controlBlocks.value > limits.controlBlocksMost.value),
    [],
  );
});

/** What changed from version to version, as the articles tell it. */
const told: Record<string, readonly [product: string, fact: string, value: string | number]> = {
  'Q157015: rubbish in the reserved octet before 4.0 SP3': ['exchange-4.0', 'reservedOctet', 'rubbish'],
  'Q157015: none from 4.0 SP3 on': ['exchange-4.0-sp3', 'reservedOctet', 'zero'],
  'Q200588: several connectors to one address fail on 5.0': ['exchange-5.0', 'onAmbiguity', 'reset'],
  'Q152934: the Incoming set defaults as a whole': ['exchange-5.0', 'incoming', 'whole-set'],
  'Q198772: the called T-selector chooses from 5.5 SP1 on': ['exchange-5.5-sp1', 'identity', 'address-then-called-selector'],
  'Q198772: the Incoming set is never read from 5.5 SP1 on': ['exchange-5.5-sp4', 'incoming', 'never-read'],
  'Q198772: 5.5 RTM has the old rules (inferred)': ['exchange-5.5', 'identity', 'address'],
  'Q256844: a connector may have a source address from 5.5 SP1 on': ['exchange-5.5-sp1', 'sourceOverride', 'yes'],
  'Q189345: the first 9301 is logged up to 5.5 SP1': ['exchange-5.5-sp1', 'addressMissLogged', 'yes'],
  'Q242222: it is not from 5.5 SP2 on': ['exchange-5.5-sp2', 'addressMissLogged', 'no'],
  'Q166602: at most 62 control blocks for TCP on 4.0': ['exchange-4.0', 'controlBlocksMost', 62],
  'Q243632: at most 1,210 on 5.5': ['exchange-5.5', 'controlBlocksMost', 1210],
  'Q157630: 144 attempts': ['exchange-5.0', 'openRetries', 144],
  'Q157630: ten minutes apart': ['exchange-5.0', 'openInterval', 600_000],
};
for (const [title, [id, name, value]] of Object.entries(told)) {
  test(title, (t) => t.is(Object.fromEntries(factsOf(product(id)!))[name]?.value, value));
}

for (const id of ['exchange-6.0', '', 'constructor']) test(`knows no product "${id}"`, (t) => t.is(product(id), undefined));

test('a rule that a scenario sets has the scenario as its source, and no other rule changes', (t) => {
  const changed = withRules(PRODUCTS['exchange-5.0'], { onAmbiguity: 'first', tpduSize: 2048 });
  t.deepEqual(changed.rules, {
    ...PRODUCTS['exchange-5.0'].rules,
    onAmbiguity: { value: 'first', source: 'scenario' },
    tpduSize: { value: 2048, source: 'scenario' },
  });
});

test('README.md is what the register says', (t) => {
  t.is(readFileSync(new URL('../../../harness/products/README.md', import.meta.url), 'utf8'), readme());
});
