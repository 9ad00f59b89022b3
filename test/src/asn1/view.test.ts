import test from 'ava';
import { decodeBer, encodeBer, octetsOf, type Tlv } from '#src/asn1/index.ts';
import { hex, hexOf } from '../../support/hex.ts';

const elements = (tlv: Tlv): readonly Tlv[] => [tlv, ...(tlv.kind === 'constructed' ? tlv.children.flatMap(elements) : [])];

// biome-ignore format: a table
const values: Readonly<Record<string, string>> = {
  'a leaf':                            '020105',
  'leaves':                            '3006 020105 020106',
  'a long length':                     `308203e8 048203e4 ${'00'.repeat(0x3e4)}`,
  'lengths longer than they must be':  '3084 00000007 0284 00000001 05',
  'indefinite lengths in one another': '3080 3080 020105 0000 0000',
  'an end that is empty':              '3005 020105 3000',
  'an end that is empty and indefinite': '3007 020105 3080 0000',
  'a tag of several octets':           '3005 9f8101 0105',
  'nothing in front':                  '3005 3000 020105',
};
for (const [title, text] of Object.entries(values)) {
  test(`the octets of elements are those that they were read from: ${title}`, (t) => {
    const octets = hex(text);
    for (const element of elements(decodeBer(octets))) t.is(hexOf(octetsOf(element)), hexOf(encodeBer(element)));
    t.is(hexOf(octetsOf(decodeBer(octets))), hexOf(octets));
  });
}

test('they are a view, unless there is nothing to look at', (t) => {
  const octets = hex('3006 020105 020106');
  t.is(octetsOf(decodeBer(octets)).buffer, octets.buffer);
  t.deepEqual(octetsOf({ kind: 'primitive', tag: { class: 'universal', number: 2 }, content: Uint8Array.of(5) }), hex('020105'));
});
