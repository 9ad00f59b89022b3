import { readdirSync } from 'node:fs';
import test from 'ava';
import { type Recorded, wholeOf } from '#harness/decode/index.ts';
import type { RunClock } from '#harness/net/index.ts';
import { isWhole } from '#harness/replay/index.ts';
import type { Line } from '#src/io/index.ts';
import { hex } from '../../support/hex.ts';
import { changed, differences, exchanged, recordedOf, rehearsed, replayedTo, withStrays } from '../../support/rehearsal.ts';
import { callOf } from '../../support/told.ts';
import { callsOf, conversations } from '../../support/vector.ts';

const STRICT = { caller: { strict: true }, called: { strict: true } };
const NONE = [[], []];

for (const vector of conversations) {
  test(`${vector.id}: what was recorded answers to what was recorded`, async (t) => {
    const calls = [...callsOf(vector).values()].map((said, index) => recordedOf(said, index + 1));
    const { caller, called } = await rehearsed(calls, calls, STRICT);
    t.deepEqual([differences(caller), differences(called)], NONE);
    t.is(caller.outcomes.length, calls.length);
    t.true(caller.outcomes.every(({ sent }) => sent > 0));
  });
}

test('captures of scenarios answer to themselves, to the octet', async (t) => {
  const folder = new URL('../../../captures/golden/', import.meta.url);
  const files = readdirSync(folder).filter((name) => name.endsWith('.pcapng'));
  for (const file of files.filter((_, index) => index % 16 === 0)) {
    const all = (await wholeOf(new URL(file, folder).pathname)).conversations.filter(isWhole);
    const { caller, called } = await rehearsed(all, all, STRICT);
    t.deepEqual([file, differences(caller), differences(called)], [file, ...NONE]);
    t.is(caller.outcomes.length, all.length);
  }
});

const message = recordedOf(callOf('normal-one-message'));
const recovery = recordedOf(callOf('normal-recovery'));
/** `MTA-A` and a time, as the references of session connections have them. */
const CALLER = ['04054d54412d41', '0405585859585a'] as const;
const CALLED = ['09070405', '4d54412d42'] as const;
const TIME = ['170d3939313132323132303030305a', '170d3030303130313030303030305a'] as const;

/** The same conversation where one side has another reference: in its CR or CC, and in what answers to it. */
const referring = (side: 'caller' | 'called', reference: number): Recorded =>
  changed(message, (tpkt, from) => {
    if (((tpkt[5] ?? 0) & 0xf0) < CALLS || tpkt[5] === CODE_DT) return tpkt;
    const other = Buffer.from(tpkt);
    if (from === side) other.writeUInt16BE(reference, SRC_REF);
    else if (tpkt[5] === CODE_CC) other.writeUInt16BE(reference, DST_REF);
    return other;
  });
const [CALLS, CODE_CC, CODE_DT, DST_REF, SRC_REF] = [0xd0, 0xd0, 0xf0, 6, 8];
const both = ({ caller, called }: Awaited<ReturnType<typeof rehearsed>>): readonly (readonly string[])[] => [
  differences(caller),
  differences(called),
];

// biome-ignore format: a table
/** One side says other things than the capture of the other has. Strict, it hears its own again: the other side has learned them. */
const learned: Readonly<Record<string, () => Promise<readonly (readonly string[])[]>>> = {
  'the reference of the caller':  async () => both(await rehearsed([referring('caller', 0x4711)], [message], { caller: { strict: true } })),
  'the reference of the called':  async () => both(await rehearsed([message], [referring('called', 0x4711)], { called: { strict: true } })),
  'references of a session':      async () => both(await rehearsed([exchanged(message, [CALLER, TIME])], [message], { caller: { strict: true } })),
  'those that a recovery names':  async () => both(await rehearsed([exchanged(recovery, [CALLER, TIME])], [recovery], { caller: { strict: true } })),
  'what the called side is named': async () => both(await rehearsed([message], [exchanged(message, [[CALLED.join(''), '090704055a5a5a5a5a']])])),
};
for (const [what, play] of Object.entries(learned)) {
  test(`${what} may be another one`, async (t) => t.deepEqual(await play(), NONE));
}

test('what is smaller than it was is cut again', async (t) => {
  const SIZE = ['c0010b', 'c00107'] as const;
  const small = exchanged(message, [SIZE], 'called');
  const { caller, called } = await rehearsed([message], [small]);
  t.deepEqual([differences(caller), differences(called)], NONE);
  const changes = caller.told.flatMap((each) => (each.kind === 'said' ? each.changes : []));
  t.true(changes.includes('cut into 5, the TPDU size is 128'));
  const strict = await rehearsed([message], [small], { caller: { strict: true } });
  t.deepEqual(differences(strict.caller), ['2 CC > TPDU size: 0b (2048 octets) | 07 (128 octets)']);
});

test('a caller that proposes less is granted no more', async (t) => {
  const small = exchanged(message, [['c0010b', 'c00107']], 'caller');
  const { caller, called } = await rehearsed([small], [message]);
  t.deepEqual([differences(caller), differences(called)], NONE);
});

const DR = hex('0300000b06 80 0001 0000 03');
type Act = Uint8Array | 'close' | 'reset';
/** Someone who says this when the first octets have come, and after each more that comes. */
const saying =
  (...answers: readonly (Act | readonly Act[])[]) =>
  (line: Line): void => {
    const due = [...answers];
    line.on({
      opened: () => {},
      drained: () => {},
      closed: () => {},
      received: () => {
        for (const act of [due.shift() ?? []].flat()) {
          if (act === 'close') line.close();
          else if (act === 'reset') line.reset();
          else line.send(act);
        }
      },
    });
  };
const CC = message.said[1]!.tpkt;
const AC = message.said[3]!.tpkt;

// biome-ignore format: a table
/** What the called side does, and what is said of it. Where nothing is, it stops, and says where. */
const answers: Readonly<Record<string, readonly [answer: (line: Line, clock: RunClock) => void, says: readonly string[], stoppedAt: number]>> = {
  'a DR in the place of a CC': [saying(DR),                ['2 cotp: cotp CC | cotp DR'], 3],
  'nothing':                   [saying(),                  ['2 CC  called "MTA-B" calling "MTA-A" | nothing within 10.0 s'], 3],
  'an end':                    [saying('close'),           ['2 CC  called "MTA-B" calling "MTA-A" | closed by the other side'], 2],
  'a reset':                   [saying('reset'),           ['2 CC  called "MTA-B" calling "MTA-A" | reset by the other side'], 2],
  'what is no packet':         [saying(hex('48545450')),   ['2 octets: CC  called "MTA-B" calling "MTA-A" | no packet, 4 octets: 48545450'], 3],
  'half a packet':             [saying([CC.subarray(0, 9), 'close']), ['2 octets: CC  called "MTA-B" calling "MTA-A" | no packet, 9 octets: 0300001c17d0000100'], 3],
  'another selector':          [saying(exchanged(message, [['c2054d54412d42', 'c2054d54412d43']]).said[1]!.tpkt), ['2 CC > called transport-selector: 4d54412d42 ("MTA-B") | 4d54412d43 ("MTA-C")'], 3],
  'an end behind a CC':        [saying(CC, 'close'),       ['4 AC CPA AARE RTOAC MTABindResult  MTA-B, no checkpoints, window 3, responding P "P1", called S "S1" | closed by the other side'], 4],
  'another name':              [saying(CC, exchanged(message, [['80054d54412d42', '80054d54412d43']]).said[3]!.tpkt), ['4 MTABindResult > responder-name: MTA-B | MTA-C'], 5],
  'another password':          [saying(CC, exchanged(message, [['7365637265742d62', '7365637265742d63']]).said[3]!.tpkt), ['4 MTABindResult > responder-credentials: not shown | not shown'], 5],
  'another checkpoint size':   [saying(CC, exchanged(message, [['b121800100', 'b121800101']]).said[3]!.tpkt), ['4 RTOAC > checkpointSize: 0 | 1'], 5],
};
for (const [what, [answer, says, stoppedAt]] of Object.entries(answers)) {
  test(`finds ${what}, and where it stopped`, async (t) => {
    const { outcomes, ...side } = await replayedTo(message, answer);
    t.deepEqual([differences(side), outcomes[0]?.stoppedAt], [says, stoppedAt]);
  });
}

test('says what cannot be made to fit', async (t) => {
  const other = exchanged(message, [['b121800100', 'b121800101']]).said[3]!.tpkt;
  const { told } = await replayedTo(message, saying(CC, other));
  const notes = told.flatMap((each) => (each.kind === 'differs' && each.note ? [each.note] : []));
  t.deepEqual(
    notes.map((note) => note.split(':')[0]),
    ['the checkpoints that follow are those of the capture'],
  );
});

test('goes on past a difference where it is to', async (t) => {
  const other = changed(message, (tpkt, from) =>
    from === 'called' && tpkt === CC ? exchanged(message, [['c2054d54412d42', 'c2054d54412d43']]).said[1]!.tpkt : tpkt,
  );
  const { caller } = await rehearsed([message], [other], { caller: { continues: true } });
  t.deepEqual(differences(caller), ['2 CC > called transport-selector: 4d54412d42 ("MTA-B") | 4d54412d43 ("MTA-C")']);
  t.is(caller.outcomes[0]?.stoppedAt, undefined);
  t.is(caller.outcomes[0]?.same, 3);
});

test('what comes besides is more than there was', async (t) => {
  const ED = hex('03 00 0007 02 f0 80');
  const { outcomes, ...side } = await replayedTo({ ...message, said: message.said.slice(0, 4) }, saying(CC, Buffer.concat([AC, ED])));
  t.deepEqual(differences(side), ['more nothing more | DT  0 octets']);
});

test('octets that are no packet are said and expected where they were, however TCP cuts them', async (t) => {
  const strange = withStrays(message, [
    { from: 'caller', octets: hex('ff00ff'), behind: 2 },
    { from: 'called', octets: hex('aabb'), behind: 4 },
    { from: 'called', octets: hex('ccdd'), behind: 4 },
  ]);
  const { caller, called } = await rehearsed([strange]);
  t.deepEqual([differences(caller), differences(called)], NONE);
  t.true(caller.told.some((each) => each.kind === 'came' && each.says === 'no packet, 4 octets: aabbccdd'));
});

test('keeps the gaps of the capture where it is to', async (t) => {
  const slow = { ...message, said: message.said.map((each, index) => ({ ...each, at: index * 60_000 })) };
  t.true((await rehearsed([slow])).time < 1000);
  const { time, ...sides } = await rehearsed([slow], [slow], { caller: { pace: true }, called: { pace: true } });
  t.true(time >= (message.said.length - 1) * 60_000);
  t.deepEqual([differences(sides.caller), differences(sides.called)], NONE);
});

test('who talks for ever is not listened to for ever', async (t) => {
  const answer = (line: Line, clock: RunClock): void => {
    const DT = Buffer.concat([hex('03 00 ffff 02 f0 00'), Buffer.alloc(0xffff - 7)]);
    let sent = 0;
    const flood = (): void => {
      if (sent++ < 500) line.send(DT);
      clock.alarm(100, flood);
    };
    line.on({
      opened: () => {},
      drained: () => {},
      closed: () => {
        sent = 500;
      },
      received: flood,
    });
  };
  const { outcomes, time, ...side } = await replayedTo(message, answer);
  t.deepEqual(differences(side), ['2 CC  called "MTA-B" calling "MTA-A" | nothing within 10.0 s']);
});

test('a target that is not there is no difference', async (t) => {
  const { outcomes, told } = await replayedTo(message, undefined);
  t.deepEqual([told, outcomes[0]?.unreachable?.ending], [[], 'refused']);
});
