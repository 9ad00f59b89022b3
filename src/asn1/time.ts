import { defined } from '#src/core/index.ts';
import { type Basic, basic } from './basic.ts';
import { berFaults } from './faults.ts';
import { joined } from './segments.ts';
import type { Tag } from './tag.ts';
import { octetsOfText, textOf } from './text.ts';
import { octetIn, type Tlv } from './tlv.ts';
import { UNIVERSAL_TAGS } from './universal.ts';

/** A time as its type tells it: what is not said is absent, the offset being that of local time without `Z` and without a differential. */
export interface Time {
  /** Two digits in a UTCTime. */
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute?: number;
  readonly second?: number;
  /** Of the last unit that is said: '5' of 12:30.5. */
  readonly fraction?: string;
  /** Minutes east of Greenwich. */
  readonly offset?: number;
}

/** What a UTCTime says, X.680 §47; undefined where it is none. */
export const timeInUtc = (text: string): Time | undefined => timeIn(UTC, text);

/** What a GeneralizedTime says, X.680 §46; undefined where it is none. */
export const timeInGeneralized = (text: string): Time | undefined => timeIn(GENERALIZED, text);

const timeIn = (form: RegExp, text: string): Time | undefined => {
  const groups = form.exec(text)?.groups;
  if (!groups) return undefined;
  const { year, month, day, hour, minute, second, fraction, zone } = groups;
  if (Number(month) > 12 || Number(month) < 1 || Number(day) < 1) return undefined;
  if (Number(day) > daysOf(Number(year), Number(month)) || Number(hour) > 23) return undefined;
  if (Number(minute ?? 0) > 59 || Number(second ?? 0) > 59) return undefined;
  const whole = { year: Number(year), month: Number(month), day: Number(day), hour: Number(hour) };
  return { ...whole, ...defined({ minute: numberOf(minute), second: numberOf(second), fraction, offset: offsetOf(zone) }) };
};

// A century that is no leap year has no two digits of its own: 00 counts as one.
const daysOf = (year: number, month: number): number => {
  if (month !== 2) return DAYS[month - 1]!;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
};
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const numberOf = (digits: string | undefined): number | undefined => (digits === undefined ? undefined : Number(digits));

const offsetOf = (zone: string | undefined): number | undefined => {
  if (zone === undefined) return undefined;
  const minutes = zone === 'Z' ? 0 : Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3, 5));
  return zone.startsWith('-') ? 0 - minutes : minutes;
};

/** A type of time as the text that stands there; `checked` asks that it be a time. */
const time = (tag: Tag, meaning: (text: string) => Time | undefined): Basic<string> =>
  basic({
    tag,
    gather: joined,
    read: textOf,
    write: octetsOfText,
    check(content: Uint8Array, tlv: Tlv) {
      const got = content.length > LONGEST ? `${content.length} octets` : textOf(content);
      if (content.length > LONGEST || meaning(got) === undefined) throw berFaults.time({ octet: octetIn(tlv, 0), got });
    },
  });

const UTC = /^(?<year>\d\d)(?<month>\d\d)(?<day>\d\d)(?<hour>\d\d)(?<minute>\d\d)(?<second>\d\d)?(?<zone>Z|[+-](?:[01]\d|2[0-3])[0-5]\d)$/;
const GENERALIZED =
  /^(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)(?<hour>\d\d)(?:(?<minute>\d\d)(?<second>\d\d)?)?(?:[.,](?<fraction>\d+))?(?<zone>Z|[+-](?:[01]\d|2[0-3])(?:[0-5]\d)?)?$/;
const LONGEST = 64;

/** UTCTime, X.680 §47, as it stands: '991122120000Z'. */
export const utcTime: Basic<string> = time(UNIVERSAL_TAGS.utcTime, timeInUtc);

/** GeneralizedTime, X.680 §46, as it stands: '19991122120000.5Z'. */
export const generalizedTime: Basic<string> = time(UNIVERSAL_TAGS.generalizedTime, timeInGeneralized);
