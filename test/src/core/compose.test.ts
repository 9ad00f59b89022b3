import test from 'ava';
import { concernedWith, down, type Effects, type Layer, over, passing, selected, stack, up } from '#src/core/index.ts';

interface Words {
  readonly down: { readonly kind: string };
  readonly up: { readonly kind: string };
}
type Do = Effects<Words, Words>;
const word = (kind: string) => ({ kind });

/** Answers each word by what its table says. */
const scripted = (downward: Readonly<Record<string, Do>>, upward: Readonly<Record<string, Do>>): Layer<Words, Words> => ({
  fromAbove: ({ kind }) => downward[kind] ?? [down(word(kind))],
  fromBelow: ({ kind }) => upward[kind] ?? [up(word(kind))],
});

test('what a layer passes to its neighbour is settled before what comes next in its list', (t) => {
  const upper = scripted({}, { ask: [up(word('asked')), down(word('answer')), up(word('done'))] });
  const lower = scripted(
    { answer: [down(word('frame 1')), up(word('echo')), down(word('frame 2'))] },
    { in: [up(word('ask')), down(word('after'))] },
  );
  t.deepEqual(over(upper, lower).fromBelow(word('in')), [
    up(word('asked')),
    down(word('frame 1')),
    up(word('echo')),
    down(word('frame 2')),
    up(word('done')),
    down(word('after')),
  ]);
});

test('what arrives together is taken one by one, through all layers', (t) => {
  const lowest = scripted({}, { chunk: [up(word('one')), up(word('two'))] });
  const seen: string[] = [];
  const noting = (floor: string): Layer<Words, Words> => ({
    fromAbove: (primitive) => [down(primitive)],
    fromBelow(primitive) {
      seen.push(`${floor} ${primitive.kind}`);
      return [up(primitive)];
    },
  });
  stack(lowest).add(noting('middle')).add(noting('top')).fromBelow(word('chunk'));
  over(noting('top'), over(noting('middle'), lowest)).fromBelow(word('chunk'));
  const order = ['middle one', 'top one', 'middle two', 'top two'];
  t.deepEqual(seen, [...order, ...order]);
});

test('what an alarm brings passes the layers like anything else', (t) => {
  const upper = scripted({ set: [{ alarm: 'tea', after: 3, ring: () => [up(word('late')), down(word('hurry'))] }] }, {});
  const lower = scripted({ hurry: [down(word('hurried'))] }, { set: [{ alarm: 'coffee', after: 4, ring: () => [up(word('cold'))] }] });
  const both = over(over(upper, passing<Words>()), lower);
  const [tea] = both.fromAbove(word('set'));
  const [coffee] = both.fromBelow(word('set'));
  t.like(tea, { alarm: 'tea', after: 3 });
  t.like(coffee, { alarm: 'coffee', after: 4 });
  t.deepEqual(tea && 'ring' in tea && tea.ring(), [up(word('late')), down(word('hurried'))]);
  t.deepEqual(coffee && 'ring' in coffee && coffee.ring(), [up(word('cold'))]);
});

test('the first primitive that comes up selects a layer, which stays', (t) => {
  const chosen: string[] = [];
  const layer = selected<Words, Words>(({ kind }) => {
    chosen.push(kind);
    return scripted({ yes: [down(word(`yes to ${kind}`))] }, {});
  });
  t.deepEqual(layer.fromAbove(word('too early')), []);
  t.deepEqual(layer.fromBelow(word('first')), [up(word('first'))]);
  t.deepEqual(layer.fromBelow(word('second')), [up(word('second'))]);
  t.deepEqual(layer.fromAbove(word('yes')), [down(word('yes to first'))]);
  t.deepEqual(chosen, ['first']);
});

test('until a layer is selected, another one hears what comes from above', (t) => {
  const layer = selected<Words, Words>(() => passing(), scripted({ go: [down(word('gone'))] }, {}));
  t.deepEqual(layer.fromAbove(word('go')), [down(word('gone'))]);
  t.deepEqual(layer.fromBelow(word('first')), [up(word('first'))]);
  t.deepEqual(layer.fromAbove(word('go')), [down(word('go'))]);
});

test('a layer concerned with some words lets the others by', (t) => {
  const layer = concernedWith(new Set(['mine']), scripted({ mine: [] }, { mine: [] }));
  t.deepEqual([layer.fromAbove(word('mine')), layer.fromBelow(word('mine'))], [[], []]);
  t.deepEqual([layer.fromAbove(word('yours')), layer.fromBelow(word('yours'))], [[down(word('yours'))], [up(word('yours'))]]);
});

test('a watched stack shows every boundary, once for each primitive', (t) => {
  const seen: string[] = [];
  const watched = stack(scripted({ b: [down(word('c'))] }, {}), (going, { kind }) => seen.push(`${going} ${kind}`)).add(
    scripted({ a: [down(word('b'))] }, {}),
  );
  watched.fromAbove(word('a'));
  watched.fromBelow(word('d'));
  t.deepEqual(seen, ['down a', 'down b', 'up d', 'up d']);
});
