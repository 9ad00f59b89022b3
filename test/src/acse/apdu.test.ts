import test from 'ava';
import {
  ABORT_DIAGNOSTICS,
  type Apdu,
  abortDiagnosticName,
  associateDiagnosticName,
  decodeApdu,
  encodeApdu,
  PROVIDER_DIAGNOSTICS,
  USER_DIAGNOSTICS,
} from '#src/acse/index.ts';
import { APDUS } from '../../support/acse.ts';
import { hex, hexOf } from '../../support/hex.ts';

const protocolVersion = ['version1'] as const;
const applicationContext = '2.6.0.1.6';
const information = (octets: string) => [
  { directReference: '2.1.1', indirectReference: 3, encoding: { kind: 'singleAsn1Type' as const, value: hex(octets) } },
];
const aarq = { protocolVersion, applicationContext };
const aare = { protocolVersion, applicationContext, result: 'accepted', diagnostic: { kind: 'user', value: 0 } } as const;
const rejected = (kind: 'user' | 'provider', value: number): Apdu => ({
  kind: 'AARE',
  value: { ...aare, result: 'rejected-permanent', diagnostic: { kind, value } },
});
const digits = (value: number): string => value.toString(16).padStart(2, '0');

// biome-ignore format: a table
/** Octets of conversations in normal mode, and of a real X.400 ping; then every field there is. */
const vectors: Readonly<Record<string, { readonly octets: string; readonly apdu: Apdu }>> = {
  'AARQ that opens':         { octets: APDUS.AARQ, apdu: { kind: 'AARQ', value: { ...aarq, userInformation: information('b024800100810103820100a319a017b015a11380054d54412d41a10a16087365637265742d61') } } },
  'AARQ, two-way alternate': { octets: '603b a106060456000106 be31282f06025101020103a026 b024800100810103820101a319a017b015a11380054d54412d41a10a16087365637265742d61', apdu: { kind: 'AARQ', value: { ...aarq, userInformation: information('b024800100810103820101a319a017b015a11380054d54412d41a10a16087365637265742d61') } } },
  'AARQ, checkpoints':       { octets: '603b a106060456000106 be31282f06025101020103a026 b024800103810103820101a319a017b015a11380054d54412d41a10a16087365637265742d61', apdu: { kind: 'AARQ', value: { ...aarq, userInformation: information('b024800103810103820101a319a017b015a11380054d54412d41a10a16087365637265742d61') } } },
  'AARQ that recovers':      { octets: '603a a106060456000106 be30282e06025101020103a025 b023800101810103820100a318a11604054d54412d41170d3939313132323132303030305a', apdu: { kind: 'AARQ', value: { ...aarq, userInformation: information('b023800101810103820100a318a11604054d54412d41170d3939313132323132303030305a') } } },
  'AARQ of a ping':          { octets: '6047a106060456000106be3d283b06025101020103a032b03080013f820100a328a026b024a1228013706572636976616c2e736d68732e636f2e756ba10b1609657863616c69627572', apdu: { kind: 'AARQ', value: { ...aarq, userInformation: information('b03080013f820100a328a026b024a1228013706572636976616c2e736d68732e636f2e756ba10b1609657863616c69627572') } } },
  'AARE that opens':         { octets: APDUS['AARE+'], apdu: { kind: 'AARE', value: { ...aare, userInformation: information('b121800100810103a219a017b115a11380054d54412d42a10a16087365637265742d62') } } },
  'AARE, checkpoints':       { octets: '6144 a106060456000106 a203020100 a305a103020100 be2e282c06025101020103a023 b121800103810103a219a017b115a11380054d54412d42a10a16087365637265742d62', apdu: { kind: 'AARE', value: { ...aare, userInformation: information('b121800103810103a219a017b115a11380054d54412d42a10a16087365637265742d62') } } },
  'AARE that recovers':      { octets: '6143 a106060456000106 a203020100 a305a103020100 be2d282b06025101020103a022 b120800101810103a218a11604054d54412d41170d3939313132323132303030305a', apdu: { kind: 'AARE', value: { ...aare, userInformation: information('b120800101810103a218a11604054d54412d41170d3939313132323132303030305a') } } },
  'AARE of a ping':          { octets: '614ea106060456000106a203020100a305a103020100be38283606025101020103a02db12b80013fa226a024b122a12080146775696e65766572652e736d68732e636f2e756ba10816066d65726c696e', apdu: { kind: 'AARE', value: { ...aare, userInformation: information('b12b80013fa226a024b122a12080146775696e65766572652e736d68732e636f2e756ba10816066d65726c696e') } } },
  ...Object.fromEntries([0, 2, 3, 4, 5].map((error) => [`AARE with bind error ${error}`, { octets: `612a a106060456000106 a203020101 a305a103020101 be14281206025101020103a009 b207a105b20302010${error}`, apdu: { kind: 'AARE', value: { ...aare, result: 'rejected-permanent', diagnostic: { kind: 'user', value: 1 }, userInformation: information(`b207a105b20302010${error}`) } } } as const])),
  ...Object.fromEntries(Array.from({ length: 15 }, (_, value) => [`AARE, user diagnostic ${value}`, { octets: `6114 a106060456000106 a203020101 a305a1030201${digits(value)}`, apdu: rejected('user', value) }])),
  ...Object.fromEntries([0, 1, 2].map((value) => [`AARE, provider diagnostic ${value}`, { octets: `6114 a106060456000106 a203020101 a305a2030201${digits(value)}`, apdu: rejected('provider', value) }])),
  'RLRQ':                    { octets: APDUS.RLRQ, apdu: { kind: 'RLRQ', value: { reason: 0 } } },
  'RLRE':                    { octets: APDUS.RLRE, apdu: { kind: 'RLRE', value: { reason: 0 } } },
  'ABRT of a user':          { octets: APDUS.ABRT, apdu: { kind: 'ABRT', value: { source: 'service-user', userInformation: information('b603800105') } } },
  'ABRT of a provider':      { octets: '6403 800101', apdu: { kind: 'ABRT', value: { source: 'service-provider' } } },
  'ABRT with a diagnostic':  { octets: '6406 800101 810102', apdu: { kind: 'ABRT', value: { source: 'service-provider', diagnostic: 2 } } },
  'ABRT of nobody known':    { octets: '6403 800107', apdu: { kind: 'ABRT', value: { source: 7 } } },
  'RLRQ with all':           { octets: '6212 80011e be0d 280b 06025101 020103 a002 0500', apdu: { kind: 'RLRQ', value: { reason: 30, userInformation: information('0500') } } },
  'RLRE of nothing':         { octets: '6300', apdu: { kind: 'RLRE', value: {} } },
  'AARE with a transient result': { octets: '6114 a106060456000106 a203020102 a305a103020101', apdu: { kind: 'AARE', value: { ...aare, result: 'rejected-transient', diagnostic: { kind: 'user', value: 1 } } } },
  'AARQ with all':           { octets: '606f 80020640 a106060456000106 a2023000 a303020109 a403020101 a503020102 a6040602517f a7023100 a803020103 a903020104 8a020780 8b025203 ac0480027077 ad0c 060456000106 060456000107 9d026d79 be1a 2809 020105 81040102ff00 280d 06025101 02010b 0701 78 8201 00', apdu: { kind: 'AARQ', value: { protocolVersion: [1], applicationContext, calledApTitle: hex('3000'), calledAeQualifier: hex('020109'), calledApInvocation: 1, calledAeInvocation: 2, callingApTitle: hex('0602517f'), callingAeQualifier: hex('3100'), callingApInvocation: 3, callingAeInvocation: 4, requirements: [0], mechanism: '2.2.3', authenticationValue: hex('80027077'), applicationContexts: ['2.6.0.1.6', '2.6.0.1.7'], implementation: 'my', userInformation: [{ indirectReference: 5, encoding: { kind: 'octetAligned', value: hex('0102ff00') } }, { directReference: '2.1.1', indirectReference: 11, dataValueDescriptor: 'x', encoding: { kind: 'arbitrary', value: { octets: hex(''), unused: 0 } } }] } } },
  'AARE with all':           { octets: '6141 a106060456000106 a203020100 a305a103020100 a4023000 a503020109 a603020101 a703020102 88020780 89025203 aa0480027077 ab06 060456000106 9d026d79', apdu: { kind: 'AARE', value: { ...aare, respondingApTitle: hex('3000'), respondingAeQualifier: hex('020109'), respondingApInvocation: 1, respondingAeInvocation: 2, requirements: [0], mechanism: '2.2.3', authenticationValue: hex('80027077'), applicationContexts: ['2.6.0.1.6'], implementation: 'my' } } },
};
for (const [title, { octets, apdu }] of Object.entries(vectors)) {
  test(`reads an ${title}`, (t) => t.deepEqual(decodeApdu(hex(octets)), apdu));
  test(`writes an ${title}`, (t) => t.is(hexOf(encodeApdu(apdu)), octets.replaceAll(' ', '')));
}

// biome-ignore format: a table
const passedOver: Readonly<Record<string, string>> = {
  'behind all':            '600b a106060456000106 bf2900',
  'before all':            '600e bf2903020101 a106060456000106',
  'between two':           '600f a106060456000106 bf2900 9d026d79',
  'of another class':      '600b a106060456000106 5f2900',
};
for (const [title, octets] of Object.entries(passedOver)) {
  test(`passes over what nobody knows in an AARQ, ${title}`, (t) => {
    const { kind, value } = decodeApdu(hex(octets));
    t.is(kind, 'AARQ');
    t.like(value, aarq);
  });
}

// biome-ignore format: a table
const malformed: Readonly<Record<string, { readonly octets: string; readonly fault: string; readonly at: number }>> = {
  'an APDU of nothing':                   { octets: '',                                             fault: 'ber.truncated',   at: 0 },
  'an APDU of another protocol':          { octets: '6500',                                         fault: 'ber.tag',         at: 0 },
  'an APDU past its end':                 { octets: '6203 8001',                                    fault: 'ber.truncated',   at: 1 },
  'an APDU of no elements':               { octets: '0200',                                         fault: 'ber.tag',         at: 0 },
  'an AARQ without application context':  { octets: '6000',                                         fault: 'ber.missing',     at: 0 },
  'an AARQ that is no structure':         { octets: '4000',                                         fault: 'ber.constructed', at: 0 },
  'an AARQ with fields out of order':     { octets: '600a be00 a106060456000106',                    fault: 'ber.missing',     at: 2 },
  'an AARE that lacks its result':        { octets: '6108 a106060456000106',                        fault: 'ber.missing',     at: 0 },
  'an AARE with what nobody knows':       { octets: '6117 a106060456000106 a203020100 a305a103020100 9f2900', fault: 'ber.unknown', at: 22 },
  'an AARE with a diagnostic of nobody':  { octets: '6114 a106060456000106 a203020100 a305a303020100', fault: 'ber.tag', at: 17 },
  'an RLRQ with what nobody knows':       { octets: '6206 800100 810100',                           fault: 'ber.unknown',     at: 5 },
  'an RLRE with what nobody knows':       { octets: '6303 810100',                                  fault: 'ber.unknown',     at: 2 },
  'an ABRT without a source':             { octets: '6400',                                         fault: 'ber.missing',     at: 0 },
  'user information that is no EXTERNAL': { octets: '6204 be02 0500',                               fault: 'ber.tag',         at: 4 },
};
for (const [title, { octets, fault, at }] of Object.entries(malformed)) {
  test(`refuses ${title}`, (t) => {
    const error = t.throws(() => decodeApdu(hex(octets)), { code: fault }) as Error & { detail?: { octet?: number } };
    t.is(error?.detail?.octet, at);
  });
}

test('a diagnostic is called what the standard calls it', (t) => {
  const named = (table: Readonly<Record<string, { readonly code: number }>>) =>
    Object.entries(table).map(([name, { code }]) => [code, name]);
  const user = named(USER_DIAGNOSTICS).map(([code]) => [code, associateDiagnosticName('user', Number(code))]);
  t.deepEqual(user, named(USER_DIAGNOSTICS));
  t.deepEqual(
    user.map(([code]) => code),
    Array.from({ length: 15 }, (_, code) => code),
  );
  t.is(associateDiagnosticName('provider', PROVIDER_DIAGNOSTICS['no-common-acse-version'].code), 'no-common-acse-version');
  t.is(associateDiagnosticName('provider', 3), undefined);
  t.is(abortDiagnosticName(ABORT_DIAGNOSTICS['protocol-error'].code), 'protocol-error');
  t.is(abortDiagnosticName(0), undefined);
});
