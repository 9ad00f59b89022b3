import { join } from 'node:path';
import { CapturedOctets } from './captured-octets.ts';
import type { Hub } from './hub.ts';
import type { Past } from './past.ts';
import { WrittenEvents } from './written-events.ts';

/** A folder with a run.ndjson and a run.pcapng, written by now or still being written. */
export class RunFolder implements Past {
  readonly events: Past['events'];
  readonly frame: Past['frame'];
  readonly #written: WrittenEvents;

  constructor(folder: string) {
    const captured = new CapturedOctets(() => join(folder, 'run.pcapng'));
    this.#written = new WrittenEvents(join(folder, 'run.ndjson'));
    this.events = (from, to, most) => this.#written.between(from, to, most);
    this.frame = (frame) => captured.frame(frame);
  }

  /** Makes a hub of a run that is over. */
  async replay(hub: Hub): Promise<void> {
    await this.#written.scan((entry) => hub.push(entry));
    hub.end();
  }
}
