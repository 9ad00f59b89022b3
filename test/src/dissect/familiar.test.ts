import test from 'ava';
import { Familiar } from '#src/dissect/familiar.ts';
import { Node, type Sharing } from '#src/dissect/node.ts';
import { readApdu } from '#src/dissect/p1.ts';
import { drawn, nodesIn } from '../../support/dissect.ts';
import { ascii } from '../../support/hex.ts';
import { Dice } from '../../support/random.ts';
import { apduNamed } from '../../support/vector.ts';

const treeOf = (apdu: Uint8Array, sharing?: Sharing): Node => readApdu('x410-1984', apdu, 0)[0]!.tree(sharing);
const APDUS = ['p1/message-1988', 'p1/report'].map(apduNamed);

test('parts that come again say the same', (t) => {
  for (let round = 0; round < 4; round++) for (const apdu of APDUS) t.deepEqual(drawn(treeOf(apdu, 'shared')), drawn(treeOf(apdu)));
});

test('parts that come again are the same nodes, and have no place', (t) => {
  const [first, second] = [0, 0].map(() => treeOf(APDUS[0]!, 'shared'));
  const shared = nodesIn(first!).filter((node) => nodesIn(second!).includes(node));
  t.true(shared.some(({ name }) => name === 'originator-name'));
  t.true(shared.every(({ source }) => source.buffer !== APDUS[0]!.buffer));
});

test('whoever asks for places gets nodes of its own', (t) => {
  for (let round = 0; round < 3; round++) {
    const apdu = Uint8Array.from(APDUS[0]!);
    treeOf(apdu, 'shared');
    t.true(nodesIn(treeOf(apdu)).every(({ source }) => source.buffer === apdu.buffer));
  }
});

test('what is broken says so each time', (t) => {
  const dice = new Dice(3);
  for (let round = 0; round < 2000; round++) {
    const apdu = dice.mutated(dice.pick(APDUS));
    const [fresh, ...shared] = [undefined, 'shared', 'shared', 'shared'].map((sharing) => drawn(treeOf(apdu, sharing as Sharing)));
    for (const tree of shared) t.deepEqual(tree, fresh);
  }
});

test('what is new, long or not drawn is not known; what is new each time is not kept for ever', (t) => {
  const familiar = new Familiar();
  let draws = 0;
  const draw = (own: Uint8Array): Node => {
    draws += 1;
    return new Node('part', own, 0, own.length);
  };
  const of = (octets: Uint8Array, by: (own: Uint8Array) => Node | undefined = draw) => familiar.of(octets, 0, octets.length, by);
  t.deepEqual([of(ascii('a')), of(ascii('a'))?.octets, of(ascii('a'))?.octets], [undefined, ascii('a'), ascii('a')]);
  t.is(draws, 1);
  const long = new Uint8Array(129);
  t.deepEqual([of(long), of(long)], [undefined, undefined]);
  t.deepEqual([of(ascii('b')), of(ascii('b'), () => undefined), of(ascii('b'))?.name], [undefined, undefined, 'part']);
  for (let value = 0; value < 300; value++) of(ascii(`new ${value}`));
  t.is(of(ascii('a')), undefined);
});
