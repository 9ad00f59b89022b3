import test from 'ava';
import type { Told as SocketTold } from '../../../../harness/console/page/connection.ts';
import { Session } from '../../../../harness/console/page/session.ts';
import type { ClientMessage, ServerMessage, Told } from '../../../../harness/console/protocol.ts';
import { VERSION } from '../../../../harness/console/protocol.ts';

const hello = (id = 'own', pauses: 'run' | 'drawing' = 'run'): ServerMessage => ({
  ...{
    type: 'hello',
    version: VERSION,
    run: { id, name: id, started: '', argv: [] },
    live: true,
    readonly: false,
    clock: 'virtual',
    pauses,
    seq: 0,
  },
});
const notes = (from: number, to: number): readonly Told[] =>
  Array.from({ length: to - from + 1 }, (_, index) => ({ v: 1, seq: from + index, t: 0, type: 'note', says: `${from + index}` }) as const);
const batch = (from: number, to: number): ServerMessage => ({ type: 'batch', events: notes(from, to) });

/** A session whose server is the test, and whose frames are drawn by hand. */
const rig = () => {
  const frames: (() => void)[] = [];
  const asked: ClientMessage[] = [];
  const dialled: number[] = [];
  let line: SocketTold | undefined;
  const session = new Session({
    dial: (since, told) => {
      dialled.push(since);
      line = told;
      return { send: (text) => void asked.push(JSON.parse(text) as ClientMessage), close: () => {} };
    },
    after: () => () => {},
    frame: (go) => void frames.push(go),
    now: () => 0,
  });
  session.open();
  line!.opened();
  const say = (...messages: readonly ServerMessage[]): void => {
    for (const message of messages) line!.said(JSON.stringify(message));
  };
  const draw = (): void => {
    for (const go of frames.splice(0)) go();
  };
  return { session, say, draw, frames, asked, dialled };
};

const rowsOf = ({ model }: Session): number => model.scenes[0]?.rows.length ?? 0;

test('batches are taken in once for each frame', (t) => {
  const { session, say, draw, frames } = rig();
  say(hello(), batch(0, 4), batch(5, 9));
  t.is(frames.length, 1);
  t.is(rowsOf(session), 0);
  draw();
  t.is(rowsOf(session), 10);
});

test('what was left out is fetched, piece by piece, and stands in its place', async (t) => {
  const { session, say, draw, asked } = rig();
  say(hello(), { type: 'gap', from: 0, to: 5, counts: { note: 6 } }, batch(6, 7));
  draw();
  t.is(rowsOf(session), 3);
  t.deepEqual(asked, [{ type: 'fetch', from: 0, to: 5, id: 1 }]);
  say({ type: 'events', id: 1, events: notes(0, 3), upTo: 3 });
  await turns();
  say({ type: 'events', id: 2, events: notes(4, 5), upTo: 5 });
  await turns();
  t.is(rowsOf(session), 8);
});

test('what stands is what is drawn, where the run waits for nobody', (t) => {
  const { session, say, draw } = rig();
  say(hello('own', 'drawing'), batch(0, 1), { type: 'state', paused: true, faults: [] }, batch(2, 5));
  draw();
  t.is(rowsOf(session), 2);
  say({ type: 'state', paused: false, faults: [] });
  draw();
  t.is(rowsOf(session), 6);
});

test('another run where ours was begins anew', (t) => {
  const { session, say, draw, dialled } = rig();
  say(hello(), batch(0, 5));
  draw();
  say(hello('another'));
  draw();
  t.is(rowsOf(session), 0);
  t.deepEqual(dialled, [-1, -1]);
});

test('octets are asked for once, and said to be nowhere where they are', async (t) => {
  const { session, say, asked } = rig();
  t.is(session.frames.of(7), undefined);
  t.is(session.frames.of(7), undefined);
  t.deepEqual(asked, [{ type: 'octets', frame: 7, id: 1 }]);
  say({ type: 'refused', id: 1, says: 'nobody has them' });
  await turns();
  t.is(session.frames.of(7), 'nobody has them');
});

const turns = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
