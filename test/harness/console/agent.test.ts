import { tmpdir } from 'node:os';
import test, { type ExecutionContext } from 'ava';
import { WebSocket } from 'ws';
import { Agent, Hub, type OpenConsole, openConsole, Runs, type ServerMessage, type Told, tail, VERSION } from '#harness/console/index.ts';
import type { Stamped } from '#harness/run/index.ts';
import { type Clock, systemClock } from '#src/io/index.ts';
import { pdu, pdus, until } from '../../support/console.ts';
import { opening, pdusOn } from '../../support/shown-run.ts';

const hubOf = (name: string, terms: object = {}): Hub =>
  new Hub({ clock: systemClock, run: { id: 'own', name, started: '', argv: [] }, time: 'real', ...terms });

/** A console without a run of its own, and somebody who streams one in. */
const streamed = async (t: ExecutionContext, terms: object = {}, clock: Clock = systemClock) => {
  const runs = new Runs();
  const opened = await openConsole({ at: { host: '127.0.0.1', port: 0 }, clock, runs, pages: tmpdir() });
  t.teardown(() => opened.close());
  const console = Object.assign(opened, { runs });
  const hub = hubOf('theirs', terms);
  const agent = new Agent({ hub, to: console.streamUrl, name: 'over there', clock: systemClock, says: t.log });
  t.teardown(() => agent.close(0));
  return { console, hub, agent };
};

/** Follows what a console shows of them. */
const followed = (url: string) => {
  const told: Told[] = [];
  const stop = new AbortController();
  const ended = tail({
    url: `${url}&run=over-there`,
    clock: systemClock,
    signal: stop.signal,
    tell: (event) => void told.push(event),
    says: () => {},
  });
  return { told, ended, stop };
};

const isThere = async (url: string): Promise<boolean> => {
  const live = new URL(`${url.replace('/?', '/live?')}&run=over-there`);
  live.protocol = 'ws:';
  return new Promise((resolve) => {
    const socket = new WebSocket(live);
    socket.on('error', () => resolve(false));
    socket.on('open', () => {
      resolve(true);
      socket.terminate();
    });
  });
};

const shown = async (url: string): Promise<void> => {
  while (!(await isThere(url)));
};

test('a run that is streamed in is followed there from its beginning to its end', async (t) => {
  const { console, hub, agent } = await streamed(t);
  for (const event of pdus(0, 4999)) hub.add(event);
  await shown(console.url);
  const { told, ended } = followed(console.url);
  for (const event of pdus(5000, 5999)) hub.add(event);
  await until(() => told.length === 6000);
  hub.end();
  t.is(await ended, 'over');
  t.deepEqual(
    told.map(({ seq }) => seq),
    Array.from({ length: 6000 }, (_, seq) => seq),
  );
  await agent.close();
});

test('the octets of its frames are asked of who has them', async (t) => {
  const frame = async (number: number) =>
    number === 7 ? { octets: Uint8Array.of(3, 0, 0, 7), pdus: [{ name: 'TPKT', at: 0, length: 4 }] } : undefined;
  const { console, hub } = await streamed(t, { past: { events: async () => [], frame } });
  hub.add(pdu(0));
  await shown(console.url);
  const live = new URL(`${console.url.replace('/?', '/live?')}&run=over-there`);
  live.protocol = 'ws:';
  const socket = new WebSocket(live);
  const heard: ServerMessage[] = [];
  socket.on('message', (data) => void heard.push(JSON.parse(String(data)) as ServerMessage));
  socket.on('open', () => {
    socket.send('{"type":"octets","id":1,"frame":7}');
    socket.send('{"type":"octets","id":2,"frame":8}');
    socket.send('{"type":"pause","id":3}');
  });
  await until(() => heard.some((each) => 'id' in each && each.id === 3));
  socket.terminate();
  t.deepEqual(
    heard.filter((each) => each.type === 'pdu'),
    [{ type: 'pdu', id: 1, frame: 7, octets: '03000007', pdus: [{ name: 'TPKT', at: 0, length: 4 }] }],
  );
  t.is(heard.filter((each) => each.type === 'refused').length, 2);
});

/** What is answered where something of their run is to be taken away. */
const exported = async (url: string, name: string) => {
  const response = await fetch(`${url.replace('/?', `/export/${name}?`)}&run=over-there`);
  return { status: response.status, octets: Buffer.from(await response.arrayBuffer()) };
};

test('its events and texts can be taken away here, its capture is asked of who has it', async (t) => {
  const capture = Buffer.alloc(700_000, 5);
  const { console, hub } = await streamed(t, { exports: { 'run.pcapng': () => capture } });
  for (const event of [...opening(), ...pdusOn(20)].map((each, seq) => ({ v: 1, seq, t: seq, ...each }) as Stamped)) hub.add(event);
  await shown(console.url);
  await until(() => console.runs.named('over-there')!.seq === 24);
  t.deepEqual(await exported(console.url, 'run.pcapng'), { status: 200, octets: capture });
  t.regex(String((await exported(console.url, 'ladder.svg')).octets), /^<svg[\s\S]*alpha/);
  t.regex(String((await exported(console.url, 'ladder.txt')).octets), /alpha[\s\S]*TCP connect/);
  t.regex(String((await exported(console.url, 'run.md')).octets), /^## /);
  t.is(
    String((await exported(console.url, 'run.ndjson')).octets)
      .trim()
      .split('\n').length,
    25,
  );
  t.is((await exported(console.url, 'run.nothing')).status, 404);
});

for (const [title, size, status] of [
  ['a capture that is not large is kept', 700_000, 200],
  ['a large one is gone with who had it', 9_000_000, 404],
] as const)
  test(`when the run is over, ${title}`, async (t) => {
    const { console, hub, agent } = await streamed(t, { exports: { 'run.pcapng': () => Buffer.alloc(size, 5) } });
    hub.add(pdu(0));
    await shown(console.url);
    hub.end();
    await agent.close();
    t.is((await exported(console.url, 'run.pcapng')).status, status);
  });

test('events that are kept here no longer are asked of who has them', async (t) => {
  const old = pdus(0, 2499).map((event) => JSON.stringify(event));
  const past = {
    events: async (from: number, to: number, most: number) => old.slice(from, to + 1).slice(0, most),
    frame: async () => undefined,
  };
  const { console, hub } = await streamed(t, { past });
  for (const event of pdus(0, 2499)) hub.add(event);
  await shown(console.url);
  for (let from = 2500; from <= 2600; from += 20) {
    for (const event of pdus(from, from + 19)) hub.add({ ...event, fields: { text: 'x'.repeat(100_000) } } as Stamped);
    await until(() => console.runs.named('over-there')!.seq === from + 19);
  }
  const lines = String((await exported(console.url, 'run.ndjson')).octets)
    .trim()
    .split('\n');
  t.deepEqual(
    lines.map((line) => (JSON.parse(line) as Told).seq),
    Array.from({ length: 2620 }, (_, seq) => seq),
  );
});

test('who was cut off goes on where it was, and nothing is missing or there twice', async (t) => {
  const { console, hub } = await streamed(t);
  hub.add(pdu(0));
  await shown(console.url);
  const { told, stop } = followed(console.url);
  await until(() => told.length === 1);
  console.cutStreams();
  for (const event of pdus(1, 300)) hub.add(event);
  await until(() => told.length === 301);
  t.deepEqual(
    told.map(({ seq }) => seq),
    Array.from({ length: 301 }, (_, seq) => seq),
  );
  stop.abort();
});

const HELLO = JSON.stringify({
  ...{ type: 'hello', version: VERSION, run: { id: 'own', name: 'theirs', started: '', argv: [] } },
  ...{ live: true, readonly: true, clock: 'real', pauses: 'drawing', seq: -1 },
});

/** Agents that have come and said nothing yet, and how the console ends with them. */
const comers = async (console: OpenConsole, count: number, key = (_: number): string => '') => {
  const codes = new Map<number, number>();
  const sockets = Array.from({ length: count }, (_, index) => {
    const socket = new WebSocket(`${console.streamUrl.replace('http', 'ws')}&name=one&key=${key(index)}`);
    socket.on('error', () => {});
    socket.on('close', (code) => void codes.set(index, code));
    return socket;
  });
  await until(() => sockets.every(({ readyState }) => readyState === WebSocket.OPEN));
  return { sockets, codes };
};

test('those of one name who come at once are several runs', async (t) => {
  const runs = new Runs();
  const console = await openConsole({ at: { host: '127.0.0.1', port: 0 }, clock: systemClock, runs, pages: tmpdir() });
  t.teardown(() => console.close());
  const { sockets } = await comers(console, 2);
  for (const socket of sockets) socket.send(HELLO);
  await until(() => runs.count === 2);
  t.truthy(runs.named('one'));
  t.truthy(runs.named('one-2'));
  for (const socket of sockets) socket.terminate();
});

test('no more runs are shown than there is room for, and who has been there may come back', async (t) => {
  const runs = new Runs();
  const console = await openConsole({ at: { host: '127.0.0.1', port: 0 }, clock: systemClock, runs, pages: tmpdir() });
  t.teardown(() => console.close());
  const keyOf = (index: number): string => `the-key-of-${index}`.padEnd(20, '-');
  const { sockets, codes } = await comers(console, 34, keyOf);
  for (const socket of sockets) socket.send(HELLO);
  await until(() => codes.size === 2);
  t.is(runs.count, 32);
  t.deepEqual([...codes.values()], [1013, 1013]);
  const known = sockets.findIndex((_, index) => !codes.has(index));
  const url = (index: number): string => `${console.streamUrl.replace('http', 'ws')}&name=one&key=${keyOf(index)}`;
  t.deepEqual([await endOf(url(known)), await endOf(url(99))], [101, 503]);
  for (const socket of sockets) socket.terminate();
});

/** How an attempt to come in ends. */
const endOf = (url: string): Promise<number | undefined> =>
  new Promise((resolve) => {
    const socket = new WebSocket(url);
    socket.on('error', () => resolve(undefined));
    socket.on('unexpected-response', (_, { statusCode }) => {
      resolve(statusCode);
      socket.terminate();
    });
    socket.on('open', () => {
      resolve(101);
      socket.terminate();
    });
  });

test('one who says what is none of our messages is sent away', async (t) => {
  const { console } = await streamed(t);
  for (const says of [
    '{',
    '{"type":"batch","events":[{"v":1,"seq":-5,"t":0,"type":"pdu"}]}',
    '{"type":"batch","events":[7]}',
    'x'.repeat(9 * 1024 * 1024),
  ]) {
    const socket = new WebSocket(console.streamUrl.replace('http', 'ws'));
    let isClosed = false;
    socket.on('open', () => socket.send(says));
    socket.on('error', () => {});
    socket.on('close', () => {
      isClosed = true;
    });
    await until(() => isClosed);
  }
  t.pass();
});

/** A clock that knows what it has been set to, and has not rung. */
const counting = () => {
  const set = new Set<number>();
  const clock: Clock = {
    now: systemClock.now,
    alarm: (after, ring) => {
      set.add(after);
      const cancel = systemClock.alarm(after, () => {
        set.delete(after);
        ring();
      });
      return () => {
        set.delete(after);
        cancel();
      };
    },
  };
  return { set, clock };
};

test('a console that is closed waits for nobody: not for who was cut off, and not for who is there', async (t) => {
  const { set, clock } = counting();
  const { console, hub, agent } = await streamed(t, {}, clock);
  hub.add(pdu(0));
  await shown(console.url);
  await agent.close(0);
  await until(() => set.has(60_000));
  const there = new Agent({ hub: hubOf('mine'), to: console.streamUrl, name: 'here', clock: systemClock, says: t.log });
  t.teardown(() => there.close(0));
  await until(() => console.runs.count === 2);
  await console.close();
  t.deepEqual([set.size, console.runs.named('over-there')?.isLive, console.runs.named('here')?.isLive], [0, false, false]);
});
