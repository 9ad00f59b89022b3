import type { Cancel, Clock, Line, LineHandler } from '#src/io/index.ts';

/** A line that goes nowhere: it notes what is asked of it. */
export class FakeLine implements Line {
  readonly local = { host: '192.0.2.1', port: 40001 };
  readonly remote = { host: '192.0.2.2', port: 102 };
  readonly done: string[] = [];
  readonly sent: Uint8Array[] = [];
  /** What `send` says. */
  hasRoom = true;
  handler: LineHandler | undefined;

  on(handler: LineHandler): void {
    this.handler = handler;
  }
  open(): void {
    this.done.push('open');
  }
  send(octets: Uint8Array): boolean {
    this.done.push('send');
    this.sent.push(octets);
    return this.hasRoom;
  }
  pause(): void {
    this.done.push('pause');
  }
  resume(): void {
    this.done.push('resume');
  }
  finish(): void {
    this.done.push('finish');
  }
  close(): void {
    this.done.push('close');
  }
  reset(): void {
    this.done.push('reset');
  }
}

/** A clock that stands until it is moved. */
export class FakeClock implements Clock {
  #now = 0;
  readonly #alarms = new Set<{ readonly at: number; readonly ring: () => void }>();

  get set(): number {
    return this.#alarms.size;
  }
  now(): number {
    return this.#now;
  }
  alarm(after: number, ring: () => void): Cancel {
    const alarm = { at: this.#now + after, ring };
    this.#alarms.add(alarm);
    return () => void this.#alarms.delete(alarm);
  }
  pass(ms: number): void {
    this.#now += ms;
    for (const alarm of [...this.#alarms]) {
      if (alarm.at > this.#now) continue;
      this.#alarms.delete(alarm);
      alarm.ring();
    }
  }
}
