import type { Subject } from '#harness/filter/index.ts';
import { isNews, LADDER_STEPS, type Scene as Stage, type Untimed } from '#harness/reports/index.ts';
import { type ConnectorId, type End, endsOf, type LineId, type RunEvent } from '#harness/run/index.ts';
import type { Told } from '../../protocol.ts';
import type { Gap } from './history.ts';
import { Lifelines } from './lifelines.ts';
import { type Marked, marked } from './marks.ts';
import type { Call, Pdu, Row } from './row.ts';
import { joined } from './subject.ts';

type Of<Type extends Told['type']> = Extract<Told, { type: Type }>;
export type Logged = Of<'event'>;

/** One scenario of a run, or all of a run that has none: its ladder, and what is to be seen beside it. Made of events, one after the other. */
export class Scene implements Stage {
  readonly start: Of<'run.start'> | undefined;
  end: Of<'run.end'> | undefined;
  readonly rows: Row[] = [];
  readonly lifelines = new Lifelines();
  readonly hosts = new Map<string, Of<'host.up'>>();
  readonly connectors = new Map<ConnectorId, Of<'connector'> | undefined>();
  readonly logs = new Map<string, Logged[]>();
  readonly lints: Of<'lint'>[] = [];
  readonly expects: Of<'expect'>[] = [];
  readonly calls = new Map<LineId, Call>();
  readonly up = new Set<LineId>();
  pdus = 0;
  attempts = 0;
  t = 0;
  readonly #isVirtual: boolean;
  readonly #addresses = new Map<string, string>();
  readonly #tsdus = new Map<LineId, { readonly pdus: Pdu[]; readonly id: number; readonly subjects: Subject[] }>();
  /** Of the suite: which end is looked at. */
  #role: Of<'case'>['role'] | undefined;

  constructor(start: Of<'run.start'> | undefined, isVirtual: boolean) {
    this.start = start;
    this.#isVirtual = isVirtual;
    this.t = start?.t ?? 0;
  }

  add(event: Told, subject: Subject): void {
    this.#learn(event);
    this.#passTime(event);
    if (event.type === 'pdu') return this.#hear(event, subject);
    const base = { id: event.seq, t: event.t, subject, ...this.#callIn(event) };
    if (event.type === 'decision') {
      if (isNews(event.decision))
        this.rows.push({ ...base, kind: 'decision', at: this.host(event.host), decision: event.decision, tone: toneOf(event) });
      return;
    }
    const mark = marked(event);
    if (mark) this.#mark(base, mark);
    const steps = (LADDER_STEPS[event.type] as ((event: RunEvent, scene: Stage) => readonly Untimed[]) | undefined)?.(event, this) ?? [];
    for (const step of steps) this.rows.push(this.#rowOf(event, base, step));
  }

  leftOut(gap: Gap): void {
    this.rows.push({ kind: 'gap', id: gap.from, t: this.t, tone: 'dim', subject: {}, gap });
    // What was begun goes on somewhere in it.
    this.#tsdus.clear();
  }

  /** The lifeline at that end of a line. */
  at(line: LineId, end: End): number {
    const call = this.#callOf(line);
    const connector = end === 'caller' ? call.connector : call.booked;
    return connector === undefined ? this.host(call[end]) : this.lifelines.connector(connector);
  }

  of(host: string): number | undefined {
    return this.lifelines.of(host);
  }

  host(name: string): number {
    return this.lifelines.host(name);
  }

  #learn(event: Told): void {
    if (event.type === 'run.end') this.end = event;
    if (event.type === 'host.up') {
      this.hosts.set(event.host, event);
      for (const address of event.addresses) this.#addresses.set(address, event.host);
      this.lifelines.host(event.host, [...event.addresses, event.product].join(' · '));
    }
    if (event.type === 'attempt') this.#attempt(event);
    if (event.type === 'link.open') this.#open(event.line);
    if (event.type === 'link.close') this.#close(event.line);
    if (event.type === 'decision') this.#callOf(event.line).decisions.push(event.decision);
    if (event.type === 'association') this.#book(event);
    if (event.type === 'connector') this.connectors.set(event.connector, event);
    if (event.type === 'event') this.#log(event);
    if (event.type === 'lint') this.lints.push(event);
    if (event.type === 'expect') this.expects.push(event);
    if (event.type === 'case') this.#role = event.role;
  }

  #attempt({ connector, line, from }: Of<'attempt'>): void {
    this.attempts++;
    if (!this.connectors.has(connector)) this.connectors.set(connector, undefined);
    this.lifelines.connector(connector);
    if (line === undefined) return;
    const host = connector.slice(0, connector.indexOf('/'));
    if (from !== undefined) this.#addresses.set(from, this.#addresses.get(from) ?? host);
    this.calls.set(line, { ...this.#newCall(line), connector, caller: host });
  }

  #open(line: LineId): void {
    const call = this.calls.get(line);
    // A caller may have its port again: what was said on the line before belongs to another call.
    if (call === undefined || call.isOpen || call.decisions.length > 0) this.calls.set(line, this.#newCall(line));
    this.#callOf(line).isOpen = true;
  }

  #close(line: LineId): void {
    this.#callOf(line).isOpen = false;
    this.up.delete(line);
    this.#tsdus.delete(line);
  }

  #book({ line, host, booked }: Of<'association'>): void {
    const call = this.#callOf(line);
    this.up.add(line);
    if (host === call.called && host !== call.caller) call.booked = booked;
  }

  #log(event: Logged): void {
    const log = this.logs.get(event.host);
    if (log) log.push(event);
    else this.logs.set(event.host, [event]);
  }

  /** A TSDU is drawn when it is told to its end. */
  #hear(pdu: Of<'pdu'>, subject: Subject): void {
    this.pdus++;
    const tsdu = this.#tsdus.get(pdu.line) ?? { pdus: [], id: pdu.seq, subjects: [] };
    tsdu.pdus.push(pdu);
    tsdu.subjects.push(subject);
    if (pdu.more) return void this.#tsdus.set(pdu.line, tsdu);
    this.#tsdus.delete(pdu.line);
    const isOut = pdu.from === 'caller';
    this.rows.push({
      kind: 'arrow',
      id: tsdu.id,
      t: pdu.t,
      call: this.#callOf(pdu.line),
      subject: joined(tsdu.subjects),
      from: this.at(pdu.line, isOut ? 'caller' : 'called'),
      to: this.at(pdu.line, isOut ? 'called' : 'caller'),
      isOut,
      pdus: tsdu.pdus,
      frame: pdu.frame,
      tone: tsdu.pdus.some(({ kind }) => REFUSALS.has(kind)) ? 'bad' : 'plain',
    });
  }

  #rowOf(event: Told, base: Pick<Row, 'id' | 't' | 'subject' | 'call'>, step: Untimed): Row {
    if (step.kind === 'note') {
      const connector = event.type === 'connector' || event.type === 'message' ? event.connector : undefined;
      const at = connector === undefined ? step.at : this.lifelines.connector(connector);
      return { ...base, ...step, at, ...(event.type === 'event' ? { isLog: true } : {}) };
    }
    const isOut = event.type === 'link.open' || ('by' in event && event.by !== 'called');
    return { ...base, ...step, isOut, ...(step.tone === 'dim' ? { isTcp: true } : {}) };
  }

  #mark(base: Pick<Row, 'id' | 't' | 'subject'>, mark: Marked): void {
    this.rows.push({ ...base, kind: 'mark', ...mark });
  }

  /** Where a clock is ahead of us, what it leaps over is said. */
  #passTime({ t, seq }: Told): void {
    const passed = t - this.t;
    this.t = t;
    if (this.#isVirtual && passed >= LEAP)
      this.rows.push({ kind: 'mark', id: seq - 0.5, t, tone: 'dim', subject: {}, text: String(passed), isTime: true });
  }

  #callIn(event: Told): { readonly call?: Call } {
    return 'line' in event && event.line !== undefined ? { call: this.#callOf(event.line) } : {};
  }

  #callOf(line: LineId): Call {
    const known = this.calls.get(line);
    if (known) return known;
    const call = this.#newCall(line);
    this.calls.set(line, call);
    return call;
  }

  #newCall(line: LineId): Call {
    const { caller, called } = endsOf(line);
    if (this.#role !== undefined) {
      const ends = this.#role === 'responder' ? { caller: 'tester', called: 'endpoint' } : { caller: 'endpoint', called: 'tester' };
      return { line, ...ends, isOpen: false, decisions: [] };
    }
    const names = { caller: this.#addresses.get(caller.host) ?? caller.host, called: this.#addresses.get(called.host) ?? called.host };
    const ends =
      names.caller === names.called && !this.hosts.has(names.caller) ? { ...names, called: `${names.called}:${called.port}` } : names;
    return { line, ...ends, isOpen: false, decisions: [] };
  }
}

const toneOf = ({ decision: { outcome } }: Of<'decision'>): Row['tone'] =>
  outcome.kind === 'taken' ? 'good' : outcome.kind === 'open' || (outcome.kind === 'ambiguous' && 'taken' in outcome.so) ? 'plain' : 'bad';

/** PDUs that refuse or break off. */
const REFUSALS: ReadonlySet<string> = new Set([
  ...['invalid', 'DR', 'ER', 'RF', 'AB', 'CPR', 'ARU', 'ARP', 'ABRT'],
  ...['RTORJ', 'RTAB', 'MTABindError', 'ED', 'AI', 'AD'],
]);
/** Milliseconds. */
const LEAP = 1000;
