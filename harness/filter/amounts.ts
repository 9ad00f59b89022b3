/** From least to most, both included. */
export interface Range {
  readonly least: number;
  readonly most: number;
}

/** A whole number or a range of them: `7`, `0x1f`, `3-7`. */
export const numbersOf = (text: string): Range | undefined => {
  const [, first, last = first] = NUMBERS.exec(text) ?? [];
  return first === undefined ? undefined : bounded({ least: Number(first), most: Number(last) });
};

/** A time or a range of times, in milliseconds: `1.5` is seconds, `20ms` and `3s` are what they say; a unit at one end is for both. */
export const timesOf = (text: string): Range | undefined => {
  const [, first, itsUnit, last = first, unit = itsUnit ?? 's'] = TIMES.exec(text) ?? [];
  return first === undefined ? undefined : bounded({ least: timeOf(first, itsUnit ?? unit), most: timeOf(last, unit) });
};

/** A subject's value as a number; NaN, which is neither more nor less than anything, where it is none. */
export const amountOf = (value: string | number | boolean): number =>
  typeof value === 'number' ? value : typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;

// Whole nanoseconds: 0.07 s is then the 70 ms that it looks like.
const timeOf = (count = '', unit: string): number => Number((Number(count) * UNITS[unit as keyof typeof UNITS]).toFixed(6));

const bounded = (range: Range): Range | undefined => (Math.max(range.least, range.most) <= Number.MAX_SAFE_INTEGER ? range : undefined);

const UNITS = { us: 0.001, ms: 1, s: 1000, min: 60_000, h: 3_600_000 } as const;
const NUMBERS = /^(0x[\da-f]{1,14}|\d{1,16})(?:-(0x[\da-f]{1,14}|\d{1,16}))?$/i;
const TIMES = /^(\d{1,16}(?:\.\d{1,9})?)(us|ms|s|min|h)?(?:-(\d{1,16}(?:\.\d{1,9})?)(us|ms|s|min|h)?)?$/;
