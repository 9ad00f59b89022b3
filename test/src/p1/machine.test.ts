import test from 'ava';
import { ABSTRACT_SYNTAXES, CONTEXTS, mta, type TransferService } from '#src/p1/index.ts';
import { TABLE } from '#src/p1/machine.ts';
import type { Recovery, RtseService } from '#src/rtse/index.ts';
import { keepsTheContract, type Subject } from '../../contract/layer.ts';
import { watched } from '../../support/cells.ts';
import { hex } from '../../support/hex.ts';
import {
  ACCEPT,
  ARGUMENT,
  associationIn,
  BIND,
  effectsOf,
  type Input,
  OLDER_OPEN,
  OPEN,
  OPENED,
  play,
  put,
  REFUSED,
  RESULT,
  USER_DATA,
  WAYS,
} from '../../support/p1.ts';

const coverage = watched(TABLE);

const apdu = hex('a200');
const recovery: Recovery = {
  mode: 'normal',
  references: { calling: hex('0441') },
  activity: hex('01'),
  syncPoint: 1,
  role: 'sending',
  checkpointSize: 1,
  windowSize: 3,
  octets: hex('a200'),
  marks: [2],
};

// biome-ignore format: a table
const primitives: readonly Input[] = [
  BIND,
  ACCEPT,
  { kind: 'MTA-UNBIND.request' },
  { kind: 'MTA-UNBIND.response' },
  { kind: 'MTA-TRANSFER.request', apdu, within: 1000 },
  { kind: 'MTA-TRANSFER.response', result: 'secured' },
  { kind: 'MTA-TURN-PLEASE.request' },
  { kind: 'MTA-TURN-GIVE.request' },
  { kind: 'MTA-ABORT.request' },
  OPEN,
  OPENED,
  { kind: 'RT-CLOSE.indication' },
  { kind: 'RT-CLOSE.confirm' },
  { kind: 'RT-TRANSFER.indication', apdu: { context: 5, octets: apdu } },
  { kind: 'RT-TRANSFER.confirm', result: 'positive' },
  { kind: 'RT-TURN-PLEASE.indication', priority: 0 },
  { kind: 'RT-TURN-GIVE.indication' },
  { kind: 'RT-U-ABORT.indication' },
  { kind: 'RT-P-ABORT.indication' },
];

const CAUSE = '^ MTA-ABORT.indication by=provider cause=p1.unexpected';
const ABORT = ['< RT-U-ABORT.request', CAUSE];
// biome-ignore format: a table
/** What comes of what has no cell. */
const invalid: Readonly<Record<keyof typeof TABLE, readonly string[]>> = {
  UNBOUND: [CAUSE], 'BIND SENT': ABORT, 'BIND ASKED': ABORT, BOUND: ABORT, 'UNBIND SENT': ABORT, 'UNBIND ASKED': ABORT, OVER: [],
};

for (const state of Object.keys(TABLE) as readonly (keyof typeof TABLE)[]) {
  test(`${state}: what has no cell is our own mistake from above, and invalid from below`, (t) => {
    const absent = primitives.filter(({ kind }) => !(kind in TABLE[state]));
    for (const input of absent) {
      if (input.kind.startsWith('MTA-')) t.throws(() => put(associationIn(WAYS[state]), input), { code: 'p1.unexpected' }, input.kind);
      else t.deepEqual(put(associationIn(WAYS[state]), input), invalid[state], input.kind);
    }
    t.true(absent.length > 5);
  });
}

const hexed = (text: string): string => text.replaceAll(' ', '');
const argument = hexed(USER_DATA.argument);
const result = hexed(USER_DATA.result);
const olderArgument = hexed(USER_DATA.olderArgument);
const olderResult = hexed(USER_DATA.olderResult);
const told = '{kind:authenticated,value:{initiatorName:MTA-A,initiatorCredentials:{kind:ia5,value:secret-a}}}';
const answered = '{kind:authenticated,value:{responderName:MTA-B,responderCredentials:{kind:ia5,value:secret-b}}}';
const sizes = 'checkpointSize=0 windowSize=3';
const unreadable = '^ MTA-ABORT.indication by=provider cause=';

// biome-ignore format: a table
/** State by state, what an event does. */
const cells: Readonly<Record<string, readonly (readonly [state: keyof typeof WAYS, input: Input, effects: readonly string[]])[]>> = {
  'a bind that we send': [
    ['UNBOUND',   BIND,                                      [`< RT-OPEN.request mode=normal applicationContext=2.6.0.1.6 userData=${argument}`]],
    ['UNBOUND',   { ...BIND, conformance: 'x410' },          [`< RT-OPEN.request mode=x410-1984 applicationProtocol=12 userData=${olderArgument}`]],
    ['UNBOUND',   { ...BIND, conformance: '1984', turn: 'responder', dialogue: 'two-way-alternate', windowSize: 1 }, [`< RT-OPEN.request turn=responder dialogue=two-way-alternate windowSize=1 mode=x410-1984 applicationProtocol=1 userData=${olderArgument}`]],
    ['BIND SENT', OPENED,                                    [`^ MTA-BIND.confirm result=accepted conformance=1988 dialogue=monologue ${sizes} value=${answered}`]],
    ['BIND SENT', { ...OPENED, dialogue: 'two-way-alternate' }, [`^ MTA-BIND.confirm result=accepted conformance=1988 dialogue=two-way-alternate ${sizes} value=${answered}`]],
    ['older',     { ...OPENED, mode: 'x410-1984', userData: hex(olderResult) }, [`^ MTA-BIND.confirm result=accepted conformance=1984 dialogue=monologue ${sizes} value=${answered}`]],
    ['BIND SENT', REFUSED,                                   ['^ MTA-BIND.confirm result=refused refusal={layer:p1,reason:authentication-error,transient:false} error=authentication-error']],
    ['BIND SENT', { ...REFUSED, userData: hex('b203 020100') }, ['^ MTA-BIND.confirm result=refused refusal={layer:p1,reason:busy,transient:true} error=busy']],
    ['BIND SENT', { ...REFUSED, userData: hex('b203 020101') }, ['^ MTA-BIND.confirm result=refused refusal={layer:p1,reason:1} error=1']],
    ['BIND SENT', { ...REFUSED, userData: hex('b2') },       ['^ MTA-BIND.confirm result=refused refusal={layer:rtse}']],
    ['BIND SENT', { kind: 'RT-OPEN.confirm', result: 'refused', refusal: { layer: 'rtse' } }, ['^ MTA-BIND.confirm result=refused refusal={layer:rtse}']],
    ['BIND SENT', { kind: 'RT-OPEN.confirm', result: 'refused', refusal: { layer: 'session', reason: 129 } }, ['^ MTA-BIND.confirm result=refused refusal={layer:session,reason:129}']],
    ['older',     { kind: 'RT-OPEN.confirm', result: 'refused', refusal: { layer: 'rtse', reason: 1 } }, ['^ MTA-BIND.confirm result=refused refusal={layer:p1,reason:cannot-recover,transient:true} error=cannot-recover']],
    ['older',     { kind: 'RT-OPEN.confirm', result: 'refused', refusal: { layer: 'rtse', reason: 9, transient: true } }, ['^ MTA-BIND.confirm result=refused refusal={layer:p1,reason:9,transient:true} error=9']],
    ['older',     { kind: 'RT-OPEN.confirm', result: 'refused', refusal: { layer: 'rtse' } }, ['^ MTA-BIND.confirm result=refused refusal={layer:rtse}']],
  ],
  'a bind that we are asked for': [
    ['UNBOUND',     OPEN,                                    [`^ MTA-BIND.indication applicationContext=2.6.0.1.6 ${sizes} dialogue=monologue turn=initiator conformance=1988 argument=${told}`]],
    ['UNBOUND',     { ...OLDER_OPEN, applicationProtocol: 12 }, [`^ MTA-BIND.indication ${sizes} dialogue=monologue turn=initiator conformance=x410 argument=${told}`]],
    ['BIND ASKED',  ACCEPT,                                  [`< RT-OPEN.response result=accepted userData=${result}`]],
    ['olderCalled', ACCEPT,                                  [`< RT-OPEN.response result=accepted userData=${olderResult}`]],
    ['BIND ASKED',  { kind: 'MTA-BIND.response', result: 'refused', error: 'busy' }, ['< RT-OPEN.response result=refused userData=b203020100 transient=true']],
    ['BIND ASKED',  { kind: 'MTA-BIND.response', result: 'refused', error: 'cannot-recover' }, ['< RT-OPEN.response result=refused transient=true']],
    ['BIND ASKED',  { kind: 'MTA-BIND.response', result: 'refused', error: 7 }, ['< RT-OPEN.response result=refused userData=b203020107']],
    ['olderCalled', { kind: 'MTA-BIND.response', result: 'refused', error: 'cannot-recover' }, ['< RT-OPEN.response result=refused reason=1 transient=true']],
    ['olderCalled', { kind: 'MTA-BIND.response', result: 'refused', error: 'unacceptable-security-context' }, ['< RT-OPEN.response result=refused reason=2 transient=false']],
    ['olderCalled', { kind: 'MTA-BIND.response', result: 'refused', error: 9 }, ['< RT-OPEN.response result=refused reason=9']],
  ],
  'a bind that cannot be read': [
    ['UNBOUND',     { ...OPEN, userData: hex('b015') },      ['< RT-OPEN.response result=refused userData=b203020102 transient=false', `${unreadable}ber.truncated`]],
    ['UNBOUND',     { ...OPEN, userData: hex(olderArgument) }, ['< RT-OPEN.response result=refused userData=b203020102 transient=false', `${unreadable}ber.tag`]],
    ['UNBOUND',     { ...OLDER_OPEN, userData: hex('a106 8000 a102 1600') }, ['< RT-OPEN.response result=refused reason=2 transient=false', `${unreadable}p1.mtaName`]],
    ['UNBOUND',     { ...OLDER_OPEN, applicationProtocol: 99 }, ['< RT-OPEN.response result=refused reason=2 transient=false', `${unreadable}p1.applicationProtocol`]],
    ['UNBOUND',     { ...OPEN, contexts: CONTEXTS.slice(0, 2) }, ['< RT-OPEN.response result=refused userData=b203020102 transient=false', `${unreadable}p1.transferContext`]],
    ['BIND SENT',   { ...OPENED, userData: hex('b10a a108 8001 41') }, ['< RT-U-ABORT.request', `${unreadable}ber.truncated`]],
    ['BIND SENT',   { ...OPENED, userData: hex('b10a a108 8000 a104 1602 6161') }, ['< RT-U-ABORT.request', `${unreadable}p1.mtaName`]],
    ['older',       { ...OPENED, userData: hex(USER_DATA.namelessResult) }, ['< RT-U-ABORT.request', `${unreadable}p1.mtaName`]],
  ],
  'transfers and the turn': [
    ['BOUND',  { kind: 'MTA-TRANSFER.request', apdu, within: 1000 }, ['< RT-TRANSFER.request apdu={context:5,octets:a200} within=1000']],
    ['BOUND',  { kind: 'RT-TRANSFER.confirm', result: 'positive' }, ['^ MTA-TRANSFER.confirm result=positive']],
    ['BOUND',  { kind: 'RT-TRANSFER.confirm', result: 'negative', cause: new Error('late') }, ['^ MTA-TRANSFER.confirm result=negative cause={}']],
    ['called', { kind: 'RT-TRANSFER.indication', apdu: { context: 5, octets: apdu } }, ['^ MTA-TRANSFER.indication apdu=a200']],
    ['called', { kind: 'RT-TRANSFER.indication', apdu: { context: 3, octets: apdu } }, ['< RT-U-ABORT.request', `${unreadable}p1.apduContext`]],
    ['called', { kind: 'MTA-TRANSFER.response', result: 'secured' }, ['< RT-TRANSFER.response result=secured']],
    ['called', { kind: 'MTA-TRANSFER.response', result: 'refused', reason: 5 }, ['< RT-TRANSFER.response result=refused reason=5']],
    ['called', { kind: 'MTA-TURN-PLEASE.request', priority: 2 }, ['< RT-TURN-PLEASE.request priority=2']],
    ['BOUND',  { kind: 'RT-TURN-PLEASE.indication', priority: 2 }, ['^ MTA-TURN-PLEASE.indication priority=2']],
    ['BOUND',  { kind: 'MTA-TURN-GIVE.request' },            ['< RT-TURN-GIVE.request']],
    ['called', { kind: 'RT-TURN-GIVE.indication' },          ['^ MTA-TURN-GIVE.indication']],
  ],
  'an unbind': [
    ['BOUND',        { kind: 'MTA-UNBIND.request' },         ['< RT-CLOSE.request']],
    ['called',       { kind: 'RT-CLOSE.indication' },        ['^ MTA-UNBIND.indication']],
    ['UNBIND ASKED', { kind: 'MTA-UNBIND.response' },        ['< RT-CLOSE.response']],
    ['UNBIND SENT',  { kind: 'RT-TURN-PLEASE.indication', priority: 0 }, []],
    ['UNBIND SENT',  { kind: 'RT-CLOSE.confirm' },           ['^ MTA-UNBIND.confirm']],
  ],
  'an end that no one asked for': [
    ['UNBOUND',      { kind: 'RT-P-ABORT.indication' },      ['^ MTA-ABORT.indication by=provider']],
    ['UNBOUND',      { kind: 'MTA-ABORT.request' },          ['< RT-U-ABORT.request']],
    ['BIND SENT',    { kind: 'RT-TRANSFER.confirm', result: 'negative' }, []],
    ['OVER',         { kind: 'MTA-ABORT.request' },          []],
    ['OVER',         { kind: 'MTA-BIND.response', result: 'refused', error: 'busy' }, []],
    ['OVER',         { kind: 'MTA-TRANSFER.request', apdu: hex('a000'), within: 1 }, []],
    ['OVER',         { kind: 'MTA-TRANSFER.response', result: 'secured' }, []],
    ['OVER',         { kind: 'MTA-TURN-PLEASE.request' },    []],
    ['OVER',         { kind: 'MTA-TURN-GIVE.request' },      []],
    ['OVER',         { kind: 'MTA-UNBIND.request' },         []],
    ['OVER',         { kind: 'MTA-UNBIND.response' },        []],
    ['OVER',         { kind: 'RT-U-ABORT.indication' },      []],
    ['OVER',         { kind: 'RT-P-ABORT.indication' },      []],
    ...(['BIND SENT', 'BIND ASKED', 'BOUND', 'UNBIND SENT', 'UNBIND ASKED'] as const).flatMap((state) => [
      [state,        { kind: 'MTA-ABORT.request' },          ['< RT-U-ABORT.request']],
      [state,        { kind: 'RT-U-ABORT.indication' },      ['^ MTA-ABORT.indication by=user']],
      [state,        { kind: 'RT-P-ABORT.indication', abort: 3, reason: 1, cause: new Error('cut') }, ['^ MTA-ABORT.indication abort=3 reason=1 cause={} by=provider']],
    ] as const),
  ],
};

for (const [title, rows] of Object.entries(cells)) {
  test(title, (t) => {
    for (const [state, input, effects] of rows) t.deepEqual(play([...WAYS[state], input]), effects, `${state} ${input.kind}`);
  });
}

test('a recovery has no bind, and hands what is to be recovered through', (t) => {
  const asked = associationIn([]);
  t.deepEqual(effectsOf(asked, { ...BIND, recovery }), [
    {
      down: { kind: 'RT-OPEN.request', called: BIND.called, recovery, mode: 'normal', applicationContext: '2.6.0.1.6', contexts: CONTEXTS },
    },
  ]);
  const { userData: _, ...opened } = OPENED;
  t.deepEqual(put(asked, opened), [`^ MTA-BIND.confirm result=accepted conformance=1988 dialogue=monologue ${sizes}`]);
  const { userData: __, ...open } = OPEN;
  const called = associationIn([]);
  t.deepEqual(put(called, { ...open, recover: recovery.references }), [
    `^ MTA-BIND.indication applicationContext=2.6.0.1.6 ${sizes} dialogue=monologue turn=initiator recover={calling:0441} conformance=1988`,
  ]);
  t.deepEqual(effectsOf(called, { kind: 'MTA-BIND.response', result: 'accepted', value: RESULT, recovery }), [
    { down: { kind: 'RT-OPEN.response', result: 'accepted', recovery } },
  ]);
});

test('a transfer that was cut off comes up with the abort', (t) =>
  t.deepEqual(effectsOf(associationIn(WAYS.BOUND), { kind: 'RT-P-ABORT.indication', recovery }), [
    { up: { kind: 'MTA-ABORT.indication', by: 'provider', recovery } },
  ]));

test('an open without a bind is no bind, and an answer without a result no answer', (t) => {
  const { userData: _, ...open } = OPEN;
  const { userData: __, ...opened } = OPENED;
  t.deepEqual(play([open]), ['< RT-OPEN.response result=refused userData=b203020102 transient=false', `${unreadable}p1.noArgument`]);
  t.deepEqual(play([BIND, opened]), ['< RT-U-ABORT.request', `${unreadable}p1.noResult`]);
});

test('MTS-APDUs go in the context of their abstract syntax, by whatever number, and without one in X.410 mode', (t) => {
  const contexts = [
    { id: 1, abstractSyntax: ABSTRACT_SYNTAXES.acse, transferSyntaxes: ['2.1.1'] },
    { id: 7, abstractSyntax: ABSTRACT_SYNTAXES.mtse, transferSyntaxes: ['2.1.1'] },
  ];
  const transfer: Input = { kind: 'MTA-TRANSFER.request', apdu, within: 1 };
  t.deepEqual(play([{ ...OPEN, contexts }, ACCEPT, transfer]), ['< RT-TRANSFER.request apdu={context:7,octets:a200} within=1']);
  t.deepEqual(play([BIND, OPENED, transfer], { contexts }), ['< RT-TRANSFER.request apdu={context:7,octets:a200} within=1']);
  t.deepEqual(play([OLDER_OPEN, ACCEPT, transfer]), ['< RT-TRANSFER.request apdu={octets:a200} within=1']);
  t.deepEqual(play([OLDER_OPEN, ACCEPT, { kind: 'RT-TRANSFER.indication', apdu: { octets: apdu } }]), [
    '^ MTA-TRANSFER.indication apdu=a200',
  ]);
  t.throws(() => play([BIND], { contexts: [] }), { code: 'p1.transferContext' });
});

test('an MTS-APDU in another context is taken where the options say so', (t) =>
  t.deepEqual(play([...WAYS.called, { kind: 'RT-TRANSFER.indication', apdu: { context: 3, octets: apdu } }], { takesAnyContext: true }), [
    '^ MTA-TRANSFER.indication apdu=a200',
  ]));

test('a bind that we may not send is our own mistake, and changes nothing', (t) => {
  const association = associationIn([]);
  const nameless = { kind: 'authenticated', value: { initiatorName: '', initiatorCredentials: { kind: 'ia5', value: '' } } } as const;
  t.throws(() => put(association, { ...BIND, argument: nameless }), { code: 'p1.mtaName' });
  t.deepEqual(put(association, { ...BIND, argument: ARGUMENT }).length, 1);
});

// biome-ignore format: a table
/** Primitives of the user, for the contract. */
const says = primitives.filter((input): input is TransferService['down'] => input.kind.startsWith('MTA-'));
const common = {
  make: () => mta(),
  says,
  ends: ['RT-U-ABORT.request', 'RT-P-ABORT.indication', 'RT-U-ABORT.indication', 'RT-CLOSE.response', 'RT-CLOSE.confirm'],
  isStream: false,
};
const asked: Subject<TransferService, RtseService> = {
  ...common,
  ways: [[]],
  samples: [hex(USER_DATA.argument), hex(USER_DATA.olderArgument), hex(USER_DATA.nothing), hex('31 0c 8001 41 a107 1605 6162636465')],
  arrive: (userData) => ({ ...(userData.length % 2 > 0 ? OPEN : OLDER_OPEN), userData }),
};
const sent: Subject<TransferService, RtseService> = {
  ...common,
  ways: [[{ above: BIND }], [{ above: { ...BIND, conformance: '1984' } }]],
  samples: [hex(USER_DATA.result), hex(USER_DATA.olderResult), hex(USER_DATA.namelessResult), hex(USER_DATA.error)],
  arrive: (userData) => (userData.length % 4 > 0 ? { ...OPENED, userData } : { ...REFUSED, userData }),
};
keepsTheContract('P1, asked to bind', asked);
keepsTheContract('P1, binding', sent);

test.after.always('every cell of the table has been taken', (t) => {
  const missed = coverage.missed();
  t.log(`${coverage.all.length - missed.length} of ${coverage.all.length} rows`);
  t.deepEqual(missed, []);
});
