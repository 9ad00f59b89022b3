import test from 'ava';
import { decodeValue, encodeValue, type Type } from '#src/asn1/index.ts';
import { isSameConnection, RTAB, RTOAC, RTORJ, RTORQ, RTTP, RTTR, referencesOf } from '#src/rtse/index.ts';
import { connectionOf, joinedReferences, referencesIn } from '#src/rtse/references.ts';
import { ascii, hex, hexOf } from '../../support/hex.ts';

const { normal } = RTORQ;
const x410 = 'x410-1984';
const bindA = hex('a113 8005 4d54412d41 a10a 1608 7365637265742d61');
const bindB = hex('a113 8005 4d54412d42 a10a 1608 7365637265742d62');
const open = <T extends Uint8Array>(value: T) => ({ kind: 'open', value }) as const;
const recover = (name: string) =>
  ({
    kind: 'recover',
    value: { callingSSuserReference: hex(name), commonReference: hex('170d 3939313132323132303030305a') },
  }) as const;

/** An APDU as a conversation has it, and what it says. */
const vector = <T>(type: Type<T>, octets: string, value: NoInfer<T>) => ({ type: type as Type<unknown>, octets, value });

// biome-ignore format: a table
const vectors: Readonly<Record<string, { readonly type: Type<unknown>; readonly octets: string; readonly value: unknown }>> = {
  'RTORQ, X.410 mode': vector(RTORQ[x410], '3125 800100 810103 820100 a317 a015 a113 80054d54412d41 a10a16087365637265742d61 840101',
    { checkpointSize: 0, windowSize: 3, dialogueMode: 'monologue', connectionDataRQ: open(bindA), applicationProtocol: 1 }),
  'RTORQ, X.410 mode, two-way alternate, P1 of 1988': vector(RTORQ[x410], '3125 800101 810103 820101 a317 a015 a113 80054d54412d41 a10a16087365637265742d61 84010c',
    { checkpointSize: 1, windowSize: 3, dialogueMode: 'two-way-alternate', connectionDataRQ: open(bindA), applicationProtocol: 12 }),
  'RTORQ, X.410 mode, NULL bind': vector(RTORQ[x410], '3112 800100 810103 820100 a304 a0020500 840101',
    { checkpointSize: 0, windowSize: 3, dialogueMode: 'monologue', connectionDataRQ: open(hex('0500')), applicationProtocol: 1 }),
  'RTORQ, X.410 mode, recover': vector(RTORQ[x410], '3126 800101 810103 820100 a318 a116 14054d54412d41 170d3939313132323132303030305a 840101',
    { checkpointSize: 1, windowSize: 3, dialogueMode: 'monologue', connectionDataRQ: recover('14054d54412d41'), applicationProtocol: 1 }),
  'RTORQ, normal mode': vector(normal, 'b024 800100 810103 820100 a319 a017 b015 a113 80054d54412d41 a10a16087365637265742d61',
    { checkpointSize: 0, windowSize: 3, dialogueMode: 'monologue', connectionDataRQ: open(hex(`b015 ${hexOf(bindA)}`)) }),
  'RTORQ, normal mode, recover': vector(normal, 'b023 800101 810103 820100 a318 a116 04054d54412d41 170d3939313132323132303030305a',
    { checkpointSize: 1, windowSize: 3, dialogueMode: 'monologue', connectionDataRQ: recover('04054d54412d41') }),
  'RTOAC, X.410 mode': vector(RTOAC[x410], '311f 800100 810103 a217 a015 a113 80054d54412d42 a10a16087365637265742d62',
    { checkpointSize: 0, windowSize: 3, connectionDataAC: open(bindB) }),
  'RTOAC, X.410 mode, recover': vector(RTOAC[x410], '3120 800101 810103 a218 a116 14054d54412d41 170d3939313132323132303030305a',
    { checkpointSize: 1, windowSize: 3, connectionDataAC: recover('14054d54412d41') }),
  'RTOAC, normal mode': vector(RTOAC.normal, 'b121 800100 810103 a219 a017 b115 a113 80054d54412d42 a10a16087365637265742d62',
    { checkpointSize: 0, windowSize: 3, connectionDataAC: open(hex(`b115 ${hexOf(bindB)}`)) }),
  'RTOAC, normal mode, recover': vector(RTOAC.normal, 'b120 800101 810103 a218 a116 04054d54412d41 170d3939313132323132303030305a',
    { checkpointSize: 1, windowSize: 3, connectionDataAC: recover('04054d54412d41') }),
  'RTORJ, X.410 mode, busy':             vector(RTORJ[x410], '3103 800100', { refuseReason: 0 }),
  'RTORJ, X.410 mode, cannot recover':   vector(RTORJ[x410], '3103 800101', { refuseReason: 1 }),
  'RTORJ, X.410 mode, dialogue mode':    vector(RTORJ[x410], '3103 800103', { refuseReason: 3 }),
  'RTORJ, normal mode, bind error':      vector(RTORJ.normal, 'b207 a105 b203020100', { userDataRJ: hex('b203020100') }),
  'RTAB, X.410 mode, protocol error':    vector(RTAB[x410], '3103 800104', { abortReason: 4 }),
  'RTAB, normal mode, permanent problem': vector(RTAB.normal, 'b603 800105', { abortReason: 5 }),
  'RTAB, a parameter reflected':         vector(RTAB.normal, 'b607 800101 81020640', { abortReason: 1, reflectedParameter: { octets: hex('40'), unused: 6 } }),
  'RTAB, a user error':                  vector(RTAB.normal, 'b607 800106 a2020500', { abortReason: 6, userdataAB: hex('0500') }),
  'RTTP':                                vector(RTTP, '020101', 1),
  'RTTR':                                vector(RTTR, '040b 5959595959595959590d0a', ascii('YYYYYYYYY\r\n')),
};

for (const [title, { type, octets, value }] of Object.entries(vectors)) {
  test(`${title}: both ways`, (t) => {
    t.deepEqual(decodeValue(type, hex(octets)), value);
    t.is(hexOf(encodeValue(type, value)), hexOf(hex(octets)));
  });
}

// biome-ignore format: a table
const read: Readonly<Record<string, readonly [octets: string, value: unknown]>> = {
  'what may be absent is absent':        ['b008 a306 a004 04026162', { connectionDataRQ: open(hex('04026162')) }],
  'the components come in any order':    ['b00c a304 a0020500 820101 800104', { checkpointSize: 4, dialogueMode: 'two-way-alternate', connectionDataRQ: open(hex('0500')) }],
  'what is not known is kept aside':     ['b00b a304 a0020500 bf2a020500', { connectionDataRQ: open(hex('0500')), extensions: [hex('bf2a020500')] }],
  'lengths are indefinite':              ['b080 a380 a080 0500 0000 0000 0000', { connectionDataRQ: open(hex('0500')) }],
};

for (const [title, [octets, value]] of Object.entries(read)) {
  test(`an RTORQ is read where ${title}`, (t) => t.deepEqual(decodeValue(normal, hex(octets)) as unknown, value));
}

// biome-ignore format: a table
const malformed: Readonly<Record<string, readonly [octets: string, code: string]>> = {
  'without connection data':             ['b003 800101', 'ber.missing'],
  'of another tag':                      ['b108 a306 a004 04026162', 'ber.tag'],
  'with connection data of no kind':     ['b006 a304 a2020500', 'ber.tag'],
  'cut off':                             ['b024 800100', 'ber.truncated'],
};

for (const [title, [octets, code]] of Object.entries(malformed)) {
  test(`refuses an RTORQ ${title}`, (t) => t.throws(() => decodeValue(normal, hex(octets)), { code }));
}

test('references are T61Strings in X.410 mode, OCTET STRINGs in normal mode, and a UTCTime', (t) => {
  const name = { name: 'MTA-A', time: '991122120000Z' };
  t.deepEqual(referencesOf(x410, 'calling', name), { calling: hex('14054d54412d41'), common: hex('170d3939313132323132303030305a') });
  t.deepEqual(referencesOf('normal', 'called', { ...name, additional: '01' }), {
    called: hex('04054d54412d41'),
    common: hex('170d3939313132323132303030305a'),
    additional: hex('14023031'),
  });
});

test('a session connection identifier says what the references of the connection are', (t) => {
  const asked = referencesOf('normal', 'calling', { name: 'A', time: '991122120000Z', additional: '01' });
  const joined = joinedReferences(asked, { called: hex('040142') });
  t.deepEqual(joined, { ...asked, called: hex('040142') });
  t.true(isSameConnection(referencesIn(connectionOf(joined)), joined));
  t.false(isSameConnection(asked, { ...asked, additional: hex('14023032') }));
  t.false(isSameConnection(asked, { ...asked, common: undefined } as never));
  t.throws(() => connectionOf({ calling: hex('040142') }), { code: 'rtse.references' });
});
