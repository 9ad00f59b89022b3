import test from 'ava';
import { Inbox } from '../../../../harness/console/page/inbox.ts';
import type { ServerMessage } from '../../../../harness/console/protocol.ts';

const batch = (from: number, to: number): ServerMessage => ({
  type: 'batch',
  events: Array.from({ length: to - from + 1 }, (_, index) => ({ v: 1, seq: from + index, t: 0, type: 'note', says: '' }) as const),
});
const HELLO: ServerMessage = {
  ...{ type: 'hello', version: 1, run: { id: '', name: '', started: '', argv: [] }, live: true, readonly: false },
  ...{ clock: 'virtual', pauses: 'drawing', seq: 0 },
};
const all = (inbox: Inbox): readonly ServerMessage[] => {
  const found: ServerMessage[] = [];
  for (let next = inbox.next(false); next; next = inbox.next(false)) found.push(next);
  return found;
};

test('what was said is taken in order', (t) => {
  const inbox = new Inbox();
  const said: readonly ServerMessage[] = [HELLO, batch(0, 1), { type: 'gap', from: 2, to: 3, counts: { pdu: 2 } }, { type: 'end' }];
  for (const message of said) inbox.put(message);
  t.deepEqual(all(inbox), said);
  t.true(inbox.isEmpty);
});

test('of what is held, how things stand is heard', (t) => {
  const inbox = new Inbox();
  for (const message of [batch(0, 1), { type: 'state', paused: false, faults: [] } as const, batch(2, 3)]) inbox.put(message);
  t.is(inbox.next(true)?.type, 'state');
  t.is(inbox.next(true), undefined);
  t.deepEqual(all(inbox), [batch(0, 1), batch(2, 3)]);
});

test('of very many events the first are kept, and the others are left out with their numbers', (t) => {
  const inbox = new Inbox(10);
  for (let at = 0; at < 100; at += 5) inbox.put(batch(at, at + 4));
  inbox.put({ type: 'gap', from: 100, to: 149, counts: { pdu: 50 } });
  inbox.put({ type: 'end' });
  t.deepEqual(all(inbox), [batch(0, 4), batch(5, 9), { type: 'end' }, { type: 'gap', from: 10, to: 149, counts: { note: 90, pdu: 50 } }]);
  inbox.put(batch(150, 151));
  t.deepEqual(all(inbox), [batch(150, 151)]);
});

test('what waits is told once more on another line', (t) => {
  const inbox = new Inbox(3);
  for (const message of [batch(0, 4), batch(5, 9), { type: 'end' } as const, HELLO, batch(0, 9)]) inbox.put(message);
  t.deepEqual(all(inbox), [{ type: 'end' }, HELLO, batch(0, 9)]);
});
