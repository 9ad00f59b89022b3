import test from 'ava';
import {
  anyElement,
  application,
  bigInteger,
  bitString,
  boolean,
  checked,
  choice,
  constructed,
  dataValue,
  decodeBer,
  decodeValue,
  defaulted,
  encodeBer,
  encodeValue,
  enumerated,
  explicit,
  extensions,
  external,
  generalizedTime,
  ia5String,
  implicit,
  integer,
  namedBits,
  namedInteger,
  nothing,
  objectIdentifier,
  octetIn,
  octetString,
  optional,
  raw,
  sequence,
  sequenceOf,
  set,
  setOf,
  stated,
  type Tlv,
  type Type,
  universal,
  utcTime,
} from '#src/asn1/index.ts';
import { ProtocolError } from '#src/core/index.ts';
import { hex, hexOf } from '../../support/hex.ts';
import { Dice } from '../../support/random.ts';

const BER = '2.1.1';
const MTS_TRANSFER = '2.6.0.1.6';

/** X.411: the argument of MTA-bind. */
const mtaBindArgument = choice({
  unauthenticated: nothing,
  authenticated: implicit(
    1,
    set({
      initiatorName: implicit(0, ia5String),
      initiatorCredentials: explicit(1, choice({ ia5: ia5String, octets: octetString })),
      securityContext: optional(implicit(2, set({ extensions }))),
    }),
  ),
});

/** X.228 §9: RTORQ, with the bind around the argument of MTA-bind. */
const rtorq = implicit(
  16,
  set({
    checkpointSize: stated(implicit(0, integer), 0),
    windowSize: stated(implicit(1, integer), 3),
    dialogueMode: stated(implicit(2, namedInteger({ monologue: 0, twa: 1 })), 'monologue'),
    connectionData: explicit(
      3,
      choice({
        open: explicit(0, explicit(16, mtaBindArgument)),
        recover: implicit(
          1,
          sequence({
            callingSSuserReference: choice({ octets: octetString }),
            commonReference: utcTime,
            additionalReference: optional(implicit(0, octetString)),
          }),
        ),
      }),
    ),
  }),
);

/** X.227 §9.1: AARQ, as far as the vectors go. */
const aarq = implicit(
  application(0),
  sequence({
    protocolVersion: defaulted(implicit(0, namedBits({ version1: 0 })), ['version1']),
    applicationContextName: explicit(1, objectIdentifier),
    extensions,
    userInformation: optional(implicit(30, sequenceOf(external))),
  }),
);

/** X.226 §8.4.2: fully encoded data. */
const userData = implicit(
  application(1),
  sequenceOf(
    sequence({
      transferSyntaxName: optional(objectIdentifier),
      presentationContextIdentifier: integer,
      presentationDataValues: dataValue,
    }),
  ),
);

/** X.226 §8.2: CP. */
const cp = set({
  modeSelector: implicit(0, set({ modeValue: implicit(0, namedInteger({ x410: 0, normal: 1 })) })),
  x410Parameters: optional(implicit(1, set({ extensions }))),
  normalParameters: optional(
    implicit(
      2,
      sequence({
        protocolVersion: defaulted(implicit(0, namedBits({ version1: 0 })), ['version1']),
        callingSelector: optional(implicit(1, octetString)),
        calledSelector: optional(implicit(2, octetString)),
        contexts: optional(
          implicit(
            4,
            sequenceOf(sequence({ identifier: integer, abstractSyntax: objectIdentifier, transferSyntaxes: sequenceOf(objectIdentifier) })),
          ),
        ),
        requirements: optional(implicit(8, namedBits({ contextManagement: 0, restoration: 1 }))),
        userData: optional(userData),
      }),
    ),
  ),
});

/** X.226 §8.2: CPA. */
const cpa = set({
  modeSelector: implicit(0, set({ modeValue: implicit(0, namedInteger({ x410: 0, normal: 1 })) })),
  normalParameters: optional(
    implicit(
      2,
      sequence({
        respondingSelector: optional(implicit(3, octetString)),
        results: optional(
          implicit(
            5,
            sequenceOf(
              sequence({
                result: implicit(0, namedInteger({ acceptance: 0, userRejection: 1, providerRejection: 2 })),
                transferSyntax: optional(implicit(1, objectIdentifier)),
                providerReason: optional(implicit(2, integer)),
              }),
            ),
          ),
        ),
        userData: optional(userData),
      }),
    ),
  ),
});

/** X.227 §9.1: AARE and RLRQ, as far as the vectors go. */
const diagnostic = choice({ user: explicit(1, integer), provider: explicit(2, integer) });
const aare = implicit(
  application(1),
  sequence({
    applicationContextName: explicit(1, objectIdentifier),
    result: explicit(2, namedInteger({ accepted: 0, rejectedPermanent: 1, rejectedTransient: 2 })),
    diagnostic: explicit(3, diagnostic),
    userInformation: optional(implicit(30, sequenceOf(external))),
  }),
);

// MTABind in RTORQ in AARQ in CP, each as it stands in the next.
const BIND = 'a113 80054d54412d41 a10a16087365637265742d61';
const RTORQ = `b024 800100 810103 820100 a319 a017 b015 ${BIND}`;
const AARQ = `603b a106 060456000106 be31 282f 06025101 020103 a026 ${RTORQ}`;
const CONTEXTS =
  'a433 300f 020101 060452010001 3004 06025101 300f 020103 06045600020c 3004 06025101 300f 020105 060456000207 3004 06025101';
const CP = `31818b a003 800101 a28183 81025031 82025031 ${CONTEXTS} 6144 3042 020101 a03d ${AARQ}`;
const RTOAC = 'b121 800100 810103 a219 a017 b115 a113 80054d54412d42 a10a16087365637265742d62';
const AARE = `6144 a106 060456000106 a203 020100 a305 a103 020100 be2e 282c 06025101 020103 a023 ${RTOAC}`;
const RESULT = '3007 800100 81025101';
const CPA = `3177 a003 800101 a270 83025031 a51b ${RESULT} ${RESULT} ${RESULT} 614d 304b 020101 a046 ${AARE}`;

const accepted = { result: 'acceptance', transferSyntax: BER };
const context = (identifier: number, abstractSyntax: string) => ({ identifier, abstractSyntax, transferSyntaxes: [BER] });
const asElement = (octets: string) => ({ kind: 'singleAsn1Type', value: hex(octets) });
const referred = (octets: string) => ({ directReference: BER, indirectReference: 3, encoding: asElement(octets) });
const bound = { initiatorName: 'MTA-A', initiatorCredentials: { kind: 'ia5', value: 'secret-a' } };
const defaults = { checkpointSize: 0, windowSize: 3, dialogueMode: 'monologue' };

// biome-ignore format: a table
const vectors: readonly (readonly [title: string, type: Type<unknown>, octets: string, value: unknown])[] = [
  ['MTABind, not authenticated',       mtaBindArgument, '0500',  { kind: 'unauthenticated', value: null }],
  ['MTABind with a password',          mtaBindArgument, BIND,    { kind: 'authenticated', value: bound }],
  ['MTABind with a security context',  mtaBindArgument, 'a111 800141 a104 04020001 a206 800101 810102', { kind: 'authenticated', value: { initiatorName: 'A', initiatorCredentials: { kind: 'octets', value: hex('0001') }, securityContext: { extensions: [hex('800101'), hex('810102')] } } }],
  ['RTORQ that opens',                 rtorq,           RTORQ,   { ...defaults, connectionData: { kind: 'open', value: { kind: 'authenticated', value: bound } } }],
  ['RTORQ that recovers',              rtorq,           'b023 800101 810103 820100 a318 a116 04054d54412d41 170d3939313132323132303030305a', { ...defaults, checkpointSize: 1, connectionData: { kind: 'recover', value: { callingSSuserReference: { kind: 'octets', value: hex('4d54412d41') }, commonReference: '991122120000Z' } } }],
  ['AARQ',                             aarq,            AARQ,    { protocolVersion: ['version1'], applicationContextName: MTS_TRANSFER, userInformation: [referred(RTORQ)] }],
  ['AARQ with a calling AE-qualifier', aarq,            '6014 a106 060456000106 a703020105 be05 2803 810161', { protocolVersion: ['version1'], applicationContextName: MTS_TRANSFER, extensions: [hex('a703020105')], userInformation: [{ encoding: { kind: 'octetAligned', value: hex('61') } }] }],
  ['AARE',                             aare,            AARE,    { applicationContextName: MTS_TRANSFER, result: 'accepted', diagnostic: { kind: 'user', value: 0 }, userInformation: [referred(RTOAC)] }],
  ['CP',                               cp,              CP,      { modeSelector: { modeValue: 'normal' }, normalParameters: { protocolVersion: ['version1'], callingSelector: hex('5031'), calledSelector: hex('5031'), contexts: [context(1, '2.2.1.0.1'), context(3, '2.6.0.2.12'), context(5, '2.6.0.2.7')], userData: [{ presentationContextIdentifier: 1, presentationDataValues: asElement(AARQ) }] } }],
  ['CP of X.410 mode',                 cp,              '3117 a003 800100 a110 800100 810103 840101 a305 a003 020101', { modeSelector: { modeValue: 'x410' }, x410Parameters: { extensions: [hex('800100'), hex('810103'), hex('840101'), hex('a305 a003 020101')] } }],
  ['CPA',                              cpa,             CPA,     { modeSelector: { modeValue: 'normal' }, normalParameters: { respondingSelector: hex('5031'), results: [accepted, accepted, accepted], userData: [{ presentationContextIdentifier: 1, presentationDataValues: asElement(AARE) }] } }],
  ['RLRQ in a P-data',                 userData,        '610c 300a 020101 a005 6203800100', [{ presentationContextIdentifier: 1, presentationDataValues: asElement('6203800100') }]],
  ['RTTR in a P-data',                 userData,        '610b 3009 020103 a004 0402 2800', [{ presentationContextIdentifier: 3, presentationDataValues: asElement('0402 2800') }]],
  ['EXTERNAL that RTTR carries',       external,        '2807 020105 a002 a200', { indirectReference: 5, encoding: asElement('a200') }],
  ['EXTERNAL of octets',               external,        '2808 06025101 81026162', { directReference: BER, encoding: { kind: 'octetAligned', value: hex('6162') } }],
  ['EXTERNAL of bits',                 external,        '2807 020105 820204f0', { indirectReference: 5, encoding: { kind: 'arbitrary', value: { octets: hex('f0'), unused: 4 } } }],
  ['EXTERNAL with words',              external,        '2806 070161 810162', { dataValueDescriptor: 'a', encoding: { kind: 'octetAligned', value: hex('62') } }],
];
for (const [title, type, octets, value] of vectors) {
  test(`reads ${title}`, (t) => t.deepEqual(decodeValue(type, hex(octets)), value));
  test(`writes ${title}`, (t) => t.is(hexOf(encodeValue(type, value)), hexOf(hex(octets))));
}

test('an EXTERNAL of octets may come in pieces', (t) =>
  t.deepEqual(decodeValue(external, hex('2880 020105 a180 040161 040162 0000 0000')), {
    indirectReference: 5,
    encoding: { kind: 'octetAligned', value: hex('6162') },
  }));

const everything = sequence({
  cp: optional(cp),
  cpa: optional(implicit(100, cpa)),
  text: optional(checked(ia5String)),
  time: optional(checked(generalizedTime)),
  bits: optional(checked(bitString)),
  large: optional(bigInteger),
  flag: optional(boolean),
  reason: optional(enumerated({ busy: 0 })),
  set: optional(implicit(7, setOf(anyElement))),
  extensions,
});
const MUCH = `${CP} bf6477 ${CPA.slice(4)} 3680 04014d 0403544131 0000 180a31393939313132323132 230903020061 0303041230 0209008000000000000000 0101ff 0a0100 a704 0500 3000 9f81480100`;

const seedOf = (elements: string): Uint8Array => encodeBer(constructed(universal(16), [raw(hex(elements))]));

/** Where contents stand that are octets. */
const contentsIn = (tlv: Tlv): readonly number[] =>
  tlv.kind === 'constructed' ? tlv.children.flatMap(contentsIn) : Array.from(tlv.content, (_, index) => octetIn(tlv, index));

test('what the mutants come from is sound', (t) => {
  const value = decodeValue(everything, seedOf(MUCH));
  t.is(Object.keys(value).length, 10);
});
test('100,000 mutants are read, or refused with a fault of this floor, and what is read is written as it was', (t) => {
  const dice = new Dice(102);
  const seeds = [MUCH, CP, AARQ, CPA].map(seedOf);
  const places = new Map(seeds.map((seed) => [seed, contentsIn(decodeBer(seed))]));
  const seen = new Map<string, number>();
  const count = (code: string) => void seen.set(code, (seen.get(code) ?? 0) + 1);
  for (let mutant = 0; mutant < 100_000; mutant++) {
    const seed = dice.pick(seeds);
    const octets = dice.roll(2) === 0 ? dice.mutated(seed) : Uint8Array.from(seed);
    // The headers of the other half stay as they are, so that it gets as far as the types.
    if (octets.length === seed.length)
      for (let count = dice.roll(3); count > 0; count--) octets[dice.pick(places.get(seed)!)] = dice.roll(256);
    try {
      const tlv = decodeBer(octets);
      const written = encodeBer(tlv);
      if (written.length !== octets.length || written.some((octet, at) => octet !== octets[at])) t.is(hexOf(written), hexOf(octets));
      count('a tree');
      everything.decode(tlv);
      count('a value');
    } catch (error) {
      if (!(error instanceof ProtocolError && error.code.startsWith('ber.'))) t.is(error, undefined, hexOf(octets));
      else count(error.code);
    }
  }
  t.log([...seen].map(([code, times]) => `${code} ${times}`).join(', '));
  t.true(seen.size > 20);
});
