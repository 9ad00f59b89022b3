import { type CallSelectors, type FieldName, learnSelectors, type Subject } from '#harness/filter/index.ts';
import type { Stream } from '#harness/packets/index.ts';
import type { Spoken } from './dissection.ts';
import { addressSays, Since } from './marks.ts';

/** Packets as subjects of a filter. CallSelectors of a call are those of all that is said on it. */
export class Subjects {
  readonly #used: ReadonlySet<FieldName>;
  readonly #since = new Since();
  readonly #names: ReadonlyMap<string, string>;
  readonly #calls = new WeakMap<Stream, CallSelectors>();

  /** `used`: the fields that the filter asks for; `names`: what the capture itself calls addresses. */
  constructor(used: ReadonlySet<FieldName>, names: ReadonlyMap<string, string>) {
    this.#used = used;
    this.#names = names;
  }

  of(spoken: Spoken): Subject {
    const selectors = this.#selectors(spoken);
    const subject: Partial<Record<FieldName, Subject[FieldName]>> = {};
    for (const field of this.#used) {
      const value = READ[field]?.(spoken, { selectors, since: this.#since, hosts: (end) => this.#hosts(spoken, end) });
      if (value !== undefined) subject[field] = value;
    }
    return subject as Subject;
  }

  #hosts({ stream }: Spoken, end: 'caller' | 'called'): readonly string[] {
    const { ip } = stream[end];
    const name = this.#names.get(ip);
    return [ip, addressSays(stream[end]), ...(name === undefined ? [] : [name])];
  }

  #selectors({ stream, pdus }: Spoken): CallSelectors {
    const known = this.#calls.get(stream) ?? { called: [], calling: [] };
    this.#calls.set(stream, known);
    const [first] = pdus;
    if (first?.layer === 'cotp') learnSelectors(known, first.kind, first.fields);
    return known;
  }
}

interface Around {
  readonly selectors: CallSelectors;
  readonly since: Since;
  readonly hosts: (end: 'caller' | 'called') => readonly string[];
}

const numberIn = (value: unknown): readonly number[] => (typeof value === 'number' ? [value] : []);
const other = (from: 'caller' | 'called') => (from === 'caller' ? 'called' : 'caller');

// biome-ignore format: a table
/** How each field is read. A capture knows no connectors, cases and verdicts. */
const READ: { readonly [F in FieldName]?: (spoken: Spoken, around: Around) => Subject[F] } = {
  host:    (_, { hosts }) => [...hosts('caller'), ...hosts('called')],
  peer:    ({ from }, { hosts }) => [...hosts(other(from))],
  dir:     ({ from }) => from,
  layer:   ({ pdus }) => ['tpkt', ...pdus.map(({ layer }) => (layer === 'presentation' ? 'pres' : layer))],
  pdu:     ({ pdus }) => pdus.map(({ kind }) => kind),
  ref:     ({ pdus }) => pdus.flatMap(({ fields }) => [...numberIn(fields.srcRef), ...numberIn(fields.dstRef)]),
  tsel:    (_, { selectors }) => [...selectors.called, ...selectors.calling],
  called:  (_, { selectors }) => selectors.called,
  calling: (_, { selectors }) => selectors.calling,
  len:     ({ tpkt }) => tpkt.length,
  frame:   ({ place }) => place.frame,
  t:       ({ place }, { since }) => since.micros(place.at) / 1000,
  line:    ({ stream }) => stream.number,
};
