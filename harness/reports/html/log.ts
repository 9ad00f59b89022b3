import type { Stamped } from '#harness/run/index.ts';
import { type Markup, markup } from '../markup.ts';
import { grouped, type Summary } from '../summary.ts';
import { elapsed } from '../times.ts';
import { short, table } from './parts.ts';

type Logged = Extract<Stamped, { type: 'event' }>;

/** What each host wrote to its event log: what it said again and again stands once, with how often. */
export const eventLogs = ({ events }: Summary, most: number): Markup => {
  const logged = events.filter((event): event is Logged => event.type === 'event');
  if (logged.length === 0) return markup``;
  const start = events[0]?.t ?? 0;
  return markup`<h3>Event logs</h3>${[...grouped(logged, ({ host }) => host)].map(([host, own]) => hostLog(host, own, start, most))}`;
};

const hostLog = (host: string, logged: readonly Logged[], start: number, most: number): Markup => {
  const entries = [...grouped(logged, ({ event }) => `${event.id} ${event.text.replace(/control block \d+/, '')}`).values()];
  const rows = entries.slice(0, most).map((same) => {
    const [{ t, event }] = same as [Logged, ...Logged[]];
    return markup`<tr><td class="num">${elapsed(t - start)}</td><td class="num mono">${event.id}${same.length > 1 && ` ×${same.length}`}</td><td class="${TONES[event.type]}">${event.type}</td><td>${event.source}, ${event.category} <span class="dim">${event.origin}</span></td><td class="long">${short(event.text)}</td></tr>`;
  });
  return markup`<details><summary><b>${host}</b>: ${logged.length} ${logged.length === 1 ? 'entry' : 'entries'}</summary>${table(['first at', 'event', 'type', 'source', 'says'], rows)}${entries.length > most && markup`<p class="dim">${entries.length - most} more kinds of entries are left out.</p>`}</details>`;
};

const TONES: Readonly<Record<Logged['event']['type'], string>> = { Information: 'dim', Warning: 'warn', Error: 'bad' };
