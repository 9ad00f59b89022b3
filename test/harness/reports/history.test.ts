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
  t.regex(text, /Where it stands[\s\S]*?2026-11-22 21:40:03Z[\s\S]*?this run[\s\S]*?✓<\/i> pass<[\s\S]*?✗<\/i> fail</);
  t.regex(text, /It passed last in the run of 2026-11-22 21:40:03Z\./);
  t.regex(text, /It passed in none of them\./);
});

test('a page says what came out otherwise than in the run before, and nothing where nothing did', (t) => {
  const rows = (text: string) =>
    [...text.matchAll(/<td>(\w+)<\/td><td>(\w+)<\/td><th scope="row"><a href="#[^"]+">([^<]+)</g)].map((each) => each.slice(1));
  t.deepEqual(rows(html(now, { ...KEPT, past: [pastOf(now), pastOf(before)] })), [['pass', 'fail', 'tpkt.one']]);
  t.notRegex(html(now, { ...KEPT, past: [pastOf(before), pastOf(now)] }), /Otherwise than/);
});

test('a page says what the endpoint was tested as, and how long that took', (t) => {
  const text = html(now, KEPT);
  t.regex(text, /<p class="sub">it is called · seed 42 · tcp · 2026-11-22 21:40:03Z · [\d.]+ ms · port102/);
});

test('runs of other cases are no measure', (t) => {
  const other = pastOf(suiteOf([{ case: 'tpkt.one', verdict: 'pass' }]));
  t.notRegex(html(now, { ...KEPT, past: [other] }), /since the run before/);
});

test('another command is about something else', (t) => {
  t.true(isAlike(before, now));
  t.false(isAlike(before, { header: { ...now.header, target: '127.0.0.1:103' } }));
});
