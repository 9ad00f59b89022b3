import { Readable } from 'node:stream';
import test from 'ava';
import { record } from '#harness/capture/index.ts';
import { type Recorded, wholeOf } from '#harness/decode/index.ts';
import { Conductor, type Outcome, type Told } from '#harness/replay/index.ts';
import type { Stamped } from '#harness/run/index.ts';
import { buildLab, type Lab, play } from '#harness/topology/index.ts';
import { sendLetters } from '../../../harness/topology/letters.ts';
import type { SendStep, Step } from '../../../harness/topology/topology.ts';
import { connector, type End, host, topology } from '../../support/hosts.ts';
import { differences, TERMS } from '../../support/rehearsal.ts';
import { complaints, tsharkTest, WITH_X410 } from '../../support/tshark.ts';

const ALPHA = '10.1.0.1';
const BRAVO = '10.1.0.2';
const GENERIC: End = { product: 'generic' };

/** Two MTAs with a link between them. */
const hosts = (bravo: End = GENERIC, alpha: End = GENERIC) => [
  host('alpha', alpha, [ALPHA], [{ ...connector('link', alpha, BRAVO, bravo.mta ?? 'BRAVO'), peer: 'bravo/link' }]),
  host('bravo', bravo, [BRAVO], [{ ...connector('link', bravo, ALPHA, 'ALPHA'), peer: 'alpha/link' }]),
];
const SEND: SendStep = {
  verb: 'send',
  from: 'alpha/link',
  messages: 2,
  subject: 'again',
  size: 5000,
  priority: 'normal',
  report: false,
};
const STEPS: readonly Step[] = [{ verb: 'open', connectors: ['alpha/link'] }, SEND];

const captured = async (events: readonly Stamped[]): Promise<readonly Recorded[]> => {
  const capture = record(events, { start: Date.UTC(2026, 10, 22, 21), names: [] });
  return (await wholeOf(Readable.from([capture]))).conversations.filter(({ said: [first] }) => first?.pdus[0]?.kind === 'CR');
};
/** What alpha and bravo said when it was recorded. */
const recorded = play(topology(hosts(), { steps: STEPS }), { transport: 'memory', seed: 1 }).then(({ events }) => captured(events));

/** One of them alone, in memory. */
const labOf = async (alone: string, bravo?: End, alpha?: End): Promise<Lab> => {
  const lab = buildLab(topology(hosts(bravo, alpha).map((each) => ({ ...each, up: each.name === alone }))), {
    transport: 'memory',
    seed: 7,
  });
  await lab.start();
  return lab;
};

interface Result {
  readonly told: readonly Told[];
  readonly outcomes: readonly Outcome[];
  readonly events: readonly Stamped[];
}

/** Plays alpha against a bravo that lives. */
const asInitiator = async (bravo?: End): Promise<Result> => {
  const all = (await recorded).filter(({ stream }) => stream.caller.ip === ALPHA);
  const lab = await labOf('bravo', bravo);
  const told: Told[] = [];
  const conductor = new Conductor('caller', TERMS, lab.clock, { told: (_, each) => void told.push(each) });
  const outcomes = await lab.clock.settle(
    conductor.playAll(all, () => lab.network.dial({ host: BRAVO, port: 102 }, { host: ALPHA, port: 0 })),
  );
  await lab.close();
  return { told, outcomes, events: lab.stream.events };
};

/** Plays bravo against an alpha that lives, and does what it did. */
const asResponder = async (alpha?: End, subject = SEND.subject): Promise<Result> => {
  const due = (await recorded).filter(({ stream }) => stream.caller.ip === ALPHA);
  const lab = await labOf('alpha', undefined, alpha);
  const told: Told[] = [];
  const plays: Promise<Outcome>[] = [];
  const conductor = new Conductor('called', TERMS, lab.clock, { told: (_, each) => void told.push(each) });
  await lab.network.listen({ host: BRAVO, port: 102 }, (line) => {
    const next = due.shift();
    if (next) plays.push(conductor.play(next, line));
    else line.reset();
  });
  await lab.clock.settle(lab.mtaOf('alpha').open('link'));
  sendLetters(lab, { ...SEND, subject });
  await lab.clock.settle(lab.quiet());
  await lab.clock.settle(lab.mtaOf('alpha').release());
  const outcomes = await lab.clock.settle(Promise.all(plays));
  await lab.close();
  return { told, outcomes, events: lab.stream.events };
};

const delivered = (events: readonly Stamped[]): number =>
  events.filter((each) => each.type === 'message' && each.state === 'delivered').length;

test('an MTA that is as it was answers as it did, and takes the messages', async (t) => {
  const { outcomes, events, ...side } = await asInitiator();
  t.deepEqual(differences(side), []);
  t.true(outcomes.length > 0);
  t.is(delivered(events), 2);
});

test('an MTA with less room gets the same messages in smaller pieces', async (t) => {
  const { told, events } = await asInitiator({ product: 'generic', rules: { tpduSize: 512 } });
  t.deepEqual(differences({ told }), []);
  t.true(told.some((each) => each.kind === 'said' && each.changes.some((change) => change.startsWith('cut into'))));
  t.is(delivered(events), 2);
});

test('an MTA with another name is found out', async (t) => {
  const { told } = await asInitiator({ product: 'generic', mta: 'CHARLIE' });
  t.deepEqual(
    differences({ told }).map((line) => line.replace(/^\d+ /, '')),
    ['MTABindResult > responder-name: BRAVO | CHARLIE'],
  );
});

test('an MTA that calls is answered as it was', async (t) => {
  const { outcomes, ...side } = await asResponder();
  t.deepEqual(differences(side), []);
  t.is(outcomes.length, 1);
});

test('another message is found where it differs, past a smaller TPDU size', async (t) => {
  const { told } = await asResponder({ product: 'generic', rules: { tpduSize: 512 } }, 'other');
  t.deepEqual(
    differences({ told }).map((line) => line.replace(/^\d+ /, '')),
    ['message > content > information-object > heading > subject: again | other'],
  );
});

tsharkTest('what is played is sound', async (t) => {
  const { events } = await asInitiator({ product: 'generic', rules: { tpduSize: 512 } });
  t.deepEqual(await complaints(record(events, { start: 0, names: [] }), WITH_X410), []);
});
