import { defined, ProtocolError } from '#src/core/index.ts';
import { LineError } from '#src/io/index.ts';
import type { MtaBindError, MtaBindErrorName, TransferService } from '#src/p1/index.ts';
import { ABORT_REASONS as PRESENTATION_ABORTS } from '#src/presentation/index.ts';
import { RTSE_ABORT_REASONS } from '#src/rtse/index.ts';
import type { Meant } from './asking.ts';
import { becauseOf } from './bind-words.ts';
import type { Confirms } from './confirms.ts';
import type { News } from './mta-call.ts';
import type { Probed, ProbeEnding } from './probe-call.ts';

/** How a bind can end once there is a transport connection. */
export type BindEndingName =
  | 'bound'
  | 'bound anonymously'
  | 'another MTA'
  | 'another password'
  | 'not unbound'
  | 'empty name'
  | MtaBindErrorName
  | 'cannot-recover'
  | 'another bind error'
  | 'session refusal'
  | 'presentation refusal'
  | 'ACSE refusal'
  | 'RTSE refusal'
  | 'abort'
  | 'breach'
  | 'hung up'
  | 'cut off'
  | 'mute';

/** How a bind ended: on its own floors, with what there is to say of it, or below them as a probe does. */
export type BindEnded =
  | { readonly ending: BindEndingName; readonly detail?: string; readonly name?: string }
  | { readonly ending: 'below'; readonly probed: Probed };

type Up = TransferService['up'];
type Confirm = Extract<Up, { kind: 'MTA-BIND.confirm' }>;
type Accepted = Extract<Confirm, { result: 'accepted' }>;
type Refused = Extract<Confirm, { result: 'refused' }>;
type Aborted = Extract<Up, { kind: 'MTA-ABORT.indication' }>;

/** What came of the bind, for whom that MTA is meant to be. */
export const bindEndedOf = (news: News, confirms: Confirms, meant: Meant): BindEnded => {
  switch (news.kind) {
    case 'MTA-BIND.confirm':
      return news.result === 'accepted' ? answeredBy(news, meant) : refusedBy(news);
    case 'MTA-ABORT.indication':
      return confirms.has('T-CONNECT.confirm') ? abortedBy(news) : below(transportEnding(news), confirms);
    case 'stopped':
      return below({ ending: 'stopped' }, confirms);
    case 'silence':
      return confirms.has('T-CONNECT.confirm') ? { ending: 'mute' } : below({ ending: 'silence' }, confirms);
    default:
      return confirms.has('T-CONNECT.confirm') ? { ending: 'hung up' } : below({ ending: 'closed' }, confirms);
  }
};

/** Both ends of a bind verify the other one. */
const answeredBy = ({ value }: Accepted, meant: Meant): BindEnded => {
  if (value?.kind !== 'authenticated')
    return meant.name === undefined ? { ending: 'bound anonymously' } : { ending: 'another MTA', name: '' };
  const { responderName: name, responderCredentials: credentials } = value.value;
  if (meant.name !== undefined && meant.name !== name) return { ending: 'another MTA', name };
  if (meant.password !== undefined && meant.password !== passwordIn(credentials)) return { ending: 'another password', name };
  return { ending: 'bound', name };
};

const passwordIn = ({
  kind,
  value,
}: Extract<NonNullable<Accepted['value']>, { kind: 'authenticated' }>['value']['responderCredentials']) => {
  if (kind === 'ia5') return value;
  return kind === 'octets' ? String.fromCharCode(...value) : undefined;
};

const refusedBy = ({ refusal, error }: Refused): BindEnded =>
  refusal.layer === 'p1' ? { ending: nameOfError(error), detail: String(error) } : { ending: REFUSED_BY[refusal.layer] };

const nameOfError = (error: MtaBindError | undefined): BindEndingName => (typeof error === 'string' ? error : 'another bind error');

const REFUSED_BY = {
  session: 'session refusal',
  presentation: 'presentation refusal',
  acse: 'ACSE refusal',
  rtse: 'RTSE refusal',
} as const satisfies Readonly<Record<Exclude<Refused['refusal']['layer'], 'p1'>, BindEndingName>>;

/** An end above the transport connection: found here, or told by the peer. */
const abortedBy = (aborted: Aborted): BindEnded => {
  const { by, cause, session } = aborted;
  if (cause instanceof LineError) return { ending: 'cut off' };
  if (cause instanceof ProtocolError && !/\.aborted$/.test(cause.code))
    return { ending: OWN_FAULTS[cause.code] ?? 'breach', detail: cause.message };
  if (by === 'user') return { ending: 'abort', detail: 'by its MTA, which says no more' };
  if (session?.reason === 'transport disconnect') return { ending: 'hung up' };
  return { ending: 'abort', detail: abortSays(aborted) };
};

/** What the peer's abort says, from the highest layer down that says anything. */
const abortSays = ({ abort, reason, session, cause }: Aborted): string => {
  if (abort !== undefined) return `with RTAB${becauseOf(RTSE_ABORT_REASONS, abort)}`;
  if (reason !== undefined) return `with ARP${becauseOf(PRESENTATION_ABORTS, reason)}`;
  if (session) return `by its session entity: ${session.reason}`;
  return cause?.message ?? 'without a reason';
};

/** What our own layers say that is worth an ending of its own. */
const OWN_FAULTS: Readonly<Record<string, BindEndingName>> = { 'session.answer': 'mute', 'p1.mtaName': 'empty name' };

/** An end before there was a transport connection, in the words of a probe. */
const transportEnding = ({ session, cause }: Aborted): Omit<Probed, 'answered'> => {
  const { reason, rejectCause } = session?.transport ?? {};
  if (reason !== undefined) return { ending: 'DR', reason };
  if (rejectCause !== undefined) return { ending: 'ER', rejectCause };
  if (cause instanceof LineError) return { ending: cause.ending, says: cause.message };
  if (cause instanceof ProtocolError)
    return cause.code === 'cotp.answer' ? { ending: 'silence' } : { ending: 'no RFC 1006', says: cause.message };
  return { ending: 'closed' };
};

const below = (how: Omit<Probed, 'answered'> & { readonly ending: ProbeEnding }, confirms: Confirms): BindEnded => ({
  ending: 'below',
  probed: defined({ ...how, connected: confirms.get('N-CONNECT.confirm')?.at, answered: 0 }),
});
