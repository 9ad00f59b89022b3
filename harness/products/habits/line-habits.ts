import type { Deed, Habit, Meddler, Reach } from '#harness/faults/index.ts';
import { ofHost, ofLine } from './habit.ts';
import { CODE, codeIn, FIN, incoming, NOTHING, outgoing, streaming, tpduIn } from './packets.ts';
import { sizeIn } from './request-habits.ts';

/** So many lines at once are served; what becomes of one more. */
const limited = (most: number, more: (isMore: () => boolean) => Meddler) => (): Habit => {
  let lines = 0;
  return () => {
    const isMore = lines >= most;
    if (!isMore) lines += 1;
    return {
      ...more(() => isMore),
      ends: () => {
        if (!isMore) lines -= 1;
      },
    };
  };
};

/** One of its lines has sent half a CR: what comes on the others waits until the rest is there, or the line is gone. */
const blocking = (): Habit => {
  const host: { holder: object | undefined } = { holder: undefined };
  const waiting = new Set<Reach>();
  const letGo = (line: object): void => {
    if (host.holder !== line) return;
    host.holder = undefined;
    for (const reach of waiting) reach.release(host);
  };
  return () => {
    const line = {};
    let got = 0;
    let length: number | undefined;
    let isPast = false;
    let own: Reach | undefined;
    return {
      ...streaming(({ octets }) => {
        if (isPast) return undefined;
        const isHeld = host.holder !== undefined && host.holder !== line;
        // The length is in the first four octets, which come together as a rule; of one by one the last is taken for it.
        if (got < HEADER && got + octets.length >= HEADER) length = got === 0 ? (octets[2]! << 8) | octets[3]! : octets[HEADER - 1 - got];
        got += octets.length;
        isPast = length !== undefined && got >= length;
        if (isPast) letGo(line);
        else host.holder ??= line;
        return isHeld ? [{ wait: Number.POSITIVE_INFINITY, by: host }, { pass: octets }] : undefined;
      }),
      begins: (reach) => {
        own = reach;
        waiting.add(reach);
      },
      ends: () => {
        if (own) waiting.delete(own);
        letGo(line);
      },
    };
  };
};

/** Once something has come, nothing that comes to the host is heard any more, on any of its lines. */
const hanging = (at: Meddler['at'], isFatal: Parameters<typeof fatal>[1]) => (): Habit => {
  const host = { isDead: false };
  return () => [streaming(() => (host.isDead ? NOTHING : undefined)), fatal(at, isFatal, host)];
};
const fatal = (at: Meddler['at'], isFatal: (octets: Uint8Array) => boolean, host: { isDead: boolean }): Meddler => ({
  at,
  going: 'in',
  meddle: ({ octets }) => {
    host.isDead ||= isFatal(octets);
    return host.isDead ? NOTHING : undefined;
  },
});

const confirmed =
  (deeds: (octets: Uint8Array) => readonly Deed[]): Habit =>
  () =>
    outgoing((each) => (codeIn(each) === CODE.CC ? deeds(each.octets) : undefined));

const HEADER = 4;
const LATE = 5000;

// biome-ignore format: a table
/** Habits that concern lines, and how many of them there are. */
export const LINE_HABITS = {
  fiveLines: ofHost('five-connections', 'seen with libiec61850 1.5.3, as it is built by default',
    'Serves 5 connections at once; accepts one more, and closes it with no TPDU.',
    limited(5, (isMore) => ({ at: 'opening', going: 'in', meddle: () => (isMore() ? [FIN] : undefined) }))),
  hundredLines: ofHost('hundred-connections', 'seen with iec61850bean 1.9.1',
    'Serves 100 connections at once; accepts one more, and leaves it open and silent.',
    limited(100, (isMore) => streaming(() => (isMore() ? NOTHING : undefined)))),
  halfCrBlocks: ofHost('half-a-cr-blocks', 'seen with ISODE 8.3',
    'Half a CR on one line keeps all other callers waiting, until the rest of it comes or the line is gone.', blocking),
  hangsAtSize31: ofHost('hangs-at-size-31', 'seen with iso-on-tcp 0.1.0',
    'Hangs for good, with all its lines, at a CR with a TPDU size of code 31 or more.',
    hanging('packet', (octets) => (sizeIn(tpduIn('CR', { octets }) ?? { parameters: [] }) ?? 0) >= 31)),
  hangsAtLength0: ofHost('hangs-at-length-0', 'seen with osi-net 1.0.2, which runs out of memory over it',
    'Hangs for good, with all its lines, at a TPKT of length 0.',
    hanging('chunk', (octets) => octets.length >= HEADER && octets[2] === 0 && octets[3] === 0)),
  silentAfterAccept: ofLine('silent-after-accept', 'seen with iec61850bean 1.9.1 where it is full; of seven clients five hang for more than 9 s',
    'Accepts a TCP connection, and says nothing on it, ever.', () => streaming(() => NOTHING)),
  finAfterAccept: ofLine('fin-after-accept', 'seen with libiec61850 1.5.3 where it is full',
    'Accepts a TCP connection, and closes it with no TPDU.', () => ({ at: 'opening', going: 'in', meddle: () => [FIN] })),
  nothingAfterCr: ofLine('nothing-after-cr', 'what a server does whose user does not answer; assumed',
    'Reads the CR, and answers nothing.', () => incoming((each) => (codeIn(each) === CODE.CR ? NOTHING : undefined))),
  lateCc: ofLine('late-cc', 'answers out of step after a time limit (gijzelaerr/python-snap7#70)',
    'Its CC comes 5 seconds late.', confirmed((octets) => [{ wait: LATE }, { pass: octets }])),
} as const;
