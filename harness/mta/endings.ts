import type { ConnectorOutcome } from '#harness/run/index.ts';
import type { Ending as LineEnding } from '#src/io/index.ts';
import { all, closedByPeer, closedEarly, connectFailed, type Log, noBlock, openFailed, refusedByPeer, silent } from './logged.ts';
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
  | 'no control block'
  | 'suspended'
  | 'given up';

/** What a failed attempt is to a connector, what the caller logs, and whether the product tries again (after the open interval). */
interface EndingRow {
  readonly outcome: ConnectorOutcome;
  readonly detail: string;
  readonly here: Log;
  readonly retried: boolean;
}

// biome-ignore format: a table
/** Q157630, Q162674, Q164400, Q169143, Q169716, Q170056, Q175354, Q196381, Q200259; what a DR or ER makes the caller log is assumed. */
export const ENDINGS: Readonly<Record<EndingName, EndingRow>> = {
  reset:               { outcome: 'reset',      detail: 'TCP was reset (10054)',                   here: all(closedByPeer, openFailed),         retried: true },
  closed:              { outcome: 'reset',      detail: 'TCP was closed without a TPDU',           here: all(closedEarly, openFailed),          retried: true },
  refused:             { outcome: 'refused',    detail: 'TCP connect was refused (10061)',         here: all(connectFailed(10061), openFailed), retried: true },
  timeout:             { outcome: 'timeout',    detail: 'TCP connect timed out (10060)',           here: all(connectFailed(10060), openFailed), retried: true },
  unreachable:         { outcome: 'timeout',    detail: 'the network is unreachable (10051)',      here: all(connectFailed(10051), openFailed), retried: true },
  overrun:             { outcome: 'reset',      detail: 'the peer reads nothing',                  here: openFailed,                            retried: true },
  unresolved:          { outcome: 'unresolved', detail: 'the host name is not known (11001)',      here: all(connectFailed(11001), openFailed), retried: true },
  'short name by DNS': { outcome: 'unresolved', detail: 'a short name that only DNS knows (10054)', here: all(closedByPeer, openFailed),        retried: true },
  DR:                  { outcome: 'refused',    detail: 'DR',                                      here: all(refusedByPeer, openFailed),        retried: true },
  ER:                  { outcome: 'refused',    detail: 'ER',                                      here: all(refusedByPeer, openFailed),        retried: true },
  'protocol error':    { outcome: 'refused',    detail: 'the answer broke the protocol',           here: openFailed,                            retried: true },
  silence:             { outcome: 'timeout',    detail: 'nobody answered the CR',                  here: openFailed,                            retried: true },
  'no control block':  { outcome: 'refused',    detail: 'no control block is free here (9156)',    here: all(noBlock, openFailed),              retried: true },
  'given up':          { outcome: 'timeout',    detail: 'closed here before it was answered',      here: silent,                                retried: false },
  suspended:           { outcome: 'suspended',  detail: 'the schedule says Never',                 here: silent,                                retried: false },
};
