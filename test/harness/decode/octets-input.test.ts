import test from 'ava';
import { taken } from '#harness/decode/index.ts';
import { hex } from '../../support/hex.ts';

const CR = '06e00000000100';
const AB = '1900';

// biome-ignore format: a table
const octets: Readonly<Record<string, readonly [octets: string, as: string, told: readonly string[]]>> = {
  'a TPKT':                          [`0300000b${CR}`,              'tpkt', ['CR']],
  'two TPKTs':                       [`0300000b${CR}0300000702f080`, 'tpkt', ['CR', 'DT']],
  'a TPKT and a piece of one':       [`0300000b${CR}030000`,        'tpkt', ['CR', 'invalid']],
  'a TPDU':                          [CR,                           'tpdu', ['CR']],
  'an SPDU':                         [AB,                           'tsdu', ['AB']],
  'a CN':                            ['0d02 1400',                  'tsdu', ['CN']],
  'BER':                             ['3003 020105',                'ber',  ['SEQUENCE']],
  'nothing that is anything':        ['ffff',                       'ber',  ['BER']],
};
for (const [title, [text, as, told]] of Object.entries(octets)) {
  test(`takes ${title} for what it is`, (t) => {
    const { packets, trees, as: found } = taken(hex(text));
    const kinds = [...packets.map(({ pdus }) => pdus.map(({ kind }) => kind).join(' ')), ...trees.map(({ name }) => name)];
    t.deepEqual([found, kinds], [as, told]);
  });
}

test('takes them for what they are said to be', (t) => {
  t.is(taken(hex(AB), 'ber').trees.length, 1);
  t.deepEqual(
    taken(hex('02f0801900'), 'tpdu').packets.flatMap(({ pdus }) => pdus.map(({ kind }) => kind)),
    ['DT', 'AB'],
  );
});
