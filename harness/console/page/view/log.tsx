import { useEffect, useRef } from 'preact/hooks';
import type { Desk } from '../model/desk.ts';
import { inDigits } from '../model/row.ts';
import type { Logged, Scene } from '../model/scene.ts';
import { clockSays } from '../model/times.ts';
import { Choices } from './choices.tsx';

export interface LogTerms {
  readonly desk: Desk;
  readonly scene: Scene;
  /** Whose it is. */
  readonly host: string;
  /** The line of the call that is looked at. */
  readonly line: string | undefined;
}

/** What a host has logged, the newest first. */
export const Log = ({ desk, scene, host, line }: LogTerms) => {
  const list = useRef<HTMLOListElement>(null);
  const log = scene.logs.get(host) ?? [];
  const last = line === undefined ? -1 : log.findLastIndex((each) => each.line === line);
  const end = last < 0 || log.length - last < MOST ? log.length : Math.min(log.length, last + MOST / 2);
  const shown = log.slice(Math.max(0, end - MOST), end);
  const [earlier, later] = [Math.max(0, end - MOST), log.length - end];
  // What the call that is looked at has left there comes into sight, and nothing else moves.
  useEffect(() => {
    const [entry, { current }] = [list.current?.querySelector<HTMLElement>('.of-call'), list];
    if (entry && current) current.scrollTop = entry.offsetTop - current.offsetTop - 8;
  }, [line, host]);
  const hosts = [...new Set([...scene.hosts.keys(), ...scene.logs.keys()])];
  return (
    <section class="card" aria-labelledby="log-title">
      <h2 id="log-title">{host} · event log</h2>
      {hosts.length > 1 && (
        <Choices label="Host">
          {hosts.map((each) => (
            <button key={each} type="button" aria-pressed={each === host} onClick={() => desk.readLog(each)}>
              {each} <small>{inDigits(scene.logs.get(each)?.length ?? 0)}</small>
            </button>
          ))}
        </Choices>
      )}
      {log.length === 0 ? (
        <p class="says">nothing is logged</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached with keys
        <ol class="log" ref={list} tabIndex={0} aria-label={`Events of ${host}`}>
          {later > 0 && <li class="dim">{inDigits(later)} later ones</li>}
          {shown.toReversed().map((logged) => (
            <Entry key={logged.seq} logged={logged} start={scene.start?.t ?? 0} isOfCall={line !== undefined && logged.line === line} />
          ))}
          {earlier > 0 && <li class="dim">{inDigits(earlier)} earlier ones</li>}
        </ol>
      )}
    </section>
  );
};

const Entry = ({ logged, start, isOfCall }: { readonly logged: Logged; readonly start: number; readonly isOfCall: boolean }) => {
  const { event, t } = logged;
  return (
    <li class={`${TONES[event.type]}${isOfCall ? ' of-call' : ''}`} title={`${event.category}, severity ${event.severity} ${event.origin}`}>
      <time>{clockSays(t - start)}</time> <b title={event.type}>{event.type.charAt(0)}</b> {event.source} <b>{event.id}</b> {event.text}
    </li>
  );
};

const TONES = { Information: 'dim', Warning: 'warn', Error: 'bad' } as const;
/** Entries that are shown. */
const MOST = 120;
