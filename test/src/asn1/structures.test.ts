import test from 'ava';
import {
  anyElement,
  application,
  boolean,
  choice,
  decodeValue,
  defaulted,
  deferred,
  encodeValue,
  explicit,
  extensions,
  heldSet,
  ia5String,
  implicit,
  integer,
  nothing,
  octetString,
  optional,
  printableString,
  sequence,
  sequenceOf,
  set,
  setOf,
  stated,
  type Type,
  type ValueOf,
  visibleString,
} from '#src/asn1/index.ts';
import { hex, hexOf } from '../../support/hex.ts';

/** The personnel record of X.690 Annex A. */
const name = implicit(application(1), sequence({ givenName: visibleString, initial: visibleString, familyName: visibleString }));
const date = implicit(application(3), visibleString);
const child = set({ name, dateOfBirth: explicit(0, date) });
const record = implicit(
  application(0),
  set({
    name,
    title: explicit(0, visibleString),
    number: implicit(application(2), integer),
    dateOfHire: explicit(1, date),
    nameOfSpouse: explicit(2, name),
    children: defaulted(implicit(3, sequenceOf(child)), []),
  }),
);
const john: ValueOf<typeof record> = {
  name: { givenName: 'John', initial: 'P', familyName: 'Smith' },
  title: 'Director',
  number: 51,
  dateOfHire: '19710917',
  nameOfSpouse: { givenName: 'Mary', initial: 'T', familyName: 'Smith' },
  children: [
    { name: { givenName: 'Ralph', initial: 'T', familyName: 'Smith' }, dateOfBirth: '19571111' },
    { name: { givenName: 'Susan', initial: 'B', familyName: 'Jones' }, dateOfBirth: '19590717' },
  ],
};
const RECORD = `
  60 8185
    61 10 1a04 4a6f686e 1a01 50 1a05 536d697468               # John P Smith
    a0 0a 1a08 4469726563746f72                               # Director
    42 01 33                                                  # 51
    a1 0a 43 08 3139373130393137
    a2 12 61 10 1a04 4d617279 1a01 54 1a05 536d697468         # Mary T Smith
    a3 42
      31 1f 61 11 1a05 52616c7068 1a01 54 1a05 536d697468 a0 0a 43 08 3139353731313131
      31 1f 61 11 1a05 537573616e 1a01 42 1a05 4a6f6e6573 a0 0a 43 08 3139353930373137`;

const pair = sequence({ name: ia5String, ok: boolean });
const settings = set({ size: defaulted(implicit(0, integer), 0), window: stated(implicit(1, integer), 3), name: optional(ia5String) });
const open = sequence({ first: integer, extensions, last: optional(implicit(30, octetString)) });
const openSet = set({ first: integer, extensions });
const credentials = choice({ none: nothing, text: ia5String, other: choice({ a: implicit(0, integer), b: explicit(1, boolean) }) });
const whatever = choice({ number: integer, other: anyElement });
interface Tree {
  readonly leaf?: number;
  readonly branches?: readonly Tree[];
}
const tree: Type<Tree> = sequence({ leaf: optional(integer), branches: optional(sequenceOf(deferred(() => tree))) });
const longer = sequence({ ...pair.components, more: implicit(0, integer) });
const anything = set({ number: integer, other: optional(anyElement) });

interface Vector {
  readonly octets: string;
  readonly value: unknown;
  readonly also?: readonly string[];
}
// biome-ignore format: a table
const vectors: readonly (readonly [title: string, type: Type<unknown>, vector: Vector])[] = [
  ['the personnel record',                    record,        { octets: RECORD,                            value: john }],
  ['a SEQUENCE',                              pair,          { octets: '30 0a 1605536d697468 0101ff',     value: { name: 'Smith', ok: true }, also: ['30 80 3609 0403536d69 04027468 0101ff 0000'] }],
  ['a SET with nothing but what is stated',   settings,      { octets: '31 03 810103',                    value: { size: 0, window: 3 }, also: ['31 00', '31 06 810103 800100', '31 80 800100 0000'] }],
  ['a SET in order',                          settings,      { octets: '31 09 800105 810101 160161',      value: { size: 5, window: 1, name: 'a' }, also: ['31 09 160161 810101 800105'] }],
  ['what is known where more may stand',      open,          { octets: '30 06 020105 9e0161',             value: { first: 5, last: hex('61') } }],
  ['what is not known, between what is',      open,          { octets: '30 0c 020105 870100 a800 0500 9e00', value: { first: 5, extensions: [hex('870100'), hex('a800'), hex('0500')], last: hex('') } }],
  ['what is not known, in its form',          open,          { octets: '30 0a 020105 a080 810100 0000',   value: { first: 5, extensions: [hex('a080 810100 0000')] } }],
  ['what is not known in a SET',              openSet,       { octets: '31 08 020105 870100 0500', value: { first: 5, extensions: [hex('870100'), hex('0500')] }, also: ['31 08 870100 020105 0500'] }],
  ['a CHOICE',                                credentials,   { octets: '16 01 61',                        value: { kind: 'text', value: 'a' } }],
  ['a CHOICE in a CHOICE',                    credentials,   { octets: 'a1 03 0101ff',                    value: { kind: 'other', value: { kind: 'b', value: true } } }],
  ['a CHOICE with an explicit tag',           explicit(1, credentials), { octets: 'a1 02 0500',           value: { kind: 'none', value: null } }],
  ['ANY in a CHOICE, by its own name',        whatever,      { octets: '02 01 05',                        value: { kind: 'number', value: 5 } }],
  ['ANY in a CHOICE',                         whatever,      { octets: '31 80 0500 0000',                 value: { kind: 'other', value: hex('3180 0500 0000') } }],
  ['ANY in a SET',                            anything,      { octets: '31 05 020105 0500',               value: { number: 5, other: hex('0500') }, also: ['31 05 0500 020105'] }],
  ['a SEQUENCE OF',                           sequenceOf(integer), { octets: '30 06 020101 020102',       value: [1, 2] }],
  ['a SEQUENCE OF nothing',                   sequenceOf(integer), { octets: '30 00',                     value: [], also: ['30 80 0000'] }],
  ['a SET OF',                                setOf(ia5String), { octets: '31 06 160162 160161',          value: ['b', 'a'] }],
  ['a type that holds itself',                tree,          { octets: '30 0d 300b 3003020101 3004 3002 3000',  value: { branches: [{ leaf: 1 }, { branches: [{}] }] } }],
  ['COMPONENTS OF',                           longer,        { octets: '30 09 160161 010100 800105',      value: { name: 'a', ok: false, more: 5 } }],
];
for (const [title, type, { octets, value, also = [] }] of vectors) {
  test(`reads ${title}`, (t) => {
    for (const each of [octets, ...also]) t.deepEqual(decodeValue(type, hex(each)), value, each);
  });
  test(`writes ${title}`, (t) => t.is(hexOf(encodeValue(type, value)), hexOf(hex(octets))));
}

/** A SET that keeps the order in which it was read, and one that does not. */
const held = heldSet({ size: optional(implicit(0, integer)), window: implicit(1, integer), extensions });
for (const octets of ['31 06 800105 810101', '31 06 810101 800105', '31 03 810101', '31 09 810101 9e0107 9f1f00'])
  test(`writes a SET as it is held: ${octets}`, (t) => t.is(hexOf(encodeValue(held, decodeValue(held, hex(octets)))), hexOf(hex(octets))));
test('does not write a SET as it is held without what it must have', (t) =>
  void t.throws(() => encodeValue(held, { size: 1 } as ValueOf<typeof held>), { code: 'ber.missing', message: /window/ }));

// biome-ignore format: a table
const malformed: Record<string, { type: Type<unknown>; octets: string; code: string; octet: number; clause: string; message?: RegExp }> = {
  'a SEQUENCE of octets':                     { type: implicit(0, pair), octets: '80 00',               code: 'ber.constructed', octet: 0, clause: 'X.690 §8.1.4' },
  'a SEQUENCE that ends early':               { type: pair,     octets: '30 03 160161',                 code: 'ber.missing',     octet: 0, clause: 'X.690 §8.9, §8.11', message: /: ok/ },
  'a SEQUENCE out of order':                  { type: pair,     octets: '30 06 0101ff 160161',          code: 'ber.missing',     octet: 2, clause: 'X.690 §8.9, §8.11', message: /: name/ },
  'an element more':                          { type: pair,     octets: '30 08 160161 0101ff 0500',     code: 'ber.unknown',     octet: 8, clause: 'X.690 §8.9, §8.11', message: /\[UNIVERSAL 5\]/ },
  'an element twice in a SEQUENCE':           { type: open,     octets: '30 07 020105 9e00 9e00',       code: 'ber.unknown',     octet: 7, clause: 'X.690 §8.9, §8.11' },
  'an element twice in a SET':                { type: settings, octets: '31 06 800105 800106',          code: 'ber.duplicate',   octet: 5, clause: 'X.690 §8.11.2', message: /size/ },
  'an element that a SET does not have':      { type: settings, octets: '31 03 850100',                 code: 'ber.unknown',     octet: 2, clause: 'X.690 §8.9, §8.11', message: /\[5\]/ },
  'a SET without what it must have':          { type: openSet,  octets: '31 03 870100',                 code: 'ber.missing',     octet: 0, clause: 'X.690 §8.9, §8.11', message: /first/ },
  'an explicit tag around nothing':           { type: explicit(1, integer), octets: 'a1 00',            code: 'ber.explicit',    octet: 0, clause: 'X.690 §8.14.2' },
  'an explicit tag around two':               { type: explicit(1, integer), octets: 'a1 05 020105 0500',code: 'ber.explicit',    octet: 5, clause: 'X.690 §8.14.2' },
  'an explicit tag around something else':    { type: explicit(1, integer), octets: 'a1 02 0500',       code: 'ber.tag',         octet: 2, clause: 'X.680 §8' },
  'an explicit tag around octets':            { type: explicit(1, integer), octets: '81 01 05',         code: 'ber.constructed', octet: 0, clause: 'X.690 §8.1.4' },
  'an alternative that is none':              { type: explicit(1, credentials), octets: 'a1 03 130161', code: 'ber.tag',         octet: 2, clause: 'X.680 §8', message: /\[UNIVERSAL 19\]/ },
  'a SEQUENCE OF something else':             { type: sequenceOf(printableString), octets: '30 06 130161 160161', code: 'ber.tag', octet: 5, clause: 'X.680 §8' },
};
for (const [title, { type, octets, code, octet, clause, message = /./ }] of Object.entries(malformed))
  test(`refuses ${title}`, (t) => {
    const error = t.throws(() => decodeValue(type, hex(octets)), { code, message });
    t.like(error, { detail: { octet }, fault: { clause } });
  });

test('does not write a value without what it must have', (t) =>
  void t.throws(() => encodeValue<unknown>(pair, { name: 'a' }), { code: 'ber.missing', message: /ok/ }));
test('does not write an alternative that is none', (t) =>
  void t.throws(() => encodeValue<unknown>(credentials, { kind: 'strong', value: null }), { code: 'ber.choice' }));
test('a CHOICE takes no implicit tag', (t) => void t.throws(() => implicit(1, credentials), { instanceOf: TypeError }));
test('50,000 elements that are not known take no time', (t) => {
  const octets = hex(`31 83 0186a3 020105${'8700'.repeat(50_000)}`);
  const start = performance.now();
  t.is(hexOf(encodeValue(openSet, decodeValue(openSet, octets))), hexOf(octets));
  t.true(performance.now() - start < 2000);
});
