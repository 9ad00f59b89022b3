import test from 'ava';
import { Lifelines, layoutOf } from '../../../../../harness/console/page/model/lifelines.ts';

const lines = new Lifelines();
lines.host('alpha', '10.1.0.1');
lines.connector('alpha/a1');
lines.connector('bravo/b1');
lines.connector('alpha/a2');
const nameOf = (number: number): string => lines.all[number]!.connector ?? lines.all[number]!.host;

test('connectors stand between the hosts, so that arrows are short', (t) => {
  const { drawn, places, width } = layoutOf(lines.all, 900, false);
  t.deepEqual(drawn.map(nameOf), ['alpha', 'a1', 'a2', 'b1', 'bravo']);
  t.deepEqual(
    drawn.map((number) => places[number]),
    [72, 261, 450, 639, 828],
  );
  t.is(width, 900);
});

test('hosts alone take their connectors in', (t) => {
  const { drawn, places } = layoutOf(lines.all, 300, true);
  t.deepEqual(drawn.map(nameOf), ['alpha', 'bravo']);
  t.is(places[lines.of('alpha/a2')!], places[lines.of('alpha')!]);
});

test('where there is no room it is as wide as it must be', (t) => t.is(layoutOf(lines.all, 200, false).width, 2 * 72 + 4 * 92));
