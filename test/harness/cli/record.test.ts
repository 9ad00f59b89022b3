import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { listen, systemClock } from '#src/io/index.ts';
import { beCalled } from '../../../harness/load/shapes/mta.ts';
import { blocks, PACKET } from '../../support/blocks.ts';
import { port102, port102With } from '../../support/cli.ts';
import { ownFolder } from '../../support/folder.ts';
import { examined, tsharkTest } from '../../support/tshark.ts';

/** An MTA of ours that takes any call, and secures what it gets. */
const mtaAt = async (t: ExecutionContext, host = '127.0.0.1'): Promise<string> => {
  const { addresses, close } = await listen({ host, port: 0 }, (line) => beCalled(line, systemClock));
  t.teardown(close);
  return `${host.includes(':') ? `[${host}]` : host}:${addresses[0]!.port}`;
};

/** A recorder that is up: where, what it has said so far, and its end. */
const recorder = async (t: ExecutionContext, cwd: string, ...argv: readonly string[]) => {
  const stop = new AbortController();
  const lines: string[] = [];
  let heard = (): void => {};
  const out = (text: string): void => {
    lines.push(text);
    heard();
  };
  const done = port102With({ cwd, out, signal: stop.signal }, 'record', ...argv);
  t.teardown(() => stop.abort('SIGINT'));
  const line = async (pattern: RegExp): Promise<string> => {
    for (;;) {
      const found = lines.find((said) => pattern.test(said));
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => {
        heard = resolve;
      });
    }
  };
  return {
    at: /listens at ([^\s,]+),/.exec(await line(/listens at/))![1]!,
    lines,
    line,
    done,
    stopped: () => {
      stop.abort('SIGINT');
      return done;
    },
  };
};

/** Ports of this machine differ from run to run. */
const stable = (line: string): string => line.replaceAll(/(\d+\.\d+\.\d+\.\d+):\d+/g, '$1:N');
const anyPort = '127.0.0.1:0';

test('a call passes, and is told line by line', async (t) => {
  const cwd = ownFolder();
  const to = await mtaAt(t);
  const { at, lines, line, stopped } = await recorder(t, cwd, '--listen', anyPort, '--to', to, '--out', 'calls.pcapng');
  const { code } = await port102('probe', at, '--mta', 'ALPHA', '--remote-mta', 'BRAVO', '--remote-password', 'SECRET');
  await line(/#1 {2}over/);
  const { code: ended, err } = await stopped();
  t.deepEqual(
    [code, ended, lines.map(stable), err],
    [
      0,
      0,
      [
        'listens at 127.0.0.1:N, passes on to 127.0.0.1:N, records in calls.pcapng',
        '#1  call from 127.0.0.1:N to 127.0.0.1:N',
        '#1  → CR  called "" calling ""',
        '#1  ← CC  called "" calling ""',
        '#1  → CN CP AARQ RTORQ MTABindArgument  ALPHA',
        '#1  ← AC CPA AARE RTOAC MTABindResult  BRAVO, checkpoint 30 KB, window 3',
        '#1  → FN RLRQ',
        '#1  ← DN RLRE',
        '#1  over: closed by the caller',
      ],
      ['Ctrl-C ends it.', 'stopped after 1 call, 13 frames in calls.pcapng'],
    ],
  );
  t.is(blocks(readFileSync(join(cwd, 'calls.pcapng'))).filter(({ type }) => type === PACKET).length, 13);
});

test('where no file is named it is a run like every other', async (t) => {
  const cwd = ownFolder();
  const { at, lines, done } = await recorder(t, cwd, '--listen', anyPort, '--to', await mtaAt(t), '--once', '--json');
  await port102('probe', at);
  const { code } = await done;
  const [folder] = readdirSync(join(cwd, '.port102')).filter((name) => name !== 'last');
  t.deepEqual([code, readdirSync(join(cwd, '.port102', folder!)).toSorted()], [0, ['run.ndjson', 'run.pcapng']]);
  t.is(readFileSync(join(cwd, '.port102/last/run.ndjson'), 'utf8'), `${lines.join('\n')}\n`);
  t.deepEqual(
    lines.map((each) => (JSON.parse(each) as { readonly type: string }).type),
    ['note', 'link.open', 'pdu', 'pdu', 'link.finish', 'link.close'],
  );
});

test('a target that refuses is told, and its caller is reset', async (t) => {
  const { at, line, stopped } = await recorder(t, ownFolder(), '--listen', anyPort, '--to', '127.0.0.1:1');
  const { code, out } = await port102('probe', at);
  const over = await line(/#1 {2}over/);
  const { code: ended } = await stopped();
  t.deepEqual([code, over, ended], [1, '#1  over: the connect was refused by the called', 0], out.join('\n'));
});

test('what is no TPKT passes as well', async (t) => {
  const server = createServer((socket) => socket.on('data', (octets) => socket.end(octets.toString().toUpperCase()))).listen(
    0,
    '127.0.0.1',
  );
  await new Promise((resolve) => void server.once('listening', resolve));
  t.teardown(() => server.close());
  const to = `127.0.0.1:${(server.address() as { readonly port: number }).port}`;
  const { at, line, stopped } = await recorder(t, ownFolder(), '--listen', anyPort, '--to', to);
  const answer = await fetch(`http://${at}`).catch((error: Error) => error);
  await line(/#1 {2}over/);
  t.deepEqual([answer instanceof Error, (await stopped()).code], [true, 0]);
});

test('it ends when its time is over', async (t) => {
  const { done } = await recorder(t, ownFolder(), '--listen', anyPort, '--to', '127.0.0.1:1', '--for', '1ms');
  t.is((await done).code, 0);
});

test('a port that is taken ends with 4 and the cure', async (t) => {
  const target = await mtaAt(t);
  const { code, err } = await port102('record', '--listen', target, '--to', '127.0.0.1:1');
  t.deepEqual(
    [code, err.map(stable)],
    [
      4,
      [
        `port102: cannot listen on 127.0.0.1 port ${target.split(':')[1]}: another program listens there`,
        '    end that program, or use another port or address',
      ],
    ],
  );
});

const mistakes: Readonly<Record<string, string>> = {
  '': 'port102: record takes --listen and --to',
  '--listen 127.0.0.1:0': 'port102: record takes --listen and --to',
  '--listen 127.0.0.1:0 --to ::1': 'port102: "::1" is no address: write HOST, HOST:PORT or [IPV6]:PORT',
  '--listen 127.0.0.1:0 --to 127.0.0.1 --for ever': 'port102: "ever" is no time: write 500ms, 2s, 5min or 24h',
  '--listen 127.0.0.1:0 --to 127.0.0.1 --out no/such/folder':
    "port102: the capture cannot be written: ENOENT: no such file or directory, open 'no/such/folder'",
};
for (const [argv, says] of Object.entries(mistakes)) {
  test(`record ${argv || 'nothing'} is refused`, async (t) => {
    const said = await port102With({ cwd: ownFolder() }, 'record', ...argv.split(' ').filter(Boolean));
    t.deepEqual([said.code, said.err[0]], [2, says]);
  });
}

/** The first line of a process that fits. */
const heardFrom = (child: ChildProcess, pattern: RegExp): Promise<string> =>
  new Promise((resolve) => {
    let text = '';
    child.stdout!.on('data', (chunk) => {
      text += chunk;
      const found = text.split('\n').find((line) => pattern.test(line));
      if (found !== undefined) resolve(found);
    });
  });

test('a recorder that is killed leaves a file that can be read', async (t) => {
  const cwd = ownFolder();
  const file = join(cwd, 'killed.pcapng');
  const child = spawn(
    process.execPath,
    ['--import=tsx', 'harness/cli/bin.ts', 'record', '--listen', anyPort, '--to', await mtaAt(t), '--out', file],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  t.teardown(() => child.kill('SIGKILL'));
  const at = /listens at ([^\s,]+),/.exec(await heardFrom(child, /listens at/))![1]!;
  const fresh = blocks(readFileSync(file)).length;
  const gone = new Promise((resolve) => void child.once('exit', resolve));
  const sending = port102('send', at, '--mta', 'ALPHA', '--to', 'c=US;a= ;p=P;o=O;s=S;', '--size', '100000', '--count', '1000');
  await heardFrom(child, /-000010 "/);
  child.kill('SIGKILL');
  await gone;
  await sending;
  const left = blocks(readFileSync(file));
  t.deepEqual([fresh, left.every(({ length, again }) => length === again), left.length > 20], [3, true, true]);
});

/** Not every machine has it. */
const hasIPv6 = Object.values(networkInterfaces()).some((addresses) => addresses?.some(({ address }) => address === '::1'));

for (const [family, [at, target]] of Object.entries({
  IPv4: [anyPort, '127.0.0.1'],
  IPv6: ['[::1]:0', '::1'],
  'IPv6 to IPv4': ['[::1]:0', '127.0.0.1'],
} as const)) {
  const title = `tshark reads a session that was recorded over ${family}, with a message of 1 MiB in one TSDU`;
  const isHere = hasIPv6 || family === 'IPv4';
  (isHere ? tsharkTest : test.skip)(isHere ? title : `${title} (there is no IPv6)`, async (t: ExecutionContext) => {
    t.timeout(60_000);
    const cwd = ownFolder();
    const to = await mtaAt(t, target);
    const { at: real, done } = await recorder(t, cwd, '--listen', at, '--to', to, '--out', 'x.pcapng', '--once', '--json');
    const words = ['--mta', 'ALPHA', '--to', 'c=US;a= ;p=P;o=O;s=S;', '--size', '1048576', '--checkpoint', '0'];
    const { code, err } = await port102('send', real, ...words);
    await done;
    const file = readFileSync(join(cwd, 'x.pcapng'));
    const { rows, complaints } = await examined(
      file,
      ['cotp.reassembled.length', 'frame.protocols'],
      ['-d', `tcp.port==${to.replace(/.*:/, '')},tpkt`],
    );
    t.deepEqual([code, complaints], [0, []], err.join('\n'));
    t.true(rows.some((row) => Number(row['cotp.reassembled.length'][0]) > 2 ** 20));
    t.true(rows.some((row) => row['frame.protocols'][0]!.includes(':p1')));
  });
}
