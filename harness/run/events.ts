import type { Decision } from './decision.ts';

/** `host/connector`. */
export type ConnectorId = string;

/** One TCP connection, the same word at both ends: `10.1.0.1:40001>10.1.0.2:102`, caller first, logical addresses. */
export type LineId = string;

/** What became of a connector's attempt (facts: modelling, outcomes). */
export type ConnectorOutcome = 'up' | 'misrouted' | 'refused' | 'reset' | 'timeout' | 'unresolved' | 'suspended';

/** How far up an attempt came before it ended. */
export type LayerName = 'tcp' | 'transport' | 'session' | 'presentation' | 'acse' | 'rtse' | 'bind';

/**
 * Where a message stands. `queued` for a connector; `sent`, its transfer has begun; `acknowledged`, the peer has secured it; `received`, secured
 * here; `delivered` to a mailbox of the host; `relayed`, on to another connector; `returned`, it cannot be delivered and a report says so;
 * `reported`, a report about it has reached its originator; `discarded`, as a report about which nobody is told (X.411 §14).
 */
export type MessageState =
  | 'queued'
  | 'sent'
  | 'acknowledged'
  | 'received'
  | 'delivered'
  | 'relayed'
  | 'returned'
  | 'reported'
  | 'discarded';

export type Priority = 'urgent' | 'normal' | 'non-urgent';

/** One entry of an emulated product's event log. `inserts` are the values that the product puts into its template, in order. */
export interface LoggedEvent {
  readonly id: number;
  readonly source: string;
  readonly category: string;
  readonly type: 'Information' | 'Warning' | 'Error';
  readonly severity: number;
  /** Component, thread and procedure, as in `[BASE IL TCP/IP DRVR 218]`. */
  readonly origin: string;
  readonly inserts: Readonly<Record<string, string | number>>;
  /** In our own words. */
  readonly text: string;
}

export type Verdict = 'none' | 'pass' | 'warn' | 'inconclusive' | 'xfail' | 'fail' | 'xpass' | 'error' | 'n/a';

/** What a run tells, in order; everything that a user ever sees is computed from it. `t` is in milliseconds since the run began. */
export type RunEvent =
  | {
      /** What was asked for, before anything is done; secrets are left out. */
      readonly type: 'command';
      readonly argv: readonly string[];
      /** The words that bring the same about again, without those that choose among scenarios and cases. */
      readonly again: readonly string[];
      /** A warning is counted as a failure. */
      readonly strict: boolean;
      /** Of this program, and of Node. */
      readonly version: string;
      readonly node: string;
    }
  | {
      readonly type: 'run.start';
      readonly name: string;
      readonly variant?: string;
      readonly file?: string;
      /** Of a matrix: what is chosen on each of its axes. */
      readonly cell?: Readonly<Record<string, string>>;
      readonly transport: string;
      readonly seed: number;
      readonly started: string;
    }
  | {
      readonly type: 'host.up';
      readonly host: string;
      readonly product: string;
      readonly addresses: readonly string[];
      readonly bound: readonly string[];
    }
  | { readonly type: 'link.open'; readonly line: LineId; readonly caller: string; readonly called: string }
  | {
      readonly type: 'octets';
      readonly line: LineId;
      readonly from: 'caller' | 'called';
      readonly octets: Uint8Array;
      readonly frame?: number;
    }
  /** One end has no more to say; the other may. */
  | { readonly type: 'link.finish'; readonly line: LineId; readonly by: 'caller' | 'called' }
  | {
      readonly type: 'link.close';
      readonly line: LineId;
      readonly how: 'closed' | 'reset' | 'refused' | 'timeout' | 'unreachable' | 'overrun';
      readonly by?: 'caller' | 'called';
    }
  | {
      readonly type: 'pdu';
      readonly line: LineId;
      readonly layer: string;
      readonly kind: string;
      readonly from: 'caller' | 'called';
      readonly fields: Readonly<Record<string, unknown>>;
      readonly frame: number;
      /** Another PDU of the same TSDU is told next. */
      readonly more?: true;
    }
  | {
      readonly type: 'attempt';
      readonly connector: ConnectorId;
      readonly number: number;
      readonly line?: LineId;
      readonly to?: string;
      readonly from?: string;
    }
  | { readonly type: 'decision'; readonly line: LineId; readonly host: string; readonly decision: Decision }
  | { readonly type: 'association'; readonly line: LineId; readonly host: string; readonly booked: ConnectorId }
  | {
      readonly type: 'connector';
      readonly connector: ConnectorId;
      readonly outcome: ConnectorOutcome;
      readonly line?: LineId;
      readonly by?: ConnectorId;
      readonly detail?: string;
      /** Of an attempt that failed: the layer on which it did. */
      readonly layer?: LayerName;
      /** Of an association that stands: the checkpoint size in KB, 0 is none, and the window in checkpoints. */
      readonly agreed?: { readonly checkpoint: number; readonly window: number };
    }
  | {
      /** Something is to be tried again, and waits for that. */
      readonly type: 'retry';
      readonly connector: ConnectorId;
      /** The transfer of this message; absent: the opening of an association. */
      readonly message?: string;
      /** Which retry it will be, and of how many at most. */
      readonly number: number;
      readonly of: number;
      /** In so many milliseconds; absent: it waits no more, before its time. */
      readonly after?: number;
    }
  | {
      readonly type: 'message';
      /** The MTS identifier of the message, or of the one that a report is about. */
      readonly message: string;
      readonly content: 'message' | 'probe' | 'report';
      readonly state: MessageState;
      readonly host: string;
      /** The connector that it is queued for, sent over, or booked under. */
      readonly connector?: ConnectorId;
      readonly line?: LineId;
      readonly subject?: string;
      readonly priority?: Priority;
      /** Of the MTS-APDU. */
      readonly octets?: number;
      readonly detail?: string;
    }
  | { readonly type: 'event'; readonly host: string; readonly line?: LineId; readonly connector?: ConnectorId; readonly event: LoggedEvent }
  | {
      /** Something goes wrong on purpose. */
      readonly type: 'fault';
      readonly line: LineId;
      /** Whose saying it struck. */
      readonly from: 'caller' | 'called';
      /** The fault as one would write it, and what it has done. */
      readonly fault: string;
      readonly says: string;
    }
  | { readonly type: 'lint'; readonly rule: string; readonly where?: string; readonly says: string; readonly cures?: readonly string[] }
  | { readonly type: 'step'; readonly verb: string; readonly says: string }
  | {
      /** How one of a scenario's expectations stands before it is judged: told when the scenario begins, and when it stands otherwise. */
      readonly type: 'expected';
      /** Of all expectations of the scenario, from 0 on. */
      readonly number: number;
      readonly what: string;
      readonly wanted: string;
      readonly got: string;
      /** It would be met if all ended now. */
      readonly holds: boolean;
      readonly where?: string;
    }
  | {
      readonly type: 'expect';
      /** That of `expected`. */
      readonly number?: number;
      readonly what: string;
      readonly wanted: string;
      readonly got: string;
      readonly verdict: Verdict;
      readonly where?: string;
    }
  /** A case of the conformance suite begins; what is told up to its verdict belongs to it. `round`: of several, from 1 on. */
  | { readonly type: 'case'; readonly case: string; readonly role: 'responder' | 'initiator'; readonly round: number }
  /** A line is that of a case: several may go on at once. */
  | {
      readonly type: 'case.line';
      readonly case: string;
      readonly role: 'responder' | 'initiator';
      readonly round: number;
      readonly line: LineId;
    }
  | {
      readonly type: 'verdict';
      readonly case: string;
      readonly role: 'responder' | 'initiator';
      readonly round: number;
      readonly verdict: Verdict;
      readonly ending: 'orderly' | 'refused' | 'reset' | 'closed' | 'timeout' | 'open';
      readonly expected: readonly string[];
      readonly observed: string;
      readonly reason: string;
      readonly clause: string;
      readonly level: 'must' | 'should' | 'may';
      readonly requirement: string;
      /** What a baseline has to do with the verdict. */
      readonly note?: string;
      /** The last stimulus as hexadecimal text, a write each; long ones are cut. */
      readonly sent: readonly string[];
      readonly frames: { readonly first: number; readonly last: number };
      readonly tookMs: number;
    }
  /** Whether the endpoint is well, beside any case; `group`: of cases, before or after them. */
  | { readonly type: 'sanity'; readonly group: string; readonly ill?: string }
  | { readonly type: 'note'; readonly says: string }
  | { readonly type: 'run.end'; readonly verdict: Verdict; readonly partial: boolean }
  /** All is told, and the command ends with this code. */
  | { readonly type: 'exit'; readonly code: number };

/** As it stands in run.ndjson. */
export type Stamped = { readonly v: 1; readonly seq: number; readonly t: number } & RunEvent;
export type Emit = (event: RunEvent) => void;
