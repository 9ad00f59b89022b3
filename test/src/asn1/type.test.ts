import test from 'ava';
import fc from 'fast-check';
import {
  application,
  type Basic,
  bigInteger,
  bitString,
  boolean,
  checked,
  decodeValue,
  encodeValue,
  enumerated,
  generalizedTime,
  generalString,
  graphicString,
  ia5String,
  implicit,
  integer,
  integerOctets,
  namedBits,
  namedInteger,
  nothing,
  numericString,
  objectDescriptor,
  objectIdentifier,
  octetString,
  printableString,
  privateUse,
  type Type,
  t61String,
  utcTime,
  utf8String,
  videotexString,
  visibleString,
} from '#src/asn1/index.ts';
import { hex, hexOf } from '../../support/hex.ts';

interface Vector {
  readonly octets: string;
  readonly value: unknown;
  /** Other octets that mean the same. */
  readonly also?: readonly string[];
}
const dialogueMode = namedInteger({ monologue: 0, twa: 1 });
const units = namedBits({ first: 0, third: 2, tenth: 9 });
const DAYS = hex('0a3b5f291cd0');

// biome-ignore format: a table
const vectors: readonly (readonly [title: string, type: Type<unknown>, vector: Vector])[] = [
  ['BOOLEAN, false',                   boolean,           { octets: '01 01 00',                     value: false }],
  ['BOOLEAN, true',                    boolean,           { octets: '01 01 ff',                     value: true, also: ['01 01 01', '01 8101 80'] }],
  ['NULL',                             nothing,           { octets: '05 00',                        value: null, also: ['05 8100'] }],
  ['INTEGER 0',                        integer,           { octets: '02 01 00',                     value: 0, also: ['02 04 00000000'] }],
  ['INTEGER 127',                      integer,           { octets: '02 01 7f',                     value: 127, also: ['02 02 007f'] }],
  ['INTEGER 128',                      integer,           { octets: '02 02 0080',                   value: 128 }],
  ['INTEGER 255',                      integer,           { octets: '02 02 00ff',                   value: 255 }],
  ['INTEGER 256',                      integer,           { octets: '02 02 0100',                   value: 256 }],
  ['INTEGER -1',                       integer,           { octets: '02 01 ff',                     value: -1, also: ['02 02 ffff', `02 0c ${'ff'.repeat(12)}`] }],
  ['INTEGER -128',                     integer,           { octets: '02 01 80',                     value: -128 }],
  ['INTEGER -129',                     integer,           { octets: '02 02 ff7f',                   value: -129 }],
  ['INTEGER -256',                     integer,           { octets: '02 02 ff00',                   value: -256 }],
  ['INTEGER 2^31',                     integer,           { octets: '02 05 0080000000',             value: 2 ** 31 }],
  ['INTEGER 2^48',                     integer,           { octets: '02 07 01000000000000',         value: 2 ** 48, also: [`02 10 ${'00'.repeat(9)}01000000000000`] }],
  ['INTEGER 2^53 - 1',                 integer,           { octets: '02 07 1fffffffffffff',         value: Number.MAX_SAFE_INTEGER }],
  ['INTEGER 1 - 2^53',                 integer,           { octets: '02 07 e0000000000001',         value: Number.MIN_SAFE_INTEGER }],
  ['INTEGER 2^63 as a bigint',         bigInteger,        { octets: '02 09 008000000000000000',     value: 2n ** 63n }],
  ['INTEGER -2^63 as a bigint',        bigInteger,        { octets: '02 08 8000000000000000',       value: -(2n ** 63n) }],
  ['INTEGER 0 as a bigint',            bigInteger,        { octets: '02 01 00',                     value: 0n }],
  ['INTEGER -1 as a bigint',           bigInteger,        { octets: '02 01 ff',                     value: -1n }],
  ['INTEGER as octets',                integerOctets,     { octets: '02 03 000001',                 value: hex('000001') }],
  ['INTEGER by its name',              dialogueMode,      { octets: '02 01 01',                     value: 'twa' }],
  ['INTEGER without a name',           dialogueMode,      { octets: '02 01 07',                     value: 7 }],
  ['ENUMERATED by its name',           enumerated({ b: 200 }), { octets: '0a 02 00c8',              value: 'b' }],
  ['BIT STRING, X.690 §8.6.4.2',       bitString,         { octets: '03 07 040a3b5f291cd0',         value: { octets: DAYS, unused: 4 }, also: ['23 80 0303000a3b 0305045f291cd0 0000', '23 10 23 80 0303000a3b 0000 0305045f291cd0'] }],
  ['BIT STRING of no bits',            bitString,         { octets: '03 01 00',                     value: { octets: hex(''), unused: 0 }, also: ['23 00', '23 80 0000'] }],
  ['BIT STRING with names',            units,             { octets: '03 02 05a0',                   value: ['first', 'third'], also: ['03 02 00a0', '03 03 00a000'] }],
  ['BIT STRING with bits of no name',  units,             { octets: '03 03 04c050',                 value: ['first', 1, 'tenth', 11] }],
  ['BIT STRING with no name set',      units,             { octets: '03 01 00',                     value: [], also: ['03 02 0700'] }],
  ['OCTET STRING',                     octetString,       { octets: '04 03 616263',                 value: hex('616263'), also: ['24 80 040161 04026263 0000', '24 09 2403040161 04026263'] }],
  ['OBJECT IDENTIFIER 2.100.3',        objectIdentifier,  { octets: '06 03 813403',                 value: '2.100.3' }],
  ['OBJECT IDENTIFIER id-as-acse',     objectIdentifier,  { octets: '06 04 52010001',               value: '2.2.1.0.1' }],
  ['OBJECT IDENTIFIER 0.0',            objectIdentifier,  { octets: '06 01 00',                     value: '0.0' }],
  ['OBJECT IDENTIFIER 0.39',           objectIdentifier,  { octets: '06 01 27',                     value: '0.39' }],
  ['OBJECT IDENTIFIER 1.0',            objectIdentifier,  { octets: '06 01 28',                     value: '1.0' }],
  ['OBJECT IDENTIFIER 2.0',            objectIdentifier,  { octets: '06 01 50',                     value: '2.0' }],
  ['OBJECT IDENTIFIER with 2^64',      objectIdentifier,  { octets: '06 0b 2a 82 808080 808080 8080 00', value: '1.2.18446744073709551616' }],
  ['NumericString',                    numericString,     { octets: '12 03 312032',                 value: '1 2' }],
  ['PrintableString',                  printableString,   { octets: '13 02 4d41',                   value: 'MA' }],
  ['T61String with what T.61 has',     t61String,         { octets: '14 03 c86f1b',                 value: '\u00c8o\u001b', also: ['34 80 0401c8 04026f1b 0000'] }],
  ['VideotexString',                   videotexString,    { octets: '15 01 9b',                     value: '\u009b' }],
  ['IA5String',                        ia5String,         { octets: '16 06 736563726574',           value: 'secret' }],
  ['IA5String with what is none',      ia5String,         { octets: '16 01 e4',                     value: '\u00e4' }],
  ['GraphicString',                    graphicString,     { octets: '19 01 61',                     value: 'a' }],
  ['VisibleString, X.690 §8.14',       visibleString,     { octets: '1a 05 4a6f6e6573',             value: 'Jones', also: ['3a 09 04034a6f6e 04026573'] }],
  ['GeneralString',                    generalString,     { octets: '1b 01 1b',                     value: '\u001b' }],
  ['ObjectDescriptor',                 objectDescriptor,  { octets: '07 01 61',                     value: 'a' }],
  ['UTF8String',                       utf8String,        { octets: '0c 02 c3a4',                   value: hex('c3a4') }],
  ['UTCTime',                          utcTime,           { octets: '17 0d 3939313132323132303030305a', value: '991122120000Z' }],
  ['GeneralizedTime',                  generalizedTime,   { octets: '18 0a 31393939313132323132', value: '1999112212' }],
  ['[APPLICATION 3] IMPLICIT',         implicit(application(3), visibleString), { octets: '43 05 4a6f6e6573', value: 'Jones' }],
  ['[PRIVATE 200] IMPLICIT',           implicit(privateUse(200), integer), { octets: 'df8148 01 05',  value: 5 }],
];
for (const [title, type, { octets, value, also = [] }] of vectors) {
  test(`reads ${title}`, (t) => {
    for (const each of [octets, ...also]) t.deepEqual(decodeValue(type, hex(each)), value, each);
  });
  test(`writes ${title}`, (t) => t.is(hexOf(encodeValue(type, value)), octets.replaceAll(' ', '')));
}

interface Flaw {
  readonly octets: string;
  readonly code: string;
  readonly octet: number;
}
// biome-ignore format: a table
const malformed: readonly (readonly [title: string, type: Type<unknown>, flaw: Flaw])[] = [
  ['another tag',                                integer,           { octets: '0a 01 00',                   code: 'ber.tag',          octet: 0 }],
  ['a BOOLEAN of no octets',                     boolean,           { octets: '01 00',                      code: 'ber.boolean',      octet: 2 }],
  ['a BOOLEAN of two',                           boolean,           { octets: '01 8102 0000',               code: 'ber.boolean',      octet: 3 }],
  ['a BOOLEAN in pieces',                        boolean,           { octets: '21 03 010100',               code: 'ber.primitive',    octet: 0 }],
  ['a NULL with contents',                       nothing,           { octets: '05 01 00',                   code: 'ber.nothing',      octet: 2 }],
  ['an INTEGER of no octets',                    integer,           { octets: '02 00',                      code: 'ber.integer',      octet: 2 }],
  ['a large INTEGER of no octets',               bigInteger,        { octets: '02 00',                      code: 'ber.integer',      octet: 2 }],
  ['an INTEGER of 2^53',                         integer,           { octets: '02 07 20000000000000',       code: 'ber.integerRange', octet: 2 }],
  ['an INTEGER of 2^63',                         integer,           { octets: '02 09 008000000000000000',   code: 'ber.integerRange', octet: 2 }],
  ['an INTEGER of -2^63 - 1',                    integer,           { octets: '02 09 ff7fffffffffffffff',   code: 'ber.integerRange', octet: 2 }],
  ['an INTEGER in pieces',                       integer,           { octets: '22 03 020100',               code: 'ber.primitive',    octet: 0 }],
  ['a padded INTEGER, if asked to',              checked(integer),  { octets: '02 02 007f',                 code: 'ber.integerPadded', octet: 2 }],
  ['a padded negative INTEGER, if asked to',     checked(dialogueMode), { octets: '02 02 ff80',             code: 'ber.integerPadded', octet: 2 }],
  ['a BIT STRING of no octets',                  bitString,         { octets: '03 00',                      code: 'ber.unusedBits',   octet: 2 }],
  ['eight unused bits',                          bitString,         { octets: '03 02 0800',                 code: 'ber.unusedBits',   octet: 2 }],
  ['unused bits of none',                        bitString,         { octets: '03 01 01',                   code: 'ber.unusedBits',   octet: 2 }],
  ['unused bits before the last segment',        bitString,         { octets: '23 08 03020110 03020000',    code: 'ber.bitSegment',   octet: 4 }],
  ['a BIT STRING of OCTET STRINGs',              bitString,         { octets: '23 04 04020000',             code: 'ber.bitSegment',   octet: 2 }],
  ['a segment of a BIT STRING of no octets',     bitString,         { octets: '23 02 0300',                 code: 'ber.unusedBits',   octet: 4 }],
  ['unused bits that are set, if asked to',      checked(bitString), { octets: '03 02 07c0',                code: 'ber.padding',      octet: 3 }],
  ['named bits without end',                     units,             { octets: `03 8182 00 ${'ff'.repeat(129)}`, code: 'ber.namedBits', octet: 3 }],
  ['an OCTET STRING of other strings',           octetString,       { octets: '24 03 160161',               code: 'ber.segment',      octet: 2 }],
  ['an IA5String of IA5Strings',                 ia5String,         { octets: '36 03 160161',               code: 'ber.segment',      octet: 2 }],
  ['an OBJECT IDENTIFIER of no octets',          objectIdentifier,  { octets: '06 00',                      code: 'ber.objectId',     octet: 2 }],
  ['an OBJECT IDENTIFIER that breaks off',       objectIdentifier,  { octets: '06 02 2a81',                 code: 'ber.objectId',     octet: 4 }],
  ['a subidentifier that begins with 80',        objectIdentifier,  { octets: '06 03 2a8001',               code: 'ber.objectId',     octet: 3 }],
  ['an arc of 2^128',                            objectIdentifier,  { octets: `06 14 2a 84${'80'.repeat(17)} 00`, code: 'ber.arc',    octet: 3 }],
  ['an arc of 1000 octets',                      objectIdentifier,  { octets: `06 8203e8 ${'ff'.repeat(999)}7f`, code: 'ber.arc',     octet: 4 }],
  ['an OBJECT IDENTIFIER in pieces',             objectIdentifier,  { octets: '26 03 06012a',               code: 'ber.primitive',    octet: 0 }],
  ['letters in a NumericString, if asked to',    checked(numericString), { octets: '12 02 3161',            code: 'ber.character',    octet: 3 }],
  ['@ in a PrintableString, if asked to',        checked(printableString), { octets: '13 02 4140',          code: 'ber.character',    octet: 3 }],
  ['80 in an IA5String, if asked to',            checked(ia5String), { octets: '16 02 4180',                code: 'ber.character',    octet: 3 }],
  ['DEL in a VisibleString, if asked to',        checked(visibleString), { octets: '1a 01 7f',              code: 'ber.character',    octet: 2 }],
  ['UTF-8 that breaks off, if asked to',         checked(utf8String), { octets: '0c 03 61e282',             code: 'ber.character',    octet: 3 }],
  ['UTF-8 of a surrogate, if asked to',          checked(utf8String), { octets: '0c 03 eda080',             code: 'ber.character',    octet: 2 }],
  ['UTF-8 longer than need be, if asked to',     checked(utf8String), { octets: '0c 02 c080',               code: 'ber.character',    octet: 2 }],
  ['a UTCTime without a zone, if asked to',      checked(utcTime),  { octets: '17 0c 393931313232313230303030', code: 'ber.time',     octet: 2 }],
  ['the 29th of February 99, if asked to',       checked(utcTime),  { octets: '17 0d 3939303232393132303030305a', code: 'ber.time',   octet: 2 }],
  ['the 13th month, if asked to',                checked(generalizedTime), { octets: '18 0a 31393939313332323132', code: 'ber.time',  octet: 2 }],
];
for (const [title, type, { octets, code, octet }] of malformed)
  test(`refuses ${title}`, (t) => {
    const error = t.throws(() => decodeValue(type, hex(octets)), { code });
    t.like(error, { detail: { octet } });
  });

// biome-ignore format: a table
const unwritable: readonly (readonly [title: string, type: Basic<unknown>, value: unknown, code: string])[] = [
  ['half a number',                       integer,                   0.5,            'ber.integerRange'],
  ['a number beyond 53 bits',             integer,                   2 ** 53,        'ber.integerRange'],
  ['a name that is none',                 dialogueMode,              'duplex',       'ber.enumerated'],
  ['a bit that has no such name',         units,                     ['second'],     'ber.namedBits'],
  ['unused bits of none',                 bitString,                 { octets: hex(''), unused: 1 }, 'ber.unusedBits'],
  ['an OBJECT IDENTIFIER of one arc',     objectIdentifier,          '2',            'ber.objectIdText'],
  ['an OBJECT IDENTIFIER of no numbers',  objectIdentifier,          'id-as-acse',   'ber.objectIdText'],
  ['an OBJECT IDENTIFIER under 3',        objectIdentifier,          '3.1',          'ber.objectIdText'],
  ['the OBJECT IDENTIFIER 1.40',          objectIdentifier,          '1.40',         'ber.objectIdText'],
  ['a character beyond 255',              ia5String,                 'caf\u0113',    'ber.character'],
  ['a character that is none, if asked to', checked(printableString), 'a@b',          'ber.character'],
  ['a time that is none, if asked to',    checked(utcTime),          'noon',         'ber.time'],
];
for (const [title, type, value, code] of unwritable)
  test(`does not write ${title}`, (t) => void t.throws(() => encodeValue(type, value), { code }));

const latin1 = fc.array(fc.integer({ min: 0, max: 0xff }), { maxLength: 300 }).map((codes) => String.fromCharCode(...codes));
const arc = fc.oneof(fc.nat(300), fc.bigInt({ min: 0n, max: 2n ** 120n })).map(String);
const NAMES: Readonly<Record<number, string>> = { 0: 'first', 2: 'third', 9: 'tenth' };
// biome-ignore format: a table
const anyValue: readonly (readonly [title: string, type: Type<unknown>, values: fc.Arbitrary<unknown>])[] = [
  ['INTEGER',             checked(integer),          fc.maxSafeInteger()],
  ['large INTEGER',       checked(bigInteger),       fc.bigInt()],
  ['named INTEGER',       checked(dialogueMode),     fc.oneof(fc.constantFrom('monologue', 'twa'), fc.integer({ min: 2 }), fc.integer({ max: -1 }))],
  ['OCTET STRING',        octetString,               fc.uint8Array({ maxLength: 300 })],
  ['IA5String',           ia5String,                 latin1],
  ['UTF8String',          checked(utf8String),       fc.string({ unit: 'binary' }).map((text) => new TextEncoder().encode(text))],
  ['OBJECT IDENTIFIER',   objectIdentifier,          fc.tuple(fc.constantFrom('0', '1', '2'), fc.nat(39), fc.array(arc)).map((arcs) => arcs.flat().join('.'))],
  ['OBJECT IDENTIFIER under 2', objectIdentifier,    arc.map((second) => `2.${second}`)],
  ['BIT STRING, named',   checked(units),            fc.uniqueArray(fc.nat(1023)).map((bits) => bits.toSorted((a, b) => a - b).map((bit) => NAMES[bit] ?? bit))],
];
for (const [title, type, values] of anyValue)
  test(`any ${title} is read as it was written`, (t) =>
    fc.assert(
      fc.property(values, (value) => void t.deepEqual(decodeValue(type, encodeValue(type, value)), value)),
      { seed: 102 },
    ));

test('what is checked is taken where it is right', (t) => {
  t.is(decodeValue(checked(ia5String), encodeValue(checked(ia5String), 'MTA-1')), 'MTA-1');
  t.is(decodeValue(checked(integer), hex('02 02 0080')), 128);
});
test('an OBJECT IDENTIFIER of 254 KB is read and written in no time', (t) => {
  const octets = encodeValue(objectIdentifier, `1.2${'.840'.repeat(127_000)}`);
  const start = performance.now();
  t.is(hexOf(encodeValue(objectIdentifier, decodeValue(objectIdentifier, octets))), hexOf(octets));
  t.true(performance.now() - start < 2000);
});
test('an INTEGER of 254 KB is read and written in no time', (t) => {
  const value = (1n << 2_032_000n) - 1n;
  const start = performance.now();
  t.true(decodeValue(bigInteger, encodeValue(bigInteger, value)) === value);
  t.true(performance.now() - start < 2000);
});
