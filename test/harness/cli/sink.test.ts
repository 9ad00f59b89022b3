import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { build } from 'esbuild';
import { decodeApdu, encodeApdu, textOfIdentifier } from '#src/p1/index.ts';
import { identifierOf } from '../../../harness/cli/mts-identifier.ts';
import { messagesOf } from '../../../harness/cli/outgoing-message.ts';
import { keeperIn } from '../../../harness/cli/sink.ts';
import { port102, port102With } from '../../support/cli.ts';
import { ownFolder } from '../../support/folder.ts';
import { ascii } from '../../support/hex.ts';

const TO = 'c=US;a= ;p=ORG;o=SITE;s=USER;';

const messages = messagesOf({
  conformance: '1988',
  from: 'c=US;a= ;p=ORG;o=ALPHA;s=Doe;g=Jane;',
  to: [TO],
  subject: 'Hello\nBcc: nobody',
  text: 'Good morning\r\n',
  files: [{ path: 'letters/note.txt', octets: ascii('note') }],
  priority: 'urgent',
  report: true,
});

/** The time on the wire differs from run to run. */
const stable = (words: string): readonly string[] => words.replaceAll(/\d{12}Z(-[0-9A-F]{8}-\d{6})?/g, 'TIME').split('\n');

test('what is kept has its octets, and its words beside them', (t) => {
  const at = ownFolder();
  const apdu = messages(1);
  keeperIn(at, () => Date.UTC(2026, 10, 22, 21, 40, 3, 7))(apdu);
  const names = readdirSync(at).toSorted();
  const [p1, txt] = names as [string, string];
  t.regex(p1, /^20261122T214003\.007Z-000001-c=US_a=_p=ORG_l=\d{12}Z-[0-9A-F]{8}-000001\.p1$/);
  t.deepEqual([names.length, txt], [2, p1.replace(/p1$/, 'txt')]);
  t.deepEqual(new Uint8Array(readFileSync(join(at, p1))), apdu);
  t.deepEqual(stable(readFileSync(join(at, txt), 'utf8')), [
    'kind          message',
    'identifier    c=US;a= ;p=ORG;l=TIME',
    'from          c=US;a= ;p=ORG;o=ALPHA;s=Doe;g=Jane;',
    'to            c=US;a= ;p=ORG;o=SITE;s=USER;  responsibility, originating-MTA-report, originator-report',
    'content type  interpersonal-messaging-1988',
    'encoded as    ia5-text, 2.6.1.12.0',
    'priority      urgent',
    'passed        c=US;a= ;p=ORG;  TIME  relayed',
    'message id    TIME',
    'subject       Hello\\nBcc: nobody',
    'file          note.txt, 4 octets',
    `octets        ${apdu.length}`,
    '',
    'Good morning\r',
    '',
    '',
  ]);
});

/** MTS-APDUs of other kinds, and what is said of them. */
const message = decodeApdu(messages(2));
if (message.kind !== 'message') throw new Error('a message is one');
const { messageIdentifier, originatorName, contentType, traceInformation, perRecipientFields } = message.value.envelope;
const others: Readonly<Record<string, readonly [apdu: Uint8Array, words: readonly string[]]>> = {
  'a probe': [
    encodeApdu({
      kind: 'probe',
      value: { probeIdentifier: messageIdentifier, originatorName, contentType, contentLength: 9, traceInformation, perRecipientFields },
    }),
    ['kind            probe', 'content length  9'],
  ],
  'a report': [
    encodeApdu({
      kind: 'report',
      value: {
        envelope: { reportIdentifier: messageIdentifier, reportDestinationName: originatorName, traceInformation },
        content: {
          subjectIdentifier: messageIdentifier,
          perRecipientFields: [
            {
              actualRecipientName: originatorName,
              originallySpecifiedRecipientNumber: 1,
              perRecipientIndicators: { set: ['responsibility'] },
              lastTraceInformation: {
                arrivalTime: '261122214003Z',
                reportType: { kind: 'nonDelivery', value: { reason: 'unable-to-transfer', diagnostic: 'unrecognised-OR-name' } },
              },
            },
          ],
        },
      },
    }),
    [
      'kind        report',
      'about       c=US;a= ;p=ORG;l=TIME',
      'recipient   c=US;a= ;p=ORG;o=ALPHA;s=Doe;g=Jane;  not delivered: unable-to-transfer, unrecognised-OR-name',
    ],
  ],
  'a message that is no IPM': [
    encodeApdu({ kind: 'message', value: { ...message.value, content: ascii('?') } }),
    ['content       1 octets that are no IPM: the octets go on to the end of the element at octet 1 (X.690 §8.1.3)'],
  ],
  'what is no MTS-APDU': [
    ascii('?'),
    ['kind    no MTS-APDU that can be read: the octets go on to the end of the element at octet 1 (X.690 §8.1.3)', 'octets  1'],
  ],
};

for (const [title, [apdu, words]] of Object.entries(others)) {
  test(`${title} is kept as it is`, (t) => {
    const at = ownFolder();
    keeperIn(at)(apdu);
    const [p1, txt] = readdirSync(at).toSorted() as [string, string];
    const said = stable(readFileSync(join(at, txt), 'utf8'));
    t.deepEqual(new Uint8Array(readFileSync(join(at, p1))), apdu);
    t.deepEqual(
      words.filter((line) => !said.includes(line)),
      [],
      said.join('\n'),
    );
  });
}

test('names sort as messages come, over restarts and though the clock is set back', (t) => {
  const at = ownFolder();
  const before: string[] = [];
  for (const time of [2000, 1000, 1000, 3000]) {
    keeperIn(at, () => time)(ascii('?'));
    const names = readdirSync(at).toSorted();
    t.deepEqual(names.filter((name) => name.endsWith('.p1')).slice(0, before.length), before);
    before.push(names.findLast((name) => name.endsWith('.p1'))!);
  }
  t.is(new Set(before).size, 4);
});

test('what was not whole when the keeper died is gone when it lives again', (t) => {
  const at = ownFolder();
  writeFileSync(join(at, 'half.p1.part'), 'ha');
  writeFileSync(join(at, 'notes'), 'of somebody');
  keeperIn(at);
  t.deepEqual(readdirSync(at), ['notes']);
});

test('a folder that cannot be one is a mistake', (t) => {
  t.throws(() => keeperIn('/dev/null/keep'), { name: 'UsageError', message: /^--keep: / });
});

const LISTENS = /listens at (\S+)/;

/** A sink in this process: where it is, and how to end it. */
const sink = async (...argv: readonly string[]) => {
  const stop = new AbortController();
  const lines: string[] = [];
  let done: Promise<unknown> = Promise.resolve();
  const target = await new Promise<string>((resolve) => {
    const out = (line: string): void => {
      lines.push(line);
      const [, address] = LISTENS.exec(line) ?? [];
      if (address) resolve(address);
    };
    const flags = ['--product', 'generic', '--listen', '127.0.0.1:0', '--mta', 'SINK', ...argv];
    done = port102With({ out, signal: stop.signal }, 'emulate', ...flags);
  });
  const stopped = (): Promise<unknown> => {
    stop.abort('SIGINT');
    return done;
  };
  return { target, lines, stopped };
};

test('a sink takes messages of all three conformances, and says so', async (t) => {
  const at = ownFolder();
  const { target, lines, stopped } = await sink('--password', 'pw', '--keep', at);
  const codes: number[] = [];
  for (const mode of ['1988', 'x410', '1984']) {
    const flags = ['--mode', mode, '--dialogue', 'twa', '--remote-mta', 'SINK', '--remote-password', 'pw', '--subject', mode];
    codes.push((await port102('send', target, '--mta', 'ALPHA', '--to', TO, ...flags)).code);
  }
  await stopped();
  const subjects = readdirSync(at)
    .filter((name) => name.endsWith('.txt'))
    .toSorted()
    .map((name) => /^subject +(.*)$/m.exec(readFileSync(join(at, name), 'utf8'))?.[1]);
  t.deepEqual(
    [codes, subjects],
    [
      [0, 0, 0],
      ['1988', 'x410', '1984'],
    ],
  );
  t.deepEqual(
    lines
      .filter((line) => / [✓✗] (?!emulator books)/.test(line) && line.includes('message'))
      .map((line) => line.replace(/l=[^,]*|\d+ octets/g, '_')),
    ['1988', 'x410', '1984'].map(
      (mode, index) => `#${index + 1}  ✓ receives message c=US;a= ;p=ORG;_, over emulator/anybody, _, "${mode}"`,
    ),
  );
});

test('a sink takes only whom it is to take', async (t) => {
  const { target, stopped } = await sink('--remote-mta', 'ALPHA', '--remote-password', 'pw', '--keep', ownFolder());
  const codes: number[] = [];
  for (const flags of ['ALPHA --password pw', 'ALPHA --password no', 'BRAVO --password pw'])
    codes.push((await port102('probe', target, '--mta', ...flags.split(' '))).code);
  await stopped();
  t.deepEqual(codes, [0, 1, 1]);
});

test('what cannot be kept is not acknowledged', async (t) => {
  const at = ownFolder();
  const { target, lines, stopped } = await sink('--keep', at);
  rmSync(at, { recursive: true });
  const { code, out } = await port102('send', target, '--mta', 'ALPHA', '--to', TO);
  await stopped();
  t.deepEqual([code, out.at(-1)], [1, '0 of 1 acknowledged']);
  t.true(lines.some((line) => /^what arrived cannot be kept: ENOENT/.test(line)));
});

test('flags of an MTA go with one', async (t) => {
  const { code, err } = await port102('emulate', '--product', 'generic', '--keep', ownFolder());
  t.deepEqual([code, err[0]], [2, 'port102: --keep goes with --mta: without one no MTA stands behind the listener']);
});

test('the MTAs of a scenario keep nothing', async (t) => {
  const { code, err } = await port102('emulate', 'two-connectors-one-address', '--keep', ownFolder());
  t.deepEqual([code, err[0]], [2, 'port102: --keep goes with --product: the MTAs of a scenario deliver and hand on']);
});

const ROUNDS = 10;
const PROGRAM = join(import.meta.dirname, '..', '..', '..', '.build', `sink-test-${process.pid}.js`);

interface Spawned {
  readonly child: ChildProcess;
  readonly target: string;
  readonly exited: Promise<unknown>;
}

/** The real program in a process of its own, listening. */
const spawned = async (at: string, port: number): Promise<Spawned> => {
  const child = spawn(
    process.execPath,
    [PROGRAM, 'emulate', '--product', 'generic', '--mta', 'SINK', '--listen', `127.0.0.1:${port}`, '--keep', at],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  const exited = once(child, 'exit');
  const target = await new Promise<string>((resolve, reject) => {
    let said = '';
    void exited.then(() => reject(new Error(`the sink is not up: ${said}`)));
    child.stdout.on('data', (chunk) => {
      said += String(chunk);
      const [, address] = LISTENS.exec(said) ?? [];
      if (address) resolve(address);
    });
  });
  return { child, target, exited };
};

interface Acknowledged {
  readonly identifier: string;
  readonly octets: number;
  readonly acknowledged: boolean;
}

test('whatever is acknowledged is on the disk, whole, though the sink is killed again and again', async (t) => {
  t.timeout(120_000);
  const at = ownFolder();
  await build({
    entryPoints: [join(import.meta.dirname, '..', '..', '..', 'harness', 'cli', 'bin.ts')],
    outfile: PROGRAM,
    bundle: true,
    platform: 'node',
    format: 'esm',
    banner: { js: "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);" },
  });
  t.teardown(() => rmSync(PROGRAM));
  const acknowledged: Acknowledged[] = [];
  let port = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const { child, target, exited } = await spawned(at, port);
    port = Number(target.split(':')[1]);
    const kept = new Promise<void>((resolve) => {
      const watcher = watch(at, () => {
        watcher.close();
        resolve();
      });
    });
    const sending = port102('send', target, '--mta', 'ALPHA', '--to', TO, '--size', String(round * 9000), '--count', '5000', '--json');
    await Promise.race([kept, exited]);
    setTimeout(() => child.kill('SIGKILL'), Math.random() * 200);
    await exited;
    const { messages } = JSON.parse((await sending).out.join('\n')) as { readonly messages: readonly Acknowledged[] };
    acknowledged.push(...messages.filter((each) => each.acknowledged));
  }
  const names = readdirSync(at);
  const onDisk = new Map(
    names
      .filter((name) => name.endsWith('.p1'))
      .map((name) => {
        const octets = readFileSync(join(at, name));
        return [textOfIdentifier(identifierOf(decodeApdu(octets))), octets.length];
      }),
  );
  t.log(`${acknowledged.length} acknowledged, ${onDisk.size} on the disk`);
  t.true(acknowledged.length > 0, 'nothing was acknowledged');
  t.deepEqual(
    acknowledged.filter(({ identifier, octets }) => onDisk.get(identifier) !== octets),
    [],
  );
  t.deepEqual(
    names.filter((name) => name.endsWith('.p1') && !names.includes(name.replace(/p1$/, 'txt'))),
    [],
  );
});
