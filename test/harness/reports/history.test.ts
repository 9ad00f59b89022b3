import test from 'ava';
import { html, isAlike, pastOf } from '#harness/reports/index.ts';
import { KEPT, suiteOf } from '../../support/reported.ts';

const before = suiteOf([
  { case: 'tpkt.one', verdict: 'pass' },
  { case: 'tpkt.two', verdict: 'fail' },
]);
const now = suiteOf([
  { case: 'tpkt.one', verdict: 'fail' },
  { case: 'tpkt.two', verdict: 'fail' },
]);

test('a page says how a failure came out before, and how many there were', (t) => {
  const text = html(now, { ...KEPT, past: [pastOf(before)] });
  t.regex(text, /<b>1 → 2<\/b>failures since the run before/);
  t.regex(text, /The runs before, and this one: <i class="pass" title="pass">✓<\/i><i class="fail" title="fail">✗<\/i>/);
});

test('runs of other cases are no measure', (t) => {
  const other = pastOf(suiteOf([{ case: 'tpkt.one', verdict: 'pass' }]));
  t.notRegex(html(now, { ...KEPT, past: [other] }), /since the run before/);
});

test('another command is about something else', (t) => {
  t.true(isAlike(before, now));
  t.false(isAlike(before, { header: { ...now.header, target: '127.0.0.1:103' } }));
});
