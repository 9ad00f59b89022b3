import { endsOf, hostOf, type LineId } from '#harness/run/index.ts';
import type { Told } from '../../protocol.ts';
import type { Call } from './row.ts';

type Of<Type extends Told['type']> = Extract<Told, { type: Type }>;

/** The calls of a scene by their lines, and what is known of each. */
export class Calls {
  readonly #calls = new Map<LineId, Call>();
  readonly #hosts = new Map<string, string>();
  readonly #own = new Set<string>();
  /** Of the suite: which end is looked at. */
  #role: Of<'case'>['role'] | undefined;

  /** `isSuite`: until a case says otherwise, the endpoint is called. */
  constructor(isSuite: boolean) {
    if (isSuite) this.#role = 'responder';
  }

  get open(): readonly Call[] {
    return [...this.#calls.values()].filter(({ isOpen }) => isOpen);
  }

  /** The call on a line. */
  on(line: LineId): Call {
    const known = this.#calls.get(line);
    if (known) return known;
    const call = this.#newCall(line);
    this.#calls.set(line, call);
    return call;
  }

  learn(event: Told): void {
    if (event.type === 'case') this.#role = event.role;
    if (event.type === 'host.up') this.#host(event);
    if (event.type === 'attempt') this.#attempt(event);
    if (event.type === 'link.open') this.#open(event.line);
    if (event.type === 'link.close') this.on(event.line).isOpen = false;
    if (event.type === 'decision') this.on(event.line).decisions.push(event.decision);
    if (event.type === 'association') this.#book(event);
  }

  #host({ host, addresses }: Of<'host.up'>): void {
    this.#own.add(host);
    for (const address of addresses) this.#hosts.set(address, host);
  }

  #attempt({ connector, line, from }: Of<'attempt'>): void {
    const caller = hostOf(connector);
    if (from !== undefined && !this.#hosts.has(from)) this.#hosts.set(from, caller);
    if (line !== undefined) this.#calls.set(line, { ...this.#newCall(line), connector, caller });
  }

  #open(line: LineId): void {
    const call = this.#calls.get(line);
    // A caller may have its port again: what was said on the line before belongs to another call.
    if (call === undefined || call.isOpen || call.decisions.length > 0) this.#calls.set(line, this.#newCall(line));
    this.on(line).isOpen = true;
  }

  #book({ line, host, booked }: Of<'association'>): void {
    const call = this.on(line);
    if (host === call.called && host !== call.caller) call.booked = booked;
  }

  #newCall(line: LineId): Call {
    return { line, ...this.#partiesOf(line), isOpen: false, decisions: [] };
  }

  #partiesOf(line: LineId): Pick<Call, 'caller' | 'called'> {
    if (this.#role === 'responder') return { caller: 'tester', called: 'endpoint' };
    if (this.#role === 'initiator') return { caller: 'endpoint', called: 'tester' };
    const ends = endsOf(line);
    const caller = this.#hosts.get(ends.caller.host) ?? ends.caller.host;
    const called = this.#hosts.get(ends.called.host) ?? ends.called.host;
    if (caller !== called) return { caller, called };
    // A host that calls says so: who has its address and does not is somebody else there.
    return this.#own.has(called) ? { caller: ends.caller.host, called } : { caller, called: `${called}:${ends.called.port}` };
  }
}
