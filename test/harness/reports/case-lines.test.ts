import test from 'ava';
import { laddersOf, modelOf } from '#harness/reports/index.ts';
import type { RunEvent } from '#harness/run/index.ts';
import { stamped } from '../../support/reported.ts';

type Role = 'responder';
const role: Role = 'responder';
const round = 1;
const lineOf = (port: number): string => `127.0.0.1:${port}>127.0.0.1:102`;
const begins = (id: string): RunEvent => ({ type: 'case', case: id, role, round });
const open = (port: number): RunEvent => ({ type: 'link.open', line: lineOf(port), caller: '', called: '' });
const whose = (id: string, port: number): RunEvent => ({ type: 'case.line', case: id, role, round, line: lineOf(port) });
const pdu = (port: number, kind: string, frame: number): RunEvent => ({
  ...{ type: 'pdu', line: lineOf(port), layer: 'cotp', kind, from: kind === 'CR' ? 'caller' : 'called', fields: {}, frame },
});
const verdict = (id: string, first: number, last: number): RunEvent => ({
  ...{ type: 'verdict', case: id, role, round, verdict: 'pass', ending: 'open', expected: [], observed: '', reason: '', clause: '' },
  ...{ level: 'must', requirement: '', sent: [], frames: { first, last }, tookMs: 1 },
});

/** What stands on the ladder of each case: the frame of each step that has one. */
const laddersIn = (events: readonly RunEvent[]): Readonly<Record<string, readonly unknown[]>> =>
  Object.fromEntries(
    modelOf(stamped([{ type: 'run.start', name: '', transport: 'tcp', seed: 1, started: '' }, ...events])).results.map((result) => [
      result.id,
      laddersOf(result).flatMap(({ rungs }) => rungs.map((rung) => (rung.kind === 'arrow' ? (rung.frame ?? rung.text) : rung.text))),
    ]),
  );

test('of cases that are played at once each has the ladder of its own lines, from where they open', (t) => {
  const events: readonly RunEvent[] = [
    ...[begins('tpkt.one'), begins('tpkt.two'), open(1), open(2), whose('tpkt.two', 2), whose('tpkt.one', 1)],
    ...[pdu(2, 'CR', 7), pdu(1, 'CR', 8), pdu(1, 'CC', 9), verdict('tpkt.one', 1, 9), pdu(2, 'CC', 10), verdict('tpkt.two', 1, 10)],
  ];
  t.deepEqual(laddersIn(events), { 'tpkt.one': ['TCP connect', 8, 9], 'tpkt.two': ['TCP connect', 7, 10] });
});

test('a line that is there again under its name is another one', (t) => {
  const events: readonly RunEvent[] = [
    ...[
      begins('tpkt.one'),
      open(1),
      whose('tpkt.one', 1),
      pdu(1, 'CR', 4),
      { type: 'link.close', line: lineOf(1), how: 'closed' } as const,
    ],
    ...[begins('tpkt.two'), open(1), whose('tpkt.two', 1), pdu(1, 'CR', 14), verdict('tpkt.one', 1, 14), verdict('tpkt.two', 5, 14)],
  ];
  t.deepEqual(laddersIn(events), { 'tpkt.one': ['TCP connect', 4, 'TCP closed'], 'tpkt.two': ['TCP connect', 14] });
});

test('what follows a case, to see whether the endpoint is well, is not of its ladder', (t) => {
  const events: readonly RunEvent[] = [
    ...[begins('tpkt.one'), begins('tpkt.two'), open(1), whose('tpkt.one', 1), pdu(1, 'CR', 4)],
    ...[open(2), whose('tpkt.one', 2), pdu(2, 'CR', 8), verdict('tpkt.one', 1, 5), verdict('tpkt.two', 6, 5)],
  ];
  t.deepEqual(laddersIn(events)['tpkt.one'], ['TCP connect', 4]);
});

test('a stream that does not say whose the lines are has no ladders of cases that ran at once', (t) =>
  t.deepEqual(laddersIn([begins('tpkt.one'), begins('tpkt.two'), open(1), pdu(1, 'CR', 4), verdict('tpkt.one', 1, 4)]), {
    'tpkt.one': [],
  }));
