import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { listen } from '#src/io/index.ts';
import { port102, port102With } from '../../support/cli.ts';
import { ownFolder } from '../../support/folder.ts';
import { TWO_LINKS } from '../../support/scenarios.ts';

const cwd = ownFolder();
writeFileSync(join(cwd, 'two.yaml'), TWO_LINKS);

/** An emulation that is up: what it has said so far, and its end. */
const emulation = (...argv: readonly string[]) => {
  const stop = new AbortController();
  const lines: string[] = [];
  const waiting: { readonly pattern: RegExp; readonly found: (line: string) => void }[] = [];
  const out = (line: string): void => {
    lines.push(line);
    for (const { pattern, found } of waiting) if (pattern.test(line)) found(line);
  };
  const done = port102With({ cwd, out, signal: stop.signal }, 'emulate', ...argv);
  return {
    lines,
    /** The first line that fits, said already or still to come; null where it ends before. */
    line: (pattern: RegExp): Promise<string | null> => {
      const said = lines.find((line) => pattern.test(line));
      if (said !== undefined) return Promise.resolve(said);
      return Promise.race([new Promise<string>((found) => void waiting.push({ pattern, found })), done.then(() => null)]);
    },
    stopped: () => {
      stop.abort('SIGINT');
      return done;
    },
  };
};

/** Ports and addresses of this machine differ from run to run. */
const stable = (line: string): string => line.replaceAll(/(\d+\.\d+\.\d+\.\d+):\d+/g, '$1:N');

test('one host with two TSAPs tells its callers apart, and refuses a third', async (t) => {
  const { lines, line, stopped } = emulation('--product', 'generic', '--listen', '127.0.0.1:0', '--tsap', 'plc1=0x0102', 'plc2=0x0103');
  const target = (await line(/listens at/))!.replace(/.* /, '');
  const codes: number[] = [];
  for (const called of ['0x0102', '0x0103', '0x0104']) codes.push((await port102('probe', target, '--called', called)).code);
  await line(/#3 {2}over/);
  const { code, err } = await stopped();
  t.deepEqual(
    [
      code,
      codes,
      lines
        .filter((said) => !said.includes('calling T'))
        .map(stable)
        .filter((said) => !/plc\d {3}/.test(said)),
      err.map(stable),
    ],
    [
      0,
      [0, 0, 1],
      [
        'emulator (generic) listens at 127.0.0.1:N',
        '#1  call from 127.0.0.1:N to 127.0.0.1:N',
        '#1  → CR  called 0102 calling ""',
        '#1  emulator decides by T-selectors: plc1 takes it',
        '#1    rules: generic: identity selectors (assumed, from X.224 §6.5.4), onAmbiguity first (assumed)',
        '#1  ✓ emulator books it under emulator/plc1',
        '#1  ← CC  called 0102 calling ""',
        '#1  over: closed by the caller',
        '#2  call from 127.0.0.1:N to 127.0.0.1:N',
        '#2  → CR  called 0103 calling ""',
        '#2  emulator decides by T-selectors: plc2 takes it',
        '#2    rules: generic: identity selectors (assumed, from X.224 §6.5.4), onAmbiguity first (assumed)',
        '#2  ✓ emulator books it under emulator/plc2',
        '#2  ← CC  called 0103 calling ""',
        '#2  over: closed by the caller',
        '#3  call from 127.0.0.1:N to 127.0.0.1:N',
        '#3  → CR  called 0104 calling ""',
        '#3  emulator decides by T-selectors: nobody takes it (wrongSelector)',
        '#3    rules: generic: identity selectors (assumed, from X.224 §6.5.4), onAmbiguity first (assumed)',
        '#3  ← DR  transport: the address is unknown (3)',
        '#3  over: closed by the caller',
      ],
      ['to call it → port102 probe 127.0.0.1:N --called 0x0102', 'Ctrl-C ends it.', 'stopped after 3 calls'],
    ],
  );
});

test('a host with the habits of ISODE refuses as ISODE does, with its text as user data', async (t) => {
  const { lines, line, stopped } = emulation('--product', 'isode', '--listen', '127.0.0.1:0', '--tsap', 'plc1=0x0102');
  const target = (await line(/listens at/))!.replace(/.* /, '');
  const { code } = await port102('probe', target, '--called', '0x0103');
  await line(/#1 {2}over/);
  await stopped();
  t.deepEqual(
    [code, lines.find((said) => said.includes('DR'))],
    [1, '#1  ← DR  transport: the session entity disconnects in the normal way (128)'],
  );
});

test('an Exchange host resets a caller that none of its connectors has', async (t) => {
  const { line, stopped } = emulation('--product', 'exchange-5.0', '--listen', '127.0.0.1:0', '--connector', 'far=10.9.9.9,FAR');
  const target = (await line(/listens at/))!.replace(/.* /, '');
  const { code } = await port102('probe', target);
  const logged = await line(/logs 9202/);
  await stopped();
  t.deepEqual([code, logged], [1, '#1  emulator logs 9202: An incoming call was dropped on accept(), sockets error 0, control block 2']);
});

test('a scenario calls through the connectors that are named', async (t) => {
  const { line, stopped } = emulation('two.yaml', '--open', 'alpha/one');
  const told = await line(/alpha\/one is/);
  const { code, err } = await stopped();
  t.deepEqual([told, code, err.at(-1)], ['#1  ✗ alpha/one is reset: TCP was reset (10054)', 0, 'stopped after 1 call']);
});

test('with --json the run stream goes to stdout, a line an event, without octets', async (t) => {
  const { lines, line, stopped } = emulation('two.yaml', '--open', 'alpha/one', '--json');
  await line(/"type":"connector"/);
  await stopped();
  const types = new Set(lines.map((each) => (JSON.parse(each) as { readonly type: string }).type));
  t.deepEqual([...types].toSorted(), ['attempt', 'connector', 'decision', 'event', 'host.up', 'link.close', 'link.open', 'retry']);
});

test('an emulation ends when its time is over', async (t) => {
  const { code, out } = await port102With({ cwd }, 'emulate', 'two.yaml', '--for', '1ms');
  t.deepEqual([code, out.length], [0, 2]);
});

test('a port that is taken ends with 4 and the cure', async (t) => {
  const { addresses, close } = await listen({ host: '127.0.0.1', port: 0 }, () => {});
  const target = `127.0.0.1:${addresses[0]!.port}`;
  const { code, err } = await port102('emulate', '--product', 'generic', '--listen', target);
  await close();
  t.deepEqual(
    [code, err[0], err[1]?.startsWith('    choose another port')],
    [4, `port102: ${target} cannot be bound: somebody else has it`, true],
  );
});

const mistakes: Readonly<Record<string, string>> = {
  '': 'port102: emulate takes either a scenario or --product',
  'two.yaml --product generic': 'port102: emulate takes either a scenario or --product',
  '--product generics': 'port102: there is no product "generics", did you mean generic?',
  '--product exchange-5.0 --tsap a=1':
    'port102: exchange-5.0 knows its callers by address (Q193380, Q189345, Q256844): use --connector NAME=ADDRESS,TSEL instead of --tsap',
  '--product generic --tsap plc1': 'port102: --tsap takes NAME=..., not "plc1"',
  '--product generic --tsap a=1 --t 2':
    'port102: --tsap goes without --t and --connector: it makes a stack and a connector for each T-selector',
  '--product generic --listen 127.0.0.1:1 127.0.0.2:2': 'port102: --listen: all addresses of a host have one port',
  'two.yaml --open alpha/three': 'port102: --open: no connector is called alpha/three',
  'two.yaml --variant twice': 'port102: the scenario has no variant "twice"',
  'two.yaml --for ever': 'port102: "ever" is no time: write 500ms, 2s, 5min or 24h',
};

for (const [argv, says] of Object.entries(mistakes)) {
  test(`emulate ${argv || 'nothing'} is refused`, async (t) => {
    const said = await port102With({ cwd }, 'emulate', ...argv.split(' ').filter(Boolean));
    t.deepEqual([said.code, said.err[0]], [2, says]);
  });
}
