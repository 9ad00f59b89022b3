import test from 'ava';
import type { Priority } from '#harness/run/index.ts';
import type { Message } from '../../../harness/mta/message.ts';
import { Queue } from '../../../harness/mta/queue.ts';
import { Dice } from '../../support/random.ts';

const message = (id: string, priority: Priority): Message => ({ id, priority }) as Message;
const kindOf = ({ priority }: Message) => (priority === 'urgent' ? 'urgent' : 'normal');
const countsOf = (queue: Queue) => [queue.count(), queue.count('normal'), queue.count('urgent')];

test('the most urgent goes first, of those the oldest, and what comes back before all of them', (t) => {
  const queue = new Queue(kindOf);
  const all = [message('1', 'non-urgent'), message('2', 'normal'), message('3', 'urgent'), message('4', 'normal')];
  for (const each of all) queue.add(each);
  queue.putBack(queue.take('normal')!);
  queue.add(message('5', 'urgent'));
  t.deepEqual(
    Array.from({ length: 6 }, () => queue.take()?.id),
    ['3', '5', '2', '4', '1', undefined],
  );
});

test('only those of a kind are taken for it', (t) => {
  const queue = new Queue(kindOf);
  queue.add(message('1', 'urgent'));
  t.is(queue.take('normal'), undefined);
  t.deepEqual(countsOf(queue), [1, 0, 1]);
});

test('the counts are those of what can be taken, whatever came before', (t) => {
  const dice = new Dice(11);
  for (let run = 0; run < 100; run++) {
    const queue = new Queue(kindOf);
    const taken: Message[] = [];
    const waiting = new Set<Message>();
    const out = (each: Message | undefined): void => {
      if (!each) return;
      waiting.delete(each);
      taken.push(each);
    };
    const acts = [
      () => {
        const each = message(`${run}`, dice.pick(['urgent', 'normal', 'non-urgent'] as const));
        queue.add(each);
        waiting.add(each);
      },
      () => out(queue.take(dice.pick(['urgent', 'normal', undefined] as const))),
      () => {
        const each = taken.pop();
        if (!each) return;
        queue.putBack(each);
        waiting.add(each);
      },
      () => {
        const [each] = waiting;
        if (each) t.true(queue.drop(each));
        if (each) t.false(queue.drop(each));
        out(each);
      },
    ];
    for (let count = 0; count < 40; count++) dice.pick(acts)();
    const urgent = [...waiting].filter((each) => kindOf(each) === 'urgent').length;
    t.deepEqual(countsOf(queue), [waiting.size, waiting.size - urgent, urgent]);
    t.is(queue.takeAll().length, waiting.size);
    t.deepEqual(countsOf(queue), [0, 0, 0]);
  }
});
