import test from 'ava';
import fc from 'fast-check';
import { type BerLimits, constructed, decodeBer, decodeBerSeries, encodeBer, type Form, primitive, type Tlv } from '#src/asn1/index.ts';
import { application, context, privateUse, universal } from '#src/asn1/tag.ts';
import { trees } from '../../support/ber.ts';
import { hex, hexOf } from '../../support/hex.ts';

const text = (content: string): Uint8Array => hex(content);
const integer = (content: string) => primitive(universal(2), text(content));
const sequence = (...children: readonly Tlv[]) => constructed(universal(16), children);
const formed = (form: Form, tlv: Tlv): Tlv => ({ ...tlv, form });

// biome-ignore format: a table
const forms: Record<string, { octets: string; tlv: Tlv }> = {
  'a short length':                        { octets: '02 01 05',                         tlv: integer('05') },
  'a long length that is needed':          { octets: `04 8180 ${'aa'.repeat(128)}`,      tlv: primitive(universal(4), hex('aa'.repeat(128))) },
  'a long length that is not needed':      { octets: '02 8101 05',                       tlv: formed({ length: 1 }, integer('05')) },
  'a long length with zeros before it':    { octets: '02 840000000105',                  tlv: formed({ length: 4 }, integer('05')) },
  'a long length of no octets at all':     { octets: '02 8100',                          tlv: formed({ length: 1 }, integer('')) },
  'a length in 126 octets':                { octets: `02 fe ${'00'.repeat(125)} 01 05`,  tlv: formed({ length: 126 }, integer('05')) },
  'an indefinite length':                  { octets: '30 80 020105 0000',                tlv: formed({ length: 'indefinite' }, sequence(integer('05'))) },
  'an indefinite length of nothing':       { octets: '30 80 0000',                       tlv: formed({ length: 'indefinite' }, sequence()) },
  'indefinite lengths in one another':     { octets: 'a1 80 30 80 0000 0500 0000',       tlv: formed({ length: 'indefinite' }, constructed(context(1), [formed({ length: 'indefinite' }, sequence()), primitive(universal(5), text(''))])) },
  'an indefinite length in a definite one':{ octets: '30 04 30 80 0000',                 tlv: sequence(formed({ length: 'indefinite' }, sequence())) },
  'a definite length in an indefinite one':{ octets: '30 80 30 00 0000',                 tlv: formed({ length: 'indefinite' }, sequence(sequence())) },
  'tag 30':                                { octets: '9e 00',                            tlv: primitive(context(30), text('')) },
  'tag 31, in an octet of its own':        { octets: '9f 1f 00',                         tlv: primitive(context(31), text('')) },
  'tag 127':                               { octets: '5f 7f 00',                         tlv: primitive(application(127), text('')) },
  'tag 128, in two octets':                { octets: 'ff 8100 00',                       tlv: constructed(privateUse(128), []) },
  'tag 2^53 - 1':                          { octets: 'df 8fffffffffffff7f 00',           tlv: primitive(privateUse(Number.MAX_SAFE_INTEGER), text('')) },
  'a low tag in a long identifier':        { octets: 'bf 02 00',                         tlv: formed({ identifier: 2 }, constructed(context(2), [])) },
  'a tag with zeros before it':            { octets: '9f 80 80 1f 8100',                 tlv: formed({ identifier: 4, length: 1 }, primitive(context(31), text(''))) },
};

for (const [title, { octets, tlv }] of Object.entries(forms)) {
  test(`reads ${title}`, (t) => t.deepEqual(withoutPlaces(decodeBer(hex(octets))), tlv));
  test(`writes ${title}`, (t) => t.is(hexOf(encodeBer(tlv)), octets.replaceAll(' ', '')));
}

// biome-ignore format: a table
const malformed: Record<string, { octets: string; limits?: Partial<BerLimits>; code: string; octet: number; clause: string }> = {
  'no octets':                             { octets: '',                            code: 'ber.truncated',      octet: 0, clause: 'X.690 §8.1.3' },
  'a tag alone':                           { octets: '30',                          code: 'ber.truncated',      octet: 1, clause: 'X.690 §8.1.3' },
  'half a tag':                            { octets: '9f 81',                       code: 'ber.truncated',      octet: 2, clause: 'X.690 §8.1.3' },
  'half a length':                         { octets: '04 82 01',                    code: 'ber.truncated',      octet: 3, clause: 'X.690 §8.1.3' },
  'contents that are not all there':       { octets: '04 03 6162',                  code: 'ber.truncated',      octet: 1, clause: 'X.690 §8.1.3' },
  'a length of 2^63':                      { octets: '04 88 8000000000000000 00',   code: 'ber.truncated',      octet: 1, clause: 'X.690 §8.1.3' },
  'a length of 2^1008 - 1':                { octets: `04 fe ${'ff'.repeat(126)}`,   code: 'ber.truncated',      octet: 1, clause: 'X.690 §8.1.3' },
  'a child that overruns its parent':      { octets: '30 03 04 02 61 62',           code: 'ber.overrun',        octet: 3, clause: 'X.690 §8.1.3' },
  'a header that overruns its parent':     { octets: '30 01 04 00',                 code: 'ber.overrun',        octet: 3, clause: 'X.690 §8.1.3' },
  'one that overruns from indefinite':     { octets: '30 06 30 80 04 03 61 62 0000',code: 'ber.overrun',        octet: 5, clause: 'X.690 §8.1.3' },
  'a first length octet of 255':           { octets: '04 ff 00',                    code: 'ber.lengthReserved', octet: 1, clause: 'X.690 §8.1.3.5' },
  'an indefinite length around octets':    { octets: '04 80 6162 0000',             code: 'ber.indefinite',     octet: 1, clause: 'X.690 §8.1.3.2' },
  'an indefinite length that does not end':{ octets: '30 80 0500',                  code: 'ber.unended',        octet: 4, clause: 'X.690 §8.1.3.6' },
  'one that its parent ends':              { octets: '30 04 30 80 0500 0000',       code: 'ber.unended',        octet: 6, clause: 'X.690 §8.1.3.6' },
  'end-of-contents on its own':            { octets: '00 00',                       code: 'ber.endOfContents',  octet: 0, clause: 'X.690 §8.1.5' },
  'end-of-contents in a definite length':  { octets: '30 02 0000',                  code: 'ber.endOfContents',  octet: 2, clause: 'X.690 §8.1.5' },
  'end-of-contents with a long length':    { octets: '30 80 00 8100',               code: 'ber.endOfContents',  octet: 2, clause: 'X.690 §8.1.5' },
  'end-of-contents with contents':         { octets: '30 80 00 0161 0000',          code: 'ber.endOfContents',  octet: 2, clause: 'X.690 §8.1.5' },
  'end-of-contents of elements':           { octets: '30 80 20 00 0000',            code: 'ber.endOfContents',  octet: 2, clause: 'X.690 §8.1.5' },
  'end-of-contents in a long identifier':  { octets: '30 80 1f 00 00',              code: 'ber.endOfContents',  octet: 2, clause: 'X.690 §8.1.5' },
  'what follows the element':              { octets: '05 00 05 00',                 code: 'ber.surplus',        octet: 2, clause: 'X.690 §8.1.1' },
  'a tag of 2^53':                         { octets: '9f 9080808080808000 00',      code: 'ber.tagNumber',      octet: 0, clause: 'local matter' },
  'a tag of 2^100':                        { octets: `30 11 9f 84 ${'80'.repeat(13)} 00 00`, code: 'ber.tagNumber', octet: 2, clause: 'local matter' },
  'more levels than allowed':              { octets: '30 06 30 04 30 02 30 00',     limits: { depth: 3 },  code: 'ber.depth',  octet: 6, clause: 'local matter' },
  'more elements than allowed':            { octets: '30 06 0500 0500 0500',        limits: { nodes: 3 },  code: 'ber.nodes',  octet: 6, clause: 'local matter' },
  'more octets than allowed':              { octets: '04 03 616263',                limits: { octets: 4 }, code: 'ber.octets', octet: 4, clause: 'local matter' },
  '100,000 levels':                        { octets: '3080'.repeat(100_000),        code: 'ber.depth',          octet: 256, clause: 'local matter' },
};

for (const [title, { octets, limits, code, octet, clause }] of Object.entries(malformed)) {
  test(`refuses ${title}`, (t) => {
    const error = t.throws(() => decodeBer(hex(octets), limits), { code });
    t.like(error, { detail: { octet }, fault: { clause } });
  });
}

test('reads elements that stand one behind the other, and none', (t) => {
  t.deepEqual(decodeBerSeries(hex('0500 020105 3000')).map(withoutPlaces), [primitive(universal(5), text('')), integer('05'), sequence()]);
  t.deepEqual(decodeBerSeries(hex('')), []);
});
test('tells where each element stood', (t) => {
  const tlv = decodeBer(hex('30 80 30 03 020105 0500 0000'));
  t.deepEqual(placesIn(tlv), [0, 2, 4, 7]);
});
test('hands out views', (t) => {
  const octets = hex('04 02 6162');
  t.like(decodeBer(octets), { content: { buffer: octets.buffer, byteOffset: 2 } });
});
test('100,000 indefinite lengths in one another are read and written where the limits allow it', (t) => {
  const octets = hex('a080'.repeat(100_000) + '0000'.repeat(100_000));
  t.is(hexOf(encodeBer(decodeBer(octets, { depth: 100_000 }))), hexOf(octets));
});

test('a tree in any forms is read as it was written', (t) =>
  fc.assert(
    fc.property(trees, (tree) => void t.deepEqual(withoutPlaces(decodeBer(encodeBer(tree))), tree)),
    { numRuns: 500, seed: 102 },
  ));

function withoutPlaces(tlv: Tlv): Tlv {
  const { octet: _, ...rest } = tlv;
  return rest.kind === 'primitive'
    ? { ...rest, content: new Uint8Array(rest.content) }
    : { ...rest, children: rest.children.map(withoutPlaces) };
}
const placesIn = (tlv: Tlv): readonly (number | undefined)[] => [
  tlv.octet,
  ...(tlv.kind === 'constructed' ? tlv.children.flatMap(placesIn) : []),
];
