import type { Effects, Layer, Primitive, Service } from '#src/core/index.ts';
import type { TcpService } from '#src/tpkt/index.ts';

/** One end of a wire: a stack, what it told its user, and the alarms that it has set. */
export interface End<Above extends Service> {
  readonly told: Above['up'][];
  /** What went down, in order. */
  readonly sent: TcpService['down'][];
  /** Names and milliseconds of the alarms that are set. */
  readonly alarms: ReadonlyMap<string, number>;
  send(primitive: Above['down']): void;
  ring(alarm: string): void;
}

/** What a user answers to what it is told, when its stack has done all that it was about. */
export type User<Above extends Service> = (told: Above['up']) => readonly Above['down'][];

/** What a wire does to what it carries, and who is at its ends. */
export interface Setting<Caller extends Service, Called extends Service> {
  /** The octets of one chunk. */
  readonly chunk?: number;
  /** How many octets of each side it carries; those behind them are lost. */
  readonly carries?: { readonly caller?: number; readonly called?: number };
  /** After so many arrivals it stands still, until it is told to go on. */
  readonly stopsAfter?: number;
  readonly caller?: User<Caller>;
  readonly called?: User<Called>;
}

/** Two stacks and the wire between them. */
export interface Wire<Caller extends Service, Called extends Service> {
  readonly caller: End<Caller>;
  readonly called: End<Called>;
  /** How often something has arrived, on either side. */
  readonly arrivals: () => number;
  /** Goes on where it stands still. */
  readonly go: () => void;
  /** The line is gone, and what is on its way on it: each side hears of it that has not hung up. */
  readonly cut: () => void;
}

/** Two stacks and a wire of nothing between them. All that follows from a call has happened when it returns, unless the wire stands still. */
export const wire = <Caller extends Service, Called extends Service>(
  caller: Layer<Caller, TcpService>,
  called: Layer<Called, TcpService>,
  { chunk = Infinity, carries = {}, stopsAfter = Infinity, ...users }: Setting<Caller, Called> = {},
): Wire<Caller, Called> => {
  const work = new Work(stopsAfter);
  const first = new WireEnd(caller, users.caller, work, chunk, carries.caller);
  const second = new WireEnd(called, users.called, work, chunk, carries.called);
  first.peer = second;
  second.peer = first;
  return {
    caller: first,
    called: second,
    arrivals: () => work.done,
    go: () => work.go(),
    cut: () => {
      work.drop();
      first.lose();
      second.lose();
      work.go();
    },
  };
};

/** What arrives, in order. */
class Work {
  #jobs: (() => void)[] = [];
  #next = 0;
  #stop: number;
  done = 0;

  constructor(stop: number) {
    this.#stop = stop;
  }

  add(job: () => void): void {
    this.#jobs.push(job);
  }

  run(): void {
    while (this.#next < this.#jobs.length && this.done < this.#stop) {
      this.done += 1;
      this.#jobs[this.#next++]!();
    }
    if (this.#next === this.#jobs.length) this.drop();
  }

  go(): void {
    this.#stop = Infinity;
    this.run();
  }

  drop(): void {
    this.#jobs = [];
    this.#next = 0;
  }
}

class WireEnd<Above extends Service> implements End<Above> {
  readonly told: Above['up'][] = [];
  readonly sent: TcpService['down'][] = [];
  readonly alarms = new Map<string, number>();
  readonly #rings = new Map<string, () => Effects<Above, TcpService>>();
  readonly #stack: Layer<Above, TcpService>;
  readonly #user: User<Above>;
  readonly #work: Work;
  readonly #chunk: number;
  /** How many octets more get through. */
  #room: number;
  #isOpen = false;
  peer: { arrive(primitive: TcpService['up']): void; accept(): void } | undefined;

  constructor(stack: Layer<Above, TcpService>, user: User<Above> = () => [], work: Work, chunk: number, room = Infinity) {
    this.#stack = stack;
    this.#user = user;
    this.#work = work;
    this.#chunk = chunk;
    this.#room = room;
  }

  send(primitive: Above['down']): void {
    this.#carryOut(this.#stack.fromAbove(primitive));
    this.#work.run();
  }

  ring(alarm: string): void {
    const ring = this.#rings.get(alarm);
    if (!ring) throw new Error(`no alarm '${alarm}' is set`);
    this.#stop(alarm);
    this.#carryOut(ring());
    this.#work.run();
  }

  /** What arrives is taken when all that was done before it is done. */
  arrive(primitive: TcpService['up']): void {
    this.#work.add(() => {
      if (primitive.kind === 'TCP.closed') this.#isOpen = false;
      this.#carryOut(this.#stack.fromBelow(primitive));
    });
  }

  accept(): void {
    this.#isOpen = true;
    this.arrive({ kind: 'TCP.accepted', from: { host: '192.0.2.1', port: 40001 } });
  }

  /** The line is gone. */
  lose(): void {
    if (this.#isOpen) this.arrive({ kind: 'TCP.closed' });
  }

  #carryOut(effects: Effects<Above, TcpService>): void {
    const answers: Above['down'][] = [];
    for (const effect of effects) {
      if ('up' in effect) {
        this.told.push(effect.up);
        answers.push(...this.#user(effect.up));
      } else if ('down' in effect) this.#obey(effect.down);
      else this.#set(effect.alarm, effect.after, effect.ring);
    }
    for (const answer of answers) this.#carryOut(this.#stack.fromAbove(answer));
  }

  #obey(primitive: TcpService['down']): void {
    this.sent.push(primitive);
    if (primitive.kind === 'TCP.open') {
      this.#isOpen = true;
      this.peer?.accept();
      this.arrive({ kind: 'TCP.opened' });
    } else if (primitive.kind === 'TCP.close') {
      this.#isOpen = false;
      this.peer?.arrive({ kind: 'TCP.closed' });
    } else {
      const through = primitive.octets.subarray(0, this.#room);
      this.#room -= through.length;
      for (const octets of cut(through, this.#chunk)) this.peer?.arrive({ kind: 'TCP.received', octets });
    }
  }

  #set(alarm: string, after: number, ring: () => Effects<Above, TcpService>): void {
    this.#stop(alarm);
    if (!Number.isFinite(after)) return;
    this.alarms.set(alarm, after);
    this.#rings.set(alarm, ring);
  }

  #stop(alarm: string): void {
    this.alarms.delete(alarm);
    this.#rings.delete(alarm);
  }
}

/** Octets in chunks. */
export const cut = (octets: Uint8Array, chunk: number): readonly Uint8Array[] => {
  const size = Math.min(chunk, octets.length);
  return Array.from({ length: Math.ceil(octets.length / size) || 0 }, (_, index) => octets.subarray(index * size, (index + 1) * size));
};

/** The kinds of primitives. */
export const kinds = (primitives: readonly Primitive[]): readonly string[] => primitives.map(({ kind }) => kind);
