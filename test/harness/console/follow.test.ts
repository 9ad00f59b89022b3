import test from 'ava';
import { type ClientMessage, Follow, type Told } from '#harness/console/index.ts';
import { pdus } from '../../support/console.ts';

/** Somebody who follows: what it asks for, and what it tells. */
const following = () => {
  const asked: ClientMessage[] = [];
  const told: number[] = [];
  const follow = new Follow({ ask: (message) => void asked.push(message), tell: ({ seq }) => void told.push(seq) });
  return { follow, asked, told };
};
const batch = (from: number, to: number) => ({ type: 'batch', events: pdus(from, to) as readonly Told[] }) as const;
const numbers = (from: number, to: number): readonly number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index);

test('what was left out is told before what came after it', (t) => {
  const { follow, asked, told } = following();
  follow.hear({ type: 'gap', from: 0, to: 4, counts: { pdu: 5 } }, 50);
  follow.hear(batch(5, 9), 1000);
  t.deepEqual(told, []);
  t.deepEqual(asked, [{ type: 'fetch', id: 1, from: 0, to: 4 }]);
  follow.hear({ type: 'events', id: 1, events: pdus(0, 4) as readonly Told[], upTo: 4 }, 1000);
  t.deepEqual(told, numbers(0, 9));
});

test('what is too large to wait is fetched, too', (t) => {
  const { follow, asked, told } = following();
  follow.hear({ type: 'gap', from: 0, to: 4, counts: { pdu: 5 } }, 50);
  for (const from of [5, 10, 15]) follow.hear(batch(from, from + 4), 8 * 1024 * 1024);
  follow.hear({ type: 'events', id: 1, events: pdus(0, 4) as readonly Told[], upTo: 4 }, 1000);
  t.deepEqual(asked.at(-1), { type: 'fetch', id: 2, from: 5, to: 19 });
  follow.hear({ type: 'events', id: 2, events: pdus(5, 19) as readonly Told[], upTo: 19 }, 1000);
  t.deepEqual(told, numbers(0, 19));
});
