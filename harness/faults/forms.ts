import { quoted, type Range, timesOf, written } from '#harness/filter/index.ts';
import { hex } from '#src/dissect/index.ts';

/** How an argument of a fault is written. */
export interface Form<T> {
  /** What it must be, for people: `a time such as 5s`. */
  readonly wants: string;
  /** Of `text`, quoted or bare; undefined where it is none. */
  read(text: string, isQuoted: boolean): T | undefined;
  write(value: T): string;
}

/** A time, or a range of which one is drawn each time. */
export const time: Form<Range> = {
  wants: 'a time such as 5s or 200ms, or a range such as 1s-5s',
  read: (text) => (/[a-z]$/.test(text) ? timesOf(text) : undefined),
  write: ({ least, most }) => (least === most ? timeSays(least) : `${timeSays(least)}-${timeSays(most)}`),
};

/** A number of things, from 1. */
export const count: Form<number> = { wants: 'a number from 1', read: (text) => whole(text, 1), write: String };

/** A place, or a number of things of which there may be none. */
export const place: Form<number> = { wants: 'a number from 0', read: (text) => whole(text, 0), write: String };

/** Octets, two hexadecimal digits each. */
export const octets: Form<Uint8Array> = {
  wants: 'octets in hexadecimal, such as 01 or 0a0b',
  read: (text) =>
    PAIRS.test(text) ? Uint8Array.from(text.replace(/^0x/i, '').match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)) : undefined,
  write: (value) => hex(value),
};

/** One of some words. */
export const oneOf = <W extends string>(words: readonly W[]): Form<W> & { readonly words: readonly W[] } => ({
  words,
  wants: `one of ${words.join(', ')}`,
  read: (text) => words.find((word) => word === text.toLowerCase()),
  write: (value) => value,
});

/** Any value: a text, a number, or octets behind 0x. What begins with 0x in quotes is a text. */
export const value: Form<string> = {
  wants: 'a value: a text, a number, or 0x and octets',
  read: (text, isQuoted) => (isQuoted && /^0x/i.test(text) ? `0x${hex(new TextEncoder().encode(text))}` : text),
  // A bare `times` would be taken for the word that follows what is done.
  write: (text) => (text === 'times' ? quoted(text) : written(text)),
};

/** A time in the largest unit that takes no fraction. */
export const timeSays = (ms: number): string => {
  const [unit, size] = UNITS.find(([, each]) => ms >= each && ms % each === 0) ?? ['ms', 1];
  return `${ms / size}${unit}`;
};

const whole = (text: string, least: number): number | undefined => {
  const number = /^(?:0x[\da-f]{1,8}|\d{1,9})$/i.test(text) ? Number(text) : Number.NaN;
  return number >= least ? number : undefined;
};

const PAIRS = /^(?:0x)?(?:[\da-f]{2}){1,1024}$/i;
const UNITS = [
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1000],
] as const;
