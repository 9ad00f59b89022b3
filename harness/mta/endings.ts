import type { ConnectorOutcome, LayerName } from '#harness/run/index.ts';
import { ProtocolError } from '#src/core/index.ts';
import { type Ending as LineEnding, LineError } from '#src/io/index.ts';
import type { TransferService } from '#src/p1/index.ts';
import {
  all,
  associationFailed,
  closedByPeer,
  closedEarly,
  connectFailed,
  type Log,
  noBlock,
  openFailed,
  refusedByPeer,
  silent,
  undecodableBind,
  wrongCredentials,
} from './logged.ts';
import type { Undialled } from './outgoing.ts';

/** How an attempt of a caller can fail. */
export type EndingName =
  | LineEnding
  | Undialled
  | 'closed'
  | 'DR'
  | 'ER'
  | 'protocol error'
  | 'silence'
  | 'session refusal'
  | 'presentation refusal'
  | 'association refusal'
  | 'transfer refusal'
  | 'bind error'
  | 'abort'
  | 'wrong credentials'
  | 'unexpected password'
  | 'other checkpoint'
  | 'no control block'
  | 'suspended'
  | 'remote initiated'
  | 'empty queue'
  | 'given up'
  | 'MTA ended'
  | 'not running';

/** What a failed attempt is to a connector, what the caller logs, and whether the product tries again (after the open interval). */
interface EndingRow {
  readonly outcome: ConnectorOutcome;
  readonly detail: string;
  readonly here: Log;
  readonly retried: boolean;
  readonly layer?: LayerName;
}

// biome-ignore format: a table
/** Q157630, Q162674, Q164400, Q169143, Q169716, Q170056, Q175354, Q187929, Q196381, Q200259; what a DR, ER or RF makes the caller log is assumed. */
export const ENDINGS: Readonly<Record<EndingName, EndingRow>> = {
  reset:               { outcome: 'reset',      detail: 'TCP was reset (10054)',                    here: all(closedByPeer, openFailed),         retried: true,  layer: 'tcp' },
  closed:              { outcome: 'reset',      detail: 'TCP was closed without a TPDU',            here: all(closedEarly, openFailed),          retried: true,  layer: 'tcp' },
  refused:             { outcome: 'refused',    detail: 'TCP connect was refused (10061)',          here: all(connectFailed(10061), openFailed), retried: true,  layer: 'tcp' },
  timeout:             { outcome: 'timeout',    detail: 'TCP connect timed out (10060)',            here: all(connectFailed(10060), openFailed), retried: true,  layer: 'tcp' },
  unreachable:         { outcome: 'timeout',    detail: 'the network is unreachable (10051)',       here: all(connectFailed(10051), openFailed), retried: true,  layer: 'tcp' },
  overrun:             { outcome: 'reset',      detail: 'the peer reads nothing',                   here: openFailed,                            retried: true,  layer: 'tcp' },
  unresolved:          { outcome: 'unresolved', detail: 'the host name is not known (11001)',       here: all(connectFailed(11001), openFailed), retried: true },
  'short name by DNS': { outcome: 'unresolved', detail: 'a short name that only DNS knows (10054)', here: all(closedByPeer, openFailed),         retried: true },
  DR:                  { outcome: 'refused',    detail: 'DR',                                       here: all(refusedByPeer, openFailed),        retried: true,  layer: 'transport' },
  ER:                  { outcome: 'refused',    detail: 'ER',                                       here: all(refusedByPeer, openFailed),        retried: true,  layer: 'transport' },
  'protocol error':    { outcome: 'refused',    detail: 'the answer broke the protocol',            here: openFailed,                            retried: true },
  silence:             { outcome: 'timeout',    detail: 'nobody answered',                          here: openFailed,                            retried: true },
  'session refusal':      { outcome: 'refused', detail: 'RF',                                       here: associationFailed,                     retried: true,  layer: 'session' },
  'presentation refusal': { outcome: 'refused', detail: 'CPR',                                      here: associationFailed,                     retried: true,  layer: 'presentation' },
  'association refusal':  { outcome: 'refused', detail: 'AARE',                                     here: associationFailed,                     retried: true,  layer: 'acse' },
  'transfer refusal':     { outcome: 'refused', detail: 'RTORJ',                                    here: associationFailed,                     retried: true,  layer: 'rtse' },
  'bind error':           { outcome: 'refused', detail: 'bind error',                               here: associationFailed,                     retried: true,  layer: 'bind' },
  abort:                  { outcome: 'refused', detail: 'the association was aborted',              here: associationFailed,                     retried: true },
  'wrong credentials':    { outcome: 'refused', detail: 'the peer binds back with another name or password than is configured', here: all(wrongCredentials, associationFailed), retried: true, layer: 'bind' },
  'unexpected password':  { outcome: 'refused', detail: 'the peer binds back with a password, and none is configured', here: all(undecodableBind, associationFailed), retried: true, layer: 'bind' },
  'other checkpoint':    { outcome: 'refused', detail: 'the peer does not go on with the checkpoint size that the transfer had', here: associationFailed, retried: true, layer: 'rtse' },
  'no control block':  { outcome: 'refused',    detail: 'no control block is free here (9156)',     here: all(noBlock, openFailed),              retried: true },
  'given up':          { outcome: 'timeout',    detail: 'closed here before it was answered',       here: silent,                                retried: false },
  'MTA ended':         { outcome: 'reset',      detail: 'the MTA ended before it was answered',     here: silent,                                retried: false,  layer: 'tcp' },
  'not running':       { outcome: 'suspended',  detail: 'the MTA does not run',                     here: silent,                                retried: false },
  suspended:           { outcome: 'suspended',  detail: 'the schedule says Never',                  here: silent,                                retried: false },
  'remote initiated':  { outcome: 'suspended',  detail: 'the schedule says Remote initiated',       here: silent,                                retried: false },
  'empty queue':       { outcome: 'suspended',  detail: 'nothing is queued, and then a scheduled connector does not call (Q164469)', here: silent, retried: false },
};

/** How an attempt ended, and what more there is to say. */
export interface Failure {
  readonly ending: EndingName;
  readonly detail?: string;
}

type Up = TransferService['up'];
type Refused = Extract<Up, { kind: 'MTA-BIND.confirm'; result: 'refused' }>;
type Aborted = Extract<Up, { kind: 'MTA-ABORT.indication' }>;

/** What a refused bind means to the caller, by the layer that refused. */
export const failureOf = ({ refusal, error }: Refused): Failure => {
  const ending = REFUSED_BY[refusal.layer];
  const reason = error ?? refusal.reason;
  return reason === undefined ? { ending } : { ending, detail: `${ENDINGS[ending].detail}: ${reason}` };
};

const REFUSED_BY: Readonly<Record<Refused['refusal']['layer'], EndingName>> = {
  session: 'session refusal',
  presentation: 'presentation refusal',
  acse: 'association refusal',
  rtse: 'transfer refusal',
  p1: 'bind error',
};

/** What the end of an association means that was not bound yet. */
export const endingOf = ({ by, session, cause }: Aborted): Failure => {
  const { reason, rejectCause } = session?.transport ?? {};
  if (reason !== undefined) return { ending: 'DR', detail: `DR reason ${reason}` };
  if (rejectCause !== undefined) return { ending: 'ER' };
  if (cause instanceof LineError) return { ending: cause.ending };
  if (cause instanceof ProtocolError) return FAULTS[cause.code] ?? { ending: 'protocol error', detail: cause.message };
  return by === 'provider' && session?.reason === 'transport disconnect' ? { ending: 'closed' } : { ending: 'abort' };
};

/** The faults that are more than a broken protocol: an answer did not come in time, or is not what a recovery needs. */
const FAULTS: Readonly<Record<string, Failure>> = {
  'cotp.answer': { ending: 'silence' },
  'session.answer': { ending: 'silence' },
  'rtse.checkpoint': { ending: 'other checkpoint' },
};
