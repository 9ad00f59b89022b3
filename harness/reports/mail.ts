import type { ConnectorId, RunEvent, Stamped } from '#harness/run/index.ts';
import { localIn } from './said.ts';

type Told = Extract<RunEvent, { type: 'message' }>;

/** What may become of messages at a host. */
export type Fate = 'delivered' | 'misrouted' | 'returned' | 'queued' | 'reports';
export type Fates = Readonly<Record<Fate, number>>;

/** What became of messages, by host; reports are no messages here, but for those that reach whom they are for. */
export const mailByHost = (events: readonly Stamped[]): ReadonlyMap<string, Fates> => {
  const told = events.filter(isMessage);
  const misrouted = linesMisrouted(events);
  const hosts = [...new Set(told.map(({ host }) => host))];
  return new Map(
    hosts.map((host) => {
      const here = told.filter((each) => each.host === host);
      const messages = here.filter(({ content }) => content !== 'report');
      return [
        host,
        {
          delivered: messages.filter(({ state }) => state === 'delivered').length,
          misrouted: messages.filter(({ state, line }) => state === 'received' && line !== undefined && misrouted.has(line)).length,
          returned: messages.filter(({ state }) => state === 'returned').length,
          queued: [...lastOf(messages).values()].filter(({ state }) => WAITING.has(state)).length,
          reports: here.filter(({ state }) => state === 'reported').length,
        },
      ];
    }),
  );
};

/** The same over all hosts. */
export const mailOf = (events: readonly Stamped[]): Fates => {
  const all = [...mailByHost(events).values()];
  const sum = (fate: Fate): number => all.reduce((count, fates) => count + fates[fate], 0);
  return {
    delivered: sum('delivered'),
    misrouted: sum('misrouted'),
    returned: sum('returned'),
    queued: sum('queued'),
    reports: sum('reports'),
  };
};

/** `3 messages delivered, 0 misrouted`, `3 messages queued`; nothing where there were none. */
export const mailSays = ({ delivered, misrouted, returned, queued }: Fates): string => {
  const counts = [
    ...(delivered + misrouted > 0 ? [`${delivered} delivered`, `${misrouted} misrouted`] : []),
    ...(returned > 0 ? [`${returned} returned`] : []),
    ...(queued > 0 ? [`${queued} queued`] : []),
  ];
  return counts.join(', ').replace(/^\d+/, (count) => `${count} ${count === '1' ? 'message' : 'messages'}`);
};

/** All that is not nothing: `3 delivered, 2 reports`. */
export const fatesSay = (fates: Fates): string =>
  (Object.entries(fates) as [Fate, number][]).flatMap(([fate, count]) => (count > 0 ? [`${count} ${fate}`] : [])).join(', ');

/** Messages of one connector that fared alike. */
export interface Batch {
  readonly from: ConnectorId;
  readonly count: number;
  /** `delivered at bravo, by bravo/to-alpha-2`. */
  readonly fate: string;
}

/** What became of the messages of each connector in the end. */
export const batchesOf = (events: readonly Stamped[]): readonly Batch[] => {
  const messages = events.filter(isMessage).filter(({ content }) => content !== 'report');
  const misrouted = linesMisrouted(events);
  const batches = new Map<string, Batch>();
  for (const sent of messages) {
    if (sent.state !== 'queued' || sent.connector === undefined || wasRelayed(messages, sent)) continue;
    const all = messages.filter(({ message }) => message === sent.message);
    const last = all.findLast(({ state }) => state in ENDS) ?? all.findLast(({ state }) => state === 'queued') ?? sent;
    const isMisrouted = last.line !== undefined && misrouted.has(last.line);
    const fate = `${ENDS[last.state]?.(last) ?? `still queued at ${last.host}`}${isMisrouted ? ', misrouted' : ''}`;
    const key = `${sent.connector} ${fate}`;
    batches.set(key, { from: sent.connector, count: (batches.get(key)?.count ?? 0) + 1, fate });
  }
  return [...batches.values()];
};

/** What is told of a message as it happens; nothing of what is but a step. */
export const messageSays = (event: Told): string | undefined => {
  const { content, message, subject, detail, state } = event;
  const says = NEWS[state]?.(event);
  const what =
    content === 'report'
      ? `report about ${localIn(message)}`
      : `${content} ${localIn(message)}${subject === undefined ? '' : ` "${subject}"`}`;
  return says && `${what} ${says}${detail === undefined ? '' : `: ${detail}`}`;
};

/** Whether it has not come to whom it was for. */
export const isLoss = ({ state }: Told): boolean => state === 'returned' || state === 'discarded';

const NEWS: { readonly [S in Told['state']]?: (event: Told) => string } = {
  delivered: ({ host }) => `delivered at ${host}`,
  relayed: ({ connector }) => `handed on to ${connector}`,
  returned: ({ host }) => `returned by ${host}`,
  reported: ({ host }) => `reaches its originator at ${host}`,
  discarded: ({ host }) => `discarded at ${host}`,
};

const ENDS: { readonly [S in Told['state']]?: (event: Told) => string } = {
  delivered: ({ host, connector }) => `delivered at ${host}${connector ? `, by ${connector}` : ''}`,
  returned: ({ host, detail }) => `returned by ${host}${detail ? `: ${detail}` : ''}`,
  discarded: ({ host }) => `discarded at ${host}`,
};

const WAITING: ReadonlySet<Told['state']> = new Set(['queued', 'sent']);
/** What is told of a message that goes out. */
const GOING: ReadonlySet<Told['state']> = new Set([...WAITING, 'acknowledged', 'returned']);

const isMessage = (event: Stamped): event is Stamped & Told => event.type === 'message';

/** How far each message that goes out of a host has come. */
const lastOf = (messages: readonly Told[]): ReadonlyMap<string, Told> =>
  new Map(messages.filter(({ state }) => GOING.has(state)).map((each) => [each.message, each]));

/** The lines on which a connector reached another one than was meant. */
const linesMisrouted = (events: readonly Stamped[]): ReadonlySet<string> =>
  new Set(events.flatMap((event) => (event.type === 'connector' && event.outcome === 'misrouted' && event.line ? [event.line] : [])));

const wasRelayed = (messages: readonly Told[], { message, host }: Told): boolean =>
  messages.some((each) => each.message === message && each.host === host && each.state === 'received');
