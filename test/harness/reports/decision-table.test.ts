import test from 'ava';
import { decisionTable, PLAIN, widthOf } from '#harness/reports/index.ts';
import type { Criterion, Decision } from '#harness/run/index.ts';

const criterion = (name: string, wanted: string, got = wanted): Criterion => ({ name, wanted, got, ok: wanted === got, rule: '' });

const decision = (candidates: Readonly<Record<string, readonly Criterion[]>>, outcome: Decision['outcome']): Decision => ({
  host: 'bravo',
  product: 'exchange-5.0',
  stage: 'bind',
  candidates: Object.entries(candidates).map(([connector, criteria]) => ({ connector, criteria })),
  outcome,
  rules: '',
});

const address = (wanted: string) => criterion('address is caller', wanted, '10.1.0.1');
const BIND = [
  criterion('calling T = C else B', '""'),
  criterion('calling S, P = C else B', 'blank'),
  criterion('MTA name', 'ALPHA'),
  criterion('password', 'none'),
];
const CHECKS = [criterion('conformance', '1988 normal mode'), criterion('dialogue', 'two-way-alternate')];

// biome-ignore format: a table
const tables: Readonly<Record<string, readonly [decision: Decision, lines: readonly string[]]>> = {
  'what fits is a column for each criterion': [
    decision({ one: [address('10.1.0.1')], two: [address('10.2.0.1')] }, { kind: 'taken', by: 'one' }),
    [
      '        address is caller',
      '  one   ✓ 10.1.0.1                        → takes it',
      '  two   ✗ wants 10.2.0.1, gets 10.1.0.1   no',
    ],
  ],
  'what does not fit leaves what holds for all to a line below, what only one is asked too': [
    decision({ one: [address('10.1.0.1'), ...BIND, ...CHECKS], two: [address('10.2.0.1'), ...BIND] }, { kind: 'taken', by: 'one' }),
    [
      '        address is caller',
      '  one   ✓ 10.1.0.1                        → takes it',
      '  two   ✗ wants 10.2.0.1, gets 10.1.0.1   no',
      '  ✓ calling T = C else B ""; calling S, P = C else B blank; MTA name ALPHA; password none;',
      '    conformance 1988 normal mode; dialogue two-way-alternate',
    ],
  ],
  'one candidate for which all holds is a line and another': [
    decision({ one: [address('10.1.0.1'), ...BIND, ...CHECKS] }, { kind: 'taken', by: 'one' }),
    [
      '  one   → takes it',
      '  ✓ address is caller 10.1.0.1; calling T = C else B ""; calling S, P = C else B blank; MTA name',
      '    ALPHA; password none; conformance 1988 normal mode; dialogue two-way-alternate',
    ],
  ],
  'what holds alike for nobody goes on in another table': [
    decision(
      Object.fromEntries(['one', 'two'].map((name) => [name, ['a', 'b', 'c', 'd'].map((each) => criterion(`criterion ${each}`, `something of ${name}`, 'what came'))])),
      { kind: 'refused', why: 'unknownMta' },
    ),
    [
      '        criterion a                                criterion b',
      '  one   ✗ wants something of one, gets what came   ✗ wants something of one, gets what came',
      '  two   ✗ wants something of two, gets what came   ✗ wants something of two, gets what came',
      '        criterion c                                criterion d',
      '  one   ✗ wants something of one, gets what came   ✗ wants something of one, gets what came   no',
      '  two   ✗ wants something of two, gets what came   ✗ wants something of two, gets what came   no',
    ],
  ],
};
for (const [title, [of, lines]] of Object.entries(tables)) {
  test(title, (t) => {
    const table = decisionTable(PLAIN, of);
    t.deepEqual(table, lines);
    t.true(table.every((line) => widthOf(line) <= 100));
  });
}
