import test from 'ava';
import { Connection, type Standing, type Told } from '../../../../harness/console/page/connection.ts';

/** A connection whose sockets and alarms are told by hand. */
const rig = () => {
  const dialled: { readonly since: number; readonly told: Told }[] = [];
  const standings: Standing[] = [];
  const alarms: { readonly wait: number; readonly go: () => void }[] = [];
  const said: string[] = [];
  let since = -1;
  const connection = new Connection({
    dial: (from, told) => {
      dialled.push({ since: from, told });
      return { send: (text) => void said.push(text), close: () => {} };
    },
    after: (wait, go) => {
      alarms.push({ wait, go });
      return () => {};
    },
    since: () => since,
    hear: (message) => {
      if (message.type === 'batch') since = message.events.at(-1)!.seq;
    },
    stands: (standing) => void standings.push(standing),
  });
  connection.open();
  return { connection, dialled, standings, alarms, said };
};

test('goes on where it was when the line is lost, and waits longer each time', (t) => {
  const { dialled, alarms, standings } = rig();
  dialled[0]!.told.opened();
  dialled[0]!.told.said(JSON.stringify({ type: 'batch', events: [{ seq: 41 }] }));
  dialled[0]!.told.closed(1006);
  for (const _ of [1, 2, 3]) {
    alarms.at(-1)!.go();
    dialled.at(-1)!.told.closed(1006);
  }
  t.deepEqual(
    dialled.map(({ since }) => since),
    [-1, 41, 41, 41],
  );
  t.deepEqual(
    alarms.map(({ wait }) => wait),
    [250, 500, 1000, 2000],
  );
  t.deepEqual(standings.slice(0, 3), [{ kind: 'connecting' }, { kind: 'open' }, { kind: 'lost', wait: 250 }]);
});

test('a run that is over is not called again', (t) => {
  const { dialled, alarms, standings } = rig();
  dialled[0]!.told.opened();
  dialled[0]!.told.said(JSON.stringify({ type: 'end' }));
  dialled[0]!.told.closed(1001);
  t.is(alarms.length, 0);
  t.deepEqual(standings.at(-1), { kind: 'ended' });
});

test('nothing is said on a line that is not there', (t) => {
  const { connection, dialled, said } = rig();
  t.false(connection.say({ type: 'pause', id: 1 }));
  dialled[0]!.told.opened();
  t.true(connection.say({ type: 'pause', id: 2 }));
  dialled[0]!.told.closed(1006);
  t.false(connection.say({ type: 'pause', id: 3 }));
  t.deepEqual(said, ['{"type":"pause","id":2}']);
});
