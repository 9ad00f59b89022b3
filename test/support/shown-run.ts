import type { ExecutionContext } from 'ava';
import { type FrameTold, Hub, type HubTerms, openConsole, Runs } from '#harness/console/index.ts';
import type { RunEvent, Stamped } from '#harness/run/index.ts';
import { systemClock } from '#src/io/index.ts';
import { hex } from './hex.ts';

/** A run that says what a test wants, on a console. */
export class ShownRun {
  readonly hub: Hub;
  #seq = 0;

  constructor(terms: Partial<HubTerms> = {}) {
    this.hub = new Hub({
      clock: systemClock,
      run: { id: 'own', name: 'a run', started: '', argv: [] },
      time: 'virtual',
      past: { events: async () => [], frame: async () => FRAME },
      ...terms,
    });
  }

  /** Where it is looked at; the console is closed with the test. */
  async open(t: ExecutionContext, pages: string): Promise<string> {
    const console = await openConsole({ at: { host: '127.0.0.1', port: 0 }, clock: systemClock, runs: new Runs(this.hub), pages });
    t.teardown(() => console.close());
    return console.url;
  }

  tell(...events: readonly RunEvent[]): void {
    for (const event of events) {
      const seq = this.#seq++;
      this.hub.add({ v: 1, seq, t: seq / 100, ...event } as Stamped);
    }
  }
}

/** Two hosts, a connector of the first, and its line to the second. */
export const opening = (alpha = 'alpha', bravo = 'bravo', name = 'many PDUs'): readonly RunEvent[] => [
  { type: 'run.start', name, transport: 'memory', seed: 1, started: '2026-11-22T21:40:03Z' },
  { type: 'host.up', host: alpha, product: 'exchange-5.0', addresses: ['10.1.0.1'], bound: [] },
  { type: 'host.up', host: bravo, product: 'exchange-5.0', addresses: ['10.1.0.2'], bound: [] },
  { type: 'attempt', connector: `${alpha}/link`, number: 1, line: LINE, to: '10.1.0.2', from: '10.1.0.1' },
  { type: 'link.open', line: LINE, caller: '10.1.0.1:40001', called: '10.1.0.2:102' },
];

export const LINE = '10.1.0.1:40001>10.1.0.2:102';

/** So many PDUs, to and fro. */
export const pdusOn = (count: number, first = 1): readonly RunEvent[] =>
  Array.from({ length: count }, (_, index) => ({
    type: 'pdu',
    line: LINE,
    layer: 'cotp',
    kind: 'DT',
    from: index % 2 === 0 ? 'caller' : 'called',
    fields: { tpkt: { length: 1024 }, userData: 1017 },
    frame: first + index,
  }));

/** A CR of 14 octets, as a frame is told. */
const FRAME: FrameTold = {
  octets: hex('03 00 00 0e 09 e0 00 00 00 01 00 c0 01 0a'),
  pdus: [
    { name: 'TPKT', at: 0, length: 4, children: [{ name: 'packet length', value: '14', at: 2, length: 2 }] },
    {
      name: 'Connection Request (CR)',
      at: 4,
      length: 10,
      children: [
        { name: 'LI', value: '9', at: 4, length: 1 },
        { name: 'TPDU size', value: '1024', at: 11, length: 3 },
      ],
    },
  ],
};
