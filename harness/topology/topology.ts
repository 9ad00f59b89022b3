import type { Fault } from '#harness/faults/index.ts';
import type { Host } from '#harness/mta/index.ts';
import type { NameSources } from '#harness/names/index.ts';
import type { ConnectorOutcome, LayerName, Priority } from '#harness/run/index.ts';

/** One scenario as it will be run: a file, or one variant or matrix cell of it, with all references resolved. */
export interface Topology {
  readonly file: string;
  readonly name: string;
  /** Which variant of the file this is; absent: the file itself. */
  readonly variant?: string;
  /** Of a matrix: what is chosen on each of its axes. */
  readonly cell?: Readonly<Record<string, string>>;
  readonly about?: string;
  readonly refs: readonly string[];
  readonly tags: readonly string[];
  readonly mode: 'memory' | 'loopback' | 'netns' | 'external';
  readonly port: number;
  readonly hosts: readonly Host[];
  /** By host: its own sources first, the scenario's after. */
  readonly names: Readonly<Record<string, readonly NameSources[]>>;
  /** What goes wrong on purpose from the beginning; absent: nothing. */
  readonly faults?: readonly Fault[];
  readonly steps: readonly Step[];
  readonly expect: Expectations;
  /** Where a key stands: `placeOf('hosts', 'alpha', 'product')` is `file:line:column`. The nearest place above where there is none. */
  readonly placeOf: (...path: readonly (string | number)[]) => string;
}

/** One verb of `steps:`. Globs are over `host/connector`. Durations are in milliseconds; `after` is in octets that the caller has sent. */
export type Step =
  | { readonly verb: 'open'; readonly connectors: readonly string[] }
  | { readonly verb: 'close'; readonly connectors: readonly string[] }
  | { readonly verb: 'retry'; readonly times: number }
  | { readonly verb: 'wait'; readonly for: number }
  | SendStep
  | { readonly verb: 'cut'; readonly from: string; readonly to: string; readonly after: number }
  | { readonly verb: 'fault'; readonly fault: Fault }
  /** Takes back a fault as it is written, or all of them. */
  | { readonly verb: 'clear'; readonly fault?: string }
  | { readonly verb: 'stop'; readonly host: string }
  | { readonly verb: 'start'; readonly host: string }
  | { readonly verb: 'assert'; readonly expect: Expectations }
  | { readonly verb: 'note'; readonly says: string };

/** Messages to be sent. `from` is a connector that they are queued for, or a host that routes them itself. */
export interface SendStep {
  readonly verb: 'send';
  /** `host/connector`, or a host. */
  readonly from: string;
  /** The host or the O/R address that they are for; absent: the host that the connector is meant to reach. */
  readonly to?: string;
  readonly messages: number;
  readonly subject: string;
  /** Octets of text in each. */
  readonly size: number;
  readonly priority: Priority;
  /** Whether the originator asks for a delivery report. */
  readonly report: boolean;
}

export interface Expectations {
  /** By glob over `host/connector`; the most exact glob wins. */
  readonly connectors: Readonly<Record<string, ConnectorExpectation>>;
  readonly events: Readonly<Record<string, readonly EventExpectation[]>>;
  /** Names of the lint rules that must be found, each once or more, and no others; absent: not judged. */
  readonly lint?: readonly string[];
  readonly messages?: MessagesExpectation;
  /** The run's own time may not pass this, in milliseconds. */
  readonly within?: number;
}
export interface ConnectorExpectation {
  readonly outcome?: ConnectorOutcome | readonly ConnectorOutcome[];
  readonly up?: 'never' | 'always' | 'eventually';
  /** `peer`, or a `host/connector`. */
  readonly by?: string;
  /** Where its last attempt was refused. */
  readonly layer?: Exclude<LayerName, 'tcp'>;
  /** How many associations it opens. */
  readonly associations?: Count;
  /** What the last of them agreed on: checkpoints in KB, and a window of them. */
  readonly checkpoint?: number;
  readonly window?: number;
}
/** What may become of a message, and reports about messages that reach their originators. */
export type MessageFate = 'delivered' | 'misrouted' | 'returned' | 'queued' | 'reports';
export type MessageCounts = { readonly [F in MessageFate]?: Count };
/** Over all hosts, and at some: delivered there, returned by it, queued in it, reports to it. */
export interface MessagesExpectation extends MessageCounts {
  readonly hosts?: Readonly<Record<string, MessageCounts>>;
}
export interface EventExpectation {
  readonly id: number;
  readonly count: Count;
}
/** `>=1`, `3`, `<2`. */
export interface Count {
  readonly relation: '=' | '>=' | '<=' | '>' | '<';
  readonly count: number;
}
