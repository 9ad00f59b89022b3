import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { laddersOf, modelOf } from '#harness/reports/index.ts';
import { listen } from '#src/io/index.ts';
import { eventsIn } from '../../../harness/cli/kept-run.ts';
import { port102With } from '../../support/cli.ts';
import { ownFolder } from '../../support/folder.ts';

/** A folder of its own for each test: runs, baselines and PICS files go there. */
const placed = () => {
  const cwd = ownFolder();
  return { cwd, run: (...args: readonly string[]) => port102With({ cwd }, 'conform', ...args) };
};
const OWN = ['--self', 'responder', '--transport', 'memory'];

/** An endpoint that confirms every CR, whatever is wrong with it, and answers nothing else. */
const careless = async (): Promise<{ readonly target: string; close(): Promise<void> }> => {
  const { addresses, close } = await listen({ host: '127.0.0.1', port: 0 }, (line) => {
    line.on({
      opened: () => {},
      drained: () => {},
      closed: () => {},
      received: () => void line.send(Buffer.from('0300000b06d00102000500', 'hex')),
    });
  });
  return { target: `127.0.0.1:${addresses[0]!.port}`, close };
};

test('our own endpoint passes, and says so', async (t) => {
  const { code, out } = await placed().run(...OWN, '--only', 'tpkt.version.*', '--seed', '7');
  t.is(code, 0);
  t.regex(out[0]!, /^target our own endpoint · \d+ cases · it is called · seed 7$/);
  t.regex(out[1]!, /^sanity ✓/);
  t.true(out.some((line) => /^tpkt +✓+ +(\d+)\/\1$/.test(line)));
  t.regex(out.at(-1)!, /^\d+ passed, 0 failed$/);
});

test('a failure has what was expected, what came, what was sent, and how to see it again', async (t) => {
  const { target, close } = await careless();
  const { code, out } = await placed().run(target, '--only', 'tpkt.version.two', '--timeout', '300ms');
  await close();
  t.is(code, 1);
  const text = out.join('\n');
  t.regex(text, /✗ tpkt\.version\.two {2}.*RFC 1006 §6 · MUST/);
  t.regex(text, /expected +closed or reset or cotp ER/);
  t.regex(text, /observed +cotp CC \(frame \d+\)/);
  t.regex(text, /sent +02 00 00/);
  t.regex(text, new RegExp(`again +port102 conform ${target} --only tpkt.version.two --seed 1 -v`));
  t.regex(text, /frames +port102 decode .port102\/last\/run.pcapng#\d+-\d+/);
  t.is(out.at(-1), '0 passed, 1 failed');
});

test('with several jobs each case has the same ladder as with one', async (t) => {
  const ladders = async (jobs: number): Promise<Readonly<Record<string, readonly string[]>>> => {
    const { cwd, run } = placed();
    await run('--self', 'responder', '--only', 'tpkt.version.*', '--only', 'cotp.cr.*', '--jobs', String(jobs));
    const { results } = modelOf(eventsIn(join(cwd, '.port102/last')));
    return Object.fromEntries(
      results.map((result) => [result.id, laddersOf(result).flatMap(({ rungs }) => rungs.map(({ text }) => text))]),
    );
  };
  const [one, three] = await Promise.all([ladders(1), ladders(3)]);
  t.true(Object.keys(one).length > 10);
  t.true(Object.values(one).every((texts) => texts.length > 0));
  t.deepEqual(three, one);
});

test('layers that the endpoint does not have are not applicable, and say why', async (t) => {
  const { target, close } = await careless();
  const { code, out } = await placed().run(target, '--only', 'session.*', '--timeout', '100ms', '--json');
  await close();
  const { results, has } = JSON.parse(out.join('\n')) as { results: { verdict: string; reason: string }[]; has: Record<string, boolean> };
  t.is(code, 0);
  t.is(has.session, false);
  t.true(results.length > 0);
  t.deepEqual([...new Set(results.map(({ verdict }) => verdict))], ['n/a']);
});

test('a baseline expects what is known, and anything else is news', async (t) => {
  const { target, close } = await careless();
  const { cwd, run } = placed();
  const only = ['--only', 'tpkt.version.two', '--timeout', '300ms', '--baseline', 'iut.yaml'];
  t.is((await run(target, ...only, '--update-baseline')).code, 1);
  t.regex(readFileSync(join(cwd, 'iut.yaml'), 'utf8'), /case: tpkt\.version\.two\n {4}verdict: fail\n {4}because: cotp CC/);
  const known = await run(target, ...only);
  t.is(known.code, 0);
  t.regex(known.out.join('\n'), /1 expected fail/);
  const passing = await run(...OWN, ...only);
  t.is(passing.code, 1);
  t.regex(passing.out.join('\n'), /! tpkt\.version\.two[\s\S]*baseline +listed at iut\.yaml:4:5/);
  writeFileSync(join(cwd, 'iut.yaml'), 'version: 1\nexpected:\n  - case: tpkt.no-such\n');
  const stale = await run(...OWN, ...only);
  t.is(stale.code, 1);
  t.regex(stale.err.join('\n'), /iut\.yaml:3:5 {2}stale: there is no case tpkt\.no-such/);
  await close();
});

test('only what failed before', async (t) => {
  const { target, close } = await careless();
  const { run } = placed();
  await run(target, '--only', 'tpkt.version.two', 'tpkt.reserved.set', '--timeout', '300ms');
  const { out } = await run(target, '--failed', '--list');
  await close();
  t.deepEqual(
    out.filter((line) => !line.startsWith(' ')),
    ['tpkt.version.two  RFC 1006 §6 · MUST'],
  );
});

test('what it was found to have is written, and can be said instead', async (t) => {
  const { cwd, run } = placed();
  t.is((await run(...OWN, '--write-pics', 'pics.yaml')).code, 0);
  const text = readFileSync(join(cwd, 'pics.yaml'), 'utf8');
  t.regex(text, /^session: true/m);
  writeFileSync(join(cwd, 'pics.yaml'), text.replace(/^session: true/m, 'session: false'));
  const { out } = await run(...OWN, '--only', 'session.cn.*', '--pics', 'pics.yaml', '--json');
  const { results } = JSON.parse(out.join('\n')) as { results: { verdict: string; reason: string }[] };
  t.true(results.some(({ verdict, reason }) => verdict === 'n/a' && /PICS/.test(reason)));
});

test('what would be sent is said, and nothing is run', async (t) => {
  const { code, out } = await placed().run('192.0.2.1', '--list', '--only', 'tpkt.length.three', 'tpkt.version.two', '--called', 'OPS');
  t.is(code, 0);
  t.true(out.includes('    send 03 00 00 03'), out.join('\n'));
  t.true(
    out.some((line) => /^ {4}send 02 00 00 .*c2 03 4f 50 53$/.test(line)),
    out.join('\n'),
  );
});

// biome-ignore format: a table
const LISTED: Readonly<Record<string, readonly [args: readonly string[], says: RegExp]>> = {
  'of an MTA where nothing is said':     [['192.0.2.1'],                             /14 02 02 49 /],
  'of MMS where a PICS file says so':    [['192.0.2.1', '--pics', 'mms.yaml'],       /14 02 00 02 /],
  'of MMS where our own endpoint is it': [['--self', 'responder', '--mode', 'mms'],  /14 02 00 02 /],
};
for (const [title, [args, says]] of Object.entries(LISTED))
  test(`a CN is listed ${title}`, async (t) => {
    const { cwd, run } = placed();
    writeFileSync(join(cwd, 'mms.yaml'), 'mms: true\n');
    const { out } = await run(...args, '--list', '--only', 'acse.aarq.version-absent');
    t.regex(out.join('\n'), says);
  });

/** Cases of one DT or one CR that needs no answer before it, by what our own endpoint is. */
const FIRST_WORDS = {
  normal: ['cotp.cr.dst-ref-set', 'acse.aarq.version-absent'],
  x410: ['cotp.cr.dst-ref-set', 'session.cn.unknown-pi'],
  mms: ['cotp.cr.dst-ref-set', 'acse.aarq.version-absent'],
};
for (const [mode, only] of Object.entries(FIRST_WORDS))
  test(`what is listed of our own endpoint is what is sent to it: ${mode}`, async (t) => {
    const { run } = placed();
    const args = [...OWN, '--mode', mode, '--only', ...only, '--json'];
    const [listed, done] = [await run(...args, '--list'), await run(...args)];
    const { cases } = JSON.parse(listed.out.join('\n')) as { cases: readonly { case: string; sends: readonly string[] }[] };
    const { results } = JSON.parse(done.out.join('\n')) as { results: readonly { case: string; sent: readonly string[] }[] };
    t.deepEqual(
      cases.map(({ case: id, sends }) => [id, sends.map((said) => said.replace(/^send | \.\.\. .*$| /g, ''))]),
      results.map(({ case: id, sent }) => [id, sent]),
    );
  });

test('the titles of both sides are in the CN', async (t) => {
  const sizeOf = async (...titles: readonly string[]) => {
    const { out } = await placed().run('192.0.2.1', '--list', '--only', 'acse.aarq.version-absent', ...titles);
    return Number(/\((\d+) octets\)/.exec(out.join('\n'))?.[1]);
  };
  const none = await sizeOf();
  // a2 07 06 05 29 01 87 67 01, a3 03 02 01 0c; a6 05 06 03 2b 01 02, a7 03 02 01 07; a length that takes an octet more.
  const [called, both] = [
    await sizeOf('--called-ap-title', '1.1.1.999.1', '--called-ae-qualifier', '12'),
    await sizeOf(
      '--called-ap-title',
      '1.1.1.999.1',
      '--called-ae-qualifier',
      '12',
      '--calling-ap-title',
      '1.3.1.2',
      '--calling-ae-qualifier',
      '7',
    ),
  ];
  t.true(called - none >= 14 && called - none <= 18, `${none} ${called}`);
  t.is(both - called, 12);
});

test('nobody listens: nothing is run', async (t) => {
  const { target, close } = await careless();
  await close();
  const { code, out } = await placed().run(target, '--timeout', '200ms');
  t.is(code, 4);
  t.regex(out.join('\n'), /sanity ✗ no connection to .*refuse/i);
});

test('an endpoint that is started and does not come up is ended, and nothing is run', async (t) => {
  const { target, close } = await careless();
  await close();
  const { code, err } = await placed().run(target, '--start', 'echo no such port; exec sleep 60', '--timeout', '100ms');
  t.is(code, 2);
  t.regex(err.join('\n'), /nothing listens at .*\n.*no such port/);
});

const REFUSED: Readonly<Record<string, readonly [args: readonly string[], code: number, says: RegExp]>> = {
  'no target': [[], 2, /takes a target, --listen or --self/],
  'two targets': [['127.0.0.1', '--self', 'responder'], 2, /takes a target, --listen or --self/],
  'a target that is not ours': [['192.0.2.1'], 2, /--i-may-test-this/],
  'nothing selected': [[...OWN, '--only', 'no.such'], 5, /nothing was run/],
  'a level that there is not': [[...OWN, '--level', 'shall'], 2, /must, should or may/],
  'a title that is no object identifier': [
    [...OWN, '--called-ap-title', '9.1'],
    2,
    /--called-ap-title takes an object identifier, as 1\.1\.1\.999\.1, not "9\.1"/,
  ],
  'a qualifier that is no number': [[...OWN, '--calling-ae-qualifier', 'x'], 2, /--calling-ae-qualifier takes a whole number/],
  'exec without listen': [['127.0.0.1', '--exec', 'true'], 2, /--exec goes with --listen/],
  'start without a target': [['--listen', '127.0.0.1:0', '--start', 'true'], 2, /--start goes with a target/],
  'a baseline to write that has no name': [[...OWN, '--update-baseline'], 2, /--update-baseline goes with --baseline/],
  'no such PICS file': [[...OWN, '--pics', 'none.yaml'], 2, /there is no file "none.yaml"/],
  'nothing has failed before': [[...OWN, '--failed'], 2, /there is no last run/],
};
for (const [title, [args, wanted, says]] of Object.entries(REFUSED))
  test(`refused: ${title}`, async (t) => {
    const { code, err } = await placed().run(...args);
    t.is(code, wanted);
    t.regex(err.join('\n'), says);
  });

test('a calling endpoint is started for each case, and its crash is a failure', async (t) => {
  const { cwd, run } = placed();
  const { target, close } = await careless();
  await close();
  const script = `const net = require('net'); const line = net.connect({ host: '{host}', port: {port} }, () => line.write(Buffer.from('0300000b06e00000123400', 'hex'))); line.on('data', (octets) => { if (octets[5] !== 0xd0) throw new TypeError('not a CC'); line.write(Buffer.from('0300000802f080aa', 'hex')); });`;
  writeFileSync(
    join(cwd, 'client.js'),
    script.replace('{host}', '127.0.0.1').replace("'{port}'", '0').replace('{port}', 'Number(process.argv[2])'),
  );
  const exec = `${process.execPath} ${join(cwd, 'client.js')} {port}`;
  const { code, out } = await run('--listen', target, '--exec', exec, '--only', 'cotp.refused.*', 'cotp.dr.*', '--timeout', '2s', '--json');
  const { results } = JSON.parse(out.join('\n')) as { results: { case: string; verdict: string; reason: string }[] };
  t.is(code, 1, out.join('\n'));
  t.true(
    results.some(({ verdict, reason }) => verdict === 'fail' && /crashed: it ended with 1: TypeError: not a CC/.test(reason)),
    JSON.stringify(results),
  );
});
