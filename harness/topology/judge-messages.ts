import type { ConnectorId, LineId, MessageState, RunEvent, Stamped } from '#harness/run/index.ts';
import { peerOf } from './lint.ts';
import type { MessageFate, Topology } from './topology.ts';

type Told = Stamped & Extract<RunEvent, { type: 'message' }>;

/** What became of messages, at one host or (`undefined`) at all of them. */
export const countMessages = (topology: Topology, events: readonly Stamped[], fate: MessageFate, host?: string): number => {
  const told = events.filter((event): event is Told => event.type === 'message');
  return COUNTS[fate](topology, told, host);
};

type Counting = (topology: Topology, told: readonly Told[], host: string | undefined) => number;

const inState =
  (state: MessageState): Counting =>
  (_, told, host) =>
    told.filter((each) => each.state === state && each.content !== 'report' && isAt(each, host)).length;

/** Received under another connector than the one that it was sent to: the sender's meant peer is known, the receiver's booking too. */
const misrouted: Counting = (topology, told, host) => {
  const senders = new Map<string, ConnectorId>();
  for (const { state, message, content, line, connector } of told)
    if (state === 'sent' && connector !== undefined) senders.set(keyOf(message, content, line), connector);
  return told.filter((each) => {
    if (each.state !== 'received' || each.content === 'report' || !isAt(each, host)) return false;
    const sender = senders.get(keyOf(each.message, each.content, each.line));
    const meant = sender === undefined ? undefined : peerOf(topology, sender);
    return meant !== undefined && meant !== each.connector;
  }).length;
};

/** Queued, and neither acknowledged nor returned since. */
const queued: Counting = (_, told, host) => {
  const waiting = new Map<string, number>();
  for (const each of told) {
    if (each.content === 'report' || !isAt(each, host)) continue;
    const key = `${each.host} ${each.message}`;
    if (each.state === 'queued') waiting.set(key, (waiting.get(key) ?? 0) + 1);
    if (each.state === 'acknowledged' || each.state === 'returned') waiting.delete(key);
  }
  return [...waiting.values()].reduce((sum, count) => sum + count, 0);
};

const COUNTS: Readonly<Record<MessageFate, Counting>> = {
  delivered: inState('delivered'),
  misrouted,
  returned: inState('returned'),
  queued,
  reports: (_, told, host) => told.filter((each) => each.state === 'reported' && isAt(each, host)).length,
};

const isAt = ({ host }: Told, wanted: string | undefined): boolean => wanted === undefined || host === wanted;
const keyOf = (message: string, content: string, line: LineId | undefined): string => `${content} ${message} ${line}`;
