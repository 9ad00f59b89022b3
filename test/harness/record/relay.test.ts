import test from 'ava';
import { Faults, parseFault } from '#harness/faults/index.ts';
import type { RunEvent } from '#harness/run/index.ts';
import { LineError } from '#src/io/index.ts';
import { frame } from '#src/tpkt/index.ts';
import type { Leg, LegHandler } from '../../../harness/record/leg.ts';
import { Relay } from '../../../harness/record/relay.ts';
import { FakeClock } from '../../support/fake-line.ts';

/** A leg that goes nowhere: it notes what is asked of it. */
class FakeLeg implements Leg {
  readonly remote = { host: '192.0.2.1', port: 40_001 };
  readonly done: string[] = [];
  handler: LegHandler | undefined;
  on(handler: LegHandler): void {
    this.handler = handler;
  }
  open(): void {}
  send(octets: Uint8Array): boolean {
    this.done.push(nameOf(octets));
    return true;
  }
  pause(): void {
    this.done.push('pause');
  }
  resume(): void {
    this.done.push('resume');
  }
  finish(): void {
    this.done.push('FIN');
  }
  reset(): void {
    this.done.push('RST');
  }
}

const CR = frame(Uint8Array.of(6, 0xe0, 0, 0, 0, 1, 0));
const CC = frame(Uint8Array.of(6, 0xd0, 0, 1, 0, 2, 0));
const nameOf = (octets: Uint8Array): string => (octets[5] === 0xe0 ? 'CR' : octets[5] === 0xd0 ? 'CC' : `${octets.length} octets`);

interface Scene {
  readonly caller: FakeLeg;
  readonly called: FakeLeg;
  readonly clock: FakeClock;
  readonly faults: Faults;
  readonly told: string[];
}

const scene = (...texts: readonly string[]): Scene => {
  const [caller, called, clock, told] = [new FakeLeg(), new FakeLeg(), new FakeClock(), [] as string[]];
  const emit = (event: RunEvent): void => void (event.type === 'fault' && told.push(event.says));
  const faults = new Faults({ seed: 1, emit }, texts.map(parseFault));
  const meddlers = faults.between({ host: '192.0.2.1', port: 40_001 }, { host: '192.0.2.2', port: 102 }, 'caller');
  const relay = new Relay(
    { caller, called },
    {
      passed: (from, octets) => void told.push(`${from} ${nameOf(octets)}`),
      finished: (by) => void told.push(`${by} has no more to say`),
      over: (how, by) => void told.push(`${how} by ${by}`),
      gone: () => void told.push('gone'),
    },
    { clock, meddlers },
  );
  relay.open();
  return { caller, called, clock, faults, told };
};

/** What becomes of a fault between a caller and a called. */
const CASES: Readonly<
  Record<
    string,
    readonly [fault: string, act: (scene: Scene) => void, caller: readonly string[], called: readonly string[], told: readonly string[]]
  >
> = {
  'nothing that fits: all passes': [
    'DT: drop',
    ({ caller, called }) => {
      caller.handler?.received(CR);
      called.handler?.received(CC);
    },
    ['CC'],
    ['CR'],
    ['caller CR', 'called CC'],
  ],
  'what is dropped is not told of as passed': [
    'CR from caller: drop',
    ({ caller }) => caller.handler?.received(CR),
    [],
    [],
    ['taken away, 11 octets'],
  ],
  'what waits is read on when it has gone': [
    'CR: delay 1s',
    ({ caller, clock }) => {
      caller.handler?.received(CR);
      clock.pass(1000);
    },
    ['pause', 'resume'],
    ['CR'],
    ['held up for 1s', 'caller CR'],
  ],
  'an end comes behind what waits': [
    'CR: delay 1s',
    ({ caller, clock }) => {
      caller.handler?.received(CR);
      caller.handler?.finished();
      clock.pass(1000);
    },
    ['pause', 'resume'],
    ['CR', 'FIN'],
    ['held up for 1s', 'caller CR', 'caller has no more to say'],
  ],
  'a reset in between is one for both': [
    'CC: reset',
    ({ called, clock }) => {
      called.handler?.received(CC);
      clock.pass(500);
      called.handler?.received(CC);
    },
    ['RST'],
    ['pause', 'RST', 'resume'],
    ['the connection is reset in its place', 'reset by called'],
  ],
  'a close in between is one for both': [
    'CC: close',
    ({ called, clock }) => {
      called.handler?.received(CC);
      clock.pass(500);
    },
    ['FIN'],
    ['pause', 'FIN', 'resume'],
    ['the connection is closed in its place', 'closed by called'],
  ],
  'a way that is closed in between is one end of both': [
    'CC: close half',
    ({ caller, called }) => {
      called.handler?.received(CC);
      caller.handler?.received(CR);
      called.handler?.received(CC);
      called.handler?.finished();
      caller.handler?.finished();
    },
    ['FIN'],
    ['CR', 'FIN'],
    ['this way is closed in its place, and the other is open', 'called has no more to say', 'caller CR', 'closed by called'],
  ],
  'what is held goes on when it is let go': [
    'CR: hold',
    ({ caller, faults }) => {
      caller.handler?.received(CR);
      faults.clear();
    },
    ['pause', 'resume'],
    ['CR'],
    ['held', 'caller CR'],
  ],
  'a reset of one end drops what waits': [
    'CR: delay 1s',
    ({ caller, called, clock }) => {
      caller.handler?.received(CR);
      caller.handler?.closed(new LineError('reset', 'gone'));
      clock.pass(1000);
      called.handler?.closed();
    },
    ['pause'],
    ['RST'],
    ['held up for 1s', 'reset by caller', 'gone'],
  ],
};

for (const [title, [fault, act, caller, called, told]] of Object.entries(CASES)) {
  test(title, (t) => {
    const made = scene(fault);
    act(made);
    t.deepEqual(
      [made.caller.done.filter((each, index, all) => each !== all[index - 1]), made.called.done, made.told],
      [caller, called, told],
    );
  });
}
