import type { Subject } from '#harness/filter/index.ts';
import { isNews, LADDER_STEPS, refuses, type Scene as Stage, type Untimed } from '#harness/reports/index.ts';
import { type ConnectorId, type End, endsOf, type LineId, type RunEvent } from '#harness/run/index.ts';
import type { Told } from '../../protocol.ts';
import { Calls } from './calls.ts';
import { Expected } from './expected.ts';
import type { Gap } from './history.ts';
import { Lifelines } from './lifelines.ts';
import { type Marked, marked } from './marks.ts';
import type { Call, Pdu, Row, RowOf } from './row.ts';
import { joined } from './subject.ts';
import { Waits } from './waits.ts';

type Of<Type extends Told['type']> = Extract<Told, { type: Type }>;
/** `isVirtual`: its clock may leap; `isSuite`: it is of the conformance suite. */
export interface SceneTerms {
  readonly isVirtual: boolean;
  readonly isSuite: boolean;
}

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
  readonly expected = new Expected();
  readonly waits = new Waits();
  readonly calls: Calls;
  readonly up = new Set<LineId>();
  /** The last decision that let nobody in, or else the last one. */
  decided: RowOf<'decision'> | undefined;
  pdus = 0;
  attempts = 0;
  t = 0;
  readonly #isVirtual: boolean;
  readonly #tsdus = new Map<LineId, { readonly pdus: Pdu[]; readonly id: number; readonly subjects: Subject[] }>();

  constructor(start: Of<'run.start'> | undefined, { isVirtual, isSuite }: SceneTerms) {
    this.calls = new Calls(isSuite);
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
        this.#decide({ ...base, kind: 'decision', at: this.host(event.host), decision: event.decision, tone: toneOf(event) });
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
    const call = this.calls.on(line);
    const connector = end === 'caller' ? call.connector : call.booked;
    if (connector !== undefined) return this.lifelines.connector(connector);
    const known = this.of(call[end]);
    if (known !== undefined) return known;
    const { host } = endsOf(line)[end];
    return this.lifelines.host(call[end], host === call[end] ? '' : host);
  }

  of(host: string): number | undefined {
    return this.lifelines.of(host);
  }

  host(name: string): number {
    return this.lifelines.host(name);
  }

  #learn(event: Told): void {
    this.calls.learn(event);
    if (event.type === 'run.end') this.end = event;
    if (event.type === 'host.up') {
      this.hosts.set(event.host, event);
      this.lifelines.host(event.host, [...event.addresses, event.product].join(' · '));
    }
    if (event.type === 'attempt') this.#attempt(event.connector);
    if (event.type === 'association') this.up.add(event.line);
    if (event.type === 'link.close') {
      this.up.delete(event.line);
      this.#tsdus.delete(event.line);
    }
    if (event.type === 'connector') this.connectors.set(event.connector, event);
    if (event.type === 'event') this.#log(event);
    if (event.type === 'lint') this.lints.push(event);
    if (event.type === 'expect' || event.type === 'expected') this.expected.hear(event);
    if (event.type === 'retry') this.waits.hear(event);
  }

  #attempt(connector: ConnectorId): void {
    this.attempts++;
    if (!this.connectors.has(connector)) this.connectors.set(connector, undefined);
    this.lifelines.connector(connector);
  }

  #decide(row: RowOf<'decision'>): void {
    this.rows.push(row);
    if (row.tone === 'bad' || this.decided?.tone !== 'bad') this.decided = row;
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
      call: this.calls.on(pdu.line),
      subject: joined(tsdu.subjects),
      from: this.at(pdu.line, isOut ? 'caller' : 'called'),
      to: this.at(pdu.line, isOut ? 'called' : 'caller'),
      isOut,
      pdus: tsdu.pdus,
      frame: pdu.frame,
      tone: tsdu.pdus.some(refuses) ? 'bad' : 'plain',
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
    this.waits.pass(t);
    if (this.#isVirtual && passed >= LEAP)
      this.rows.push({ kind: 'mark', id: seq - 0.5, t, tone: 'dim', subject: {}, text: String(passed), isTime: true });
  }

  #callIn(event: Told): { readonly call?: Call } {
    return 'line' in event && event.line !== undefined ? { call: this.calls.on(event.line) } : {};
  }
}

const toneOf = ({ decision: { outcome } }: Of<'decision'>): Row['tone'] =>
  outcome.kind === 'taken' ? 'good' : outcome.kind === 'open' || (outcome.kind === 'ambiguous' && 'taken' in outcome.so) ? 'plain' : 'bad';

/** Milliseconds. */
const LEAP = 1000;
