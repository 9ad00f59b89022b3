import type { Said as Packet, Recorded, Stray } from '#harness/decode/index.ts';
import { MemoryNetwork, type RunClock, VirtualClock } from '#harness/net/index.ts';
import { Conductor, type Outcome, type Terms, type Told } from '#harness/replay/index.ts';
import { Conversation, type End } from '#src/dissect/index.ts';
import type { Line } from '#src/io/index.ts';
import { Framer, frame } from '#src/tpkt/index.ts';
import type { Said } from './vector.ts';

/** How a replay is played where a test says nothing else. */
export const TERMS: Terms = { within: 10_000, pace: false, continues: false, strict: false, selectors: {} };

/** What was said on a line, as it stands in a capture: a frame and a millisecond for each packet. */
export const recordedOf = (said: readonly Said[], number = 1): Recorded => {
  const framers = { caller: new Framer(), called: new Framer() };
  const packets = said.flatMap(({ from, octets }) =>
    octets ? framers[from].push(octets).map(({ nsdu, reserved }) => ({ from, tpkt: frame(nsdu, reserved) })) : [],
  );
  const by = said.find(({ octets }) => octets === undefined)?.from;
  return { ...dissected(packets, number), ...(by && { end: { how: 'closed', by, frame: packets.length + 1 } }) };
};

/** The same with each packet as `change` has it. */
export const changed = ({ stream, said, end }: Recorded, change: (tpkt: Uint8Array, from: End) => Uint8Array): Recorded => {
  const packets = said.map(({ from, tpkt }) => ({ from, tpkt: change(tpkt, from) }));
  return { ...dissected(packets, stream.number), ...(end && { end }) };
};

/** The same with other octets in the place of some, of the same number, wherever they stand in what one side says, or both. */
export const exchanged = (recorded: Recorded, pairs: readonly (readonly [from: string, to: string])[], side?: End): Recorded =>
  changed(recorded, (tpkt, from) => {
    if (side && side !== from) return tpkt;
    let hex = Buffer.from(tpkt).toString('hex');
    for (const [was, is] of pairs) hex = hex.replaceAll(was, is);
    return Buffer.from(hex, 'hex');
  });

/** The same with octets that are no packet in it. */
export const withStrays = (recorded: Recorded, strays: readonly Pick<Stray, 'from' | 'octets' | 'behind'>[]): Recorded => ({
  ...recorded,
  strays: strays.map((stray) => ({ ...stray, why: 'not a TPKT', frame: stray.behind + 1, at: stray.behind })),
  strange: strays.reduce((sum, { octets }) => sum + octets.length, 0),
});

const dissected = (packets: readonly { readonly from: End; readonly tpkt: Uint8Array }[], number: number): Recorded => {
  const conversation = new Conversation();
  const said: readonly Packet[] = packets.map(({ from, tpkt }, index) => ({
    from,
    tpkt,
    pdus: conversation.packet(from, tpkt.subarray(TPKT_HEADER), tpkt[1]),
    frame: index + 1,
    at: index,
  }));
  const [caller, called] = [
    { ip: '10.1.0.1', port: 40_001 },
    { ip: '10.1.0.2', port: 102 },
  ];
  return { stream: { number, caller, called, isOpened: true }, said, strays: [], strange: 0, missing: 0 };
};

/** What one side of a rehearsal told, and what came of it. */
export interface Side {
  readonly told: readonly Told[];
  readonly outcomes: readonly Outcome[];
}

/** Two replays play with one another over a wire in memory, each its own side of its own recording. */
export const rehearsed = async (
  caller: readonly Recorded[],
  called: readonly Recorded[] = caller,
  terms: { readonly caller?: Partial<Terms>; readonly called?: Partial<Terms> } = {},
): Promise<{ readonly caller: Side; readonly called: Side; readonly time: number }> => {
  const clock = new VirtualClock();
  const network = new MemoryNetwork(clock, { addresses: [HERE, THERE.host] });
  const told: Readonly<Record<End, Told[]>> = { caller: [], called: [] };
  const conductor = (us: End): Conductor =>
    new Conductor(us, { ...TERMS, ...terms[us] }, clock, { told: (_, each) => void told[us].push(each) });
  const due = [...called];
  const plays: Promise<Outcome>[] = [];
  const responder = conductor('called');
  await network.listen(THERE, (line) => {
    const recorded = due.shift();
    if (recorded === undefined) line.reset();
    else plays.push(responder.play(recorded, line));
  });
  const outcomes = await clock.settle(conductor('caller').playAll(caller, () => network.dial(THERE, { host: HERE, port: 0 })));
  const heard = await clock.settle(Promise.all(plays));
  return { caller: { told: told.caller, outcomes }, called: { told: told.called, outcomes: heard }, time: clock.now() };
};

/** Plays as the caller against whoever answers a line; undefined: nobody listens. */
export const replayedTo = async (
  recorded: Recorded,
  answer: ((line: Line, clock: RunClock) => void) | undefined,
  terms: Partial<Terms> = {},
): Promise<Side & { readonly time: number }> => {
  const clock = new VirtualClock();
  const network = new MemoryNetwork(clock, { addresses: [HERE, THERE.host] });
  if (answer) await network.listen(THERE, (line) => answer(line, clock));
  const told: Told[] = [];
  const conductor = new Conductor('caller', { ...TERMS, ...terms }, clock, { told: (_, each) => void told.push(each) });
  const outcomes = await clock.settle(conductor.playAll([recorded], () => network.dial(THERE, { host: HERE, port: 0 })));
  return { told, outcomes, time: clock.now() };
};

/** What differs, in short: `CC > TPDU size: 0b -> 0a`. */
export const differences = ({ told }: Pick<Side, 'told'>): readonly string[] =>
  told.flatMap((each) => {
    if (each.kind !== 'differs') return [];
    const { frame: at = 'more', path, was, is, expected, got } = each;
    return [path === undefined ? `${at} ${expected} | ${got}` : `${at} ${path}: ${was ?? 'nothing'} | ${is ?? 'nothing'}`];
  });

const HERE = '10.1.0.1';
const THERE = { host: '10.1.0.2', port: 102 };
const TPKT_HEADER = 4;
