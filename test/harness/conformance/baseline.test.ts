import test from 'ava';
import { against, CASES, type Judged, type Outcome, type Result, readBaseline, updated } from '#harness/conformance/index.ts';

const IDS = ['tpkt.version.two', 'tpkt.length.zero'];
const TODAY = '2026-11-25';

const resultOf = (outcome: Partial<Outcome>, id = 'tpkt.version.two'): Result => ({
  case: CASES.find((each) => each.id === id)!,
  role: 'responder',
  round: 1,
  verdict: 'fail',
  ending: 'open',
  expected: ['closed'],
  observed: 'cotp CC (frame 7)',
  reason: '',
  sent: [],
  frames: { first: 5, last: 7 },
  tookMs: 1,
  ...outcome,
});

const fileOf = (...entries: readonly string[]): string =>
  `version: 1\ntarget: our gateway\nexpected:\n${entries.map((entry) => `  - ${entry}\n`).join('')}`;
const read = (text: string) => readBaseline(text, 'iut.yaml', IDS);

// biome-ignore format: a table
const JUDGED: Readonly<Record<string, readonly [entry: string, outcome: Partial<Outcome>, verdict: Judged['verdict'], note: RegExp]>> = {
  'fails as listed':               ['{ case: tpkt.version.two, verdict: fail, because: cotp CC, reason: ticket 114 }', {}, 'xfail', /ticket 114/],
  'fails, and why is not pinned':  ['{ case: tpkt.version.two }', {}, 'xfail', /listed/],
  'fails in another way':          ['{ case: tpkt.version.two, because: silence }', {}, 'fail', /another way than "silence"/],
  'passes though listed':          ['{ case: tpkt.version.two }', { verdict: 'pass' }, 'xpass', /iut\.yaml:4:5/],
  'is not applicable':             ['{ case: tpkt.version.two }', { verdict: 'n/a' }, 'xpass', /not applicable/],
  'is worse than listed':          ['{ case: tpkt.version.two, verdict: warn }', {}, 'fail', /as warn, not as fail/],
  'a warning that is listed':      ['{ case: tpkt.version.two, verdict: warn }', { verdict: 'warn' }, 'xfail', /listed/],
  'its day is over':               ['{ case: tpkt.version.two, until: 2026-11-24 }', {}, 'fail', /ended on 2026-11-24/],
  'its day is today':              ['{ case: tpkt.version.two, until: 2026-11-25 }', {}, 'xfail', /listed/],
  'of the other role':             ['{ case: tpkt.version.two, role: initiator }', {}, 'fail', /^$/],
};
for (const [title, [entry, outcome, verdict, note]] of Object.entries(JUDGED))
  test(title, (t) => {
    const { baseline, flaws } = read(fileOf(entry));
    t.deepEqual(flaws, []);
    const judged = against(resultOf(outcome), baseline, TODAY);
    t.is(judged.verdict, verdict);
    t.regex(judged.note ?? '', note);
  });

test('what is not listed stays as it is', (t) => {
  const { baseline } = read(fileOf('{ case: tpkt.version.two }'));
  t.is(against(resultOf({}, 'tpkt.length.zero'), baseline, TODAY).verdict, 'fail');
  t.is(against(resultOf({ verdict: 'pass' }, 'tpkt.length.zero'), baseline, TODAY).verdict, 'pass');
});

// biome-ignore format: a table
const FLAWS: Readonly<Record<string, readonly [text: string, place: string, says: RegExp]>> = {
  'no version':          ['expected: []\n', 'iut.yaml:1:1', /version must be 1/],
  'an unknown key':      ['version: 1\nexpcted: []\n', 'iut.yaml:2:1', /unknown key "expcted"/],
  'no case':             [fileOf('{ verdict: fail }'), 'iut.yaml:4:5', /names its case/],
  'a verdict that is none': [fileOf('{ case: tpkt.version.two, verdict: pass }'), 'iut.yaml:4:5', /verdict is one of fail/],
  'no day':              [fileOf('{ case: tpkt.version.two, until: soon }'), 'iut.yaml:4:38', /until is a day/],
  'listed twice':        [fileOf('{ case: tpkt.version.two }', '{ case: tpkt.version.two }'), 'iut.yaml:5:5', /listed twice/],
  'no YAML':             ['version: 1\nexpected: [\n', 'iut.yaml:3:1', /./],
  'no map':              ['- 1\n', 'iut.yaml:1:1', /no map/],
};
for (const [title, [text, place, says]] of Object.entries(FLAWS))
  test(`flaw: ${title}`, (t) => {
    const [flaw] = read(text).flaws;
    t.is(flaw?.place, place);
    t.regex(flaw?.says ?? '', says);
  });

test('an entry of a case that there is not is stale', (t) => {
  const { baseline, flaws } = read(fileOf('{ case: tpkt.version.too }'));
  t.deepEqual(flaws, []);
  t.deepEqual(baseline.stale, [{ place: 'iut.yaml:4:5', says: 'there is no case tpkt.version.too, did you mean tpkt.version.two?' }]);
});

test('an update adds what fails, takes out what passes, and keeps comments and the order', (t) => {
  const text = `version: 1\ntarget: our gateway # 3.2\nexpected:\n  # known since spring\n  - case: tpkt.version.two\n    reason: ticket 114\n  - case: tpkt.version.four\n    reason: gone\n`;
  const results: readonly Judged[] = [
    { ...resultOf({ verdict: 'xfail' }) },
    { ...resultOf({ verdict: 'xpass' }, 'tpkt.version.four') },
    { ...resultOf({ observed: 'silence' }, 'tpkt.length.zero') },
  ];
  const after = updated(text, 'iut.yaml', results, 'our gateway');
  t.regex(after, /# 3\.2/);
  t.regex(after, /# known since spring/);
  t.regex(after, /reason: ticket 114/);
  t.notRegex(after, /tpkt\.version\.four/);
  t.true(after.indexOf('tpkt.length.zero') < after.indexOf('tpkt.version.two'));
  const { baseline, flaws } = read(after);
  t.deepEqual(flaws, []);
  t.is(baseline.expected.find((entry) => entry.case === 'tpkt.length.zero')?.because, 'silence');
});

test('several rounds of a failure are one entry', (t) => {
  const rounds = [1, 2, 3].map((round): Judged => ({ ...resultOf({}), round }));
  const { baseline, flaws } = read(updated('', 'iut.yaml', rounds, 'our gateway'));
  t.deepEqual(flaws, []);
  t.is(baseline.expected.length, 1);
});

test('the entry of the other role stays as it is, and both can be read', (t) => {
  const text = fileOf('{ case: tpkt.version.two, role: initiator, verdict: fail, because: silence, reason: ticket 7 }');
  const after = updated(text, 'iut.yaml', [resultOf({})], 'our gateway');
  const { baseline, flaws } = read(after);
  t.deepEqual(flaws, []);
  t.deepEqual(
    baseline.expected.map(({ role, because }) => [role, because]),
    [
      ['initiator', 'silence'],
      ['responder', 'cotp CC'],
    ],
  );
});

test('a baseline is made of nothing', (t) => {
  const { baseline } = read(updated('', 'iut.yaml', [resultOf({})], 'our gateway'));
  t.is(baseline.target, 'our gateway');
  t.is(against(resultOf({ observed: 'cotp CC (frame 99)' }), baseline, TODAY).verdict, 'xfail');
});
