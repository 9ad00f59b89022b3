import test from 'ava';
import type { AcseService } from '#src/acse/index.ts';
import type { Service } from '#src/core/index.ts';
import type { TransportService } from '#src/cotp/index.ts';
import type { MtaBindResult, TransferService } from '#src/p1/index.ts';
import type { PresentationService } from '#src/presentation/index.ts';
import type { RtseService } from '#src/rtse/index.ts';
import { port102, port102With } from '../../support/cli.ts';
import {
  type Answers,
  acseEndpoint,
  type Endpoint,
  mtaEndpoint,
  presentationEndpoint,
  rtseEndpoint,
  transportEndpoint,
} from '../../support/endpoints.ts';
import { ascii, hex } from '../../support/hex.ts';

const named = (responderName: string, password: string): MtaBindResult => ({
  kind: 'authenticated',
  value: { responderName, responderCredentials: { kind: 'ia5', value: password } },
});
const BRAVO = named('BRAVO', 'secret');

/** Answers one kind of primitive, and nothing else. */
const at =
  <S extends Service, K extends S['up']['kind']>(kind: K, answer: Answers<S>): Answers<S> =>
  (told, send, line) => {
    if (told.kind === kind) answer(told, send, line);
  };

/** An MTA that takes every bind, and unbinds. */
const taking =
  (value: MtaBindResult): Answers<TransferService> =>
  ({ kind }, send) => {
    if (kind === 'MTA-BIND.indication') send({ kind: 'MTA-BIND.response', result: 'accepted', value, checkpointSize: 5, windowSize: 2 });
    if (kind === 'MTA-UNBIND.indication') send({ kind: 'MTA-UNBIND.response' });
  };
const mtaThat = (answer: Answers<TransferService>) => () =>
  mtaEndpoint(at<TransferService, 'MTA-BIND.indication'>('MTA-BIND.indication', answer));
const refusing = (error: Extract<TransferService['down'], { error: unknown }>['error']) =>
  mtaThat((_, send) => send({ kind: 'MTA-BIND.response', result: 'refused', error }));
const rtseThat = (answer: Answers<RtseService>) => () => rtseEndpoint(at<RtseService, 'RT-OPEN.indication'>('RT-OPEN.indication', answer));
const acseThat = (answer: Answers<AcseService>) => () =>
  acseEndpoint(at<AcseService, 'A-ASSOCIATE.indication'>('A-ASSOCIATE.indication', answer));
const presentationThat = (answer: Answers<PresentationService>) => () =>
  presentationEndpoint(at<PresentationService, 'P-CONNECT.indication'>('P-CONNECT.indication', answer));
const sessionThat = (answer: Answers<TransportService>) => () =>
  transportEndpoint((told, send, line) => {
    if (told.kind === 'T-CONNECT.indication') send({ kind: 'T-CONNECT.response' });
    if (told.kind === 'T-DATA.indication') answer(told, send, line);
  });
const saying = (tsdu: string) => sessionThat((_, send) => send({ kind: 'T-DATA.request', tsdu: hex(tsdu) }));

const CALLED = ['TCP  connected', 'COTP  CC class 0, TPDU size not limited'];
const UNITS = 'half-duplex, minor sync, activities, exceptions';
const NORMAL = [
  ...CALLED,
  `session  AC version 2, ${UNITS}`,
  'presentation  CPA takes contexts 1, 3, 5',
  'ACSE  AARE accepted, application context 2.6.0.1.6',
];
const X410 = [...CALLED, `session  AC version 1, ${UNITS}`];
const SECRET = 'MTA  bound by "BRAVO", with a password';
const FIVE = 'RTSE  RTOAC checkpoint 5 KB, window 2, monologue';
const BYE = 'unbind  in good order';
const REJECTED = [...CALLED, 'session  RF reason 2 (the called user rejects; its data say why)'];
const refused = (how: 'transient' | 'permanent') => [...REJECTED, 'presentation  CPR', `ACSE  AARE rejected-${how}`, 'RTSE  RTORJ'];
const UNKNOWN = 'MTA  bind error 2, authentication-error: the MTA does not know the caller by this name and these credentials';
const NOT_TAKEN =
  'tells  → an MTA is there, and does not take "ALPHA" with this password, from this address, under these selectors: which of them, it does not say';
const ABORTED =
  'tells  → OSI is spoken there, and the association is aborted: something in it was not understood, or an MTA does not want this caller';
const HUNG_UP =
  'tells  → ISO transport is spoken there, and whoever is above it hangs up: it may be no MTA (a PLC, say), or does not know this caller';
const PROBE = 'port102 probe TARGET --mta ALPHA';
const OTHERS = [`try  ${PROBE} --mode 1984`, `  ${PROBE} --mode x410`];

interface Row {
  readonly there: () => Promise<Endpoint<Service>>;
  readonly flags?: readonly string[];
  readonly code?: number;
  /** What is said, two spaces between columns; TARGET stands for where it is, and times are left out. */
  readonly out: readonly string[];
}

const rows: Readonly<Record<string, Row>> = {
  'an MTA': {
    there: () => mtaEndpoint(taking(BRAVO)),
    code: 0,
    out: [
      ...NORMAL,
      FIVE,
      SECRET,
      BYE,
      'tells  → an MTA that calls itself "BRAVO" is there, and takes "ALPHA" by P1 of 1988 in normal mode',
      `try  ${PROBE} --remote-mta BRAVO`,
    ],
  },
  'an MTA in X.410 mode, whose name is known': {
    there: () => mtaEndpoint(taking(BRAVO)),
    flags: ['--mode', 'x410', '--dialogue', 'twa', '--remote-mta', 'BRAVO', '--remote-password', 'secret'],
    code: 0,
    out: [
      ...X410,
      'RTSE  RTOAC checkpoint 5 KB, window 2, two-way-alternate',
      SECRET,
      BYE,
      'tells  → an MTA that calls itself "BRAVO" is there, and takes "ALPHA" by P1 of 1988 in X.410 mode',
    ],
  },
  'an MTA of 1984 without a password': {
    there: () => mtaEndpoint(taking(named('BRAVO', ''))),
    flags: ['--mode', '1984', '--checkpoint', '0', '--called', '0x0102'],
    code: 0,
    out: [
      ...X410,
      FIVE,
      'MTA  bound by "BRAVO", with no password',
      BYE,
      'tells  → an MTA that calls itself "BRAVO" is there, and takes "ALPHA" by P1 of 1984',
      `try  ${PROBE} --mode 1984 --called 0x0102 --remote-mta BRAVO`,
    ],
  },
  'an MTA that does not say who it is': {
    there: () => mtaEndpoint(taking({ kind: 'unauthenticated', value: null })),
    code: 0,
    out: [
      ...NORMAL,
      FIVE,
      'MTA  bound, and who answers does not say who it is',
      BYE,
      'tells  → an MTA is there, and takes "ALPHA" by P1 of 1988 in normal mode, but binds back without a name',
      'try  an MTA that verifies who answers will not have this',
    ],
  },
  'an MTA that does not say who it is, where a name is wanted': {
    there: () => mtaEndpoint(taking({ kind: 'unauthenticated', value: null })),
    flags: ['--remote-mta', 'BRAVO'],
    out: [
      ...NORMAL,
      FIVE,
      'MTA  bound, and who answers does not say who it is',
      BYE,
      'tells  → an MTA is there, and takes the call, but it is one without a name and not "BRAVO": an MTA that verifies this hangs up',
      `try  ${PROBE}`,
      '  compare the MTA names at both ends: in most products case counts',
    ],
  },
  'an MTA of another name': {
    there: () => mtaEndpoint(taking(BRAVO)),
    flags: ['--remote-mta', 'Bravo'],
    out: [
      ...NORMAL,
      FIVE,
      SECRET,
      BYE,
      'tells  → an MTA is there, and takes the call, but it is "BRAVO" and not "Bravo": an MTA that verifies this hangs up',
      `try  ${PROBE}`,
      '  compare the MTA names at both ends: in most products case counts',
    ],
  },
  'an MTA of another password': {
    there: () => mtaEndpoint(taking(BRAVO)),
    flags: ['--remote-mta', 'BRAVO', '--remote-password', ''],
    out: [
      ...NORMAL,
      FIVE,
      SECRET,
      BYE,
      'tells  → an MTA is there, and is "BRAVO", but has a password, and none was expected: an MTA that verifies this hangs up',
      'try  compare the passwords at both ends: each end has its own, and the other one’s',
    ],
  },
  'an MTA whose name is empty': {
    there: rtseThat((_, send) => send({ kind: 'RT-OPEN.response', result: 'accepted', userData: hex('b108 a106 8000 a102 1600') })),
    out: [
      ...NORMAL,
      'RTSE  RTOAC checkpoint 30 KB, window 3, monologue',
      'MTA  bound, by an MTA whose name is empty',
      'tells  → an MTA is there, and takes the call, but the name that it binds back with has no character (X.411 §8.5.3): it has none configured',
      'try  give it an MTA name: nobody who verifies names can bind to it',
    ],
  },
  'a window that is too large, and no answer to the unbind': {
    there: rtseThat((_, send) =>
      send({ kind: 'RT-OPEN.response', result: 'accepted', windowSize: 9, userData: hex('b109 a107 800141 a102 1600') }),
    ),
    flags: ['--timeout', '300ms'],
    out: [
      ...NORMAL,
      'RTSE  RTOAC checkpoint 30 KB, window 9 (more than was proposed, against X.228 §7.1), monologue',
      'MTA  bound by "A", with no password',
      'unbind  no answer',
      'tells  → an MTA is there, and takes "ALPHA", but the end of the association went wrong: no answer',
      'try  look at its last words with a packet capture',
    ],
  },
  'an MTA that is busy': {
    there: refusing('busy'),
    out: [
      ...refused('transient'),
      'MTA  bind error 0, busy: the MTA is at its limit for the time being',
      'tells  → an MTA is there, and is at its limit: of associations with this caller, or of all',
      `try  ${PROBE}, later`,
      '  port102 explain tooManyAssociations',
    ],
  },
  'an MTA that does not know the caller': {
    there: refusing('authentication-error'),
    out: [
      ...refused('permanent'),
      UNKNOWN,
      NOT_TAKEN,
      `try  ${PROBE} --password P`,
      '  compare MTA name and password with what it has for this caller: case counts',
      '  port102 explain unknownMta',
    ],
  },
  'an MTA that does not know the caller in X.410 mode': {
    there: refusing('authentication-error'),
    flags: ['--mode', 'x410'],
    out: [
      ...REJECTED,
      'RTSE  RTORJ reason 2 (the name or the password is not accepted)',
      UNKNOWN,
      NOT_TAKEN,
      `try  ${PROBE} --mode x410 --password P`,
      '  compare MTA name and password with what it has for this caller: case counts',
      '  port102 explain unknownMta',
    ],
  },
  'an MTA that does not like the dialogue': {
    there: refusing('unacceptable-dialogue-mode'),
    flags: ['--dialogue', 'twa'],
    out: [
      ...refused('permanent'),
      'MTA  bind error 3, unacceptable-dialogue-mode: the MTA does not take part in a dialogue of this mode',
      'tells  → an MTA is there, and does not talk two-way-alternate with this caller',
      `try  ${PROBE} --dialogue monologue`,
      '  port102 explain wrongDialogue',
    ],
  },
  'an MTA that wants more security': {
    there: refusing('unacceptable-security-context'),
    out: [
      ...refused('permanent'),
      'MTA  bind error 4, unacceptable-security-context: the MTA does not accept the security context',
      'tells  → an MTA is there, and asks for more security than a password: port102 has nothing else',
      'try  have simple authentication allowed for this caller',
    ],
  },
  'an MTA with an error of its own': {
    there: refusing(9),
    out: [
      ...refused('permanent'),
      'MTA  bind error 9, which X.411 does not know',
      'tells  → an MTA is there, and refuses with an error that X.411 does not know: its makers will',
      'try  look for the number in its documents, and in its log',
    ],
  },
  'an MTA that cannot recover': {
    there: refusing('cannot-recover'),
    flags: ['--mode', '1984'],
    out: [
      ...REJECTED,
      'RTSE  RTORJ reason 1 (the transfer cannot be recovered)',
      'MTA  bind error 1, cannot-recover: the transfer that was cut off is not known here: it is to begin anew',
      'tells  → an MTA is there, and takes the bind for one that goes on with a transfer, which it is not',
      `try  ${PROBE} --mode 1988`,
      `  ${PROBE} --mode x410`,
    ],
  },
  'an RTORJ that says nothing': {
    there: rtseThat((_, send) => send({ kind: 'RT-OPEN.response', result: 'refused' })),
    out: [
      ...refused('permanent'),
      'tells  → reliable transfer is spoken there, and it refuses without a reason that X.411 knows',
      ...OTHERS,
    ],
  },
  'an AARE that rejects': {
    there: acseThat((_, send) =>
      send({ kind: 'A-ASSOCIATE.response', result: 'rejected-permanent', diagnostic: 2, applicationContext: '2.6.0.1.6' }),
    ),
    out: [
      ...REJECTED,
      'presentation  CPR',
      'ACSE  AARE rejected-permanent, diagnostic 2 of its user (application-context-name-not-supported)',
      'tells  → OSI is spoken there, and the association is refused: an application that is no MTA, or another mode than it has',
      ...OTHERS,
    ],
  },
  'a CPR': {
    there: presentationThat((_, send) => send({ kind: 'P-CONNECT.response', result: 'refused', reason: 3 })),
    out: [
      ...REJECTED,
      'presentation  CPR reason 3 (the called presentation address is unknown)',
      'tells  → OSI is spoken there, and its presentation layer refuses: a P-selector that it does not know, or contexts that it does not have',
      `try  ${PROBE} --called-p P`,
      `  ${PROBE} --mode 1984`,
      `  ${PROBE} --mode x410`,
    ],
  },
  'an RF': {
    there: saying('0c06 110101 320181'),
    out: [
      ...CALLED,
      'session  RF reason 129 (the session selector is unknown)',
      'tells  → OSI is spoken there, and its session layer refuses: an S-selector that it does not know, or another mode than it has',
      `try  ${PROBE} --called-s S`,
      `  ${PROBE} --mode 1984`,
      `  ${PROBE} --mode x410`,
    ],
  },
  'an abort of the session entity': {
    there: saying('1903 110105'),
    out: [...CALLED, 'session  aborted by its session entity: protocol error', ABORTED, ...OTHERS],
  },
  'an abort of the MTA': {
    there: mtaThat((_, send) => send({ kind: 'MTA-ABORT.request' })),
    out: [...CALLED, 'session  aborted by its MTA, which says no more', ABORTED, ...OTHERS],
  },
  'an SPDU that is none': {
    there: saying('0300'),
    out: [
      ...CALLED,
      'session  an answer that breaks the protocol: the SI is that of an SPDU, got 3 at octet 0 (X.225 §A.4.3.2)',
      'tells  → something answers there above ISO transport, and it breaks the protocol or speaks another one',
      'try  look at what it sends with a packet capture',
    ],
  },
  'whoever hangs up': {
    there: sessionThat((_, __, line) => line.close()),
    out: [...CALLED, 'session  TCP was closed in place of an answer', HUNG_UP, ...OTHERS],
  },
  'whoever resets': {
    there: sessionThat((_, __, line) => line.reset()),
    out: [...CALLED, 'session  TCP was reset in place of an answer', HUNG_UP, ...OTHERS],
  },
  'nobody above transport': {
    there: sessionThat(() => {}),
    flags: ['--timeout', '300ms'],
    out: [
      ...CALLED,
      'session  no answer',
      'tells  → ISO transport is spoken there, and nobody answers above it: it may be no MTA, or be busy',
      `try  ${PROBE} --timeout 60s`,
      "  port102 probe TARGET --called T, with a T-selector that is an MTA's",
    ],
  },
  'a DR': {
    there: () =>
      transportEndpoint(
        at<TransportService, 'T-CONNECT.indication'>('T-CONNECT.indication', (_, send) =>
          send({ kind: 'T-DISCONNECT.request', reason: 3 }),
        ),
      ),
    flags: ['--called', 'OPS'],
    out: [
      'TCP  connected',
      'COTP  DR reason 3 (the address is unknown)',
      'tells  → an ISO transport user is there, but takes no such call under "OPS"',
      'try  port102 probe TARGET --called ""',
      '  port102 explain cotp.dr.3',
    ],
  },
};

for (const [title, { there, flags = [], code = 1, out }] of Object.entries(rows)) {
  test(`a bind meets ${title}`, async (t) => {
    const { target, close } = await there();
    const said = await port102('probe', target, '--mta', 'ALPHA', '--timeout', '20s', ...flags);
    await close();
    const plain = said.out.map((line) =>
      line
        .replaceAll(target, 'TARGET')
        .replace(/ after [\d.]+ m?s$/, '')
        .replaceAll(/ {2,}/g, '  '),
    );
    t.deepEqual([said.code, plain, said.err], [code, out, []]);
  });
}

test('a bind says what it found as one document', async (t) => {
  const { target, close } = await mtaEndpoint(taking(BRAVO));
  const { code, out } = await port102('probe', target, '--mta', 'ALPHA', '--json');
  await close();
  const { ending, remoteMta, layers, exit } = JSON.parse(out.join('\n')) as Readonly<Record<string, unknown>>;
  const names = (layers as readonly { readonly layer: string; readonly ok: boolean }[]).map(({ layer, ok }) => [layer, ok]);
  t.deepEqual([code, ending, remoteMta, exit], [0, 'bound', 'BRAVO', 0]);
  t.deepEqual(
    names,
    ['TCP', 'COTP', 'session', 'presentation', 'ACSE', 'RTSE', 'MTA', 'unbind'].map((layer) => [layer, true]),
  );
});

test('a bind that went well says nothing, quietly', async (t) => {
  const { target, close } = await mtaEndpoint(taking(BRAVO));
  const said = await port102('probe', target, '--mta', 'ALPHA', '-q');
  await close();
  t.deepEqual(said, { code: 0, out: [], err: [] });
});

/** What is asked of the layers. */
test('a bind shows what the flags say', async (t) => {
  const { target, told, close } = await mtaEndpoint(taking(BRAVO));
  const flags =
    '--password pw --called T --called-s S --called-p P --calling t --calling-s s --calling-p p --dialogue twa --checkpoint 9 --window 4';
  await port102('probe', target, '--mta', 'ALPHA', ...flags.split(' '));
  await close();
  const [bind] = told as readonly Extract<TransferService['up'], { kind: 'MTA-BIND.indication' }>[];
  t.like(bind, {
    called: { psel: ascii('P'), session: { ssel: ascii('S') } },
    calling: { psel: ascii('p'), session: { ssel: ascii('s') } },
    dialogue: 'two-way-alternate',
    checkpointSize: 9,
    windowSize: 4,
    argument: { kind: 'authenticated', value: { initiatorName: 'ALPHA', initiatorCredentials: { kind: 'ia5', value: 'pw' } } },
  });
});

test('a bind to a port that nobody listens on ends with 4', async (t) => {
  const { target, close } = await mtaEndpoint(() => {});
  await close();
  const { code, out } = await port102('probe', target, '--mta', 'ALPHA');
  t.deepEqual([code, out[1]], [4, 'tells  → the host is there, and nobody listens on that port']);
});

test('a bind is stopped by a signal', async (t) => {
  const stop = new AbortController();
  const { target, close } = await sessionThat(() => stop.abort())();
  const { code, out } = await port102With({ signal: stop.signal }, 'probe', target, '--mta', 'ALPHA');
  await close();
  t.deepEqual([code, out.at(-1)], [130, 'tells    → the probe was interrupted before an answer came']);
});

const mistakes: Readonly<Record<string, string>> = {
  '--remote-mta B': 'port102: --remote-mta goes with --mta',
  '--mode 1984': 'port102: --mode goes with --mta',
  '--mta A --mode x410 --called-p P': 'port102: --called-p and --calling-p: there are no P-selectors in P1 of 1988 in X.410 mode',
  '--mta A --window many': 'port102: --window takes a whole number, not "many"',
  '--mta ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFG':
    'port102: this cannot be asked for: an MTA-name has 32 characters at most, got 33 (X.411 §8.5.3)',
};

for (const [flags, says] of Object.entries(mistakes)) {
  test(`probe ${flags} is refused`, async (t) => {
    const said = await port102('probe', '127.0.0.1:1', ...flags.split(' '));
    t.deepEqual([said.code, said.err[0]], [2, says]);
  });
}
