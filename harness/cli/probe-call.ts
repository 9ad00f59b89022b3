import { defined, ProtocolError, type Watch } from '#src/core/index.ts';
import type { TransportService } from '#src/cotp/index.ts';
import { Driver, dial, type Ending, LineError, systemClock } from '#src/io/index.ts';
import { initiator } from '#src/stack/index.ts';

type Request = Extract<TransportService['down'], { kind: 'T-CONNECT.request' }>;
type Told = TransportService['up'];

/** How one CR can end: answered, or by whatever happened in place of an answer. */
export type ProbeEnding = 'CC' | 'DR' | 'ER' | 'closed' | 'silence' | 'no RFC 1006' | 'stopped' | Ending;

/** What came of one CR. Times are in milliseconds: until TCP stood, and from then until the answer. */
export interface Probed {
  readonly ending: ProbeEnding;
  readonly connected?: number;
  readonly answered: number;
  readonly reason?: number;
  readonly rejectCause?: number;
  readonly tpduSize?: number;
  readonly responding?: Uint8Array;
  /** What was wrong with the answer, or what the system says of the line. */
  readonly says?: string;
}

/** How long things are waited for, where the call is from, and what stops it. */
export interface ProbeTerms {
  readonly timeout: number;
  readonly from?: string;
  readonly signal: AbortSignal;
}

/** Sends one CR, waits for what comes back, and closes in an orderly way. */
export const callOnce = (request: Request, { timeout, from, signal }: ProbeTerms): Promise<Probed> =>
  new Promise((resolve) => {
    const began = systemClock.now();
    let opened: number | undefined;
    let probed: Probed | undefined;
    const since = (): Pick<Probed, 'connected' | 'answered'> =>
      defined({ connected: opened && opened - began, answered: systemClock.now() - (opened ?? began) });
    const watch: Watch = (_, { kind }) => {
      if (kind === 'N-CONNECT.confirm') opened = systemClock.now();
    };
    const told = (primitive: Told): void => {
      probed ??= { ...(signal.aborted ? STOPPED : answerOf(primitive)), ...since() };
      if (primitive.kind === 'T-CONNECT.confirm') driver.send({ kind: 'T-DISCONNECT.request' });
    };
    const ended = (): void => resolve(probed ?? { ...STOPPED, ...since() });
    const line = dial(request.to, from === undefined ? undefined : { host: from, port: 0 }, { connect: timeout, linger: FAREWELL });
    const stack = initiator({ cotp: { reference: REFERENCE, limits: { answer: timeout, close: FAREWELL } } }, watch);
    const driver = new Driver(stack, line, systemClock, told, { ended });
    signal.addEventListener('abort', () => line.reset(), { once: true });
    driver.send(request);
  });

/** What the transport service tells, in the words of a probe. */
const answerOf = (told: Told): Pick<Probed, 'ending' | 'reason' | 'rejectCause' | 'tpduSize' | 'responding' | 'says'> => {
  if (told.kind === 'T-CONNECT.confirm') return defined({ ending: 'CC', tpduSize: told.tpduSize, responding: told.responding });
  if (told.kind !== 'T-DISCONNECT.indication') return { ending: 'no RFC 1006', says: `${told.kind} came before any answer` };
  const { reason, rejectCause, cause } = told;
  if (reason !== undefined) return { ending: 'DR', reason };
  if (rejectCause !== undefined) return { ending: 'ER', rejectCause };
  if (cause instanceof LineError) return { ending: cause.ending, says: cause.message };
  if (cause instanceof ProtocolError)
    return cause.code === 'cotp.answer' ? { ending: 'silence' } : { ending: 'no RFC 1006', says: cause.message };
  return { ending: 'closed' };
};

const STOPPED = { ending: 'stopped' } as const;
/** The only call of its line: any reference will do (X.224 §6.5.4). */
const REFERENCE = 1;
/** How long a farewell may take, in milliseconds. */
const FAREWELL = 500;
