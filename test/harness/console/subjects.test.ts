import test from 'ava';
import { Subjects, type Told } from '#harness/console/index.ts';
import { parseFilter } from '#harness/filter/index.ts';
import type { RunEvent } from '#harness/run/index.ts';

const LINE = '10.1.0.1:40001>10.1.0.2:102';
const PDU = { type: 'pdu', line: LINE, layer: 'cotp', from: 'caller', frame: 4 } as const;

const EVENTS: readonly RunEvent[] = [
  { type: 'host.up', host: 'alpha', product: 'generic', addresses: ['10.1.0.1'], bound: [] },
  { type: 'host.up', host: 'bravo', product: 'generic', addresses: ['10.1.0.2'], bound: [] },
  { type: 'attempt', connector: 'alpha/ops', number: 2, line: LINE },
  { type: 'link.open', line: LINE, caller: '10.1.0.1:40001', called: '10.1.0.2:102' },
  { ...PDU, kind: 'CR', fields: { srcRef: 7, dstRef: 0, tpkt: { length: 22 }, parameters: [{ code: 'c2', value: '4f5053' }] } },
  { ...PDU, kind: 'CC', from: 'called', fields: { srcRef: 9, dstRef: 7 }, frame: 5 },
  { type: 'association', line: LINE, host: 'bravo', booked: 'bravo/ops' },
  { ...PDU, layer: 'presentation', kind: 'CP', fields: {}, frame: 6 },
  { type: 'run.end', verdict: 'fail', partial: false },
];

/** The numbers of the events that a filter fits. */
const fitting = (text: string): readonly number[] => {
  const subjects = new Subjects();
  const filter = parseFilter(text);
  return EVENTS.flatMap((event, seq) => (filter.test(subjects.of({ v: 1, seq, t: seq, ...event } as Told)) ? [seq] : []));
};

const filters: Readonly<Record<string, readonly number[]>> = {
  'pdu=CR': [4],
  'host=bravo & pdu': [4, 5, 7],
  'connector=alpha/ops & pdu': [4, 5, 7],
  'connector=bravo/ops': [6, 7],
  'tsel=OPS': [4, 5, 6, 7],
  'called=OPS & layer=pres': [7],
  'ref=7': [4, 5],
  'len>20': [4],
  'dir=called & peer=alpha': [5],
  'retry & pdu=CP': [7],
  'line=1 & layer=tcp': [3],
  'frame=5-6': [5, 7],
  'verdict=fail': [8],
  't<3ms & host=alpha': [0, 2],
};
for (const [text, seqs] of Object.entries(filters)) test(`${text} fits`, (t) => t.deepEqual(fitting(text), seqs));

test('of cases that go on at once, each has what is told of its own lines', (t) => {
  const subjects = new Subjects();
  const [one, two] = [LINE, '10.1.0.1:40002>10.1.0.2:102'];
  const begins = (id: string): RunEvent => ({ type: 'case', case: id, role: 'responder', round: 1 });
  const events: readonly RunEvent[] = [
    ...[begins('tpkt.one'), begins('tpkt.two'), { type: 'link.open', line: two, caller: '', called: '' } as const],
    ...[one, two].map((line, index) => ({
      ...({ type: 'case.line', case: index === 0 ? 'tpkt.one' : 'tpkt.two', role: 'responder', round: 1, line } as const),
    })),
    ...[one, two].map((line) => ({ ...PDU, line, kind: 'CR', fields: {} })),
  ];
  const filter = parseFilter('case=tpkt.two & pdu=CR');
  t.deepEqual(
    events.flatMap((event, seq) => (filter.test(subjects.of({ v: 1, seq, t: seq, ...event } as Told)) ? [seq] : [])),
    [6],
  );
});
