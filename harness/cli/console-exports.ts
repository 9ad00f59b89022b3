import { createReadStream, existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { record } from '#harness/capture/index.ts';
import type { Exports } from '#harness/console/index.ts';
import { ladder, ladderSvg, ladderText, markdown, modelOf, PLAIN } from '#harness/reports/index.ts';
import type { Stamped } from '#harness/run/index.ts';
import { eventsIn } from './kept-run.ts';

/** What of a run in a folder can be taken away. `events`: of a run whose capture is written at its end, those with the octets. */
export const exportsOf = (folder: string, events: () => readonly Stamped[] = () => []): Exports => {
  const capture = join(folder, 'run.pcapng');
  const told = (): readonly Stamped[] => (statSync(join(folder, 'run.ndjson')).size <= LARGEST ? eventsIn(folder) : []);
  const textOf = (write: (events: readonly Stamped[]) => string) => () => {
    const all = told();
    return all.length === 0 ? undefined : write(all);
  };
  return {
    'run.pcapng': () => (existsSync(capture) ? createReadStream(capture) : record(events(), { start: startOf(events()), names: [] })),
    'run.md': textOf((all) => markdown(modelOf(all))),
    'ladder.svg': textOf((all) => ladderSvg(ladderOf(all))),
    'ladder.txt': textOf((all) => `${ladderText(PLAIN, ladderOf(all)).join('\n')}\n`),
  };
};

const startOf = (events: readonly Stamped[]): number => {
  const start = events.find((event) => event.type === 'run.start');
  return start ? Date.parse(start.started) : 0;
};

/** All lines of the run in one ladder: where there is too much to draw, how it began and how it ended. */
const ladderOf = (events: readonly Stamped[]) => {
  const hosts = new Map(
    events.flatMap((event) => (event.type === 'host.up' ? event.addresses.map((address) => [address, event.host] as const) : [])),
  );
  const title = events.find((event) => event.type === 'run.start')?.name ?? 'run';
  const ofLines = events.filter((event) => 'line' in event && event.line !== undefined && event.type !== 'attempt').slice(-MOST);
  return ladder(ofLines, {
    title,
    whose: (address) => ({ name: hosts.get(address) ?? address, says: hosts.has(address) ? address : '' }),
  });
};

/** Of a run.ndjson that is read as a whole while the run goes on, in octets; and of what is drawn, in events. */
const LARGEST = 32 * 1024 * 1024;
const MOST = 5000;
