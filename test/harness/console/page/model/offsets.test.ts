import test from 'ava';
import { Offsets, scrolledTo, windowOf } from '../../../../../harness/console/page/model/offsets.ts';

const offsets = new Offsets();
for (let index = 0; index < 100_000; index++) offsets.push(index % 10 === 0 ? 50 : 30);

test('knows where each row begins, and which row is where', (t) => {
  t.is(offsets.total, 10_000 * 50 + 90_000 * 30);
  t.deepEqual([offsets.top(0), offsets.top(1), offsets.top(2), offsets.top(10)], [0, 50, 80, 320]);
  t.deepEqual([offsets.at(0), offsets.at(49), offsets.at(50), offsets.at(320), offsets.at(1e9)], [0, 0, 1, 10, 99_999]);
});

test('draws what is seen and a little more, wherever one is', (t) => {
  for (const scrolled of [0, 1000, 1_600_000, offsets.total - 600, offsets.total + 5000]) {
    const { from, to } = windowOf(offsets, scrolled, 600);
    t.true(to - from <= 36, `${from} to ${to}`);
    t.true(from <= offsets.at(Math.max(0, scrolled)) && to > offsets.at(scrolled));
  }
});

test('nothing is drawn of nothing', (t) => t.deepEqual(windowOf(new Offsets(), 0, 600), { from: 0, to: 0 }));

const scrolls: Readonly<Record<string, readonly [index: number, scrolled: number, to: number]>> = {
  'is seen already': [3, 0, 0],
  'is above': [0, 200, 0],
  'is below': [20, 0, offsets.top(21) - 300],
};
for (const [title, [index, scrolled, to]] of Object.entries(scrolls))
  test(`scrolls no further than to a row that ${title}`, (t) => t.is(scrolledTo(offsets, index, scrolled, 300), to));
