import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { widthOf } from '#harness/reports/index.ts';
import type { Stamped } from '#harness/run/index.ts';
import { port102, port102With } from '../../support/cli.ts';
import { ownFolder } from '../../support/folder.ts';
import { GOOD } from '../../support/scenario.ts';

const SCENARIO = 'links-told-apart-by-selector';
const TITLE = 'Several links between two 5.5 SP1 servers, told apart by T-selector';

test('a run says a line for each scenario and variant, and last how many passed', async (t) => {
  const { code, out, err } = await port102('run', SCENARIO, '--transport', 'memory', '--run-dir', ownFolder());
  t.deepEqual(out.slice(0, 3), [
    `ok       ${TITLE}  0.0 s  4 of 4 up, 4 messages delivered, 0 misrouted`,
    `ok       ${TITLE} [one letter off]  0.0 s  2 of 4 up, 2 refused, 2 messages delivered, 0 misrouted, 2 queued, as expected`,
    `ok       ${TITLE} [the same on 5.0]  21 min  0 of 4 up, 4 reset, 4 messages queued, as expected`,
  ]);
  t.regex(out.at(-2)!, /^1 scenario and 2 variants: 3 as expected, 0 not · \d+\.\d s · seed 1$/);
  t.is(out.at(-1), '3 passed, 0 failed');
  t.deepEqual([code, err], [0, []]);
});

test('a run leaves its stream and its capture, and `last` leads to them', async (t) => {
  const path = ownFolder();
  await port102('run', SCENARIO, '--transport', 'memory', '--run-dir', path);
  t.deepEqual(readdirSync(join(path, 'last')).toSorted(), ['run.ndjson', 'run.pcapng']);
  const events = readFileSync(join(path, 'last', 'run.ndjson'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Stamped);
  t.deepEqual(
    [...events.slice(0, 2), ...events.slice(-2)].map(({ type }) => type),
    ['command', 'run.start', 'run.end', 'exit'],
  );
  t.deepEqual(
    events.map(({ v }) => v).filter((version) => version !== 1),
    [],
  );
  t.true(events.every((event, index) => index === 0 || event.seq > events[index - 1]!.seq));
  t.true(
    events.every((event, index) => index === 0 || event.t >= events[index - 1]!.t),
    'time goes on from scenario to scenario',
  );
  t.false(events.some(({ type }) => type === 'octets'));
});

/** The good scenario with its two ends as they fit, and an expectation that cannot be met. */
const failing = (): string => {
  const path = join(ownFolder(), 'failing.yaml');
  writeFileSync(path, GOOD.replace('outcome: up', 'outcome: timeout'));
  return path;
};

test('what is not as expected is told with the decision, the rules, the place, and how to run it again; exit 1', async (t) => {
  const path = failing();
  const { code, out } = await port102('run', path, '--transport', 'memory', '--run-dir', ownFolder());
  const said = out.join('\n');
  t.is(code, 1);
  t.regex(said, /^NOT OK {3}a good one {2}\S+ \S+ {2}alpha\/ops: expected timeout, got /);
  t.regex(said, /bravo decided by \w+: /);
  t.regex(said, /rules {5}exchange-5\.5-sp1: identity /);
  t.regex(said, new RegExp(`place {5}${path.replaceAll('.', '\\.')}:\\d+:\\d+`));
  t.regex(said, new RegExp(`again {5}port102 run ${path.replaceAll('.', '\\.')} --seed 1 -v`));
  t.is(out.at(-1), '0 passed, 2 failed');
});

/** Command lines behind `run`, how they end, and what they say. */
const lines: Readonly<Record<string, readonly [argv: readonly string[], code: number, says: RegExp]>> = {
  'a variant by its name': [[SCENARIO, '--only', 'one letter*'], 0, /^1 passed, 0 failed$/m],
  'all but one': [[SCENARIO, '--skip', 'the same on 5.0'], 0, /^2 passed, 0 failed$/m],
  'by tag': [['cluster-node-address', SCENARIO, '--tag', 's5'], 0, /^3 passed, 0 failed$/m],
  'nothing selected': [[SCENARIO, '--only', 'no such'], 5, /^nothing was run: none of 3 scenarios is selected$/m],
  'only listed': [[SCENARIO, '--list'], 0, /\[one letter off\]$/m],
  'several times': [[SCENARIO, '--only', 'one*', '--repeat', '3'], 0, /^3 passed, 0 failed$/m],
  quiet: [[SCENARIO, '-q'], 0, /^1 scenario and 2 variants: 3 as expected/],
  'a seed that is none': [[SCENARIO, '--seed', 'x'], 2, /--seed takes a whole number, not "x"/],
  'a scenario that is not there': [['links-told-apart-by-selectr'], 2, /did you mean links-told-apart-by-selector\?/],
};
for (const [title, [argv, wanted, says]] of Object.entries(lines)) {
  test(`run: ${title}`, async (t) => {
    const { code, out, err } = await port102('run', ...argv, '--transport', 'memory', '--run-dir', ownFolder());
    t.regex([...out, ...err].join('\n'), says);
    t.is(code, wanted);
  });
}

test('run --json is one document', async (t) => {
  const { code, out } = await port102('run', SCENARIO, '--json', '--transport', 'memory', '--run-dir', ownFolder());
  const { results, exit } = JSON.parse(out.join('\n')) as { results: { verdict: string; connectors: object }[]; exit: number };
  t.deepEqual([code, exit, results.map(({ verdict }) => verdict)], [0, 0, ['pass', 'pass', 'pass']]);
  t.deepEqual(Object.keys(results[0]!.connectors).toSorted(), ['alpha/ops', 'alpha/sales', 'bravo/ops', 'bravo/sales']);
});

test('a failure that is let pass ends with 0; --bail stops at it', async (t) => {
  const path = failing();
  t.is((await port102('run', path, '--exit-zero', '--transport', 'memory', '--run-dir', ownFolder())).code, 0);
  const { out } = await port102('run', path, SCENARIO, '--bail', '--transport', 'memory', '--run-dir', ownFolder());
  t.is(out.at(-1), '0 passed, 1 failed');
});

test('a run that is interrupted writes what there is, says that it is partial, and ends with 130', async (t) => {
  const path = ownFolder();
  const stop = new AbortController();
  const said: string[] = [];
  const out = (text: string): void => {
    said.push(text);
    stop.abort();
  };
  const { code } = await port102With({ signal: stop.signal, out }, 'run', SCENARIO, '--transport', 'memory', '--run-dir', path);
  t.is(code, 130);
  t.regex(said.at(-2)!, /^1 scenario: 1 as expected, 0 not · .* · partial: it was stopped$/);
  t.deepEqual(readdirSync(join(path, 'last')).toSorted(), ['run.ndjson', 'run.pcapng']);
});

test('the demo tells what breaks, why, and what cures it, over real TCP', async (t) => {
  const { code, out } = await port102('demo', '--run-dir', ownFolder());
  const said = out.join('\n');
  for (const part of [
    '1  Two connectors, one address: nothing works',
    'bravo asks who is calling, by address: to-alpha-1 and to-alpha-2 fit alike: the product refuses the call',
    '← TCP reset',
    '✗ alpha/to-bravo-1 is reset',
    'alpha/to-bravo-2  reset ×3',
    'What cures it (each was tried on the model):',
    '2  A second address on each server: everything works',
    '→ still queued at alpha',
    '→ CN CP AARQ RTORQ MTABindArgument  ALPHA',
    '← AC CPA AARE RTOAC MTABindResult  BRAVO, checkpoint 30 KB, window 3',
    '✓ alpha/to-bravo-2 is up, taken by bravo/to-alpha-2',
    '✓ message ALPHA-000001 "Test" delivered at bravo',
    '→ delivered at bravo, by bravo/to-alpha-2',
    '0 misrouted, as the sources say it must be',
    'T-selector of its own',
    '→ CR  called "SALES" calling "ANYTHING"',
  ]) {
    t.true(said.includes(part), part);
  }
  t.deepEqual(
    out.filter((line) => widthOf(line) > 120 && !line.startsWith('capture')),
    [],
  );
  t.is(out.at(-1), '3 passed, 0 failed');
  t.is(code, 0);
});

test('the demo leaves a report for a browser, or those that are asked for', async (t) => {
  const folder = ownFolder();
  const reportOf = async (...argv: readonly string[]) =>
    (await port102('demo', '--run-dir', folder, ...argv)).out.find((line) => line.startsWith('report '));
  t.regex((await reportOf())!, /report\.html {3}open it in a browser/);
  t.regex((await reportOf('--report', `junit=${join(folder, 'out.xml')}`))!, /out\.xml$/);
});

test('-v tells what became of messages by host, what was said on each line, and who took the call', async (t) => {
  const { out } = await port102('run', SCENARIO, '--only', 'one letter*', '-v', '--transport', 'memory', '--run-dir', ownFolder());
  for (const part of [
    /^ {4}bravo mail +2 delivered/,
    /^ {4}\S+ {2}→ CN CP AARQ RTORQ MTABindArgument {2}ALPHA {2}frame \d+$/,
    /^ {4}\S+ {2}← DR {2}transport: .* \(\d+\) {2}frame \d+$/,
  ])
    t.true(
      out.some((line) => part.test(line)),
      `${part}`,
    );
});

test('the cells of a matrix are followed by a table of who reaches whom', async (t) => {
  const { out } = await port102('run', 'who-works-with-whom', '--transport', 'memory', '--run-dir', ownFolder());
  const at = out.findIndex((line) => line.includes('hosts.alpha.product'));
  t.true(out.slice(0, at).every((line) => line.startsWith('ok ')));
  t.deepEqual(out.slice(at + 1, at + 4), [
    '                     exchange-4.0        exchange-5.0        exchange-5.5        exchange-5.5-sp1',
    '  exchange-4.0       none: reset         none: reset         none: reset         alpha 2 of 2 work',
    '                                                                                 bravo none: reset',
  ]);
});

test('--json has the matrix, and what became of messages', async (t) => {
  const argv = ['who-works-with-whom', '--only', '*sp1 x *sp1', '--json', '--transport', 'memory', '--run-dir', ownFolder()];
  const { matrices, results } = JSON.parse((await port102('run', ...argv)).out.join('\n')) as {
    matrices: readonly { axes: readonly { path: string }[]; cells: readonly { hosts: readonly object[] }[] }[];
    results: readonly { messages: Record<string, object> }[];
  };
  t.deepEqual(
    matrices[0]?.axes.map(({ path }) => path),
    ['hosts.alpha.product', 'hosts.bravo.product'],
  );
  t.deepEqual(
    matrices[0]?.cells.map(({ hosts }) => hosts),
    [
      [
        { host: 'alpha', outcomes: { up: 2 } },
        { host: 'bravo', outcomes: { up: 2 } },
      ],
    ],
  );
  t.like(results[0]!.messages, { bravo: { misrouted: 0, queued: 0 } });
});
