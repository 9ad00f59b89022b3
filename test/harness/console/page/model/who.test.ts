import test from 'ava';
import type { Decision } from '#harness/run/index.ts';
import { becauseOf, curesFor, whoTable } from '../../../../../harness/console/page/model/who.ts';

const criterion = (name: string, wanted: string, got = wanted) => ({ name, wanted, got, ok: wanted === got, rule: 'assumed' });
const decision = (outcome: Decision['outcome'], ...candidates: Decision['candidates']): Decision => ({
  ...{ host: 'bravo', product: 'exchange-5.0', stage: 'address', rules: '', candidates, outcome },
});
const one = { connector: 'one', criteria: [criterion('address is caller', '10.1.0.1')] };
const two = { connector: 'two', criteria: [criterion('address is caller', '10.1.0.1')] };
const far = { connector: 'far', criteria: [criterion('address is caller', '10.9.0.9', '10.1.0.1')] };

const sentences: Readonly<Record<string, readonly [Decision, string]>> = {
  'nothing tells two apart': [
    decision({ kind: 'ambiguous', among: ['one', 'two'], so: { refused: 'ambiguous' } }, one, two),
    'Nothing tells one and two apart: address is caller (10.1.0.1) fit alike. exchange-5.0 takes none of them, and drops the call.',
  ],
  'the first of two is taken': [
    decision({ kind: 'ambiguous', among: ['one', 'two'], so: { taken: 'one' } }, one, two),
    'Nothing tells one and two apart: address is caller (10.1.0.1) fit alike. exchange-5.0 takes one, whichever was meant.',
  ],
  'nobody fits': [
    decision({ kind: 'refused', why: 'unknownAddress' }, far),
    'Nobody fits (unknownAddress). Nearest is far; address is caller: wants 10.9.0.9, gets 10.1.0.1.',
  ],
  'one takes it': [decision({ kind: 'taken', by: 'one' }, one, far), 'one alone fits by address.'],
  'there is nobody': [decision({ kind: 'refused', why: 'unknownAddress' }), 'The host has no connector that could take it.'],
};
for (const [title, [given, says]] of Object.entries(sentences)) test(`says why: ${title}`, (t) => t.is(becauseOf(given), says));

test('the table has a row for each connector, and what came of it', (t) =>
  t.deepEqual(
    whoTable(sentences['the first of two is taken']![0]).rows.map(({ connector, says }) => [connector, says]),
    [
      ['one', 'fits, and takes it'],
      ['two', 'match'],
    ],
  ));

test('what holds alike for all stands apart where there is much of it', (t) => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  const candidates = ['one', 'two'].map((connector) => ({
    connector,
    criteria: names.map((name) => criterion(name, name === 'f' ? connector : 'x', 'x')),
  }));
  const { criteria, alike } = whoTable(decision({ kind: 'refused', why: 'unknownMta' }, ...candidates));
  t.deepEqual(criteria, ['a', 'b', 'c', 'f']);
  t.deepEqual(alike, ['d: x', 'e: x']);
});

test('cures are those for the connectors that it is about', (t) => {
  const lint = (says: string) => ({ type: 'lint', rule: 'ambiguous-identity', says, cures: ['a second address'] }) as const;
  const lints = [lint('bravo/one and bravo/two look the same'), lint('bravo/one-more looks odd'), lint('alpha/one is odd')];
  t.deepEqual(curesFor(sentences['nothing tells two apart']![0], lints), [lints[0]!]);
  t.deepEqual(curesFor(sentences['one takes it']![0], lints), []);
});
