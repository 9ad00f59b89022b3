import test from 'ava';
import type { RunEvent, Stamped, Verdict } from '#harness/run/index.ts';
import { Cases, filterFor } from '../../../../../harness/console/page/model/cases.ts';
import { Desk } from '../../../../../harness/console/page/model/desk.ts';
import { textOf } from '../../../../../harness/console/page/model/row.ts';
import { RunModel } from '../../../../../harness/console/page/model/run-model.ts';
import type { Scene } from '../../../../../harness/console/page/model/scene.ts';
import type { Told } from '../../../../../harness/console/protocol.ts';
import { playedHere } from '../../../../support/played.ts';

const told = (events: readonly Stamped[]): readonly Told[] => events.filter((event): event is Told => event.type !== 'octets');
const modelOf = (events: readonly Told[]): RunModel => {
  const model = new RunModel(true);
  for (const event of events) model.add(event);
  return model;
};
const stamped = (events: readonly RunEvent[]): readonly Told[] => told(events.map((event, seq) => ({ v: 1, seq, t: seq / 10, ...event })));
const LINE = '10.1.0.1:40001>10.1.0.2:102';

const played = playedHere('two-connectors-one-address');
const founding = async (): Promise<Scene> => modelOf(told(await played)).scenes[0]!;

test('the founding case: who called whom, from which line to which', async (t) => {
  const scene = await founding();
  t.deepEqual([...scene.hosts.keys()], ['alpha', 'bravo']);
  t.deepEqual([...scene.connectors.keys()].toSorted(), ['alpha/to-bravo-1', 'alpha/to-bravo-2', 'bravo/to-alpha-1', 'bravo/to-alpha-2']);
  t.is(scene.up.size, 0);
  const call = scene.rows.find((row) => row.kind === 'arrow' && row.pdus?.[0]?.kind === 'CR');
  t.like(call, { isOut: true, tone: 'plain', from: scene.lifelines.of('alpha/to-bravo-1'), to: scene.lifelines.of('bravo') });
  t.is(call && textOf(call), 'CR  called "" calling ""');
});

test('the founding case: decisions are drawn where they are made, and belong to the call', async (t) => {
  const scene = await founding();
  const decision = scene.rows.find((row) => row.kind === 'decision');
  t.like(decision, { at: scene.lifelines.of('bravo'), tone: 'bad' });
  t.is(decision && textOf(decision), '2 connectors match, by address: to-alpha-1, to-alpha-2');
  t.deepEqual(decision?.call?.decisions.length, 1);
  t.is(decision?.call?.connector, 'alpha/to-bravo-1');
});

test('time that a virtual clock leaps over is said', async (t) => {
  const scene = await founding();
  t.true(scene.rows.filter((row) => row.kind === 'mark' && row.isTime).length >= 2);
});

test('a filter lets by what it fits, and says of how many', async (t) => {
  const scene = await founding();
  const desk = new Desk();
  desk.filter('host=bravo & pdu=CR & !retry');
  const shown = desk.shownOf(scene);
  t.is(shown.rows.length, 4);
  t.true(shown.rows.every((row) => row.kind === 'arrow' && row.pdus?.[0]?.kind === 'CR'));
  t.is(shown.all, scene.rows.filter((row) => !(row.kind === 'note' && row.isLog) && !(row.kind === 'mark' && row.isTime)).length);
});

test('a filter that cannot be read leaves the one that was there, and says where', (t) => {
  const desk = new Desk();
  desk.filter('pdu=CR');
  desk.filter('hots=bravo');
  t.true(desk.isFiltered);
  t.like(desk.fault, { column: 1 });
});

test('TCP is folded away, but not where it fails', async (t) => {
  const scene = await founding();
  const desk = new Desk();
  desk.turn({ isTcpFolded: true });
  const texts = desk.shownOf(scene).rows.map(textOf);
  t.false(texts.includes('TCP connect'));
  t.true(texts.includes('TCP reset'));
});

test('two rows at most are selected: of three, the last two', (t) => {
  const desk = new Desk();
  for (const id of [1, 2, 3]) desk.mark(id);
  t.deepEqual(desk.marked, [2, 3]);
  desk.mark(3);
  t.deepEqual(desk.marked, [2]);
});

test('each scenario of a run has a ladder of its own', (t) => {
  const start = { type: 'run.start', transport: 'memory', seed: 1, started: '' } as const;
  const model = modelOf(
    stamped([
      { ...start, name: 'one' },
      { type: 'link.open', line: LINE, caller: '', called: '' },
      { ...start, name: 'two' },
      { type: 'note', says: 'hello' },
    ]),
  );
  t.deepEqual(
    model.scenes.map(({ start: own, rows }) => [own?.name, rows.length]),
    [
      ['one', 1],
      ['two', 1],
    ],
  );
  const desk = new Desk();
  t.is(desk.sceneOf(model), model.scenes[1]);
  desk.choose(0);
  t.is(desk.sceneOf(model), model.scenes[0]);
});

test('PDUs of one packet are one row, which every one of them finds', (t) => {
  const pdu = (layer: string, kind: string, more?: true): RunEvent => ({
    ...{ type: 'pdu', line: LINE, layer, kind, from: 'caller', fields: {}, frame: 4 },
    ...(more && { more }),
  });
  const model = modelOf(stamped([pdu('cotp', 'DT', true), pdu('session', 'CN', true), pdu('presentation', 'CP')]));
  const scene = model.scenes[0]!;
  t.deepEqual(scene.rows.map(textOf), ['CN CP']);
  t.is(scene.pdus, 3);
  for (const [filter, count] of [
    ['pdu=CP', 1],
    ['layer=session', 1],
    ['pdu!=DT', 0],
  ] as const) {
    const desk = new Desk();
    desk.filter(filter);
    t.is(desk.shownOf(scene).rows.length, count, filter);
  }
});

test('of a group, those have passed that count so, of those that could', (t) => {
  const verdicts: readonly Verdict[] = ['pass', 'warn', 'xfail', 'fail', 'n/a'];
  const cases = new Cases();
  for (const [seq, verdict] of verdicts.entries())
    cases.add({ v: 1, seq, t: 0, type: 'verdict', case: `tpkt.${seq}`, role: 'responder', round: 1, verdict } as Told);
  cases.add({ v: 1, seq: 9, t: 0, type: 'case', case: 'tpkt.9', role: 'responder', round: 1 });
  t.like(cases.groups[0], { name: 'tpkt', passed: 3, able: 5 });
});

test('a case of the suite has its frames', (t) => {
  const model = modelOf(
    stamped([
      { type: 'case', case: 'tpkt.version.two', role: 'responder', round: 1 },
      { type: 'link.open', line: '127.0.0.1:40001>127.0.0.1:102', caller: '', called: '' },
      {
        ...{
          type: 'verdict',
          case: 'tpkt.version.two',
          role: 'responder',
          round: 1,
          verdict: 'fail',
          ending: 'open',
          expected: ['a close'],
        },
        ...{
          observed: 'CC',
          reason: '',
          clause: 'RFC 1006 §6',
          level: 'must',
          requirement: '',
          sent: [],
          frames: { first: 1, last: 5 },
          tookMs: 2,
        },
      },
    ]),
  );
  t.deepEqual(
    model.cases.groups.map(({ name, cases }) => [name, cases[0]!.told?.verdict]),
    [['tpkt', 'fail']],
  );
  const desk = new Desk();
  desk.filter(filterFor(model.cases.all[0]!));
  t.is(desk.shownOf(model.scenes[0]!).rows.length, 3);
  t.deepEqual(
    model.scenes[0]!.lifelines.all.map(({ host }) => host),
    ['tester', 'endpoint'],
  );
});
