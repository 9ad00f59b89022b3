import type { Deed, Habit, Reach } from '#harness/faults/index.ts';
import type { TpduOf } from '#src/cotp/index.ts';
import { ofLine } from './habit.ts';
import {
  answering,
  CODE,
  codeIn,
  drOf,
  erOf,
  FIN,
  incoming,
  NOTHING,
  nsduIn,
  outgoing,
  P,
  packetOf,
  RST,
  tpduIn,
  valueAt,
} from './packets.ts';

/** What is done with a TPDU of that code that comes before a CR, or after one. */
const turned =
  (code: number, when: 'before' | 'after', deeds: () => readonly Deed[]): Habit =>
  () => {
    let isAfter = false;
    return incoming((each) => {
      const got = codeIn(each);
      const isMeant = got === code && isAfter === (when === 'after');
      isAfter ||= got === CODE.CR;
      return isMeant ? deeds() : undefined;
    });
  };

const where =
  (isMeant: (code: number) => boolean, deeds: (nsdu: Uint8Array) => readonly Deed[]): Habit =>
  () =>
    incoming((each) => (isMeant(codeIn(each)) ? deeds(nsduIn(each)) : undefined));

/** A second CR does not reach our stack: its CC goes out once more, as whoever stands before it makes it. */
const again: Habit = () => {
  let out: Reach | undefined;
  let cc: Uint8Array | undefined;
  return [
    incoming((each) => {
      if (codeIn(each) !== CODE.CR || cc === undefined) return undefined;
      out?.do([{ pass: packetOf(cc.with(2, nsduIn(each)[4]!).with(3, nsduIn(each)[5]!)) }]);
      return NOTHING;
    }),
    {
      ...outgoing((each) => {
        if (codeIn(each) === CODE.CC) cc ??= nsduIn(each);
        return undefined;
      }),
      begins: (reach) => {
        out = reach;
      },
    },
  ];
};

/** Our DR in other words: who was called is told, and that there is nobody. */
const notFound: Habit = () => {
  let called: Uint8Array | undefined;
  return [
    incoming((each) => {
      called = valueAt(tpduIn('CR', each)?.parameters ?? [], P.called) ?? called;
      return undefined;
    }),
    outgoing((each) => {
      const dr: TpduOf<'DR'> | undefined = tpduIn('DR', each);
      const text = new TextEncoder().encode(`OSI service tsap/${namedBy(called ?? new Uint8Array())} not found.`);
      return dr && [{ pass: packetOf(drOf(dr.dstRef, dr.srcRef, NORMAL, text)) }, FIN];
    }),
  ];
};

const namedBy = (tsap: Uint8Array): string => {
  if (tsap.length === 2) return `#${(tsap[0]! << 8) | tsap[1]!}`;
  return tsap.every((octet) => octet > 0x20 && octet < 0x7f) ? new TextDecoder().decode(tsap) : Buffer.from(tsap).toString('hex');
};

const NORMAL = 128;
const TYPE = 2;
const KNOWN: readonly number[] = [CODE.CR, CODE.DT, CODE.DR];
const dcOf = (dr: Uint8Array): Uint8Array => Uint8Array.of(6, CODE.DC, dr[4] ?? 0, dr[5] ?? 0, 0, 1, 0);
const rejected = (): readonly Deed[] => [answering(erOf(0, TYPE)), FIN];

// biome-ignore format: a table
/** Habits that concern TPDUs in their course, X.224 §6. */
export const COURSE_HABITS = {
  earlyDtEnds: ofLine('dt-before-cr-ends', 'seen with python-snap7 3.x, libiec61850 1.5.3 and iec61850bean 1.9.1',
    'Ends the line with a FIN where a DT comes before a CR.', turned(CODE.DT, 'before', () => [FIN])),
  earlyDtIgnored: ofLine('dt-before-cr-ignored', 'seen with conpot',
    'Passes over a DT that comes before a CR.', turned(CODE.DT, 'before', () => NOTHING)),
  earlyDtEr: ofLine('dt-before-cr-er', 'seen with ISODE 8.3',
    'Answers a DT that comes before a CR with an ER of cause 2, and ends the line.', turned(CODE.DT, 'before', rejected)),
  secondCrEr: ofLine('second-cr-er', 'seen with ISODE 8.3',
    'Answers a second CR with an ER of cause 2, and ends the line.', turned(CODE.CR, 'after', rejected)),
  secondCrIgnored: ofLine('second-cr-ignored', 'seen with conpot',
    'Passes over a second CR.', turned(CODE.CR, 'after', () => NOTHING)),
  secondCrConfirmed: ofLine('second-cr-confirmed', 'seen with snap7 1.4.x, iso-on-tcp 0.1.0 and libiec61850 1.5.3',
    'Confirms a second CR on the same line, and any other.', again),
  drIgnored: ofLine('dr-ignored', 'seen with conpot',
    'Passes over a DR.', where((code) => code === CODE.DR, () => NOTHING)),
  drByDr: ofLine('dr-answered-by-dr', 'seen with iso-on-tcp 0.1.0',
    'Answers a DR with a DR whose references and reason are 0, and ends the line.',
    where((code) => code === CODE.DR, () => [answering(drOf(0, 0, 0)), FIN])),
  drByDc: ofLine('dr-answered-by-dc', 'seen with snap7 1.4.x',
    'Answers a DR with a DC one octet too long, for class 0 has none, and ends the line.',
    where((code) => code === CODE.DR, (nsdu) => [answering(dcOf(nsdu)), FIN])),
  edIgnored: ofLine('ed-ignored', 'seen with iso-on-tcp 0.1.0',
    'Passes over an ED.', where((code) => code === CODE.ED, () => NOTHING)),
  othersIgnored: ofLine('other-tpdus-ignored', 'seen with snap7 1.4.x and conpot',
    'Passes over every TPDU but CR, DR and DT, known or not.', where((code) => !KNOWN.includes(code), () => NOTHING)),
  edEnds: ofLine('ed-ends', 'seen with ISODE 8.3, whose session layer aborts over it',
    'Ends the line where an ED comes.', where((code) => code === CODE.ED, () => [FIN])),
  othersReset: ofLine('other-tpdus-reset', 'seen with ISODE 8.3',
    'Resets the line at a TPDU that class 0 does not have.',
    where((code) => ![...KNOWN, CODE.ED, CODE.ER, CODE.CC].some((each) => each === code), () => [RST])),
  neverEr: ofLine('fin-in-place-of-er', 'seen with iso-on-tcp 0.1.0, osi-net 1.0.2, snap7 1.4.x, python-snap7 3.x, libiec61850 1.5.3 and iec61850bean 1.9.1',
    'Never sends an ER: ends the line with a FIN where one is due.',
    () => outgoing((each) => (codeIn(each) === CODE.ER ? [FIN] : undefined))),
  notFound: ofLine('dr-128-with-text', 'seen with ISODE 8.3',
    'Refuses a T-selector that nobody has with a DR of reason 128, which class 0 does not have, and a text as its user data; ends the line.', notFound),
} as const;
