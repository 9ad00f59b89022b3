import test from 'ava';
import { countLine, groupLine, PLAIN, tallyOf } from '#harness/reports/index.ts';
import { suiteOf } from '../../support/reported.ts';

const RESULTS = [{ verdict: 'pass' }, { verdict: 'warn' }, { verdict: 'n/a' }, { verdict: 'xfail' }, { verdict: 'fail' }] as const;

test('a strict run counts a warning as a failure, in every line that counts', (t) => {
  t.is(countLine({ header: { strict: false }, results: RESULTS }), '3 passed, 1 failed, 1 skipped');
  t.is(countLine({ header: { strict: true }, results: RESULTS }), '2 passed, 2 failed, 1 skipped');
  for (const [strict, count] of [
    [false, '1/1'],
    [true, '0/1'],
  ] as const) {
    const model = suiteOf([{ case: 'tpkt.one', verdict: 'warn' }], { strict });
    const told = model.results.flatMap((result) => (result.kind === 'case' ? [result.told] : []));
    t.true(groupLine(PLAIN, 'tpkt', told, model.header).endsWith(count));
  }
});

test('verdicts are counted up in words, those that there are', (t) => {
  t.is(tallyOf({ results: RESULTS }), '1 pass · 1 fail · 1 warning · 1 expected fail · 1 not applicable');
  t.is(tallyOf({ results: [] }), 'nothing was run');
});
