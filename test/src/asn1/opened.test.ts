import test from 'ava';
import fc from 'fast-check';
import {
  childrenOf,
  constructed,
  decodeBer,
  encodeBer,
  octetsOf,
  openBer,
  type PrimitiveTlv,
  primitive,
  type Tlv,
  universal,
} from '#src/asn1/index.ts';
import { ProtocolError } from '#src/core/index.ts';
import { trees } from '../../support/ber.ts';
import { hex, hexOf } from '../../support/hex.ts';
import { Dice } from '../../support/random.ts';

/** All of an element, each with its octets, or why there is none. */
const wholeOf = (read: (octets: Uint8Array) => Tlv, octets: Uint8Array): object | 'wrong' => {
  const told = (tlv: Tlv): object => {
    const { kind, tag, octet, form } = tlv;
    const contents = tlv.kind === 'primitive' ? hexOf(tlv.content) : tlv.children.map(told);
    return { kind, tag, octet, form, contents, octets: hexOf(octetsOf(tlv)) };
  };
  try {
    return told(read(octets));
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    return 'wrong';
  }
};

test('a tree in any forms is opened as it is read', (t) =>
  fc.assert(
    fc.property(trees, (tree) => {
      const octets = encodeBer(tree);
      t.deepEqual(wholeOf(openBer, octets), wholeOf(decodeBer, octets));
    }),
    { numRuns: 500, seed: 102 },
  ));

test('what nobody can read nobody can open, and what one can read is the same', (t) => {
  const dice = new Dice(5);
  const samples = ['3080 a003 020105 0000', '3006 3080 0500 0000', '3009 8101ff a204 3002 0500', 'bf8201 03 020105'].map(hex);
  let read = 0;
  for (let round = 0; round < 20_000; round++) {
    const octets = dice.mutated(dice.pick(samples));
    const expected = wholeOf(decodeBer, octets);
    if (expected !== 'wrong') read++;
    t.deepEqual(wholeOf(openBer, octets), expected, hexOf(octets));
  }
  t.true(read > 1000 && read < 19_000);
});

test('what is wrong anywhere is refused at once', (t) => {
  t.throws(() => openBer(hex('30 0a 9f 9080808080808000 00')), { code: 'ber.tagNumber' });
  t.throws(() => openBer(hex('30 04 30 03 0201')), { code: 'ber.overrun' });
});

test('what was asked for is the same when it is asked for again', (t) => {
  const opened = openBer(hex('30 03 020105'));
  const [number] = childrenOf(opened);
  t.is(childrenOf(opened), childrenOf(opened));
  t.is((number as PrimitiveTlv).content, (number as PrimitiveTlv).content);
});

test('more elements than a reader takes are refused, however they are asked for', (t) => {
  const halves = Array.from({ length: 2 }, () =>
    constructed(
      universal(16),
      Array.from({ length: 70_000 }, () => primitive(universal(5), new Uint8Array())),
    ),
  );
  const [first, second] = childrenOf(openBer(encodeBer(constructed(universal(16), halves))));
  t.is(childrenOf(first!).length, 70_000);
  t.throws(() => childrenOf(second!), { code: 'ber.nodes' });
});
