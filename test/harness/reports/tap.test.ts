import test from 'ava';
import { Parser } from 'tap-parser';
import { tap } from '#harness/reports/index.ts';
import type { Verdict } from '#harness/run/index.ts';
import { EVERY_VERDICT, hostileScenarios, hostileSuite, suiteOf } from '../../support/reported.ts';

interface Read {
  readonly ok: boolean;
  readonly count: number;
  readonly fail: number;
  readonly todo: number;
  readonly skip: number;
  readonly bailout: boolean | string;
  readonly failures: readonly unknown[];
  /** Of the subtests, in order. */
  readonly points: readonly {
    readonly ok: boolean;
    readonly name: string;
    readonly todo: unknown;
    readonly skip: unknown;
    readonly diag: unknown;
  }[];
  /** What is no TAP. */
  readonly extra: readonly string[];
}

/** What a reader of TAP makes of it. */
const read = (text: string): Promise<Read> =>
  new Promise((resolve) => {
    const points: Read['points'][number][] = [];
    const extra: string[] = [];
    const parser = new Parser({ strict: true }, ({ ok, count, fail, todo, skip, bailout, failures }) =>
      resolve({ ok, count, fail, todo, skip, bailout, failures, points, extra }),
    );
    parser.on('extra', (line: string) => extra.push(line));
    parser.on('child', (child) => {
      child.on('extra', (line: string) => extra.push(line));
      child.on('assert', ({ ok, name, todo, skip, diag }: Read['points'][number]) => points.push({ ok, name, todo, skip, diag }));
    });
    parser.end(text);
  });

/** Whether a reader takes a verdict for ok, to do, or skipped. */
const READ_AS: readonly (readonly [verdict: Verdict, ok: boolean, directive: 'todo' | 'skip' | undefined])[] = [
  ['pass', true, undefined],
  ['warn', true, undefined],
  ['fail', false, undefined],
  ['inconclusive', false, undefined],
  ['xfail', false, 'todo'],
  ['xpass', false, undefined],
  ['n/a', true, 'skip'],
  ['error', false, undefined],
];

for (const [verdict, ok, directive] of READ_AS)
  test(`${verdict} is read as ${ok ? 'ok' : 'not ok'}${directive ? `, ${directive}` : ''}`, async (t) => {
    const whole = await read(tap(suiteOf([{ case: 'tpkt.one', verdict }])));
    t.deepEqual(whole.extra, []);
    t.deepEqual(
      whole.points.map((point) => [point.ok, Boolean(point.todo), Boolean(point.skip)]),
      [[ok, directive === 'todo', directive === 'skip']],
    );
    t.is(whole.ok, ok || directive === 'todo');
  });

test('a strict run makes a warning a failure', async (t) => {
  t.false((await read(tap(suiteOf([{ case: 'tpkt.one', verdict: 'warn' }], { strict: true })))).ok);
});

test('groups are subtests, and what did not pass says why in YAML', async (t) => {
  const text = tap(suiteOf(EVERY_VERDICT));
  const { count, points, failures } = await read(text);
  t.is(count, 2);
  t.is(points.length, EVERY_VERDICT.length);
  t.is(failures.length, 2);
  const two = points.find(({ name }) => name === 'tpkt.version.two');
  t.like(two?.diag, { expected: 'closed or reset', observed: 'cotp CC (frame 15)', spec: 'RFC 1006 §6', verdict: 'fail' });
  t.regex(text, /^TAP version 14\n1\.\.2\n/);
});

test('a run that was stopped, or never began, bails out', async (t) => {
  t.is((await read(tap(suiteOf([{ case: 'tpkt.one', verdict: 'pass' }], {}, 130)))).bailout, 'the run was stopped before its end');
  t.is((await read(tap(suiteOf([{ case: 'tpkt.one', verdict: 'pass' }], {}, 'none')))).ok, false);
  const nothing = await read(tap(suiteOf([])));
  t.deepEqual([nothing.ok, nothing.bailout], [false, 'nothing was run']);
});

for (const [title, model] of Object.entries({ 'a suite': hostileSuite(), scenarios: hostileScenarios() }))
  test(`hostile text forges nothing: ${title}`, async (t) => {
    const text = tap(model);
    const { points, extra } = await read(text);
    t.deepEqual(extra, []);
    t.is(points.length, model.results.length);
    t.is(points.filter(({ todo }) => todo).length, model.results.filter(({ verdict }) => verdict === 'xfail').length);
    t.is(points.filter(({ skip }) => skip).length, model.results.filter(({ verdict }) => verdict === 'n/a').length);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    t.notRegex(text, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/);
  });
