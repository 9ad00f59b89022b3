import { createReadStream, existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { record } from '#harness/capture/index.ts';
import { type Exports, textExports } from '#harness/console/index.ts';
import type { Stamped } from '#harness/run/index.ts';
import { eventsIn } from './kept-run.ts';

/** What of a run in a folder can be taken away. `events`: of a run whose capture is written at its end, those with the octets. */
export const exportsOf = (folder: string, events: () => readonly Stamped[] = () => []): Exports => {
  const capture = join(folder, 'run.pcapng');
  return {
    'run.pcapng': () => (existsSync(capture) ? createReadStream(capture) : record(events(), { start: startOf(events()), names: [] })),
    ...textExports(() => (statSync(join(folder, 'run.ndjson')).size <= LARGEST ? eventsIn(folder) : [])),
  };
};

const startOf = (events: readonly Stamped[]): number => {
  const start = events.find((event) => event.type === 'run.start');
  return start ? Date.parse(start.started) : 0;
};

/** Of a run.ndjson that is read as a whole while the run goes on, in octets. */
const LARGEST = 32 * 1024 * 1024;
