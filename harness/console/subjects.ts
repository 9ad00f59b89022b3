import { type CallSelectors, learnSelectors, type Subject } from '#harness/filter/index.ts';
import { type ConnectorId, type End, endsOf, hostOf, type LineId, PEER, type RunEvent } from '#harness/run/index.ts';
import type { Told } from './protocol.ts';

/** Events as subjects of a filter. What is said of a line belongs to all that is told of it afterwards. The page asks the same. */
export class Subjects {
  readonly #hosts = new Map<string, string>();
  readonly #lines = new Map<LineId, Known>();
  readonly #over: LineId[] = [];
  /** Of the suite: those that go on. What is told meanwhile is theirs. */
  readonly #cases = new Set<string>();
  #number = 0;

  /** To be asked of each event once, in order. */
  of(event: Told): Subject {
    this.learn(event);
    const { line } = event as { readonly line?: LineId };
    const known = line === undefined ? undefined : this.#lines.get(line);
    const cases = known?.case !== undefined ? { case: known.case } : this.#cases.size > 0 ? { case: [...this.#cases] } : {};
    const own = (READ[event.type] as Read | undefined)?.(event, this.#peerOf(known));
    return { t: event.t, ...cases, ...(known ? this.#ofLine(known) : {}), ...own };
  }

  /** The same, of an event that nobody asks about. */
  learn(event: Told): void {
    if (event.type === 'case') this.#cases.add(event.case);
    if (event.type === 'verdict') this.#cases.delete(event.case);
    if (event.type === 'host.up') for (const address of event.addresses) this.#hosts.set(address, event.host);
    if (!('line' in event) || event.line === undefined) return;
    const line = this.#lines.get(event.line) ?? newLine(event.line);
    this.#lines.set(event.line, line);
    if (event.type === 'link.open') {
      line.number = ++this.#number;
      // A caller may have its port again.
      delete line.case;
    }
    if (event.type === 'case.line') line.case = event.case;
    if (event.type === 'link.close') this.#over.push(event.line);
    if (event.type === 'attempt') {
      // The caller may have had its port before.
      this.#lines.set(event.line, { ...newLine(event.line), number: line.number, connectors: [event.connector], retry: event.number > 1 });
    }
    if (event.type === 'association') line.connectors = [...line.connectors, event.booked];
    if (event.type === 'pdu' && event.layer === 'cotp') learnSelectors(line, event.kind, event.fields);
    if (this.#over.length > MOST_OVER) this.#lines.delete(this.#over.shift()!);
  }

  #ofLine({ ends, number, connectors, called, calling, retry }: Known): Subject {
    const host = [...this.#namesOf(ends.caller), ...this.#namesOf(ends.called)];
    const tsel = [...called, ...calling];
    return { host, line: number, connector: connectors, tsel, called, calling, retry };
  }

  #namesOf({ host, text }: Party): readonly string[] {
    const name = this.#hosts.get(host);
    return [host, text, ...(name === undefined ? [] : [name])];
  }

  #peerOf(known: Known | undefined): (end: End) => readonly string[] {
    return (end) => (known ? this.#namesOf(known.ends[PEER[end]]) : []);
  }
}

interface Party {
  readonly host: string;
  readonly text: string;
}

interface Known extends CallSelectors {
  readonly ends: Readonly<Record<End, Party>>;
  number: number;
  connectors: readonly ConnectorId[];
  retry: boolean;
  /** Of the suite: whose it is. */
  case?: string;
}

const newLine = (id: LineId): Known => {
  const { caller, called } = endsOf(id);
  const [first = '', second = ''] = id.split('>');
  const ends = { caller: { host: caller.host, text: first }, called: { host: called.host, text: second } };
  return { ends, number: 0, connectors: [], called: [], calling: [], retry: false };
};

type Of<Type extends RunEvent['type']> = Extract<Told, { type: Type }>;
type Read = (event: Told, peerOf: (end: End) => readonly string[]) => Subject;
type Reads = { readonly [Type in Told['type']]?: (event: Of<Type>, peerOf: (end: End) => readonly string[]) => Subject };

const numbersIn = (...values: readonly unknown[]): readonly number[] => values.filter((value) => typeof value === 'number');
/** The TPDU of a packet says how long that is. */
const lengthIn = (tpkt: unknown): Subject => {
  const { length } = (tpkt ?? {}) as { readonly length?: unknown };
  return typeof length === 'number' ? { len: length } : {};
};
const atConnector = (connector: ConnectorId | undefined): Subject => (connector === undefined ? {} : { connector });

// biome-ignore format: a table
/** What each event says by itself. */
const READ: Reads = {
  'run.end':    ({ verdict }) => ({ verdict }),
  'host.up':    ({ host, addresses }) => ({ host: [host, ...addresses] }),
  'link.open':  () => ({ layer: 'tcp' }),
  'link.finish': ({ by }, peerOf) => ({ layer: 'tcp', dir: by, peer: peerOf(by) }),
  'link.close': ({ by }, peerOf) => ({ layer: 'tcp', ...(by === undefined ? {} : { dir: by, peer: peerOf(by) }) }),
  pdu:          ({ from, layer, kind, frame, fields }, peerOf) => ({
    dir: from, peer: peerOf(from), layer: layer === 'presentation' ? 'pres' : layer, pdu: kind, frame,
    ref: layer === 'cotp' ? numbersIn(fields.srcRef, fields.dstRef) : [],
    ...lengthIn(fields.tpkt),
  }),
  attempt:      ({ connector, number }) => ({ host: hostOf(connector), connector, retry: number > 1 }),
  decision:     ({ host }) => ({ host }),
  association:  ({ host, booked }) => ({ host, connector: booked }),
  connector:    ({ connector }) => ({ host: hostOf(connector), connector }),
  retry:        ({ connector }) => ({ host: hostOf(connector), connector, retry: true }),
  message:      ({ host, connector, octets }) => ({ host, ...atConnector(connector), ...(octets === undefined ? {} : { len: octets }) }),
  event:        ({ host, connector }) => ({ host, ...atConnector(connector) }),
  fault:        ({ from }, peerOf) => ({ dir: from, peer: peerOf(from) }),
  expect:       ({ verdict }) => ({ verdict }),
  case:         (event) => ({ case: event.case }),
  verdict:      (event) => ({ case: event.case, verdict: event.verdict }),
};

/** Lines that are over and still known, for what is told of them late. */
const MOST_OVER = 1000;
