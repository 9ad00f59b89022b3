import type { Alarm, Effect, Effects, Layer, Service } from '#src/core/index.ts';
import type { TcpService } from '#src/tpkt/index.ts';
import type { Cancel, Clock, Line, LineError, LineHandler } from './line.ts';

/** What a driver tells besides primitives. */
export interface LineNews {
  /** What was sent has gone out, after a `send` that returned false. */
  drained?(): void;
  /** The line is at its end: nothing more is told. */
  ended?(cause?: LineError): void;
}

/** Sets a stack on a line: carries octets in, and effects out. */
export class Driver<Above extends Service> implements LineHandler {
  readonly #stack: Layer<Above, TcpService>;
  readonly #line: Line;
  readonly #clock: Clock;
  readonly #user: (primitive: Above['up']) => void;
  readonly #news: LineNews | undefined;
  /** Made when the first alarm is set, for most associations have none. */
  #alarms: Map<string, Cancel> | undefined;
  /** Effects that wait while others are carried out: what a user answers comes after what it was told. */
  #waiting: Effect<Above, TcpService>[] | undefined;
  #isBusy = false;
  #isFull = false;
  /** Somebody was told to wait although the line is not full: what it sent had to wait its turn. */
  #isPutOff = false;
  #state: 'live' | 'ending' | 'ended' = 'live';
  #cause: LineError | undefined;

  constructor(stack: Layer<Above, TcpService>, line: Line, clock: Clock, user: (primitive: Above['up']) => void, news?: LineNews) {
    this.#stack = stack;
    this.#line = line;
    this.#clock = clock;
    this.#user = user;
    this.#news = news;
    line.on(this);
  }

  /**
   * Passes a primitive in at the top. False: wait for `drained`, for the line is full, or what was sent waits until its sender has heard
   * what it is being told. Throws where the call is out of turn.
   */
  send(primitive: Above['down']): boolean {
    if (this.#state !== 'live') return true;
    this.#carryOut(this.#stack.fromAbove(primitive));
    this.#isPutOff ||= this.#waiting !== undefined;
    return !this.#isFull && this.#waiting === undefined;
  }

  /** Ends the line at once, with a TCP RST: nothing more is said on it, nor told of it. */
  reset(): void {
    if (this.#state !== 'live') return;
    this.#end();
    this.#line.reset();
  }

  /** Begins on a line that was accepted. */
  accepted(): void {
    this.#arrive({ kind: 'TCP.accepted', from: this.#line.remote });
  }

  opened(): void {
    this.#arrive({ kind: 'TCP.opened' });
  }

  received(octets: Uint8Array): void {
    this.#arrive({ kind: 'TCP.received', octets });
  }

  drained(): void {
    this.#isFull = false;
    this.#isPutOff = false;
    if (this.#state === 'live') this.#news?.drained?.();
  }

  closed(cause?: LineError): void {
    if (this.#state !== 'live') return;
    this.#cause = cause;
    this.#arrive(cause ? { kind: 'TCP.closed', cause } : { kind: 'TCP.closed' });
    this.#state = 'ending';
    if (!this.#isBusy) this.#end();
  }

  #end(): void {
    this.#state = 'ended';
    for (const cancel of this.#alarms?.values() ?? []) cancel();
    this.#alarms = undefined;
    this.#news?.ended?.(this.#cause);
  }

  #arrive(primitive: TcpService['up']): void {
    if (this.#state === 'live') this.#carryOut(this.#stack.fromBelow(primitive));
  }

  #carryOut(effects: Effects<Above, TcpService>): void {
    if (effects.length === 0) return;
    if (this.#isBusy) {
      this.#waiting ??= [];
      this.#waiting.push(...effects);
      return;
    }
    this.#isBusy = true;
    try {
      for (const effect of effects) this.#do(effect);
      for (let next = this.#next(); next !== undefined; next = this.#next()) for (const effect of next) this.#do(effect);
    } finally {
      this.#isBusy = false;
      if (this.#state === 'ending') this.#end();
    }
    if (this.#isPutOff && !this.#isFull) this.drained();
  }

  #next(): Effects<Above, TcpService> | undefined {
    const next = this.#waiting;
    this.#waiting = undefined;
    return next;
  }

  #do(effect: Effect<Above, TcpService>): void {
    if (this.#state === 'ended') return;
    if ('down' in effect) this.#obey(effect.down);
    else if ('up' in effect) this.#user(effect.up);
    else this.#set(effect);
  }

  #obey(primitive: TcpService['down']): void {
    switch (primitive.kind) {
      case 'TCP.send':
        if (!this.#line.send(primitive.octets)) this.#isFull = true;
        return;
      case 'TCP.open':
        this.#line.open();
        return;
      case 'TCP.close':
        this.#line.close();
    }
  }

  #set({ alarm, after, ring }: Alarm<Above, TcpService>): void {
    this.#alarms?.get(alarm)?.();
    this.#alarms?.delete(alarm);
    if (!Number.isFinite(after)) return;
    this.#alarms ??= new Map();
    this.#alarms.set(
      alarm,
      this.#clock.alarm(after, () => {
        this.#alarms?.delete(alarm);
        this.#carryOut(ring());
      }),
    );
  }
}
