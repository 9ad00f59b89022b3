import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import test from 'ava';
import { type Line, listen } from '#src/io/index.ts';
import { port102, port102With, type Said } from '../../support/cli.ts';
import { hex } from '../../support/hex.ts';

const golden = (name: string): string => fileURLToPath(new URL(`../../../captures/golden/${name}.pcapng`, import.meta.url));
/** Two calls, with a message in each. */
const CAPTURE = golden('two-providers-at-one-address');
/** One call that is refused. */
const REFUSED = golden('outgoing-selectors-differ');

/** A responder on a port of its own: where it listens, and what it said in the end. */
const responding = async (...argv: readonly string[]): Promise<{ readonly target: string; readonly said: Promise<Said> }> => {
  let found: (target: string) => void = () => {};
  const target = new Promise<string>((resolve) => {
    found = resolve;
  });
  const err = (text: string): void => {
    const [, at] = /listens at (\S+)/.exec(text) ?? [];
    if (at) found(at);
  };
  const said = port102With({ err }, 'replay', argv[0]!, '127.0.0.1:0', '--as', 'responder', ...argv.slice(1));
  return { target: await target, said };
};

test('a capture answers to itself over TCP, whichever side is played', async (t) => {
  const { target, said } = await responding(CAPTURE);
  const initiator = await port102('replay', CAPTURE, target);
  const responder = await said;
  t.deepEqual([initiator.code, responder.code, initiator.err], [0, 0, []]);
  t.regex(initiator.out.at(-1)!, /^\d+ sent, \d+ came as recorded, 0 differ$/);
  t.true(initiator.out.some((line) => /stream 1 .* dials 127\.0\.0\.1:\d+$/.test(line)));
  t.true(initiator.out.some((line) => /^ +\d+ {2}1 ✓ ← CC /.test(line)));
  t.true(responder.out.some((line) => /^ +\d+ {2}1 ✓ → CR /.test(line)));
});

test('the selectors of the CR may be others than were recorded', async (t) => {
  const { target, said } = await responding(CAPTURE, '--stream', '1');
  const { code } = await port102('replay', CAPTURE, target, '--stream', '1', '--called', '0x4f5053');
  t.is(code, 1);
  const { code: heard, out } = await said;
  t.is(heard, 1);
  t.true(out.some((line) => line.includes('at        CR > called transport-selector') && line.includes('4f5053 ("OPS")')));
});

/** Who answers to the first octets, and then to no more. */
const endpoint = async (answer: (line: Line) => void) => {
  const { addresses, close } = await listen({ host: '127.0.0.1', port: 0 }, (line) =>
    line.on({ opened: () => {}, drained: () => {}, closed: () => {}, received: () => answer(line) }),
  );
  return { target: `127.0.0.1:${addresses[0]!.port}`, close };
};

test('a DR in the place of a CC is shown as what it is', async (t) => {
  const { target, close } = await endpoint((line) => void line.send(hex('0300000b 06 80 0001 0000 03')));
  const { code, out } = await port102('replay', CAPTURE, target, '--stream', '1');
  await close();
  t.is(code, 1);
  const shown = out.map((line) => line.trim().replace(/^\d+ {2}/, ''));
  t.deepEqual(shown.slice(-5), [
    '1 ✗ ← DR  transport: the address is unknown (3)',
    'expected  CC  called "RED" calling "EXCH"',
    'at        cotp: cotp CC, now cotp DR',
    'stopped: the capture goes on in frame 18',
    '1 sent, 0 came as recorded, 1 differs',
  ]);
});

test('what closes early, and what says nothing, differs', async (t) => {
  const closing = await endpoint((line) => line.close());
  const silent = await endpoint(() => {});
  const results = [
    await port102('replay', CAPTURE, closing.target, '--stream', '1'),
    await port102('replay', CAPTURE, silent.target, '--stream', '1', '--within', '50ms'),
  ];
  await closing.close();
  await silent.close();
  t.deepEqual(
    results.map(({ code }) => code),
    [1, 1],
  );
  t.true(results[0]!.out.some((line) => line.includes('closed by the other side')));
  t.true(results[1]!.out.some((line) => line.includes('nothing within 5')));
});

test('--json is one document, with what was said and what differs', async (t) => {
  const { target, close } = await endpoint((line) => void line.send(hex('0300000b 06 80 0001 0000 03')));
  const { code, out } = await port102('replay', CAPTURE, target, '--stream', '1', '--json');
  await close();
  const document = JSON.parse(out.join('\n'));
  t.is(code, 1);
  t.deepEqual([document.exit, document.sent, document.same, document.differs, document.unplayed], [1, 1, 0, 1, 0]);
  const [{ steps, stream }] = document.conversations;
  t.is(stream, 1);
  t.deepEqual(
    steps.map(({ kind, path, was, is }: Readonly<Record<string, unknown>>) => [kind, path, was, is]),
    [
      ['said', undefined, undefined, undefined],
      ['differs', 'cotp', 'cotp CC', 'cotp DR'],
    ],
  );
});

test('a refusal that was recorded is what is expected', async (t) => {
  const { target, said } = await responding(REFUSED, '--stream', '1');
  const { code, out } = await port102('replay', REFUSED, target, '--stream', '1');
  await said;
  t.is(code, 0);
  t.true(out.some((line) => /✓ ← DR /.test(line)));
});

test('a target where nobody listens is no difference', async (t) => {
  const { target, close } = await endpoint(() => {});
  await close();
  const { code, err } = await port102('replay', CAPTURE, target);
  t.is(code, 4);
  t.true(err[0]!.startsWith(`port102: ${target} cannot be reached: `));
});

test('a responder whom nobody calls has not played', async (t) => {
  const { code, out } = await port102('replay', CAPTURE, '127.0.0.1:0', '--as', 'responder', '--for', '20ms');
  t.is(code, 1);
  t.regex(out.at(-1)!, /^0 sent, 0 came as recorded, 0 differ, \d+ conversations were not played$/);
});

test('a responder that is interrupted ends', async (t) => {
  const stop = new AbortController();
  const err = (text: string): void => void (text.startsWith('listens at') && stop.abort());
  const { code } = await port102With({ signal: stop.signal, err }, 'replay', CAPTURE, '127.0.0.1:0', '--as', 'responder');
  t.is(code, 130);
});

test('an initiator that is interrupted ends', async (t) => {
  const stop = new AbortController();
  const { target, close } = await endpoint(() => stop.abort());
  const { code } = await port102With({ signal: stop.signal }, 'replay', CAPTURE, target);
  await close();
  t.is(code, 130);
});

// biome-ignore format: a table
const wrong: Readonly<Record<string, readonly [argv: readonly string[], code: number, says: string]>> = {
  'no such file':          [['nowhere.pcapng', '127.0.0.1:1'],                    2, 'port102: there is no file nowhere.pcapng'],
  'no such stream':        [[CAPTURE, '127.0.0.1:1', '--stream', '99'],           5, `port102: ${CAPTURE}: no stream 99; nothing was played`],
  'a side that is none':   [[CAPTURE, '127.0.0.1:1', '--as', 'server'],           2, ''],
  'a time that is none':   [[CAPTURE, '127.0.0.1:1', '--within', 'soon'],         2, 'port102: "soon" is no time: write 500ms, 2s, 5min or 24h'],
  'a wait of an initiator': [[CAPTURE, '127.0.0.1:1', '--for', '1s'],             2, 'port102: --for goes with --as responder: an initiator waits for no call'],
};
for (const [what, [argv, code, says]] of Object.entries(wrong)) {
  test(`${what} is said in a line`, async (t) => {
    const said = await port102('replay', ...argv);
    t.is(said.code, code);
    if (says) t.is(said.err[0], says.replaceAll(`${process.cwd()}/`, ''));
  });
}

test('what is no capture is said in a line', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'port102-'));
  try {
    const file = join(folder, 'notes.txt');
    await writeFile(file, 'these are no packets, whatever else they are');
    const { code, err } = await port102('replay', file, '127.0.0.1:1');
    t.is(code, 2);
    t.is(err.length, 1);
    t.regex(err[0]!, /not a capture file/);
  } finally {
    await rm(folder, { recursive: true });
  }
});
