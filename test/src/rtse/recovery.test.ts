import test from 'ava';
import type { Mode } from '#src/presentation/index.ts';
import { isSameConnection, type Recovery, referencesOf } from '#src/rtse/index.ts';
import type { References } from '#src/session/index.ts';
import { Dice } from '../../support/random.ts';
import { apduIn, type Down, line, openIn, type User, willing } from '../../support/rtse.ts';

const WITHIN = 60_000;
const octets = new Dice(228).octets(5000);

interface Run {
  readonly positive: number;
  readonly negative: number;
  readonly delivered: readonly Uint8Array[];
  readonly openings: readonly string[];
}

/**
 * A sender that has one APDU, and a line that breaks at each of these packets, one after another. Both sides keep what can be recovered, and the
 * sender opens again until it knows.
 */
const run = (mode: Mode, sender: 'caller' | 'called', breaks: readonly number[], checkpointSize = 1): Run => {
  const delivered: Uint8Array[] = [];
  const openings: string[] = [];
  let positive = 0;
  let negative = 0;
  let kept: { readonly caller?: Recovery; readonly called?: Recovery } = {};
  const listens =
    (side: 'caller' | 'called'): User =>
    (told) => {
      if (told.kind === 'RT-TRANSFER.indication') delivered.push(told.apdu.octets);
      if (told.kind === 'RT-TRANSFER.confirm') told.result === 'positive' ? positive++ : negative++;
      if (told.kind === 'RT-P-ABORT.indication') {
        const { [side]: _, ...others } = kept;
        kept = told.recovery ? { ...others, [side]: told.recovery } : others;
      }
      return side === 'called' && told.kind === 'RT-OPEN.indication' ? [answer(told.recover)] : willing()(told);
    };
  const answer = (recover: References | undefined): Down => {
    if (recover === undefined) return { kind: 'RT-OPEN.response', result: 'accepted' };
    const recovery = kept.called;
    if (!recovery || !isSameConnection(recovery.references, recover)) return { kind: 'RT-OPEN.response', result: 'refused', reason: 1 };
    return { kind: 'RT-OPEN.response', result: 'accepted', recovery };
  };
  const transfer: Down = { kind: 'RT-TRANSFER.request', apdu: apduIn(mode, octets), within: WITHIN };
  for (let attempt = 0; attempt < breaks.length + 4 && positive === 0; attempt++) {
    const references = referencesOf(mode, 'calling', { name: `call ${attempt}`, time: '991122120000Z' });
    const ends = line({ user: listens('caller'), breaksAt: breaks[attempt] ?? Infinity }, { user: listens('called') });
    const recovery = kept.caller;
    const turn = sender === 'caller' ? 'initiator' : 'responder';
    ends.caller.send({ ...openIn(mode), references, turn, checkpointSize, windowSize: 3, ...(recovery && { recovery }) });
    const opened = ends.caller.told.find(({ kind }) => kind === 'RT-OPEN.confirm') as { readonly result?: string } | undefined;
    openings.push(`${recovery ? 'recover' : 'open'} ${opened?.result ?? 'lost'}`);
    if (opened?.result === 'refused') kept = {};
    if (opened?.result === 'accepted' && recovery === undefined && ends.caller.told.length === 1) ends[sender].send(transfer);
  }
  return { positive, negative, delivered, openings };
};

const fits = (delivered: readonly Uint8Array[]): boolean => delivered.length === 1 && Buffer.from(delivered[0]!).equals(octets);

for (const mode of ['normal', 'x410-1984'] as const) {
  for (const sender of ['caller', 'called'] as const) {
    test(`${mode}, ${sender} sends: a line that breaks at any packet loses nothing and delivers nothing twice`, (t) => {
      const openings = new Set<string>();
      for (let at = 3; at < MOST; at++) {
        const { positive, negative, delivered, openings: made } = run(mode, sender, [at]);
        t.deepEqual([positive, negative], [1, 0], `at ${at}: ${made.join(', ')}`);
        t.true(fits(delivered), `at ${at}: ${made.join(', ')}: ${delivered.length}`);
        openings.add(made.join(', '));
      }
      t.true(
        [...openings].some((made) => made === 'open accepted, recover accepted'),
        [...openings].join('\n'),
      );
      t.true(openings.has('open accepted'), 'the last of them is behind the end');
    });

    test(`${mode}, ${sender} sends: the same without checkpoints`, (t) => {
      for (let at = 5; at < FEW; at++) {
        const { positive, negative, delivered, openings } = run(mode, sender, [at], 0);
        t.deepEqual([positive, negative, fits(delivered)], [1, 0, true], `at ${at}: ${openings.join(', ')}`);
      }
    });

    test(`${mode}, ${sender} sends: it may break again while it recovers`, (t) => {
      for (let first = 5; first < MOST; first += 2)
        for (let second = 5; second < MOST; second += 3) {
          const { positive, negative, delivered, openings } = run(mode, sender, [first, second, 12]);
          t.deepEqual([positive, negative, fits(delivered)], [1, 0, true], `at ${first} and ${second}: ${openings.join(', ')}`);
        }
    });
  }
}

/** More packets than a run of one association has. */
const MOST = 30;
const FEW = 12;
