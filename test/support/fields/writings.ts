import type { Place } from './place.ts';

/** How what a place says is written by tshark, as one text or more, or none. */
export type Writing = (place: Place) => readonly (string | number)[];

/** The value as it is: a number, text, octets in hexadecimal. */
export const plain: Writing = ({ value }) => (value === undefined ? [] : [typeof value === 'boolean' ? Number(value) : value]);

/** That it is there: tshark has 1 for what has no value. */
export const there: Writing = () => [1];

/** How many there are in it. */
export const count: Writing = ({ children = [] }) => [children.length];

/** A value in hexadecimal as a number. */
export const hexadecimal: Writing = ({ value }) => [Number.parseInt(String(value), 16)];

/** A bit of a value in hexadecimal, by its worth. */
export const bit =
  (worth: number): Writing =>
  ({ value }) => [Number((Number.parseInt(String(value), 16) & worth) !== 0)];

/** Two bits of a value in hexadecimal, from that place on. */
export const pair =
  (from: number): Writing =>
  ({ value }) => [(Number.parseInt(String(value), 16) >> from) & 3];

/** A bit of a BIT STRING by its number: the first is the highest of the first octet, and those that are not there are 0. */
export const named =
  (number: number): Writing =>
  ({ value }) => {
    const octet = String(value).slice(2 * (number >> 3), 2 * (number >> 3) + 2);
    return [(Number.parseInt(octet || '0', 16) >> (7 - (number & 7))) & 1];
  };

/** Which alternative it is, by its number: where it stands among these. */
export const choice =
  (...alternatives: readonly string[]): Writing =>
  (place) => {
    const number = alternatives.findIndex((each) => each !== '' && isNamed(place, each));
    return [number < 0 ? `${place.path} says ${place.says}` : number];
  };

/** What is written of a place that is that alternative, and nothing of one that is another. */
export const when =
  (alternative: string, as: Writing = plain): Writing =>
  (place) =>
    isNamed(place, alternative) ? as(place) : [];

/** An alternative goes by its name, or what is said begins with it. */
const isNamed = ({ name, says = '' }: Place, alternative: string): boolean =>
  name === alternative || says === alternative || says.startsWith(`${alternative}:`);

/** The same wherever it stands: tshark tells of a choice where our tree has what was chosen alone. */
export const always =
  (number: number): Writing =>
  () => [number];

/** UTCTime as tshark writes it. */
export const utc: Writing = ({ value }) => [String(value).replace(/^(..)(..)(..)(..)(..)(..)Z$/, '$1-$2-$3 $4:$5:$6 (UTC)')];

/** Text with the ends of its lines as tshark writes them. */
export const lines: Writing = ({ value }) => [String(value).replaceAll('\r', '\\r').replaceAll('\n', '\\n')];

/** How many octets the contents of an element have whose tag is one octet, X.690 §8.1.3. */
export const contentsSize: Writing = ({ size }) => [
  size - ([2, 3, 4, 5].find((header, index) => size - header < (LIMITS[index] ?? 0)) ?? 6),
];

/** How many octets tshark has written in hexadecimal. */
export const octetsIn = (value: string): number => value.length / 2;

/** Below which contents take one octet of length, two, and so on. */
const LIMITS = [0x80, 0x100, 0x1_0000, 0x100_0000];
