import type { Covering } from './row.ts';

/** All of it, its header included. */
export const whole: Covering = ({ at, size }) => [at, size];

/** Its first octet: a code. */
export const code: Covering = ({ at }) => [at, 1];

/** Its second octet: a length. */
export const length: Covering = ({ at }) => [at + 1, 1];

/** Nothing that is in the packet. */
export const nothing: Covering = () => undefined;

/** What stands behind the code and the length of a parameter, X.224 §13.2.3 and X.225 §8.2.5. */
export const value: Covering = ({ at, size }, packet) => {
  const header = packet[at + 1] === LONG ? 4 : 2;
  return [at + header, size - header];
};

/** The contents of an element, X.690 §8.1, behind so many tags: 2 where one of them is explicit. */
export const behind =
  (tags: number): Covering =>
  ({ at, size }, packet) => {
    let from = at;
    for (let tag = 0; tag < tags; tag++) from += headerOf(packet[from + 1] ?? 0);
    return [from, at + size - from];
  };

/** Octets of a tag of one octet and its length. */
const headerOf = (first: number): number => (first < INDEFINITE ? 2 : 2 + first - INDEFINITE);

const INDEFINITE = 0x80;
const LONG = 0xff;
