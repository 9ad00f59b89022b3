import {
  BitString,
  Boolean as BooleanBlock,
  Constructed,
  Enumerated,
  Integer,
  Null,
  ObjectIdentifier,
  OctetString,
  Primitive,
  Sequence,
  Set as SetBlock,
} from 'asn1js';
import test from 'ava';
import fc from 'fast-check';
import {
  bigInteger,
  bitString,
  boolean,
  constructed,
  decodeBer,
  encodeBer,
  enumerated,
  nothing,
  objectIdentifier,
  octetString,
  primitive,
  raw,
  TAG_CLASSES,
  type TagClass,
  type Tlv,
  universal,
  type Writable,
  withForm,
} from '#src/asn1/index.ts';
import { hex, hexOf } from '../../support/hex.ts';

const FIVE = primitive(universal(2), hex('05'));
const sequence = (...children: readonly Writable[]) => constructed(universal(16), children);

// biome-ignore format: a table
const lies: Record<string, { element: Writable; octets: string }> = {
  'a length that is too great':              { element: withForm({ says: 9 }, FIVE),                                 octets: '02 09 05' },
  'a length that is too small':              { element: withForm({ says: 0 }, sequence(FIVE)),                       octets: '30 00 020105' },
  'a wrong length in a form of its own':     { element: withForm({ says: 9, length: 2 }, FIVE),                      octets: '02 820009 05' },
  'a length of 2^63':                        { element: withForm({ says: 2 ** 63 }, FIVE),                           octets: '02 888000000000000000 05' },
  'an indefinite length around octets':      { element: withForm({ length: 'indefinite' }, FIVE),                    octets: '02 80 05 0000' },
  'octets in the place of an element':       { element: raw(hex('deadbeef')),                                        octets: 'deadbeef' },
  'octets in the place of contents':         { element: sequence(raw(hex('ff'))),                                    octets: '30 01 ff' },
  'octets between elements':                 { element: sequence(FIVE, raw(hex('0000')), FIVE),                      octets: '30 08 020105 0000 020105' },
  'a right length around a wrong one':       { element: sequence(withForm({ says: 9 }, FIVE)),                       octets: '30 03 020905' },
  'the tag of end-of-contents':              { element: sequence(primitive(universal(0), hex('61'))),                octets: '30 03 000161' },
};
for (const [title, { element, octets }] of Object.entries(lies))
  test(`writes ${title}`, (t) => t.is(hexOf(encodeBer(element)), octets.replaceAll(' ', '')));

// biome-ignore format: a table
const unwritable: Record<string, { element: Writable; code: string }> = {
  'a length in fewer octets than it needs':  { element: withForm({ length: 1 }, primitive(universal(4), new Uint8Array(256))), code: 'ber.lengthForm' },
  'a length in 127 octets':                  { element: withForm({ length: 127 }, FIVE),                                       code: 'ber.lengthForm' },
  'a negative tag':                          { element: primitive(universal(-1), hex('')),                                     code: 'ber.tagNumber' },
  'a tag of 2^53':                           { element: primitive(universal(2 ** 53), hex('')),                                code: 'ber.tagNumber' },
};
for (const [title, { element, code }] of Object.entries(unwritable))
  test(`does not write ${title}`, (t) => void t.throws(() => encodeBer(element), { code }));

test('what is cut out of octets that were read is written as it stood', (t) => {
  const tlv = decodeBer(hex('30 80 a1 8103 020105 0000'));
  t.is(tlv.kind === 'constructed' && hexOf(encodeBer(tlv.children[0]!)), 'a18103020105');
});

for (const size of [4000, 4096, 5000, 100_000]) {
  test(`writes elements of ${size} octets among small ones`, (t) => {
    const large = primitive(
      universal(4),
      Uint8Array.from({ length: size }, (_, at) => at),
    );
    const element = sequence(FIVE, sequence(large, FIVE), large, sequence(sequence(FIVE)));
    t.deepEqual(unplaced(decodeBer(encodeBer(element))), element);
    t.deepEqual(encodeBer(element), encodeBer(element));
  });
}

/** The same without the places where elements stood. */
const unplaced = (tlv: Tlv): Writable =>
  tlv.kind === 'primitive' ? primitive(tlv.tag, tlv.content) : constructed(tlv.tag, tlv.children.map(unplaced));

test('what is written stays as it is when more is written', (t) => {
  const first = encodeBer(FIVE);
  encodeBer(primitive(universal(2), hex('07')));
  t.is(hexOf(first), '020105');
});

/** An element and the same of the library that is our oracle. */
interface Twins {
  readonly ours: Writable;
  readonly theirs: { toBER(): ArrayBuffer };
}

const twins = <T>(values: fc.Arbitrary<T>, ours: (value: T) => Writable, theirs: (value: T) => Twins['theirs']): fc.Arbitrary<Twins> =>
  values.map((value) => ({ ours: ours(value), theirs: theirs(value) }));
const octets = fc.uint8Array({ maxLength: 300 });
const bufferOf = (view: Uint8Array): ArrayBuffer => new Uint8Array(view).buffer;
const arcs = fc
  .tuple(fc.constantFrom('0', '1', '2'), fc.nat(39), fc.array(fc.oneof(fc.nat(300), fc.nat()), { minLength: 1, maxLength: 8 }))
  .map(([root, second, others]) => [root, second, ...others].join('.'));
const bits = octets.chain((value) => fc.record({ octets: fc.constant(value), unused: fc.nat(value.length === 0 ? 0 : 7) }));
const tags = fc.record({
  class: fc.constantFrom<TagClass>('application', 'context', 'private'),
  number: fc.oneof(fc.nat(60), fc.nat(100_000)),
});
const idBlock = ({ class: of, number }: { class: TagClass; number: number }) => ({ tagClass: TAG_CLASSES[of] + 1, tagNumber: number });
const branch =
  (ours: (children: readonly Writable[]) => Writable, theirs: (value: never[]) => Twins['theirs']) =>
  (children: readonly Twins[]): Twins => ({
    ours: ours(children.map((child) => child.ours)),
    theirs: theirs(children.map((child) => child.theirs) as never[]),
  });

// biome-ignore format: a table
const pairs: fc.Arbitrary<Twins> = fc.letrec<{ any: Twins; leaf: Twins }>((tie) => ({
  leaf: fc.oneof(
    twins(fc.boolean(),                     (value) => boolean.encode(value),          (value) => new BooleanBlock({ value })),
    twins(fc.constant(null),                () => nothing.encode(null),                () => new Null()),
    twins(fc.bigInt({ min: -(2n ** 90n), max: 2n ** 90n }), (value) => bigInteger.encode(value), (value) => Integer.fromBigInt(value)),
    twins(fc.nat(127),                      (value) => enumerated({}).encode(value),   (value) => new Enumerated({ value })),
    twins(octets,                           (value) => octetString.encode(value),      (value) => new OctetString({ valueHex: bufferOf(value) })),
    twins(bits,                             (value) => bitString.encode(value),        ({ octets: value, unused }) => new BitString({ valueHex: bufferOf(value), unusedBits: unused })),
    twins(arcs,                             (value) => objectIdentifier.encode(value), (value) => new ObjectIdentifier({ value })),
    twins(fc.tuple(tags, octets),           ([tag, value]) => primitive(tag, value),   ([tag, value]) => new Primitive({ idBlock: idBlock(tag), valueHex: bufferOf(value) })),
  ),
  any: fc.oneof({ depthSize: 'small' },
    tie('leaf'),
    fc.array(tie('any'), { maxLength: 4 }).map(branch((children) => constructed(universal(16), children), (value) => new Sequence({ value }))),
    fc.array(tie('any'), { maxLength: 4 }).map(branch((children) => constructed(universal(17), children), (value) => new SetBlock({ value }))),
    fc.tuple(tags, fc.array(tie('any'), { maxLength: 4 })).map(([tag, children]) => branch((all) => constructed(tag, all), (value) => new Constructed({ idBlock: idBlock(tag), value }))(children)),
  ),
})).any;

test('writes trees of universal types as asn1js does', (t) =>
  fc.assert(
    fc.property(pairs, ({ ours, theirs }) => t.is(hexOf(encodeBer(ours)), hexOf(new Uint8Array(theirs.toBER())))),
    { numRuns: 500, seed: 102 },
  ));
