import type { RunEvent, Stamped } from './events.ts';
import { FrameCounter } from './frames.ts';
import { PduReader } from './pdu-reader.ts';

type Watcher = (event: Stamped) => void;

/** The run stream: gives each event its number and time, names the frame of what crosses a line, and reads the PDUs off the octets. */
export class RunStream {
  readonly #events: Stamped[] = [];
  readonly #watchers = new Set<Watcher>();
  readonly #frames = new FrameCounter();
  readonly #pdus = new PduReader();
  #now: () => number = () => 0;
  #seq = 0;

  /** Takes the time from this clock from now on; time goes on from where it is (a run of several scenarios has a clock for each). */
  begin(now: () => number): void {
    const before = this.#events.at(-1)?.t ?? 0;
    const start = now();
    this.#now = () => before + now() - start;
  }

  /** All events so far. */
  get events(): readonly Stamped[] {
    return this.#events;
  }

  /** Drops the events so far, which have been told: a run without end keeps none. */
  forget(): void {
    this.#events.length = 0;
  }

  /** Frames of the capture so far. */
  get frames(): number {
    return this.#frames.last;
  }

  /** Sees all events from now on, after those that there are already. */
  subscribe(watcher: Watcher): void {
    for (const event of this.#events) watcher(event);
    this.#watchers.add(watcher);
  }

  emit(event: RunEvent): void {
    this.#frames.framesOf(event);
    if (event.type === 'link.close') this.#pdus.forget(event.line);
    if (event.type !== 'octets') return this.#tell(event);
    const frame = this.#frames.last;
    this.#tell({ ...event, frame });
    for (const pdu of this.#pdus.of(event, frame)) this.#tell(pdu);
  }

  #tell(event: RunEvent): void {
    const stamped: Stamped = { v: 1, seq: this.#seq++, t: this.#now(), ...event };
    this.#events.push(stamped);
    for (const watcher of this.#watchers) watcher(stamped);
  }
}
