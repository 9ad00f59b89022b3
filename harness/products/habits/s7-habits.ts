import type { Deed, Habit } from '#harness/faults/index.ts';
import type { TpduOf } from '#src/cotp/index.ts';
import { assembling } from './assembling.ts';
import { ofLine, type ProductHabit } from './habit.ts';
import { answering, CODE, codeIn, dtOf, FIN, incoming, NOTHING, packetOf, tpduIn } from './packets.ts';

type DT = TpduOf<'DT'>;

/** How a server puts a TSDU together: it gives the TSDU with its last DT, and before that nothing. One that is too long ends the line. */
interface Assembling {
  add(dt: DT): Uint8Array | 'long' | undefined;
  /** What it has received or sent besides lies in the same memory. */
  note?(packet: Uint8Array): void;
}

/** An S7 server as far as every client goes first: it answers the setup of a communication. What it does at what is no S7 differs. */
const server =
  (made: () => Assembling, atOthers: readonly Deed[] = NOTHING): Habit =>
  () => {
    const parts = made();
    return incoming((each) => {
      const dt = tpduIn('DT', each);
      if (dt === undefined) {
        if (codeIn(each) === CODE.CR) parts.note?.(each.octets);
        return undefined;
      }
      const tsdu = parts.add(dt);
      if (tsdu === undefined) return NOTHING;
      if (tsdu === 'long') return [FIN];
      if (!isS7(tsdu)) return atOthers;
      if (tsdu[1] !== JOB || tsdu[10] !== SETUP) return NOTHING;
      const answer = dtOf(setUp(tsdu));
      parts.note?.(packetOf(answer));
      return [answering(answer)];
    });
  };

/** Whether it is an S7 request whose lengths add up. */
const isS7 = (tsdu: Uint8Array): boolean =>
  tsdu[0] === S7 && (tsdu[1] === JOB || tsdu[1] === USER_DATA) && HEADER + number(tsdu, 6) + number(tsdu, 8) === tsdu.length;

/** The answer to a setup: as many jobs at once as were asked for, and PDUs of 240 to 960 octets. */
const setUp = (request: Uint8Array): Uint8Array => {
  const size = Math.min(Math.max(number(request, 16), 240), 960);
  const reference = request.subarray(4, 6);
  return Uint8Array.of(S7, ANSWER, 0, 0, ...reference, 0, 8, 0, 0, 0, 0, SETUP, 0, ...request.subarray(12, 16), size >> 8, size & 0xff);
};

const whole = (): Assembling => ({ add: assembling() });

const single = (): Assembling => ({ add: ({ userData }) => userData });

/** From the third DT on the place to write at moves on by all that came before in place of by what came last; the hole keeps what was there. */
const skewed = (): Assembling => {
  const memory = new Uint8Array(MEMORY);
  let at = PAYLOAD;
  let offset = 0;
  return {
    note: (packet) => memory.set(packet.subarray(0, MEMORY)),
    add: ({ userData, eot }) => {
      at += offset;
      if (at + userData.length > MEMORY) return NONE;
      memory.set(userData, at);
      if (!eot) {
        offset += userData.length;
        return undefined;
      }
      const tsdu = memory.slice(PAYLOAD, PAYLOAD + offset + userData.length);
      at = PAYLOAD;
      offset = 0;
      return tsdu;
    },
  };
};

const user = (habit: ProductHabit): ProductHabit => ({ ...habit, isUser: true });
const number = (octets: Uint8Array, at: number): number => ((octets[at] ?? 0) << 8) | (octets[at + 1] ?? 0);

/** The S7 header, and the function that sets a communication up. */
const S7 = 0x32;
const JOB = 1;
const ANSWER = 3;
const USER_DATA = 7;
const SETUP = 0xf0;
const HEADER = 10;
/** The SI of a CN, X.225 §8.3.1. */
const SESSION_CONNECT = 0x0d;
/** A packet of snap7 in memory: where its payload begins, and what it has room for. */
const PAYLOAD = 7;
const MEMORY = PAYLOAD + 4096;
const NONE = new Uint8Array();

// biome-ignore format: a table
/** Habits of the servers that stand on transport connections, where no MTA does. */
export const S7_HABITS = {
  s7: user(ofLine('s7-setup', 'seen with python-snap7 3.x',
    'Answers the setup of an S7 communication, in however many DTs it comes, and passes over all else.', server(whole))),
  s7Skewed: user(ofLine('s7-setup-skewed', 'seen with snap7 1.4.x',
    'Answers the setup of an S7 communication, with or without a CR before it. What comes in three DTs and more it puts together wrongly, with octets of what went before, and ends the line where that is no S7.',
    server(skewed, [FIN]))),
  s7Single: user(ofLine('s7-setup-single', 'seen with conpot',
    'Answers the setup of an S7 communication that comes in one DT: takes each DT for a whole request, and passes over all else.', server(single))),
  sessionOnly: user(ofLine('session-only', 'seen with libiec61850 1.5.3 and iec61850bean 1.9.1, which speak MMS',
    'Ends the line at a TSDU that is no session CONNECT, and answers none that is.',
    () => incoming((each) => {
      const { userData } = tpduIn('DT', each) ?? {};
      return userData && userData[0] !== SESSION_CONNECT ? [FIN] : undefined;
    }))),
} as const;
