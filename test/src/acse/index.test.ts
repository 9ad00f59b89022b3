import test from 'ava';
import { type AcseOptions, acse } from '#src/acse/index.ts';
import type { ContextResult, PresentationService } from '#src/presentation/index.ts';
import {
  ACCEPT,
  APDUS,
  accepted,
  bring,
  CALL,
  CALL1984,
  type Input,
  inAcse,
  inRtse,
  offered,
  play,
  put,
  RESULTS,
  refused,
  WAYS,
} from '../../support/acse.ts';
import { hex } from '../../support/hex.ts';

interface Script {
  readonly options?: AcseOptions;
  /** What comes before. */
  readonly way?: readonly Input[];
  readonly input: Input;
  readonly effects: readonly string[];
}

const NAME = 'a106060456000106';
const told = (cause: string): string => `^ A-ABORT.indication source=service-provider cause=${cause}`;
const ABRT = '< P-U-ABORT.request userData=1:6403800101';
const fails = (cause: string): readonly string[] => [ABRT, told(cause)];
const AARE = `< P-CONNECT.response result=accepted userData=1:6114${NAME}a203020100a305a103020100`;
const indicated = (more = ''): readonly string[] => [`^ A-ASSOCIATE.indication applicationContext=2.6.0.1.6${more}`];
const OPEN = [CALL, accepted()] as const;
const REJECTED: readonly ContextResult[] = [
  { id: 1, result: 'provider-rejection', reason: 'abstract-syntax-not-supported' },
  { id: 3, result: 'acceptance', transferSyntax: '2.1.1' },
];
const data = (apdu: string): Input => ({ kind: 'P-DATA.indication', userData: inAcse(apdu) });
const aarq = (more: string): string => `60${(8 + more.replaceAll(' ', '').length / 2).toString(16).padStart(2, '0')} ${NAME} ${more}`;
const withAuthentication = {
  ...CALL,
  authentication: { requirements: [0], mechanism: '2.2.3', value: hex('80027077') },
} as const satisfies Input;
const titles = { apTitle: hex('0602517f'), aeQualifier: hex('020109'), apInvocation: 1, aeInvocation: 2 };
const TITLES = '{"apTitle":"0602517f","aeQualifier":"020109","apInvocation":1,"aeInvocation":2}';
const REASON = { kind: 'A-ABORT.request', diagnostic: 5 } as const satisfies Input;
const digits = (value: number): string => value.toString(16).padStart(2, '0');

const bare = (octets: string) => [{ octets: hex(octets) }];
const offered1984 = (set: string): Input => ({
  kind: 'P-CONNECT.indication',
  called: {},
  calling: {},
  mode: 'x410-1984',
  contexts: [],
  results: [],
  version: 1,
  userData: bare(set),
});
const accepted1984 = (set: string): Input => ({
  kind: 'P-CONNECT.confirm',
  result: 'accepted',
  responding: {},
  mode: 'x410-1984',
  results: [],
  version: 1,
  userData: bare(set),
});

/** A refusal with this AARE, and the confirm that it comes to. */
const rejection = (result: 1 | 2, source: 'user' | 'provider', value: number): Script => ({
  way: [CALL],
  input: refused(`6114 ${NAME} a2030201${digits(result)} a305a${source === 'user' ? 1 : 2}030201${digits(value)}`),
  effects: [
    `^ A-ASSOCIATE.confirm result=rejected-${result === 1 ? 'permanent' : 'transient'} refusal={"layer":"acse","reason":"${source} ${value}","transient":${result === 2}} applicationContext=2.6.0.1.6`,
  ],
});
const refusal = (reason: number, transient?: boolean): Script => ({
  way: [CALL],
  input: {
    kind: 'P-CONNECT.confirm',
    result: 'refused',
    refusal: { layer: 'presentation', reason, ...(transient !== undefined && { transient }) },
  },
  effects: [
    `^ A-ASSOCIATE.confirm result=rejected-${transient ? 'transient' : 'permanent'} refusal={"layer":"presentation","reason":${reason}${transient === undefined ? '' : `,"transient":${transient}`}}`,
  ],
});

// biome-ignore format: a table
/** X.227, rule by rule. */
const rules: Readonly<Record<string, readonly Script[]>> = {
  'ACSE-01: an AARQ is answered by an AARE that accepts': [{ way: [offered()], input: ACCEPT, effects: [AARE] }],
  'ACSE-02: an AARQ for version 2 alone is refused by the provider': [
    { input: offered(`600c 80020640 ${NAME}`), effects: [`< P-CONNECT.response result=refused userData=1:6114${NAME}a203020101a305a203020102`] },
  ],
  'ACSE-03: an AARQ without a version is for version 1': [{ input: offered(aarq('')), effects: indicated() }],
  'ACSE-04: an application context that is not let in is refused; where nothing is said, any is let in': [
    { options: { applicationContexts: ['2.6.0.1.6'] }, input: offered('6008 a106060456000163'), effects: ['< P-CONNECT.response result=refused userData=1:6114a106060456000163a203020101a305a103020102'] },
    { options: { applicationContexts: ['2.6.0.1.6'] }, input: offered(aarq('')), effects: indicated() },
    { input: offered('6008 a106060456000163'), effects: ['^ A-ASSOCIATE.indication applicationContext=2.6.0.1.99'] },
  ],
  'ACSE-05: an AARQ may have fields that nobody knows': [
    { input: offered(aarq('bf2900')), effects: indicated() },
    { input: offered(aarq('bf2903020101 be1028 0e060251010201 03a005 b603800105')), effects: indicated(' userInformation=3:b603800105') },
  ],
  'ACSE-06: bits that nobody knows mean nothing': [
    { input: offered(`600c 800206c0 ${NAME}`), effects: indicated() },
    { input: offered(aarq('8a020410')), effects: indicated(' authentication={"requirements":[3]}') },
  ],
  'ACSE-07: an AARQ without an application context is a protocol error': [{ input: offered('6000'), effects: fails('ber.missing') }],
  'ACSE-08: titles go as they are, and the user may reject them': [
    { input: { ...CALL, calledTitles: titles, callingTitles: titles }, effects: [`< P-CONNECT.request userData=1:6032${NAME}a2040602517fa303020109a403020101a503020102a6040602517fa703020109a803020101a903020102`] },
    { input: offered(`6032 ${NAME} a2040602517f a303020109 a403020101 a503020102 a6040602517f a703020109 a803020101 a903020102`), effects: indicated(` calledTitles=${TITLES} callingTitles=${TITLES}`) },
    { way: [offered()], input: { kind: 'A-ASSOCIATE.response', result: 'rejected-permanent', diagnostic: 7 }, effects: [`< P-CONNECT.response result=refused userData=1:6114${NAME}a203020101a305a103020107`] },
    { way: [offered()], input: { kind: 'A-ASSOCIATE.response', result: 'rejected-transient', diagnostic: 1, userInformation: inRtse('b200'), respondingTitles: titles, references: {} }, effects: [`< P-CONNECT.response result=refused references={} userData=1:6138${NAME}a203020102a305a103020101a4040602517fa503020109a603020101a703020102be0d280b06025101020103a002b200`] },
    { way: [CALL], input: accepted(`6129 ${NAME} a203020100 a305a103020100 a4040602517f a503020109 a603020101 a703020102`), effects: [`^ A-ASSOCIATE.confirm result=accepted applicationContext=2.6.0.1.6 respondingTitles=${TITLES}`] },
  ],
  'ACSE-09: an AARE has an application context, a result and a source: those of the AARQ where nothing is said': [
    { way: [offered('6008 a10606045600010c')], input: ACCEPT, effects: ['< P-CONNECT.response result=accepted userData=1:6114a10606045600010ca203020100a305a103020100'] },
    { way: [offered()], input: { ...ACCEPT, applicationContext: '2.6.0.1.7', respondingTitles: titles }, effects: ['< P-CONNECT.response result=accepted userData=1:6129a106060456000107a203020100a305a103020100a4040602517fa503020109a603020101a703020102'] },
  ],
  'ACSE-10: an AARE with a field that nobody knows is a protocol error': [
    { way: [CALL], input: accepted(`6117 ${NAME} a203020100 a305a103020100 9f2900`), effects: fails('ber.unknown') },
    { way: [CALL], input: accepted('6300'), effects: fails('acse.apdu') },
    { way: [CALL], input: accepted(`6118 ${NAME} a203020100 a305a103020100 be020500`), effects: fails('ber.tag') },
  ],
  'ACSE-11: an AARE that rejects says how, and who says so': [
    ...Array.from({ length: 15 }, (_, value) => rejection(1, 'user', value)),
    ...Array.from({ length: 15 }, (_, value) => rejection(2, 'user', value)),
    ...[0, 1, 2].flatMap((value) => [rejection(1, 'provider', value), rejection(2, 'provider', value)]),
  ],
  'ACSE-12: an AARE that contradicts its connection is a protocol error': [
    { way: [CALL], input: refused(APDUS['AARE+']), effects: [told('acse.contradiction')] },
    { way: [CALL], input: accepted(APDUS['AARE-']), effects: fails('acse.contradiction') },
    { way: [CALL], input: accepted(`6114 ${NAME} a203020107 a305a103020100`), effects: fails('acse.contradiction') },
  ],
  'ACSE-13: a refusal without an AARE is that of the layer below': [
    ...[2, 3, 4, 5, 6].map((reason) => refusal(reason)),
    ...[0, 1, 7].map((reason) => refusal(reason, true)),
    refusal(4, false),
    { way: [CALL], input: refused('6100'), effects: ['^ A-ASSOCIATE.confirm result=rejected-permanent refusal={"layer":"presentation"}'] },
  ],
  'ACSE-14: an RLRQ is answered by an RLRE, which may have a reason and user information': [
    { way: [...OPEN, bring.RLRQ()], input: { kind: 'A-RELEASE.response' }, effects: ['< P-RELEASE.response userData=1:6303800100'] },
    { way: [...OPEN, bring.RLRQ()], input: { kind: 'A-RELEASE.response', reason: 1, userInformation: inRtse('0500') }, effects: ['< P-RELEASE.response userData=1:6312800101be0d280b06025101020103a0020500'] },
    { way: [...OPEN, { kind: 'A-RELEASE.request', reason: 1 }], input: bring.RLRE('6312 80011e be0d280b06025101020103a0020500'), effects: ['^ A-RELEASE.confirm reason=30 userInformation=3:0500'] },
  ],
  'ACSE-15: no APDU stands among data, and none where another should': [
    ...[APDUS.AARQ, APDUS['AARE+'], APDUS.RLRQ, APDUS.RLRE, ''].map((apdu): Script => ({ way: OPEN, input: data(apdu), effects: fails('acse.astray') })),
    { way: OPEN, input: bring.RLRQ(APDUS.RLRE), effects: fails('acse.apdu') },
    { way: OPEN, input: bring.RLRQ(APDUS.AARQ), effects: fails('acse.apdu') },
    { input: offered(APDUS.RLRQ), effects: fails('acse.apdu') },
    { way: [...OPEN, { kind: 'A-ABORT.request' }], input: data(APDUS.RLRQ), effects: [] },
  ],
  'ACSE-16: an abort has an ABRT, but not in version 1 of the session protocol': [
    { way: OPEN, input: { kind: 'A-ABORT.request' }, effects: ['< P-U-ABORT.request userData=1:6403800100'] },
    { way: [CALL, accepted(undefined, { version: 1 })], input: { kind: 'A-ABORT.request', userInformation: inRtse('b603800105') }, effects: ['< P-U-ABORT.request'] },
    { way: [CALL, accepted(undefined, { version: 1 })], input: bring.RLRE(), effects: ['< P-U-ABORT.request', told('acse.unexpected')] },
    { way: [offered(undefined, { version: 1 }), ACCEPT], input: { kind: 'A-ABORT.request' }, effects: ['< P-U-ABORT.request'] },
    { input: offered('6000', { version: 1 }), effects: ['< P-U-ABORT.request', told('ber.missing')] },
    { way: [CALL], input: accepted('6100', { version: 1 }), effects: ['< P-U-ABORT.request', told('ber.missing')] },
    { way: [CALL], input: { kind: 'A-ABORT.request', userInformation: inRtse('b603800105') }, effects: [`< P-U-ABORT.request userData=1:${APDUS.ABRT.replaceAll(' ', '')}`] },
  ],
  'ACSE-17: an abort without an ABRT is that of the user': [
    { way: OPEN, input: bring.ABRT('6403800100'), effects: ['^ A-ABORT.indication source=service-user'] },
    { way: OPEN, input: bring.ABRT('6403800101'), effects: ['^ A-ABORT.indication source=service-provider cause=acse.aborted'] },
    { way: OPEN, input: bring.ABRT('6406800101810102'), effects: ['^ A-ABORT.indication source=service-provider diagnostic=2 cause=acse.aborted'] },
    { way: OPEN, input: bring.ABRT('6406800100810105'), effects: ['^ A-ABORT.indication source=service-user diagnostic=5'] },
    { way: OPEN, input: { kind: 'P-U-ABORT.indication' }, effects: ['^ A-ABORT.indication source=service-user'] },
    { way: OPEN, input: { kind: 'P-U-ABORT.indication', userData: inRtse('b603800105') }, effects: ['^ A-ABORT.indication source=service-user userInformation=3:b603800105'] },
    { way: OPEN, input: bring.ABRT('6400'), effects: ['^ A-ABORT.indication source=service-user'] },
  ],
  'ACSE-18: in X.410 mode there are no APDUs': [
    { input: CALL1984, effects: ['< P-CONNECT.request userData=-:3100'] },
    { input: offered1984(APDUS.AARQ), effects: [`^ A-ASSOCIATE.indication userInformation=-:${APDUS.AARQ.replaceAll(' ', '')}`] },
    { way: [offered1984('3100')], input: { ...ACCEPT, userInformation: bare('31020500') }, effects: ['< P-CONNECT.response result=accepted userData=-:31020500'] },
  ],
  'ACSE-19: authentication that is asked for, and not supported, is left out': [
    { input: offered(aarq('8a020780 8b025203 ac0480027077')), effects: indicated(' authentication={"requirements":[0],"mechanism":"2.2.3","value":"80027077"}') },
    { way: [offered(aarq('8a020780'))], input: ACCEPT, effects: [AARE] },
    { way: [offered(aarq('8a020780')), ACCEPT], input: REASON, effects: ['< P-U-ABORT.request userData=1:6403800100'] },
    { way: [withAuthentication, accepted()], input: REASON, effects: ['< P-U-ABORT.request userData=1:6403800100'] },
  ],
  'ACSE-20: where RLRQs cross, who sent the AARQ answers first': [
    { way: WAYS.STA6, input: { kind: 'A-RELEASE.response' }, effects: ['< P-RELEASE.response userData=1:6303800100'] },
    { way: [...WAYS.STA6, { kind: 'A-RELEASE.response' }], input: bring.RLRE(), effects: ['^ A-RELEASE.confirm reason=0'] },
    { way: WAYS.STA7, input: bring.RLRE(), effects: ['^ A-RELEASE.confirm reason=0'] },
    { way: [...WAYS.STA7, bring.RLRE()], input: { kind: 'A-RELEASE.response' }, effects: ['< P-RELEASE.response userData=1:6303800100'] },
  ],
  'authentication that both sides select brings diagnostics to an ABRT': [
    { input: withAuthentication, effects: [`< P-CONNECT.request userData=1:6016${NAME}8a0207808b025203ac0480027077`] },
    { way: [withAuthentication], input: accepted(`6122 ${NAME} a203020100 a305a103020100 88020780 89025203 aa0480027077`), effects: ['^ A-ASSOCIATE.confirm result=accepted applicationContext=2.6.0.1.6 authentication={"requirements":[0],"mechanism":"2.2.3","value":"80027077"}'] },
    { way: [withAuthentication, accepted(`6118 ${NAME} a203020100 a305a103020100 88020780`)], input: REASON, effects: ['< P-U-ABORT.request userData=1:6406800100810105'] },
    { way: [withAuthentication, accepted(`6118 ${NAME} a203020100 a305a103020100 88020780`)], input: bring.RLRE(), effects: ['< P-U-ABORT.request userData=1:6406800101810102', told('acse.unexpected')] },
    { way: [offered(aarq('8a020780'))], input: { ...ACCEPT, authentication: { requirements: [0] } }, effects: [`< P-CONNECT.response result=accepted userData=1:6118${NAME}a203020100a305a10302010088020780`] },
    { way: [offered(aarq('8a020780')), { ...ACCEPT, authentication: { requirements: [0] } }], input: REASON, effects: ['< P-U-ABORT.request userData=1:6406800100810105'] },
    { way: [offered(), { ...ACCEPT, authentication: { requirements: [0] } }], input: REASON, effects: ['< P-U-ABORT.request userData=1:6403800100'] },
  ],
  'without its context there are no APDUs': [
    { input: offered(undefined, { results: REJECTED }), effects: ['< P-U-ABORT.request', told('acse.context')] },
    { way: [CALL], input: accepted(undefined, { results: REJECTED }), effects: ['< P-U-ABORT.request', told('acse.context')] },
    { way: [CALL], input: accepted(undefined, { results: [] }), effects: ['< P-U-ABORT.request', told('acse.context')] },
    { input: { ...offered(), userData: inRtse('0500') } as Input, effects: fails('acse.missing') },
  ],
  'user information is one element, or octets, and names its context': [
    { input: offered(aarq('be0a 2808 020105 8103 010203')), effects: indicated(' userInformation=5:010203') },
    { input: offered(aarq('be15 2809 020103 a004 04020102 2808 020105 8103 010203')), effects: indicated(' userInformation=3:04020102,5:010203') },
    { input: offered(aarq('be08 2806 06025101 8100')), effects: fails('acse.reference') },
    { input: offered(aarq('be08 2806 020103 820100')), effects: fails('acse.encoding') },
  ],
};

// biome-ignore format: a table
/** X.410 mode, X.227 §8.4: from one service to the other, and nothing added. */
const x410: readonly Script[] = [
  { input: { ...CALL1984, contexts: [], applicationContext: '2.6.0.1.6', calledTitles: titles }, effects: ['< P-CONNECT.request userData=-:3100'] },
  { way: [CALL1984], input: accepted1984('31020500'), effects: ['^ A-ASSOCIATE.confirm result=accepted userInformation=-:31020500'] },
  { way: [CALL1984], input: { kind: 'P-CONNECT.confirm', result: 'refused', refusal: { layer: 'presentation' }, userData: bare('3103800102') }, effects: ['^ A-ASSOCIATE.confirm result=rejected-permanent refusal={"layer":"presentation"} userInformation=-:3103800102'] },
  { way: [CALL1984], input: { kind: 'P-CONNECT.confirm', result: 'refused', refusal: { layer: 'session', reason: 1, transient: true } }, effects: ['^ A-ASSOCIATE.confirm result=rejected-transient refusal={"layer":"session","reason":1,"transient":true}'] },
  { way: [offered1984('3100')], input: { kind: 'A-ASSOCIATE.response', result: 'rejected-permanent', userInformation: bare('3103800102') }, effects: ['< P-CONNECT.response result=refused userData=-:3103800102'] },
  { options: { applicationContexts: [] }, input: offered1984('3100'), effects: ['^ A-ASSOCIATE.indication userInformation=-:3100'] },
  { way: [CALL1984, accepted1984('31020500')], input: { kind: 'A-RELEASE.request', reason: 0 }, effects: ['< P-RELEASE.request'] },
  { way: [CALL1984, accepted1984('31020500'), { kind: 'A-RELEASE.request' }], input: { kind: 'P-RELEASE.confirm' }, effects: ['^ A-RELEASE.confirm'] },
  { way: [offered1984('3100'), ACCEPT], input: { kind: 'P-RELEASE.indication' }, effects: ['^ A-RELEASE.indication'] },
  { way: [offered1984('3100'), ACCEPT, { kind: 'P-RELEASE.indication' }], input: { kind: 'A-RELEASE.response' }, effects: ['< P-RELEASE.response'] },
  { way: [offered1984('3100'), ACCEPT], input: { kind: 'A-ABORT.request', userInformation: bare('3103800100') }, effects: ['< P-U-ABORT.request userData=-:3103800100'] },
  { way: [offered1984('3100'), ACCEPT], input: { kind: 'P-U-ABORT.indication', userData: bare('3103800100') }, effects: ['^ A-ABORT.indication source=service-user userInformation=-:3103800100'] },
  { way: [offered1984('3100'), ACCEPT], input: { kind: 'P-U-ABORT.indication' }, effects: ['^ A-ABORT.indication source=service-user'] },
  { way: [offered1984('3100'), ACCEPT], input: { kind: 'P-DATA.indication', userData: bare('6203800100') }, effects: ['^ P-DATA.indication userData=-:6203800100'] },
  { way: [offered1984('3100'), ACCEPT], input: { kind: 'P-RELEASE.confirm' }, effects: ['< P-U-ABORT.request', told('acse.unexpected')] },
  { way: [CALL1984, accepted1984('31020500')], input: { kind: 'P-P-ABORT.indication', session: { reason: 'transport disconnect' } }, effects: ['^ A-P-ABORT.indication session={"reason":"transport disconnect"}'] },
];

const scripts = Object.entries({ ...rules, 'X.410 mode': x410 }).flatMap(([title, each]) =>
  each.map((script, index) => [each.length > 1 ? `${title} (${index + 1})` : title, script] as const),
);
for (const [title, { options, way = [], input, effects }] of scripts) {
  test(title, (t) => {
    const us = acse(options);
    play(us, way);
    t.deepEqual(put(us, input), effects);
  });
}

// biome-ignore format: a table
const mistakes: Readonly<Record<string, { readonly way: readonly Input[]; readonly input: Input; readonly fault: string }>> = {
  'a call without the context of ACSE':        { way: [],          input: { ...CALL, contexts: [] },                                            fault: 'acse.context' },
  'a call without an application context':     { way: [],          input: { kind: CALL.kind, called: CALL.called, mode: 'normal', contexts: CALL.contexts }, fault: 'ber.missing' },
  'user information without its context':      { way: [],          input: { ...CALL, userInformation: bare('0500') },                           fault: 'acse.reference' },
  'a response where nobody has called':        { way: [],          input: ACCEPT,                                                               fault: 'acse.unexpected' },
  'an answer to a release before it is ours':  { way: WAYS.STA7,   input: { kind: 'A-RELEASE.response' },                                       fault: 'acse.unexpected' },
};
for (const [title, { way, input, fault }] of Object.entries(mistakes)) {
  test(`throws at ${title}`, (t) => {
    const us = acse();
    play(us, way);
    t.throws(() => put(us, input), { code: fault });
  });
}

test('the terms of the connection pass through', (t) => {
  const terms = { references: { common: hex('1700') }, units: ['halfDuplex'], tokens: { data: 'responder' }, syncPoint: 7 } as const;
  const said = ' references={"common":"1700"} units=["halfDuplex"] tokens={"data":"responder"} syncPoint=7';
  const calling = { psel: hex('61') };
  const [sent] = acse().fromAbove({ ...CALL, ...terms, calling });
  t.like(sent && 'down' in sent ? sent.down : {}, {
    kind: 'P-CONNECT.request',
    called: CALL.called,
    calling,
    contexts: CALL.contexts,
    mode: 'normal',
    ...terms,
  });
  const us = acse();
  const [indication] = us.fromBelow({ ...offered(aarq('')), ...terms, calling } as PresentationService['up']);
  t.like(indication && 'up' in indication ? indication.up : {}, {
    kind: 'A-ASSOCIATE.indication',
    calling,
    results: RESULTS,
    version: 2,
    mode: 'normal',
    ...terms,
  });
  t.deepEqual(put(us, { ...ACCEPT, ...terms }), [AARE.replace(' userData', `${said} userData`)]);
});

test('one association may follow another', (t) => {
  const us = acse();
  play(us, [offered(aarq('8a020780'), { version: 1 }), ACCEPT, { kind: 'A-ABORT.request' }]);
  t.deepEqual(play(us, [offered(), ACCEPT]), [AARE]);
  t.deepEqual(put(us, { kind: 'A-ABORT.request' }), ['< P-U-ABORT.request userData=1:6403800100']);
  t.deepEqual(play(us, [CALL1984, accepted1984('31020500'), { kind: 'A-ABORT.request' }]), ['< P-U-ABORT.request']);
});
