import test from 'ava';
import type { ClientMessage } from '#harness/console/index.ts';
import { VirtualClock } from '#harness/net/index.ts';
import { Questions } from '../../../harness/console/questions.ts';

const asked = (isThere = true) => {
  const said: (ClientMessage & { readonly id: number })[] = [];
  const clock = new VirtualClock();
  const questions = new Questions(clock, (message) => {
    said.push(message as (typeof said)[number]);
    return isThere;
  });
  return { questions, said, clock };
};

test('each question has the answer with its number', async (t) => {
  const { questions, said } = asked();
  const answers = [questions.ask({ type: 'octets', frame: 1 }), questions.ask({ type: 'octets', frame: 2 })];
  const [first, second] = said.map(({ id }) => id);
  questions.hear({ type: 'refused', id: second!, says: 'no' });
  questions.hear({ type: 'pdu', id: first!, frame: 1, octets: '03', pdus: [] });
  questions.hear({ type: 'pdu', id: 7, frame: 1, octets: '04', pdus: [] });
  t.deepEqual(await Promise.all(answers), [{ type: 'pdu', id: first!, frame: 1, octets: '03', pdus: [] }, undefined]);
});

test('who is not there, does not answer, or goes, has nothing to say', async (t) => {
  t.is(await asked(false).questions.ask({ type: 'octets', frame: 1 }), undefined);
  const { questions, clock } = asked();
  const late = questions.ask({ type: 'octets', frame: 1 });
  await clock.pass(5000, async () => {});
  t.is(await late, undefined);
  const lost = questions.ask({ type: 'octets', frame: 1 });
  questions.lose();
  t.is(await lost, undefined);
});

test('so many are asked at once, and no more', async (t) => {
  const { questions, said } = asked();
  for (let count = 0; count < 20; count++) void questions.ask({ type: 'octets', frame: count });
  t.is(said.length, 16);
  questions.lose();
});
