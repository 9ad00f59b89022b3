import test from 'ava';
import { type Hub, RunControl, Turnstile } from '#harness/console/index.ts';
import { hubWith, Looker, pdu, pdus } from '../../support/console.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

test('who comes hears what it is, how things stand, and what there is', (t) => {
  const { hub } = hubWith();
  for (const event of pdus(0, 4)) hub.add(event);
  const looker = new Looker();
  hub.join(looker, -1);
  t.deepEqual(
    looker.heard.map(({ type }) => type),
    ['hello', 'state', 'batch'],
  );
  t.deepEqual(looker.seqs, [0, 1, 2, 3, 4]);
  t.like(looker.of('hello')[0], { version: 1, live: true, readonly: false, seq: 4, run: { name: 'a run' } });
});

test('events of 50 ms go together, and none waits for longer', async (t) => {
  const { hub, pass } = hubWith();
  const looker = new Looker();
  hub.join(looker, -1);
  hub.add(pdu(0));
  await pass(30);
  hub.add(pdu(1));
  await pass(19);
  t.deepEqual(looker.seqs, []);
  await pass(1);
  hub.add(pdu(2));
  await pass(50);
  t.deepEqual(
    looker.of('batch').map(({ events }) => events.map(({ seq }) => seq)),
    [[0, 1], [2]],
  );
});

test('octets are sent to nobody who has not asked', async (t) => {
  const { hub, pass } = hubWith();
  const looker = new Looker();
  hub.join(looker, -1);
  hub.add({ v: 1, seq: 0, t: 0, type: 'octets', line: '1.1.1.1:1>2.2.2.2:2', from: 'caller', octets: new Uint8Array(9), frame: 4 });
  hub.add(pdu(1));
  await pass(50);
  t.deepEqual(looker.seqs, [1]);
});

test('who comes back hears what it has not seen', (t) => {
  const { hub } = hubWith();
  for (const event of pdus(0, 9)) hub.add(event);
  const looker = new Looker();
  hub.join(looker, 6);
  t.deepEqual(looker.seqs, [7, 8, 9]);
  t.deepEqual(looker.of('gap'), []);
});

test('of very much only the last is sent at once, and the rest is counted and can be fetched', async (t) => {
  const { hub, pass } = hubWith({ limits: { backlog: 10, fetch: 60, batch: 4 } });
  for (const event of pdus(0, 99)) hub.add(event);
  const looker = new Looker();
  const seat = hub.join(looker, -1);
  t.deepEqual(looker.of('gap'), [{ type: 'gap', from: 0, to: 89, counts: { pdu: 90 } }]);
  t.deepEqual(looker.seqs, [90, 91, 92, 93, 94, 95, 96, 97, 98, 99]);
  seat.hear('{"type":"fetch","id":7,"from":0,"to":89}');
  seat.hear('{"type":"fetch","id":8,"from":60,"to":89}');
  await pass(0);
  await turn();
  t.deepEqual(
    looker.of('events').map(({ id, events, upTo }) => [id, events.length, events[0]?.seq, upTo]),
    [
      [7, 60, 0, 59],
      [8, 30, 60, 89],
    ],
  );
});

test('who is too slow misses events, is told which, and goes on', async (t) => {
  const { hub, pass } = hubWith({ limits: { buffered: 1000 } });
  const [slow, quick] = [new Looker(), new Looker()];
  const seat = hub.join(slow, -1);
  hub.join(quick, -1);
  hub.add(pdu(0));
  await pass(50);
  slow.buffered = 1001;
  for (const event of pdus(1, 5)) hub.add(event);
  await pass(50);
  hub.add({ v: 1, seq: 6, t: 1, type: 'note', says: 'so' });
  await pass(500);
  t.deepEqual(slow.seqs, [0]);
  t.deepEqual(quick.seqs, [0, 1, 2, 3, 4, 5, 6]);
  slow.buffered = 0;
  await pass(50);
  t.deepEqual(slow.of('gap'), [{ type: 'gap', from: 1, to: 6, counts: { pdu: 5, note: 1 } }]);
  hub.add(pdu(7));
  await pass(50);
  t.deepEqual(slow.seqs, [0, 7]);
  seat.hear('{"type":"fetch","id":1,"from":1,"to":6}');
  await turn();
  t.deepEqual(slow.of('events')[0]!.events.length, 6);
});

test('the end is told behind what was missed', async (t) => {
  const { hub, pass } = hubWith({ limits: { buffered: 1000 } });
  const slow = new Looker();
  hub.join(slow, -1);
  slow.buffered = 2000;
  hub.add(pdu(0));
  hub.end();
  await pass(100);
  t.deepEqual(slow.of('end'), []);
  slow.buffered = 0;
  await pass(50);
  t.deepEqual(
    slow.heard.slice(-2).map(({ type }) => type),
    ['gap', 'end'],
  );
});

test('no more is kept than there is room for, and older events are asked for elsewhere', async (t) => {
  const asked: unknown[] = [];
  const past = {
    events: async (...range: readonly number[]) => {
      asked.push(range);
      return [JSON.stringify(pdu(3))];
    },
    frame: async () => undefined,
  };
  const { hub } = hubWith({ past, limits: { kept: 10_000 } });
  for (const event of pdus(0, 9999)) hub.add(event);
  const looker = new Looker();
  const seat = hub.join(looker, -1);
  const [{ to } = { to: 0 }] = looker.of('gap');
  t.true(to > 9900);
  seat.hear(`{"type":"fetch","id":1,"from":3,"to":3}`);
  await turn();
  t.deepEqual(asked, [[3, 3, 2000]]);
  t.is(looker.of('events')[0]!.events[0]!.seq, 3);
});

test('who asks for more than it waits for, or for nonsense, is sent away', (t) => {
  const said: Readonly<Record<string, readonly string[]>> = {
    'asks for more than it waits for': Array.from({ length: 100 }, () => '{"type":"octets","id":1,"frame":1}'),
    'is no JSON': ['{'],
    'is none of our messages': ['{"type":"octets","id":1,"frame":"1"}'],
  };
  for (const [says, texts] of Object.entries(said)) {
    const looker = new Looker();
    const seat = hubWith().hub.join(looker, -1);
    for (const text of texts) seat.hear(text);
    t.is(looker.closed, says);
  }
});

test('nobody gets answers that it does not read', async (t) => {
  const { hub, pass } = hubWith({ limits: { buffered: 1000 } });
  const looker = new Looker();
  const seat = hub.join(looker, -1);
  looker.buffered = 5000;
  seat.hear('{"type":"fetch","id":1,"from":0,"to":5}');
  await turn();
  await pass(500);
  t.deepEqual(looker.of('events'), []);
  looker.buffered = 0;
  await pass(50);
  await turn();
  t.is(looker.of('events').length, 1);
});

const DEEDS = ['pause', 'resume', 'step', 'break'];

/** What somebody is refused who tells a run what to do. */
const refusedAt = async (hub: Hub): Promise<number> => {
  const looker = new Looker();
  const seat = hub.join(looker, -1);
  for (const type of DEEDS) seat.hear(JSON.stringify({ type, id: 1 }));
  await turn();
  return looker.of('refused').length;
};

test('nothing can be done to a run that has nobody to do it', async (t) => {
  t.is(await refusedAt(hubWith().hub), DEEDS.length);
});

test('nothing can be done to a run that is over', async (t) => {
  const { hub } = hubWith({ control: new RunControl({ gate: new Turnstile() }) });
  t.is(await refusedAt(hub), 0);
  hub.end();
  t.is(await refusedAt(hub), DEEDS.length);
});
