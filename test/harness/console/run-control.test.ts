import test from 'ava';
import { type Deed, KnownLines, Refusal, RunControl, Turnstile } from '#harness/console/index.ts';
import { TextError } from '#harness/filter/index.ts';
import type { Stamped } from '#harness/run/index.ts';
import { type Lab, play } from '#harness/topology/index.ts';
import { load } from '../../../harness/scenario-file/load.ts';
import { until } from '../../support/console.ts';
import { TOLD_APART } from '../../support/scenarios.ts';

/** A run with a console at it, begun paused or not. */
const begun = (transport: 'memory' | 'tcp', isPaused: boolean) => {
  const events: Stamped[] = [];
  const gate = new Turnstile(isPaused);
  const lines = new KnownLines(gate);
  let lab: Lab | undefined;
  const control = new RunControl({ gate, lines, faults: () => lab?.faults });
  const done = play(load(`${TOLD_APART}steps: [{ open: ["*"] }, { wait: 5 s }]\n`, 'apart.yaml').topologies[0]!, {
    transport,
    seed: 1,
    portShift: 10_000,
    gate,
    between: lines.between,
    faults: [],
    begins: (begun) => {
      lab = begun;
    },
    watch: (event) => {
      events.push(event);
      control.heard(event);
    },
  });
  let isDone = false;
  void done.then(() => {
    isDone = true;
  });
  const told = () => events.filter(({ type }) => type !== 'octets');
  const rest = () => new Promise((resolve) => setTimeout(resolve, 100));
  const kinds = () => events.flatMap((event) => (event.type === 'pdu' ? [event.kind] : []));
  return { control, done, told, rest, kinds, lab: () => lab!, isDone: () => isDone };
};

const id = 1;
const linesIn = (events: readonly Stamped[]) => events.flatMap((event) => (event.type === 'link.open' ? [event.line] : []));

for (const transport of ['memory', 'tcp'] as const) {
  test(`${transport}: a run that is begun paused does nothing, and goes on as if nothing had been`, async (t) => {
    const undisturbed = await begun(transport, false).done;
    const run = begun(transport, true);
    await run.rest();
    const { length } = run.told();
    t.deepEqual(run.kinds(), []);
    await run.rest();
    t.is(run.told().length, length);
    t.is(run.lab().clock.now(), run.lab().clock.now());
    run.control.do({ type: 'resume', id });
    const { verdict, events } = await run.done;
    t.is(verdict, undisturbed.verdict);
    // Of several sockets none comes first.
    const words = (all: readonly Stamped[]) =>
      all.flatMap((event) => (event.type === 'pdu' ? [`${event.line} ${event.from} ${event.kind}`] : [])).toSorted();
    t.deepEqual(words(events), words(undisturbed.events));
  });

  test(`${transport}: step by step something is told each time, and nothing more`, async (t) => {
    const run = begun(transport, true);
    await run.rest();
    for (let step = 0; step < 5; step++) {
      const { length } = run.told();
      run.control.do({ type: 'step', id });
      await until(() => run.told().length > length);
      await run.rest();
      const { length: after } = run.told();
      await run.rest();
      t.is(run.told().length, after);
      t.true(after - length < 20);
      t.true(run.control.state.paused);
    }
    run.control.do({ type: 'resume', id });
    await run.done;
  });

  test(`${transport}: it stands at what a filter fits`, async (t) => {
    const run = begun(transport, true);
    run.control.do({ type: 'break', id, filter: 'pdu=CC & host=bravo' });
    t.deepEqual(run.control.state, { paused: true, breakOn: 'pdu=CC & host=bravo', faults: [] });
    run.control.do({ type: 'resume', id });
    await until(() => run.control.state.paused);
    await run.rest();
    t.is(run.kinds().at(-1), 'CC');
    t.false(run.isDone());
    run.control.do({ type: 'break', id });
    run.control.do({ type: 'resume', id });
    t.is((await run.done).verdict, 'pass');
  });

  test(`${transport}: a fault that comes while it stands strikes`, async (t) => {
    const run = begun(transport, true);
    await run.rest();
    t.is(run.control.do({ type: 'fault', id, fault: 'CC from bravo #1: drop' }), 'CC from bravo #1: drop');
    t.deepEqual(run.control.state.faults, ['CC from bravo #1: drop']);
    run.control.do({ type: 'resume', id });
    const { events } = await run.done;
    t.true(events.some((event) => event.type === 'fault' && event.fault === 'CC from bravo #1: drop'));
  });

  test(`${transport}: octets by hand are said on a line that is open`, async (t) => {
    const run = begun(transport, true);
    run.control.do({ type: 'break', id, filter: 'pdu=CC' });
    run.control.do({ type: 'resume', id });
    await until(() => run.control.state.paused);
    const [line] = linesIn(run.told());
    const octets = '0300000b06800000010002';
    t.is(run.control.do({ type: 'inject', id, line: line!, from: 'caller', octets }), '11 octets are said');
    run.control.do({ type: 'break', id });
    run.control.do({ type: 'resume', id });
    const { events } = await run.done;
    t.true(events.some((event) => event.type === 'octets' && event.line === line && Buffer.from(event.octets).toString('hex') === octets));
  });
}

/** What cannot be done, and what is said of it. */
const refusals: Readonly<Record<string, readonly [deed: Deed, error: typeof Refusal | typeof TextError, says: RegExp]>> = {
  'a filter that is none': [{ type: 'break', id, filter: 'hots=a' }, TextError, /there is no field "hots"/],
  'a fault that is none': [{ type: 'fault', id, fault: 'CC: explode' }, TextError, /there is no fault "explode"/],
  'octets on a line that is not there': [
    { type: 'inject', id, line: '10.1.0.1:1>10.1.0.2:102', from: 'caller', octets: '00' },
    Refusal,
    /there is no line/,
  ],
};
for (const [title, [deed, error, says]] of Object.entries(refusals)) {
  test(`refuses ${title}`, async (t) => {
    const run = begun('memory', true);
    t.regex(t.throws(() => run.control.do(deed), { instanceOf: error })!.message, says);
    run.control.do({ type: 'resume', id });
    await run.done;
  });
}

test('what there is not is told with why, in the words of the run', (t) => {
  t.deepEqual(Object.keys(new RunControl({}).cannot), ['step', 'fault', 'inject']);
  const control = new RunControl({ gate: new Turnstile(), cannot: { fault: 'verdicts would mean nothing' } });
  t.like(control.cannot, { fault: 'verdicts would mean nothing', inject: 'nothing can be said by hand here: the lines are not ours' });
  t.throws(() => control.do({ type: 'fault', id, fault: 'CR: drop' }), { instanceOf: Refusal, message: 'verdicts would mean nothing' });
  t.deepEqual(begun('memory', false).control.cannot, {});
});

test('what waits for nobody is drawn no more, and says so', (t) => {
  const control = new RunControl({});
  t.is(control.pauses, 'drawing');
  t.regex(control.do({ type: 'pause', id })!, /the run goes on/);
  t.true(control.state.paused);
  t.throws(() => control.do({ type: 'step', id }), { instanceOf: Refusal });
  t.throws(() => control.do({ type: 'clear', id }), { instanceOf: Refusal });
});
