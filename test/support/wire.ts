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

/** Two stacks and a wire of nothing between them, that hands octets on in chunks. All that follows from a call has happened when it returns. */
export const wire = <Caller extends Service, Called extends Service>(
  caller: Layer<Caller, TcpService>,
  called: Layer<Called, TcpService>,
  chunk = Infinity,
): { readonly caller: End<Caller>; readonly called: End<Called> } => {
  const work: Job[] = [];
  const first = new WireEnd(caller, chunk, work);
  const second = new WireEnd(called, chunk, work);
  first.peer = second;
  second.peer = first;
  return { caller: first, called: second };
};

type Job = () => void;

class WireEnd<Above extends Service> implements End<Above> {
  readonly told: Above['up'][] = [];
  readonly sent: TcpService['down'][] = [];
  readonly alarms = new Map<string, number>();
  readonly #rings = new Map<string, () => Effects<Above, TcpService>>();
  readonly #stack: Layer<Above, TcpService>;
  readonly #chunk: number;
  readonly #work: Job[];
  peer: { arrive(primitive: TcpService['up']): void } | undefined;

  constructor(stack: Layer<Above, TcpService>, chunk: number, work: Job[]) {
    this.#stack = stack;
    this.#chunk = chunk;
    this.#work = work;
  }

  send(primitive: Above['down']): void {
    this.#carryOut(this.#stack.fromAbove(primitive));
    this.#runOut();
  }

  ring(alarm: string): void {
    const ring = this.#rings.get(alarm);
    if (!ring) throw new Error(`no alarm '${alarm}' is set`);
    this.#stop(alarm);
    this.#carryOut(ring());
    this.#runOut();
  }

  /** What arrives is taken when all that was done before it is done. */
  arrive(primitive: TcpService['up']): void {
    this.#work.push(() => this.#carryOut(this.#stack.fromBelow(primitive)));
  }

  #runOut(): void {
    for (let job = this.#work.shift(); job; job = this.#work.shift()) job();
  }

  #carryOut(effects: Effects<Above, TcpService>): void {
    for (const effect of effects) {
      if ('up' in effect) this.told.push(effect.up);
      else if ('down' in effect) this.#obey(effect.down);
      else this.#set(effect.alarm, effect.after, effect.ring);
    }
  }

  #obey(primitive: TcpService['down']): void {
    this.sent.push(primitive);
    if (primitive.kind === 'TCP.open') {
      this.peer?.arrive({ kind: 'TCP.accepted', from: { host: '192.0.2.1', port: 40001 } });
      this.arrive({ kind: 'TCP.opened' });
    } else if (primitive.kind === 'TCP.close') this.peer?.arrive({ kind: 'TCP.closed' });
    else for (const octets of cut(primitive.octets, this.#chunk)) this.peer?.arrive({ kind: 'TCP.received', octets });
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
  return Array.from({ length: Math.ceil(octets.length / size) }, (_, index) => octets.subarray(index * size, (index + 1) * size));
};

/** The kinds of primitives. */
export const kinds = (primitives: readonly Primitive[]): readonly string[] => primitives.map(({ kind }) => kind);
