import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { WebSocket } from 'ws';
import type { ClientMessage, ServerMessage } from '#harness/console/index.ts';
import { port102With, type Said } from '../../support/cli.ts';
import { until } from '../../support/console.ts';
import { ownFolder } from '../../support/folder.ts';
import { TOLD_APART } from '../../support/scenarios.ts';

const SCENARIO = `${TOLD_APART.split('variants:')[0]}steps: [{ open: ["*"] }, { wait: 5 s }]\n`;

/** A folder of its own, with a scenario in it. */
const folder = (): string => {
  const cwd = ownFolder();
  writeFileSync(join(cwd, 'apart.yaml'), SCENARIO);
  return cwd;
};

/** A command with a console at it: its URL, and how to end it. */
const shown = async (cwd: string, ...argv: readonly string[]) => {
  const err: string[] = [];
  const stop = new AbortController();
  const ended: Promise<Said> = port102With({ cwd, signal: stop.signal, err: (text) => void err.push(text) }, ...argv);
  const urlOf = (label: string) => err.find((line) => line.startsWith(label))?.split(/ +/)[1];
  await Promise.race([until(() => urlOf('console') !== undefined), ended]);
  const url = urlOf('console');
  if (url === undefined) throw new Error(err.join('\n'));
  return { url, streamUrl: () => urlOf('streams')!, ended, err, stop: () => stop.abort() };
};

/** One who looks, and asks. */
class Looker {
  readonly heard: ServerMessage[] = [];
  readonly #socket: WebSocket;
  #isOpen = false;

  constructor(url: string) {
    const live = new URL(url.replace('/?', '/live?'));
    live.protocol = 'ws:';
    this.#socket = new WebSocket(live);
    this.#socket.on('message', (data) => void this.heard.push(JSON.parse(String(data)) as ServerMessage));
    this.#socket.on('open', () => {
      this.#isOpen = true;
    });
  }

  async ask(message: ClientMessage & { readonly id: number }): Promise<ServerMessage> {
    await until(() => this.#isOpen);
    this.#socket.send(JSON.stringify(message));
    const answer = () => this.heard.find((each) => 'id' in each && each.id === message.id);
    await until(() => answer() !== undefined);
    return answer()!;
  }

  get events() {
    return this.heard.flatMap((each) => (each.type === 'batch' ? each.events : []));
  }

  leave(): void {
    this.#socket.terminate();
  }
}

const withPath = (url: string, path: string): string => url.replace('/?', `${path}?`);

test('a run that is over is shown, with its octets, and can be taken away', async (t) => {
  const cwd = folder();
  await port102With({ cwd }, 'run', 'apart.yaml', '--transport', 'memory');
  const written = readFileSync(join(cwd, '.port102/last/run.ndjson'), 'utf8');
  const { url, ended, stop } = await shown(cwd, 'ui');
  const looker = new Looker(url);
  await until(() => looker.heard.some(({ type }) => type === 'end'));
  t.deepEqual(
    looker.events,
    written
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  );
  const cr = looker.events.find((event) => event.type === 'pdu' && event.kind === 'CR');
  const told = await looker.ask({ type: 'octets', id: 1, frame: cr?.type === 'pdu' ? cr.frame : 0 });
  t.like(told, {
    type: 'pdu',
    pdus: [
      { name: 'TPKT', at: 0 },
      { name: 'Connection Request (CR)', at: 4 },
    ],
  });
  t.like(await looker.ask({ type: 'step', id: 2 }), { type: 'refused' });
  looker.leave();
  t.is(await (await fetch(withPath(url, '/export/run.ndjson'))).text(), written);
  const capture = new Uint8Array(await (await fetch(withPath(url, '/export/run.pcapng'))).arrayBuffer());
  t.deepEqual(capture, new Uint8Array(readFileSync(join(cwd, '.port102/last/run.pcapng'))));
  t.regex(await (await fetch(withPath(url, '/export/ladder.svg'))).text(), /^<svg[\s\S]*alpha/);
  t.regex(await (await fetch(withPath(url, '/export/run.md'))).text(), /^## /);
  stop();
  t.is((await ended).code, 0);
});

for (const transport of ['memory', 'tcp']) {
  test(`${transport}: a run is begun paused, broken into, and its octets are seen before it is over`, async (t) => {
    const cwd = folder();
    const run = await shown(cwd, 'run', 'apart.yaml', '--transport', transport, '--ui', '--ui-paused', '--ui-keep');
    const looker = new Looker(run.url);
    t.like(await looker.ask({ type: 'break', id: 1, filter: 'pdu=CC' }), { type: 'done' });
    t.like(await looker.ask({ type: 'resume', id: 2 }), { type: 'done' });
    await until(() => looker.events.some((event) => event.type === 'pdu' && event.kind === 'CC'));
    t.deepEqual(
      looker.heard.flatMap((each) => (each.type === 'hello' ? [[each.live, each.pauses, each.clock]] : [])),
      [[true, 'run', 'virtual']],
    );
    const cc = looker.events.find((event) => event.type === 'pdu' && event.kind === 'CC');
    const octets = await looker.ask({ type: 'octets', id: 3, frame: cc?.type === 'pdu' ? cc.frame : 0 });
    t.like(octets, { type: 'pdu', pdus: [{ name: 'TPKT' }, { name: 'Connection Confirm (CC)' }] });
    await looker.ask({ type: 'break', id: 4 });
    await looker.ask({ type: 'resume', id: 5 });
    await until(() => looker.heard.some(({ type }) => type === 'end'));
    looker.leave();
    run.stop();
    t.is((await run.ended).code, 0);
  });
}

test('--ui-readonly shows, and does nothing', async (t) => {
  const run = await shown(folder(), 'run', 'apart.yaml', '--transport', 'memory', '--ui', '--ui-readonly', '--ui-keep');
  const looker = new Looker(run.url);
  for (const [index, type] of (['pause', 'step', 'clear'] as const).entries())
    t.like(await looker.ask({ type, id: index + 1 }), { type: 'refused' });
  t.true(looker.heard.some((each) => each.type === 'hello' && each.readonly));
  await until(() => looker.heard.some(({ type }) => type === 'end'));
  looker.leave();
  run.stop();
  t.is((await run.ended).code, 0);
});

test('an emulation is looked at, and what is said on its lines by hand', async (t) => {
  const run = await shown(folder(), 'emulate', '--product', 'generic', '--listen', '127.0.0.1:0', '--ui');
  const looker = new Looker(run.url);
  t.like(await looker.ask({ type: 'pause', id: 1 }), {
    type: 'done',
    says: 'it waits for nobody: what is drawn stands, and the run goes on',
  });
  t.like(await looker.ask({ type: 'fault', id: 2, fault: 'CC: drop' }), { type: 'done', says: 'CC: drop' });
  t.like(await looker.ask({ type: 'inject', id: 3, line: '1.1.1.1:1>2.2.2.2:2', from: 'called', octets: '00' }), { type: 'refused' });
  looker.leave();
  run.stop();
  t.is((await run.ended).code, 0);
});

test('a run is followed from elsewhere, and streamed to elsewhere', async (t) => {
  const [here, there] = [folder(), folder()];
  const console = await shown(there, 'ui');
  const run = await port102With({ cwd: here }, 'run', 'apart.yaml', '--transport', 'memory', '--stream-to', console.streamUrl());
  t.is(run.code, 0);
  const followed = await port102With({ cwd: here }, 'tail', `${console.url}&run=apart.yaml`, '--json');
  t.is(followed.code, 0);
  const written = readFileSync(join(here, '.port102/last/run.ndjson'), 'utf8');
  t.is(`${followed.out.join('\n')}\n`, written.replaceAll(`${here}/`, ''));
  t.notRegex(written, /token/);
  console.stop();
  await console.ended;
});

/** What cannot be, and how it ends. */
const mistakes: Readonly<Record<string, readonly [argv: readonly string[], code: number, says: RegExp]>> = {
  'a tail of nothing': [['tail', 'nonsense'], 2, /tail takes the URL that a console prints/],
  'a tail where nobody is': [['tail', 'http://127.0.0.1:1/?token=x'], 4, /ECONNREFUSED[\s\S]*nobody is there/],
  'a stream to what is no console': [
    ['run', 'apart.yaml', '--transport', 'memory', '--stream-to', 'http://127.0.0.1:1/'],
    2,
    /--stream-to takes the URL/,
  ],
  'a console at an address that is not ours': [
    ['run', 'apart.yaml', '--transport', 'memory', '--ui=192.0.2.1:8102'],
    4,
    /cannot listen on 192\.0\.2\.1 port 8102/,
  ],
  'a run that there is not': [['ui', 'nothing'], 2, /there is no run "nothing"/],
};
for (const [title, [argv, code, says]] of Object.entries(mistakes)) {
  test(`refuses ${title}`, async (t) => {
    const said = await port102With({ cwd: folder() }, ...argv);
    t.regex(said.err.join('\n'), says);
    t.is(said.code, code);
  });
}

test('a tail with a wrong token is turned away', async (t) => {
  const { url, stop, ended } = await shown(folder(), 'ui');
  const said = await port102With({}, 'tail', url.replace(/token=.*/, 'token=x'));
  t.is(said.code, 2);
  t.regex(said.err[0]!, /turned away: 403/);
  stop();
  await ended;
});
