import test from 'ava';
import { decodeValue, encodeValue } from '#src/asn1/index.ts';
import { type Pdv, userData } from '#src/presentation/index.ts';
import { encodeTD, valuesInTD } from '#src/presentation/td.ts';
import { userDataOf, valuesIn } from '#src/presentation/values.ts';
import { hex, hexOf } from '../../support/hex.ts';
import { element, full } from '../../support/presentation.ts';

const contexts = new Map([
  [1, '2.1.1'],
  [3, '2.1.1'],
  [5, '2.1.1'],
  [129, '2.1.1'],
]);
const filled = (length: number): string => '59'.repeat(length);

// biome-ignore format: a table
/** The TDs of conversations that tshark reads as they are meant: their headers, with as many octets in them as there were. */
const vectors: Readonly<Record<string, string>> = {
  'one message':                  `618201ff 308201fb 020103 a08201f4 048201f0 ${filled(0x1f0)}`,
  'a segment of 1024 octets':     `6182040f 3082040b 020103 a0820404 04820400 ${filled(0x400)}`,
  'a last segment of 11 octets':  `6114 3012 020103 a00d 040b ${filled(11)}`,
  'a probe':                      `6181f9 3081f6 020103 a081f0 0481ed ${filled(0xed)}`,
  'a report':                     `61820153 3082014f 020103 a0820148 04820144 ${filled(0x144)}`,
  'a segment of 2059 octets':     `6182081a 30820816 020103 a082080f 0482080b ${filled(0x80b)}`,
};
for (const [title, text] of Object.entries(vectors)) {
  test(`reads and writes ${title}`, (t) => {
    const octets = hex(text);
    const values = valuesInTD(octets, 'normal', contexts);
    t.deepEqual(
      values.map(({ context }) => context),
      [3],
    );
    t.deepEqual(encodeTD(values, 'normal', contexts), octets);
  });
}

for (const length of [0, 1, 117, 118, 119, 120, 121, 122, 127, 128, 246, 250, 251, 255, 256, 65_520, 65_530, 65_535, 65_536, 2 ** 24]) {
  test(`${length} octets are written as the codec writes them, and read as they were`, (t) => {
    const octets = encodeValue(userData, { kind: 'simple', value: new Uint8Array(length).fill(0x59) });
    const values: readonly Pdv[] = [{ context: 5, octets }];
    const td = encodeTD(values, 'normal', contexts)!;
    t.is(Buffer.compare(td, encodeValue(userData, userDataOf(values, contexts)!)), 0);
    const [value] = valuesInTD(td, 'normal', contexts);
    t.is(value?.context, 5);
    t.is(Buffer.compare(value!.octets, octets), 0);
  });
}

test('a value of the usual form is a view of the octets', (t) => {
  const td = hex(full(3, '0403616263'));
  t.is(valuesInTD(td, 'normal', contexts)[0]!.octets.buffer, td.buffer);
});

// biome-ignore format: a table
/** Forms that are not the usual one, and the values in them. */
const unusual: Readonly<Record<string, readonly [octets: string, values: readonly (readonly [number, string])[]]>> = {
  'indefinite lengths':              ['6180 3080 020103 a080 0500 0000 0000 0000',              [[3, '0500']]],
  'an indefinite length inside':     [full(3, '3080 0500 0000'),                                [[3, '30800500 0000']]],
  'long lengths':                    ['6182000e 3082000a 020103 a083000002 0500', [[3, '0500']]],
  'two values':                      [element('61', full(3, '0500').slice(4), full(1, '040161').slice(4)), [[3, '0500'], [1, '040161']]],
  'a value in octets':               [element('61', element('30', '020103', '81020500')),       [[3, '0500']]],
  'two values in octets':            [element('61', element('30', '020103', '8105 0500040161')), [[3, '0500'], [3, '040161']]],
  'a value in bits':                 [element('61', element('30', '020103', '8203 000500')),    [[3, '0500']]],
  'a transfer syntax':               [element('61', element('30', '06025101 020103', 'a0020500')), [[3, '0500']]],
  'a context of two octets':         [element('61', element('30', '02020081', 'a0020500')),     [[129, '0500']]],
  'a context with an octet to spare': [element('61', element('30', '02020003', 'a0020500')),    [[3, '0500']]],
  'a tag of two octets':             [full(3, '9f2100'),                                        [[3, '9f2100']]],
};
for (const [title, [octets, values]] of Object.entries(unusual)) {
  test(`reads ${title}`, (t) => {
    const read = valuesInTD(hex(octets), 'normal', contexts).map((value) => [value.context, hexOf(value.octets)]);
    t.deepEqual<unknown, unknown>(
      read,
      values.map(([context, value]) => [context, value.replaceAll(' ', '')]),
    );
  });
}

// biome-ignore format: a table
const wrong: Readonly<Record<string, readonly [octets: string, code: string]>> = {
  'nothing':                         ['',                                                       'ber.truncated'],
  'a length past the end':           ['610b 3008 020103 a003 0401',     'ber.truncated'],
  'a value past its element':        ['610a 3008 020103 a003 040261',                           'ber.overrun'],
  'octets behind it':                [`${full(3, '0500')}00`,                                   'ber.endOfContents'],
  'a value behind the value':        ['610c 300a 020103 a005 0500 040161',                      'ber.explicit'],
  'end-of-contents for a value':     [full(3, '0000'),                                          'ber.endOfContents'],
  'a length of 255':                 ['61ff 3007',                                              'ber.lengthReserved'],
  'no value':                        ['6100',                                                   'presentation.noValue'],
  'no value in octets':              [element('61', element('30', '020103', '8100')),           'presentation.noValue'],
  'a value in seven bits':           [element('61', element('30', '020103', '8203 010500')),    'presentation.partOctets'],
  'a context that is not defined':   [full(7, '0500'),                                          'presentation.context'],
  'such a context behind another':   [element('61', full(3, '0500').slice(4), full(7, '0500').slice(4)), 'presentation.context'],
  'simple encoding':                 ['40020500',                                               'presentation.simple'],
};
for (const [title, [octets, code]] of Object.entries(wrong)) {
  test(`refuses ${title}`, (t) => t.throws(() => valuesInTD(hex(octets), 'normal', contexts), { code }));
}

test('simple encoding is read where there is one context', (t) => {
  t.deepEqual(valuesIn(decodeValue(userData, hex('4002 0500')), new Map([[3, '2.1.1']])), [{ context: 3, octets: hex('0500') }]);
});

test('refuses values that a user has in no context of the set', (t) => {
  for (const context of [undefined, 7]) {
    const pdv: Pdv = context === undefined ? { octets: hex('0500') } : { context, octets: hex('0500') };
    t.throws(() => encodeTD([pdv], 'normal', contexts), { code: 'presentation.context' });
    t.throws(() => encodeTD([pdv, pdv], 'normal', contexts), { code: 'presentation.context' });
  }
});

test('in X.410 mode octets are as they are', (t) => {
  t.deepEqual(valuesInTD(hex('6102'), 'x410-1984', contexts), [{ octets: hex('6102') }]);
  t.deepEqual(encodeTD([{ octets: hex('61') }, { octets: hex('02') }], 'x410-1984', contexts), hex('6102'));
});
