import type { Deed, Habit, Reach } from '#harness/faults/index.ts';
import { concat } from '#src/core/index.ts';
import { DT_HEADER } from '#src/cotp/index.ts';
import { assembling, costOf } from './assembling.ts';
import { ofLine, type ProductHabit } from './habit.ts';
import { CODE, codeIn, dtOf, FIN, incoming, NOTHING, outgoing, P, packetOf, tpduIn, valueAt } from './packets.ts';

/** A DT of any length reaches our stack in pieces that every agreed size allows; one of more than `most` octets ends the line. */
const taken =
  (most: (granted: number) => number): Habit =>
  () => {
    let granted = LARGEST;
    return [
      incoming((each) => {
        const dt = tpduIn('DT', each);
        if (dt === undefined) return undefined;
        if (dt.userData.length + DT_HEADER > most(granted)) return [FIN];
        return dt.userData.length <= PIECE ? undefined : cut(dt.userData, PIECE, dt.eot);
      }),
      outgoing((each) => {
        granted = sizeSaid(tpduIn('CC', each)?.parameters) ?? granted;
        return undefined;
      }),
    ];
  };

/** What goes out is cut anew: so many octets of user data in each DT as the whole DT may have. */
const overlong: Habit = () => {
  let size: number | undefined;
  let held: Uint8Array[] = [];
  return outgoing((each) => {
    const { parameters } = tpduIn('CC', each) ?? {};
    size = parameters ? sizeSaid(parameters) : size;
    const dt = tpduIn('DT', each);
    if (dt === undefined) return undefined;
    held.push(dt.userData);
    if (!dt.eot) return NOTHING;
    const tsdu = concat(held);
    held = [];
    return cut(tsdu, size ?? LONGEST, true);
  });
};

/** In DTs of so many octets of user data, or of as many as a packet has room for. */
const cut = (userData: Uint8Array, wanted: number, eot: boolean): readonly Pass[] => {
  const most = Math.min(wanted, LONGEST);
  return Array.from({ length: Math.max(1, Math.ceil(userData.length / most)) }, (_, index) => {
    const end = (index + 1) * most;
    return { pass: packetOf(dtOf(userData.subarray(index * most, end), eot && end >= userData.length)) };
  });
};
type Pass = Extract<Deed, { readonly pass: unknown }>;

/** In octets; undefined where it is none, 2^0 among them, which stands for NaN. */
const sizeSaid = (parameters: Parameters<typeof valueAt>[0] = []): number | undefined => {
  const code = valueAt(parameters, P.size)?.[0];
  return code === undefined || code < 7 || code > 16 ? undefined : 2 ** code;
};

/** Says all that it is told again once it has confirmed the call, through everybody who meddles with what goes out. */
const echoes: Habit = () => {
  let out: Reach | undefined;
  let unsaid: Pass[] = [];
  let cost = 0;
  let isConfirmed = false;
  const add = assembling(() => cost);
  return [
    incoming((each) => {
      const dt = tpduIn('DT', each);
      if (dt === undefined) return undefined;
      const tsdu = add(dt);
      if (tsdu === undefined) return NOTHING;
      if (tsdu === 'long') return [FIN];
      const said = cut(tsdu, LONGEST, true);
      if (isConfirmed) out?.do(said);
      else {
        unsaid.push(...said);
        cost += said.reduce((sum, { pass }) => sum + costOf(pass), 0);
      }
      return NOTHING;
    }),
    {
      ...outgoing((each) => {
        if (codeIn(each) !== CODE.CC) return undefined;
        isConfirmed = true;
        const first = unsaid;
        unsaid = [];
        cost = 0;
        return [{ pass: each.octets }, ...first];
      }),
      begins: (reach) => {
        out = reach;
      },
    },
  ];
};

/** A packet behind one that nothing has answered yet waits for the delayed acknowledgement of it, as Nagle has it. */
const delayed: Habit = () => {
  let isUnanswered = false;
  return [
    incoming(() => {
      isUnanswered = false;
      return undefined;
    }),
    outgoing(({ octets }) => {
      const waits: readonly Deed[] = isUnanswered ? [{ wait: DELAY }] : NOTHING;
      isUnanswered = true;
      return [...waits, { pass: octets }];
    }),
  ];
};

const LARGEST = 65_531;
/** Of user data, in the largest DT that a packet has room for. */
const LONGEST = LARGEST - DT_HEADER;
/** Of user data, in a DT of 128 octets: the least size that there is. */
const PIECE = 128 - DT_HEADER;
/** Milliseconds after which Linux acknowledges what nothing has answered. */
const DELAY = 40;

// biome-ignore format: a table
/** Habits that concern DTs, X.224 §13.7. */
export const DATA_HABITS = {
  longDtTaken: ofLine('long-dt-taken', 'seen with ISODE 8.3, iso-on-tcp 0.1.0, osi-net 1.0.2 and python-snap7 3.x',
    'Takes a DT of more octets than the TPDU size that was agreed.', taken(() => LARGEST)),
  dtTo4096: ofLine('dt-to-4096', 'seen with snap7 1.4.x',
    'Takes a DT of up to 4,096 octets whatever was agreed, and ends the line at a longer one.', taken(() => 4096)),
  dtToSize: ofLine('dt-to-size', 'seen with libiec61850 1.5.3 and iec61850bean 1.9.1',
    'Takes a DT of the TPDU size that its CC names, and ends the line at a longer one.', taken((granted) => granted)),
  dtIgnored: ofLine('long-dt-ignored', 'seen with conpot',
    'Passes over a DT of more octets than the TPDU size that was agreed.', () => {
      let proposed: number | undefined;
      return incoming((each) => {
        if (codeIn(each) === CODE.CR) proposed = sizeSaid(tpduIn('CR', each)?.parameters);
        const { userData } = tpduIn('DT', each) ?? {};
        return userData && userData.length + DT_HEADER > (proposed ?? LARGEST) ? NOTHING : undefined;
      });
    }),
  sizeAndThree: ofLine('dt-3-octets-over', 'seen with iso-on-tcp 0.1.0',
    'Counts user data alone against the TPDU size, so that its DTs have 3 octets more than was agreed.', overlong),
  delayed: ofLine('no-tcp-nodelay', 'seen with ISODE 8.3',
    'Leaves Nagle’s algorithm on: a packet behind one that is not answered yet comes 40 ms late.', delayed),
  echoes: { ...ofLine('echoes', 'seen with a server made of iso-on-tcp 0.1.0',
    'Sends every TSDU back, where no MTA stands behind it.', echoes), isUser: true } satisfies ProductHabit,
} as const;
