import test from 'ava';
import { decodeValue, encodeValue, type Type } from '#src/asn1/index.ts';
import { abortPpdu, cpaPpdu, cpPpdu, cprPpdu, userData } from '#src/presentation/index.ts';
import { hex, hexOf } from '../../support/hex.ts';
import { element } from '../../support/presentation.ts';

interface Vector {
  readonly octets: string;
  /** What is left of the octets when they are read and written again. */
  readonly again: () => string;
}
const of = <T>(type: Type<T>, octets: string): Vector => ({
  octets,
  again: () => hexOf(encodeValue(type, decodeValue(type, hex(octets)))),
});
const each = <T>(title: string, count: number, type: Type<T>, octets: (number: string) => string) =>
  Object.fromEntries(Array.from({ length: count }, (_, number) => [`${title} ${number}`, of(type, octets(`0${number.toString(16)}`))]));
/** The results that accept three contexts, and an AARE that rejects, with this behind the name of its context. */
const rejecting = (rest: string): string =>
  element(
    '30',
    'a51b300780010081025101300780010081025101300780010081025101',
    element('61', element('30', '020101', element('a0', element('61', 'a106060456000106', rest)))),
  );

// biome-ignore format: a table
/** PPDUs of conversations that tshark reads as they are meant, written again to the octet. */
const vectors: Readonly<Record<string, Vector>> = {
  'CP of 1984, with a name and a password':        of(cpPpdu,   '312ca003800100a125800100810103820100a317a015a11380054d54412d41a10a16087365637265742d61840101'),
  'CPA of 1984':                                   of(cpaPpdu,  '3126a003800100a11f800100810103a217a015a11380054d54412d42a10a16087365637265742d62'),
  'CP of 1984, with checkpoints':                  of(cpPpdu,   '312ca003800100a125800101810103820100a317a015a11380054d54412d41a10a16087365637265742d61840101'),
  'CPA of 1984, with checkpoints':                 of(cpaPpdu,  '3126a003800100a11f800101810103a217a015a11380054d54412d42a10a16087365637265742d62'),
  'CP of 1984, two-way alternate':                 of(cpPpdu,   '312ca003800100a125800100810103820101a317a015a11380054d54412d41a10a16087365637265742d61840101'),
  'CP of X.410 mode, for the P1 of 1988':          of(cpPpdu,   '312ca003800100a125800100810103820100a317a015a11380054d54412d41a10a16087365637265742d6184010c'),
  'CP of 1984, without authentication':            of(cpPpdu,   '3119a003800100a112800100810103820100a304a0020500840101'),
  'CPA of 1984, without authentication':           of(cpaPpdu,  '3113a003800100a10c800100810103a204a0020500'),
  'CP of 1984, that recovers':                     of(cpPpdu,   '312da003800100a126800101810103820100a318a11614054d54412d41170d3939313132323132303030305a840101'),
  'CPA of 1984, that recovers':                    of(cpaPpdu,  '3127a003800100a120800101810103a218a11614054d54412d41170d3939313132323132303030305a'),
  'CP without selectors':                          of(cpPpdu,   '318182a003800101a27ba433300f020101060452010001300406025101300f02010306045600020c300406025101300f02010506045600020730040602510161443042020101a03d603ba106060456000106be31282f06025101020103a026b024800100810103820100a319a017b015a11380054d54412d41a10a16087365637265742d61'),
  'CPA without a selector':                        of(cpaPpdu,  '3173a003800101a26ca51b300780010081025101300780010081025101300780010081025101614d304b020101a0466144a106060456000106a203020100a305a103020100be2e282c06025101020103a023b121800100810103a219a017b115a11380054d54412d42a10a16087365637265742d62'),
  'release':                                       of(userData, '610c300a020101a0056203800100'),
  'answer to a release':                           of(userData, '610c300a020101a0056303800100'),
  'CP that recovers':                              of(cpPpdu,   '318181a003800101a27aa433300f020101060452010001300406025101300f02010306045600020c300406025101300f02010506045600020730040602510161433041020101a03c603aa106060456000106be30282e06025101020103a025b023800101810103820100a318a11604054d54412d41170d3939313132323132303030305a'),
  'CPA to one that recovers':                      of(cpaPpdu,  '3172a003800101a26ba51b300780010081025101300780010081025101300780010081025101614c304a020101a0456143a106060456000106a203020100a305a103020100be2d282b06025101020103a022b120800101810103a218a11604054d54412d41170d3939313132323132303030305a'),
  'CP with both selectors':                        of(cpPpdu,   '31818ba003800101a281838102503182025031a433300f020101060452010001300406025101300f02010306045600020c300406025101300f02010506045600020730040602510161443042020101a03d603ba106060456000106be31282f06025101020103a026b024800100810103820100a319a017b015a11380054d54412d41a10a16087365637265742d61'),
  'CPA with a selector':                           of(cpaPpdu,  '3177a003800101a27083025031a51b300780010081025101300780010081025101300780010081025101614d304b020101a0466144a106060456000106a203020100a305a103020100be2e282c06025101020103a023b121800100810103a219a017b115a11380054d54412d42a10a16087365637265742d62'),
  'CP with both selectors, checkpoints':           of(cpPpdu,   '31818ba003800101a281838102503182025031a433300f020101060452010001300406025101300f02010306045600020c300406025101300f02010506045600020730040602510161443042020101a03d603ba106060456000106be31282f06025101020103a026b024800101810103820100a319a017b015a11380054d54412d41a10a16087365637265742d61'),
  'CPA with a selector, checkpoints':              of(cpaPpdu,  '3177a003800101a27083025031a51b300780010081025101300780010081025101300780010081025101614d304b020101a0466144a106060456000106a203020100a305a103020100be2e282c06025101020103a023b121800101810103a219a017b115a11380054d54412d42a10a16087365637265742d62'),
  'CP with both selectors, two-way alternate':     of(cpPpdu,   '31818ba003800101a281838102503182025031a433300f020101060452010001300406025101300f02010306045600020c300406025101300f02010506045600020730040602510161443042020101a03d603ba106060456000106be31282f06025101020103a026b024800100810103820101a319a017b015a11380054d54412d41a10a16087365637265742d61'),
  'request for the turn':                          of(userData, '610a3008020103a003020101'),
  'CP without selectors, checkpoints':             of(cpPpdu,   '318182a003800101a27ba433300f020101060452010001300406025101300f02010306045600020c300406025101300f02010506045600020730040602510161443042020101a03d603ba106060456000106be31282f06025101020103a026b024800103810103820100a319a017b015a11380054d54412d41a10a16087365637265742d61'),
  'CPA without a selector, checkpoints':           of(cpaPpdu,  '3173a003800101a26ca51b300780010081025101300780010081025101300780010081025101614d304b020101a0466144a106060456000106a203020100a305a103020100be2e282c06025101020103a023b121800103810103a219a017b115a11380054d54412d42a10a16087365637265742d62'),
  'CPR of a user, with a context rejected':        of(cprPpdu,  '303ba51a3007800100810251013007800100810251013006800102820101611d301b020101a0166114a106060456000106a203020101a305a103020101'),
  'ARU with an ABRT':                              of(abortPpdu, 'a034a012300702010106025101300702010306025101611e301c020101a0176415800100be10280e06025101020103a005b603800105'),
  'ARP':                                           of(abortPpdu, '3006800102810107'),
  ...each('CPR of a provider, reason', 8, cprPpdu, (reason) => `30038a01${reason}`),
  ...each('CPR of 1984, reason', 4, cprPpdu, (reason) => `31038001${reason}`),
  ...each('CPR of a user, with an AARE of the diagnostic', 15, cprPpdu, (diagnostic) => rejecting(`a203020101a305a1030201${diagnostic}`)),
  ...each('CPR of a user, with an AARE of the provider, diagnostic', 3, cprPpdu, (diagnostic) => rejecting(`a203020101a305a2030201${diagnostic}`)),
  ...each('CPR of a user, with an MTABindError', 6, cprPpdu, (error) => rejecting(`a203020101a305a103020101be14281206025101020103a009b207a105b2030201${error}`)),
  ...each('ARU of 1984, reason', 8, abortPpdu, (reason) => `31038001${reason}`),
};
for (const [title, { octets, again }] of Object.entries(vectors)) {
  test(`reads and writes a ${title}`, (t) => t.is(again(), octets));
}

const CONTEXTS = [
  { id: 1, abstractSyntax: '2.2.1.0.1', transferSyntaxes: ['2.1.1'] },
  { id: 3, abstractSyntax: '2.6.0.2.12', transferSyntaxes: ['2.1.1'] },
  { id: 5, abstractSyntax: '2.6.0.2.7', transferSyntaxes: ['2.1.1'] },
];
const LIST = 'a433 300f 020101 060452010001 30040602 5101 300f 020103 06045600020c 30040602 5101 300f 020105 060456000207 30040602 5101';
const NORMAL = { mode: 'normal' };
const OLD = { mode: 'x410-1984' };
const VERSION = ['version1'];
const MODE = 'a003800101';
const ENCODED = '6109 3007 020101 a0020500';
const ONE = { kind: 'singleAsn1Type', value: hex('0500') };
const data = (context: number) => ({ kind: 'full', value: [{ context, values: ONE }] });
const says = <T>(type: Type<T>, octets: string, value: unknown) => ({ read: () => decodeValue(type, hex(octets)), value });

// The CP of a MTA that answers x400-ping, and the connects of the Microsoft Mail gateway to X.400 in Q86988 and Q123650.
const PING =
  '3180 a003800101 a280 a433300f020101060452010001300406025101300f02010306045600020c300406025101300f020105060456000207300406025101 6150 304e 020101 a049 6047a106060456000106be3d283b06025101020103a032b03080013f820100a328a026b024a1228013706572636976616c2e736d68732e636f2e756ba10b1609657863616c6962757200000000';
const AARQ =
  '6047a106060456000106be3d283b06025101020103a032b03080013f820100a328a026b024a1228013706572636976616c2e736d68732e636f2e756ba10b1609657863616c69627572';
const GATEWAY = '800100810101820100840101a31aa018a11680107767632e6d6963726f736f66742e6361a1021600';

// biome-ignore format: a table
/** What the PPDUs say. Those of real peers are in any order and have lengths of any form. */
const meanings: Readonly<Record<string, { read: () => unknown; value: unknown }>> = {
  'a real CP, of indefinite length':           says(cpPpdu, PING, { mode: NORMAL, normal: { version: VERSION, contexts: CONTEXTS, userData: { kind: 'full', value: [{ context: 1, values: { kind: 'singleAsn1Type', value: hex(AARQ) } }] } } }),
  'a real CP of 1984':                         says(cpPpdu, `312fa003800100a128${GATEWAY}`, { mode: OLD, x410: hex(`3128${GATEWAY}`) }),
  'a real CPA of 1984, of indefinite length': says(cpaPpdu, '3180 a080 800100 0000 a180 800100 810103 a280 a080 a180 8000 a180 1600 0000 0000 0000 0000 0000 0000', { mode: OLD, x410: hex('311a 800100 810103 a280 a080 a180 8000 a180 1600 0000 0000 0000 0000') }),
  'a real ARU of 1984':                        says(abortPpdu, '3103800104', { kind: 'x410', value: hex('3103800104') }),
  'a CP in the other order': says(cpPpdu, element('31', element('a2', ENCODED), MODE), { mode: NORMAL, normal: { version: VERSION, userData: data(1) } }),
  'a CP with long lengths': says(cpPpdu, '31820012 a08103800101 a2820008 8182000470736831', { mode: NORMAL, normal: { version: VERSION, calling: hex('70736831') } }),
  'a CP with what nobody defines': says(cpPpdu, element('31', '9e0100', MODE, element('a2', 'be00 8202 5032 8b0100')), { mode: NORMAL, normal: { version: VERSION, called: hex('5032') } }),
  'a CP with all that it may have': says(cpPpdu, element('31', MODE, element('a2', '80020780 810141 82024242', LIST, 'a60a 800452010001 81025101', '88020780 8903000249', ENCODED)), {
    mode: NORMAL,
    normal: {
      version: VERSION, calling: hex('41'), called: hex('4242'), contexts: CONTEXTS,
      defaultContext: { abstractSyntax: '2.2.1.0.1', transferSyntax: '2.1.1' },
      requirements: { octets: hex('80'), unused: 7 }, sessionRequirements: { octets: hex('0249'), unused: 0 }, userData: data(1),
    },
  }),
  'a CP with bits that have no name': says(cpPpdu, element('31', MODE, element('a2', '8003 06f040')), { mode: NORMAL, normal: { version: ['version1', 1, 2, 3, 9] } }),
  'a CPA with results of all kinds': says(cpaPpdu, element('31', MODE, element('a2', element('a5', '3007 800100 81025101', '3003 800101', '3006 800102 820103', '3006 800102 820109'))), {
    mode: NORMAL,
    normal: { version: VERSION, results: [
      { result: 'acceptance', transferSyntax: '2.1.1' }, { result: 'user-rejection' },
      { result: 'provider-rejection', reason: 'local-limit-on-DCS-exceeded' }, { result: 'provider-rejection', reason: 9 },
    ] },
  }),
  'a CPR of a provider': says(cprPpdu, element('30', '8302 5032 870102 8a0105'), { kind: 'normal', value: { version: VERSION, responding: hex('5032'), defaultContext: 'provider-rejection', reason: 5 } }),
  'a CPR of a user': says(cprPpdu, element('30', ENCODED), { kind: 'normal', value: { version: VERSION, userData: data(1) } }),
  'an ARU': says(abortPpdu, element('a0', 'a009 3007 020101 06025101'), { kind: 'normal', value: { contexts: [{ id: 1, transferSyntax: '2.1.1' }] } }),
  'an ARP that says nothing':                  says(abortPpdu, '3000', { kind: 'provider', value: {} }),
  'an ARP':                                    says(abortPpdu, '3006 800104 810101', { kind: 'provider', value: { reason: 4, event: 1 } }),
  'simply encoded data': says(userData, '4002 0500', { kind: 'simple', value: hex('0500') }),
  'simply encoded data in pieces': says(userData, '6007 040105 04020002', { kind: 'simple', value: hex('05 0002') }),
  'data in octets, with a transfer syntax': says(userData, element('61', element('30', '06025101 020103 8102 0500')), { kind: 'full', value: [{ transferSyntax: '2.1.1', context: 3, values: { kind: 'octetAligned', value: hex('0500') } }] }),
};
for (const [title, { read, value }] of Object.entries(meanings)) {
  test(`understands ${title}`, (t) => t.deepEqual(read(), value));
}

// biome-ignore format: a table
const malformed: Readonly<Record<string, readonly [type: Type<unknown>, octets: string, fault: string]>> = {
  'a CP without a mode':                       [cpPpdu,    '3102 a200',                          'ber.missing'],
  'a CP that is a SEQUENCE':                   [cpPpdu,    '3005 a003800101',                    'ber.tag'],
  'a CP with two modes':                       [cpPpdu,    '310a a003800101 a003800101',         'ber.duplicate'],
  'a CP past its end':                         [cpPpdu,    '3120 a003800101 a219 80',            'ber.truncated'],
  'a context without a transfer syntax list': [cpPpdu, element('31', MODE, element('a2', element('a4', '3007 020101 06025101'))), 'ber.missing'],
  'a CPA with what nobody defines': [cpaPpdu, element('31', MODE, 'a204 be020500'), 'ber.unknown'],
  'a CPA that is a CPR':                       [cpaPpdu,   '30038a0100',                         'ber.tag'],
  'a CPR with what nobody defines':            [cprPpdu,   '3003 9e0101',                        'ber.unknown'],
  'a CPR that is an ARU': [cprPpdu, 'a000', 'ber.tag'],
  'an ARP with what nobody defines':           [abortPpdu, '3003 820101',                        'ber.unknown'],
  'a PDV-list without a context':              [userData,  '6106 3004 a0020500',                 'ber.missing'],
  'a PDV-list without a value':                [userData,  '6105 3003 020103',                   'ber.missing'],
  'a PDV-list with two values in one':         [userData,  '610b 3009 020103 a004 05000500',     'ber.explicit'],
  'user data of another tag': [userData, '6200', 'ber.tag'],
};
for (const [title, [type, octets, code]] of Object.entries(malformed)) {
  test(`refuses ${title}`, (t) => t.throws(() => decodeValue(type, hex(octets)), { code }));
}

test('a SET of X.410 mode is handed up with its own tag and a short length', (t) => {
  const { x410 } = decodeValue(cpPpdu, hex(element('31', 'a003800100', 'a1820003 800100')));
  t.deepEqual(x410, hex('3103800100'));
});

test('and nothing but a SET is taken from above', (t) => {
  t.throws(() => encodeValue(cpPpdu, { mode: { mode: 'x410-1984' }, x410: hex('0500') }), { code: 'presentation.setElement' });
});
