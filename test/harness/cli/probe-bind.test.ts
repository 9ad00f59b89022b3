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
import { hex } from '../../support/hex.ts';

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
const mtaThat = (answer: Answers<TransferService>) => () => mtaEndpoint(at<TransferService, 'MTA-BIND.indication'>('MTA-BIND.indication', answer));
const refusing = (error: Extract<TransferService['down'], { error: unknown }>['error']) =>
  mtaThat((_, send) => send({ kind: 'MTA-BIND.response', result: 'refused', error }));
const rtseThat = (answer: Answers<RtseService>) => () => rtseEndpoint(at<RtseService, 'RT-OPEN.indication'>('RT-OPEN.indication', answer));
const acseThat = (answer: Answers<AcseService>) => () => acseEndpoint(at<AcseService, 'A-ASSOCIATE.indication'>('A-ASSOCIATE.indication', answer));
const presentationThat = (answer: Answers<PresentationService>) => () =>
  presentationEndpoint(at<PresentationService, 'P-CONNECT.indication'>('P-CONNECT.indication', answer));
const sessionThat = (answer: Answers<TransportService>) => () =>
  transportEndpoint(at<TransportService, 'T-DATA.indication'>('T-DATA.indication', answer));
const saying = (tsdu: string) => sessionThat((_, send) => send({ kind: 'T-DATA.request', tsdu: hex(tsdu) }));

interface Row {
  readonly there: () => Promise<Endpoint<Service>>;
  readonly flags?: readonly string[];
  readonly code: number;
  /** What is said; TARGET stands for where it is, N for times. */
  readonly out: readonly string[];
}

const rows: Readonly<Record<string, Row>> = {
  'an MTA': { there: () => mtaEndpoint(taking(BRAVO)), code: 0, out: [] },
  'an MTA in X.410 mode': { there: () => mtaEndpoint(taking(BRAVO)), flags: ['--mode', 'x410', '--dialogue', 'twa', '--remote-mta', 'BRAVO'], code: 0, out: [] },
  'an MTA of 1984': { there: () => mtaEndpoint(taking(named('BRAVO', ''))), flags: ['--mode', '1984', '--checkpoint', '0'], code: 0, out: [] },
  'an MTA that does not say who it is': { there: () => mtaEndpoint(taking({ kind: 'unauthenticated', value: null })), code: 0, out: [] },
  'an MTA of another name': { there: () => mtaEndpoint(taking(BRAVO)), flags: ['--remote-mta', 'CHARLIE'], code: 1, out: [] },
  'an MTA of another password': { there: () => mtaEndpoint(taking(BRAVO)), flags: ['--remote-mta', 'BRAVO', '--remote-password', ''], code: 1, out: [] },
  'an MTA without a name': {
    there: rtseThat((_, send) => send({ kind: 'RT-OPEN.response', result: 'accepted', userData: hex('b108 a106 8000 a102 1600') })),
    code: 1,
    out: [],
  },
  'a larger window': { there: rtseThat((_, send) => send({ kind: 'RT-OPEN.response', result: 'accepted', windowSize: 9, userData: hex('b109 a107 800141 a102 1600') })), code: 0, out: [] },
  'an MTA that does not unbind': {
    there: mtaThat((_, send, line) => {
      send({ kind: 'MTA-BIND.response', result: 'accepted', value: BRAVO });
      line.pause();
      }),
    code: 1,
    out: [],
  },
  busy: { there: refusing('busy'), code: 1, out: [] },
  'an authentication error': { there: refusing('authentication-error'), code: 1, out: [] },
  'an authentication error in X.410 mode': { there: refusing('authentication-error'), flags: ['--mode', 'x410'], code: 1, out: [] },
  'no dialogue': { there: refusing('unacceptable-dialogue-mode'), flags: ['--dialogue', 'twa'], code: 1, out: [] },
  'an unacceptable security context': { there: refusing('unacceptable-security-context'), code: 1, out: [] },
  'an unknown bind error': { there: refusing(9), code: 1, out: [] },
  'cannot recover': { there: refusing('cannot-recover'), flags: ['--mode', '1984'], code: 1, out: [] },
  'an RTORJ alone': { there: rtseThat((_, send) => send({ kind: 'RT-OPEN.response', result: 'refused' })), code: 1, out: [] },
  'an AARE that rejects': {
    there: acseThat((_, send) => send({ kind: 'A-ASSOCIATE.response', result: 'rejected-permanent', diagnostic: 2, applicationContext: '2.6.0.1.6' })),
    code: 1,
    out: [],
  },
  'a CPR': { there: presentationThat((_, send) => send({ kind: 'P-CONNECT.response', result: 'refused', reason: 3 })), code: 1, out: [] },
  'an RF': { there: saying('0c06 110101 320181'), code: 1, out: [] },
  'an abort of the session entity': { there: saying('1903 110105'), code: 1, out: [] },
  'an abort of the RTSE': { there: rtseThat((_, send) => send({ kind: 'RT-U-ABORT.request' })), code: 1, out: [] },
  'an abort of the MTA': { there: mtaThat((_, send) => send({ kind: 'MTA-ABORT.request' })), flags: ['--mode', '1984'], code: 1, out: [] },
  'another protocol': { there: saying('0300'), code: 1, out: [] },
  'a hang up': { there: sessionThat((_, __, line) => line.close()), code: 1, out: [] },
  'a reset': { there: sessionThat((_, __, line) => line.reset()), code: 1, out: [] },
  'nobody above transport': { there: sessionThat(() => {}), flags: ['--timeout', '100ms'], code: 1, out: [] },
  'a DR': { there: () => transportEndpoint(() => {}), flags: ['--called', 'X'], code: 1, out: [] },
};

for (const [title, { there, flags = [], code, out }] of Object.entries(rows)) {
  test(`a bind meets ${title}`, async (t) => {
    const { target, close } = await there();
    const said = await port102('probe', target, '--mta', 'ALPHA', '--timeout', '20s', ...flags);
    await close();
    const plain = said.out.map((line) => line.replaceAll(target, 'TARGET').replace(/[\d.]+ m?s$/, 'N ms'));
    t.log(plain.join('\n') + said.err.join('\n'));
    t.deepEqual(said.code, code);
  });
}
