import { readFileSync } from 'node:fs';
import test from 'ava';
import {
  HABITS,
  PRODUCTS,
  type Product,
  type ProductHabit,
  product,
  RULE_NAMES,
  type Sourced,
  valuesOf,
  withRules,
} from '#harness/products/index.ts';
import { readme } from '../../../harness/products/readme.ts';

const ALL = Object.values(PRODUCTS);
const factsOf = ({ rules, timers, limits }: Product): readonly [string, Sourced<string | number>][] =>
  [rules, timers, limits].flatMap((facts) => Object.entries<Sourced<string | number>>({ ...facts }));

// A source is Q numbers, the Books Online, a clause, what was seen, or says that the value is assumed.
const SOURCE = /^(assumed|seen with .+|assumed, from .+|Q\d{6}.*|Books Online|(RFC \d+|X\.\d{3}) (§[\d.]+|Table \d+))$/;
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
  'Q185934: a window of 3 on 5.0, whatever is configured': ['exchange-5.0', 'window', 'three'],
  'Q185934: and up to 5.5 SP1': ['exchange-5.5-sp1', 'window', 'three'],
  'Q242222: the window that is configured from 5.5 SP2 on': ['exchange-5.5-sp2', 'window', 'configured'],
  'Q189754: 5 granted where no window was proposed, on 5.5 SP2': ['exchange-5.5-sp2', 'windowAbsent', 'five'],
  'Q187929: another checkpoint size on recovery with 5.0': ['exchange-5.0', 'checkpointOnRecovery', 'changed'],
  'Q187929: and with 5.5': ['exchange-5.5', 'checkpointOnRecovery', 'changed'],
  'Q242221: the same again from 5.5 SP1 on': ['exchange-5.5-sp1', 'checkpointOnRecovery', 'kept'],
  'Q152932: an S-selector in X.410 mode on 4.0 to the last': ['exchange-4.0-sp4', 'x410SessionSelector', 'used'],
  'Q152932: and on 5.5': ['exchange-5.5', 'x410SessionSelector', 'used'],
  'Q242221: none from 5.5 SP1 on': ['exchange-5.5-sp1', 'x410SessionSelector', 'ignored'],
  'Q159182: the password of the MTA in the bind result of 4.0': ['exchange-4.0-sp3', 'resultPassword', 'mta'],
  'Q158699: that of the connector from 4.0 SP4 on': ['exchange-4.0-sp4', 'resultPassword', 'connector'],
  'Q240383: a password that is not expected cannot be decoded': ['exchange-5.5-sp4', 'unexpectedPassword', 'decode-failure'],
  'Q140958: a caller without a dialogue mode confuses 4.0': ['exchange-4.0', 'absentDialogue', 'mishandled'],
  'Q140958: but not from SP2 on': ['exchange-4.0-sp2', 'absentDialogue', 'monologue'],
  'Q215472: urgent messages have an association of their own': ['exchange-4.0', 'urgentAssociation', 'own'],
  'Q164469: 4.0 does not call on schedule with nothing queued': ['exchange-4.0-sp3', 'emptyQueueSchedule', 'never-connects'],
  'Q158699: but does from SP4 on': ['exchange-4.0-sp4', 'emptyQueueSchedule', 'connects'],
  'Q189753: 5.5 may fail at checkpoints of 64 KB': ['exchange-5.5-sp1', 'largeCheckpoint', 'decode-failure'],
  'Q242222: but not from SP2 on': ['exchange-5.5-sp2', 'largeCheckpoint', 'taken'],
  'Q196852: a truncated checkpoint ends 5.0': ['exchange-5.0', 'truncatedCheckpoint', 'fatal'],
  'Q196852: and 5.5 up to SP2': ['exchange-5.5-sp2', 'truncatedCheckpoint', 'fatal'],
  'Q235453: but not from SP3 on': ['exchange-5.5-sp3', 'truncatedCheckpoint', 'refused'],
  'Q246302: checkpoints that shrink end 5.5': ['exchange-5.5-sp3', 'shrinkingCheckpoint', 'fatal'],
  'Q246302: but not SP4': ['exchange-5.5-sp4', 'shrinkingCheckpoint', 'taken'],
  'Q157358: bilateral information is sent': ['exchange-4.0', 'bilateralInformation', 'sent'],
  'Q194589: nine associations': ['exchange-5.5', 'associations', 9],
  'Q194589: and one for urgent messages': ['exchange-5.5', 'urgentAssociations', 1],
  'Q234157: urgent messages have 1,000 s a KB': ['exchange-5.0', 'transferTimeoutUrgent', 1_000_000],
  'Q178539: normal messages live seven days': ['exchange-5.5', 'messageLifetimeNormal', 7 * 86_400_000],
  'Q157630: 144 attempts': ['exchange-5.0', 'openRetries', 144],
  'Q157630: ten minutes apart': ['exchange-5.0', 'openInterval', 600_000],
};
for (const [title, [id, name, value]] of Object.entries(told)) {
  test(title, (t) => t.is(factsOf(product(id)!).find(([fact]) => fact === name)?.[1].value, value));
}

test('a habit says in one sentence or two what a caller sees, and where it is known from', (t) => {
  const habits = Object.values<ProductHabit>(HABITS);
  t.deepEqual(
    habits
      .filter(({ says, source }) => !/^[A-Z].*\.$/.test(says) || !/^(?:seen with|asked for by|answers) |; assumed$/.test(source))
      .map(({ id }) => id),
    [],
  );
  t.is(new Set(habits.map(({ id }) => id)).size, habits.length);
});

test('every habit is one of some product', (t) => {
  const had = new Set(ALL.flatMap(({ habits = [] }) => habits.map(({ id }) => id)));
  t.deepEqual(
    Object.values<ProductHabit>(HABITS)
      .filter(({ id }) => !had.has(id))
      .map(({ id }) => id),
    [],
  );
});

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
